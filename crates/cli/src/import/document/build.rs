//! Tables as readers make them, cell by cell, within bounds: a sheet may claim a million blank rows, hold one cell of forty
//! megabytes or name one long text in every cell, and none of it may cost more memory than a large list.

use std::collections::BTreeMap;

use tuoyu_catalog::Problem;

use super::{Refusal, Row, Table, column_name};

/// A cell's longest text: what a sheet program itself allows.
const LONGEST_CELL: usize = 32_767;
/// Columns beyond this are not read; the widest list seen has 40.
const MOST_COLUMNS: usize = 256;
/// Cells of one file, filled or blank between filled ones: 100,000 rows of 40 columns are 4 million.
const MOST_CELLS: usize = 10_000_000;
/// Bytes of text in the cells of one file: 100,000 rows of 40 columns have about 60 MB.
const MOST_TEXT: usize = 256 << 20;

/// What has been read of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Size {
    cells: usize,
    text: usize,
}

/// A rectangle of merged cells, first and last row and column counted from 0.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Merged {
    /// First and last row.
    pub(in crate::import) rows: (u32, u32),
    /// First and last column.
    pub(in crate::import) columns: (u32, u32),
}

/// A table being read, cell by cell in any order.
#[derive(Debug)]
pub(in crate::import) struct TableBuilder {
    file: String,
    rows: BTreeMap<u32, Kept>,
    /// The row cells are being added to; kept out of the map because rows nearly always come in order.
    open: Open,
    size: Size,
    too_wide: bool,
    /// What could not be kept.
    pub(in crate::import) problems: Vec<Problem>,
}

/// A row that is not being added to.
#[derive(Debug)]
enum Kept {
    /// Nobody has come back to it.
    Packed(Row),
    /// Somebody has, and may again: packing it each time would cost more than it saves.
    Loose(Vec<String>),
}

/// The row cells are being added to.
#[derive(Debug, Default)]
struct Open {
    row: u32,
    /// The texts, of which the first `filled` count: the others are kept to be filled again.
    cells: Vec<String>,
    filled: usize,
    /// Whether the row has been left and come back to.
    again: bool,
}

impl Kept {
    fn cell(&self, column: usize) -> Option<&str> {
        match self {
            Kept::Packed(row) => (column < row.n_cells()).then(|| row.cell(column)),
            Kept::Loose(cells) => cells.get(column).map(String::as_str),
        }
    }
}

impl Open {
    fn filled(&self) -> &[String] {
        self.cells.get(..self.filled).unwrap_or_default()
    }

    /// The text of a cell, which is there from now on, as are blank ones before it.
    fn cell(&mut self, column: usize) -> Option<&mut String> {
        if column >= self.filled {
            self.cells.iter_mut().take(column + 1).skip(self.filled).for_each(String::clear);
            self.filled = column + 1;
            if self.cells.len() < self.filled {
                self.cells.resize_with(self.filled, String::new);
            }
        }
        self.cells.get_mut(column)
    }

    /// Begins another row, and what the one before is kept as.
    fn turn_to(&mut self, row: u32, next: Option<Kept>) -> Option<Kept> {
        let was_again = std::mem::replace(&mut self.again, next.is_some());
        let kept = match self.filled() {
            [] => None,
            filled if !was_again => Some(Kept::Packed(Row::new(self.row.saturating_add(1), filled))),
            _ => {
                self.cells.truncate(self.filled);
                Some(Kept::Loose(std::mem::take(&mut self.cells)))
            }
        };
        (self.row, self.filled) = (row, 0);
        if let Some(next) = next {
            self.cells = match next {
                Kept::Packed(row) => row.cells().map(str::to_owned).collect(),
                Kept::Loose(cells) => cells,
            };
            self.filled = self.cells.len();
        }
        kept
    }
}

