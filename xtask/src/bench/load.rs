//! `bench load`: how soon pages of the site show on a slow telephone, beside plain HTML and two usual ways to build them.
//!
//! `benches/load` drives the browser; every target is visited in turn in the same run, so the ratios hold even on a busy
//! machine where the times themselves do not.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use super::{Bench, Report};
use crate::project::Project;
use crate::step::step;
use crate::{build, process, tools};

const PAGES: [&str; 3] = ["region", "finder", "institution"];

/// How much longer than plain HTML a page of ours may take.
const VS_PLAIN: f64 = 1.25;

const FIGURES: &str = "target/bench/load.json";

/// Builds the site and its peers and measures them.
pub(super) fn measure(project: &Project) -> Result<Report> {
    build::run(project)?;
    let browser = tools::browser(project)?;
    tools::packages(project, "benches/load/")?;
    step("the peers", || process::run(&mut tools::node(project, "benches/load/build.mjs")?))?;
    step("the visits, about four minutes", || {
        let mut node = tools::node(project, "benches/load/measure.mjs")?;
        node.arg("--site").arg(project.path(build::SITE)).arg("--figures").arg(project.path(FIGURES));
        process::run(node.env("CHROME_PATH", browser))
    })?;
    let text = fs::read_to_string(project.path(FIGURES)).with_context(|| format!("could not read {FIGURES}"))?;
    let figures: BTreeMap<String, f64> = serde_json::from_str(&text).with_context(|| format!("in {FIGURES}"))?;
    let mut report = Report::new(Bench::Load);
    for (name, value) in figures {
        report.figure(name, value);
    }
    for page in PAGES {
        report.at_most(format!("{page}_fcp_vs_plain"), VS_PLAIN);
        report.at_most(format!("{page}_lcp_vs_plain"), VS_PLAIN);
    }
    Ok(report)
}
