//! Any bytes in the place of a list: what the fuzz targets call, and the tests that replay what they found.
//!
//! Inside an archive changed bytes would fail at the first checksum; so a sheet's and a document's bytes are their XML, and the
//! archive is written around it.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::document::Document;
use super::mapping::Mapping;
use super::{read, survey};

/// What the bytes stand for; one fuzz target each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// A file of any kind.
    File,
    /// The XML of a workbook's only sheet.
    Sheet,
    /// The XML of a workbook's shared strings, beside a sheet that uses the first two.
    Strings,
    /// The XML of a Word document.
    Document,
    /// An xls workbook after its signature.
    OldWorkbook,
    /// A web page after `<table>`.
    Html,
    /// A text after a CSV header.
    Delimited,
    /// A JSON text after its first brace.
    Json,
    /// A plain text.
    Lines,
    /// A mapping file.
    Mapping,
}

impl Probe {
    /// Every probe with its name: that of its fuzz target and of the folder with its corpus.
    pub const ALL: [(Probe, &str); 10] = [
        (Probe::File, "file"),
        (Probe::Sheet, "sheet"),
        (Probe::Strings, "strings"),
        (Probe::Document, "document"),
        (Probe::OldWorkbook, "old_workbook"),
        (Probe::Html, "html"),
        (Probe::Delimited, "delimited"),
        (Probe::Json, "json"),
        (Probe::Lines, "lines"),
        (Probe::Mapping, "mapping"),
    ];

    /// Reads the bytes as far as a list and puts what is read to use, so that nothing lazy is left out.
    ///
    /// # Panics
    /// If more is found than the bytes can hold.
    pub fn run(self, bytes: &[u8]) {
        match self {
            Probe::File => put_to_use(bytes),
            Probe::Sheet => put_to_use(&workbook(bytes, STRINGS.as_bytes())),
            Probe::Strings => put_to_use(&workbook(SHEET.as_bytes(), bytes)),
            Probe::Document => put_to_use(&archive(&[("word/document.xml", bytes)])),
            Probe::OldWorkbook => put_to_use(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes].concat()),
            Probe::Html => put_to_use(&[b"<html><body><table>", bytes].concat()),
            Probe::Delimited => put_to_use(&["机构名称,地址\n".as_bytes(), bytes].concat()),
            Probe::Json => put_to_use(&[b"{", bytes].concat()),
            Probe::Lines => put_to_use(&["托育机构名单公示\n".as_bytes(), bytes].concat()),
            Probe::Mapping => drop(Mapping::parse("a", &String::from_utf8_lossy(bytes))),
        }
    }
}

fn put_to_use(bytes: &[u8]) {
    if let Ok(document) = read::document("a", bytes) {
        let surveyed = survey::survey(&document, &Mapping::default());
        let rows = surveyed.lists.iter().flat_map(|list| list.rows.iter().map(move |row| list.cells(row).count()));
        let found = rows.count();
        assert!(found <= most_rows(&document), "{found} rows of a list");
    }
}

/// No name is shorter than a character; a row may list as many as it has columns.
fn most_rows(document: &Document) -> usize {
    let of_lines: usize = document.lines().map(|line| line.text.chars().count()).sum();
    of_lines + document.tables().map(|table| table.rows.len() * 256).sum::<usize>()
}

const SHEET: &str = "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row>\
    <row r='2'><c r='A2' t='s'><v>1</v></c></row></sheetData></worksheet>";
const STRINGS: &str = "<sst><si><t>机构名称</t></si><si><t>示例甲托育</t></si></sst>";

/// A workbook around a sheet and its shared strings.
fn workbook(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let links = |links: &[(&str, &str)]| {
        let one = |(nth, (what, target)): (usize, &(&str, &str))| {
            format!("<Relationship Id='r{nth}' Type='{RELATIONS}/{what}' Target='{target}'/>")
        };
        let all: String = links.iter().enumerate().map(one).collect();
        format!("<Relationships xmlns='{PACKAGE}'>{all}</Relationships>")
    };
    let book =
        format!("<workbook xmlns:r='{RELATIONS}'><sheets><sheet name='a' sheetId='1' r:id='r0'/></sheets></workbook>");
    let inner = links(&[("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")]);
    archive(&[
        ("_rels/.rels", links(&[("officeDocument", "xl/workbook.xml")]).as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", inner.as_bytes()),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        // Writing to memory fails only for archives of four gigabytes.
        let written = writer.start_file(*name, SimpleFileOptions::default()).map_err(std::io::Error::from);
        drop(written.and_then(|()| writer.write_all(bytes)));
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
