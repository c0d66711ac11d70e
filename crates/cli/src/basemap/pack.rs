//! A county's base map: its own ground, and every border about it, drawn once.
//!
//! Vocabulary: an *edge* is two neighbouring vertices of a boundary; its *sides* are the counties whose boundaries have it. An edge
//! with one side lies at the coast or at another country.
//!
//! Surprise: nothing is cut at the edge of the map. Whole edges are kept, so that vertices stay the source's own; who draws cuts.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::Source;
use tuoyu_catalog::basemap::{BasemapFile, Border, BorderLevel, Neighbour};

use super::geometry::Position;
use super::outline::Outline;
use super::wheel::{Atlas, County};

/// How far about the county the map reaches, in degrees: some 15 km.
const MARGIN: f64 = 0.15;

/// Degrees to the vertex unit: five decimals, about 1 m, as outlines have.
const UNIT: f64 = 1e5;

/// A vertex in units, so that vertices can be compared.
type Vertex = [i32; 2];

/// The base map of a county, whose outline is given.
///
/// # Errors
/// If the atlas lacks the county.
pub(super) fn pack(atlas: &Atlas, code: &RegionCode, outline: &Outline) -> Result<BasemapFile> {
    let extent = widened(outline.bbox);
    let near: Vec<&County> = atlas.counties.iter().filter(|county| touches(county, extent)).collect();
    let mut borders = borders(&near, extent);
    let dashes = atlas.dashes.iter().filter(|dash| dash.iter().any(|at| is_within(*at, extent)));
    borders.extend(dashes.map(|dash| Border {
        level: BorderLevel::NineDash,
        path: dash.iter().map(|at| degrees(vertex(*at))).collect(),
    }));
    let is_named = |county: &&&County| county.place.code != code.as_str() && is_within(county.place.label, extent);
    let neighbours = near
        .iter()
        .filter(is_named)
        .map(|county| Neighbour { name: county.place.name.clone(), label: county.place.label });
    Ok(BasemapFile {
        code: code.clone(),
        extent,
        rings: outline.geometry.coordinates.iter().flatten().cloned().collect(),
        borders,
        neighbours: neighbours.collect(),
        townships: Vec::new(),
        source: Source {
            title: outline.source.title.clone(),
            url: Some(outline.source.url.clone()),
            ..Source::default()
        },
        map_approval: None,
    })
}

/// The box a map of a county reaches over.
pub(super) fn widened([west, south, east, north]: [f64; 4]) -> [f64; 4] {
    [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN].map(|degrees| (degrees * UNIT).round() / UNIT)
}

fn is_within([lon, lat]: Position, [west, south, east, north]: [f64; 4]) -> bool {
    (west..=east).contains(&lon) && (south..=north).contains(&lat)
}

fn touches(county: &County, extent: [f64; 4]) -> bool {
    let vertices = || county.polygons.iter().flatten().flatten();
    let reach = |axis: fn(&Position) -> f64| {
        let fold = |(least, most): (f64, f64), at: &Position| (least.min(axis(at)), most.max(axis(at)));
        vertices().fold((f64::INFINITY, f64::NEG_INFINITY), fold)
    };
    let [west, south, east, north] = extent;
    let ((left, right), (bottom, top)) = (reach(|at| at[0]), reach(|at| at[1]));
    left <= east && west <= right && bottom <= north && south <= top
}

/// Every border that reaches into the extent, highest level first.
fn borders(near: &[&County], extent: [f64; 4]) -> Vec<Border> {
    let mut sides: BTreeMap<(Vertex, Vertex), BTreeSet<usize>> = BTreeMap::new();
    for (side, county) in near.iter().enumerate() {
        for ring in county.polygons.iter().flatten() {
            let ring: Vec<Vertex> = ring.iter().map(|at| vertex(*at)).collect();
            // The source leaves rings open or closes them; closing a closed one adds an edge from a vertex to itself.
            for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)).filter(|(from, to)| from != to) {
                if crosses(*from, *to, extent) {
                    sides.entry((*from.min(to), *from.max(to))).or_default().insert(side);
                }
            }
        }
    }
    let mut by_level: BTreeMap<BorderLevel, Vec<(Vertex, Vertex)>> = BTreeMap::new();
    for (edge, sides) in sides {
        let counties: Vec<&County> = sides.iter().filter_map(|side| near.get(*side).copied()).collect();
        by_level.entry(level(&counties)).or_default().push(edge);
    }
    let draw = |(level, edges): (BorderLevel, Vec<(Vertex, Vertex)>)| {
        chained(&edges).into_iter().map(move |path| Border { level, path: path.into_iter().map(degrees).collect() })
    };
    by_level.into_iter().flat_map(draw).collect()
}

/// What an edge with these sides divides.
fn level(sides: &[&County]) -> BorderLevel {
    let differ = |at: fn(&County) -> &String| sides.windows(2).any(|pair| matches!(pair, [a, b] if at(a) != at(b)));
    match sides {
        [] | [_] => BorderLevel::Nation,
        _ if differ(|county| &county.above[0]) => BorderLevel::Province,
        _ if differ(|county| &county.above[1]) => BorderLevel::City,
        _ => BorderLevel::County,
    }
}

