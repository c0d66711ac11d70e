//! A region's outline as the boundary source gives it: a GeoJSON feature with its source.
//!
//! Always a `MultiPolygon`, so that readers meet one shape only; rings closed, outer ones counter-clockwise, holes clockwise
//! (RFC 7946). Degrees on CGCS2000, which the site treats as WGS-84: they differ by centimetres.
//!
//! Surprise: nothing is simplified. The source is already coarse (a county has 28 to some thousands of vertices), and
//! thinning one county alone would tear it from its neighbours. Five decimals (about 1 m) are kept.

use super::geometry::{Polygon, Position};
use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};

/// A region's boundary, complete; the export's `outline.json` keeps its rings, source and approval number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Always `Feature`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The smallest box that holds the region: west, south, east, north, in degrees.
    pub bbox: [f64; 4],
    /// Whose outline it is.
    pub properties: Place,
    /// The boundary itself.
    pub geometry: MultiPolygon,
    /// Where it comes from.
    pub source: BoundarySource,
    /// 审图号 under which the publishing authority may show this boundary; `None` until the authority states it.
    pub map_approval: Option<String>,
}

/// The region as the boundary source names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Six digits of GB/T 2260.
    pub code: String,
    /// 区县.
    pub name: String,
    /// 地级市; the same as `name` where there is none.
    pub city: String,
    /// 省级.
    pub province: String,
    /// Where to write the name, longitude then latitude in degrees.
    pub label: Position,
}

/// GeoJSON coordinates: polygons, each an outer ring and its holes, each ring closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MultiPolygon {
    /// Always `MultiPolygon`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Longitude then latitude in degrees.
    pub coordinates: Vec<Polygon>,
}

/// Where a boundary comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundarySource {
    /// What the publisher calls it, and the package it was taken from.
    pub title: String,
    /// The authority's own address.
    pub url: String,
    /// SHA-256 of the package file, lower-case hexadecimal.
    pub sha256: String,
    /// Coordinate reference of every position in the file.
    pub datum: String,
    /// What may be done with it, and what the deployer has to confirm.
    pub licence: String,
}

impl Outline {
    /// Rounds, closes and turns the rings, and boxes them.
    ///
    /// # Errors
    /// If there is no ring, or one with fewer than three different vertices.
    pub(super) fn new(properties: Place, polygons: Vec<Polygon>, source: BoundarySource) -> Result<Self> {
        let coordinates = polygons.into_iter().map(tidy_polygon).collect::<Result<Vec<_>>>()?;
        ensure!(!coordinates.is_empty(), "{} 没有边界", properties.code);
        let bbox = bounding_box(&coordinates);
        let geometry = MultiPolygon { kind: "MultiPolygon".into(), coordinates };
        Ok(Self { kind: "Feature".into(), bbox, properties, geometry, source, map_approval: None })
    }
}

fn tidy_polygon(rings: Polygon) -> Result<Polygon> {
    ensure!(!rings.is_empty(), "有一个多边形没有边界");
    rings.into_iter().enumerate().map(|(idx, ring)| tidy_ring(ring, idx == 0)).collect()
}

fn tidy_ring(ring: Vec<Position>, outer: bool) -> Result<Vec<Position>> {
    let mut ring: Vec<Position> = ring.into_iter().map(|at| at.map(round)).collect();
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ensure!(ring.len() >= 3, "一圈边界只有 {} 个不同的顶点，至少要 3 个", ring.len());
    ring.extend(ring.first().copied());
    if (doubled_area(&ring) > 0.0) != outer {
        ring.reverse();
    }
    Ok(ring)
}

/// Five decimals: about 1 m.
fn round(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

/// Shoelace sum of a closed ring: positive when counter-clockwise.
fn doubled_area(ring: &[Position]) -> f64 {
    ring.iter().zip(ring.iter().skip(1)).map(|([x1, y1], [x2, y2])| x1 * y2 - x2 * y1).sum()
}

fn bounding_box(polygons: &[Polygon]) -> [f64; 4] {
    let none = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    polygons
        .iter()
        .flatten()
        .flatten()
        .fold(none, |[w, s, e, n], &[lon, lat]| [w.min(lon), s.min(lat), e.max(lon), n.max(lat)])
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    /// The committed outlines, which the demonstration draws its points in.
    const COMMITTED: [(&str, &str, &str); 5] = [
        ("410305", "涧西区", include_str!("../../data/outlines/410305.json")),
        ("410481", "舞钢市", include_str!("../../data/outlines/410481.json")),
        ("140525", "泽州县", include_str!("../../data/outlines/140525.json")),
        ("370303", "张店区", include_str!("../../data/outlines/370303.json")),
        ("340602", "杜集区", include_str!("../../data/outlines/340602.json")),
    ];

    #[test]
    fn committed_outlines_are_small_closed_turned_and_sourced() {
        for (code, name, text) in COMMITTED {
            let outline: Outline = serde_json::from_str(text).unwrap();
            assert_eq!((outline.properties.code.as_str(), outline.properties.name.as_str()), (code, name));
            assert!(text.len() < 6_000, "{code}: {} bytes", text.len());
            assert_eq!(outline.source.sha256, crate::basemap::wheel::SHA256, "{code}");
            assert_eq!(outline.map_approval, None, "{code}: only the authority can state it");
            for polygon in &outline.geometry.coordinates {
                for (idx, ring) in polygon.iter().enumerate() {
                    assert_eq!(ring.first(), ring.last(), "{code}");
                    assert_eq!(doubled_area(ring) > 0.0, idx == 0, "{code} ring {idx}");
                }
            }
            assert_eq!(outline.bbox, bounding_box(&outline.geometry.coordinates), "{code}");
        }
    }

    #[test]
    fn committed_outlines_hold_their_own_label_and_nobody_elses() {
        let outlines: Vec<Outline> = COMMITTED.iter().map(|(_, _, text)| serde_json::from_str(text).unwrap()).collect();
        for one in &outlines {
            for other in &outlines {
                let holds = winds_around(&one.geometry.coordinates, other.properties.label);
                assert_eq!(
                    holds,
                    one.properties.code == other.properties.code,
                    "{} in {}",
                    other.properties.code,
                    one.properties.code
                );
            }
        }
    }

    /// Crossings of a ray to the east, as a check apart from the crate the site uses.
    fn winds_around(polygons: &[Polygon], [x, y]: Position) -> bool {
        let crosses = |ring: &Vec<Position>| {
            ring.iter()
                .zip(ring.iter().skip(1))
                .filter(|([x1, y1], [x2, y2])| (*y1 > y) != (*y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1))
                .count()
        };
        polygons.iter().flatten().map(crosses).sum::<usize>() % 2 == 1
    }

    #[test]
    fn a_clockwise_open_ring_with_a_repeated_vertex_is_put_right() {
        let ring = vec![[0.0, 0.0], [0.0, 1.000_001], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0]];
        let tidy = tidy_ring(ring, true).unwrap();
        assert_eq!(tidy, [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]);
    }

    #[test]
    fn a_ring_that_rounds_to_a_line_is_an_error() {
        assert!(tidy_ring(vec![[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]], true).is_err());
    }
}
