//! Positions as Chinese maps state them.
//!
//! Vocabulary: [`Datum::Gcj02`] is what 高德 and 腾讯 maps use, WGS-84 shifted by some 500 m in a way that varies from place
//! to place; [`Datum::Bd09`] is 百度's further shift on top. Neither is published; the formulas are the approximation known
//! to everyone, which is within a metre or two of the original.
//!
//! Surprise: the way back has no formula. It is found by trial: shift a guess, see how far it misses, correct, repeat. Each
//! round leaves less than a fiftieth of the error, so a few reach the last digits of a double.

use crate::Point;
use std::f64::consts::PI;

/// What a longitude and latitude are measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Datum {
    /// WGS-84, and CGCS2000, which is the same within centimetres: the export's datum.
    Wgs84,
    /// 国测局坐标: 高德, 腾讯.
    Gcj02,
    /// 百度坐标.
    Bd09,
}

/// Rounds of correction on the way back: from 1.3 km to well under a micrometre.
const ROUNDS: u8 = 7;

/// Krasovsky 1940, the ellipsoid the shift is computed on: half the long axis in metres, and the square of the eccentricity.
const AXIS_M: f64 = 6_378_245.0;
const ECCENTRICITY_2: f64 = 0.006_693_421_622_965_943;

/// Waves in 百度's shift: radians to the degree.
const BD_WAVE: f64 = PI * 3000.0 / 180.0;

/// The same place, stated against another datum. There and back differ by less than a thousandth of a millimetre.
///
/// Outside the box the shift is defined for (72.004–137.8347° E, 0.8293–55.8271° N) GCJ-02 is WGS-84 itself. The box takes in
/// neighbouring countries, 香港, 澳门 and 台湾, where maps may in truth be unshifted; a county of the mainland is never near its edge.
pub fn convert(point: Point, from: Datum, to: Datum) -> Point {
    use Datum::{Bd09, Gcj02, Wgs84};
    match (from, to) {
        (Wgs84, Gcj02) => gcj_from_wgs(point),
        (Wgs84, Bd09) => bd_from_gcj(gcj_from_wgs(point)),
        (Gcj02, Wgs84) => wgs_from_gcj(point),
        (Gcj02, Bd09) => bd_from_gcj(point),
        (Bd09, Wgs84) => wgs_from_gcj(gcj_from_bd(point)),
        (Bd09, Gcj02) => gcj_from_bd(point),
        (Wgs84, Wgs84) | (Gcj02, Gcj02) | (Bd09, Bd09) => point,
    }
}

fn gcj_from_wgs(wgs: Point) -> Point {
    if is_shifted(wgs) { shift_to_gcj(wgs) } else { wgs }
}

/// Decides by the answer whether there was a shift: near the box's edge the question itself may lie on the other side.
fn wgs_from_gcj(gcj: Point) -> Point {
    let wgs = undo(shift_to_gcj, gcj);
    if is_shifted(wgs) { wgs } else { gcj }
}

fn gcj_from_bd(bd: Point) -> Point {
    undo(bd_from_gcj, bd)
}

/// The point that `shift` moves to `goal`.
fn undo(shift: impl Fn(Point) -> Point, goal: Point) -> Point {
    (0..ROUNDS).fold(goal, |guess, _| {
        let hit = shift(guess);
        Point { lon: guess.lon + goal.lon - hit.lon, lat: guess.lat + goal.lat - hit.lat }
    })
}

fn is_shifted(wgs: Point) -> bool {
    (72.004..=137.8347).contains(&wgs.lon) && (0.8293..=55.8271).contains(&wgs.lat)
}

fn shift_to_gcj(wgs: Point) -> Point {
    let (x, y) = (wgs.lon - 105.0, wgs.lat - 35.0);
    let ripple = 20.0 * wave(x, 6.0) + 20.0 * wave(x, 2.0);
    let north_m = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + (ripple
            + 20.0 * wave(y, 1.0)
            + 40.0 * wave(y, 1.0 / 3.0)
            + 160.0 * wave(y, 1.0 / 12.0)
            + 320.0 * wave(y, 1.0 / 30.0))
            / 1.5;
    let east_m = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + (ripple
            + 20.0 * wave(x, 1.0)
            + 40.0 * wave(x, 1.0 / 3.0)
            + 150.0 * wave(x, 1.0 / 12.0)
            + 300.0 * wave(x, 1.0 / 30.0))
            / 1.5;
    let (sine, cosine) = wgs.lat.to_radians().sin_cos();
    let flattening = 1.0 - ECCENTRICITY_2 * sine * sine;
    let meridian_m = AXIS_M * (1.0 - ECCENTRICITY_2) / (flattening * flattening.sqrt());
    let parallel_m = AXIS_M / flattening.sqrt() * cosine;
    Point { lon: wgs.lon + (east_m / parallel_m).to_degrees(), lat: wgs.lat + (north_m / meridian_m).to_degrees() }
}

