//! The same results natively and in the browser: what these children's families read is kept in `data/cases.json`, held against
//! this code here and against the WASM by `tests/e2e/growth.test.mjs` and `milestones.test.mjs`.
//!
//! `TUOYU_WRITE=1 cargo test -p tuoyu-childhealth --test cases` writes the file anew.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;

use serde::Serialize;
use tuoyu_catalog::Date;
use tuoyu_childhealth::growth::{Measurement, Posture, Sex, Standard, assess, questions};
use tuoyu_childhealth::milestones::{age_to_use, next_round, round_at};
use tuoyu_childhealth::{Age, CorrectedAge, Gestation, corrected_age};

/// The day the signs are asked about.
const TODAY: &str = "2026-11-22";

#[derive(Serialize)]
struct Case {
    birth: Date,
    sex: Sex,
    gestation: Option<Gestation>,
    measured: Measured,
    /// By age, the corrected one first.
    read: Vec<Read>,
    /// What is asked before the measurement is noted.
    doubts: Vec<String>,
    /// The signs it is the turn of on [`TODAY`], in months, and those after them.
    round: Option<i32>,
    next_round: Option<i32>,
}

#[derive(Serialize)]
struct Measured {
    on: Date,
    weight_g: u32,
    length_mm: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    posture: Option<Posture>,
    head_mm: u32,
}

#[derive(Serialize)]
struct Read {
    corrected: bool,
    wst423: Vec<String>,
    who2006: Vec<String>,
}

/// Birth, weeks and days in the womb, the day measured, grams, millimetres, posture, millimetres around the head.
type Row = (&'static str, Option<(u8, u8)>, &'static str, u32, u32, Option<Posture>, u32);

const LYING: Option<Posture> = Some(Posture::Lying);
const STANDING: Option<Posture> = Some(Posture::Standing);

/// The first day and the last of the tables, month ends, both sides of 24 months, both postures, early and late births, every band.
const ROWS: [Row; 15] = [
    ("2026-11-22", None, "2026-11-22", 3320, 500, None, 344),
    ("2026-01-31", None, "2026-02-28", 4210, 541, LYING, 371),
    ("2026-05-20", Some((39, 4)), "2026-11-20", 7900, 672, LYING, 431),
    ("2025-11-20", None, "2026-11-20", 9600, 760, LYING, 460),
    ("2025-11-20", None, "2026-11-20", 7300, 690, None, 430),
    ("2025-11-20", None, "2026-11-20", 14_200, 822, STANDING, 495),
    ("2024-02-29", None, "2025-02-28", 10_050, 771, None, 467),
    ("2024-12-05", None, "2026-11-21", 11_840, 873, LYING, 481),
    ("2024-11-21", None, "2026-11-21", 12_110, 868, STANDING, 482),
    ("2024-11-21", None, "2026-11-21", 12_110, 875, LYING, 482),
    ("2023-11-22", None, "2026-11-22", 14_005, 959, STANDING, 493),
    ("2021-10-23", None, "2026-11-21", 18_300, 1102, STANDING, 508),
    ("2026-03-01", Some((32, 0)), "2026-11-20", 7350, 660, LYING, 429),
    ("2025-01-05", Some((27, 3)), "2026-11-20", 9900, 795, LYING, 463),
    ("2026-10-01", Some((30, 6)), "2026-11-01", 1980, 430, LYING, 305),
];

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn case(sex: Sex, (birth, weeks, on, weight_g, length_mm, posture, head_mm): Row) -> Case {
    let (birth, on, today) = (date(birth), date(on), date(TODAY));
    let gestation = weeks.map(|(weeks, days)| Gestation::new(weeks, days).unwrap());
    let corrected = |on| gestation.map_or(CorrectedAge::NotNeeded, |weeks| corrected_age(birth, weeks, on).unwrap());
    let measurement = |age| Measurement {
        sex,
        age,
        weight_kg: Some(f64::from(weight_g) / 1000.0),
        length_cm: Some(f64::from(length_mm) / 10.0),
        posture,
        head_cm: Some(f64::from(head_mm) / 10.0),
    };
    let sentences = |standard, age| {
        let assessment = assess(standard, &measurement(age));
        let found = assessment.findings.into_iter().map(|finding| finding.sentence);
        found
            .chain(assessment.gaps.into_iter().map(|gap| format!("{}：{}", gap.indicator.term(), gap.sentence)))
            .collect()
    };
    let read = |corrected, age| Read {
        corrected,
        wst423: sentences(Standard::Wst423, age),
        who2006: sentences(Standard::Who2006, age),
    };
    let since_birth = Age::between(birth, on).unwrap();
    let corrected_then = match corrected(on) {
        CorrectedAge::Age(age) => Some(age),
        _ => None,
    };
    let doubts = match corrected(on) {
        CorrectedAge::BeforeTerm { .. } => Vec::new(),
        _ => questions(&measurement(corrected_then.unwrap_or(since_birth))),
    };
    let used = age_to_use(Age::between(birth, today).unwrap(), corrected(today));
    Case {
        birth,
        sex,
        gestation,
        measured: Measured { on, weight_g, length_mm, posture, head_mm },
        read: corrected_then.map(|age| read(true, age)).into_iter().chain([read(false, since_birth)]).collect(),
        doubts: doubts.into_iter().map(|question| question.sentence).collect(),
        round: used.and_then(round_at).map(|round| round.months),
        next_round: used.and_then(next_round).map(|round| round.months),
    }
}

#[test]
fn what_families_read_is_what_the_file_holds() {
    let cases: Vec<Case> =
        Sex::ALL.into_iter().flat_map(|sex| ROWS.into_iter().map(move |row| case(sex, row))).collect();
    let written = serde_json::json!({ "today": TODAY, "cases": cases });
    let written = format!("{}\n", serde_json::to_string_pretty(&written).unwrap());
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases.json");
    if std::env::var_os("TUOYU_WRITE").is_some() {
        std::fs::write(&file, &written).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), written);
}
