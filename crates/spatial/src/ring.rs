//! Whether a point lies in a region.
//!
//! Surprise: all rings of a region go in as one list, holes and islands alike. A point is inside when a ray from it crosses
//! them an odd number of times, and so nobody has to know which ring is which.

use crate::Point;

/// Whether the point is inside the closed rings: outer rings, holes and islands of a (multi-)polygon in any order.
///
/// A point exactly on an edge may fall on either side; of two regions that share the edge, exactly one has it. Rings may be
/// left open. Rings across the antimeridian have to be cut there, as GeoJSON demands. A point that is not a number is outside.
pub fn contains<R, P>(rings: impl IntoIterator<Item = R>, point: Point) -> bool
where
    R: AsRef<[P]>,
    P: Copy + Into<Point>,
{
    rings.into_iter().fold(false, |inside, ring| inside ^ crosses_odd(ring.as_ref(), point))
}

fn crosses_odd<P: Copy + Into<Point>>(ring: &[P], point: Point) -> bool {
    let mut odd = false;
    let mut from = ring.last().copied().map(Into::into);
    for to in ring.iter().copied().map(Into::into) {
        odd ^= from.is_some_and(|from| crosses(from, to, point));
        from = Some(to);
    }
    odd
}

/// Whether the edge crosses the ray from the point to the east. An end at the ray's height counts as below it.
fn crosses(a: Point, b: Point, point: Point) -> bool {
    // South to north whichever way the ring runs, so that two regions compute the same for the edge they share.
    let (a, b) = if a.lat <= b.lat { (a, b) } else { (b, a) };
    a.lat <= point.lat
        && point.lat < b.lat
        && point.lon < a.lon + (point.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SQUARE: [[f64; 2]; 5] = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]];
    const HOLE: [[f64; 2]; 4] = [[1.0, 1.0], [1.0, 3.0], [3.0, 3.0], [3.0, 1.0]];
    const ISLAND: [[f64; 2]; 4] = [[1.5, 1.5], [2.5, 1.5], [2.5, 2.5], [1.5, 2.5]];
    const NOTCHED: [[f64; 2]; 5] = [[10.0, 0.0], [14.0, 0.0], [14.0, 4.0], [12.0, 1.0], [10.0, 4.0]];

    #[test]
    fn holes_islands_and_notches() {
        let rings: [&[[f64; 2]]; 4] = [&SQUARE, &HOLE, &ISLAND, &NOTCHED];
        let cases = [
            ([0.5, 0.5], true),
            ([1.2, 2.0], false),
            ([2.0, 2.0], true),
            ([5.0, 2.0], false),
            ([12.0, 0.5], true),
            ([12.0, 2.0], false),
            ([-1.0, 4.0], false),
            ([-1.0, 0.0], false),
            ([f64::NAN, 2.0], false),
            ([2.0, f64::NAN], false),
        ];
        for (point, inside) in cases {
            assert_eq!(contains(rings, point.into()), inside, "{point:?}");
        }
    }

    #[test]
    fn no_ring_and_rings_without_area_hold_nothing() {
        let none: [&[[f64; 2]]; 0] = [];
        assert!(!contains(none, [0.0, 0.0].into()));
        let thin: [&[[f64; 2]]; 3] = [&[], &[[1.0, 1.0]], &[[0.0, 0.0], [2.0, 2.0]]];
        assert!(!contains(thin, [1.0, 1.0].into()));
    }

    #[test]
    fn the_nested_lists_of_geojson_go_in_as_they_are() {
        let coordinates: Vec<Vec<Vec<[f64; 2]>>> = vec![vec![SQUARE.to_vec(), HOLE.to_vec()]];
        assert!(contains(coordinates.iter().flatten(), [0.5, 0.5].into()));
    }

    proptest! {
        /// A square cut in two by any slanted line: every point of it is in exactly one part.
        #[test]
        fn parts_that_share_an_edge_share_no_point(top in 0.1_f64..3.9, bottom in 0.1_f64..3.9, x in 0.0_f64..4.0, y in 0.0_f64..4.0) {
            let left = [[0.0, 0.0], [bottom, 0.0], [top, 4.0], [0.0, 4.0]];
            let right = [[bottom, 0.0], [4.0, 0.0], [4.0, 4.0], [top, 4.0]];
            let edge = bottom + y / 4.0 * (top - bottom);
            for point in [[x, y], [edge, y]] {
                prop_assert!(contains([left], point.into()) != contains([right], point.into()));
            }
        }
    }
}
