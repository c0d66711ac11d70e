//! What cannot be imported: a clear problem, exit code 1, and the export untouched.

use std::io::Write;

use crate::export::Export;

const FILING: [&str; 8] = ["--mode", "snapshot", "--list", "filing", "--as-of", "2025-01-01", "--source", "备案名单"];

/// An export with one institution in it.
fn published(name: &str) -> Export {
    let export = Export::new(name);
    assert_eq!(export.import_text("410305", &FILING, "a.csv", "机构名称\n示例甲托育\n").code, 0);
    export
}

#[track_caller]
fn refused(export: &Export, name: &str, bytes: &[u8], code: &str) {
    let before = export.files();
    let list = export.list(name, bytes);
    let answer = export.import("410305", &FILING, &[&list]);
    assert_eq!(answer.code, 1, "{name}: {}", answer.json);
    let problems = answer.problems(code);
    assert!(!problems.is_empty(), "{name}: {}", answer.json);
    assert!(problems.iter().all(|one| !one["remedy"].as_str().unwrap().is_empty()), "{name}: says how to mend it");
    assert_eq!(export.files(), before, "{name}");
}

#[test]
fn files_that_hold_no_list() {
    let export = published("no-list");
    for (name, bytes, code) in [
        ("empty.csv", &b""[..], "E806"),
        ("blank.txt", " \n\t\n".as_bytes(), "E806"),
        ("prose.txt", "关于备案工作的通知\n请各机构及时备案。\n".as_bytes(), "E809"),
        ("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "E805"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "E805"),
        ("old.rtf", b"{\\rtf1\\ansi hello}", "E805"),
        ("binary.csv", &[0_u8; 512], "E805"),
        ("broken.json", b"{\"list\":[{\"name\":", "E807"),
        ("headless.csv", "甲,乙\n丙,丁\n".as_bytes(), "E809"),
    ] {
        refused(&export, name, bytes, code);
    }
}

#[test]
fn a_file_that_is_not_there() {
    let export = published("missing");
    let answer = export.import("410305", &FILING, &[&export.path().join("nothing.csv")]);
    assert_eq!((answer.code, answer.codes()), (1, vec!["E801".to_owned()]));
}

/// A zip archive of these entries.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut writer = zip::ZipWriter::new(&mut bytes);
    for (name, content) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap();
    bytes.into_inner()
}

/// A workbook of one sheet with this XML inside `sheetData`.
fn workbook(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
        <Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>\
        <Default Extension='xml' ContentType='application/xml'/></Types>";
    let book = format!(
        "<workbook xmlns='{main}' xmlns:r='{relations}'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"
    );
    let links = |what: &str, target: &str| {
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
             <Relationship Id='r1' Type='{relations}/{what}' Target='{target}'/></Relationships>"
        )
    };
    let sheet = format!("<worksheet xmlns='{main}'><sheetData>{rows}</sheetData></worksheet>");
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", links("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn text_cell(place: &str, text: &str) -> String {
    format!("<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>")
}

fn small_workbook() -> Vec<u8> {
    let head = format!("<row r='1'>{}{}</row>", text_cell("A1", "机构名称"), text_cell("B1", "地址"));
    workbook(&format!("{head}<row r='2'>{}{}</row>", text_cell("A2", "示例甲托育"), text_cell("B2", "一路1号")))
}

#[test]
fn the_workbook_of_these_tests_is_read() {
    let export = published("workbook");
    let list = export.list("a.xlsx", small_workbook());
    let answer = export.import("410305", &FILING, &[&list]);
    assert_eq!((answer.code, answer.number("changed")), (0, 1), "{}", answer.json);
}

