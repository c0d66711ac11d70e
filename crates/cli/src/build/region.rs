//! What the app is sent of a region: its shard for lists, its details for the pages of its institutions,
//! its filings for the filing check, its services for families, its sheets to compare, its base map for its maps.

use anyhow::Result;
use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::export::{InstitutionsFile, RegionEntry};
use tuoyu_catalog::institution::Institution;
use tuoyu_catalog::region::Region;
use tuoyu_catalog::runtime::{FilingEntry, FilingList, RegionSummary, Services, Shard};
use tuoyu_catalog::scheme::Scheme;

use tuoyu_search::build::readings_of;
use tuoyu_site::data::sheets_of;

use super::reading::reading;
use super::runtime::Runtime;

/// What of a region is written beside its record.
pub(super) struct Parts {
    /// Its institutions.
    pub(super) institutions: Vec<Institution>,
    /// Its services for families.
    pub(super) services: Services,
    /// What its maps are drawn on; `None` where no boundary is known.
    pub(super) basemap: Option<BasemapFile>,
}

/// Writes a region's hashed files and its pointer; answers how it is summed up on the home page.
pub(super) fn write(
    runtime: &mut Runtime,
    entry: RegionEntry,
    region: Region,
    parts: Parts,
    schemes: &[Scheme],
) -> Result<RegionSummary> {
    let Parts { mut institutions, mut services, basemap } = parts;
    let summary = RegionSummary::of(entry, &institutions);
    let code = region.code.clone();
    institutions.sort_by_cached_key(|one| (reading(&one.name), one.id.clone()));
    let mut shard = Shard::of(region, &institutions, schemes);
    let sheets = sheets_of(&shard, &institutions, schemes, basemap.as_ref());
    shard.readings = readings_of(texts(&shard)).to_text();
    institutions.sort_by(|a, b| a.id.cmp(&b.id));
    let filings = filings(&institutions);
    services.places.sort_by(|a, b| a.id.cmp(&b.id));
    services.events.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    let mut files = vec![
        runtime.hashed(code.as_str(), &shard)?,
        runtime.hashed(&format!("{code}-details"), &InstitutionsFile { institutions })?,
        runtime.hashed(&format!("{code}-filing"), &filings)?,
        runtime.hashed(&format!("{code}-services"), &services)?,
        runtime.hashed(&format!("{code}-sheets"), &sheets)?,
    ];
    if let Some(basemap) = basemap {
        files.push(runtime.hashed(&format!("{code}-basemap"), &basemap)?);
    }
    runtime.point(&format!("{code}/runtime.json"), files)?;
    Ok(summary)
}

fn filings(institutions: &[Institution]) -> FilingList {
    let institutions: Vec<FilingEntry> = institutions.iter().map(FilingEntry::of).collect();
    let names = institutions.iter().flat_map(|one| std::iter::once(&one.name).chain(&one.other_names));
    let readings = readings_of(names.map(String::as_str)).to_text();
    FilingList { institutions, readings }
}

/// Every text of a list that a search looks in.
fn texts(shard: &Shard) -> impl Iterator<Item = &str> {
    let of_cards = shard.cards.iter().flat_map(|card| {
        let own = [Some(card.name.as_str()), card.address.as_deref(), card.operator.as_deref()];
        own.into_iter().flatten().chain(card.other_names.iter().map(String::as_str))
    });
    of_cards.chain(shard.region.townships.iter().map(|township| township.name.as_str()))
}
