//! Plain text with citations into inlines.

use std::ops::Range;

use super::characters;
use super::report::Report;
use crate::block::Inline;
use crate::citation::cited_sources;
use crate::rule;

/// One line of text, with the places in the file its parts come from.
#[derive(Default)]
pub(super) struct TextRun {
    text: String,
    /// Where in `text` a part begins, and at which offset of the file that part stands; in order.
    parts: Vec<(usize, usize)>,
}

impl TextRun {
    /// Adds words that stand at `offset` of the file.
    pub(super) fn push(&mut self, words: &str, offset: usize) {
        self.parts.push((self.text.len(), offset));
        self.text.push_str(words);
    }

    pub(super) fn last_char(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// Turns the text into words and citations, and reports what is wrong with it. `n_sources` is how many sources may
    /// be cited, `None` where that is not known; `field` names the front matter field, if it is one.
    pub(super) fn into_inlines(self, report: &mut Report, field: &str, n_sources: Option<usize>) -> Vec<Inline> {
        for (index, &(start, offset)) in self.parts.iter().enumerate() {
            let end = self.parts.get(index + 1).map_or(self.text.len(), |part| part.0);
            characters::check_text(report, offset, field, self.text.get(start..end).unwrap_or_default());
        }
        if let Some((mark, offset)) = self.leftover() {
            report.raise(rule::LEFTOVER, offset, field, mark);
        }
        let mut inlines = Vec::new();
        let mut words = String::new();
        for (piece, range) in pieces(&self.text) {
            let text = self.text.get(range.clone()).unwrap_or_default();
            match piece {
                Piece::Words => words.push_str(text),
                Piece::Lone => report.raise(rule::BRACKETS, self.offset(range.start), field, text),
                Piece::Citation => {
                    let missing = |number: &usize| n_sources.is_some_and(|n| !(1..=n).contains(number));
                    if cited_sources(text).iter().any(missing) {
                        report.raise(rule::NO_SUCH_SOURCE, self.offset(range.start), field, text);
                    }
                    if !words.is_empty() {
                        inlines.push(Inline::Text(std::mem::take(&mut words)));
                    }
                    inlines.push(Inline::Clause(text.to_owned()));
                }
            }
        }
        if !words.is_empty() {
            inlines.push(Inline::Text(words));
        }
        inlines
    }

    /// Markup that was not understood as such, if there is any, and its offset in the file. The usual case in Chinese:
    /// `**注意：**下文` is not bold, because a closing `**` after punctuation must be followed by a space or more
    /// punctuation (CommonMark 6.2).
    fn leftover(&self) -> Option<(&'static str, usize)> {
        let begins = |mark: &&str| self.text.starts_with(mark);
        let start = ["|", "+++"].into_iter().find(begins).map(|mark| (mark, 0));
        let found = |mark| Some((mark, self.text.find(mark)?));
        let within = || ["**", "*", "](", "`", "~~", "##", "|-", "[来源", "【来源"].into_iter().find_map(found);
        start.or_else(within).map(|(mark, at)| (mark, self.offset(at)))
    }

    /// The offset in the file of a place in the text.
    fn offset(&self, at: usize) -> usize {
        let after = self.parts.partition_point(|part| part.0 <= at);
        self.parts.get(after.saturating_sub(1)).map_or(0, |part| part.1)
    }
}

enum Piece {
    Words,
    /// A citation, without its brackets.
    Citation,
    /// A bracket without its partner, or a pair with nothing between.
    Lone,
}

/// Cuts a text into words and citations. Brackets nest, for a citation may hold a document number.
fn pieces(text: &str) -> Vec<(Piece, Range<usize>)> {
    const BRACKET: usize = '〔'.len_utf8();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['〔', '〕'])) {
        let open = at + found;
        pieces.push((Piece::Words, at..open));
        let inner = closing(text, open).map(|close| open + BRACKET..close);
        let content = inner.clone().and_then(|range| text.get(range)).unwrap_or_default();
        at = inner.as_ref().map_or(open, |range| range.end) + BRACKET;
        pieces.push(match inner {
            Some(range) if is_year(content) => (Piece::Words, range.start - BRACKET..range.end + BRACKET),
            Some(range) if !content.trim().is_empty() => (Piece::Citation, range),
            _ => (Piece::Lone, open..at),
        });
    }
    pieces.push((Piece::Words, at..text.len()));
    pieces
}

/// Where the bracket that stands at `open` is closed; `None` where it is not, or is itself a closing one.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, character) in text.get(open..)?.char_indices() {
        match character {
            '〔' => depth += 1,
            '〕' => depth = depth.checked_sub(1)?,
            _ => continue,
        }
        if depth == 0 {
            return Some(open + at);
        }
    }
    None
}

/// Whether a bracket's content is the year of a document number.
fn is_year(content: &str) -> bool {
    content.len() == 4 && content.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inlines(text: &str, n_sources: usize) -> (Vec<Inline>, Vec<&'static str>) {
        let mut report = Report::new("a.md", text);
        let mut run = TextRun::default();
        run.push(text, 0);
        let inlines = run.into_inlines(&mut report, "", Some(n_sources));
        (inlines, report.finish().1.iter().map(|problem| problem.code).collect())
    }

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    fn clause(words: &str) -> Inline {
        Inline::Clause(words.to_owned())
    }

    #[test]
    fn citations_are_told_from_document_numbers() {
        for (source, expected) in [
            ("", vec![]),
            ("每月〔二（一）3〕。", vec![text("每月"), clause("二（一）3"), text("。")]),
            ("〔来源1〕〔来源2 表1〕", vec![clause("来源1"), clause("来源2 表1")]),
            ("见洛涧政办〔2022〕10号〔三〕", vec![text("见洛涧政办〔2022〕10号"), clause("三")]),
            ("〔国卫办发〔2019〕25号 第三条〕止", vec![clause("国卫办发〔2019〕25号 第三条"), text("止")]),
        ] {
            assert_eq!(inlines(source, 2), (expected, vec![]), "{source}");
        }
    }

    #[test]
    fn wrong_texts_are_reported() {
        for (source, code) in [
            ("每月〔二（一", "C209"),
            ("每月二〕", "C209"),
            ("每月〔 〕", "C209"),
            ("每日〔来源3〕", "C210"),
            ("每日〔来源0〕", "C210"),
            ("每日〔来源1、3〕", "C210"),
            ("**注意：**下文", "C205"),
            ("每日[来源1]", "C205"),
            ("|月龄|次数|", "C205"),
            ("甲|月龄|次数||---|---|", "C205"),
            ("##标题", "C205"),
            ("致电13800000000", "C212"),
            ("甲\u{202E}乙", "C211"),
        ] {
            assert_eq!(inlines(source, 2).1, [code], "{source}");
        }
    }
}
