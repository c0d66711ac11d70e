//! Web pages: the text outside tables line by line, every table, nested or not.
//!
//! Only html5ever's tokenizer is used. Tables are put together here in the one pass: a tree of the page would cost memory for
//! markup nobody reads, and its depth would be the page's to choose. End tags may be missing, as they often are.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use super::super::document::{Document, Line, Part, Refusal, Size, TableBuilder};

/// Tables in tables in tables: pages laid out with tables have three or four.
const DEEPEST: usize = 16;
/// The widest and tallest merged cell that is believed.
const MOST_SPANNED: u32 = 10_000;

/// Whether a text is a web page or a piece of one.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2_000).flat_map(char::to_lowercase).collect();
    let opens = ["<!doctype html", "<html", "<head", "<body", "<meta", "<table", "<div", "<p>", "<p ", "<!--"];
    start.starts_with('<') && opens.iter().any(|tag| start.contains(tag)) || start.contains("<table")
}

/// Reads a page.
pub(super) fn read(name: &str, text: &str) -> Result<Document, Refusal> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let page = Page { file: name.to_owned(), ..Page::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(page)), Default::default());
    // Scripts are not run: the tokenizer stops after each one only to be told to go on.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text(&text, line),
            Token::TagToken(tag) => return page.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A page being read.
#[derive(Default)]
struct Page {
    file: String,
    document: Document,
    /// The text since the last block began, and its line.
    line: (u32, String),
    open: Vec<OpenTable>,
    /// Cells of the tables that are finished.
    size: Size,
    /// Whether the text is a script's or a style sheet's.
    hidden: bool,
    failed: Option<Refusal>,
}

/// A table whose end has not come yet.
struct OpenTable {
    builder: TableBuilder,
    row: u32,
    column: usize,
    in_row: bool,
    cell: Option<Cell>,
    /// By column: how many more rows a cell above reaches down, and its text.
    above: Vec<(u32, String)>,
}

#[derive(Default)]
struct Cell {
    text: String,
    columns: u32,
    rows: u32,
}

impl Page {
    fn text(&mut self, text: &str, line: u64) {
        if self.hidden {
            return;
        }
        match self.open.last_mut() {
            Some(OpenTable { cell: Some(cell), .. }) => cell.text.push_str(text),
            // Between cells there is only white space, unless the markup is broken.
            _ => {
                if self.line.1.trim().is_empty() {
                    self.line = (u32::try_from(line).unwrap_or(u32::MAX), String::new());
                }
                // A line end in the source is a blank on the page.
                self.line.1.extend(text.chars().map(|one| if one == '\n' { ' ' } else { one }));
            }
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let opens = tag.kind == TagKind::StartTag;
        match &*tag.name {
            "script" | "style" | "noscript" | "template" => {
                self.hidden = opens;
                return match (&*tag.name, opens) {
                    ("script", true) => TokenSinkResult::RawData(RawKind::ScriptData),
                    ("style", true) => TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => TokenSinkResult::Continue,
                };
            }
            "table" if opens => self.open_table(),
            "table" => self.close_table(),
            "tr" | "row" => self.end_row(opens),
            "td" | "th" | "cell" if opens => self.open_cell(tag),
            "td" | "th" | "cell" => self.close_cell(),
            "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" | "ul" | "ol" | "section"
            | "article" | "hr" | "dt" | "dd" | "center" | "caption" | "body" | "head" | "html" => self.block(),
            _ => {}
        }
        if opens && &*tag.name == "title" {
            return TokenSinkResult::RawData(RawKind::Rcdata);
        }
        TokenSinkResult::Continue
    }

    /// A new block begins: in a cell a blank, outside a new line.
    fn block(&mut self) {
        match self.open.last_mut() {
            Some(OpenTable { cell: Some(cell), .. }) => cell.text.push('\n'),
            _ => self.end_line(),
        }
    }

    fn end_line(&mut self) {
        let (number, text) = std::mem::take(&mut self.line);
        if !text.trim().is_empty() {
            self.document.parts.push(Part::Line(Line { number, text }));
        }
    }

    fn open_table(&mut self) {
        if self.open.len() >= DEEPEST {
            return;
        }
        if self.open.is_empty() {
            self.end_line();
        }
        let size = self.open.last().map_or(self.size, |outer| outer.builder.size());
        self.open.push(OpenTable {
            builder: TableBuilder::after(&self.file, size),
            row: 0,
            column: 0,
            in_row: false,
            cell: None,
            above: Vec::new(),
        });
    }

    fn close_table(&mut self) {
        self.close_cell();
        self.end_row(false);
        let Some(table) = self.open.pop() else { return };
        let size = table.builder.size();
        let (table, problems) = table.builder.finish("");
        self.size = size;
        self.document.problems.extend(problems);
        if !table.rows.is_empty() {
            self.document.parts.push(Part::Table(table));
        }
    }

    fn end_row(&mut self, opens_next: bool) {
        self.close_cell();
        let failed = self.open.last_mut().and_then(|table| table.end_row(opens_next).err());
        self.failed = self.failed.take().or(failed);
    }

    fn open_cell(&mut self, tag: &Tag) {
        self.close_cell();
        let number = |name: &str| {
            let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            attribute.and_then(|one| one.value.trim().parse::<u32>().ok()).map(|number| number.min(MOST_SPANNED))
        };
        // Web pages say how many cells it spans, workbooks saved as XML how many more.
        let span = |page: &str, book: &str| number(page).or(number(book).map(|more| more + 1)).unwrap_or(1).max(1);
        let (columns, rows) = (span("colspan", "ss:mergeacross"), span("rowspan", "ss:mergedown"));
        if let Some(table) = self.open.last_mut() {
            table.in_row = true;
            let index = number("ss:index").map_or(0, |index| (index as usize).saturating_sub(1));
            table.column = table.column.max(index);
            table.cell = Some(Cell { text: String::new(), columns, rows });
        }
    }

    fn close_cell(&mut self) {
        let failed = self.open.last_mut().and_then(|table| table.close_cell().err());
        self.failed = self.failed.take().or(failed);
    }

    fn finish(mut self) -> Result<Document, Refusal> {
        while !self.open.is_empty() {
            self.close_table();
        }
        self.end_line();
        self.failed.map_or(Ok(self.document), Err)
    }
}

impl OpenTable {
    fn close_cell(&mut self) -> Result<(), Refusal> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        self.fill_from_above()?;
        for _ in 0..cell.columns.min(1_000) {
            self.put(&cell.text)?;
            if cell.rows > 1 {
                if self.above.len() <= self.column {
                    self.above.resize(self.column + 1, (0, String::new()));
                }
                if let Some(place) = self.above.get_mut(self.column) {
                    *place = (cell.rows - 1, cell.text.clone());
                }
            }
            self.column += 1;
        }
        Ok(())
    }

