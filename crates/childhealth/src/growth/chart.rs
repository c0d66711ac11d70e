//! The curves behind a child's points: what a chart draws and its table lists.

use super::{Indicator, Posture, Sex, Standard, columns::Table, who, wst423};

/// By what the curves are spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruler {
    /// −3 to +3 standard deviations.
    StandardDeviations,
    /// WHO: 3, 15, 50, 85, 97; WS/T 423: the seven of its tables, weight only.
    Centiles,
}

/// One curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// −3…+3, or the percentile.
    pub mark: i8,
    /// Unbroken stretches of points: x in months, or in cm for weight for length; y in the indicator's unit.
    /// Length and BMI break where the tables change from lying to standing.
    pub stretches: Vec<Vec<(f64, f64)>>,
}

/// The curves of a chart, lowest first; empty where the standard (or what is held of it) has none.
/// `posture` chooses the table of weight for length and is ignored otherwise.
pub fn lines(standard: Standard, ruler: Ruler, indicator: Indicator, sex: Sex, posture: Posture) -> Vec<Line> {
    match standard {
        Standard::Who2006 => who_lines(ruler, indicator, sex, posture),
        Standard::Wst423 => wst423_lines(ruler, indicator, sex, posture),
    }
    .unwrap_or_default()
}

fn who_lines(ruler: Ruler, indicator: Indicator, sex: Sex, posture: Posture) -> Option<Vec<Line>> {
    let table = who::table(sex, indicator)?;
    let by_length = indicator == Indicator::WeightForLength;
    let breaks = matches!(indicator, Indicator::Length | Indicator::Bmi);
    let keys: Vec<(i32, f64)> = if by_length {
        centimetres(posture).collect()
    } else {
        days(breaks).map(|day| (day, day_to_month(day))).collect()
    };
    let curves: Vec<(i8, f64)> = match ruler {
        Ruler::StandardDeviations => (-3..=3).map(|sd| (sd, f64::from(sd))).collect(),
        Ruler::Centiles => CENTILES.to_vec(),
    };
    curves
        .into_iter()
        .map(|(mark, z)| {
            let point = |&(key, x): &(i32, f64)| Some((x, who::lms(&table, f64::from(key))?.value(z)));
            let part = |standing: bool| -> Option<Vec<_>> {
                let is_in = |day: i32| !breaks || (day > who::LAST_LYING_DAY) == standing;
                keys.iter().filter(|(day, _)| is_in(*day)).map(point).collect()
            };
            let stretches = if breaks { vec![part(false)?, part(true)?] } else { vec![part(true)?] };
            Some(Line { mark, stretches })
        })
        .collect()
}

/// The percentiles WHO draws and their Z-scores.
const CENTILES: [(i8, f64); 5] = [(3, -1.880_794), (15, -1.036_433), (50, 0.0), (85, 1.036_433), (97, 1.880_794)];

/// Weekly while curves bend, then about monthly, with both sides of the break.
fn days(breaks: bool) -> impl Iterator<Item = i32> {
    (0..=DRAWN_DAYS).filter(move |day| {
        let is_month = (day_to_month(*day).round() * who::DAYS_PER_MONTH).round() as i32 == *day;
        let is_break = breaks && (who::LAST_LYING_DAY..=who::LAST_LYING_DAY + 1).contains(day);
        if *day < 112 { day % 7 == 0 } else { is_month || is_break }
    })
}

/// Five years.
const DRAWN_DAYS: i32 = 1826;

fn day_to_month(day: i32) -> f64 {
    f64::from(day) / who::DAYS_PER_MONTH
}

/// Table keys in millimetres lying, and centimetres as measured.
fn centimetres(posture: Posture) -> impl Iterator<Item = (i32, f64)> {
    let (shift, range) = match posture {
        Posture::Lying => (0, 45..=110),
        Posture::Standing => (7, 65..=120),
    };
    range.map(move |cm| (cm * 10 + shift, f64::from(cm)))
}

