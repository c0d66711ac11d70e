//! Where everything on the chart goes: the standard's curves, the child's points, the marks of the axes.
//!
//! Places are whole tenths of the drawing's units, so that nothing here prints a float.

use tuoyu_catalog::Date;
use tuoyu_childhealth::growth::{Indicator, Line, Posture, Ruler, Standard, lines, who, wst423};

use super::reading::{Counted, Reading, readings};
use super::shown::Shown;
use crate::live::family::Child;

/// The drawing's size, in its own units; about as many pixels on a phone.
pub(super) const WIDTH: i32 = 360;
/// Its height.
pub(super) const HEIGHT: i32 = 380;
/// Where the axes begin and end: left, right, top, bottom.
pub(super) const LEFT: i32 = 40;
pub(super) const RIGHT: i32 = 322;
pub(super) const TOP: i32 = 30;
pub(super) const BOTTOM: i32 = 330;

/// Two labels at the ends of curves stand at least this far apart; large type fills it.
const LABELS_APART: i32 = 16;

/// The spans of age drawn, in months: the shortest that holds the child.
const SPANS: [i32; 5] = [12, 24, 36, 60, 81];

/// Everything on a chart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plot {
    pub(super) shown: Shown,
    pub(super) posture: Posture,
    pub(super) curves: Vec<Curve>,
    pub(super) dots: Vec<Dot>,
    /// Measurements that belong to the table of the other posture.
    pub(super) left_out: usize,
    pub(super) across: Vec<Mark>,
    pub(super) up: Vec<Mark>,
}

/// One curve of the standard.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve {
    /// How it is drawn.
    pub(super) stroke: Stroke,
    /// The form of an SVG path.
    pub(super) path: String,
    /// What it is called, and where that stands; `None` where there is no room.
    pub(super) label: Option<Mark>,
    pub(super) name: String,
    /// Its points, for the table.
    pub(super) points: Vec<(f64, f64)>,
}

/// How a curve is drawn: told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    Median,
    Inner,
    Middle,
    Outer,
}

/// A point of the child's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dot {
    pub(super) counted: Counted,
    pub(super) on: Date,
    /// In tenths of a unit.
    pub(super) x: i32,
    pub(super) y: i32,
    /// What was read there; its finding is of the measure shown.
    pub(super) reading: Reading,
}

/// A number or a name at a place, in tenths of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: i32,
    pub(super) words: String,
}

/// The chart of a child; `None` where the sex is not said or the standard has no such curves.
pub(super) fn plot(shown: Shown, child: &Child, today: Date) -> Option<Plot> {
    let read: Vec<(Date, Reading)> = child
        .measurements
        .iter()
        .flat_map(|measured| {
            readings(shown.standard, child, measured).into_iter().map(|reading| (measured.on, reading))
        })
        .filter(|(_, reading)| value(reading, shown.indicator).is_some())
        .filter(|(_, reading)| shown.indicator != Indicator::WeightForLength || reading.counted == Counted::FromBirth)
        .collect();
    let age_now = shown.standard.chart_months(child.age(today)?);
    let posture = read
        .last()
        .map_or_else(|| posture_at(shown.standard, age_now), |(_, reading)| posture(shown.standard, reading));
    let drawn = lines(shown.standard, shown.ruler, shown.indicator, child.sex?, posture);
    let by_length = shown.indicator == Indicator::WeightForLength;
    let (fitting, others): (Vec<_>, Vec<_>) =
        read.into_iter().partition(|(_, reading)| !by_length || self::posture(shown.standard, reading) == posture);
    let places: Vec<(f64, f64)> = fitting.iter().filter_map(|(_, reading)| place(shown, reading)).collect();
    let frame = Frame::around(&drawn, &places, if by_length { None } else { Some(age_now) })?;
    let dots = fitting.into_iter().filter_map(|(on, reading)| {
        let (x, y) = place(shown, &reading)?;
        frame.holds(x).then(|| Dot { counted: reading.counted, on, x: frame.x(x), y: frame.y(y), reading })
    });
    Some(Plot {
        shown,
        posture,
        dots: dots.collect(),
        left_out: others.len(),
        across: marks(frame.across, |at| frame.x(at)),
        up: marks(frame.up, |at| frame.y(at)),
        curves: curves(&frame, shown.ruler, drawn),
    })
}