#[test]
fn archives_that_are_bombs_or_broken() {
    let export = published("archives");
    let strings = "<si/>".repeat(2_000_001);
    let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", strings.as_bytes())]);
    assert!(bomb.len() < 100_000);
    refused(&export, "bomb.xlsx", &bomb, "E804");
    let whole = small_workbook();
    refused(&export, "half.xlsx", &whole[..whole.len() / 2], "E807");
    refused(&export, "cut.xlsx", &whole[..whole.len() - 10], "E807");
    refused(&export, "other.zip", &archive(&[("readme.txt", b"hello")]), "E805");
    refused(&export, "broken.xlsx", &workbook("<row r='1'><c r='A1' t='s'><v>7"), "E807");
    refused(&export, "broken.docx", &archive(&[("word/document.xml", b"<w:document><w:tbl><w:tr>")]), "E807");
}

#[test]
fn a_workbook_with_a_password() {
    let export = published("password");
    // A compound file that has the stream an encrypted workbook keeps itself in.
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(2048, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    refused(&export, "secret.xlsx", &bytes, "E805");
}

#[test]
fn a_million_blank_rows_cost_nothing_and_one_cell_of_forty_megabytes_is_left_out() {
    let export = published("large");
    let head = format!("<row r='1'>{}{}</row>", text_cell("A1", "机构名称"), text_cell("B1", "地址"));
    let blank: String = (2..1_048_576).map(|row| format!("<row r='{row}'/>")).collect();
    let last = format!("<row r='1048576'>{}</row>", text_cell("A1048576", "示例甲托育"));
    let list = export.list("blank.xlsx", workbook(&format!("{head}{blank}{last}")));
    let answer = export.import("410305", &FILING, &[&list]);
    assert_eq!((answer.code, answer.number("confirmed")), (0, 1), "{}", answer.json);
    let long = format!("机构名称,地址\n示例甲托育,{}\n", "长".repeat(14 << 20));
    let answer = export.import_text("410305", &FILING, "long.csv", &long);
    assert_eq!((answer.code, answer.codes()), (0, vec!["E803".to_owned()]));
}

#[test]
fn decisions_that_cannot_be_made() {
    let export = published("decisions");
    let before = export.files();
    let row = "机构名称,备案时间\n示例乙托育,2025-02-01\n";
    for (arguments, text, code) in [
        (&["--list", "filing"][..], row, "E851"),
        (&["--list", "recognition:unheard-of"], row, "E836"),
        (&["--list", "evaluation:affordable"], "机构名称\n示例乙托育\n", "E836"),
    ] {
        let arguments = [&["--mode", "increment", "--as-of", "2025-01-01", "--source", "名单"], arguments].concat();
        let answer = export.import_text("410305", &arguments, "a.csv", text);
        assert_eq!(answer.code, 1, "{}", answer.json);
        assert!(answer.codes().contains(&code.to_owned()), "{code}: {}", answer.json);
    }
    let answer = export.import_text("410305", &FILING, "b.csv", "机构名称,区县\n示例乙托育,西工区\n");
    assert_eq!((answer.code, answer.problems("E819").len()), (1, 2), "{}", answer.json);
    let answer = export.import_text("999999", &FILING, "a.csv", row);
    assert_eq!((answer.code, answer.codes()), (1, vec!["E848".to_owned()]));
    let mapping = export.list("对照.txt", "栏 a = b\n");
    let answer =
        export.import_text("410305", &[&FILING[..], &["--mapping", mapping.to_str().unwrap()]].concat(), "a.csv", row);
    assert!(answer.codes().contains(&"E849".to_owned()) && answer.code == 1);
    assert_eq!(export.files(), before);
}

#[test]
fn an_export_that_is_damaged_is_left_alone() {
    let export = published("damaged");
    let path = export.path().join("410305/institutions.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("示例甲", "示例乙")).unwrap();
    let before = export.files();
    let answer = export.import_text("410305", &FILING, "a.csv", "机构名称\n示例丙托育\n");
    assert_eq!(answer.code, 1);
    assert!(answer.codes().contains(&"E203".to_owned()), "{}", answer.json);
    assert_eq!(export.files(), before);
}
