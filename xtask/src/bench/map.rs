//! `bench map`: the site's map at 100,000 points on a slow phone, beside four peers in the same run.
//!
//! `benches/map` drives the browser. Map and clusters are the very ones the site loads.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use super::{Bench, Report};
use crate::project::Project;
use crate::step::step;
use crate::{build, process, tools};

const FIGURES: &str = "target/bench/map.json";

/// The greatest each figure may be.
const AT_MOST: [(&str, f64); 7] = [
    ("first_render_100k_vs_leaflet_supercluster", 1.0 / 3.0),
    ("cluster_cpu_vs_supercluster", 0.05),
    ("drag_median_ms_100k", 16.8),
    ("drag_p95_ms_100k", 33.4),
    ("zoom_step_ms_100k", 150.0),
    ("heap_mb_100k", 30.0),
    ("map_bytes_br", 51_200.0),
];

/// Bundles the map and its peers and measures them.
pub(super) fn measure(project: &Project) -> Result<Report> {
    tools::for_building(project)?;
    build::map(project)?;
    let browser = tools::browser(project)?;
    tools::packages(project, "benches/map/")?;
    step("the peers", || {
        let mut node = tools::node(project, "benches/map/build.mjs")?;
        process::run(node.arg(project.path(build::APP).join(build::CLUSTERS)))
    })?;
    step("the maps, about ten minutes", || {
        let mut node = tools::node(project, "benches/map/measure.mjs")?;
        node.arg("--map").arg(project.path(build::APP)).arg("--figures").arg(project.path(FIGURES));
        process::run(node.env("CHROME_PATH", browser))
    })?;
    let text = fs::read_to_string(project.path(FIGURES)).with_context(|| format!("could not read {FIGURES}"))?;
    let figures: BTreeMap<String, f64> = serde_json::from_str(&text).with_context(|| format!("in {FIGURES}"))?;
    let mut report = Report::new(Bench::Map);
    let heaps = figures.iter().filter(|(name, _)| name.ends_with("_heap") && !name.starts_with("ours"));
    let least_heap = heaps.map(|(_, heap)| *heap).fold(f64::INFINITY, f64::min);
    for (name, value) in figures {
        report.figure(name, value);
    }
    for (figure, limit) in AT_MOST {
        report.at_most(figure, limit);
    }
    report.at_most("heap_mb_100k", least_heap);
    Ok(report)
}
