//! Every way an export or an article can be wrong, through the real command: one folder below `tests/invalid` each.
//!
//! `expected.txt` there has a line a problem, `code file row field`, `-` where there is none, and after `#` a part of what
//! the message says. The command must report exactly these, in both forms, and leave the folder as it was.

use std::fs;
use std::path::Path;

use crate::folder::{Folder, files, root, tuoyu};
use serde_json::Value;
use tuoyu_catalog::problem::Severity;

/// One line of `expected.txt`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    code: String,
    file: String,
    row: String,
    field: String,
}

fn expected(reason: &Path) -> Vec<(Line, String)> {
    let text = fs::read_to_string(reason.join("expected.txt")).unwrap();
    text.lines()
        .map(|line| {
            let (place, message) = line.split_once(" # ").unwrap_or((line, ""));
            let [code, file, row, field] = place.trim_end_matches([' ', '#']).splitn(4, ' ').collect::<Vec<_>>()[..]
            else {
                panic!("{line:?} is not `code file row field`");
            };
            let [code, file, row, field] = [code, file, row, field].map(str::to_owned);
            (Line { code, file, row, field }, message.trim().to_owned())
        })
        .collect()
}

fn reported(problem: &Value) -> Line {
    let text = |key: &str| problem[key].as_str().unwrap_or("-").to_owned();
    Line {
        code: text("code"),
        file: text("file"),
        row: problem["row"].as_u64().map_or("-".to_owned(), |row| row.to_string()),
        field: text("field"),
    }
}

fn is_error(code: &str) -> bool {
    let data = tuoyu_catalog::check::rule::ALL.iter().map(|rule| (rule.code, rule.severity));
    let content = tuoyu_content::rule::ALL.iter().map(|rule| (rule.code, rule.severity));
    data.chain(content).find(|(known, _)| *known == code).unwrap().1 == Severity::Error
}

/// `validate` looks at data alone, `build` at articles too.
fn arguments(reason: &Path) -> Vec<&'static str> {
    if reason.join("content").is_dir() { vec!["build", "."] } else { vec!["validate", "."] }
}

fn check(reason: &Path) {
    let name = reason.file_name().unwrap().to_string_lossy().into_owned();
    let folder = Folder::copy_of(&format!("invalid-{name}"), reason);
    let before = files(&folder.0);
    let mut lines = expected(reason);
    let code = i32::from(lines.iter().any(|(line, _)| is_error(&line.code)));

    let json = tuoyu(&folder.0, &[&["--format", "json"], &arguments(reason)[..]].concat());
    assert_eq!(json.status.code(), Some(code), "{name}: {}", String::from_utf8_lossy(&json.stderr));
    let answer: Value = serde_json::from_slice(&json.stdout).unwrap();
    let problems = answer["problems"].as_array().unwrap();
    let mut found: Vec<Line> = problems.iter().map(reported).collect();
    for (line, part) in &lines {
        let said = problems.iter().find(|problem| reported(problem) == *line);
        let said = said.unwrap_or_else(|| panic!("{name}: {line:?} is not in {found:?}"));
        assert!(
            said["message"].as_str().unwrap().contains(part.as_str()) || said["value"] == part.as_str(),
            "{name}: {said}"
        );
        assert!(!said["remedy"].as_str().unwrap().is_empty(), "{name}: {said}");
    }
    lines.sort();
    found.sort();
    assert_eq!(found, lines.into_iter().map(|(line, _)| line).collect::<Vec<_>>(), "{name}");

    let text = tuoyu(&folder.0, &arguments(reason));
    assert_eq!(text.status.code(), Some(code), "{name}");
    let said = String::from_utf8(text.stderr).unwrap();
    assert_eq!(said.lines().count(), problems.len(), "{name}: {said}");
    assert!(problems.iter().all(|problem| said.contains(problem["code"].as_str().unwrap())), "{name}: {said}");
    if code == 1 {
        assert_eq!(tuoyu(&folder.0, &["build", "."]).status.code(), Some(1), "{name}");
        assert!(files(&folder.0) == before, "{name}: something was written");
    }
}

#[test]
fn every_folder_yields_exactly_its_problems_and_nothing_is_written() {
    let mut reasons: Vec<_> =
        fs::read_dir(root().join("tests/invalid")).unwrap().map(|entry| entry.unwrap().path()).collect();
    reasons.sort();
    assert!(reasons.len() > 60, "{} folders", reasons.len());
    reasons.iter().for_each(|reason| check(reason));
}

#[test]
fn every_rule_of_the_data_has_a_folder() {
    let folders = fs::read_dir(root().join("tests/invalid")).unwrap();
    let covered: Vec<String> = folders
        .flat_map(|entry| expected(&entry.unwrap().path()))
        .map(|(line, _)| line.code)
        // Their tests are below: a file of 64 MB and a half-finished write are not things to keep in a repository.
        .chain(["E102", "E109"].map(str::to_owned))
        .collect();
    let missing: Vec<&str> = tuoyu_catalog::check::rule::ALL
        .iter()
        .map(|rule| rule.code)
        .filter(|code| !covered.iter().any(|covered| covered == code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = Folder::copy_of("too-large", &root().join("tests/invalid/video-days"));
    let path = folder.0.join("990101/institutions.json");
    fs::File::options().write(true).open(path).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
    let answer = tuoyu(&folder.0, &["validate", ".", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(answer["problems"][0]["code"], "E102");
}

#[test]
fn a_write_that_was_not_finished_is_named_and_the_next_command_finishes_it() {
    let folder = Folder::copy_of("interrupted", &root().join("tests/invalid/video-days"));
    fs::copy(folder.0.join("manifest.json"), folder.0.join("manifest.json.new")).unwrap();
    let answer = tuoyu(&folder.0, &["validate", ".", "--format", "json"]);
    assert_eq!(answer.status.code(), Some(1));
    let answer: Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert!(answer["problems"].as_array().unwrap().iter().any(|problem| problem["code"] == "E109"), "{answer}");
    assert_eq!(tuoyu(&folder.0, &["build", "."]).status.code(), Some(0));
    assert!(!folder.0.join("manifest.json.new").exists());
}

#[test]
fn what_is_no_export_is_exit_2_with_one_sentence() {
    let folder = Folder::new("no-export");
    let text = tuoyu(&folder.0, &["validate", "nowhere"]);
    assert_eq!(text.status.code(), Some(2));
    assert_eq!(String::from_utf8(text.stderr).unwrap().lines().count(), 1);
    let json = tuoyu(&folder.0, &["validate", "nowhere", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((json.status.code(), &answer["command"]), (Some(2), &Value::from("validate")));
    assert!(answer["error"].as_str().unwrap().contains("nowhere"));
    assert_eq!(tuoyu(&folder.0, &["validate"]).status.code(), Some(2), "no folder named");
}

#[test]
fn a_later_minor_version_may_have_fields_that_are_not_known_yet() {
    let folder = Folder::copy_of("later-minor", &root().join("tests/invalid/unknown-field"));
    let manifest = folder.0.join("manifest.json");
    let text = fs::read_to_string(&manifest).unwrap().replace("\"1.0\"", "\"1.9\"");
    fs::write(&manifest, text).unwrap();
    let answer = tuoyu(&folder.0, &["validate", ".", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(answer["problems"], serde_json::json!([]));
}
