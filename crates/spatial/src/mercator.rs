//! Web Mercator, the plane web maps are drawn on (EPSG:3857).
//!
//! Vocabulary: the *world* is the unit square, x to the east from the antimeridian, y to the south from 85.05° N; at a *zoom*
//! it is 256 × 2^zoom CSS pixels wide.
//!
//! Surprise: latitudes past ±85.05° are drawn on the edge of the square, not beyond it, so every point has its place.

use crate::Point;
use std::f64::consts::PI;

/// The deepest zoom anything here works at: 30 cm to the pixel.
pub const MAX_ZOOM: u8 = 19;

/// A place in the unit square.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// 0 at 180° W, 1 at 180° E.
    pub x: f64,
    /// 0 at 85.05° N, 1 at 85.05° S.
    pub y: f64,
}

/// Where a point is drawn.
pub fn project(point: Point) -> World {
    let sine = point.lat.to_radians().sin();
    let y = 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI);
    World { x: point.lon / 360.0 + 0.5, y: y.clamp(0.0, 1.0) }
}

/// Which point is drawn there.
pub fn unproject(world: World) -> Point {
    let lat = 2.0 * ((1.0 - 2.0 * world.y) * PI).exp().atan() - PI / 2.0;
    Point { lon: (world.x - 0.5) * 360.0, lat: lat.to_degrees() }
}

/// Width of the world in CSS pixels; past [`MAX_ZOOM`] as at it.
pub fn world_px(zoom: u8) -> f64 {
    256.0 * f64::from(1_u32 << zoom.min(MAX_ZOOM))
}

/// Metres on the ground to one CSS pixel at a latitude, by the radius web maps use (6,378,137 m).
pub fn metres_per_px(lat: f64, zoom: u8) -> f64 {
    2.0 * PI * 6_378_137.0 * lat.to_radians().cos() / world_px(zoom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn corners_and_middle_of_the_world() {
        let cases = [
            ([0.0, 0.0], (0.5, 0.5)),
            ([-180.0, 85.051_128_779_806_6], (0.0, 0.0)),
            ([180.0, -85.051_128_779_806_6], (1.0, 1.0)),
            ([0.0, 90.0], (0.5, 0.0)),
            ([0.0, -90.0], (0.5, 1.0)),
        ];
        for (point, (x, y)) in cases {
            let world = project(point.into());
            assert!((world.x - x).abs() < 1e-12 && (world.y - y).abs() < 1e-12, "{point:?}: {world:?}");
        }
    }

    #[test]
    fn scale_halves_with_each_zoom() {
        assert!((metres_per_px(0.0, 0) - 156_543.033_928).abs() < 1e-6);
        assert!((metres_per_px(60.0, 10) - 156_543.033_928 / 2048.0).abs() < 1e-6);
        assert_eq!(world_px(u8::MAX), world_px(MAX_ZOOM));
    }

    proptest! {
        #[test]
        fn there_and_back(lon in -180.0_f64..=180.0, lat in -85.0_f64..=85.0) {
            let back = unproject(project(Point { lon, lat }));
            prop_assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9);
        }

        #[test]
        fn pixels_agree_with_the_crate_that_knows_epsg_3857(lon in -180.0_f64..=180.0, lat in -85.0_f64..=85.0) {
            let world = project(Point { lon, lat });
            let (x, y) = coordtransform::wgs84_to_epsg3857(lon, lat);
            let width = 2.0 * PI * 6_378_137.0;
            prop_assert!(((world.x - 0.5) * width - x).abs() < 1e-6 && ((0.5 - world.y) * width - y).abs() < 1e-6);
        }
    }
}
