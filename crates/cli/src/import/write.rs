//! The new state onto the disk: checked by the rules every export must keep, then written in one step.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use anyhow::Result;
use tuoyu_catalog::check::{Geometry, RegionFiles, Row, SiteFiles, check_region};
use tuoyu_catalog::export::{InstitutionsFile, RegionEntry, RegionsFile, SchemesFile};
use tuoyu_catalog::manifest::{Manifest, Provenance};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::{Problem, RegionCode};

use super::change::Difference;
use super::ground::Ground;
use super::plan::Plan;
use super::published::Published;
use super::scheme::Schemes;
use super::standing::Terms;
use crate::export::{REGIONS, SCHEMES, Writer};
use crate::{geo, seed};

/// What the export's own rules say of the records that are new or changed. What was published before with a fault is not this
/// import's to report.
pub(super) fn check(
    plans: &mut BTreeMap<RegionCode, Plan>,
    ground: &Ground,
    published: &Published,
    schemes: &Schemes,
    difference: &Difference,
) -> Vec<Problem> {
    let rows = schemes.all.iter().zip(1..).map(|(scheme, row)| Row { row, record: scheme.clone() });
    let site = SiteFiles { schemes: rows.collect(), ..SiteFiles::default() };
    let new = difference.new.iter().map(|one| one.id.as_str());
    let touched: HashSet<&str> = new.chain(difference.changed.iter().map(|one| one.id.as_str())).collect();
    let geometry = Geometry { is_inside: &geo::is_inside, to_wgs84: &geo::to_wgs84 };
    let mut problems = Vec::new();
    for (code, plan) in plans {
        let records = std::mem::take(&mut plan.institutions);
        // What is said of all positions together is this import's to report where it has brought any.
        let brings_positions = records.iter().any(|one| one.position.is_some() && touched.contains(one.id.as_str()));
        let rows: HashSet<u32> =
            records.iter().zip(1..).filter(|(one, _)| touched.contains(one.id.as_str())).map(|(_, row)| row).collect();
        let files = RegionFiles {
            folder: code.to_string(),
            region: ground.regions.get(code).cloned(),
            outline: published.outlines.get(code).cloned(),
            institutions: records.into_iter().zip(1..).map(|(record, row)| Row { row, record }).collect(),
            ..RegionFiles::default()
        };
        let found = check_region(&site, &files, geometry);
        problems.extend(found.into_iter().filter(|problem| match problem.row {
            Some(row) => rows.contains(&row),
            None => brings_positions,
        }));
        plan.institutions = files.institutions.into_iter().map(|row| row.record).collect();
    }
    problems
}

/// Writes the regions with a plan, and what all regions share.
///
/// # Errors
/// If the disk refuses; the export is then as it was.
pub(super) fn write(
    folder: &Path,
    plans: BTreeMap<RegionCode, Plan>,
    published: &Published,
    ground: &Ground,
    schemes: &Schemes,
    terms: &Terms,
) -> Result<()> {
    let mut writer = Writer::begin(folder)?;
    let mut regions = published.regions.clone();
    for (code, plan) in plans {
        let path = |name: &str| format!("{code}/{name}");
        if let Some(region) = ground.regions.get(&code).filter(|_| !published.described.contains_key(&code)) {
            begin_region(&mut writer, region, terms)?;
            if !regions.iter().any(|entry| entry.code == code) {
                let (name, full_name) = (region.name.clone(), region.full_name.clone());
                regions.push(RegionEntry { code: code.clone(), name, full_name });
            }
        }
        writer.stage(&path("institutions.json"), &InstitutionsFile { institutions: plan.institutions })?;
    }
    if regions != published.regions || published.manifest.is_none() {
        writer.stage(REGIONS, &RegionsFile { regions })?;
    }
    if schemes.is_changed || published.manifest.is_none() {
        writer.stage(SCHEMES, &SchemesFile { schemes: schemes.all.clone() })?;
    }
    let kept = published.manifest.iter().flat_map(|manifest| &manifest.files);
    kept.for_each(|entry| writer.keep(entry.clone()));
    writer.commit(head(published, ground, terms))
}

/// A region that the export has not had: as the national list or the seeds describe it.
fn begin_region(writer: &mut Writer, region: &Region, terms: &Terms) -> Result<()> {
    let issuer = terms.source.issuer.clone().filter(|issuer| issuer.contains('卫'));
    let authority = region.authority.clone().or(issuer);
    writer.stage(&format!("{}/region.json", region.code), &Region { authority, ..region.clone() })?;
    for (seeded, outline) in seed::regions()? {
        if seeded.code == region.code {
            writer.stage(&format!("{}/outline.json", region.code), &outline)?;
        }
    }
    if let Some(basemap) = seed::basemap(&region.code)? {
        writer.stage(&format!("{}/basemap.json", region.code), &basemap)?;
    }
    Ok(())
}

fn head(published: &Published, ground: &Ground, terms: &Terms) -> Manifest {
    if let Some(manifest) = &published.manifest {
        return Manifest { as_of: manifest.as_of.max(terms.as_of), ..manifest.clone() };
    }
    let home = ground.home();
    let publisher = terms.source.issuer.clone().or_else(|| home.authority.clone());
    Manifest {
        schema_version: Manifest::current_version(),
        as_of: terms.as_of,
        provenance: Provenance::Official,
        publisher: publisher.unwrap_or_else(|| home.full_name.clone()),
        source: terms.source.clone(),
        licence: None,
        files: Vec::new(),
    }
}
