//! What a region offers families beside institutions, as its page shows it.

use tuoyu_catalog::TownshipCode;
use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::region::Township;
use tuoyu_catalog::runtime::{Services, Shard};
use tuoyu_catalog::service::{ServiceKind, ServicePoint};

use super::entry;
use super::picture::Picture;

/// A region's services for families.
#[derive(Clone, Debug)]
pub struct ServicesBody {
    /// The region.
    pub region: RegionEntry,
    /// Its townships, to name them.
    pub townships: Vec<Township>,
    /// The spots and the events; the spots in the order they are listed, kind by kind.
    pub services: Services,
    /// Where the spots are.
    pub(crate) picture: Option<Picture>,
}

impl ServicesBody {
    /// The page of a region.
    pub fn of(shard: &Shard, services: &Services, basemap: Option<&BasemapFile>) -> ServicesBody {
        let region = &shard.region;
        let mut services = services.clone();
        let rank = |place: &ServicePoint| ServiceKind::ALL.iter().position(|kind| *kind == place.kind);
        services.places.sort_by_key(rank);
        let numbered = services.places.iter().zip(1..);
        let points: Vec<_> = numbered
            .filter_map(|(place, number)| Some((number, place.name.as_str(), place.position?)))
            .map(|(number, name, at)| (number, name, (at.lon, at.lat)))
            .collect();
        let picture = Picture::of_points(shard, basemap, &points);
        ServicesBody { region: entry(region), townships: region.townships.clone(), services, picture }
    }

    /// A township's name.
    pub(crate) fn township(&self, code: Option<&TownshipCode>) -> Option<String> {
        self.townships.iter().find(|township| Some(&township.code) == code).map(|township| township.name.clone())
    }
}
