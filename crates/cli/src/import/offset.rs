//! A list whose positions lie beside those published before, all by the same way: it was measured in another datum than it says.
//!
//! One place that moved is news; a whole county that moved 560 m to the south-east is a datum.

use tuoyu_catalog::Problem;
use tuoyu_catalog::institution::{Datum, Institution, Position, Precision};

use crate::geo;

/// Fewer institutions prove nothing.
const LEAST: usize = 4;
/// Metres in a degree of latitude.
const DEGREE_M: f64 = 111_320.0;
/// Metres under which positions of two surveys differ anyway.
const NOISE_M: f64 = 150.0;

/// A position published before and the one a list now states.
pub(super) type Moved = (Position, Position);

/// What a record published before and the record as a list states it say of the position, where both are exact and differ.
pub(super) fn moved(was: &Institution, now: &Institution) -> Option<Moved> {
    let exact = |one: &Institution| one.position.filter(|position| position.precision == Precision::Exact);
    exact(was).zip(exact(now)).filter(|(was, now)| metres(was, now) > 1.0)
}

/// What the offset of a list says of its datum; nothing where it has none, or one that no datum explains.
pub(super) fn check(moved: &[Moved], file: &str) -> Option<Problem> {
    let away = moved.iter().map(|(was, now)| metres(was, now)).collect::<Vec<_>>();
    if moved.len() < LEAST || median(&away) < NOISE_M {
        return None;
    }
    // What it would be if the new positions had been measured in this datum, converted anew from what the list wrote.
    let explained = [Datum::Gcj02, Datum::Bd09, Datum::Wgs84].into_iter().filter_map(|datum| {
        let rest: Vec<f64> = moved.iter().map(|(was, now)| metres(was, &as_if(now, datum))).collect();
        let left = median(&rest);
        (left * 4.0 < median(&away)).then_some((left, datum))
    });
    let (_, datum) = explained.min_by(|(a, _), (b, _)| a.total_cmp(b))?;
    let (stated, meant) = (moved.first().map_or("", |(_, now)| now.datum.term()), datum.term());
    let message = format!(
        "{} 家的位置比已公布的整批偏了约 {:.0} 米，方向一致：名单写的是 {stated}，其实像是 {meant}",
        moved.len(),
        median(&away)
    );
    let remedy = format!("核对原名单的坐标系；确是 {meant}，就在列名里写明再导入，例如 经度({})", datum.code());
    Some(Problem::warning("E852", file, message).in_field("经度、纬度", "").mend(remedy))
}

/// The position if what the list wrote had been in this datum and not in the one it states.
fn as_if(now: &Position, datum: Datum) -> Position {
    let written = geo::from_wgs84((now.lon, now.lat), now.datum);
    let (lon, lat) = geo::to_wgs84(written, datum);
    Position { lon, lat, ..*now }
}

fn metres(a: &Position, b: &Position) -> f64 {
    let east = (a.lon - b.lon) * DEGREE_M * a.lat.to_radians().cos();
    east.hypot((a.lat - b.lat) * DEGREE_M)
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64, datum: Datum) -> Position {
        Position { lon, lat, datum, precision: Precision::Exact }
    }

    fn list(stated: Datum, really: Datum, n: usize) -> Vec<Moved> {
        let points = (0..n).map(|nth| (112.3 + 0.013 * nth as f64, 34.6 + 0.007 * nth as f64));
        points
            .map(|point| {
                let written = geo::from_wgs84(point, really);
                let read = geo::to_wgs84(written, stated);
                (at(point.0, point.1, Datum::Wgs84), at(read.0, read.1, stated))
            })
            .collect()
    }

    #[test]
    fn a_systematic_offset_names_its_datum() {
        for stated in [Datum::Wgs84, Datum::Gcj02, Datum::Bd09] {
            for really in [Datum::Wgs84, Datum::Gcj02, Datum::Bd09] {
                let found = check(&list(stated, really, 6), "名单.xlsx").map(|problem| problem.message);
                let named = found.as_ref().is_some_and(|message| message.ends_with(&format!("像是 {}", really.term())));
                assert_eq!(
                    (found.is_some(), named),
                    (stated != really, stated != really),
                    "{stated:?} {really:?}: {found:?}"
                );
            }
        }
    }

    #[test]
    fn single_places_that_moved_and_scattered_points_are_no_datum() {
        assert!(check(&list(Datum::Wgs84, Datum::Gcj02, 3), "").is_none(), "too few");
        let mut moved = list(Datum::Wgs84, Datum::Wgs84, 6);
        moved.iter_mut().take(2).for_each(|(_, now)| now.lon += 0.02);
        assert!(check(&moved, "").is_none(), "two that moved");
        for (nth, (_, now)) in moved.iter_mut().enumerate() {
            now.lon += 0.006 * (nth as f64 - 2.5);
            now.lat -= 0.005 * (nth as f64 % 3.0 - 1.0);
        }
        assert!(check(&moved, "").is_none(), "scattered");
    }
}
