//! A file as a reader hands it on: lines of text and tables, in the order they stand, nothing understood yet.
//!
//! Every reader fills tables through [`TableBuilder`], which is where sizes are bounded: a sheet may claim a million blank
//! rows or hold one cell of forty megabytes, and neither may cost more memory than a county's list.

use std::collections::BTreeMap;

use tuoyu_catalog::Problem;

/// A cell's longest text: what a sheet program itself allows.
const LONGEST_CELL: usize = 32_767;
/// Columns beyond this are not read; the widest list seen has 40.
const MOST_COLUMNS: usize = 256;
/// Cells of one file, filled or blank between filled ones: 100,000 rows of 40 columns are 4 million.
const MOST_CELLS: usize = 10_000_000;

/// Why a file is not read at all.
pub(super) type Refusal = Box<Problem>;

/// A file's content.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    /// The file, as it was named to the command.
    pub(super) file: String,
    /// What it holds.
    pub(super) parts: Vec<Part>,
    /// What the reader had to leave out.
    pub(super) problems: Vec<Problem>,
}

/// A piece of a file.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A line or paragraph of text.
    Line(Line),
    /// A table or sheet.
    Table(Table),
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: u32,
    /// The text, as it stands.
    pub(super) text: String,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// A sheet's name; empty elsewhere.
    pub(super) name: String,
    /// The rows that hold anything, top to bottom.
    pub(super) rows: Vec<Row>,
}

/// A row. Merged cells have the text of the whole in each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Counted from 1, as the program that made the file counts.
    pub(super) number: u32,
    /// Up to the last filled cell.
    pub(super) cells: Vec<String>,
}

impl Row {
    /// A cell's text, empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The text of the row, where it is the same in every filled cell.
    pub(super) fn only(&self) -> Option<&str> {
        let mut filled = self.cells.iter().map(|cell| cell.trim()).filter(|text| !text.is_empty());
        let first = filled.next()?;
        filled.all(|text| text == first).then_some(first)
    }

    /// How many cells are filled.
    pub(super) fn n_filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }

    /// The filled cells, each text once where merged cells repeat it side by side.
    pub(super) fn distinct(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.cells.iter().map(|cell| cell.trim()).filter(|text| !text.is_empty()).collect();
        texts.dedup();
        texts
    }
}

impl Document {
    /// The text outside tables.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.parts.iter().filter_map(|part| match part {
            Part::Line(line) => Some(line),
            Part::Table(_) => None,
        })
    }

    /// The tables.
    pub(super) fn tables(&self) -> impl Iterator<Item = &Table> {
        self.parts.iter().filter_map(|part| match part {
            Part::Table(table) => Some(table),
            Part::Line(_) => None,
        })
    }
}

/// A rectangle of merged cells, first and last row and column counted from 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merged {
    /// First and last row.
    pub(super) rows: (u32, u32),
    /// First and last column.
    pub(super) columns: (u32, u32),
}

/// A table being read, cell by cell in any order.
#[derive(Debug)]
pub(super) struct TableBuilder {
    file: String,
    rows: BTreeMap<u32, Vec<String>>,
    /// The row cells are being added to; kept out of the map because rows nearly always come in order.
    last: (u32, Vec<String>),
    cells: usize,
    too_wide: bool,
    /// What could not be kept.
    pub(super) problems: Vec<Problem>,
}

impl TableBuilder {
    /// A table of this file.
    pub(super) fn new(file: &str) -> TableBuilder {
        TableBuilder::after(file, 0)
    }

    /// A further table of this file, of which `cells` cells have been read before.
    pub(super) fn after(file: &str, cells: usize) -> TableBuilder {
        let (rows, last, problems) = (BTreeMap::new(), (0, Vec::new()), Vec::new());
        TableBuilder { file: file.to_owned(), rows, last, cells, too_wide: false, problems }
    }

    /// How many cells of the file have been read.
    pub(super) fn cells(&self) -> usize {
        self.cells
    }

    /// Puts a text into a cell, row and column counted from 0. Blank texts cost nothing.
    ///
    /// # Errors
    /// If the table is larger than any list.
    pub(super) fn put(&mut self, row: u32, column: usize, text: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            if !std::mem::replace(&mut self.too_wide, true) {
                let problem = Problem::warning("E802", &self.file, format!("第 {MOST_COLUMNS} 列以后没有读"));
                self.problems.push(problem.at_row(row + 1));
            }
            return Ok(());
        }
        if text.len() > LONGEST_CELL {
            let problem = Problem::warning("E803", &self.file, format!("这一格超过 {LONGEST_CELL} 个字节，没有读"));
            self.problems.push(problem.at_row(row + 1).in_field(column_name(column), text).mend("把长文字移出表格"));
            return Ok(());
        }
        self.turn_to(row);
        let filled = self.last.1.len();
        if column >= filled {
            self.cells += column + 1 - filled;
            self.last.1.resize_with(column + 1, String::new);
        }
        if self.cells > MOST_CELLS {
            return Err(self.too_large());
        }
        if let Some(cell) = self.last.1.get_mut(column) {
            text.clone_into(cell);
        }
        Ok(())
    }

    fn turn_to(&mut self, row: u32) {
        if self.last.0 == row {
            return;
        }
        let next = self.rows.remove(&row).unwrap_or_default();
        let (number, cells) = std::mem::replace(&mut self.last, (row, next));
        if !cells.is_empty() {
            self.rows.insert(number, cells);
        }
    }

    /// Repeats the text of merged cells in each of them, within the rows the table has.
    ///
    /// # Errors
    /// If the table is larger than any list.
    pub(super) fn merge(&mut self, merged: &[Merged]) -> Result<(), Refusal> {
        let mut filled = 0_usize;
        for area in merged {
            self.turn_to(u32::MAX);
            let Some(text) = self.rows.get(&area.rows.0).and_then(|row| row.get(area.columns.0 as usize)) else {
                continue;
            };
            let text = text.clone();
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
        let problem = Problem::error("E804", &self.file, "表格太大：格子超过一千万个");
        problem.mend("删去空行空列，或者把名单分成几个文件").into()
    }

    /// The table, and what could not be kept of it.
    pub(super) fn finish(mut self, name: &str) -> (Table, Vec<Problem>) {
        self.turn_to(u32::MAX);
        let rows = self.rows.into_iter().map(|(number, cells)| Row { number: number + 1, cells });
        (Table { name: name.to_owned(), rows: rows.collect() }, self.problems)
    }
}

/// A column's name for a person: its number from 1.
pub(super) fn column_name(column: usize) -> String {
    format!("第{}列", column + 1)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn rows_come_out_in_order_and_blank_ones_not_at_all() {
        let mut builder = TableBuilder::new("a.xlsx");
        for (row, column, text) in [(5, 1, "f"), (0, 0, "a"), (5, 0, "e"), (1_000_000, 200, " "), (2, 0, "c")] {
            builder.put(row, column, text).unwrap();
        }
        let (table, problems) = builder.finish("");
        let rows: Vec<(u32, Vec<String>)> = table.rows.into_iter().map(|row| (row.number, row.cells)).collect();
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
        assert_eq!(table.rows.last().unwrap().cells, ["甲镇", "b"]);
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
}
