//! 《7岁以下儿童生长标准》 WS/T 423-2022, appendix B: the values at −3 to +3 standard deviations, by sex.
//!
//! Weight, length or height, and BMI at 0–24 months and then every third month to 81; weight for length (45–100 cm) and
//! for height (75–130 cm) at every centimetre. At a tabulated age or centimetre the published value stands; in between
//! this crate takes the straight line, which the standard does not say. One stretch is different: at 24 months the
//! tables change from lying to standing, so between 23 and 24 months length and BMI go on along the line from 22 to 23.
//! Of appendix A only weight percentiles at sixteen ages to 36 months are held. The standard gives no L, M and S, so
//! there are no Z-scores here; its head circumference is not held.

use super::columns::Table;
use super::{Indicator, Posture, Sex};

const FILE: &[u8] = include_bytes!("../../data/wst423-2022.bin");

/// The age in months from which the standard compares height instead of length.
pub const STANDING_FROM_MONTHS: f64 = 24.0;

/// The last tabulated age in months.
pub const LAST_MONTH: i32 = 81;

/// The percentiles held for weight, in order.
pub const PERCENTILES: [u8; 7] = [3, 10, 25, 50, 75, 90, 97];

/// The posture of the tables at this age in months.
pub fn posture_at(months: f64) -> Posture {
    if months < STANDING_FROM_MONTHS { Posture::Lying } else { Posture::Standing }
}

/// The values at −3, −2, −1, 0, +1, +2, +3 standard deviations, and whether they stand in the standard at that very age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// kg, cm or kg/m².
    pub values: [f64; 7],
    /// Published for exactly this age or length; otherwise between two published rows.
    pub published: bool,
}

/// By age in months; `None` beyond 81 months and for what the standard's held tables do not give by age.
pub fn by_age(sex: Sex, indicator: Indicator, months: f64) -> Option<Row> {
    let changes_posture = matches!(indicator, Indicator::Length | Indicator::Bmi);
    let table = table(sex, by_age_index(indicator)?)?;
    if changes_posture && months > 23.0 && months < STANDING_FROM_MONTHS {
        return goes_on(&table, months);
    }
    row(&table, months)
}

/// Weight for a length or height in cm.
pub fn by_length(sex: Sex, length_cm: f64, posture: Posture) -> Option<Row> {
    row(&table(sex, by_length_index(posture))?, length_cm)
}

/// Weight at the [`PERCENTILES`] by age in months, 0–36; at the ages held as published, in between on the straight line.
pub fn weight_percentiles(sex: Sex, months: f64) -> Option<Row> {
    row(&table(sex, PERCENTILE_INDEX)?, months)
}

const PERCENTILE_INDEX: usize = 5;

pub(super) fn by_age_index(indicator: Indicator) -> Option<usize> {
    match indicator {
        Indicator::Weight => Some(0),
        Indicator::Length => Some(1),
        Indicator::Bmi => Some(2),
        Indicator::Head | Indicator::WeightForLength => None,
    }
}

pub(super) fn by_length_index(posture: Posture) -> usize {
    match posture {
        Posture::Lying => 3,
        Posture::Standing => 4,
    }
}

pub(super) fn table(sex: Sex, index: usize) -> Option<Table<7>> {
    let of_sex = match sex {
        Sex::Boy => 0,
        Sex::Girl => PERCENTILE_INDEX + 1,
    };
    Table::read(FILE, of_sex + index)
}

pub(super) fn percentile_table(sex: Sex) -> Option<Table<7>> {
    table(sex, PERCENTILE_INDEX)
}

fn row(table: &Table<7>, key: f64) -> Option<Row> {
    let published = table.rows().iter().any(|(tabulated, _)| f64::from(*tabulated) == key);
    Some(Row { values: table.at(key)?.map(tenth), published })
}

/// The line from 22 to 23 months, continued.
fn goes_on(table: &Table<7>, months: f64) -> Option<Row> {
    let (before, mut values) = (table.at(22.0)?, table.at(23.0)?);
    for (value, before) in values.iter_mut().zip(before) {
        *value += (*value - before) * (months - 23.0);
    }
    Some(Row { values: values.map(tenth), published: false })
}

