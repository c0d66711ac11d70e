//! A file as a reader hands it on: lines of text and tables, in the order they stand, nothing understood yet.
//!
//! Every reader fills tables through [`TableBuilder`], which is where sizes are bounded.

mod build;

use tuoyu_catalog::Problem;

pub(super) use build::{Merged, Size, TableBuilder};

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
    /// The cells' texts, one after another up to the last filled cell: a list has a million cells, and each by itself would
    /// cost as much again as the text in it.
    text: Box<str>,
    /// Where in the text each cell ends.
    ends: Box<[u32]>,
}

impl Row {
    /// A row of these cells.
    pub(super) fn new(number: u32, cells: &[impl AsRef<str>]) -> Row {
        let mut text = String::with_capacity(cells.iter().map(|cell| cell.as_ref().len()).sum());
        let ends = cells.iter().map(|cell| {
            text.push_str(cell.as_ref());
            u32::try_from(text.len()).unwrap_or(u32::MAX)
        });
        Row { number, ends: ends.collect(), text: text.into_boxed_str() }
    }

    /// How many cells it has, blank ones before the last filled one among them.
    pub(super) fn n_cells(&self) -> usize {
        self.ends.len()
    }

    /// A cell's text, empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &str {
        let begin = column.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before));
        let span = begin.zip(self.ends.get(column)).map(|(begin, end)| *begin as usize..*end as usize);
        span.and_then(|span| self.text.get(span)).unwrap_or_default()
    }

    /// The cells' texts, left to right.
    pub(super) fn cells(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        (0..self.n_cells()).map(|column| self.cell(column))
    }

    /// The text of the row, where it is the same in every filled cell.
    pub(super) fn only(&self) -> Option<&str> {
        let mut filled = self.cells().map(str::trim).filter(|text| !text.is_empty());
        let first = filled.next()?;
        filled.all(|text| text == first).then_some(first)
    }

    /// How many cells are filled.
    pub(super) fn n_filled(&self) -> usize {
        self.cells().filter(|cell| !cell.trim_start().is_empty()).count()
    }

    /// The filled cells, each text once where merged cells repeat it side by side.
    pub(super) fn distinct(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.cells().map(str::trim).filter(|text| !text.is_empty()).collect();
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

/// A column's name for a person: its number from 1.
pub(super) fn column_name(column: usize) -> String {
    format!("第{}列", column + 1)
}