    /// Cells that reach down from rows above take their columns first.
    fn fill_from_above(&mut self) -> Result<(), Refusal> {
        while let Some((left @ 1.., text)) = self.above.get_mut(self.column) {
            *left -= 1;
            let text = text.clone();
            self.put(&text)?;
            self.column += 1;
        }
        Ok(())
    }

    fn end_row(&mut self, opens_next: bool) -> Result<(), Refusal> {
        if self.in_row {
            while self.column < self.above.len() {
                self.fill_from_above()?;
                self.column += 1;
            }
            self.row += 1;
        }
        self.column = 0;
        self.in_row = opens_next;
        Ok(())
    }

    fn put(&mut self, text: &str) -> Result<(), Refusal> {
        self.builder.put(self.row, self.column, text.trim())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn rows(page: &str) -> Vec<Vec<Vec<String>>> {
        let document = read("a.html", page).unwrap();
        document
            .tables()
            .map(|table| table.rows.iter().map(|row| row.cells().map(str::to_owned).collect()).collect())
            .collect()
    }

    fn lines(page: &str) -> Vec<String> {
        read("a.html", page).unwrap().lines().map(|line| line.text.trim().to_owned()).collect()
    }

    #[test]
    fn end_tags_may_be_missing() {
        let page = "<table><tr><td>机构名称<td>地址<tr><td>示例甲<td>一路<tr><td>示例乙<td>二路</table>";
        assert_eq!(rows(page), [[["机构名称", "地址"], ["示例甲", "一路"], ["示例乙", "二路"]]]);
        assert_eq!(rows("<table><tr><td>a<td>b"), [[["a", "b"]]]);
    }

    #[test]
    fn merged_cells_repeat_their_text() {
        let page = "<table><tr><th colspan=2>名单<th rowspan='2'>备注</tr><tr><td>甲镇<td>示例甲</tr>\
            <tr><td rowspan=2>乙镇<td>示例乙<td></tr><tr><td>示例丙</tr></table>";
        assert_eq!(
            rows(page),
            [vec![
                vec!["名单", "名单", "备注"],
                vec!["甲镇", "示例甲", "备注"],
                vec!["乙镇", "示例乙"],
                vec!["乙镇", "示例丙"]
            ]]
        );
    }

    #[test]
    fn a_workbook_saved_as_xml_is_a_table_too() {
        let page = "<?xml version='1.0'?><Workbook xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet ss:Name='a'><Table>\
            <Row><Cell ss:MergeAcross='2'><Data ss:Type='String'>备案名单</Data></Cell></Row>\
            <Row><Cell><Data>序号</Data></Cell><Cell><Data>机构名称</Data></Cell><Cell><Data>地址</Data></Cell></Row>\
            <Row><Cell ss:Index='2'><Data>示例甲</Data></Cell><Cell/></Row></Table></Worksheet></Workbook>";
        assert!(is_html(page));
        assert_eq!(rows(page), [vec![vec!["备案名单"; 3], vec!["序号", "机构名称", "地址"], vec!["", "示例甲"]]]);
    }

    #[test]
    fn nested_tables_are_tables_of_their_own() {
        let page = "<table><tr><td>左<td><table><tr><td>机构名称</td></tr></table>右</td></tr></table>";
        assert_eq!(rows(page), [[["机构名称".to_owned()].to_vec()], [["左".to_owned(), "右".to_owned()].to_vec()]]);
    }

    #[test]
    fn text_outside_tables_is_read_line_by_line_without_scripts() {
        let page = "<title>公示</title><script>var a='<p>x</p>'</script><p>一<br>二&nbsp;&amp;<b>三</b></p><style>p{}</style>四";
        assert_eq!(lines(page), ["公示", "一", "二\u{a0}&三", "四"]);
    }

    #[test]
    fn a_page_is_told_from_a_text() {
        for (text, html) in [
            ("<!doctype html><p>", true),
            ("  <TABLE border=1>", true),
            ("名单如下<table>", true),
            ("<示例>托育", false),
            ("a,b", false),
        ] {
            assert_eq!(is_html(text), html, "{text}");
        }
    }

    #[test]
    fn neither_depth_nor_spans_cost_more_than_they_hold() {
        let deep = "<table><tr><td>".repeat(20_000);
        assert!(read("a.html", &deep).unwrap().tables().count() <= DEEPEST);
        let wide = "<tr><td colspan=99999 rowspan=99999>x".repeat(100);
        assert!(read("a.html", &format!("<table>{wide}")).is_ok());
    }
}
