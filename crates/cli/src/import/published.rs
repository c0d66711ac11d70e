//! What is published already: the export as it stands, or the empty one it becomes.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use tuoyu_catalog::export::{OutlineFile, RegionEntry};
use tuoyu_catalog::manifest::{Manifest, Provenance};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{Institution, Problem, RegionCode};

use crate::export::{Export, MANIFEST, REGIONS};
use crate::seed;

/// An export's state before an import.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// Its manifest; `None` for a folder that is to become an export.
    pub(super) manifest: Option<Manifest>,
    /// Its regions, in the order they are shown.
    pub(super) regions: Vec<RegionEntry>,
    /// Its scheme registry.
    pub(super) schemes: Vec<Scheme>,
    /// The regions rows may be placed in, of those the export has.
    pub(super) described: BTreeMap<RegionCode, Region>,
    /// Their boundaries, and those known of regions the export does not have yet.
    pub(super) outlines: BTreeMap<RegionCode, OutlineFile>,
    /// Their institutions.
    pub(super) institutions: BTreeMap<RegionCode, Vec<Institution>>,
    /// What of it cannot be read: then nothing is imported into it.
    pub(super) problems: Vec<Problem>,
}

/// Reads what an import into these regions needs.
///
/// # Errors
/// If a folder or file is there and cannot be read.
pub(super) fn read(folder: &Path, codes: &[RegionCode]) -> Result<Published> {
    let seeded = seed::regions()?.into_iter().map(|(region, outline)| (region.code, outline));
    let outlines = seeded.filter(|(code, _)| codes.contains(code)).collect();
    let mut published = Published { outlines, ..Published::default() };
    if !folder.join(MANIFEST).exists() {
        if folder.join(REGIONS).exists() {
            let problem = Problem::error("E850", folder.display().to_string(), "有 regions.json，没有 manifest.json");
            published.problems.push(problem.mend("运行 tuoyu validate 看缺了什么，或换一个空目录"));
        }
        published.schemes = seed::schemes()?.into_iter().filter(|scheme| !scheme.fictitious).collect();
        return Ok(published);
    }
    let (export, problems) = Export::open(folder)?;
    published.problems.extend(problems.into_iter().filter(Problem::is_error));
    published.manifest = export.site.manifest.clone();
    if published.manifest.as_ref().is_some_and(|manifest| manifest.provenance == Provenance::Demonstration) {
        let message = "这里是演示数据，整个站点会说机构都是虚构的；导入真实名单以后不能再构建";
        let problem = Problem::warning("E847", folder.display().to_string(), message);
        published.problems.push(problem.mend("正式的名单导入到一个空目录里"));
    }
    published.regions = export.site.regions.iter().map(|row| row.record.clone()).collect();
    published.schemes = export.site.schemes.iter().map(|row| row.record.clone()).collect();
    for code in codes.iter().filter(|code| published.regions.iter().any(|entry| entry.code == **code)) {
        let (files, problems) = export.region(code.as_str())?;
        published.problems.extend(problems.into_iter().filter(Problem::is_error));
        published.outlines.remove(code);
        published.outlines.extend(files.outline.map(|outline| (code.clone(), outline)));
        published.described.extend(files.region.map(|region| (code.clone(), region)));
        published.institutions.insert(code.clone(), files.institutions.into_iter().map(|row| row.record).collect());
    }
    Ok(published)
}

/// The regions that are described better than by the national list: with their plan, targets and duties.
///
/// # Errors
/// Never while the seeds read as what they are, which a test holds.
pub(super) fn seeds(codes: &[RegionCode]) -> Result<BTreeMap<RegionCode, Region>> {
    let seeds = seed::regions()?.into_iter().map(|(region, _)| (region.code.clone(), region));
    Ok(seeds.filter(|(code, _)| codes.contains(code)).collect())
}
