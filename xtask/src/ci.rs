//! `cargo xtask ci`: what must hold before a change is taken, formatting and lints first because they are quick to mend.

use anyhow::Result;

use crate::project::Project;
use crate::step::Outcome;
use crate::suite::{Counts, Suites};
use crate::{process, test};

/// Runs every check and every test.
pub(crate) fn run(project: &Project) -> Result<Outcome> {
    let mut suites = Suites::default();
    suites.run("formatting", || cargo(project, &["fmt", "--all", "--check"], &[]));
    let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"];
    suites.run("lints", || cargo(project, &lints, &[]));
    let documentation = ["doc", "--workspace", "--no-deps", "--locked"];
    suites.run("documentation", || cargo(project, &documentation, &[("RUSTDOCFLAGS", "--deny warnings")]));
    test::run_suites(project, &mut suites);
    Ok(suites.close())
}

fn cargo(project: &Project, arguments: &[&str], variables: &[(&str, &str)]) -> Result<Counts> {
    let status = process::status(project.cargo(arguments)?.envs(variables.iter().copied()))?;
    Ok(Counts::one(status.success()))
}
