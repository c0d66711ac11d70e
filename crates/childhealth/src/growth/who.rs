//! WHO Child Growth Standards, 2006: L, M and S for every day from birth to day 1856 and every millimetre of length.
//!
//! WHO tabulates length (lying) up to and including day 730 and height (standing) from day 731, and takes a height for
//! 0.7 cm less than the length of the same child. Up to day 730 a height is therefore compared as height + 0.7 cm, from
//! day 731 a length as length − 0.7 cm, before anything is computed from it. Weight for height is weight for length,
//! shifted by the same 0.7 cm, digit for digit, and is kept once. Some programs switch at day 730 instead.

use super::columns::Table;
use super::{Indicator, Lms, Posture, Sex};

const FILE: &[u8] = include_bytes!("../../data/who2006.bin");

/// The last day of the tables: five years and one month.
pub const LAST_DAY: i32 = 1856;

/// What WHO counts as a month: 365.25 days ÷ 12.
pub const DAYS_PER_MONTH: f64 = 30.4375;

/// The last day on which WHO compares a length measured lying.
pub const LAST_LYING_DAY: i32 = 730;

/// By how much a child is longer lying than standing, in cm.
pub const LYING_OVER_STANDING_CM: f64 = 0.7;

/// The posture of WHO's tables on this day of age.
pub fn posture_at(age_days: i32) -> Posture {
    if age_days <= LAST_LYING_DAY { Posture::Lying } else { Posture::Standing }
}

/// A length in cm as WHO's tables at this age want it, from how it was measured.
pub fn length_at(age_days: i32, length_cm: f64, measured: Option<Posture>) -> f64 {
    let wanted = posture_at(age_days);
    match (measured.unwrap_or(wanted), wanted) {
        (Posture::Standing, Posture::Lying) => length_cm + LYING_OVER_STANDING_CM,
        (Posture::Lying, Posture::Standing) => length_cm - LYING_OVER_STANDING_CM,
        _ => length_cm,
    }
}

/// L, M and S of an indicator by age; `None` after day 1856, and for weight for length, which goes by length.
pub fn by_age(sex: Sex, indicator: Indicator, age_days: i32) -> Option<Lms> {
    (indicator != Indicator::WeightForLength)
        .then(|| table(sex, indicator))?
        .and_then(|table| lms(&table, age_days.into()))
}

/// L, M and S of weight for a length (45.0–110.0 cm lying) or height (65.0–120.0 cm standing); `None` outside.
pub fn by_length(sex: Sex, length_cm: f64, posture: Posture) -> Option<Lms> {
    let (from, to) = length_range(posture);
    if !(from..=to).contains(&length_cm) {
        return None;
    }
    let lying = if posture == Posture::Lying { length_cm } else { length_cm + LYING_OVER_STANDING_CM };
    // Rounded so that 76.1 cm is the row 76.1 and not the line beside it.
    let millimetres = (lying * 10_000.0).round() / 1_000.0;
    lms(&table(sex, Indicator::WeightForLength)?, millimetres)
}

/// The lengths in cm that WHO tabulates weight for.
pub fn length_range(posture: Posture) -> (f64, f64) {
    match posture {
        Posture::Lying => (45.0, 110.0),
        Posture::Standing => (65.0, 120.0),
    }
}

pub(super) fn table(sex: Sex, indicator: Indicator) -> Option<Table<3>> {
    let of_sex = match sex {
        Sex::Boy => 0,
        Sex::Girl => 5,
    };
    let of_indicator = match indicator {
        Indicator::Weight => 0,
        Indicator::Length => 1,
        Indicator::Head => 2,
        Indicator::Bmi => 3,
        Indicator::WeightForLength => 4,
    };
    Table::read(FILE, of_sex + of_indicator)
}

pub(super) fn lms(table: &Table<3>, key: f64) -> Option<Lms> {
    let [l, m, s] = table.at(key)?;
    Some(Lms { l: l / 10_000.0, m: m / 10_000.0, s: s / 100_000.0 })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn every_day_and_every_millimetre_is_there_and_no_other() {
        for sex in Sex::ALL {
            for indicator in [Indicator::Weight, Indicator::Length, Indicator::Head, Indicator::Bmi] {
                let table = table(sex, indicator).unwrap();
                assert!(table.rows().iter().map(|(day, _)| *day).eq(0..=LAST_DAY));
                assert!(table.rows().iter().all(|(_, [_, m, s])| *m > 0 && *s > 0));
                assert_eq!(by_age(sex, indicator, LAST_DAY + 1), None);
                assert_eq!(by_age(sex, indicator, -1), None);
            }
            let table = table(sex, Indicator::WeightForLength).unwrap();
            assert!(table.rows().iter().map(|(millimetre, _)| *millimetre).eq(450..=1207));
            assert_eq!(by_age(sex, Indicator::WeightForLength, 700), None);
        }
    }

    #[test]
    fn published_rows_come_back_digit_for_digit() {
        let rows = [
            (by_age(Sex::Boy, Indicator::Weight, 0), [0.3487, 3.3464, 0.14602]),
            (by_age(Sex::Boy, Indicator::Length, 730), [1.0, 87.8018, 0.03479]),
            (by_age(Sex::Boy, Indicator::Length, 731), [1.0, 87.1303, 0.03508]),
            (by_age(Sex::Girl, Indicator::Head, 1), [1.0, 33.975, 0.03479]),
            (by_length(Sex::Boy, 65.0, Posture::Standing), [-0.3521, 7.4327, 0.08217]),
            (by_length(Sex::Boy, 65.0, Posture::Lying), [-0.3521, 7.2666, 0.08223]),
        ];
        for (row, [l, m, s]) in rows.map(|(row, published)| (row.unwrap(), published)) {
            assert_eq!(row, Lms { l, m, s });
        }
    }

    #[test]
    fn the_posture_changes_between_day_730_and_731() {
        for (day, posture, length) in [
            (730, Some(Posture::Standing), 85.7),
            (730, Some(Posture::Lying), 85.0),
            (730, None, 85.0),
            (731, None, 85.0),
            (731, Some(Posture::Lying), 84.3),
            (731, Some(Posture::Standing), 85.0),
        ] {
            assert!((length_at(day, 85.0, posture) - length).abs() < 1e-9, "{day} {posture:?}");
        }
    }

    #[test]
    fn weight_for_length_ends_where_who_ends_it() {
        for (posture, inside, outside) in
            [(Posture::Lying, [45.0, 110.0], [44.9, 110.1]), (Posture::Standing, [65.0, 120.0], [64.9, 120.1])]
        {
            assert!(inside.iter().all(|cm| by_length(Sex::Girl, *cm, posture).is_some()));
            assert!(outside.iter().all(|cm| by_length(Sex::Girl, *cm, posture).is_none()));
        }
    }
}