/// The edges joined end to end as far as they go: lines break only where three or more meet.
fn chained(edges: &[(Vertex, Vertex)]) -> Vec<Vec<Vertex>> {
    let mut ends: BTreeMap<Vertex, BTreeSet<Vertex>> = BTreeMap::new();
    for (a, b) in edges {
        ends.entry(*a).or_default().insert(*b);
        ends.entry(*b).or_default().insert(*a);
    }
    // Lines first, from where they end; what is left then are closed rings.
    let starts: Vec<Vertex> = ends.iter().filter(|(_, next)| next.len() != 2).map(|(at, _)| *at).collect();
    let all: Vec<Vertex> = ends.keys().copied().collect();
    let breaks: BTreeSet<Vertex> = starts.iter().copied().collect();
    let mut paths = Vec::new();
    for start in starts.into_iter().chain(all) {
        while let Some(mut at) = take(&mut ends, start) {
            let mut path = vec![start, at];
            while !breaks.contains(&at)
                && let Some(next) = take(&mut ends, at)
            {
                path.push(next);
                at = next;
            }
            paths.push(path);
        }
    }
    paths
}

/// Takes one edge from a vertex, and answers where it leads.
fn take(ends: &mut BTreeMap<Vertex, BTreeSet<Vertex>>, from: Vertex) -> Option<Vertex> {
    let to = ends.get_mut(&from)?.pop_first()?;
    ends.get_mut(&to)?.remove(&from);
    Some(to)
}

/// Whether the box about an edge meets the extent.
fn crosses(from: Vertex, to: Vertex, [west, south, east, north]: [f64; 4]) -> bool {
    let ([ax, ay], [bx, by]) = (degrees(from), degrees(to));
    ax.min(bx) <= east && west <= ax.max(bx) && ay.min(by) <= north && south <= ay.max(by)
}

fn vertex(at: Position) -> Vertex {
    at.map(|degrees| (degrees * UNIT).round() as i32)
}

fn degrees(vertex: Vertex) -> Position {
    vertex.map(|units| f64::from(units) / UNIT)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
    use super::*;
    use crate::basemap::Place;
    use crate::basemap::outline::BoundarySource;

    /// A square of a tenth of a degree with its lower left corner there.
    fn county(code: &str, above: [&str; 2], [x, y]: Position) -> County {
        let (e, n) = (x + 0.1, y + 0.1);
        let place = Place {
            code: code.into(),
            name: code.into(),
            city: String::new(),
            province: String::new(),
            label: [x + 0.05, y + 0.05],
        };
        let ring = vec![[x, y], [e, y], [e, n], [x, n], [x, y]];
        County { place, above: above.map(str::to_owned), polygons: vec![vec![ring]] }
    }

    fn made(counties: Vec<County>, dashes: Vec<Vec<Position>>) -> BasemapFile {
        let atlas = Atlas { counties, dashes };
        let code = RegionCode::parse("110101").unwrap();
        let own = atlas.county(&code).unwrap();
        let source = BoundarySource {
            title: "t".into(),
            url: "u".into(),
            sha256: String::new(),
            datum: String::new(),
            licence: String::new(),
        };
        let outline = Outline::new(own.place.clone(), own.polygons.clone(), source).unwrap();
        pack(&atlas, &code, &outline).unwrap()
    }

    fn of(pack: &BasemapFile, level: BorderLevel) -> Vec<&Border> {
        pack.borders.iter().filter(|border| border.level == level).collect()
    }

    #[test]
    fn a_border_is_drawn_once_at_the_level_it_divides() {
        let pack = made(
            vec![
                county("110101", ["1", "1"], [110.0, 30.0]),
                county("110102", ["1", "1"], [110.1, 30.0]),
                county("110201", ["1", "2"], [109.9, 30.0]),
                county("120101", ["2", "3"], [110.0, 30.1]),
                county("990101", ["9", "9"], [120.0, 30.0]),
            ],
            Vec::new(),
        );
        let ends = |level| of(&pack, level).iter().map(|border| border.path.clone()).collect::<Vec<_>>();
        assert_eq!(ends(BorderLevel::County), [vec![[110.1, 30.0], [110.1, 30.1]]]);
        assert_eq!(ends(BorderLevel::City), [vec![[110.0, 30.0], [110.0, 30.1]]]);
        assert_eq!(ends(BorderLevel::Province), [vec![[110.0, 30.1], [110.1, 30.1]]]);
        let names: Vec<&str> = pack.neighbours.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["110102", "110201", "120101"], "nobody far away, and not the county itself");
        let drawn: usize = pack.borders.iter().map(|border| border.path.len() - 1).sum();
        assert_eq!(drawn, 4 * 4 - 3, "four squares, three sides shared");
    }

    #[test]
    fn a_lone_county_is_one_closed_ring_at_the_coast() {
        let pack = made(vec![county("110101", ["1", "1"], [110.0, 30.0])], Vec::new());
        let coast = of(&pack, BorderLevel::Nation);
        assert_eq!((coast.len(), coast[0].path.len()), (1, 5));
        assert_eq!(coast[0].path.first(), coast[0].path.last());
    }

    #[test]
    fn the_dashes_stand_where_the_extent_shows_them_and_only_there() {
        let far = vec![[118.0, 20.0], [118.1, 20.1]];
        let near = vec![[110.2, 30.2], [110.3, 30.4]];
        let pack = made(vec![county("110101", ["1", "1"], [110.0, 30.0])], vec![far, near.clone()]);
        let dashes = of(&pack, BorderLevel::NineDash);
        assert_eq!((dashes.len(), &dashes[0].path), (1, &near));
    }
}
