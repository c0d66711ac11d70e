//! A list as it was found in a document: which columns it has, and its rows, cells still as they were typed.

use super::document::Row;
use super::header::Field;

/// A list of institutions, from a table or from text.
#[derive(Debug, Default)]
pub(super) struct List<'a> {
    /// The columns that say something known, left to right; none for a list from text.
    pub(super) columns: Vec<Column>,
    /// Its rows.
    pub(super) rows: Vec<Listed<'a>>,
    /// The sheet's name or the section's heading.
    pub(super) name: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Counted from 0.
    pub(super) index: usize,
    /// What it says.
    pub(super) field: Field,
    /// How it is headed.
    pub(super) header: String,
}

/// One institution on a list.
#[derive(Clone, Debug)]
pub(super) struct Listed<'a> {
    /// The row or line it stands in.
    pub(super) row: u32,
    /// Its cells, for a list from a table.
    pub(super) cells: Option<&'a Row>,
    /// What headings above it say of it, and all there is for a list from text.
    pub(super) more: Vec<(Field, String)>,
}

impl<'a> List<'a> {
    /// Whether a column of the list says this.
    pub(super) fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|column| column.field == field)
    }

    /// What a row says first of a field, in a column or by what stands above it.
    pub(super) fn said<'b>(&'b self, listed: &'b Listed<'a>, field: Field) -> Option<&'b str> {
        let columns = self.columns.iter().filter(|column| column.field == field);
        let cells = columns.filter_map(|column| listed.cells.map(|row| row.cell(column.index)));
        let more = listed.more.iter().filter(|(one, _)| *one == field).map(|(_, text)| text.as_str());
        cells.chain(more).find(|text| !text.trim_start().is_empty())
    }

    /// Each filled cell of a row with its field and header.
    pub(super) fn cells<'b>(&'b self, listed: &'b Listed<'a>) -> impl Iterator<Item = (Field, &'b str, &'b str)> {
        let from_table = self.columns.iter().filter_map(|column| {
            let text = listed.cells?.cell(column.index);
            Some((column.field, column.header.as_str(), text))
        });
        // What a row says itself stands before what a heading says of it.
        let says = |field: Field| {
            let cell =
                |column: &&Column| listed.cells.is_some_and(|row| !row.cell(column.index).trim_start().is_empty());
            self.columns.iter().filter(|column| column.field == field).any(|column| cell(&column))
        };
        let more = listed.more.iter().filter(move |(field, _)| !says(*field));
        let more = more.map(|(field, text)| (*field, field.term(), text.as_str()));
        from_table.chain(more).filter(|(_, _, text)| !text.trim_start().is_empty())
    }
}