/// `half_turns` half turns to the degree.
fn wave(degrees: f64, half_turns: f64) -> f64 {
    (degrees * half_turns * PI).sin()
}

fn bd_from_gcj(gcj: Point) -> Point {
    let length = (gcj.lon * gcj.lon + gcj.lat * gcj.lat).sqrt() + 0.000_02 * (gcj.lat * BD_WAVE).sin();
    let angle = gcj.lat.atan2(gcj.lon) + 0.000_003 * (gcj.lon * BD_WAVE).cos();
    Point { lon: length * angle.cos() + 0.0065, lat: length * angle.sin() + 0.006 }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
    use super::Datum::{Bd09, Gcj02, Wgs84};
    use super::*;
    use crate::distance_m;
    use proptest::prelude::*;

    /// Made by scripts/datum-fixture.mjs with npm gcoord.
    const GCOORD: &str = include_str!("../tests/fixtures/gcoord.csv");
    const ALL: [Datum; 3] = [Wgs84, Gcj02, Bd09];

    fn at(lon: f64, lat: f64) -> Point {
        Point { lon, lat }
    }

    fn gcoord_rows() -> Vec<[Point; 3]> {
        let numbers = |line: &str| line.split(',').map(|field| field.parse().unwrap()).collect::<Vec<f64>>();
        GCOORD
            .lines()
            .skip(1)
            .map(numbers)
            .map(|row| [at(row[0], row[1]), at(row[2], row[3]), at(row[4], row[5])])
            .collect()
    }

    #[test]
    fn agrees_with_gcoord_to_a_tenth_of_a_millimetre() {
        let rows = gcoord_rows();
        assert_eq!(rows.len(), 120);
        for [wgs, gcj, bd] in rows {
            for (to, expected) in [(Gcj02, gcj), (Bd09, bd)] {
                let off = distance_m(convert(wgs, Wgs84, to), expected);
                assert!(off < 1e-4, "{wgs:?} to {to:?}: {off} m");
            }
        }
    }

    #[test]
    fn the_way_back_from_gcoords_results_ends_where_it_began() {
        for [wgs, gcj, bd] in gcoord_rows() {
            for (from, point) in [(Gcj02, gcj), (Bd09, bd)] {
                let off = distance_m(convert(point, from, Wgs84), wgs);
                assert!(off < 1e-3, "{point:?} from {from:?}: {off} m");
            }
        }
    }

    #[test]
    fn abroad_gcj02_is_wgs84() {
        for point in [at(2.35, 48.86), at(-74.0, 40.7), at(151.2, -33.9), at(0.0, 0.0), at(180.0, 90.0)] {
            assert_eq!(convert(point, Wgs84, Gcj02), point);
            assert_eq!(convert(point, Gcj02, Wgs84), point);
        }
    }

    #[test]
    fn the_last_shifted_points_inside_the_box_find_back() {
        for wgs in [at(72.004_001, 30.0), at(137.834_699, 30.0), at(110.0, 0.829_301), at(110.0, 55.827_099)] {
            let back = convert(convert(wgs, Wgs84, Gcj02), Gcj02, Wgs84);
            assert!(distance_m(back, wgs) < 1e-6, "{wgs:?}: {back:?}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_less_than_a_thousandth_of_a_millimetre(lon in 73.0_f64..136.0, lat in 3.0_f64..54.0) {
            let start = at(lon, lat);
            for from in ALL {
                for to in ALL {
                    let off = distance_m(convert(convert(start, from, to), to, from), start);
                    prop_assert!(off < 1e-6, "{:?} by {:?}: {} m", from, to, off);
                }
            }
        }

        /// In the interior, where the crate's border and our box do not matter.
        #[test]
        fn agrees_with_coordtransform(lon in 103.0_f64..117.0, lat in 26.0_f64..38.0) {
            let cases = [
                (Wgs84, Gcj02, coordtransform::wgs84_to_gcj02(lon, lat)),
                (Wgs84, Bd09, coordtransform::wgs84_to_bd09(lon, lat)),
                (Gcj02, Bd09, coordtransform::gcj02_to_bd09(lon, lat)),
                (Gcj02, Wgs84, coordtransform::gcj02_to_wgs84(lon, lat)),
                (Bd09, Gcj02, coordtransform::bd09_to_gcj02(lon, lat)),
                (Bd09, Wgs84, coordtransform::bd09_to_wgs84(lon, lat)),
            ];
            for (from, to, (other_lon, other_lat)) in cases {
                let off = distance_m(convert(at(lon, lat), from, to), at(other_lon, other_lat));
                prop_assert!(off < 1e-3, "{:?} to {:?}: {} m", from, to, off);
            }
        }

        #[test]
        fn no_point_on_the_globe_becomes_nonsense(lon in -180.0_f64..=180.0, lat in -90.0_f64..=90.0) {
            for from in ALL {
                for to in ALL {
                    let point = convert(at(lon, lat), from, to);
                    prop_assert!(point.lon.is_finite() && point.lat.is_finite());
                }
            }
        }
    }
}
