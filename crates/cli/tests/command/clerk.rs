//! The clerk's guide, followed to the letter: every command of it is run as it is written, and says what the guide says.

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::folder::{Folder, files, root, tuoyu};

/// A command of the guide and what the guide says it says; `…` stands for anything.
struct Step {
    command: String,
    said: Vec<String>,
}

fn steps() -> Vec<Step> {
    let text = fs::read_to_string(root().join("docs/clerk.md")).unwrap();
    let mut steps: Vec<Step> = Vec::new();
    let mut is_inside = false;
    for line in text.lines() {
        match line.strip_prefix("$ ") {
            _ if line.starts_with("```") => is_inside = false,
            Some(command) => {
                steps.push(Step { command: command.to_owned(), said: Vec::new() });
                is_inside = true;
            }
            None if is_inside => steps.last_mut().unwrap().said.push(line.to_owned()),
            None => {}
        }
    }
    steps
}

/// Whether the line is the one expected, in which `…` stands for anything.
fn fits(line: &str, expected: &str) -> bool {
    let mut parts = expected.split('…');
    let first = parts.next().unwrap();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    expected.ends_with('…') || rest.is_empty()
}

/// What a clerk does between two commands: fills in the table as its examples are, or writes a table of one change.
fn fill_in(folder: &Path) {
    let mut template: Xlsx<_> = open_workbook(folder.join("名单.xlsx")).unwrap();
    let examples = template.worksheet_range("填写示例").unwrap();
    let (mut book, mut sheet) = (Workbook::new(), Worksheet::new());
    sheet.set_name("机构").unwrap();
    for (row, at) in examples.rows().zip(0..) {
        for (cell, column) in row.iter().zip(0..) {
            match cell {
                Data::Empty => {}
                Data::Float(number) => drop(sheet.write_number(at, column, *number).unwrap()),
                Data::DateTime(day) => {
                    let (year, month, day, ..) = day.to_ymd_hms_milli();
                    sheet.write_string(at, column, format!("{year}-{month:02}-{day:02}")).unwrap();
                }
                cell => {
                    let text = cell.to_string().replace("示例区", "涧西区").replace("示例街道", "重庆路街道");
                    sheet.write_string(at, column, text).unwrap();
                }
            }
        }
    }
    book.push_worksheet(sheet);
    book.save(folder.join("名单.xlsx")).unwrap();
    let (mut book, mut sheet) = (Workbook::new(), Worksheet::new());
    for (line, row) in [["机构名称", "保育费(元/月)"], ["示例晨光托育园", "1900"]].iter().zip(0..) {
        sheet.write_row(row, 0, line.iter().copied()).unwrap();
    }
    book.push_worksheet(sheet);
    book.save(folder.join("改价.xlsx")).unwrap();
}

/// What the technician has prepared: articles, public files, and in place of the application files of its names.
fn prepare(folder: &Path) {
    for (path, bytes) in files(&root().join("content")) {
        let to = folder.join("content").join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    fs::create_dir_all(folder.join("public")).unwrap();
    for entry in fs::read_dir(root().join("src/rooms")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "html") {
            let room = path.file_stem().unwrap().to_string_lossy().into_owned();
            let app = folder.join("target/site/app").join(&room);
            fs::create_dir_all(&app).unwrap();
            fs::write(app.join(format!("{room}-0123456789abcdef.js")), "").unwrap();
            fs::write(app.join(format!("{room}-0123456789abcdef_bg.wasm")), "").unwrap();
        }
    }
    fs::write(folder.join("target/site/app/site.css"), "body{}").unwrap();
}

#[test]
fn every_command_of_the_guide_runs_as_it_is_written_and_says_what_the_guide_says() {
    let folder = Folder::new("clerk");
    prepare(&folder.0);
    let steps = steps();
    for step in &steps {
        let mut words = step.command.split(' ');
        assert_eq!(words.next(), Some("tuoyu"), "{}", step.command);
        let words: Vec<&str> = words.collect();
        let output = tuoyu(&folder.0, &words);
        let said = [output.stderr, output.stdout].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert_eq!(output.status.code(), Some(0), "{}\n{said}", step.command);
        let mut lines = said.lines();
        for expected in &step.said {
            let is_said = expected == "…" || lines.any(|line| fits(line, expected));
            assert!(is_said, "`{}` does not say\n{expected}\nbut\n{said}", step.command);
        }
        if words[0] == "template" {
            fill_in(&folder.0);
        }
    }
    let used: Vec<&str> = steps.iter().filter_map(|step| step.command.split(' ').nth(1)).collect();
    for name in ["template", "import", "validate", "build", "prerender", "publish"] {
        assert!(used.contains(&name), "{name}");
    }
    assert!(folder.0.join("公开/index.html").is_file());
}
