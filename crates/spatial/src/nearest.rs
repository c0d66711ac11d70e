//! The nearest few of many points.
//!
//! Surprise: no tree, no grid. A point whose latitude alone is farther off than the worst of the few found so far is passed
//! over without any trigonometry, which leaves few points of the nation to measure. Great circles know no antimeridian, and
//! so neither does this.

use crate::point::METRES_PER_DEGREE;
use crate::{Point, distance_m};
use std::cmp::Ordering;

/// One of the nearest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Which of the points, by place in the slice.
    pub idx: usize,
    /// How far, along the great circle.
    pub metres: f64,
}

/// The `k` points nearest to `from`, nearest first, equals in the slice's order. Points off the globe are passed over, and
/// if `from` is off it, all are.
pub fn nearest(points: &[Point], from: Point, k: usize) -> Vec<Near> {
    let mut found: Vec<Near> = Vec::with_capacity(k.min(points.len()) + 1);
    if k == 0 || !from.is_on_globe() {
        return found;
    }
    // Grows with rounding in mind: a bound too tight by a hair would lose a point, one too loose costs a cosine.
    let mut reach_degrees = f64::INFINITY;
    for (idx, &point) in points.iter().enumerate() {
        if (point.lat - from.lat).abs() > reach_degrees || !point.is_on_globe() {
            continue;
        }
        let near = Near { idx, metres: distance_m(from, point) };
        let place = found.partition_point(|other| other.metres.total_cmp(&near.metres) != Ordering::Greater);
        if place < k {
            found.insert(place, near);
            found.truncate(k);
        }
        if found.len() == k {
            reach_degrees = found.last().map_or(f64::INFINITY, |worst| worst.metres / METRES_PER_DEGREE + 1e-9);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lon: f64, lat: f64) -> Point {
        Point { lon, lat }
    }

    /// Measures everything, sorts everything.
    fn brute_force(points: &[Point], from: Point, k: usize) -> Vec<Near> {
        let mut all: Vec<Near> = points
            .iter()
            .enumerate()
            .filter(|(_, point)| point.is_on_globe() && from.is_on_globe())
            .map(|(idx, point)| Near { idx, metres: distance_m(from, *point) })
            .collect();
        all.sort_by(|a, b| a.metres.total_cmp(&b.metres).then(a.idx.cmp(&b.idx)));
        all.truncate(k);
        all
    }

    #[test]
    fn nothing_asked_or_nothing_there_is_nothing() {
        let here = at(112.3, 34.6);
        assert_eq!(nearest(&[], here, 5), []);
        assert_eq!(nearest(&[here], here, 0), []);
        assert_eq!(nearest(&[here], at(f64::NAN, 34.6), 5), []);
        assert_eq!(nearest(&[here], here, 5), [Near { idx: 0, metres: 0.0 }]);
    }

    #[test]
    fn the_nearest_may_lie_across_the_antimeridian_or_the_pole() {
        let across = [at(178.0, 0.0), at(-179.9, 0.0), at(0.0, 89.0), at(180.0, 88.0)];
        let first = |from| nearest(&across, from, 1).first().map(|near| near.idx);
        assert_eq!(first(at(179.9, 0.0)), Some(1));
        assert_eq!(first(at(180.0, 89.6)), Some(2));
    }

    #[test]
    fn equals_keep_their_order_in_a_hundred_thousand() {
        let found = nearest(&vec![at(112.3, 34.6); 100_000], at(112.4, 34.6), 3);
        assert_eq!(found.iter().map(|near| near.idx).collect::<Vec<_>>(), [0, 1, 2]);
    }

    proptest! {
        #[test]
        fn same_as_measuring_everything(
            points in proptest::collection::vec(somewhere(), 0..200),
            from in somewhere(),
            k in 0_usize..30,
        ) {
            prop_assert_eq!(nearest(&points, from, k), brute_force(&points, from, k));
        }
    }

    /// The whole globe, a crowded county with repeated points, both sides of the antimeridian, and nonsense.
    fn somewhere() -> impl Strategy<Value = Point> {
        prop_oneof![
            4 => (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| at(lon, lat)),
            4 => (0_u8..40, 0_u8..40).prop_map(|(x, y)| at(112.0 + f64::from(x) / 100.0, 34.0 + f64::from(y) / 100.0)),
            2 => (-1.0..1.0, -1.0..1.0).prop_map(|(x, lat): (f64, f64)| at(180.0_f64.copysign(x) - x, lat)),
            1 => Just(at(f64::NAN, 34.0)),
        ]
    }
}
