//! The register as one table: what each column is called, says and holds. Made once for the CSV and the workbook that are
//! published and for the template a clerk fills in, so that what is published can be imported again.
//!
//! 1. [`columns`]: the columns, and a record's cell in each
//! 2. [`formula`]: text that a sheet program would take for a formula, disarmed and put back
//! 3. [`delimited`] and [`workbook`]: the table as CSV and as a workbook
//! 4. [`hours`]: opening hours as a line of text
//!
//! Surprise: the headers are words the importer knows (`data/headers.json`); a test reads every table back.

pub(crate) mod columns;
pub(crate) mod delimited;
pub(crate) mod formula;
mod hours;
pub(crate) mod workbook;

pub(crate) use columns::{COLUMNS, Cell, Column, Form, Subject};
