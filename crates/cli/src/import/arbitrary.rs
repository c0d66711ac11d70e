//! Any bytes and any text: every reader answers, none panics, and nothing personal gets through.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::clean::{date, fold, number, personal, telephone, tidy};
use super::document::{Document, Line, Part, Row, Table};
use super::mapping::Mapping;
use super::probe::Probe;
use super::{notice, survey};

/// A file of any kind, put to use.
fn put_to_use(bytes: &[u8]) {
    Probe::File.run(bytes);
}

/// The lists kept in the repository: what readers are likely to meet.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/lists");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Pieces that lists are made of, so that random texts come close to real ones.
const PIECES: [&str; 40] = [
    "一、",
    "（一）",
    "1.",
    "2、",
    "①",
    "·",
    "示例托育",
    "小天使",
    "有限公司",
    "幼儿园",
    "机构名称",
    "地址",
    "联系电话",
    "：",
    ":",
    "、",
    "，",
    "。",
    "；",
    "(",
    ")",
    "（",
    "）",
    "区",
    "镇",
    "街道",
    "一级",
    "AAAA",
    "机构",
    "名单",
    "公示期",
    "2025年9月26日",
    "至10月9日",
    "5家",
    "0379-1234567",
    " ",
    "\t",
    "\n",
    "\"",
    "<table><tr><td>",
];

/// How files of each kind begin.
const BEGINNINGS: [&[u8]; 9] = [
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"<table",
    b"{\"a\":[{",
    b"[{",
    b"<html>",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,3}"];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

#[test]
fn what_fuzzing_found_is_answered() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (probe, name) in Probe::ALL {
        let files = fs::read_dir(corpus.join(name)).unwrap();
        let ran = files.map(|file| probe.run(&fs::read(file.unwrap().path()).unwrap())).count();
        assert!(ran >= 3, "{name} has {ran} files");
        assert!(corpus.join(format!("../targets/{name}.rs")).exists(), "{name} has no fuzz target");
    }
}

#[test]
fn every_list_of_the_corpus_is_read_whole_and_cut_off_anywhere() {
    for bytes in corpus() {
        put_to_use(&bytes);
        for part in 1..40 {
            put_to_use(bytes.get(..bytes.len() * part / 40).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        put_to_use(&bytes);
    }

    #[test]
    fn any_bytes_after_a_known_beginning(
        bytes in proptest::collection::vec(any::<u8>(), 0..500),
        beginning in proptest::sample::select(&BEGINNINGS[..]),
    ) {
        put_to_use(&[beginning, &bytes].concat());
    }

    #[test]
    fn a_list_with_some_bytes_changed(
        which in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let corpus = corpus();
        let mut bytes = which.get(&corpus).clone();
        for (at, byte) in changes {
            *at.get_mut(&mut bytes) = byte;
        }
        put_to_use(&bytes);
    }

    #[test]
    fn any_text(text in text()) {
        put_to_use(text.as_bytes());
        notice::read(text.lines());
    }

    #[test]
    fn any_table(cells in proptest::collection::vec(proptest::collection::vec(text(), 0..6), 0..8)) {
        let rows = cells.into_iter().zip(1..).map(|(cells, number)| Row::new(number, &cells)).collect();
        let parts = vec![Part::Line(Line { number: 1, text: "名单".to_owned() }), Part::Table(Table { name: "甲".to_owned(), rows })];
        let document = Document { file: "a".to_owned(), parts, problems: Vec::new() };
        survey::survey(&document, &Mapping::default());
    }

    #[test]
    fn cleaning_is_done_once_and_for_all(text in "\\PC{0,40}|[\u{3000}-\u{303f}\u{ff00}-\u{ffef}一二三 \u{202e}\u{feff}a-z]{0,40}") {
        let clean = tidy(&text);
        prop_assert_eq!(tidy(&clean), clean.clone());
        prop_assert_eq!(fold(&clean), fold(&text));
        let is_hidden = |one: char| one.is_control() || ('\u{202a}'..='\u{202e}').contains(&one);
        prop_assert!(!clean.chars().any(is_hidden), "hidden characters stay");
    }

    #[test]
    fn no_telephone_that_is_kept_is_a_persons(cell in "[0-9０-９ \\-/、()（）+转张老师]{0,40}") {
        let read = telephone::read(&cell);
        let kept = read.number.unwrap_or_default();
        prop_assert_eq!(personal::find(&kept), None, "{} of {}", kept, cell);
        prop_assert!(kept.chars().all(|one| one.is_ascii_digit() || "-转".contains(one)));
        prop_assert_eq!(personal::find(&personal::strip(&cell)), None, "stripped {}", cell);
        prop_assert_eq!(personal::find(&personal::masked(&cell)), None, "masked {}", cell);
    }

    #[test]
    fn numbers_and_days_answer_anything(text in "[0-9０-９.,年月日/\\-元个约万〇一二三十 ]{0,24}") {
        number::count(&text);
        number::yuan_a_month(&text, "收费");
        date::read(&text);
    }
}
