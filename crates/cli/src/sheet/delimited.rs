//! The table as CSV (RFC 4180): UTF-8 with a byte order mark, so that sheet programs read the Chinese; lines end in CR LF; text
//! that would be a formula is disarmed.

use anyhow::Result;

use super::formula::disarm;
use super::{COLUMNS, Cell, Subject};

/// Says "UTF-8" to programs that would otherwise guess.
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The line of headers, after the byte order mark.
pub(crate) fn head() -> Result<Vec<u8>> {
    let line = record(COLUMNS.iter().map(|column| column.header.to_owned()))?;
    Ok([BYTE_ORDER_MARK, &line].concat())
}

/// A record's line.
pub(crate) fn line(subject: &Subject<'_>) -> Result<Vec<u8>> {
    record(COLUMNS.iter().map(|column| shown(&column.cell(subject))))
}

fn record(cells: impl Iterator<Item = String>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells.map(|cell| disarm(&cell).into_owned()))?;
    writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Degrees(degrees) => degrees.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}
