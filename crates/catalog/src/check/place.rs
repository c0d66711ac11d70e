//! Where something is: region, township, position.

use super::report::Report;
use super::{Geometry, RegionFiles, rule};
use crate::export::OutlineFile;
use crate::institution::{Datum, Position, Precision};
use crate::{RegionCode, TownshipCode};

/// A blurred point stands for its square of 0.01°; half of that to each side.
const HALF_GRAIN: f64 = 0.005;

/// The record belongs into this folder, its township into this region.
pub(super) fn check_region(
    files: &RegionFiles,
    region: &RegionCode,
    township: Option<&TownshipCode>,
    report: &mut Report<'_>,
) {
    if region.as_str() != files.folder {
        report.add(rule::WRONG_REGION, "region", region);
    }
    if let (Some(code), Some(known)) = (township, &files.region)
        && known.township(code).is_none()
    {
        report.add(rule::UNKNOWN_TOWNSHIP, "township", code);
    }
}

/// The point is in the region; a dwelling's is blurred.
pub(super) fn check_position(
    files: &RegionFiles,
    position: &Position,
    dwelling: bool,
    geometry: Geometry<'_>,
    report: &mut Report<'_>,
) {
    let value = format!("{},{}", position.lon, position.lat);
    if dwelling && position.precision == Precision::Exact {
        report.add(rule::DWELLING_EXACT, "position.precision", position.precision.code());
    }
    let fine = |degrees: f64| (degrees * 100.0 - (degrees * 100.0).round()).abs() > 1e-6;
    if position.precision == Precision::Blurred && (fine(position.lon) || fine(position.lat)) {
        report.add(rule::NOT_BLURRED, "position", &value);
    }
    if let Some(outline) = &files.outline
        && !is_near(outline, position, geometry)
    {
        let hint = datum_hint(outline, position, geometry);
        report.add_detail(rule::OUTSIDE_REGION, "position", value, hint);
    }
}

/// Whether the point, or any corner of the square a blurred point stands for, is inside.
fn is_near(outline: &OutlineFile, position: &Position, geometry: Geometry<'_>) -> bool {
    let (lon, lat) = (position.lon, position.lat);
    let steps: &[f64] = if position.precision == Precision::Exact { &[0.0] } else { &[0.0, -HALF_GRAIN, HALF_GRAIN] };
    steps.iter().any(|east| steps.iter().any(|north| (geometry.is_inside)(outline, (lon + east, lat + north))))
}

/// What would put the point into the region: most often it was measured in a datum it does not say, or swapped.
fn datum_hint(outline: &OutlineFile, position: &Position, geometry: Geometry<'_>) -> &'static str {
    let point = (position.lon, position.lat);
    let fits = |datum| (geometry.is_inside)(outline, (geometry.to_wgs84)(point, datum));
    if fits(Datum::Gcj02) {
        "按 GCJ-02（高德、腾讯地图）换算后就在区内，这个点多半没有换算"
    } else if fits(Datum::Bd09) {
        "按 BD-09（百度地图）换算后就在区内，这个点多半没有换算"
    } else if (geometry.is_inside)(outline, (position.lat, position.lon)) {
        "经度和纬度写反了"
    } else {
        ""
    }
}
