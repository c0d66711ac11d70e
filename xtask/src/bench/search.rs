//! `bench search`: the search engine beside its peers in a browser, over 100,000 synthetic institutions.
//!
//! `benches/search` makes the data and drives the browser; what a *best peer* is stands in its `figures.mjs`. With `QUICK=1` in
//! the environment all is done with 10,000 institutions and few peers: for work on the engine, its figures are no result.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Bench, Report};
use crate::project::Project;
use crate::stamp::Recipe;
use crate::step::step;
use crate::{process, tools};

const FOLDER: &str = "target/bench/search";
const SIZES: [&str; 3] = ["1000", "10000", "100000"];

/// The peers that a quick run has time for.
const QUICK_PEERS: &str = "flat,flat-pinyin,kdbush,ib-pinyin,ufuzzy";

/// Times that the best peer takes for each that the engine takes, and what must be found.
const AT_LEAST: [(&str, f64); 14] = [
    ("name_p50_vs_best_js", 20.0),
    ("address_p50_vs_best_js", 20.0),
    ("pinyin_p50_vs_best_js", 100.0),
    ("initials_p50_vs_best_js", 50.0),
    ("mixed_p50_vs_best_js", 500.0),
    ("filter_p50_vs_best_js", 50.0),
    ("keystroke_p95_vs_best_js", 20.0),
    ("near_p50_vs_kdbush", 3.0),
    ("ready_vs_best_js", 8.0),
    ("recall_min", 0.99),
    ("precision_min", 0.99),
    ("typo_recall", 0.95),
    ("typo_precision", 0.95),
    ("near_in_order", 1.0),
];

/// Milliseconds on a processor four times slower, bytes as brotli sends them, megabytes.
const AT_MOST: [(&str, f64); 6] = [
    ("longest_task_ms_4x", 50.0),
    ("city_ready_ms_4x", 20.0),
    ("keystroke_to_paint_p95_ms_4x", 50.0),
    ("nation_bytes_br", 1_900_000.0),
    ("city_bytes_br", 24_000.0),
    ("memory_mb", 32.0),
];

/// Makes the data, builds the modules and asks everything.
pub(super) fn measure(project: &Project) -> Result<Report> {
    let browser = tools::browser(project)?;
    tools::packages(project, "")?;
    tools::packages(project, "benches/search/")?;
    let quick = std::env::var_os("QUICK").is_some_and(|value| value == "1");
    data(project)?;
    let [engine, peer] = modules(project)?;
    let folder = project.path(FOLDER);
    step("the page and the peers", || {
        let mut node = tools::node(project, "benches/search/build.mjs")?;
        process::run(node.arg(&folder).arg(&engine).arg(&peer))
    })?;
    let figures = folder.join("figures.json");
    step(if quick { "the questions, about five minutes" } else { "the questions, about twenty minutes" }, || {
        let mut node = tools::node(project, "benches/search/measure.mjs")?;
        node.arg("--folder").arg(&folder).arg("--figures").arg(&figures);
        if quick {
            node.args(["--size", "10000", "--peers", QUICK_PEERS]);
        }
        process::run(node.env("CHROME_PATH", browser))
    })?;
    let text = fs::read_to_string(&figures).with_context(|| format!("could not read {}", figures.display()))?;
    Ok(report(serde_json::from_str(&text).context("in the figures of benches/search")?))
}

/// Institutions, queries and exact answers take some minutes, so they are kept.
fn data(project: &Project) -> Result<()> {
    let recipe = Recipe {
        name: "data of the search bench: about four minutes",
        inputs: vec![project.path("benches/search/data"), project.path("benches/search/package-lock.json")],
        except: Vec::new(),
        output: project.path(&format!("{FOLDER}/data/100000.tsv")),
    };
    recipe.refresh(project, || {
        let mut node = project.command("node")?;
        node.arg("--max-old-space-size=8000").arg(project.path("benches/search/data/make.mjs"));
        process::run(node.arg(project.path(&format!("{FOLDER}/data"))))
    })
}

/// Builds both modules, and the engine's files with the program that makes them.
fn modules(project: &Project) -> Result<[PathBuf; 2]> {
    let manifest = project.path("benches/search/wasm/Cargo.toml");
    let cargo = |arguments: &[&str]| -> Result<_> {
        let mut cargo = project.cargo(&["build", "--locked", "--release", "--manifest-path"])?;
        cargo.arg(&manifest).args(arguments);
        Ok(cargo)
    };
    let browser = ["--target", "wasm32-unknown-unknown", "--lib", "--package"];
    step("the modules, and the engine's files", || {
        process::run(cargo(&browser)?.arg("tuoyu-search-bench"))?;
        process::run(cargo(&browser)?.arg("ib-pinyin-bench").env("RUSTFLAGS", "-C target-feature=+simd128"))?;
        process::run(&mut cargo(&["--package", "tuoyu-search-bench", "--bin", "pack", "--features", "pack"])?)?;
        let program = project.cargo_output(&format!("release/pack{}", std::env::consts::EXE_SUFFIX));
        SIZES.iter().try_for_each(|size| {
            let mut pack = project.command(&program)?;
            process::run(pack.arg(project.path(&format!("{FOLDER}/data"))).arg(size))
        })
    })?;
    let module = |name: &str| project.cargo_output(&format!("wasm32-unknown-unknown/release/{name}.wasm"));
    let modules = [module("tuoyu_search_bench"), module("ib_pinyin_bench")];
    match modules.iter().find(|file| !Path::is_file(file)) {
        Some(missing) => bail!("{} was not built", missing.display()),
        None => Ok(modules),
    }
}

/// The figures with their bars: those of the issue, and three more that say the same of a city, of paint and of distance.
fn report(figures: BTreeMap<String, f64>) -> Report {
    let mut report = Report::new(Bench::Search);
    let ib_pinyin = figures.get("ib_pinyin_ready_ms").copied();
    for (name, value) in figures {
        report.figure(name, value);
    }
    for (name, bar) in AT_LEAST {
        report.at_least(name, bar);
    }
    for (name, bar) in AT_MOST {
        report.at_most(name, bar);
    }
    if let Some(ready) = ib_pinyin {
        report.at_most("first_answer_ms", ready);
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_answer_is_held_against_the_peer_of_the_same_run() {
        let figures = |first: f64| {
            let named = [("first_answer_ms", first), ("ib_pinyin_ready_ms", 18.0), ("memory_mb", 30.0)];
            named.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
        };
        let line = |first| {
            let table = report(figures(first)).table();
            table.lines().find(|line| line.starts_with("first_answer_ms")).unwrap_or_default().to_owned()
        };
        assert!(line(17.0).ends_with("at most 18: met"), "{}", line(17.0));
        assert!(line(19.0).ends_with("at most 18: MISSED"), "{}", line(19.0));
    }
}
