//! The table as a workbook, and the workbook's fixed head: two of the same content are the same bytes.
//!
//! Every text is written as text, never as a formula; one that looks like a formula also carries the sheet's own mark for
//! "this is text", so that it stays so when somebody edits the cell.

use anyhow::Result;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};
use tuoyu_catalog::Date;

use super::formula::disarm;
use super::{COLUMNS, Cell, Column, Form, Subject};

/// The sheet with the records.
pub(crate) const RECORDS: &str = "机构";
/// The sheet that explains them; the importer leaves sheets of this name alone.
pub(crate) const NOTES: &str = "说明";

/// A workbook with its head: title, and a day in place of the moment it was made.
pub(crate) fn begin(title: &str, day: Date) -> Result<Workbook> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    Ok(book)
}

/// The formats of cells.
#[derive(Debug)]
pub(crate) struct Formats {
    head: Format,
    asked: Format,
    day: Format,
    quoted: Format,
    wrapped: Format,
}

impl Formats {
    /// All of them.
    pub(crate) fn new() -> Formats {
        let head = || Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        Formats {
            head: head().set_background_color("EEF3F2"),
            asked: head().set_background_color("DCEBE7"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            quoted: Format::new().set_quote_prefix(),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    /// A day.
    pub(crate) fn day(&self) -> &Format {
        &self.day
    }

    /// Headers of these columns, and their widths.
    pub(crate) fn head<'a>(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        columns: impl Iterator<Item = &'a Column>,
    ) -> Result<()> {
        for (column, at) in columns.zip(0_u16..) {
            sheet.write_string_with_format(
                row,
                at,
                column.header,
                if column.is_asked { &self.asked } else { &self.head },
            )?;
            sheet.set_column_width(at, width(column))?;
        }
        Ok(())
    }

    /// A cell.
    pub(crate) fn cell(&self, sheet: &mut Worksheet, row: u32, at: u16, cell: &Cell) -> Result<()> {
        match cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) if disarm(text) != *text => sheet.write_string_with_format(row, at, text, &self.quoted)?,
            Cell::Text(text) => sheet.write_string(row, at, text)?,
            Cell::Number(number) => sheet.write_number(row, at, *number)?,
            Cell::Degrees(degrees) => sheet.write_number(row, at, *degrees)?,
            Cell::Day(day) => {
                let day = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
                sheet.write_datetime_with_format(row, at, &day, &self.day)?
            }
        };
        Ok(())
    }
}

/// Characters a column is wide.
fn width(column: &Column) -> f64 {
    let longest = column.header.chars().count() as f64 * 2.0;
    match column.form {
        Form::Text if column.header == "机构名称" || column.header == "地址" => 34.0,
        Form::Text if column.header.ends_with("代码") || column.header.ends_with("编号") => 21.0,
        Form::One(_) | Form::Some(_) | Form::Township => longest.max(18.0),
        Form::Number | Form::YesNo => longest.clamp(9.0, 15.0),
        _ => longest.clamp(13.0, 20.0),
    }
}

/// The records of a register, added row by row to the workbook's first sheet.
pub(crate) struct Records {
    formats: Formats,
    row: u32,
}

impl Records {
    /// Begins the sheet. Rows are given to the disk as they come, so that a nation's register needs no more memory than a county's.
    pub(crate) fn begin(book: &mut Workbook) -> Result<Records> {
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(RECORDS)?;
        sheet.set_freeze_panes(1, 2)?;
        let formats = Formats::new();
        formats.head(sheet, 0, COLUMNS.iter())?;
        Ok(Records { formats, row: 1 })
    }

    /// Adds a record.
    pub(crate) fn add(&mut self, book: &mut Workbook, subject: &Subject<'_>) -> Result<()> {
        let sheet = book.worksheet_from_index(0)?;
        for (column, at) in COLUMNS.iter().zip(0_u16..) {
            self.formats.cell(sheet, self.row, at, &column.cell(subject))?;
        }
        self.row += 1;
        Ok(())
    }
}

/// The sheet of explanations: lines about the whole, then one for each column.
pub(crate) fn notes(book: &mut Workbook, about: &[(String, String)], columns: &[&Column]) -> Result<()> {
    let formats = Formats::new();
    let sheet = book.add_worksheet();
    sheet.set_name(NOTES)?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 90)?;
    let lines = about.iter().map(|(what, text)| (what.as_str(), text.as_str()));
    let columns = columns.iter().map(|column| (column.header, column.about));
    for ((what, text), row) in lines.chain([("", "")]).chain(columns).zip(0..) {
        if !what.is_empty() {
            sheet.write_string_with_format(row, 0, what, &formats.wrapped)?;
            sheet.write_string_with_format(row, 1, text, &formats.wrapped)?;
        }
    }
    Ok(())
}
