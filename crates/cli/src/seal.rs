//! `tuoyu seal`: writes the manifest anew for an export whose files somebody has changed on purpose.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use tuoyu_catalog::export::RegionsFile;
use tuoyu_catalog::manifest::Manifest;

use crate::export::write::entry_of;
use crate::export::{MANIFEST, OPTIONAL, REGIONS, REQUIRED, SCHEMES, Writer};
use crate::outcome::Outcome;

/// What `tuoyu seal` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 数据目录（里面有 manifest.json）
    #[arg(value_name = "DIR")]
    export: PathBuf,
}

/// Measures the files there are and replaces the manifest; everything it says besides stays.
///
/// # Errors
/// If the manifest or the regions' list cannot be read, or the disk refuses.
pub fn run(args: &Args) -> Result<Outcome> {
    let mut writer = Writer::begin(&args.export)?;
    let manifest: Manifest = parse(&args.export.join(MANIFEST))?;
    manifest.check_version()?;
    let RegionsFile { regions } = parse(&args.export.join(REGIONS))?;
    let region_files = regions
        .iter()
        .flat_map(|region| REQUIRED.iter().chain(&OPTIONAL).map(move |name| format!("{}/{name}", region.code)));
    let mut n_files = 0;
    for path in [REGIONS, SCHEMES].map(str::to_owned).into_iter().chain(region_files) {
        let place = args.export.join(&path);
        if place.is_file() {
            let bytes = fs::read(&place).with_context(|| format!("不能读 {}", place.display()))?;
            writer.keep(entry_of(&path, &bytes));
            n_files += 1;
        }
    }
    writer.commit(manifest)?;
    Ok(Outcome::said(format!("清单已重写：{n_files} 个文件")).with("files", n_files))
}

fn parse<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let bytes = fs::read(path).with_context(|| format!("不能读 {}", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| path.display().to_string())
}
