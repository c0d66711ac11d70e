//! Vaccination and health visits natively and in the browser: what these children's families read is kept in `data/care.json`, held
//! against this code here and against the WASM by `tests/e2e/tools-care.test.mjs`.
//!
//! `TUOYU_WRITE=1 cargo test -p tuoyu-childhealth --test care` writes the file anew.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;

use serde::Serialize;
use tuoyu_catalog::Date;
use tuoyu_childhealth::checks::visits;
use tuoyu_childhealth::vaccines::{Choices, Given, Kind, Schedule};

/// The day everything is asked about.
const TODAY: &str = "2026-11-22";

#[derive(Serialize)]
struct Case {
    birth: Date,
    choices: Choices,
    given: Vec<Given>,
    doses: Vec<Dose>,
    visits: Vec<Visit>,
}

#[derive(Serialize)]
struct Dose {
    id: String,
    name: String,
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    concern: Option<&'static str>,
}

#[derive(Serialize)]
struct Visit {
    when: String,
    from: Date,
    until: Option<Date>,
}

const LIVE: Choices = Choices { je: Kind::Live, hep_a: Kind::Live };
const INACTIVATED: Choices = Choices { je: Kind::Inactivated, hep_a: Kind::Inactivated };

/// Birth, choices, doses given.
type Row = (&'static str, Choices, &'static [(&'static str, &'static str)]);

/// Month ends and the leap day, nothing given, everything on time, long gaps, odd days, both choices, too old.
const ROWS: [Row; 8] = [
    ("2026-11-22", LIVE, &[]),
    ("2026-08-31", LIVE, &[("hepb-1", "2026-08-31"), ("bcg-1", "2026-09-01"), ("hepb-2", "2026-10-02")]),
    ("2025-12-31", INACTIVATED, &[("hepb-1", "2025-12-31"), ("ipv-1", "2026-03-02"), ("je-i-1", "2026-09-01")]),
    ("2025-01-30", LIVE, &[]),
    ("2024-02-29", INACTIVATED, &[("mmr-1", "2024-11-01"), ("dtap-1", "2024-05-01"), ("dtap-2", "2024-05-20")]),
    ("2024-10-15", LIVE, &[("hepb-1", "2024-10-15"), ("dtap-1", "2025-01-20"), ("mmr-1", "2026-11-10")]),
    ("2025-06-01", LIVE, &[("mmr-1", "2026-02-02"), ("je-l-1", "2026-02-20"), ("dtap-1", "2026-12-01")]),
    ("2018-07-29", LIVE, &[]),
];

fn case((birth, choices, given): Row) -> Case {
    let schedule = Schedule::national().unwrap();
    let (birth, today): (Date, Date) = (birth.parse().unwrap(), TODAY.parse().unwrap());
    let given: Vec<Given> =
        given.iter().map(|(dose, on)| Given { dose: (*dose).to_owned(), on: on.parse().unwrap() }).collect();
    let reviewed = schedule.review(birth, choices, &given, today);
    let doses = reviewed.iter().map(|one| Dose {
        id: one.dose.id.clone(),
        name: one.dose.name(),
        words: one.words(),
        concern: one.concern.map(|concern| concern.words()),
    });
    let doses = doses.collect();
    let visits =
        visits(birth).map(|dated| Visit { when: dated.visit.when_words(), from: dated.from, until: dated.until });
    Case { birth, choices, given, doses, visits: visits.into_iter().collect() }
}

#[test]
fn what_families_read_is_what_the_file_holds() {
    let cases: Vec<Case> = ROWS.into_iter().map(case).collect();
    let written = serde_json::json!({ "today": TODAY, "cases": cases });
    let written = format!("{}\n", serde_json::to_string_pretty(&written).unwrap());
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/care.json");
    if std::env::var_os("TUOYU_WRITE").is_some() {
        std::fs::write(&file, &written).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), written);
}