impl TableBuilder {
    /// A table of this file.
    pub(in crate::import) fn new(file: &str) -> TableBuilder {
        TableBuilder::after(file, Size::default())
    }

    /// A further table of this file, of which so much has been read before.
    pub(in crate::import) fn after(file: &str, size: Size) -> TableBuilder {
        let (rows, open, problems) = (BTreeMap::new(), Open::default(), Vec::new());
        TableBuilder { file: file.to_owned(), rows, open, size, too_wide: false, problems }
    }

    /// How much of the file has been read.
    pub(in crate::import) fn size(&self) -> Size {
        self.size
    }

    /// Puts a text into a cell, row and column counted from 0. Blank texts cost nothing.
    ///
    /// # Errors
    /// If the table is larger than any list.
    pub(in crate::import) fn put(&mut self, row: u32, column: usize, text: &str) -> Result<(), Refusal> {
        if text.trim_start().is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            if !std::mem::replace(&mut self.too_wide, true) {
                let problem = Problem::warning("E802", &self.file, format!("第 {MOST_COLUMNS} 列以后没有读"));
                self.problems.push(problem.at_row(row.saturating_add(1)));
            }
            return Ok(());
        }
        if text.len() > LONGEST_CELL {
            let problem = Problem::warning("E803", &self.file, format!("这一格超过 {LONGEST_CELL} 个字节，没有读"));
            self.problems.push(
                problem.at_row(row.saturating_add(1)).in_field(column_name(column), text).mend("把长文字移出表格"),
            );
            return Ok(());
        }
        if self.open.row != row {
            self.turn_to(row);
        }
        self.size.cells += (column + 1).saturating_sub(self.open.filled);
        self.size.text += text.len();
        if let Some(cell) = self.open.cell(column) {
            self.size.text -= cell.len();
            text.clone_into(cell);
        }
        if self.size.cells > MOST_CELLS || self.size.text > MOST_TEXT {
            return Err(self.too_large());
        }
        Ok(())
    }

    fn turn_to(&mut self, row: u32) {
        let (left, next) = (self.open.row, self.rows.remove(&row));
        if let Some(kept) = self.open.turn_to(row, next) {
            self.rows.insert(left, kept);
        }
    }

    /// Repeats the text of merged cells in each of them, within the rows the table has.
    ///
    /// # Errors
    /// If the table is larger than any list.
    pub(in crate::import) fn merge(&mut self, merged: &[Merged]) -> Result<(), Refusal> {
        let mut filled = 0_usize;
        for area in merged {
            self.turn_to(u32::MAX);
            let Some(text) = self.rows.get(&area.rows.0).and_then(|row| row.cell(area.columns.0 as usize)) else {
                continue;
            };
            let text = text.to_owned();
            let columns = area.columns.0 as usize..=(area.columns.1 as usize).min(MOST_COLUMNS - 1);
            let rows: Vec<u32> =
                self.rows.range(area.rows.0..=area.rows.1.max(area.rows.0)).map(|(row, _)| *row).collect();
            filled += rows.len() * columns.clone().count();
            if filled > MOST_CELLS {
                return Err(self.too_large());
            }
            for row in rows {
                for column in columns.clone() {
                    self.put(row, column, &text)?;
                }
            }
        }
        Ok(())
    }

    fn too_large(&self) -> Refusal {
        let what = if self.size.text > MOST_TEXT { "文字超过 256 MB" } else { "格子超过一千万个" };
        let problem = Problem::error("E804", &self.file, format!("表格太大：{what}"));
        problem.mend("删去空行空列，或者把名单分成几个文件").into()
    }

    /// The table, and what could not be kept of it.
    pub(in crate::import) fn finish(mut self, name: &str) -> (Table, Vec<Problem>) {
        self.turn_to(u32::MAX);
        let rows = self.rows.into_iter().map(|(number, kept)| match kept {
            Kept::Packed(row) => row,
            Kept::Loose(cells) => Row::new(number.saturating_add(1), &cells),
        });
        (Table { name: name.to_owned(), rows: rows.collect() }, self.problems)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn cells(row: &Row) -> Vec<String> {
        row.cells().map(str::to_owned).collect()
    }

    #[test]
    fn rows_come_out_in_order_and_blank_ones_not_at_all() {
        let mut builder = TableBuilder::new("a.xlsx");
        for (row, column, text) in [(5, 1, "f"), (0, 0, "a"), (5, 0, "e"), (1_000_000, 200, " "), (2, 0, "c")] {
            builder.put(row, column, text).unwrap();
        }
        let (table, problems) = builder.finish("");
        let rows: Vec<(u32, Vec<String>)> = table.rows.into_iter().map(|row| (row.number, cells(&row))).collect();
        assert_eq!(rows, [(1, vec!["a".into()]), (3, vec!["c".into()]), (6, vec!["e".into(), "f".into()])]);
        assert_eq!(problems, []);
    }

    #[test]
    fn merged_cells_repeat_their_text_and_stay_in_the_table() {
        let mut builder = TableBuilder::new("a.xlsx");
        builder.put(0, 0, "甲镇").unwrap();
        builder.put(1, 1, "b").unwrap();
        builder.merge(&[Merged { rows: (0, 1_048_575), columns: (0, 0) }]).unwrap();
        let (table, _) = builder.finish("");
        assert_eq!(table.rows.len(), 2);
        assert_eq!(cells(table.rows.last().unwrap()), ["甲镇", "b"]);
    }

    #[test]
    fn what_is_too_large_is_left_out_and_said() {
        let mut builder = TableBuilder::new("a.xlsx");
        builder.put(0, 0, &"长".repeat(20_000)).unwrap();
        builder.put(0, 16_383, "far").unwrap();
        let (table, problems) = builder.finish("");
        assert!(table.rows.is_empty());
        assert_eq!(problems.iter().map(|one| one.code).collect::<Vec<_>>(), ["E803", "E802"]);
    }

    #[test]
    fn a_table_larger_than_any_list_is_refused() {
        let mut builder = TableBuilder::new("a.xlsx");
        let refused = (0..50_000).find_map(|row| builder.put(row, MOST_COLUMNS - 1, "x").err());
        assert_eq!(refused.unwrap().code, "E804");
    }

    #[test]
    fn one_long_text_in_every_cell_is_refused() {
        let long = "x".repeat(LONGEST_CELL);
        let mut builder = TableBuilder::new("a.xlsx");
        builder.put(0, 0, &long).unwrap();
        (1..100).for_each(|row| builder.put(row, 0, "x").unwrap());
        let refused = builder.merge(&[Merged { rows: (0, 99), columns: (0, 255) }]).unwrap_err();
        assert!(refused.message.contains("256 MB"), "{refused}");
    }

    proptest::proptest! {
        #[test]
        fn cells_are_where_they_were_put_last_in_whatever_order(
            puts in proptest::collection::vec((0_u32..6, 0_usize..5, "[ab]{0,3}"), 0..60),
        ) {
            let mut builder = TableBuilder::new("a");
            let mut expected: BTreeMap<u32, Vec<String>> = BTreeMap::new();
            for (row, column, text) in &puts {
                builder.put(*row, *column, text).unwrap();
                if !text.is_empty() {
                    let row = expected.entry(*row + 1).or_default();
                    row.resize(row.len().max(column + 1), String::new());
                    *row.get_mut(*column).unwrap() = text.clone();
                }
            }
            let size: usize = expected.values().flatten().map(String::len).sum();
            proptest::prop_assert_eq!(builder.size().text, size);
            let rows: BTreeMap<u32, Vec<String>> =
                builder.finish("").0.rows.iter().map(|row| (row.number, cells(row))).collect();
            proptest::prop_assert_eq!(rows, expected);
        }
    }
}