pub(super) fn tenth(tenths: f64) -> f64 {
    tenths / 10.0
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn published(csv: &'static str) -> impl Iterator<Item = (Sex, f64, Vec<f64>)> {
        csv.lines().skip(1).map(|line| {
            let mut cells = line.split(',');
            let sex = if cells.next() == Some("M") { Sex::Boy } else { Sex::Girl };
            let key = cells.next().unwrap().parse().unwrap();
            (sex, key, cells.map(|cell| cell.parse().unwrap()).collect())
        })
    }

    #[test]
    fn every_published_value_is_exact() {
        type Lookup = fn(Sex, f64) -> Option<Row>;
        let tables: [(&str, usize, Lookup); 6] = [
            (include_str!("../../data/wst423-2022/weight.csv"), 88, |sex, x| by_age(sex, Indicator::Weight, x)),
            (include_str!("../../data/wst423-2022/length.csv"), 88, |sex, x| by_age(sex, Indicator::Length, x)),
            (include_str!("../../data/wst423-2022/bmi.csv"), 88, |sex, x| by_age(sex, Indicator::Bmi, x)),
            (include_str!("../../data/wst423-2022/weight-for-length.csv"), 112, |sex, x| {
                by_length(sex, x, Posture::Lying)
            }),
            (include_str!("../../data/wst423-2022/weight-for-height.csv"), 112, |sex, x| {
                by_length(sex, x, Posture::Standing)
            }),
            (include_str!("../../data/wst423-2022/weight-percentiles.csv"), 32, weight_percentiles),
        ];
        for (csv, count, lookup) in tables {
            assert_eq!(published(csv).count(), count);
            for (sex, key, values) in published(csv) {
                let row = lookup(sex, key).unwrap();
                assert_eq!((row.values.as_slice(), row.published), (values.as_slice(), true), "{sex:?} {key}");
            }
        }
    }

    #[test]
    fn between_two_ages_lies_the_straight_line() {
        let row = by_age(Sex::Boy, Indicator::Weight, 25.5).unwrap();
        assert!(!row.published);
        for (value, expected) in row.values.into_iter().zip([9.5, 10.45, 11.55, 12.85, 14.3, 15.95, 17.8]) {
            assert!((value - expected).abs() < 1e-9, "{value} {expected}");
        }
    }

    /// Measured standing, a child is 0.7 cm shorter (WHO): the continued line must arrive there, give or take rounding.
    #[test]
    fn from_23_to_24_months_length_goes_on_lying() {
        for sex in Sex::ALL {
            let at = |months| by_age(sex, Indicator::Length, months).unwrap().values;
            for (lying, standing) in at(24.0 - 1e-9).into_iter().zip(at(24.0)) {
                assert!((lying - standing - 0.7).abs() < 0.21, "{sex:?} {lying} {standing}");
            }
        }
    }

    /// The median stands in both appendices: where percentiles are not held, their line may not leave it.
    #[test]
    fn interpolated_percentiles_keep_to_the_published_median() {
        for (sex, months, values) in published(include_str!("../../data/wst423-2022/weight.csv")) {
            if let Some(row) = weight_percentiles(sex, months) {
                let (median, published) = (row.values.get(3).unwrap(), values.get(3).unwrap());
                assert!((median - published).abs() < 0.1, "{sex:?} {months}: {median} {published}");
            }
        }
    }

    #[test]
    fn outside_the_tables_there_is_no_answer() {
        assert_eq!(by_age(Sex::Boy, Indicator::Weight, 81.1), None);
        assert_eq!(by_age(Sex::Boy, Indicator::Weight, -0.1), None);
        assert_eq!(by_age(Sex::Boy, Indicator::Head, 6.0), None);
        assert_eq!(by_length(Sex::Girl, 44.9, Posture::Lying), None);
        assert_eq!(by_length(Sex::Girl, 74.9, Posture::Standing), None);
        assert_eq!(weight_percentiles(Sex::Girl, 36.5), None);
    }
}
