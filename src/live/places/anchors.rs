//! Where distances are measured from: up to three places, 家, 单位 and 老人家.
//!
//! A township or a roughened point stands in the address. Everything more exact is a [`Spot`]: the reader's own position, a place
//! on the list, a point of the map. A spot stays in memory, is kept on the device only where the family says so, and leaves
//! it only roughened, in a link that the family shares on purpose.

use std::cell::RefCell;

use leptos::prelude::*;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::packed::{Fields, Line, read_degrees, written, written_degrees};
use tuoyu_catalog::query::{N_ORIGINS, Origin, Query, RoughPoint};
use tuoyu_catalog::results::Legs;

use crate::browser::{self, store};
use crate::live::places::FinderData;

/// What the places are called, in the order of their keys.
pub(crate) const LABELS: [&str; N_ORIGINS] = ["家", "单位", "老人家"];

/// The keys of the places in the form and in the address.
pub(crate) const KEYS: [&str; N_ORIGINS] = ["near", "work", "elder"];

/// What a control says of a place that the address does not name.
pub(crate) const SPOT: &str = "spot";

/// What the reader's own position is called.
pub(crate) const OWN: &str = "我的位置";

/// What a point of the map is called.
pub(crate) const ON_MAP: &str = "地图上的一点";

/// An exact place, which no address names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    /// What it is called.
    pub(crate) name: String,
    /// Longitude and latitude in degrees, WGS-84.
    pub(crate) point: (f64, f64),
    /// Whether the point is only approximate.
    pub(crate) approximate: bool,
}

/// A place somebody has chosen to measure from.
#[derive(Clone, Debug)]
pub(crate) enum Ground {
    /// One that the address may name.
    Named(Origin),
    /// One that it may not.
    Exact(Spot),
}

impl Ground {
    /// A spot by its name in the address where it has one.
    pub(crate) fn of(spot: &Spot, origin: Option<&Origin>) -> Ground {
        origin.cloned().map_or_else(|| Ground::Exact(spot.clone()), Ground::Named)
    }
}

/// The spots that are set, each in its slot.
pub(crate) type Spots = [Option<Spot>; N_ORIGINS];

thread_local! {
    /// The spots of the regions' finders for as long as the application runs, so that the way back from a place keeps them.
    static REMEMBERED: RefCell<Vec<(RegionCode, Spots)>> = const { RefCell::new(Vec::new()) };
}

/// The spots of a region's finder, and whether they are kept on the device.
#[derive(Clone, Copy)]
pub(crate) struct SpotsHandle {
    spots: RwSignal<Spots>,
    kept: RwSignal<bool>,
    region: StoredValue<RegionCode>,
}

impl SpotsHandle {
    /// None at first, as the page was written; in the browser those remembered follow.
    pub(crate) fn new(region: &RegionCode) -> SpotsHandle {
        let handle = SpotsHandle {
            spots: RwSignal::new(Spots::default()),
            kept: RwSignal::new(false),
            region: StoredValue::new(region.clone()),
        };
        Effect::new(move |_| handle.recall());
        handle
    }

    fn recall(self) {
        let Some(region) = self.region.try_get_value() else { return };
        let kept = store::read(&key(&region)).ok().flatten().and_then(|text| unpack(&text));
        self.kept.try_set(kept.is_some());
        let remembered = REMEMBERED.with_borrow(|all| Some(all.iter().find(|one| one.0 == region)?.1.clone()));
        if let Some(spots) = remembered.or(kept) {
            self.spots.try_set(spots);
        }
    }

    /// Reads the spots, and is told when they change.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Spots) -> T) -> T {
        self.spots.with(read)
    }

    /// Whether a slot has a spot, without being told when that changes.
    pub(crate) fn has(self, slot: usize) -> bool {
        self.spots.with_untracked(|spots| spots.get(slot).is_some_and(Option::is_some))
    }

    /// Whether they are kept on the device.
    pub(crate) fn is_kept(self) -> bool {
        self.kept.get()
    }

    /// Puts a spot into a slot or takes it out.
    pub(crate) fn put(self, slot: usize, spot: Option<Spot>) {
        self.spots.update(|spots| {
            if let Some(place) = spots.get_mut(slot) {
                *place = spot;
            }
        });
        let (region, spots) = (self.region.get_value(), self.spots.get_untracked());
        if self.kept.get_untracked() {
            // What was kept once and cannot be kept now is at least said not to be.
            self.kept.set(store::write(&key(&region), &pack(&spots)).is_ok());
        }
        REMEMBERED.with_borrow_mut(|all| {
            all.retain(|one| one.0 != region);
            all.push((region, spots));
        });
    }

    /// Keeps the spots on the device from now on, or forgets what is kept there.
    pub(crate) fn keep(self, keep: bool) {
        let (key, text) = (key(&self.region.get_value()), self.spots.with_untracked(pack));
        let is_done = if keep { store::write(&key, &text) } else { store::remove(&key) }.is_ok();
        if keep && !is_done {
            browser::say("这台设备不让保存，离开后要重新选");
        }
        self.kept.set(keep && is_done);
    }
}