fn value(reading: &Reading, indicator: Indicator) -> Option<f64> {
    reading.assessment.findings.iter().find(|finding| finding.indicator == indicator).map(|finding| finding.value)
}

/// Where a reading stands: by age in months, or by length in cm.
fn place(shown: Shown, reading: &Reading) -> Option<(f64, f64)> {
    let y = value(reading, shown.indicator)?;
    let x = match shown.indicator {
        Indicator::WeightForLength => value(reading, Indicator::Length)?,
        _ => shown.standard.chart_months(reading.age),
    };
    Some((x, y))
}

/// The posture of the table of weight for length a reading was compared with.
fn posture(standard: Standard, reading: &Reading) -> Posture {
    let usual = posture_at(standard, standard.chart_months(reading.age));
    match standard {
        Standard::Who2006 => who::posture_at(reading.age.days),
        Standard::Wst423 => reading.measurement.posture.unwrap_or(usual),
    }
}

fn posture_at(standard: Standard, months: f64) -> Posture {
    match standard {
        Standard::Who2006 => who::posture_at((months * who::DAYS_PER_MONTH) as i32),
        Standard::Wst423 => wst423::posture_at(months),
    }
}

/// What part of the standard is drawn, and how it fits between the axes.
struct Frame {
    across: (i32, i32),
    up: (i32, i32),
}

impl Frame {
    /// Around the curves and the child's points: by age the shortest span that holds them, by length all of it.
    fn around(lines: &[Line], places: &[(f64, f64)], age_now: Option<f64>) -> Option<Frame> {
        let all = || lines.iter().flat_map(|line| line.stretches.iter().flatten());
        let last = all().map(|(x, _)| *x).fold(f64::MIN, f64::max);
        let across = match age_now {
            None => (all().map(|(x, _)| *x).fold(f64::MAX, f64::min) as i32, last.round() as i32),
            Some(now) => {
                let oldest = places.iter().map(|(x, _)| *x).fold(f64::MIN, f64::max);
                let to = if places.is_empty() { now } else { oldest };
                let span = SPANS.into_iter().find(|span| f64::from(*span) >= to).unwrap_or(81);
                // WHO's curves end at five years, in the middle of no span.
                (0, span.min((last.round() as i32).max(12)))
            }
        };
        let within = |x: f64| x <= f64::from(across.1) + 0.05;
        let heights = all().chain(places).filter(|(x, _)| within(*x)).map(|(_, y)| *y);
        let (low, high) = heights.fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(y), high.max(y)));
        let step = step((high - low).ceil() as i32);
        let up = ((low / f64::from(step)).floor() as i32 * step, (high / f64::from(step)).ceil() as i32 * step);
        (!lines.is_empty() && up.0 < up.1 && across.0 < across.1).then_some(Frame { across, up })
    }

    fn holds(&self, x: f64) -> bool {
        x <= f64::from(self.across.1) + 0.05 && x >= f64::from(self.across.0)
    }

    fn x(&self, value: f64) -> i32 {
        between(value, self.across, (LEFT, RIGHT))
    }

    fn y(&self, value: f64) -> i32 {
        between(value, self.up, (BOTTOM, TOP))
    }
}

fn between(value: f64, (from, to): (i32, i32), (start, end): (i32, i32)) -> i32 {
    let share = (value - f64::from(from)) / f64::from(to - from);
    (10.0 * (f64::from(start) + share * f64::from(end - start))).round() as i32
}

/// The least of the usual steps that needs at most eight marks.
fn step(span: i32) -> i32 {
    [1, 2, 3, 5, 6, 10, 12].into_iter().find(|step| span / step <= 8).unwrap_or(20)
}

/// Numbers along an axis.
fn marks((from, to): (i32, i32), place: impl Fn(f64) -> i32) -> Vec<Mark> {
    let step = step(to - from);
    let first = (from + step - 1).div_euclid(step) * step;
    let numbers = (0..).map(|count| first + count * step).take_while(|number| *number <= to);
    numbers.map(|number| Mark { at: place(f64::from(number)), words: number.to_string() }).collect()
}

