//! What is written down beside the code says what the code does.

use std::fs;

use crate::folder::root;
use tuoyu_cli::export::write::pretty;

#[test]
fn the_checked_in_schemas_are_those_of_the_types() {
    let folder = root().join("schema/v1");
    let schemas = tuoyu_cli::schema::schemas();
    for (name, schema) in &schemas {
        let written = fs::read(folder.join(name)).unwrap();
        assert!(written == pretty(schema).unwrap(), "{name} is out of date: run `tuoyu schema --out schema/v1`");
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), schemas.len());
}

#[test]
fn every_rule_is_documented_once_and_no_rule_that_is_not_there() {
    let data = tuoyu_catalog::check::rule::ALL.iter().map(|rule| (rule.code, rule.severity, rule.message, rule.remedy));
    let content = tuoyu_content::rule::ALL.iter().map(|rule| (rule.code, rule.severity, rule.message, rule.remedy));
    let mut rows: Vec<String> = data
        .chain(content)
        .map(|(code, severity, message, remedy)| format!("| {code} | {} | {message} | {remedy} |", severity.term()))
        .collect();
    rows.sort();
    let text = fs::read_to_string(root().join("docs/problems.md")).unwrap();
    let is_rule = |line: &&str| line.starts_with("| C") || line.starts_with("| E");
    let mut written: Vec<String> = text.lines().filter(is_rule).map(str::to_owned).collect();
    written.sort();
    assert_eq!(written, rows, "docs/problems.md has one row a rule: code, severity, message, remedy");
}
