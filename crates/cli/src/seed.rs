//! What is known of the regions and schemes before any list is imported: kept as data beside the code.
//!
//! A seed is the very file of an export (`<code>/region.json`, `schemes.json`); a county that is not among them is data as
//! well, it only has to be written. Every statement in a region's seed names its clause in the region's own plan.

use anyhow::{Context, Result};
use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::export::OutlineFile;
use tuoyu_catalog::region::Region;
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{RegionCode, Source};

use crate::basemap::Outline;

/// The five regions this site first serves, in the order they are shown, each with its outline.
const REGIONS: [(&str, &str); 5] = [
    (include_str!("../data/regions/410305.json"), include_str!("../data/outlines/410305.json")),
    (include_str!("../data/regions/410481.json"), include_str!("../data/outlines/410481.json")),
    (include_str!("../data/regions/140525.json"), include_str!("../data/outlines/140525.json")),
    (include_str!("../data/regions/370303.json"), include_str!("../data/outlines/370303.json")),
    (include_str!("../data/regions/340602.json"), include_str!("../data/outlines/340602.json")),
];

/// Their base maps.
const BASEMAPS: [&str; 5] = [
    include_str!("../data/basemaps/410305.json"),
    include_str!("../data/basemaps/410481.json"),
    include_str!("../data/basemaps/140525.json"),
    include_str!("../data/basemaps/370303.json"),
    include_str!("../data/basemaps/340602.json"),
];

const SCHEMES: &str = include_str!("../data/schemes.json");

/// The regions with their outlines, in the order they are shown.
///
/// # Errors
/// If a seed does not read as the type it must have (a test reads them all).
pub fn regions() -> Result<Vec<(Region, OutlineFile)>> {
    REGIONS
        .iter()
        .map(|(region, outline)| {
            let region: Region = serde_json::from_str(region).context("region seed")?;
            let outline: Outline = serde_json::from_str(outline).with_context(|| format!("outline {}", region.code))?;
            let outline = outline_file(region.code.clone(), &outline);
            Ok((region, outline))
        })
        .collect()
}

/// The scheme registry.
///
/// # Errors
/// If the seed does not read as schemes (a test reads it).
pub fn schemes() -> Result<Vec<Scheme>> {
    serde_json::from_str(SCHEMES).context("scheme seed")
}

/// The base map of a region, if it is one of the seeded.
///
/// # Errors
/// If a seed does not read as a base map (a test reads them all).
pub fn basemap(code: &RegionCode) -> Result<Option<BasemapFile>> {
    for text in BASEMAPS {
        let basemap: BasemapFile = serde_json::from_str(text).context("base map seed")?;
        if basemap.code == *code {
            return Ok(Some(basemap));
        }
    }
    Ok(None)
}

/// A boundary as the export keeps it: outer rings and holes in one list, told apart by counting them.
pub fn outline_file(code: RegionCode, outline: &Outline) -> OutlineFile {
    OutlineFile {
        code,
        rings: outline.geometry.coordinates.iter().flatten().cloned().collect(),
        source: Source {
            title: outline.source.title.clone(),
            url: Some(outline.source.url.clone()),
            ..Source::default()
        },
        map_approval: outline.map_approval.clone(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::collections::BTreeSet;

    use tuoyu_catalog::region::TownshipKind;

    use super::*;

    #[test]
    fn each_region_names_its_plan_its_clauses_and_nobody_in_person() {
        let counts =
            [("410305", 11, 21), ("410481", 14, 17), ("140525", 16, 21), ("370303", 13, 24), ("340602", 5, 18)];
        for ((region, outline), (code, n_townships, n_offices)) in regions().unwrap().iter().zip(counts) {
            assert_eq!((region.code.as_str(), outline.code.as_str()), (code, code));
            let real = region.townships.iter().filter(|township| township.kind != TownshipKind::Zone).count();
            let offices: BTreeSet<&str> = region.duties.iter().map(|duty| duty.office.as_str()).collect();
            assert_eq!((real, offices.len()), (n_townships, n_offices), "{code}");
            let plan = region.plan.as_ref().unwrap();
            assert!(plan.source.number.is_some() && plan.source.date.is_some() && plan.source.url.is_none(), "{code}");
            assert_eq!(region.authority_telephone, None, "{code}: only the authority can state it");
            let clauses =
                region.duties.iter().map(|duty| &duty.clause).chain(region.targets.iter().map(|one| &one.clause));
            assert!(clauses.into_iter().all(|clause| !clause.is_empty()), "{code}");
            assert!(region.targets.is_sorted_by_key(|target| target.year), "{code}");
        }
    }

    #[test]
    fn the_national_standard_is_whole_and_states_no_cut_off() {
        let schemes = schemes().unwrap();
        let standard = schemes.iter().find(|scheme| scheme.id == "wst821-2023").unwrap();
        assert_eq!(standard.dimensions.iter().map(|dimension| dimension.points).sum::<u16>(), 1_000);
        assert_eq!((standard.dimensions.len(), standard.levels.len(), standard.veto_items), (7, 4, Some(16)));
        assert!(standard.levels.iter().all(|level| !level.meaning.chars().any(|character| character.is_ascii_digit())));
        for scheme in schemes.iter().filter(|scheme| scheme.id.starts_with("demo-")) {
            assert!(scheme.fictitious && scheme.name.contains("虚构"), "{}", scheme.id);
        }
    }
}