fn curves(frame: &Frame, ruler: Ruler, lines: Vec<Line>) -> Vec<Curve> {
    let mut curves: Vec<Curve> = lines.into_iter().map(|line| curve(frame, ruler, line)).collect();
    // The median and the outermost are named first; the others where there is room beside them.
    let first_named = [curves.len() / 2, 0, curves.len().saturating_sub(1)];
    let mut taken: Vec<i32> = Vec::new();
    for at in first_named.into_iter().chain(1..curves.len()) {
        let Some(curve) = curves.get_mut(at) else { continue };
        let Some(height) = curve.points.last().map(|(_, y)| frame.y(*y)) else { continue };
        if curve.label.is_none() && taken.iter().all(|other| (other - height).abs() >= LABELS_APART * 10) {
            taken.push(height);
            curve.label = Some(Mark { at: height, words: curve.name.clone() });
        }
    }
    curves
}

fn curve(frame: &Frame, ruler: Ruler, line: Line) -> Curve {
    let (stroke, name) = named(ruler, line.mark);
    let (mut path, mut points) = (String::new(), Vec::new());
    for stretch in line.stretches {
        let mut letter = 'M';
        for (x, y) in stretch.into_iter().filter(|(x, _)| frame.holds(*x)) {
            path.push(letter);
            path.push_str(&tenths(frame.x(x)));
            path.push(' ');
            path.push_str(&tenths(frame.y(y)));
            letter = 'L';
            points.push((x, y));
        }
    }
    Curve { stroke, path, label: None, name, points }
}

fn named(ruler: Ruler, mark: i8) -> (Stroke, String) {
    match (ruler, mark) {
        (Ruler::StandardDeviations, 0) => (Stroke::Median, "中位".to_owned()),
        (Ruler::StandardDeviations, sd) => {
            let stroke =
                [Stroke::Median, Stroke::Inner, Stroke::Middle, Stroke::Outer].get(usize::from(sd.unsigned_abs()));
            let sign = if sd < 0 { "−" } else { "+" };
            (stroke.copied().unwrap_or(Stroke::Outer), format!("{sign}{}", sd.unsigned_abs()))
        }
        (Ruler::Centiles, centile) => {
            let stroke = match centile {
                50 => Stroke::Median,
                15..=85 => Stroke::Inner,
                10 | 90 => Stroke::Middle,
                _ => Stroke::Outer,
            };
            (stroke, format!("P{centile}"))
        }
    }
}

/// Tenths of a unit as SVG writes them.
pub(super) fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    format!("{sign}{}.{}", value / 10, value % 10)
}

