//! Tables as plain text: cells parted by commas, tabs, semicolons or upright strokes.

use tuoyu_catalog::Problem;

use super::super::document::{Document, Part, Refusal, TableBuilder};
use crate::sheet::formula::rearm;

/// What parts the cells, or `None` where the text is no table: at least two lines, most of those that hold anything, have
/// the separator, and not merely as punctuation of a sentence.
pub(super) fn separator(text: &str) -> Option<u8> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(200).collect();
    let best = [b'\t', b',', b'|', b';'].into_iter().max_by_key(|separator| {
        let having = lines.iter().filter(|line| line.bytes().any(|byte| byte == *separator)).count();
        // Of two that are as frequent the earlier one is meant.
        (having, *separator == b'\t', *separator == b',')
    })?;
    let having: Vec<usize> =
        lines.iter().map(|line| line.bytes().filter(|byte| *byte == best).count()).filter(|count| *count > 0).collect();
    let is_table = having.len() >= 2 && having.len() * 2 > lines.len();
    // One column alone is a table too, if its first line is a header: nothing would part it from a list of names.
    is_table.then_some(best)
}

/// Reads the table. Quotes may hold separators and line ends; rows may be of any length.
pub(super) fn read(name: &str, text: &str, separator: u8) -> Result<Document, Refusal> {
    let mut builder = TableBuilder::new(name);
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(separator).has_headers(false).flexible(true).quoting(quotes_close(text));
    let mut reader = reader.from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut lines = Lines::default();
    // Records never share a row, whatever ends their lines.
    let mut next = 0;
    loop {
        let more = reader.read_record(&mut record).map_err(|error| {
            Problem::error("E807", name, format!("不能按表格读：{error}")).mend("用表格软件重新另存为 CSV")
        })?;
        if !more {
            break;
        }
        let from = record.position().map_or(0, |position| position.byte() as usize);
        lines.advance(text, from);
        let row = lines.row.max(next);
        next = row + 1;
        for (column, cell) in record.iter().enumerate() {
            builder.put(row, column, rearm(cell))?;
        }
    }
    let (table, problems) = builder.finish("");
    Ok(Document { parts: vec![Part::Table(table)], problems, ..Document::default() })
}

/// Which line a record begins on. The parser's own count is one behind where lines end in CR LF.
#[derive(Default)]
struct Lines {
    at: usize,
    row: u32,
}

impl Lines {
    /// Goes on to where a record was said to begin, and over the line ends and blank lines that stand there.
    fn advance(&mut self, text: &str, from: usize) {
        let bytes = text.as_bytes();
        let begins = bytes.iter().skip(from).take_while(|byte| matches!(byte, b'\r' | b'\n')).count() + from;
        let passed = bytes.get(self.at..begins).unwrap_or_default();
        let ends = memchr::memchr_iter(b'\n', passed).count();
        self.row = self.row.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX)).min(u32::MAX - 1);
        self.at = begins.max(self.at);
    }
}

/// A quote that is never closed would swallow the rest of the file: then quotes are letters like any other.
fn quotes_close(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b'"').count() % 2 == 0
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let document = read("a.csv", text, separator(text).unwrap()).unwrap();
        document
            .tables()
            .flat_map(|table| table.rows.iter().map(|row| row.cells().map(str::to_owned).collect()))
            .collect()
    }

    #[test]
    fn four_separators() {
        for between in [",", "\t", "|", ";"] {
            let text = format!("机构名称{between}地址\n示例甲{between}一路\n示例乙{between}二路\n");
            assert_eq!(rows(&text), [["机构名称", "地址"], ["示例甲", "一路"], ["示例乙", "二路"]], "{between:?}");
        }
    }

    #[test]
    fn quotes_hold_separators_and_line_ends_and_rows_may_be_ragged() {
        let text = "机构名称,地址\n\"示例,甲\",\"一路\n二楼\"\n示例乙\n示例丙,三路,多的\n";
        assert_eq!(
            rows(text).concat(),
            ["机构名称", "地址", "示例,甲", "一路\n二楼", "示例乙", "示例丙", "三路", "多的"]
        );
        let document = read("a.csv", text, b',').unwrap();
        let numbers: Vec<u32> = document.tables().flat_map(|table| table.rows.iter().map(|row| row.number)).collect();
        assert_eq!(numbers, [1, 2, 4, 5]);
    }

    #[test]
    fn rows_are_counted_by_lines_however_lines_end() {
        for end in ["\n", "\r\n"] {
            let text = ["名称,地址", "", "示例甲,\"一路", "二楼\"", "示例乙,二路", ""].join(end);
            let document = read("a.csv", &text, b',').unwrap();
            let numbers: Vec<u32> =
                document.tables().flat_map(|table| table.rows.iter().map(|row| row.number)).collect();
            assert_eq!(numbers, [1, 3, 5], "{end:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_swallows_nothing() {
        assert_eq!(rows("名称,地址\n\"示例甲,一路\n示例乙,二路\n").len(), 3);
    }

    #[test]
    fn sentences_are_no_table() {
        for text in ["公示\n1.示例甲\n2.示例乙\n公示期,自9月26日起\n", "一句话", ""] {
            assert_eq!(separator(text), None, "{text}");
        }
    }
}
