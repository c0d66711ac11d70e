//! The open data's own files: what `tuoyu build` writes for others to use, beside the export.

use serde::{Deserialize, Serialize};

use crate::export::RegionEntry;
use crate::freshness::Freshness;
use crate::manifest::{Licence, Provenance};
use crate::region::Township;
use crate::scheme::Scheme;
use crate::{Date, Institution, RegionCode, Source};

/// `institutions.json`: a register that explains itself, of one region or of all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenInstitutions {
    /// What the file is about and on what terms it may be used.
    #[serde(flatten)]
    pub head: OpenHead,
    /// The institutions, in the order of regions and in id order within each.
    pub institutions: Vec<Institution>,
}

/// What stands at the head of a file of institutions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenHead {
    /// The version of the data's form, `major.minor`.
    pub schema_version: String,
    /// The newest day any fact of the data was stated.
    pub as_of: Date,
    /// Whether the institutions are real.
    pub provenance: Provenance,
    /// Who publishes the data.
    pub publisher: String,
    /// Where the list comes from.
    pub source: Source,
    /// On what terms the data may be used; absent where the publisher has not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// The regions of the file, with the townships their institutions name.
    pub regions: Vec<OpenRegion>,
    /// The schemes badges and results are under, with what their levels mean.
    pub schemes: Vec<Scheme>,
}

/// A region of the open data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenRegion {
    /// Code and names.
    #[serde(flatten)]
    pub entry: RegionEntry,
    /// Its townships, in code order.
    pub townships: Vec<Township>,
}

/// `index.json`: every file of the open data, written last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenIndex {
    /// The newest day any fact of the data was stated; what is counted is counted for this day.
    pub as_of: Date,
    /// Whether the institutions are real.
    pub provenance: Provenance,
    /// Who publishes the data.
    pub publisher: String,
    /// On what terms the data may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// How fresh the whole is.
    pub freshness: Freshness,
    /// The regions, in the order they are shown.
    pub regions: Vec<RegionIndex>,
    /// Every file but this one, in path order.
    pub files: Vec<OpenFile>,
}

/// A region in the index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionIndex {
    /// Code and names.
    #[serde(flatten)]
    pub entry: RegionEntry,
    /// How many institutions its files hold.
    pub institutions: u32,
    /// How fresh it is.
    pub freshness: Freshness,
}

/// A file of the open data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenFile {
    /// Path below the index's folder, with `/`.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of its content, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The region it is of; `None` for one of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionCode>,
    /// What it holds.
    pub form: OpenForm,
}

crate::vocabulary::vocabulary! {
    /// The form of a file.
    OpenForm {
        /// The whole record of each institution.
        Json = "json" "JSON",
        /// One line an institution.
        Csv = "csv" "CSV",
        /// One row an institution.
        Xlsx = "xlsx" "Excel",
        /// Points with the chief facts.
        GeoJson = "geojson" "GeoJSON",
        /// The changes, for programs.
        Changes = "changes" "变更记录",
        /// The changes, for feed readers.
        Feed = "feed" "Atom 订阅",
        /// The form of the JSON files.
        Schema = "schema" "JSON Schema",
        /// What there is, for catalogues of data.
        Catalogue = "catalogue" "DCAT 目录",
    }
}

impl OpenForm {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            OpenForm::Json | OpenForm::Changes => "application/json",
            OpenForm::Csv => "text/csv",
            OpenForm::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            OpenForm::GeoJson => "application/geo+json",
            OpenForm::Feed => "application/atom+xml",
            OpenForm::Schema => "application/schema+json",
            OpenForm::Catalogue => "application/ld+json",
        }
    }
}

impl OpenIndex {
    /// The file of this form, of a region or of all.
    pub fn file(&self, region: Option<&RegionCode>, form: OpenForm) -> Option<&OpenFile> {
        self.files.iter().find(|file| file.form == form && file.region.as_ref() == region)
    }
}
