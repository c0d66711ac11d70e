//! `bench import`: a list of 100,000 rows imported, checked and compared, beside programs that merely read it; and a build of
//! the whole country.
//!
//! `benches/import` makes the lists and times the processes in turn. The command is built as clerks use it.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use super::{Bench, Report};
use crate::process;
use crate::project::Project;
use crate::step::step;
use crate::tools::python;

const LISTS: &str = "target/bench/import/lists";
const FIGURES: &str = "target/bench/import/figures.json";

const ROWS: [&str; 3] = ["1000", "10000", "100000"];

/// Makes the lists, imports them in turn with the peers, and builds the country.
pub(super) fn measure(project: &Project) -> Result<Report> {
    let mut report = Report::new(Bench::Import);
    step("the tuoyu command, for speed", || {
        process::run(&mut project.cargo(&["build", "--locked", "--profile", "native", "--package", "tuoyu-cli"])?)
    })?;
    let tuoyu = project.cargo_output(&format!("native/tuoyu{}", std::env::consts::EXE_SUFFIX));
    step("the lists", || {
        for rows in ROWS {
            make(project, &[rows])?;
        }
        make(project, &["100000", "--changed"])
    })?;
    step("the imports, and a build of the whole country", || {
        let mut measure = python(project, "import")?;
        measure.arg(project.path("benches/import/measure.py")).arg(&tuoyu);
        process::run(measure.arg(project.path(LISTS)).arg(project.path(FIGURES)))
    })?;
    let text = fs::read_to_string(project.path(FIGURES)).with_context(|| format!("could not read {FIGURES}"))?;
    let figures: BTreeMap<String, f64> = serde_json::from_str(&text).with_context(|| format!("in {FIGURES}"))?;
    for (name, value) in figures {
        report.figure(name, value);
    }
    report.at_least("xlsx_vs_openpyxl", 4.0);
    report.at_least("csv_vs_pandas", 1.0);
    report.at_most("peak_mb", 1024.0);
    Ok(report)
}

fn make(project: &Project, asked: &[&str]) -> Result<()> {
    let (rows, options) = asked.split_first().context("how many rows?")?;
    let mut make = python(project, "import")?;
    make.arg(project.path("benches/import/make.py")).arg(rows).arg(project.path(LISTS)).args(options);
    process::run(&mut make)
}
