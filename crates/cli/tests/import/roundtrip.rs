//! The register's own table, imported again: into the export it came from it changes no byte; into an empty one it brings every
//! fact it holds.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tuoyu_catalog::Institution;
use tuoyu_catalog::export::InstitutionsFile;

use crate::export::Export;

const REGIONS: [&str; 5] = ["410305", "410481", "140525", "370303", "340602"];

fn tuoyu(arguments: &[&str], folder: &Path) {
    let output = Command::new(env!("CARGO_BIN_EXE_tuoyu")).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A demonstration export, built.
fn built(name: &str, seed: &str) -> Export {
    let export = Export::new(name);
    fs::create_dir_all(export.path()).unwrap();
    tuoyu(&["demo", "--export", ".", "--seed", seed], &export.path());
    tuoyu(&["build", "."], &export.path());
    export
}

/// The tables the build wrote, out of the way of the import that writes beside them.
fn table(export: &Export, region: &str, ending: &str) -> std::path::PathBuf {
    let from = export.path().join("open").join(region).join(format!("institutions.{ending}"));
    export.list(&format!("{region}.{ending}"), fs::read(from).unwrap())
}

#[test]
fn a_table_imported_into_its_own_export_changes_no_byte() {
    for seed in ["1", "7"] {
        let export = built(&format!("roundtrip-{seed}"), seed);
        let before = export.files();
        for region in REGIONS {
            for (ending, mode) in [("csv", "snapshot"), ("xlsx", "increment")] {
                let file = table(&export, region, ending);
                let answer = export.import(region, &["--mode", mode, "--source", "开放数据"], &[&file]);
                let told = format!("seed {seed}, {region}.{ending}: {}", answer.json);
                assert_eq!((answer.code, answer.number("new"), answer.number("changed")), (0, 0, 0), "{told}");
                assert_eq!((answer.number("gone"), &answer.json["written"]), (0, &Value::from(true)), "{told}");
                // Only that the export is a demonstration.
                assert_eq!(answer.codes(), ["E847"], "{told}");
            }
        }
        assert!(before == export.files(), "seed {seed}");
    }
}

/// What the table holds of a record: everything but ids, sources and what has a history of its own.
fn facts(mut one: Institution) -> Value {
    one.sources = Vec::new();
    one.recognitions = Vec::new();
    one.evaluations = Vec::new();
    one.inspections = Vec::new();
    // A sum the bands make up is one with them.
    one.places = one.total_places();
    for filing in one.filing.iter_mut() {
        filing.history = Vec::new();
        filing.source = None;
    }
    for position in one.position.iter_mut() {
        position.datum = tuoyu_catalog::institution::Datum::Wgs84;
    }
    let mut value = serde_json::to_value(one).unwrap();
    value["id"] = Value::Null;
    let text = serde_json::to_string(&value).unwrap();
    // Blanks between Chinese characters and brackets of another width are typing.
    Value::String(text.replace(' ', "").replace('（', "(").replace('）', ")").replace('〔', "(").replace('〕', ")"))
}

#[test]
fn a_table_imported_into_an_empty_export_brings_every_fact_it_holds() {
    let from = built("roundtrip-from", "3");
    let into = Export::new("roundtrip-into");
    for region in REGIONS {
        let file = table(&from, region, "csv");
        let answer = into.import(region, &["--mode", "snapshot", "--source", "开放数据"], &[&file]);
        assert_eq!((answer.code, answer.codes()), (0, Vec::new()), "{region}: {}", answer.json);
        let all = |export: &Export| -> Vec<Value> {
            let bytes = fs::read(export.path().join(region).join("institutions.json")).unwrap();
            serde_json::from_slice::<InstitutionsFile>(&bytes).unwrap().institutions.into_iter().map(facts).collect()
        };
        for (was, now) in all(&from).iter().zip(&all(&into)) {
            assert_eq!(was, now, "{region}");
        }
    }
    assert!(into.is_valid());
}

#[test]
fn text_that_looks_like_a_formula_is_published_disarmed_and_read_back() {
    let export = built("roundtrip-formula", "1");
    let list = export.path().join("410305/institutions.json");
    let text = fs::read_to_string(&list).unwrap();
    let mut file: InstitutionsFile = serde_json::from_str(&text).unwrap();
    file.institutions[0].name = "示例=托育".to_owned();
    file.institutions[0].aliases = vec!["示例+托育".to_owned()];
    file.institutions[0].address = Some("=HYPERLINK(\"示例\",\"示例路1号\")".to_owned());
    file.institutions[0].operator = Some("'=示例公司".to_owned());
    file.institutions[0].locality = Some("@示例社区, \"东\"".to_owned());
    fs::write(&list, serde_json::to_string_pretty(&file).unwrap() + "\n").unwrap();
    tuoyu(&["seal", "."], &export.path());
    tuoyu(&["build", "."], &export.path());
    let csv = fs::read_to_string(export.path().join("open/410305/institutions.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}'), "the byte order mark");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell}");
        }
    }
    let before = export.files();
    for ending in ["csv", "xlsx"] {
        let file = table(&export, "410305", ending);
        let answer = export.import("410305", &["--mode", "snapshot", "--source", "开放数据"], &[&file]);
        assert_eq!(
            (answer.number("changed"), answer.codes()),
            (0, vec!["E847".to_owned()]),
            "{ending}: {}",
            answer.json
        );
    }
    assert!(before == export.files());
}

#[test]
fn a_name_corrected_in_the_table_is_a_new_name_of_the_same_place() {
    let export = built("roundtrip-renamed", "1");
    let file = table(&export, "410305", "csv");
    let text = fs::read_to_string(&file).unwrap();
    let one = export.institutions("410305").into_iter().find(|one| one.credit_code.is_none()).unwrap();
    let corrected = export.list("corrected.csv", text.replace(&one.name, "示例新名托育园"));
    let answer = export.import("410305", &["--mode", "snapshot", "--source", "开放数据"], &[&corrected]);
    assert_eq!((answer.number("new"), answer.number("changed"), answer.number("gone")), (0, 1, 0), "{}", answer.json);
    assert_eq!(answer.problems("E841").len(), 1);
    let renamed = export.named("410305", "示例新名托育园");
    assert_eq!((renamed.id, renamed.former_names.last()), (one.id, Some(&one.name)));
}
