//! Markdown to blocks: the subset that articles may use, everything else reported.
//!
//! The subset is an allow-list over the parser's events, so a construct nobody thought of is refused rather than shown.
//! Nesting is bounded by [`LIST_DEPTH`] and [`SPAN_DEPTH`]: what goes deeper is reported and skipped without recursion,
//! so no file can exhaust the stack.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::name::check_address;
use super::report::Report;
use super::text::TextRun;
use crate::block::{Block, Inline, inline_text};
use crate::rule::{self, Rule};

/// How deep lists go: a list, and a list in its items. A quote counts as one, and stands only at the top level.
const LIST_DEPTH: u8 = 2;
/// How deep spans go: a link with strong words, or strong words with a link.
const SPAN_DEPTH: u8 = 2;

/// Reads the body that stands at `range` of the file. `n_sources` is how many sources the front matter names, `None`
/// where it could not be read.
pub(super) fn read(report: &mut Report, text: &str, range: Range<usize>, n_sources: Option<usize>) -> Vec<Block> {
    let base = range.start;
    let source = text.get(range).unwrap_or_default();
    let parser = Parser::new_ext(source, Options::ENABLE_TABLES);
    // A definition `[name]: address` would vanish from the page without a trace.
    for (name, definition) in parser.reference_definitions().iter() {
        report.raise_because(rule::NOT_ALLOWED, base + definition.span.start, "", name, "引用式链接");
    }
    let events: Vec<_> = parser.into_offset_iter().collect();
    let mut body =
        Body { report, source, base, n_sources, events: events.into_iter().peekable(), n_headings: 0, level: 1 };
    let blocks = body.blocks(0);
    if blocks.is_empty() {
        report.raise(rule::EMPTY_BODY, base, "", "");
    }
    blocks
}

struct Body<'a> {
    report: &'a mut Report,
    source: &'a str,
    base: usize,
    n_sources: Option<usize>,
    events: Peekable<IntoIter<(Event<'a>, Range<usize>)>>,
    n_headings: u32,
    /// The level of the last heading, 1 before the first.
    level: u8,
}

