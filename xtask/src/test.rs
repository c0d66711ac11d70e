//! `cargo xtask test`: every test there is, each suite even when another failed, the sums last.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::step::Outcome;
use crate::suite::{Counts, Suites};
use crate::{build, process, tools};

const END_TO_END: &str = "tests/e2e";

/// Runs all suites.
pub(crate) fn run(project: &Project) -> Result<Outcome> {
    let mut suites = Suites::default();
    run_suites(project, &mut suites);
    Ok(suites.close())
}

/// Runs all suites into `suites`, for a caller that has more of its own.
pub(crate) fn run_suites(project: &Project, suites: &mut Suites) {
    suites.run("native tests", || native(project));
    suites.run("lints of the app in the browser", || lints_for_the_browser(project));
    let built = suites.run("build", || build::run(project).map(|()| Counts::one(true)));
    suites.run("end to end", || match built {
        Outcome::Passed => end_to_end(project),
        Outcome::Failed => anyhow::bail!("not run, since the site could not be built"),
    });
}

fn native(project: &Project) -> Result<Counts> {
    let mut counts = Counts::default();
    let mut cargo = project.cargo(&["test", "--workspace", "--locked", "--no-fail-fast"])?;
    let status = process::read_along(&mut cargo, |line| read_cargo(line, &mut counts))?;
    Ok(counts.ended(status.success()))
}

/// The native tests never compile what only the browser runs, so the compiler and clippy go over it apart. Only with the
/// feature that ships: features of Leptos for the browser and for the command never meet in one build.
fn lints_for_the_browser(project: &Project) -> Result<Counts> {
    let mut cargo = project.cargo(&["clippy", "--locked", "--package", "tuoyu-site", "--features", "hydrate"])?;
    cargo.args(["--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"]);
    Ok(Counts::one(process::status(&mut cargo)?.success()))
}

fn end_to_end(project: &Project) -> Result<Counts> {
    let browser = tools::browser(project)?;
    let mut node = project.command("node")?;
    node.args(["--test", "--test-reporter=spec"]).args(test_files(project)?);
    node.env("CHROME_PATH", browser).env("SITE", project.path(build::SITE));
    // The counts are read from the lines, so they must come without colours.
    node.env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    let mut counts = Counts::default();
    let status = process::read_along(&mut node, |line| read_node(line, &mut counts))?;
    Ok(counts.ended(status.success()))
}

/// Named one by one: what Node makes of a folder differs between its versions.
fn test_files(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.path(END_TO_END);
    let entries = fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let mut tests: Vec<PathBuf> =
        paths.into_iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    if tests.is_empty() {
        anyhow::bail!("there is no *.test.mjs in {END_TO_END}");
    }
    Ok(tests)
}

/// Adds a line such as `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
fn read_cargo(line: &str, counts: &mut Counts) {
    let Some(result) = line.strip_prefix("test result: ") else { return };
    let words: Vec<&str> = result.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
    for pair in words.windows(2) {
        let [number, what] = pair else { continue };
        let Ok(number) = number.parse::<usize>() else { continue };
        match *what {
            "passed" => counts.passed += number,
            "failed" => counts.failed += number,
            "ignored" => counts.skipped += number,
            _ => {}
        }
    }
}

/// Adds a line such as `ℹ pass 12` of Node's test runner.
fn read_node(line: &str, counts: &mut Counts) {
    let Some((what, number)) = line.strip_prefix("ℹ ").and_then(|line| line.split_once(' ')) else { return };
    let Ok(number) = number.trim().parse::<usize>() else { return };
    match what {
        "pass" => counts.passed += number,
        "fail" | "cancelled" => counts.failed += number,
        "skipped" | "todo" => counts.skipped += number,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(read: fn(&str, &mut Counts), lines: &str) -> Counts {
        let mut counts = Counts::default();
        lines.lines().for_each(|line| read(line, &mut counts));
        counts
    }

    #[test]
    fn the_counts_of_every_cargo_suite_are_added() {
        let lines = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s\n\
            test result: FAILED. 4 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 1.50s\n";
        assert_eq!(counted(read_cargo, lines), Counts { passed: 6, failed: 1, skipped: 2 });
    }

    #[test]
    fn the_counts_of_node_are_read() {
        let lines = "✔ searches (12.3ms)\nℹ tests 9\nℹ suites 2\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\nℹ duration_ms 71.5\n";
        assert_eq!(counted(read_node, lines), Counts { passed: 5, failed: 2, skipped: 2 });
    }
}
