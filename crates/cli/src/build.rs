//! `tuoyu build`: what the app reads and what others are given, made of an export and the articles, once nothing is wrong with
//! either.

mod content;
mod names;
pub(crate) mod open;
mod reading;
mod region;
mod runtime;
mod vaccines;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use content::Articles;
use names::Names;
use open::Open;
use runtime::Runtime;
use tuoyu_catalog::check::Row;
use tuoyu_catalog::runtime::{RegionSummary, Services, Site};
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{Institution, Problem};

use crate::basemap;
use crate::export::Export;
use crate::export::write::finish_interrupted;
use crate::outcome::{Outcome, Progress};
use crate::validate::{self, Checked};

/// What `tuoyu build` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 数据目录（里面有 manifest.json）
    #[arg(value_name = "DIR")]
    export: PathBuf,
    /// 文章目录（里面有 policies、guidance、help，可以有 vaccines）；不给就用当前目录下的 content，没有就不写文章
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// 删去以前各次留下、现在不用的运行时文件
    #[arg(long)]
    prune: bool,
}

/// Checks everything, then writes the runtime files.
///
/// # Errors
/// If a folder cannot be read or the disk refuses.
pub fn run(args: &Args) -> Result<Outcome> {
    finish_interrupted(&args.export)?;
    let articles = articles(args)?;
    let Checked { export, mut problems, plans, .. } = validate::check(&args.export)?;
    if let Some(articles) = &articles {
        problems.extend(articles.check(&export.site, &plans));
    }
    let Some(manifest) = export.site.manifest.as_ref().filter(|_| !problems.iter().any(Problem::is_error)) else {
        return Ok(Outcome::said("有错误，没有写任何文件").with_problems(problems));
    };
    let mut runtime = Runtime::begin(&args.export);
    let schemes = schemes(&export);
    let mut open = Open::begin(&args.export, manifest, &schemes)?;
    let mut names = Names::default();
    let site = Site {
        as_of: manifest.as_of,
        provenance: manifest.provenance,
        publisher: manifest.publisher.clone(),
        source: manifest.source.clone(),
        regions: write_regions(&mut runtime, &mut open, &mut names, &export, &schemes)?,
        schemes: schemes.clone(),
    };
    let mut files = vec![runtime.hashed("site", &site)?];
    let named = names.write(&mut runtime)?;
    let unnamed =
        if named.is_none() { "；机构多于一个索引能记的，没有写全部地区的名称" } else { "" };
    files.extend(named.unwrap_or_default());
    files.extend(articles.unwrap_or_default().write(&mut runtime, &export.site)?);
    let n_files = runtime.n_files();
    let n_open = open.finish()?;
    runtime.point("runtime.json", files)?;
    runtime.commit()?;
    let pruned = if args.prune { runtime.prune()? } else { 0 };
    let said = format!(
        "整理好 {} 个区县，运行时文件 {n_files} 个，共 {} 字节；开放数据 {n_open} 个文件{unnamed}",
        site.regions.len(),
        runtime.bytes
    );
    Ok(Outcome::said(said)
        .with_problems(problems)
        .with("regions", site.regions.len())
        .with("files", n_files)
        .with("bytes", runtime.bytes)
        .with("open", n_open)
        .with("pruned", pruned))
}

/// The articles; none where no folder was named and there is none here.
fn articles(args: &Args) -> Result<Option<Articles>> {
    let here = Path::new("content");
    match &args.content {
        Some(folder) => {
            ensure!(folder.is_dir(), "{} 不是目录", folder.display());
            Articles::read(folder).map(Some)
        }
        None if here.is_dir() => Articles::read(here).map(Some),
        None => Ok(None),
    }
}

fn schemes(export: &Export) -> Vec<Scheme> {
    export.site.schemes.iter().map(|row| row.record.clone()).collect()
}

/// Each region is read a second time rather than held: a nation's export does not fit into a small machine's memory.
fn write_regions(
    runtime: &mut Runtime,
    open: &mut Open<'_>,
    names: &mut Names,
    export: &Export,
    schemes: &[Scheme],
) -> Result<Vec<RegionSummary>> {
    let mut progress = Progress::of("整理区县", export.site.regions.len());
    let mut summaries = Vec::with_capacity(export.site.regions.len());
    for Row { record: entry, .. } in &export.site.regions {
        let (files, _) = export.region(entry.code.as_str())?;
        let mut institutions: Vec<Institution> = files.institutions.into_iter().map(|row| row.record).collect();
        institutions.sort_by(|a, b| a.id.cmp(&b.id));
        let services = Services {
            places: files.places.into_iter().map(|row| row.record).collect(),
            events: files.events.into_iter().map(|row| row.record).collect(),
        };
        let basemap = files.basemap.or_else(|| files.outline.map(basemap::of_outline));
        let Some(region) = files.region else { bail!("{} 在检查之后变了，请再运行一次", entry.code) };
        open.add(entry, &region, &institutions)?;
        names.add(&entry.code, &institutions);
        let parts = region::Parts { institutions, services, basemap };
        summaries.push(region::write(runtime, entry.clone(), region, parts, schemes)?);
        progress.step();
    }
    Ok(summaries)
}
