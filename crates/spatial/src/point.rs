//! A position on the earth, the distance between two, their mean, and how to hide one.
//!
//! Vocabulary: *blur* moves a point to the middle of a cell of a fixed grid, so that a family home cannot be read off the map.
//!
//! Surprise: nothing refuses a nonsense point when it is made; what takes points skips those that are not on the globe, so
//! that one bad record cannot empty a map.

/// Mean radius of the earth in metres (IUGG R1).
pub(crate) const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Metres along a meridian for one degree of latitude.
pub(crate) const METRES_PER_DEGREE: f64 = EARTH_RADIUS_M * std::f64::consts::PI / 180.0;

/// Degrees on WGS-84, unless a [`Datum`](crate::Datum) beside it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees east of Greenwich, -180 to 180.
    pub lon: f64,
    /// Degrees north of the equator, -90 to 90.
    pub lat: f64,
}

impl Point {
    /// Whether the point is on the globe: finite, longitude within ±180, latitude within ±90.
    pub fn is_on_globe(self) -> bool {
        self.lon.abs() <= 180.0 && self.lat.abs() <= 90.0
    }
}

/// GeoJSON order: longitude, then latitude.
impl From<[f64; 2]> for Point {
    fn from([lon, lat]: [f64; 2]) -> Self {
        Self { lon, lat }
    }
}

/// Great-circle distance in metres, by the haversine formula on a sphere.
///
/// The sphere differs from the ellipsoid by at most 0.6 %: 18 m in 3 km, far less than any road differs from a straight line.
pub fn distance_m(a: Point, b: Point) -> f64 {
    let half_lat = (b.lat - a.lat).to_radians() / 2.0;
    let half_lon = (b.lon - a.lon).to_radians() / 2.0;
    let chord = half_lat.sin().powi(2) + a.lat.to_radians().cos() * b.lat.to_radians().cos() * half_lon.sin().powi(2);
    // Rounding can carry the chord of two antipodes a hair past 1, where the arc sine is not a number.
    2.0 * EARTH_RADIUS_M * chord.sqrt().min(1.0).asin()
}

/// The mean of the points on the globe, `None` if there is none: where a township is taken to be, from its institutions.
///
/// Degrees are averaged as they are, longitudes as differences from the first, so that neighbours on both sides of the
/// antimeridian keep their mean between them. Over a county that differs from a mean taken on the sphere by tens of
/// metres at most.
pub fn mean_point(points: impl IntoIterator<Item = Point>) -> Option<Point> {
    let mut points = points.into_iter().filter(|point| point.is_on_globe());
    let first = points.next()?;
    let (mut n, mut east, mut north) = (1.0, 0.0, 0.0);
    for point in points {
        n += 1.0;
        east += wrap(point.lon - first.lon);
        north += point.lat - first.lat;
    }
    Some(Point { lon: wrap(first.lon + east / n), lat: first.lat + north / n })
}

/// The middle of the point's grid cell, whose sides are about `metres` long (0 is taken as 1): for 家庭托育点.
///
/// All points of a cell give the same result and a blurred point stays where it is, so neither repeating nor averaging brings
/// the home back. The result is at most 0.71 × `metres` away. A point off the globe is returned as it came.
pub fn blur(point: Point, metres: u32) -> Point {
    if !point.is_on_globe() {
        return point;
    }
    let side = f64::from(metres.max(1));
    let (row, rows) = cell(point.lat + 90.0, 180.0, side / METRES_PER_DEGREE);
    let lat = middle(row, rows, 180.0) - 90.0;
    // Columns are as wide as the row's middle makes them, not the point's own latitude, which would tell one home from another.
    let (column, columns) = cell(point.lon + 180.0, 360.0, side / (METRES_PER_DEGREE * lat.to_radians().cos()));
    Point { lon: middle(column, columns, 360.0) - 180.0, lat }
}

