//! `tuoyu demo`: a whole export of fictitious institutions in five real counties, the same for the same seed.
//!
//! The townships, plans and boundaries are real, everything else is invented and says so: names begin 示例, roads and
//! notices do too, telephone numbers cannot be dialled. The day is fixed, so the committed data never change by themselves.

mod care;
mod cast;
mod chance;
mod ground;
mod name;
mod nation;
mod service;
mod situation;
mod standing;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use cast::Stage;
use chance::Chance;
use tuoyu_catalog::export::{InstitutionsFile, OutlineFile, RegionEntry, RegionsFile, SchemesFile};
use tuoyu_catalog::manifest::{Manifest, Provenance};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::{Date, Source};

use crate::export::{MANIFEST, REGIONS, SCHEMES, Writer};
use crate::outcome::{Outcome, Progress};
use crate::seed;

/// The day the demonstration was stated: 2026-11-01.
const DAY: &str = "2026-11-01";

/// What `tuoyu demo` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 写到哪个目录
    #[arg(long, value_name = "DIR")]
    export: PathBuf,
    /// 随机种子；同一个种子写出同样的数据
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 写 2800 个虚构区县、126000 家虚构机构，用来测规模
    #[arg(long)]
    nation: bool,
}

/// Writes the export.
///
/// # Errors
/// If the disk refuses.
pub fn run(args: &Args) -> Result<Outcome> {
    refuse_official(&args.export)?;
    let day: Date = DAY.parse().context("the demonstration's day")?;
    let schemes = seed::schemes()?;
    let stage = Stage { seed: args.seed, day, schemes: &schemes };
    let regions = if args.nation { nation::regions(&stage)? } else { seed::regions()? };
    let (n_regions, n_institutions) = (regions.len(), write(&args.export, &stage, &regions, args.nation)?);
    let said = format!("写好演示数据：{n_regions} 个区县，{n_institutions} 家虚构机构，在 {}", args.export.display());
    Ok(Outcome::said(said).with("regions", n_regions).with("institutions", n_institutions))
}

/// Fictitious institutions never replace a real list.
fn refuse_official(folder: &Path) -> Result<()> {
    let Ok(bytes) = fs::read(folder.join(MANIFEST)) else { return Ok(()) };
    let official = serde_json::from_slice::<Manifest>(&bytes).is_ok_and(|old| old.provenance == Provenance::Official);
    ensure!(!official, "{} 里是正式数据，不能用演示数据覆盖；请换一个目录", folder.display());
    Ok(())
}

fn write(folder: &Path, stage: &Stage<'_>, regions: &[(Region, OutlineFile)], nation: bool) -> Result<usize> {
    let writer = Writer::begin(folder)?;
    let mut progress = Progress::of("写区县", regions.len());
    let mut n_institutions = 0;
    for (region, outline) in regions {
        let size = if nation { nation::INSTITUTIONS_A_REGION } else { size_of(region, stage.seed) };
        let institutions = cast::institutions(stage, region, outline, size)?;
        n_institutions += institutions.len();
        let file = |name: &str| format!("{}/{name}", region.code);
        writer.stage(&file("region.json"), region)?;
        writer.stage(&file("institutions.json"), &InstitutionsFile { institutions })?;
        writer.stage(&file("outline.json"), outline)?;
        if let Some(basemap) = seed::basemap(&region.code)? {
            writer.stage(&file("basemap.json"), &basemap)?;
        }
        if !nation {
            writer.stage(&file("places.json"), &service::places(stage, region, outline))?;
            writer.stage(&file("events.json"), &service::events(stage, region))?;
        }
        progress.step();
    }
    writer.stage(REGIONS, &RegionsFile { regions: regions.iter().map(|(region, _)| entry(region)).collect() })?;
    writer.stage(SCHEMES, &SchemesFile { schemes: stage.schemes.to_vec() })?;
    writer.commit(head(stage.day))?;
    Ok(n_institutions)
}

/// 24–60 institutions, more where there are more townships to stand in.
fn size_of(region: &Region, seed: u64) -> usize {
    let townships = region.townships.len() as i32;
    Chance::new(seed, &format!("{}/size", region.code)).within(24.max(2 * townships), 60.min(24 + 3 * townships))
        as usize
}

fn entry(region: &Region) -> RegionEntry {
    RegionEntry { code: region.code.clone(), name: region.name.clone(), full_name: region.full_name.clone() }
}

fn head(day: Date) -> Manifest {
    Manifest {
        schema_version: Manifest::current_version(),
        as_of: day,
        provenance: Provenance::Demonstration,
        publisher: "托育公共信息站演示".to_owned(),
        source: Source {
            title: "演示数据：机构全部虚构，不是任何机关公布的名单".to_owned(), ..Source::default()
        },
        licence: None,
        files: Vec::new(),
    }
}
