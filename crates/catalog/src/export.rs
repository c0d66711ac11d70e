//! The export's files as types, one wrapper each. The wrapper leaves room beside the list for what a later version adds.

use serde::{Deserialize, Serialize};

use crate::region::Region;
use crate::scheme::Scheme;
use crate::{Institution, RegionCode, Source};

/// `regions.json`: the regions on the site, in the order they are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegionsFile {
    /// The regions.
    pub regions: Vec<RegionEntry>,
}

/// One region on the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegionEntry {
    /// GB/T 2260 code; also the name of its folder.
    pub code: RegionCode,
    /// The short name.
    pub name: String,
    /// The full name with province and city.
    pub full_name: String,
}

/// `schemes.json`: the scheme registry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SchemesFile {
    /// The schemes.
    pub schemes: Vec<Scheme>,
}

/// `<code>/region.json`.
pub type RegionFile = Region;

/// `<code>/institutions.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InstitutionsFile {
    /// The institutions, in id order.
    pub institutions: Vec<Institution>,
}

/// `<code>/outline.json`: the county's boundary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutlineFile {
    /// GB/T 2260 code.
    pub code: RegionCode,
    /// Closed rings of `[lon, lat]` in degrees, WGS-84/CGCS2000; a point inside an odd number of them is inside the county.
    pub rings: Vec<Vec<[f64; 2]>>,
    /// Where the boundary comes from.
    pub source: Source,
    /// 审图号, filled in by whoever publishes a map.
    #[serde(default)]
    pub map_approval: Option<String>,
}
