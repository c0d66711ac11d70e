//! `cargo xtask tidy`: the rules of the repository that a program can hold, each a pure function over text.
//!
//! The rules see what is kept in the repository (`files`) and, in Rust, tell code from comments and literals (`source`).
//! A *finding* names the file, the line, and what to do. The same check is a test, so `cargo test` finds it too.

mod documents;
mod features;
mod files;
mod headers;
mod imports;
mod live_text;
mod lockfile;
mod machine;
mod numbers;
mod paths;
mod source;

use std::fmt;

use anyhow::Result;

use crate::project::Project;
use crate::step::Outcome;
use files::File;

/// One breach of a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    file: String,
    /// Counted from 1.
    line: usize,
    message: String,
}

impl Finding {
    fn new(file: &File, line: usize, message: impl Into<String>) -> Finding {
        Finding { file: file.path.clone(), line, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Prints every finding.
pub(crate) fn run(project: &Project) -> Result<Outcome> {
    let findings = check(project)?;
    for finding in &findings {
        println!("{finding}");
    }
    println!("{} findings", findings.len());
    Ok(if findings.is_empty() { Outcome::Passed } else { Outcome::Failed })
}

/// Everything that breaks a rule, sorted by file and line.
fn check(project: &Project) -> Result<Vec<Finding>> {
    let ignored = files::ignored(project)?;
    let files = files::kept(project, &ignored)?;
    let rules = [
        headers::check,
        imports::check,
        live_text::check,
        paths::check,
        lockfile::check,
        machine::check,
        numbers::check,
    ];
    let mut findings: Vec<Finding> = files.iter().flat_map(|file| rules.iter().flat_map(|rule| rule(file))).collect();
    findings.extend(documents::check(&files, &ignored));
    findings.extend(features::check(&features::in_the_browser(project)?));
    findings.sort();
    Ok(findings)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn the_repository_keeps_its_rules() {
        let findings = check(&Project::here().unwrap()).unwrap();
        let lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
        assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
    }
}
