//! What a page tells the live map: where everything of the list is. Stands in the page as data, read only when the map is opened.

use serde::Serialize;
use serde::ser::SerializeTuple;
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
    /// The list's institutions in its order; `None` for one without a position.
    places: Vec<Option<Spot>>,
    /// The townships that have institutions.
    towns: Vec<Town>,
    /// Nursing rooms and the other services that have a position.
    spots: Vec<Service>,
}

/// An institution on the map: longitude, latitude, tone, whether only roughly there, name, address of its page.
#[derive(Clone, Debug)]
struct Spot {
    point: (f64, f64),
    tone: usize,
    approximate: bool,
    name: String,
    href: String,
}

/// A service on the map: longitude, latitude, what it is, name, address.
#[derive(Clone, Debug, Serialize)]
struct Service(f64, f64, &'static str, String, Option<String>);

/// A township on the map: longitude and latitude of where its institutions are, name, code, 托位.
#[derive(Clone, Debug, Serialize)]
struct Town(f64, f64, String, TownshipCode, u32);

impl Serialize for Spot {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(6)?;
        tuple.serialize_element(&self.point.0)?;
        tuple.serialize_element(&self.point.1)?;
        tuple.serialize_element(&self.tone)?;
        tuple.serialize_element(&u8::from(self.approximate))?;
        tuple.serialize_element(&self.name)?;
        tuple.serialize_element(&self.href)?;
        tuple.end()
    }
}

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
            places: shard.cards.iter().map(spot).collect(),
            towns: shard.region.townships.iter().filter_map(town).collect(),
            spots: spots.collect(),
        }
    }
}

fn spot(card: &Card) -> Option<Spot> {
    let kind = card.kind.and_then(|kind| InstitutionKind::ALL.iter().position(|one| *one == kind));
    Some(Spot {
        point: card.point?,
        tone: kind.map_or(0, |at| at + 1),
        approximate: card.approximate,
        name: card.name.clone(),
        href: Route::Institution(card.id.clone()).href(),
    })
}
