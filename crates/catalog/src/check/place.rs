//! Where something is: region, township, position.

use std::collections::{BTreeMap, BTreeSet};

use super::report::Report;
use super::{Geometry, RegionFiles, Row, rule};
use crate::export::OutlineFile;
use crate::institution::{Datum, Institution, Position, Precision};
use crate::{Problem, RegionCode, TownshipCode};

/// Two may share a house; three at different addresses share a mistake.
const MANY_AT_A_POINT: usize = 3;

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
    match &files.outline {
        Some(outline) if !is_near(outline, position, geometry) => {
            report.add_detail(rule::OUTSIDE_REGION, "position", value, datum_hint(outline, position, geometry));
        }
        None if !is_in_china(position) => report.add(rule::ABROAD, "position", value),
        _ => {}
    }
}

/// Without an outline at least the country's own box is known.
fn is_in_china(position: &Position) -> bool {
    (73.0..136.0).contains(&position.lon) && (3.0..54.0).contains(&position.lat)
}

/// What is wrong with the region's positions taken together; of single records only what `concerns` the caller.
pub(super) fn check_all(
    files: &RegionFiles,
    records: &[Row<&Institution>],
    concerns: &dyn Fn(&Institution) -> bool,
    path: &str,
    problems: &mut Vec<Problem>,
) {
    let located = || records.iter().filter_map(|row| Some((row, row.record.position?)));
    if files.outline.is_none() && located().next().is_some() {
        Report::whole(path, problems).add(rule::NO_OUTLINE, "position", "");
    }
    let mut points: BTreeMap<(u64, u64), Vec<&Row<&Institution>>> = BTreeMap::new();
    for (row, position) in located().filter(|(_, position)| position.precision == Precision::Exact) {
        points.entry((position.lon.to_bits(), position.lat.to_bits())).or_default().push(row);
    }
    for rows in points.into_values().filter(|rows| rows.len() >= MANY_AT_A_POINT) {
        let addresses: BTreeSet<_> = rows.iter().filter_map(|row| row.record.address.as_deref()).collect();
        if let (true, [first, rest @ ..]) = (addresses.len() > 1, rows.as_slice()) {
            for row in rest.iter().filter(|row| concerns(row.record)) {
                let detail = format!("与第 {} 条相同", first.row);
                Report::new(path, row.row, row.record.id.as_str(), problems).add_detail(
                    rule::SAME_POINT,
                    "position",
                    "",
                    &detail,
                );
            }
        }
    }
}

/// Whether the point, or any corner of the square a blurred point stands for, is inside.
fn is_near(outline: &OutlineFile, position: &Position, geometry: Geometry<'_>) -> bool {
    let (lon, lat) = (position.lon, position.lat);
    let steps: &[f64] = if position.precision == Precision::Exact { &[0.0] } else { &[0.0, -HALF_GRAIN, HALF_GRAIN] };
    steps.iter().any(|east| steps.iter().any(|north| (geometry.is_inside)(outline, (lon + east, lat + north))))
}

/// An address without the part that leads into a dwelling: 中山路12号3栋2单元501室 is 中山路12号.
pub fn without_unit(address: &str) -> &str {
    const WORDS: [&str; 6] = ["栋", "幢", "单元", "层", "楼", "号楼"];
    // 八户 and 三座 begin the names of villages.
    const AFTER_DIGITS: [&str; 4] = ["座", "室", "户", "号房"];
    let is_digit = |one: char| one.is_ascii_digit() || one.is_ascii_uppercase();
    let is_count = |one: char| is_digit(one) || "一二三四五六七八九十".contains(one);
    let unit = address.char_indices().find(|(at, first)| {
        let after = address.get(*at..).unwrap_or_default().trim_start_matches(is_count).trim_start();
        is_count(*first)
            && (WORDS.iter().any(|word| after.starts_with(word))
                || is_digit(*first) && AFTER_DIGITS.iter().any(|word| after.starts_with(word)))
    });
    unit.and_then(|(at, _)| address.get(..at)).unwrap_or(address).trim_end()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dwellings_address_ends_at_the_street_number() {
        for (address, kept) in [
            ("中山路12号3栋2单元501室", "中山路12号"),
            ("中山路12号", "中山路12号"),
            ("示例小区A座1203", "示例小区"),
            ("示例小区5号楼1单元", "示例小区"),
            ("示例小区 三单元", "示例小区"),
            ("八一路5号", "八一路5号"),
            ("八户村5号", "八户村5号"),
            ("三里街十字路口", "三里街十字路口"),
        ] {
            assert_eq!(without_unit(address), kept, "{address}");
        }
    }
}
