//! What a page tells the live map: where everything of the list is. Stands in the page as data, read only when the map is opened.

use serde::Serialize;
use tuoyu_catalog::institution::InstitutionKind;
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_catalog::region::Township;
use tuoyu_catalog::runtime::{Services, Shard};
use tuoyu_catalog::{Card, Institution, TownshipCode};

use crate::data::coverage::CoverageBody;
use crate::route::Route;

/// The data block of a page with a map; `src/browser/map` reads it.
#[derive(Clone, Debug, Serialize)]
pub struct MapData {
    /// The base map's file; `None` where no boundary is known.
    base: Option<FileEntry>,
    /// The terms of the kinds, by tone: the first is for what is not stated.
    kinds: Vec<&'static str>,
    /// The list's institutions in its order.
    places: Places,
    /// The townships that have institutions.
    towns: Vec<Town>,
    /// Nursing rooms and the other services that have a position.
    spots: Vec<Service>,
}

/// Institutions on the map, what is said of them in columns: a browser reads those of a nation without an object for each.
#[derive(Clone, Debug, Default, Serialize)]
struct Places {
    /// Longitude and latitude in turn, in hundred-thousandths of a degree; `None` twice without a position.
    points: Vec<Option<i32>>,
    /// Places in [`MapData::kinds`].
    tones: Vec<usize>,
    /// 1 for those only roughly there.
    approximate: Vec<u8>,
    /// Names; those without a position have none.
    names: Vec<String>,
    /// Addresses of their pages; those without a position have none.
    links: Vec<String>,
}

/// A service on the map: longitude, latitude, what it is, name, address.
#[derive(Clone, Debug, Serialize)]
struct Service(f64, f64, &'static str, String, Option<String>);

/// A township on the map: longitude and latitude of where its institutions are, name, code, 托位.
#[derive(Clone, Debug, Serialize)]
struct Town(f64, f64, String, TownshipCode, u32);

impl MapData {
    /// What the map of a region is told; the places are in the order of `shard.cards`.
    pub fn of(shard: &Shard, institutions: &[Institution], services: &Services, base: Option<FileEntry>) -> MapData {
        let coverage = CoverageBody::of(shard, institutions);
        let town = |township: &Township| {
            let (lon, lat) = shard.township_point(&township.code)?;
            Some(Town(lon, lat, township.name.clone(), township.code.clone(), coverage.places_in(&township.code)))
        };
        let spots = services.places.iter().filter_map(|one| {
            let position = one.position?;
            Some(Service(position.lon, position.lat, one.kind.term(), one.name.clone(), one.address.clone()))
        });
        MapData {
            base,
            kinds: std::iter::once("类型未说明").chain(InstitutionKind::ALL.iter().map(|kind| kind.term())).collect(),
            places: Places::of(&shard.cards),
            towns: shard.region.townships.iter().filter_map(town).collect(),
            spots: spots.collect(),
        }
    }
}

impl Places {
    fn of(cards: &[Card]) -> Places {
        let mut places = Places::default();
        for card in cards {
            let is_placed = card.point.is_some();
            let steps = |degrees: f64| (degrees * 1e5).round() as i32;
            let point = card.point.map_or([None; 2], |(lon, lat)| [Some(steps(lon)), Some(steps(lat))]);
            let kind = card.kind.and_then(|kind| InstitutionKind::ALL.iter().position(|one| *one == kind));
            places.points.extend(point);
            places.tones.push(kind.map_or(0, |at| at + 1));
            places.approximate.push(card.approximate.into());
            places.names.push(if is_placed { card.name.clone() } else { String::new() });
            places.links.push(if is_placed { Route::Institution(card.id.clone()).href() } else { String::new() });
        }
        places
    }
}
