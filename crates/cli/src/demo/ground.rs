//! Where the demonstration stands: a spot for each township inside the real boundary, and points around it.
//!
//! The spots are invented: no open source gives the townships' own boundaries. They are spread out by best candidate
//! (Mitchell): of some random points take the one farthest from all taken, which looks like a map and not like confetti.

use tuoyu_catalog::TownshipCode;
use tuoyu_catalog::export::OutlineFile;
use tuoyu_catalog::region::{Region, TownshipKind};

use super::chance::Chance;
use crate::geo::{blurred, is_inside};

type Spot = [f64; 2];

/// A county's townships on its ground.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    outline: &'a OutlineFile,
    centres: Vec<(TownshipCode, Spot)>,
    /// Degrees within which a township's institutions stand.
    reach: f64,
    taken: Vec<Spot>,
}

impl<'a> Ground<'a> {
    /// Spreads the region's townships over its outline. Development zones are left out: they are no townships.
    pub(super) fn new(region: &Region, outline: &'a OutlineFile, chance: &mut Chance) -> Ground<'a> {
        let mut centres: Vec<(TownshipCode, Spot)> = Vec::new();
        for township in region.townships.iter().filter(|township| township.kind != TownshipKind::Zone) {
            let taken: Vec<Spot> = centres.iter().map(|(_, spot)| *spot).collect();
            if let Some(spot) = farthest(&taken, 24, || random_inside(outline, chance)) {
                centres.push((township.code.clone(), spot));
            }
        }
        let spots: Vec<Spot> = centres.iter().map(|(_, spot)| *spot).collect();
        let reach = 0.4 * closest_pair(&spots).unwrap_or(0.05);
        Ground { outline, centres, reach, taken: Vec::new() }
    }

    /// The townships that have a spot, in code order.
    pub(super) fn townships(&self) -> Vec<&TownshipCode> {
        self.centres.iter().map(|(code, _)| code).collect()
    }

    /// A point in the township, inside the county and apart from the points given before; five decimals (about 1 m).
    pub(super) fn point_in(&mut self, township: &TownshipCode, chance: &mut Chance) -> Option<Spot> {
        let (_, [lon, lat]) = self.centres.iter().find(|(code, _)| code == township)?;
        let mut around = || {
            // The mean of two draws is likelier near the middle, as towns are.
            let mut step = || (chance.unit() + chance.unit() - 1.0) * self.reach;
            let spot = [rounded(lon + step(), 1e5), rounded(lat + step(), 1e5)];
            is_inside(self.outline, spot.into()).then_some(spot)
        };
        let tries = || (0..8).find_map(|_| around());
        let spot = farthest(&self.taken, 6, tries).unwrap_or([rounded(*lon, 1e5), rounded(*lat, 1e5)]);
        self.taken.push(spot);
        Some(spot)
    }

    /// The point blurred to two decimals (about 1 km), kept inside the county where a neighbouring grid point is.
    pub(super) fn blurred(&self, [lon, lat]: Spot) -> Spot {
        let steps = [0.0, 0.01, -0.01];
        let near = |by: &Spot| <Spot>::from(blurred((lon + by[0], lat + by[1])));
        let grid: Vec<Spot> = steps.iter().flat_map(|east| steps.iter().map(|north| near(&[*east, *north]))).collect();
        grid.iter().copied().find(|spot| is_inside(self.outline, (*spot).into())).unwrap_or(near(&[0.0, 0.0]))
    }
}

fn rounded(degrees: f64, steps_a_degree: f64) -> f64 {
    (degrees * steps_a_degree).round() / steps_a_degree
}

/// Of some candidates the one farthest from all taken.
fn farthest(taken: &[Spot], n_candidates: usize, mut candidate: impl FnMut() -> Option<Spot>) -> Option<Spot> {
    let room = |spot: &Spot| taken.iter().map(|other| distance(spot, other)).fold(f64::INFINITY, f64::min);
    (0..n_candidates).filter_map(|_| candidate()).max_by(|a, b| room(a).total_cmp(&room(b)))
}

fn random_inside(outline: &OutlineFile, chance: &mut Chance) -> Option<Spot> {
    let corners = || outline.rings.iter().flatten();
    let span = |axis: fn(&Spot) -> f64| {
        let values = || corners().map(axis);
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((west, east), (south, north)) = (span(|[lon, _]| *lon), span(|[_, lat]| *lat));
    (0..64).find_map(|_| {
        let spot = [west + chance.unit() * (east - west), south + chance.unit() * (north - south)];
        is_inside(outline, spot.into()).then_some(spot)
    })
}

fn closest_pair(spots: &[Spot]) -> Option<f64> {
    let pairs = spots
        .iter()
        .enumerate()
        .flat_map(|(nth, one)| spots.iter().skip(nth + 1).map(move |other| distance(one, other)));
    pairs.min_by(f64::total_cmp)
}

/// In degrees of latitude; a degree of longitude is shorter (here between 33° and 37° N, by 0.82).
fn distance([lon_a, lat_a]: &Spot, [lon_b, lat_b]: &Spot) -> f64 {
    ((lon_a - lon_b) * 0.82).hypot(lat_a - lat_b)
}