impl<'a> Body<'a> {
    /// Blocks up to the end of what encloses them, which is left for the caller; `depth` lists and quotes enclose them.
    fn blocks(&mut self, depth: u8) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let range = range.clone();
            match event {
                Event::End(_) => break,
                Event::Start(tag) if is_block(tag) => {
                    let tag = tag.clone();
                    self.events.next();
                    blocks.extend(self.block(tag, range, depth));
                    self.close();
                }
                Event::Rule => {
                    self.events.next();
                    self.refuse_because(rule::NOT_ALLOWED, range, "分隔线");
                }
                Event::Html(_) => {
                    self.events.next();
                    self.refuse(rule::RAW_HTML, range);
                }
                // The words of an item in a list without blank lines stand in no paragraph.
                _ => blocks.push(Block::Paragraph(self.inlines(0))),
            }
        }
        blocks
    }

    /// What a block holds; its end is left for the caller.
    fn block(&mut self, tag: Tag<'a>, range: Range<usize>, depth: u8) -> Option<Block> {
        match tag {
            Tag::Paragraph => Some(Block::Paragraph(self.inlines(0))),
            Tag::Heading { level, .. } => Some(self.heading(level as u8, range, depth)),
            Tag::BlockQuote(_) if depth == 0 => Some(Block::Quote(self.blocks(1))),
            Tag::List(start) if depth < LIST_DEPTH => Some(self.list(start, range, depth)),
            Tag::BlockQuote(_) | Tag::List(_) => {
                self.refuse(rule::TOO_DEEP, range);
                None
            }
            Tag::Table(_) => Some(self.table()),
            Tag::HtmlBlock => {
                self.refuse(rule::RAW_HTML, range);
                None
            }
            // Indented or fenced code; nothing else that the parser's options let through.
            _ => {
                self.refuse_because(rule::NOT_ALLOWED, range, "代码；行首不要空四格");
                None
            }
        }
    }

    fn heading(&mut self, level: u8, range: Range<usize>, depth: u8) -> Block {
        // A line of dashes under a paragraph makes it a heading (CommonMark 4.3): never what was meant.
        if !self.slice(&range).starts_with('#') {
            self.refuse_because(rule::NOT_ALLOWED, range.clone(), "标题要用 ## 写，--- 上面要空一行");
        } else if !(2..=3).contains(&level) || depth > 0 {
            self.refuse(rule::HEADING_LEVEL, range.clone());
        } else if level == 3 && self.level == 1 {
            self.refuse(rule::HEADING_SKIPS, range.clone());
        }
        self.level = level;
        self.n_headings += 1;
        let id = format!("s{}", self.n_headings);
        let inlines = self.inlines(0);
        self.require_words(&inlines, range);
        Block::Heading { level, id, inlines }
    }

    fn list(&mut self, start: Option<u64>, range: Range<usize>, depth: u8) -> Block {
        // Numbers are not kept: a list that starts elsewhere is one that was torn apart.
        if start.is_some_and(|start| start != 1) {
            self.refuse_because(rule::NOT_ALLOWED, range, "编号要从 1 开始，中间不能断");
        }
        let mut items = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.peek() {
            self.events.next();
            items.push(self.blocks(depth + 1));
            self.close();
        }
        Block::List { ordered: start.is_some(), items }
    }

    fn table(&mut self) -> Block {
        let mut rows = Vec::new();
        let mut width = None;
        while let Some((Event::Start(_), range)) = self.events.peek() {
            let range = range.clone();
            self.events.next();
            // The parser cuts and fills rows to the width of the head without a word.
            let n_cells = count_cells(self.slice(&range));
            if *width.get_or_insert(n_cells) != n_cells {
                self.refuse(rule::ROW_WIDTH, range);
            }
            let mut cells = Vec::new();
            while let Some((Event::Start(_), _)) = self.events.peek() {
                self.events.next();
                cells.push(self.inlines(0));
                self.close();
            }
            rows.push(cells);
            self.close();
        }
        let mut rows = rows.into_iter();
        Block::Table { head: rows.next().unwrap_or_default(), rows: rows.collect() }
    }

    /// Inlines up to a block or the end of what encloses them, which are left for the caller; `depth` spans enclose them.
    fn inlines(&mut self, depth: u8) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut run = TextRun::default();
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            match event {
                Event::Text(words) => run.push(&words, self.base + range.start),
                Event::SoftBreak => self.join(&mut run, &inlines, range),
                Event::Start(tag) => {
                    self.flush(&mut run, &mut inlines);
                    self.span(tag, range, depth, &mut inlines);
                    self.close();
                }
                Event::InlineHtml(_) => self.refuse(rule::RAW_HTML, range),
                Event::HardBreak => self.refuse_because(rule::NOT_ALLOWED, range, "用行末空格或反斜线换行"),
                _ => self.refuse_because(rule::NOT_ALLOWED, range, "代码"),
            }
        }
        self.flush(&mut run, &mut inlines);
        inlines
    }

    /// Adds what a span of inlines holds; its end is left for the caller.
    fn span(&mut self, tag: Tag<'a>, range: Range<usize>, depth: u8, inlines: &mut Vec<Inline>) {
        if depth >= SPAN_DEPTH {
            return self.refuse(rule::TOO_DEEP, range);
        }
        let inner = self.inlines(depth + 1);
        match tag {
            Tag::Strong => inlines.push(Inline::Strong(inner)),
            Tag::Link { link_type, dest_url, title, .. } => {
                if matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    self.refuse_because(rule::NOT_ALLOWED, range.clone(), "链接要写成 [文字](地址)");
                } else if !title.is_empty() {
                    self.refuse_because(rule::NOT_ALLOWED, range.clone(), "链接的提示文字");
                }
                check_address(self.report, self.base + range.start, &dest_url);
                self.require_words(&inner, range);
                inlines.push(Inline::Link { to: dest_url.into_string(), inlines: inner });
            }
            Tag::Image { .. } => self.refuse(rule::IMAGE, range),
            _ => self.refuse_because(rule::NOT_ALLOWED, range, "斜体"),
        }
    }

    fn require_words(&mut self, inlines: &[Inline], range: Range<usize>) {
        if inline_text(inlines).trim().is_empty() {
            self.refuse(rule::NO_WORDS, range);
        }
    }

    /// Joins two source lines: by a space after a Latin letter or digit, by nothing after Chinese.
    fn join(&mut self, run: &mut TextRun, inlines: &[Inline], range: Range<usize>) {
        let before = run.last_char().or_else(|| inlines.last().and_then(last_char));
        if before.is_some_and(|character| character.is_ascii()) {
            run.push(" ", self.base + range.start);
        }
    }

    fn flush(&mut self, run: &mut TextRun, inlines: &mut Vec<Inline>) {
        inlines.extend(std::mem::take(run).into_inlines(self.report, "", self.n_sources));
    }

    /// Reports what stands at `range`, by its first line.
    fn refuse(&mut self, rule: &Rule, range: Range<usize>) {
        self.refuse_because(rule, range, "");
    }

    fn refuse_because(&mut self, rule: &Rule, range: Range<usize>, detail: &str) {
        let line = self.slice(&range).lines().next().unwrap_or_default().trim();
        self.report.raise_because(rule, self.base + range.start, "", line, detail);
    }

    fn slice(&self, range: &Range<usize>) -> &'a str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    /// Skips what is left of the innermost open block or span, with its end.
    fn close(&mut self) {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !is_block(tag),
        Event::End(_) | Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}

/// How many cells a table row's source has.
fn count_cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let bars = row.match_indices('|').filter(|(at, _)| !row.get(..*at).is_some_and(|before| before.ends_with('\\')));
    let closed = row.ends_with('|') && !row.ends_with("\\|");
    bars.count() + usize::from(!closed)
}

fn last_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(words) => words.chars().next_back(),
        Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => inner.last().and_then(last_char),
        Inline::Clause(_) => Some('〕'),
    }
}
