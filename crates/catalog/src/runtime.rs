//! The runtime files: what `tuoyu build` makes of an export for the app, small and hashed by name.
//!
//! A page needs its own region only. So the app never reads the manifest, whose length grows with the number of regions: it reads
//! a pointer, `runtime.json` at the top for the site's own files and `<code>/runtime.json` for a region's, and from there the
//! hashed files themselves. A pointer is the only runtime file that changes under the same name.

mod articles;
mod names;

pub use articles::{ArticleEntry, ArticleKind, ArticleList};
pub use names::{NameList, NamePlace};
use serde::{Deserialize, Serialize};

use crate::card::Card;
use crate::export::RegionEntry;
use crate::institution::{FilingStatus, Institution, InstitutionKind};
use crate::manifest::{FileEntry, Manifest, Provenance, VersionError};
use crate::region::Region;
use crate::scheme::Scheme;
use crate::service::{Event, ServicePoint};
use crate::{Date, InstitutionId, Source, TownshipCode};

/// `runtime.json`: where the files of a site or a region are now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pointer {
    /// `major.minor` of the export.
    pub schema_version: String,
    /// The hashed files, paths below the folder of the manifest: `runtime/<stem>.<hash>.json`.
    pub files: Vec<FileEntry>,
}

impl Pointer {
    /// The file with this stem, such as `410305` or `policy-filing-rules`.
    pub fn file(&self, stem: &str) -> Option<&FileEntry> {
        self.files.iter().find(|file| {
            file.path
                .strip_prefix("runtime/")
                .and_then(|name| name.strip_prefix(stem))
                .is_some_and(|rest| rest.starts_with('.'))
        })
    }

    /// Whether this code reads what the pointer points at.
    pub fn check_version(&self) -> Result<(), VersionError> {
        Manifest::version_is_ours(&self.schema_version)
    }
}

/// `runtime/site.<hash>.json`: what every page shows of the export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The newest day any of its facts was stated.
    pub as_of: Date,
    /// Whether the institutions are real.
    pub provenance: Provenance,
    /// Who publishes the export.
    pub publisher: String,
    /// Where the list comes from.
    pub source: Source,
    /// The regions, in the order they are shown.
    pub regions: Vec<RegionSummary>,
    /// The scheme registry.
    pub schemes: Vec<Scheme>,
}

/// A region as the home page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionSummary {
    /// Code and names.
    pub entry: RegionEntry,
    /// Institutions on its list as filed and not closed.
    pub filed: u32,
    /// 托位 stated by those.
    pub places: u32,
    /// The newest day any of its facts was stated; `None` without institutions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
}

impl RegionSummary {
    /// Sums up a region's list.
    pub fn of(entry: RegionEntry, institutions: &[Institution]) -> RegionSummary {
        let counted = || institutions.iter().filter(|one| one.is_filed() == Some(true) && !one.is_closed());
        RegionSummary {
            entry,
            filed: counted().count() as u32,
            places: counted().filter_map(|one| one.total_places()).map(u32::from).sum(),
            as_of: institutions.iter().map(|one| one.as_of).max(),
        }
    }
}

/// `runtime/<code>-filing.<hash>.json`: what a region's lists say of each institution's filing, for the filing check.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FilingList {
    /// The institutions, in id order.
    pub institutions: Vec<FilingEntry>,
    /// How the characters of their names are read, in the form of `tuoyu_search::Readings`; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub readings: String,
}

/// `runtime/<code>-services.<hash>.json`: what a region offers families beside institutions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Services {
    /// The spots, in id order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<ServicePoint>,
    /// The events, by day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
}

/// What the lists say of one institution's filing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FilingEntry {
    /// The institution.
    pub id: InstitutionId,
    /// The official name.
    pub name: String,
    /// Aliases and former names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
    /// 统一社会信用代码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Where it is, to tell it from others of a like name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where it stands; `None` where no filing list has said anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<FilingStatus>,
    /// The day of that standing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Why it was refused or withdrawn, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// The newest day any fact of the record was stated.
    pub as_of: Date,
}

impl FilingEntry {
    /// The entry of an institution.
    pub fn of(institution: &Institution) -> FilingEntry {
        let filing = institution.filing.as_ref();
        FilingEntry {
            id: institution.id.clone(),
            name: institution.name.clone(),
            other_names: institution.aliases.iter().chain(&institution.former_names).cloned().collect(),
            credit_code: institution.credit_code.as_ref().map(ToString::to_string),
            address: institution.address.clone(),
            status: filing.map(|filing| filing.status),
            date: filing.and_then(|filing| filing.date),
            reasons: filing.and_then(|filing| filing.reasons.clone()),
            as_of: institution.as_of,
        }
    }
}

/// `runtime/<code>.<hash>.json`: a region and its whole list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shard {
    /// The region.
    pub region: Region,
    /// Its institutions by the reading of their names.
    pub cards: Vec<Card>,
    /// Where each township roughly is: the mean of its institutions' points. Townships without one are left out.
    #[serde(default)]
    pub township_points: Vec<(TownshipCode, f64, f64)>,
    /// How the characters of the list's texts are read, in the form of `tuoyu_search::Readings`; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub readings: String,
}

impl Shard {
    /// The shard of a region; `institutions` come in the order of the list.
    pub fn of(region: Region, institutions: &[Institution], schemes: &[Scheme]) -> Shard {
        let cards: Vec<Card> = institutions.iter().map(|institution| Card::of(institution, schemes)).collect();
        let township_points = region
            .townships
            .iter()
            .filter_map(|township| {
                let points = || {
                    cards
                        .iter()
                        .filter(|card| card.township.as_ref() == Some(&township.code))
                        .filter_map(|card| card.point)
                };
                let count = points().count();
                let mean = |sum: f64| (sum / count as f64 * 1e5).round() / 1e5;
                (count > 0).then(|| {
                    let lon = mean(points().map(|(lon, _)| lon).sum());
                    (township.code.clone(), lon, mean(points().map(|(_, lat)| lat).sum()))
                })
            })
            .collect();
        Shard { region, cards, township_points, readings: String::new() }
    }

    /// Where a township roughly is.
    pub fn township_point(&self, code: &TownshipCode) -> Option<(f64, f64)> {
        self.township_points.iter().find(|(township, ..)| township == code).map(|(_, lon, lat)| (*lon, *lat))
    }

    /// The kinds that occur in the list, in the order kinds are shown.
    pub fn kinds(&self) -> Vec<InstitutionKind> {
        InstitutionKind::ALL
            .iter()
            .copied()
            .filter(|kind| self.cards.iter().any(|card| card.kind == Some(*kind)))
            .collect()
    }
}
