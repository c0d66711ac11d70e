//! The workbook a clerk fills in: its columns are all known, its examples import without a remark, its other sheets not at all.

use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Reader, Xlsx, open_workbook};
use tuoyu_catalog::institution::FilingStatus;

use crate::export::Export;

const COUNTY: [&str; 6] = ["--mode", "snapshot", "--source", "示例名单", "--as-of", "2026-10-31"];

fn template(export: &Export, more: &[&str]) -> PathBuf {
    let place = export.list("taken.xlsx", "").with_file_name("template.xlsx");
    let output = Command::new(env!("CARGO_BIN_EXE_tuoyu")).args(["template", "--to"]).arg(&place).args(more).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    place
}

/// The sheet of examples as a list of its own, with real townships' names in place of the invented one.
fn examples(export: &Export, workbook: &Path) -> PathBuf {
    let mut book: Xlsx<_> = open_workbook(workbook).unwrap();
    let range = book.worksheet_range("填写示例").unwrap();
    let mut csv = csv::Writer::from_writer(Vec::new());
    for row in range.rows() {
        let cells = row.iter().map(|cell| match cell {
            calamine::Data::DateTime(day) => {
                let (year, month, day, ..) = day.to_ymd_hms_milli();
                format!("{year}-{month}-{day}")
            }
            cell => cell.to_string(),
        });
        csv.write_record(cells.map(|cell| cell.replace("示例区", "涧西区").replace("示例街道", "重庆路街道"))).unwrap();
    }
    export.list("filled.csv", csv.into_inner().unwrap())
}

#[test]
fn a_filled_in_template_imports_without_a_remark() {
    let export = Export::new("template-filled");
    let filled = examples(&export, &template(&export, &[]));
    let answer = export.import("410305", &[&COUNTY[..], &["--list", "filing"]].concat(), &[&filled]);
    assert_eq!((answer.code, answer.number("new"), answer.codes()), (0, 3, Vec::new()), "{}", answer.json);
    let one = export.named("410305", "示例晨光托育园");
    assert_eq!(one.total_places(), Some(45));
    assert_eq!((one.fees.unwrap().care, one.video_days, one.insured), (Some(1_800), Some(90), Some(true)));
    let refused = export.named("410305", "示例小屋托育点").filing.unwrap();
    assert_eq!((refused.status, refused.reasons.is_some()), (FilingStatus::Refused, true));
    assert!(export.is_valid());
}

#[test]
fn an_empty_template_holds_no_institution_and_its_examples_are_never_imported() {
    let export = Export::new("template-empty");
    let workbook = template(&export, &["--region", "410305"]);
    let answer = export.import("410305", &[&COUNTY[..], &["--list", "filing"]].concat(), &[&workbook]);
    assert_eq!((answer.code, answer.codes()), (1, vec!["E806".to_owned()]), "{}", answer.json);
    assert!(!export.path().exists());
    let mut book: Xlsx<_> = open_workbook(&workbook).unwrap();
    let words = book.worksheet_range("下拉选项").unwrap();
    assert!(words.rows().any(|row| row[0] == *"重庆路街道"));
}

#[test]
fn a_workbook_that_is_there_is_never_written_over() {
    let export = Export::new("template-there");
    let place = export.list("mine.xlsx", "mine");
    let output = Command::new(env!("CARGO_BIN_EXE_tuoyu")).args(["template", "--to"]).arg(&place).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read(place).unwrap(), b"mine");
}
