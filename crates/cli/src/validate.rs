//! `tuoyu validate`: everything that is wrong with an export, and how fresh it is; nothing written.

mod ages;

use std::path::{Path, PathBuf};

use anyhow::Result;
use tuoyu_catalog::check::{Geometry, Ids, RegionFiles, check_region, check_site};
use tuoyu_catalog::{Date, Problem};

use crate::export::Export;
use crate::outcome::{Outcome, Progress};
use crate::{clock, geo};
use ages::Ages;

/// What `tuoyu validate` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 数据目录（里面有 manifest.json）
    #[arg(value_name = "DIR")]
    export: PathBuf,
    /// 同时报告数据有多新：90 天内核实过多少，各项最早是哪一天，哪一项到期该更新
    #[arg(long)]
    freshness: bool,
    /// 按哪一天算新旧，默认今天
    #[arg(long, value_name = "YYYY-MM-DD", requires = "freshness")]
    today: Option<Date>,
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
    let today = args.today.unwrap_or_else(clock::today);
    let mut ages = Ages::on(today);
    let Checked { export, problems, n_institutions, .. } = check_each(&args.export, &mut |files| ages.add(files))?;
    let n_errors = problems.iter().filter(|problem| problem.is_error()).count();
    let (n_regions, n_warnings) = (export.site.regions.len(), problems.len() - n_errors);
    let found = if problems.is_empty() {
        "没有问题".to_owned()
    } else {
        format!("错误 {n_errors} 处，提醒 {n_warnings} 处")
    };
    let mut said = format!("检查了 {n_regions} 个区县、{n_institutions} 家机构：{found}");
    let mut outcome = Outcome::default();
    if args.freshness {
        said = format!("{said}\n\n{}", ages.text(&export.site));
        outcome = outcome.with("freshness", serde_json::to_value(&ages)?);
    }
    Ok(Outcome { text: said, ..outcome }
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
    check_each(folder, &mut |_| ())
}

/// Checks the whole export and shows each region as it was read.
///
/// # Errors
/// If a file or folder is there and cannot be read.
pub fn check_each(folder: &Path, show: &mut dyn FnMut(&RegionFiles)) -> Result<Checked> {
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
        show(&files);
        plans.extend(files.region.and_then(|region| region.plan).map(|plan| (code, plan.policy)));
        progress.step();
    }
    Ok(Checked { export, problems, n_institutions, plans })
}
