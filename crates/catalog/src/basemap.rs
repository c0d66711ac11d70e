//! `<code>/basemap.json`: what a county's map is drawn on, small enough to be sent with a page.
//!
//! Vocabulary: a *border* is a line of one level, drawn once however many counties share it; the *extent* is the box the borders
//! are complete in. Degrees on CGCS2000, which the site treats as WGS-84.
//!
//! Surprise: neighbours are lines and names, not areas. Each line is stored once, which halves the bytes, and a map of one county
//! has no question to ask of its neighbours' ground.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{RegionCode, Source, TownshipCode};

vocabulary! {
    /// Which administrative level a border divides; where two meet, the higher.
    BorderLevel {
        /// The coast, or another country.
        Nation = "nation" "国界和海岸线",
        /// The dashes round the islands of the South China Sea.
        NineDash = "nine_dash" "九段线",
        /// Provinces.
        Province = "province" "省界",
        /// Cities.
        City = "city" "市界",
        /// Counties and districts.
        County = "county" "区县界",
    }
}

/// A line of `[lon, lat]` in degrees; closed where it is a ring.
pub type Path = Vec<[f64; 2]>;

/// `<code>/basemap.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BasemapFile {
    /// GB/T 2260 code.
    pub code: RegionCode,
    /// The box the borders are complete in: west, south, east, north, in degrees.
    pub extent: [f64; 4],
    /// The county itself: closed rings; a point inside an odd number of them is inside the county.
    pub rings: Vec<Path>,
    /// The borders within the extent, each once.
    pub borders: Vec<Border>,
    /// The neighbours, named where their labels stand within the extent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub neighbours: Vec<Neighbour>,
    /// The townships' areas, where the authority has given them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub townships: Vec<TownshipArea>,
    /// Where the boundaries come from.
    pub source: Source,
    /// 审图号, filled in by whoever publishes a map; `None` until then.
    #[serde(default)]
    pub map_approval: Option<String>,
}

/// A border.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Border {
    /// What it divides.
    pub level: BorderLevel,
    /// Where it runs.
    pub path: Path,
}

/// A county beside this one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Neighbour {
    /// The short name.
    pub name: String,
    /// Where the name stands.
    pub label: [f64; 2],
}

/// A township's area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TownshipArea {
    /// Nine-digit code.
    pub code: TownshipCode,
    /// Closed rings, told apart as the county's are.
    pub rings: Vec<Path>,
}
