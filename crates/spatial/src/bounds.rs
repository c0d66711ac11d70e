//! The box a map shows, or a set of points fills.
//!
//! Surprise: a box may cross the antimeridian; then its west is greater than its east. A set of points never gives such a box.

use crate::Point;

/// A box of longitudes and latitudes in degrees, edges included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Western edge; greater than `east` when the box crosses the antimeridian.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

impl Bounds {
    /// Whether the point is in the box or on its edge; a point that is not a number never is.
    pub fn contains(&self, point: Point) -> bool {
        let within_lon = if self.west <= self.east {
            self.west <= point.lon && point.lon <= self.east
        } else {
            self.west <= point.lon || point.lon <= self.east
        };
        within_lon && self.south <= point.lat && point.lat <= self.north
    }
}

/// The smallest box that holds every point on the globe and does not cross the antimeridian; `None` if there is no point.
pub fn bounds(points: impl IntoIterator<Item = Point>) -> Option<Bounds> {
    points.into_iter().filter(|point| point.is_on_globe()).fold(None, |found, Point { lon, lat }| {
        let old = found.unwrap_or(Bounds { west: lon, south: lat, east: lon, north: lat });
        Some(Bounds {
            west: old.west.min(lon),
            south: old.south.min(lat),
            east: old.east.max(lon),
            north: old.north.max(lat),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Point {
        Point { lon, lat }
    }

    #[test]
    fn points_are_boxed_and_nonsense_is_left_out() {
        assert_eq!(bounds([]), None);
        assert_eq!(bounds([at(f64::NAN, 1.0), at(1.0, f64::NEG_INFINITY), at(181.0, 0.0)]), None);
        let boxed = bounds([at(112.4, 34.6), at(f64::NAN, 0.0), at(112.3, 34.7)]);
        assert_eq!(boxed, Some(Bounds { west: 112.3, south: 34.6, east: 112.4, north: 34.7 }));
    }

    #[test]
    fn edges_belong_to_the_box_also_across_the_antimeridian() {
        let here = Bounds { west: 112.0, south: 34.0, east: 113.0, north: 35.0 };
        let across = Bounds { west: 170.0, south: -10.0, east: -170.0, north: 10.0 };
        let cases = [
            (here, at(112.0, 34.0), true),
            (here, at(113.0, 35.0), true),
            (here, at(113.000_1, 34.5), false),
            (here, at(f64::NAN, 34.5), false),
            (across, at(175.0, 0.0), true),
            (across, at(-175.0, 0.0), true),
            (across, at(180.0, 0.0), true),
            (across, at(0.0, 0.0), false),
            (across, at(175.0, 11.0), false),
        ];
        for (bounds, point, inside) in cases {
            assert_eq!(bounds.contains(point), inside, "{bounds:?} {point:?}");
        }
    }
}
