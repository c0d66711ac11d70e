//! `tuoyu validate`: everything that is wrong with an export, nothing written.

use std::path::{Path, PathBuf};

use anyhow::Result;
use tuoyu_catalog::Problem;
use tuoyu_catalog::check::{Geometry, Ids, check_region, check_site};

use crate::export::Export;
use crate::geo;
use crate::outcome::{Outcome, Progress};

/// What `tuoyu validate` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 数据目录（里面有 manifest.json）
    #[arg(value_name = "DIR")]
    export: PathBuf,
}

/// An export that was read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The export; whole only when no problem is an error.
    pub export: Export,
    /// Everything wrong with it.
    pub problems: Vec<Problem>,
    /// How many institutions were read.
    pub n_institutions: usize,
    /// The regions that follow a plan: code, and the slug of the article that explains it.
    pub plans: Vec<(String, String)>,
}

/// Reads and checks the export.
///
/// # Errors
/// If the folder cannot be read.
pub fn run(args: &Args) -> Result<Outcome> {
    let Checked { export, problems, n_institutions, .. } = check(&args.export)?;
    let n_errors = problems.iter().filter(|problem| problem.is_error()).count();
    let (n_regions, n_warnings) = (export.site.regions.len(), problems.len() - n_errors);
    let found = if problems.is_empty() {
        "没有问题".to_owned()
    } else {
        format!("错误 {n_errors} 处，提醒 {n_warnings} 处")
    };
    let said = format!("检查了 {n_regions} 个区县、{n_institutions} 家机构：{found}");
    Ok(Outcome::said(said)
        .with_problems(problems)
        .with("regions", n_regions)
        .with("institutions", n_institutions)
        .with("errors", n_errors)
        .with("warnings", n_warnings))
}

/// Checks the whole export, one region at a time.
///
/// # Errors
/// If a file or folder is there and cannot be read.
pub fn check(folder: &Path) -> Result<Checked> {
    let (export, mut problems) = Export::open(folder)?;
    problems.extend(check_site(&export.site));
    let geometry = Geometry { is_inside: &geo::is_inside, to_wgs84: &geo::to_wgs84 };
    let codes = export.codes();
    let mut progress = Progress::of("检查区县", codes.len());
    let mut ids = Ids::default();
    let (mut n_institutions, mut plans) = (0, Vec::new());
    for code in codes {
        let (files, found) = export.region(&code)?;
        problems.extend(found);
        problems.extend(check_region(&export.site, &files, geometry));
        problems.extend(ids.meet(&files));
        n_institutions += files.institutions.len();
        plans.extend(files.region.and_then(|region| region.plan).map(|plan| (code, plan.policy)));
        progress.step();
    }
    Ok(Checked { export, problems, n_institutions, plans })
}
