//! A whole list in the wrong datum, recognised by its systematic offset.
//!
//! GCJ-02 and BD-09 lie some 500 and 1,200 m beside WGS-84, in one direction over a whole county. Of a list that was never
//! converted most points still lie inside the county; those near one side of its boundary lie outside, and all of them come
//! inside when the shift is taken back. Points that are simply wrong do not. So a shift is believed when several points are
//! outside and it brings in nearly all of them while it drives none out.
//!
//! Surprise: a list none of whose institutions is near the boundary cannot be told from one that is right. `tuoyu import`
//! compares with what is published as well.

use super::report::Report;
use super::{Geometry, RegionFiles, Row, rule};
use crate::Problem;
use crate::export::OutlineFile;
use crate::institution::{Datum, Institution, Precision};

/// Fewer points outside are each a mistake of their own.
const LEAST_OUTSIDE: usize = 2;
/// Of the points outside, at most one in so many may stay outside.
const MOST_LEFT: usize = 4;

type Point = (f64, f64);

/// What may have happened to a list on its way, and how to undo it.
struct Story {
    told: &'static str,
    undo: fn(Geometry<'_>, Point) -> Point,
}

/// The shift of a datum at a point, added or taken back.
fn moved(geometry: Geometry<'_>, (lon, lat): Point, datum: Datum, times: f64) -> Point {
    let (to_lon, to_lat) = (geometry.to_wgs84)((lon, lat), datum);
    (lon + times * (to_lon - lon), lat + times * (to_lat - lat))
}

/// The stories of a list that says of its points that they were measured in this datum.
fn stories(stated: Datum) -> &'static [Story] {
    match stated {
        Datum::Wgs84 => &[
            Story {
                told: "原名单像是 GCJ-02（高德、腾讯地图），没有换算",
                undo: |geometry, point| moved(geometry, point, Datum::Gcj02, 1.0),
            },
            Story {
                told: "原名单像是 BD-09（百度地图），没有换算",
                undo: |geometry, point| moved(geometry, point, Datum::Bd09, 1.0),
            },
        ],
        Datum::Gcj02 => &[
            Story {
                told: "原名单像是 WGS-84，被当作 GCJ-02 换算了",
                undo: |geometry, point| moved(geometry, point, Datum::Gcj02, -1.0),
            },
            Story {
                told: "原名单像是 BD-09（百度地图），被当作 GCJ-02 换算了",
                undo: |geometry, point| {
                    let back = moved(geometry, point, Datum::Gcj02, -1.0);
                    moved(geometry, back, Datum::Bd09, 1.0)
                },
            },
        ],
        Datum::Bd09 => &[
            Story {
                told: "原名单像是 WGS-84，被当作 BD-09 换算了",
                undo: |geometry, point| moved(geometry, point, Datum::Bd09, -1.0),
            },
            Story {
                told: "原名单像是 GCJ-02（高德、腾讯地图），被当作 BD-09 换算了",
                undo: |geometry, point| {
                    let back = moved(geometry, point, Datum::Bd09, -1.0);
                    moved(geometry, back, Datum::Gcj02, 1.0)
                },
            },
        ],
    }
}

/// Whether the region's list tells such a story.
pub(super) fn check(
    files: &RegionFiles,
    records: &[Row<&Institution>],
    geometry: Geometry<'_>,
    path: &str,
    problems: &mut Vec<Problem>,
) {
    let Some(outline) = &files.outline else { return };
    for stated in Datum::ALL {
        let positions = records.iter().filter_map(|row| row.record.position);
        let exact = positions.filter(|one| one.precision == Precision::Exact && one.datum == *stated);
        let points: Vec<Point> = exact.map(|position| (position.lon, position.lat)).collect();
        if let Some((told, outside, left)) = believed(&points, *stated, outline, geometry) {
            let back = if left == 0 { "全部".to_owned() } else { format!("{} 个", outside - left) };
            let detail = format!("{} 个点里有 {outside} 个在区外，换算回来{back}在区内；{told}", points.len());
            Report::whole(path, problems).add_detail(rule::DATUM, "position.datum", stated.code(), &detail);
        }
    }
}

/// The story that explains best why points are outside, how many are, and how many it leaves there.
fn believed(
    points: &[Point],
    stated: Datum,
    outline: &OutlineFile,
    geometry: Geometry<'_>,
) -> Option<(String, usize, usize)> {
    let is_inside = |point: Point| (geometry.is_inside)(outline, point);
    let outside = points.iter().filter(|point| !is_inside(**point)).count();
    if outside < LEAST_OUTSIDE {
        return None;
    }
    let told = stories(stated).iter().map(|story| {
        let left = points.iter().filter(|point| !is_inside((story.undo)(geometry, **point))).count();
        (left, story.told)
    });
    let told: Vec<(usize, &str)> = told.collect();
    let least = told.iter().map(|(left, _)| *left).min().filter(|left| left * MOST_LEFT <= outside)?;
    let best: Vec<&str> = told.iter().filter(|(left, _)| *left == least).map(|(_, told)| *told).collect();
    Some((best.join("；或者"), outside, least))
}
