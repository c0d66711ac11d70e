//! Workbooks, through calamine: every visible sheet a table.
//!
//! xlsx cells are streamed and never held as a rectangle, because one stray cell in the last corner of a sheet would make
//! the rectangle seventeen thousand million cells large.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use tuoyu_catalog::{Date, Problem};

use super::super::document::{Document, Merged, Part, Refusal, Size, TableBuilder};
use super::package::Measured;
use super::unreadable;

/// Reads an xlsx workbook, whose unpacked size has been found sane.
pub(super) fn read_xlsx(name: &str, bytes: &[u8], measured: Measured) -> Result<Document, Refusal> {
    guarded(name, || {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_problem(name, &error))?;
        let mut document = Document::default();
        let mut size = Size::default();
        for sheet in visible_sheets(name, &book, &mut document) {
            let mut builder = TableBuilder::after(name, size);
            fill_from_xlsx(name, &mut book, &sheet, &mut builder)?;
            if measured.has_merged_cells {
                let merged = book.merge_cells_by_sheet_name(&sheet).map_err(|error| xlsx_problem(name, &error))?;
                builder.merge(&merged.iter().map(area).collect::<Vec<_>>())?;
            }
            size = builder.size();
            keep(&mut document, builder, &sheet);
        }
        Ok(document)
    })
}

/// Reads an xls workbook, or says that the compound file is something else.
pub(super) fn read_xls(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    if is_encrypted_package(bytes) {
        return Err(has_password(name));
    }
    guarded(name, || {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| xls_problem(name, bytes, &error))?;
        let mut document = Document::default();
        let mut size = Size::default();
        for sheet in visible_sheets(name, &book, &mut document) {
            let range = book.worksheet_range(&sheet).map_err(|error| xls_problem(name, bytes, &error))?;
            let (top, left) = range.start().unwrap_or_default();
            let mut builder = TableBuilder::after(name, size);
            for (row, column, value) in range.used_cells() {
                builder.put(top + row as u32, left as usize + column, &text(&borrowed(value)))?;
            }
            let merged = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
            builder.merge(&merged.iter().map(area).collect::<Vec<_>>())?;
            size = builder.size();
            keep(&mut document, builder, &sheet);
        }
        Ok(document)
    })
}

fn keep(document: &mut Document, builder: TableBuilder, sheet: &str) {
    let (table, problems) = builder.finish(sheet);
    document.problems.extend(problems);
    document.parts.push(Part::Table(table));
}

/// The names of the sheets a person opening the workbook would see; the others are named in the report.
fn visible_sheets<R: Reader<Cursor<B>>, B>(name: &str, book: &R, document: &mut Document) -> Vec<String>
where
    Cursor<B>: std::io::Read + std::io::Seek,
{
    let mut visible = Vec::new();
    for sheet in book.sheets_metadata() {
        match (sheet.typ, sheet.visible) {
            (SheetType::WorkSheet, SheetVisible::Visible) => visible.push(sheet.name.clone()),
            (SheetType::WorkSheet, _) => {
                let problem = Problem::warning("E808", name, format!("隐藏的工作表“{}”没有读", sheet.name));
                document.problems.push(problem.mend("要导入它，先取消隐藏"));
            }
            _ => {}
        }
    }
    visible
}

fn fill_from_xlsx(
    name: &str,
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    builder: &mut TableBuilder,
) -> Result<(), Refusal> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| xlsx_problem(name, &error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| xlsx_problem(name, &error))? {
        let (row, column) = cell.get_position();
        match cell.get_value() {
            DataRef::SharedString(shared) => builder.put(row, column as usize, shared)?,
            DataRef::String(own) => builder.put(row, column as usize, own)?,
            DataRef::Empty => {}
            other => builder.put(row, column as usize, &text(other))?,
        }
    }
    Ok(())
}

/// A value as a person sees it. An error such as #N/A states nothing.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "是".to_owned(),
        DataRef::Bool(false) => "否".to_owned(),
        DataRef::DateTime(moment) => day(moment).map_or_else(|| moment.as_f64().to_string(), |day| day.to_string()),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// The day of a moment in a sheet; `None` for a duration and before 1900-03-01, where programs count differently.
fn day(moment: &ExcelDateTime) -> Option<Date> {
    if !moment.is_datetime() || moment.as_f64() < 61.0 {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(i32::from(year), u32::from(month), u32::from(day))
}

fn area(dimensions: &calamine::Dimensions) -> Merged {
    Merged { rows: (dimensions.start.0, dimensions.end.0), columns: (dimensions.start.1, dimensions.end.1) }
}

fn xlsx_problem(name: &str, error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => has_password(name),
        _ => broken(name, &error.to_string()),
    }
}

fn xls_problem(name: &str, bytes: &[u8], error: &XlsError) -> Refusal {
    match error {
        XlsError::Password => has_password(name),
        _ if contains(bytes, "WordDocument") => unreadable(name, "这是 .doc 文件，不认识", "用 Word 另存为 .docx"),
        _ => broken(name, &error.to_string()),
    }
}

fn has_password(name: &str) -> Refusal {
    unreadable(name, "工作簿加了密码，读不出来", "在 Excel 里去掉密码另存一份再导入")
}

fn broken(name: &str, why: &str) -> Refusal {
    let why: String = why.chars().take(120).collect();
    Problem::error("E807", name, format!("工作簿损坏或不完整（{why}）"))
        .mend("重新下载，或用表格软件打开后另存一次")
        .into()
}

/// An xlsx with a password is a compound file with a stream of this name.
fn is_encrypted_package(bytes: &[u8]) -> bool {
    contains(bytes, "EncryptedPackage")
}

/// Whether a stream of this name is in a compound file; names are kept in UTF-16.
fn contains(bytes: &[u8], stream: &str) -> bool {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

/// calamine has panicked on broken files before; a clerk's broken file must be a message all the same.
fn guarded(name: &str, read: impl FnOnce() -> Result<Document, Refusal>) -> Result<Document, Refusal> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(broken(name, "格式有误")))
}

/// The value of an xls cell as the streamed readers name it.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Error(_) | Data::Empty => DataRef::Empty,
    }
}
