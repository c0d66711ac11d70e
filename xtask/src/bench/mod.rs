//! `cargo xtask bench NAME`: one thing measured in one run on one machine.
//!
//! A *figure* is a named number; a *bar* says how high or low one of them may be. A missed bar is printed and written down,
//! not an error: the command failed only if it could not measure.

mod import;
mod load;
mod map;
mod report;
mod search;
mod size;
mod wasm;

use std::path::Path;

use anyhow::Result;

use crate::project::Project;
use crate::stamp;

pub(crate) use report::Report;

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bench {
    /// Bytes a page loads before it runs, and which crates they come from.
    Size,
    /// How fast lists are imported, beside programs that merely read them.
    Import,
    /// How soon pages show, beside plain HTML and two other ways to build them.
    Load,
    /// How fast, small and right the search engine is, beside its peers.
    Search,
    /// How fast the map is, beside four others.
    Map,
}

impl Bench {
    /// Every bench.
    pub(crate) const ALL: [Bench; 5] = [Bench::Size, Bench::Import, Bench::Load, Bench::Search, Bench::Map];

    /// Its name on the command line and in its report.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Bench::Size => "size",
            Bench::Import => "import",
            Bench::Load => "load",
            Bench::Search => "search",
            Bench::Map => "map",
        }
    }

    /// The bench of that name.
    pub(crate) fn named(name: &str) -> Option<Bench> {
        Bench::ALL.into_iter().find(|bench| bench.name() == name)
    }
}

/// Measures, prints a table, and writes the figures to a file when one is named.
pub(crate) fn run(project: &Project, bench: Bench, json: Option<&Path>) -> Result<()> {
    let report = match bench {
        Bench::Size => size::measure(project)?,
        Bench::Import => import::measure(project)?,
        Bench::Load => load::measure(project)?,
        Bench::Search => search::measure(project)?,
        Bench::Map => map::measure(project)?,
    };
    print!("\n{}", report.table());
    json.map_or(Ok(()), |file| stamp::write(file, &report.json()))
}