/// Which cell of a span cut into equal cells of about `side` holds `at`, and how many cells there are.
fn cell(at: f64, span: f64, side: f64) -> (f64, f64) {
    let n_cells = (span / side).floor().max(1.0);
    ((at / span * n_cells).floor().min(n_cells - 1.0), n_cells)
}

fn middle(cell: f64, n_cells: f64, span: f64) -> f64 {
    (cell + 0.5) / n_cells * span
}

/// Brings a longitude, or a difference of two, into ±180.
fn wrap(lon: f64) -> f64 {
    if lon > 180.0 {
        lon - 360.0
    } else if lon < -180.0 {
        lon + 360.0
    } else {
        lon
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lon: f64, lat: f64) -> Point {
        Point { lon, lat }
    }

    #[test]
    fn known_distances() {
        let quarter = EARTH_RADIUS_M * std::f64::consts::FRAC_PI_2;
        let cases = [
            (at(112.337, 34.621), at(112.337, 34.621), 0.0),
            (at(0.0, 0.0), at(0.0, 90.0), quarter),
            (at(0.0, 0.0), at(180.0, 0.0), 2.0 * quarter),
            (at(10.0, 20.0), at(-170.0, -20.0), 2.0 * quarter),
            (at(179.5, 0.0), at(-179.5, 0.0), METRES_PER_DEGREE),
            (at(113.0, 35.0), at(113.0, 36.0), METRES_PER_DEGREE),
            (at(113.0, 60.0), at(113.001, 60.0), METRES_PER_DEGREE / 2000.0),
        ];
        for (a, b, metres) in cases {
            assert!((distance_m(a, b) - metres).abs() < 0.001, "{a:?} {b:?}: {}", distance_m(a, b));
        }
    }

    #[test]
    fn a_mean_of_nothing_or_of_nonsense_is_none() {
        assert_eq!(mean_point([]), None);
        assert_eq!(mean_point([at(f64::NAN, 30.0), at(112.0, f64::INFINITY), at(34.6, 112.3)]), None);
    }

    #[test]
    fn a_mean_skips_nonsense_and_stays_between_both_sides_of_the_antimeridian() {
        assert_eq!(mean_point([at(112.0, 34.0), at(f64::NAN, 34.0), at(113.0, 36.0)]), Some(at(112.5, 35.0)));
        assert_eq!(mean_point([at(179.0, 0.0), at(-177.0, 2.0)]), Some(at(-179.0, 1.0)));
        assert_eq!(mean_point(vec![at(112.337, 34.621); 1000]), Some(at(112.337, 34.621)));
    }

    #[test]
    fn neighbours_in_a_cell_blur_to_one_point() {
        let home = blur(at(112.337_01, 34.621_01), 500);
        assert_eq!(blur(at(112.337_03, 34.621_02), 500), home);
        assert_ne!(blur(at(112.343, 34.621), 500), home);
    }

    #[test]
    fn nonsense_is_not_blurred_into_sense() {
        assert!(blur(at(f64::NAN, 34.0), 500).lon.is_nan());
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_never_past_half_the_globe(a in globe(), b in globe()) {
            let metres = distance_m(a, b);
            prop_assert!((0.0..=EARTH_RADIUS_M * std::f64::consts::PI).contains(&metres));
            prop_assert!((metres - distance_m(b, a)).abs() < 1e-6);
        }

        #[test]
        fn blurring_stays_in_the_cell_and_blurring_again_changes_nothing(point in globe(), metres in 0_u32..100_000) {
            let blurred = blur(point, metres);
            prop_assert!(blurred.is_on_globe());
            prop_assert_eq!(blur(blurred, metres), blurred);
            if point.lat.abs() < 60.0 {
                prop_assert!(distance_m(point, blurred) < 0.72 * f64::from(metres.max(1)) + 1e-3);
            }
        }
    }

    fn globe() -> impl Strategy<Value = Point> {
        (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| Point { lon, lat })
    }
}
