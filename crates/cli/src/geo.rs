//! What is asked about points, with the catalog's types on one side and the spatial crate's on the other.

use tuoyu_catalog::export::OutlineFile;
use tuoyu_catalog::institution::Datum;
use tuoyu_spatial::{Point, contains, convert};

/// Whether a point, longitude and latitude, is inside a county.
pub fn is_inside(outline: &OutlineFile, (lon, lat): (f64, f64)) -> bool {
    contains(&outline.rings, Point { lon, lat })
}

/// The WGS-84 point for one given in another datum.
pub fn to_wgs84(point: (f64, f64), datum: Datum) -> (f64, f64) {
    between(point, spatial(datum), tuoyu_spatial::Datum::Wgs84)
}

/// How another datum states a WGS-84 point.
pub fn from_wgs84(point: (f64, f64), datum: Datum) -> (f64, f64) {
    between(point, tuoyu_spatial::Datum::Wgs84, spatial(datum))
}

fn between((lon, lat): (f64, f64), from: tuoyu_spatial::Datum, to: tuoyu_spatial::Datum) -> (f64, f64) {
    let point = convert(Point { lon, lat }, from, to);
    (point.lon, point.lat)
}

fn spatial(datum: Datum) -> tuoyu_spatial::Datum {
    match datum {
        Datum::Wgs84 => tuoyu_spatial::Datum::Wgs84,
        Datum::Gcj02 => tuoyu_spatial::Datum::Gcj02,
        Datum::Bd09 => tuoyu_spatial::Datum::Bd09,
    }
}

/// A point as one is published that must not lead to a door: two decimals, about 1 km (rule E403). The grid of degrees, and not
/// one of metres, so that anybody can see from the figures alone that a point is blurred.
pub fn blurred((lon, lat): (f64, f64)) -> (f64, f64) {
    let rounded = |degrees: f64| (degrees * 100.0).round() / 100.0;
    (rounded(lon), rounded(lat))
}
