//! `tuoyu validate --freshness`: the same figures as sentences and as JSON, on any day asked for.

use std::fs;

use crate::folder::{Folder, root, tuoyu};
use serde_json::{Value, json};

fn report(folder: &Folder, today: &str) -> Value {
    let output = tuoyu(&folder.0, &["validate", ".", "--freshness", "--today", today, "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    answer["freshness"].clone()
}

fn fact<'a>(report: &'a Value, code: &str) -> &'a Value {
    report["facts"].as_array().unwrap().iter().find(|fact| fact["code"] == code).unwrap()
}

#[test]
fn the_report_follows_the_day_and_counts_region_by_region() {
    let folder = Folder::copy_of("freshness", &root().join("tests/invalid/vacancies-over-places"));
    let list = folder.0.join("990101/institutions.json");
    let mut records: Value = serde_json::from_slice(&fs::read(&list).unwrap()).unwrap();
    records["institutions"] = json!([
        { "id": "demo-1", "name": "示例甲", "region": "990101", "as_of": "2026-10-01", "telephone": "0379-6123456" },
        { "id": "demo-2", "name": "示例乙", "region": "990101", "as_of": "2026-05-01",
          "fees": { "care": 1500, "as_of": "2026-03-01" } },
    ]);
    fs::write(&list, records.to_string()).unwrap();
    assert_eq!(tuoyu(&folder.0, &["seal", "."]).status.code(), Some(0));

    let early = report(&folder, "2026-10-02");
    assert_eq!((&early["whole"]["rows"], &early["whole"]["fresh"]), (&json!(2), &json!(1)));
    assert_eq!(fact(&early["whole"], "fees")["overdue"], 1, "180 days after 2026-03-01");
    assert_eq!(fact(&early["whole"], "fees")["oldest"], json!({ "date": "2026-03-01", "id": "demo-2" }));
    assert_eq!(fact(&early["whole"], "telephone")["next_due"], "2027-03-30");
    assert_eq!(early["regions"][0]["code"], "990101");
    let late = report(&folder, "2027-10-02");
    assert_eq!((&late["whole"]["fresh"], &fact(&late["whole"], "telephone")["overdue"]), (&json!(0), &json!(1)));

    let text = tuoyu(&folder.0, &["validate", ".", "--freshness", "--today", "2026-10-02"]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("2 家里 1 家在 90 天内核实过（50%），最早的一条 2026-05-01"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("收费") && line.ends_with("1 家")), "{text}");
}
