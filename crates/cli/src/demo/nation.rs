//! A nation's worth of invented counties, to measure what depends on their number.

use anyhow::{Result, anyhow};
use tuoyu_catalog::export::OutlineFile;
use tuoyu_catalog::region::{Region, Township, TownshipKind};
use tuoyu_catalog::{RegionCode, Source, TownshipCode};

use super::cast::Stage;
use super::chance::Chance;

const REGIONS: usize = 2_800;
/// 2,800 × 45 = 126,000, as many as there were institutions in the country at the end of 2025.
pub(super) const INSTITUTIONS_A_REGION: usize = 45;
const TOWNSHIPS_A_REGION: usize = 12;

/// Counties 900001 to 902800, each a box of 0.4° on a grid; no real county's code begins with 9.
pub(super) fn regions(stage: &Stage<'_>) -> Result<Vec<(Region, OutlineFile)>> {
    (0..REGIONS).map(|nth| region(stage, nth)).collect()
}

fn region(stage: &Stage<'_>, nth: usize) -> Result<(Region, OutlineFile)> {
    let code = RegionCode::parse(&(900_001 + nth).to_string()).map_err(|why| anyhow!(why))?;
    let mut chance = Chance::new(stage.seed, &format!("{code}/outline"));
    let name = format!("示例{}县", nth + 1);
    let townships = (1..=TOWNSHIPS_A_REGION).map(|number| township(&code, number)).collect::<Result<Vec<_>>>()?;
    let full_name = format!("示例省示例市{name}");
    let outline = outline(code.clone(), nth, &mut chance);
    let region = Region {
        code,
        name,
        full_name,
        authority: None,
        authority_telephone: None,
        authority_mail: None,
        population: None,
        townships,
        plan: None,
        targets: Vec::new(),
        duties: Vec::new(),
    };
    Ok((region, outline))
}

fn township(region: &RegionCode, number: usize) -> Result<Township> {
    let code = TownshipCode::parse(&format!("{region}{number:03}")).map_err(|why| anyhow!(why))?;
    Ok(Township { code, name: format!("示例第{number}街道"), kind: TownshipKind::Street })
}

/// A ring of 24 corners around the middle of the county's box, so that neighbours never overlap.
fn outline(code: RegionCode, nth: usize, chance: &mut Chance) -> OutlineFile {
    let (column, row) = (nth % 70, nth / 70);
    let (lon, lat) = (85.0 + column as f64 * 0.6, 22.0 + row as f64 * 0.5);
    let corner = |number: usize, reach: f64| {
        let angle = number as f64 * std::f64::consts::TAU / 24.0;
        [lon + reach * angle.cos(), lat + reach * angle.sin()].map(|degrees| (degrees * 1e5).round() / 1e5)
    };
    let mut ring: Vec<[f64; 2]> = (0..24).map(|number| corner(number, 0.15 + 0.08 * chance.unit())).collect();
    ring.extend(ring.first().copied());
    let source = Source { title: "虚构的边界，只用来测规模".to_owned(), ..Source::default() };
    OutlineFile { code, rings: vec![ring], source, map_approval: None }
}