fn wst423_lines(ruler: Ruler, indicator: Indicator, sex: Sex, posture: Posture) -> Option<Vec<Line>> {
    let breaks = matches!(indicator, Indicator::Length | Indicator::Bmi);
    let (table, marks) = match ruler {
        Ruler::Centiles if indicator == Indicator::Weight => {
            (wst423::percentile_table(sex)?, wst423::PERCENTILES.map(|percentile| percentile as i8))
        }
        Ruler::Centiles => return None,
        Ruler::StandardDeviations if indicator == Indicator::WeightForLength => {
            (wst423::table(sex, wst423::by_length_index(posture))?, SD_MARKS)
        }
        Ruler::StandardDeviations => (wst423::table(sex, wst423::by_age_index(indicator)?)?, SD_MARKS),
    };
    Some(
        marks
            .into_iter()
            .enumerate()
            .map(|(column, mark)| Line { mark, stretches: columns(&table, column, breaks) })
            .collect(),
    )
}

const SD_MARKS: [i8; 7] = [-3, -2, -1, 0, 1, 2, 3];

fn columns(table: &Table<7>, column: usize, breaks: bool) -> Vec<Vec<(f64, f64)>> {
    let point = |(key, row): &(i32, [i32; 7])| {
        let value = row.get(column).copied().map(f64::from).map(wst423::tenth)?;
        Some((f64::from(*key), value))
    };
    let changes_at = if breaks {
        table.rows().partition_point(|(month, _)| f64::from(*month) < wst423::STANDING_FROM_MONTHS)
    } else {
        0
    };
    let (lying, standing) = table.rows().split_at(changes_at);
    [lying, standing]
        .into_iter()
        .filter(|rows| !rows.is_empty())
        .map(|rows| rows.iter().filter_map(point).collect())
        .collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::centile;
    use super::*;

    #[test]
    fn who_centile_marks_are_those_shares() {
        for (mark, z) in CENTILES {
            assert!((centile(z) - f64::from(mark)).abs() < 1e-3, "{mark}");
        }
    }

    #[test]
    fn curves_lie_in_order_and_never_touch() {
        for standard in Standard::ALL {
            for ruler in [Ruler::StandardDeviations, Ruler::Centiles] {
                for indicator in Indicator::ALL {
                    for (sex, posture) in [(Sex::Boy, Posture::Lying), (Sex::Girl, Posture::Standing)] {
                        let lines = lines(standard, ruler, indicator, sex, posture);
                        for pair in lines.windows(2) {
                            let [low, high] = pair else { unreachable!("windows of two") };
                            assert!(low.mark < high.mark);
                            let points = low.stretches.iter().flatten().zip(high.stretches.iter().flatten());
                            assert!(points.clone().count() > 10);
                            assert!(points.clone().all(|(low, high)| low.0 == high.0 && low.1 < high.1));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_held_has_no_curves() {
        let count = |standard, ruler, indicator| lines(standard, ruler, indicator, Sex::Boy, Posture::Lying).len();
        assert_eq!(count(Standard::Wst423, Ruler::StandardDeviations, Indicator::Head), 0);
        assert_eq!(count(Standard::Wst423, Ruler::Centiles, Indicator::Length), 0);
        assert_eq!(count(Standard::Wst423, Ruler::Centiles, Indicator::Weight), 7);
        assert_eq!(count(Standard::Who2006, Ruler::Centiles, Indicator::Head), 5);
        assert_eq!(count(Standard::Who2006, Ruler::StandardDeviations, Indicator::WeightForLength), 7);
    }

    #[test]
    fn length_breaks_where_children_are_stood_up() {
        for standard in Standard::ALL {
            let lines = lines(standard, Ruler::StandardDeviations, Indicator::Length, Sex::Girl, Posture::Lying);
            let median = lines.get(3).unwrap();
            assert_eq!(median.stretches.len(), 2);
            let last_lying = median.stretches.first().unwrap().last().unwrap();
            let first_standing = median.stretches.get(1).unwrap().first().unwrap();
            assert!(last_lying.0 < 24.0 && first_standing.0 >= 24.0 && first_standing.0 < 24.1);
        }
    }
}