/// The path through the points counted in one way.
pub(super) fn path_through(dots: &[Dot], counted: Counted) -> String {
    let mut path = String::new();
    for dot in dots.iter().filter(|dot| dot.counted == counted) {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        path.push_str(&format!("{} {}", tenths(dot.x), tenths(dot.y)));
    }
    path
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::shown::{INDICATORS, RULERS, STANDARDS};
    use super::*;
    use crate::live::family::tests::{born, day};
    use crate::live::family::{About, Family, Measured};
    use tuoyu_childhealth::Gestation;
    use tuoyu_childhealth::growth::Sex;

    fn child(about: About, notes: &[(&str, u32, u32)]) -> Child {
        let mut family = Family::default();
        let id = family.add(about);
        for (on, weight_g, length_mm) in notes {
            family.child_mut(id).unwrap().measure(Measured {
                on: day(on),
                weight_g: Some(*weight_g),
                length_mm: Some(*length_mm),
                posture: None,
                head_mm: Some(440),
            });
        }
        family.child().unwrap().clone()
    }

    fn girl(birth: &str) -> About {
        About { sex: Some(Sex::Girl), ..born(birth) }
    }

    fn every_shown() -> impl Iterator<Item = Shown> {
        STANDARDS.into_iter().flat_map(|(_, standard)| {
            INDICATORS.into_iter().flat_map(move |(_, indicator)| {
                RULERS.into_iter().map(move |(_, ruler)| Shown { standard, indicator, ruler })
            })
        })
    }

    #[test]
    fn every_chart_stays_between_its_axes() {
        let preterm = About { gestation: Gestation::new(31, 3), ..girl("2025-03-05") };
        let child =
            child(preterm, &[("2025-06-05", 5200, 573), ("2025-11-05", 7400, 651), ("2026-11-05", 10_100, 772)]);
        let mut drawn = 0;
        for shown in every_shown() {
            let Some(plot) = plot(shown, &child, day("2026-11-22")) else {
                assert_eq!(shown.standard, Standard::Wst423, "WHO has every curve");
                continue;
            };
            drawn += 1;
            let ages = if shown.indicator == Indicator::WeightForLength { 3 } else { 6 };
            assert_eq!(plot.dots.len(), ages, "{shown:?}");
            for dot in &plot.dots {
                assert!(
                    (LEFT * 10..=RIGHT * 10).contains(&dot.x) && (TOP * 10..=BOTTOM * 10).contains(&dot.y),
                    "{shown:?}"
                );
            }
            for mark in plot.across.iter().chain(&plot.up) {
                assert!((TOP * 10..=BOTTOM * 10).contains(&mark.at) || (LEFT * 10..=RIGHT * 10).contains(&mark.at));
            }
            assert!(
                (3..=10).contains(&plot.across.len()) && (3..=10).contains(&plot.up.len()),
                "{shown:?} {:?}",
                plot.up
            );
            assert!(plot.curves.iter().filter(|curve| curve.label.is_some()).count() >= 3);
        }
        // Of the national standard, no head circumference, and percentiles of weight alone.
        assert_eq!(drawn, 10 + 5);
    }

    #[test]
    fn a_point_lies_between_the_curves_of_its_band() {
        let child = child(girl("2025-11-22"), &[("2026-11-22", 9_000, 740)]);
        let shown =
            Shown { standard: Standard::Who2006, indicator: Indicator::Weight, ruler: Ruler::StandardDeviations };
        let plot = plot(shown, &child, day("2026-11-22")).unwrap();
        let heights: Vec<i32> =
            plot.curves.iter().filter_map(|curve| curve.label.as_ref()).map(|mark| mark.at).collect();
        // 9.0 kg lies just above the median of 8.95 kg; heights fall as values rise.
        let dot = plot.dots.first().unwrap();
        assert_eq!(heights.len(), 7);
        assert!(*heights.get(4).unwrap() < dot.y && dot.y <= *heights.get(3).unwrap(), "{heights:?} {}", dot.y);
    }

    #[test]
    fn the_span_is_the_shortest_that_holds_the_child() {
        let last = |birth: &str, notes: &[(&str, u32, u32)], standard| {
            let shown = Shown { standard, indicator: Indicator::Weight, ruler: Ruler::StandardDeviations };
            plot(shown, &child(girl(birth), notes), day("2026-11-22")).unwrap().across.last().unwrap().words.clone()
        };
        assert_eq!(last("2026-05-22", &[], Standard::Who2006), "12");
        assert_eq!(last("2025-05-22", &[], Standard::Wst423), "24");
        assert_eq!(last("2023-05-22", &[], Standard::Wst423), "60");
        assert_eq!(last("2025-05-22", &[("2025-08-22", 6000, 600)], Standard::Wst423), "12");
        assert_eq!(last("2020-12-22", &[], Standard::Who2006), "60", "WHO's curves end here");
        assert_eq!(last("2020-12-22", &[], Standard::Wst423), "80", "81 months, marked every ten");
    }

    #[test]
    fn measurements_of_the_other_posture_are_left_out_of_weight_for_length() {
        let child = child(girl("2023-11-22"), &[("2024-11-22", 9_000, 740), ("2026-11-01", 14_000, 950)]);
        let shown = Shown {
            standard: Standard::Wst423,
            indicator: Indicator::WeightForLength,
            ruler: Ruler::StandardDeviations,
        };
        let plot = plot(shown, &child, day("2026-11-22")).unwrap();
        assert_eq!((plot.posture, plot.dots.len(), plot.left_out), (Posture::Standing, 1, 1));
    }

    #[test]
    fn tenths_are_written_with_their_sign() {
        assert_eq!([tenths(123), tenths(-5), tenths(0)], ["12.3", "-0.5", "0.0"]);
    }
}
