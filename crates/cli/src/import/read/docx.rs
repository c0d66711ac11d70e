//! Word documents: paragraphs as lines, tables as tables.
//!
//! `word/document.xml` is read in one pass: `w:tbl`, `w:tr`, `w:tc`, `w:p`, `w:t`, the two ways cells are merged
//! (`w:gridSpan`, `w:vMerge`) and nothing else. Deleted text (`w:del`) is `w:delText` and so is never read.

use std::io::Read;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use tuoyu_catalog::Problem;

use super::super::document::{Document, Line, Part, Refusal, Size, TableBuilder};
use super::package::Archive;

/// Reads the document in an archive whose unpacked size has been found sane.
pub(super) fn read(name: &str, archive: &mut Archive<'_>) -> Result<Document, Refusal> {
    let broken =
        |why: String| Problem::error("E807", name, format!("文档损坏或不完整（{why}）")).mend("用 Word 打开后另存一次");
    let mut xml = String::new();
    let mut entry = archive.by_name("word/document.xml").map_err(|error| broken(error.to_string()))?;
    entry.read_to_string(&mut xml).map_err(|error| broken(error.to_string()))?;
    parse(name, &xml, broken)
}

fn parse(name: &str, xml: &str, broken: impl Fn(String) -> Problem) -> Result<Document, Refusal> {
    let mut reader = Reader::from_str(xml);
    // A document cut short is read up to there by lenient readers; here it is a fault like any other.
    reader.config_mut().check_end_names = true;
    let mut word = Word { file: name.to_owned(), ..Word::default() };
    loop {
        match reader.read_event().map_err(|error| broken(error.to_string()))? {
            Event::Start(tag) => word.open(&tag)?,
            Event::Empty(tag) => {
                word.open(&tag)?;
                word.close(tag.local_name().as_ref())?;
            }
            Event::End(tag) => word.close(tag.local_name().as_ref())?,
            Event::Text(text) if word.in_text => word.text(&text),
            Event::CData(text) if word.in_text => word.text(&text),
            Event::GeneralRef(entity) if word.in_text => {
                let character = entity.resolve_char_ref().map_err(|error| broken(error.to_string()))?;
                match character {
                    Some(character) => word.text(character.encode_utf8(&mut [0; 4])),
                    None => word.text(resolve_xml_entity(&entity).unwrap_or_default()),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    word.finish()
}

/// A document being read.
#[derive(Default)]
struct Word {
    file: String,
    document: Document,
    /// Paragraphs so far: what a person would count.
    paragraphs: u32,
    paragraph: String,
    in_text: bool,
    open: Vec<OpenTable>,
    size: Size,
}

/// A table whose end has not come yet.
struct OpenTable {
    builder: TableBuilder,
    row: u32,
    column: usize,
    cell: Cell,
    /// By column: the text of the cell that a vertical merge continues.
    above: Vec<String>,
}

#[derive(Default)]
struct Cell {
    text: String,
    columns: usize,
    continues: bool,
    begins_merge: bool,
}

impl Word {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        match tag.local_name().as_ref() {
            "t" => self.in_text = true,
            "tab" => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            // The number before a list item is made by the program and is not in the text.
            "numPr" if self.open.is_empty() => self.paragraph.insert_str(0, "· "),
            "tbl" if self.open.len() < 16 => {
                let size = self.open.last().map_or(self.size, |outer| outer.builder.size());
                let builder = TableBuilder::after(&self.file, size);
                self.open.push(OpenTable { builder, row: 0, column: 0, cell: Cell::default(), above: Vec::new() });
            }
            "tc" => self.in_cell(|cell| *cell = Cell { columns: 1, ..Cell::default() }),
            "gridSpan" => {
                let columns = value(tag).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1).clamp(1, 1_000);
                self.in_cell(|cell| cell.columns = columns);
            }
            "vMerge" => {
                let begins = value(tag).as_deref() == Some("restart");
                self.in_cell(|cell| (cell.begins_merge, cell.continues) = (begins, !begins));
            }
            _ => {}
        }
        Ok(())
    }

    fn in_cell(&mut self, change: impl FnOnce(&mut Cell)) {
        if let Some(table) = self.open.last_mut() {
            change(&mut table.cell);
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(table) => table.cell.text.push_str(text),
            None => self.paragraph.push_str(text),
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => self.open.last_mut().map_or(Ok(()), OpenTable::close_cell)?,
            "tr" => self.open.last_mut().into_iter().for_each(OpenTable::end_row),
            "tbl" => self.close_table(),
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.cell.text.push('\n');
            return;
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
        let text = std::mem::take(&mut self.paragraph);
        // A soft line break parts lines that a person reads as lines.
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let number = self.paragraphs;
        self.document.parts.extend(lines.map(|line| Part::Line(Line { number, text: line.to_owned() })));
    }

    fn close_table(&mut self) {
        let Some(table) = self.open.pop() else { return };
        self.size = table.builder.size();
        let (table, problems) = table.builder.finish("");
        self.document.problems.extend(problems);
        if !table.rows.is_empty() {
            self.document.parts.push(Part::Table(table));
        }
    }

    fn finish(mut self) -> Result<Document, Refusal> {
        self.end_paragraph();
        if self.open.is_empty() {
            return Ok(self.document);
        }
        Err(Problem::error("E807", &self.file, "文档不完整：表格没有结束").mend("用 Word 打开后另存一次").into())
    }
}

impl OpenTable {
    fn close_cell(&mut self) -> Result<(), Refusal> {
        let cell = std::mem::take(&mut self.cell);
        for _ in 0..cell.columns {
            if self.above.len() <= self.column {
                self.above.resize(self.column + 1, String::new());
            }
            if let Some(above) = self.above.get_mut(self.column) {
                let text = if cell.continues { above.clone() } else { cell.text.trim().to_owned() };
                self.builder.put(self.row, self.column, &text)?;
                *above = if cell.begins_merge || cell.continues { text } else { String::new() };
            }
            self.column += 1;
        }
        Ok(())
    }

    fn end_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }
}

fn value(tag: &BytesStart<'_>) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val")?;
    Some(attribute.value.to_string())
}
