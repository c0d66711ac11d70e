//! The new state onto the disk: checked by the rules every export must keep, then written in one step.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use tuoyu_catalog::check::{Geometry, RegionFiles, Row, SiteFiles, check_among};
use tuoyu_catalog::export::{InstitutionsFile, OutlineFile, RegionEntry, RegionsFile, SchemesFile};
use tuoyu_catalog::manifest::{Manifest, Provenance};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::{Institution, Problem, RegionCode};

use super::ground::Ground;
use super::plan::Plan;
use super::published::Published;
use super::scheme::Schemes;
use super::standing::Terms;
use crate::export::{REGIONS, SCHEMES, Writer};
use crate::{geo, parallel, seed};

/// The export's own rules, with what they are held against.
pub(super) struct Rules<'a> {
    ground: &'a Ground,
    outlines: &'a BTreeMap<RegionCode, OutlineFile>,
    site: SiteFiles,
}

impl Rules<'_> {
    /// The rules for regions of this ground and these boundaries, and records under these schemes.
    pub(super) fn new<'a>(
        ground: &'a Ground,
        outlines: &'a BTreeMap<RegionCode, OutlineFile>,
        schemes: &Schemes,
    ) -> Rules<'a> {
        let rows = schemes.all.iter().zip(1..).map(|(scheme, row)| Row { row, record: scheme.clone() });
        Rules { ground, outlines, site: SiteFiles { schemes: rows.collect(), ..SiteFiles::default() } }
    }

    /// What the rules say of the records that are new or changed. What was published before with a fault is not this import's
    /// to report.
    pub(super) fn broken(&self, code: &RegionCode, plan: &Plan) -> Vec<Problem> {
        let geometry = Geometry { is_inside: &geo::is_inside, to_wgs84: &geo::to_wgs84 };
        let (region, outline) = (self.ground.regions.get(code).cloned(), self.outlines.get(code).cloned());
        let files = RegionFiles { folder: code.to_string(), region, outline, ..RegionFiles::default() };
        let records: Vec<_> = plan.institutions.iter().zip(1..).map(|(record, row)| Row { row, record }).collect();
        let touched = plan.difference.touched();
        // On a county's first list all are new.
        let is_all = touched.len() == records.len();
        let concerns = |one: &Institution| is_all || touched.contains(one.id.as_str());
        // What is said of all positions together is this import's to report where it has brought any.
        let brings_positions = plan.institutions.iter().any(|one| one.position.is_some() && concerns(one));
        let mut found = check_among(&self.site, &files, &records, &concerns, geometry);
        found.retain(|problem| problem.row.is_some() || brings_positions);
        found
    }
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
    let seeds = seed::regions()?;
    let new: Vec<&Region> = plans
        .keys()
        .filter(|code| !published.described.contains_key(*code))
        .filter_map(|code| ground.regions.get(code))
        .collect();
    let mut regions = published.regions.clone();
    for region in new {
        if !regions.iter().any(|entry| entry.code == region.code) {
            let (name, full_name) = (region.name.clone(), region.full_name.clone());
            regions.push(RegionEntry { code: region.code.clone(), name, full_name });
        }
    }
    let staged = parallel::map_waiting(plans.into_iter().collect(), |(code, plan)| {
        if let Some(region) = ground.regions.get(&code).filter(|_| !published.described.contains_key(&code)) {
            begin_region(&writer, region, terms, &seeds)?;
        }
        let file = InstitutionsFile { institutions: plan.institutions };
        writer.stage(&format!("{code}/institutions.json"), &file)?;
        parallel::leave(file);
        Ok(())
    });
    staged.into_iter().collect::<Result<Vec<()>>>()?;
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
fn begin_region(writer: &Writer, region: &Region, terms: &Terms, seeds: &[(Region, OutlineFile)]) -> Result<()> {
    let issuer = terms.source.issuer.clone().filter(|issuer| issuer.contains('卫'));
    let authority = region.authority.clone().or(issuer);
    writer.stage(&format!("{}/region.json", region.code), &Region { authority, ..region.clone() })?;
    for (_, outline) in seeds.iter().filter(|(seeded, _)| seeded.code == region.code) {
        writer.stage(&format!("{}/outline.json", region.code), outline)?;
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