/// Where a region's spots are kept.
fn key(region: &RegionCode) -> String {
    format!("ty-spots-{region}")
}

fn pack(spots: &Spots) -> String {
    let line = |spot: &Option<Spot>| {
        let point = |part: fn(&Spot) -> f64| spot.as_ref().map(|spot| written_degrees(part(spot)));
        Line::default()
            .field(spot.as_ref().map(|spot| &spot.name))
            .field(point(|spot| spot.point.0))
            .field(point(|spot| spot.point.1))
            .field(written(spot.as_ref().map(|spot| spot.approximate)))
            .finish()
    };
    spots.iter().map(line).collect()
}

/// What was kept; `None` where nothing of it can be read.
fn unpack(text: &str) -> Option<Spots> {
    let mut spots = Spots::default();
    for (place, line) in spots.iter_mut().zip(text.lines()) {
        let mut fields = Fields::of(line);
        let (name, point) = (fields.text(), fields.number().zip(fields.number()));
        *place = name.zip(point).map(|(name, (lon, lat))| Spot {
            name: name.to_owned(),
            point: (read_degrees(lon), read_degrees(lat)),
            approximate: fields.answer() == Some(true),
        });
    }
    spots.iter().any(Option::is_some).then_some(spots)
}

/// The places distances are measured from, each in its slot: what is exact before what the address says.
pub(crate) fn anchors(data: &FinderData, query: &Query, spots: &Spots) -> Spots {
    let mut anchors = spots.clone();
    for (anchor, origin) in anchors.iter_mut().zip(&query.origins) {
        if anchor.is_none() {
            *anchor = origin.as_ref().and_then(|origin| of_origin(data, origin));
        }
    }
    anchors
}

fn of_origin(data: &FinderData, origin: &Origin) -> Option<Spot> {
    let (name, point) = match origin {
        Origin::Township(code) => {
            let township = data.township(code)?;
            (township.name.clone(), township.point?)
        }
        Origin::Point(rough) => ("链接里的位置".to_owned(), rough.degrees()),
    };
    Some(Spot { name, point, approximate: true })
}

/// The query as a link says it: with the spots roughened where the family shares them, else without them.
pub(crate) fn shared(query: &Query, spots: &Spots, with_spots: bool) -> Query {
    let mut query = query.clone();
    for (slot, spot) in spots.iter().enumerate() {
        if let Some(spot) = spot.as_ref().filter(|_| with_spots) {
            query.set_origin(slot, Some(Origin::Point(RoughPoint::near(spot.point))));
        }
    }
    query
}

/// The ways from the anchors to a point.
pub(crate) fn legs(data: &FinderData, anchors: &Spots, point: Option<(f64, f64)>) -> Legs {
    Legs(std::array::from_fn(|slot| Some(data.metres(anchors.get(slot)?.as_ref()?.point, point?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(name: &str, approximate: bool) -> Option<Spot> {
        Some(Spot { name: name.to_owned(), point: (112.412345, 34.66), approximate })
    }

    #[test]
    fn spots_are_read_back_from_what_is_kept() {
        let spots = [spot(OWN, true), None, spot("示例阳光托育园", false)];
        let read = unpack(&pack(&spots));
        let names = |spots: &Spots| {
            spots.iter().flatten().map(|spot| (spot.name.clone(), spot.approximate)).collect::<Vec<_>>()
        };
        assert_eq!(read.as_ref().map(names), Some(names(&spots)));
        assert_eq!(read.and_then(|[first, ..]| first).map(|spot| spot.point), Some((112.41235, 34.66)));
        for text in ["", "\n\n\n", "a\tb\tc\n", "我\n", "\t1\t2\t0\n"] {
            assert_eq!(unpack(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_link_says_nothing_of_a_spot_unless_it_is_shared_and_then_only_roughly() {
        let query = Query::parse("month=18&work=410305001&page=2");
        let spots = [spot(OWN, false), None, None];
        assert_eq!(shared(&query, &spots, false).print(), "month=18&work=410305001&page=2");
        assert_eq!(shared(&query, &spots, true).print(), "month=18&near=112.41_34.66&work=410305001");
    }
}
