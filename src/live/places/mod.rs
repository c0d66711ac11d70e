//! Finding a place: the finder. `PlaceCard` and `Badges` stand here because it shows them; plain pages borrow them.

mod anchors;
mod articles;
mod badges;
mod choose;
mod finder;
mod finder_form;
mod finder_words;
mod links;
mod list;
mod marks;
mod near;
mod packed;
mod pickup;
mod place_card;
mod place_search;
mod results;
mod share;
mod summary;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_catalog::packed::from_json;
use tuoyu_catalog::scheme::{Level, Scheme, SchemeKind};
use tuoyu_catalog::{Card, TownshipCode};

use crate::live::Room;

pub(crate) use badges::{BadgeMark, Badges, badge_marks, badge_words};
#[cfg(feature = "ssr")]
pub(crate) use place_card::Extras;
pub(crate) use place_card::PlaceCard;

/// The room of the finder.
#[derive(Debug)]
pub struct Places;

impl Room for Places {
    type Part = FinderData;

    const NAME: &str = "places";

    fn read(json: &str) -> Option<FinderData> {
        FinderData::unpack(&from_json(json)?)
    }

    fn view(data: FinderData) -> impl IntoView {
        view! { <finder::Finder data/> }
    }
}

/// What a finder shows: a region's list, and no more of the region than names the list's townships and levels. In its page it stands
/// as packed text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FinderData {
    /// The region.
    pub region: RegionEntry,
    /// Its townships, in code order.
    pub townships: Vec<Place>,
    /// The levels of every quality scheme, scheme by scheme, each in its own order.
    pub levels: Levels,
    /// The list, by the reading of the names.
    pub cards: Vec<Card>,
    /// Metres in a degree of longitude and of latitude in the middle of the region: enough for distances within it, and a
    /// browser without sines is 4 KB lighter.
    pub metres_per_degree: (f64, f64),
    /// How the characters of the list's texts are read, in the form of `tuoyu_search::Readings`.
    pub readings: String,
    /// The file of what a search looks in of policies and guidance; `None` where there are none.
    pub articles: Option<FileEntry>,
}

/// A township as the finder knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Nine-digit code.
    pub code: TownshipCode,
    /// The full name.
    pub name: String,
    /// Roughly where it is: the mean of its institutions' points, in degrees, WGS-84; `None` without any.
    pub point: Option<(f64, f64)>,
}

/// The levels and the schemes of the registry, to name them where only their codes are at hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Levels {
    levels: Vec<LevelName>,
    /// The schemes a badge has to name, each by id.
    schemes: Vec<(String, String)>,
}

/// A level of a scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelName {
    /// The scheme's id.
    pub scheme: String,
    /// The level's code.
    pub code: String,
    /// The scheme's label.
    pub scheme_name: String,
    /// The level as the scheme writes it.
    pub name: String,
    /// Whether the scheme evaluates quality.
    pub quality: bool,
}

impl Levels {
    /// The levels of a registry.
    pub fn of(schemes: &[Scheme]) -> Levels {
        let of_scheme = |scheme: &Scheme| {
            let name = |level: &Level| LevelName {
                scheme: scheme.id.clone(),
                code: level.code.clone(),
                scheme_name: scheme.label(),
                name: level.name.clone(),
                quality: scheme.kind == SchemeKind::Quality,
            };
            scheme.levels.iter().map(name).collect::<Vec<_>>()
        };
        let named = schemes.iter().filter(|scheme| scheme.needs_label());
        Levels {
            levels: schemes.iter().flat_map(of_scheme).collect(),
            schemes: named.map(|scheme| (scheme.id.clone(), scheme.label())).collect(),
        }
    }

    /// A level's name.
    pub fn name(&self, scheme: &str, code: &str) -> Option<&str> {
        self.levels.iter().find(|level| level.scheme == scheme && level.code == code).map(|level| level.name.as_str())
    }

    /// The scheme's label, where a badge has to name it.
    pub fn scheme(&self, id: &str) -> Option<&str> {
        self.schemes.iter().find(|(known, _)| known == id).map(|(_, label)| label.as_str())
    }

    /// A scheme, at a level where one is given, in words; by their codes where they are not known.
    pub(crate) fn words(&self, scheme: &str, level: Option<&str>) -> String {
        let name = self.levels.iter().find(|one| one.scheme == scheme).map_or(scheme, |one| one.scheme_name.as_str());
        match level {
            Some(level) => format!("{name} {}", self.name(scheme, level).unwrap_or(level)),
            None => name.to_owned(),
        }
    }

    /// The levels of quality schemes.
    pub fn of_quality(&self) -> impl Iterator<Item = &LevelName> {
        self.levels.iter().filter(|level| level.quality)
    }
}

impl FinderData {
    /// Whole metres from one point to another, both longitude and latitude in degrees within the region.
    pub(crate) fn metres(&self, from: (f64, f64), to: (f64, f64)) -> u32 {
        let east = (to.0 - from.0) * self.metres_per_degree.0;
        let north = (to.1 - from.1) * self.metres_per_degree.1;
        (east * east + north * north).sqrt().round() as u32
    }

    /// The township with this code.
    pub(crate) fn township(&self, code: &TownshipCode) -> Option<&Place> {
        self.townships.iter().find(|township| township.code == *code)
    }
}
