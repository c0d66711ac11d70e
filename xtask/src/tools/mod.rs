//! The programs the project needs beside cargo: found, or installed at the pinned version.
//!
//! Everything comes through cargo, rustup, npm or apt; Trunk would fetch wasm-bindgen and wasm-opt itself from elsewhere,
//! so both are put on its path first. What cannot be installed is named with the command for each kind of system.

mod browser;
mod npm;
mod python;
mod rust;

use std::path::PathBuf;

use anyhow::{Result, anyhow};

use crate::project::Project;

pub(crate) use npm::{node, packages};
pub(crate) use python::python;

/// Installs what building the site needs.
pub(crate) fn for_building(project: &Project) -> Result<()> {
    rust::versions_agree(project)?;
    npm::node_is_recent(project)?;
    rust::wasm_target(project)?;
    npm::packages(project, "")?;
    rust::trunk(project)?;
    rust::wasm_bindgen(project)
}

/// Finds or installs a Chromium to test with and gives its path.
pub(crate) fn browser(project: &Project) -> Result<PathBuf> {
    browser::chromium(project)
}

/// How to install something by hand.
struct Remedy {
    debian: &'static str,
    macos: &'static str,
    windows: &'static str,
}

impl Remedy {
    /// The error that says what is missing and how to install it.
    fn error(&self, missing: &str) -> anyhow::Error {
        let Remedy { debian, macos, windows } = self;
        anyhow!(
            "{missing}. Install it, then run this again:\n  Debian   {debian}\n  macOS    {macos}\n  Windows  {windows}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_tool_is_named_with_a_command_for_each_system() {
        let error = Remedy { debian: "apt-get install x", macos: "brew install x", windows: "winget install x" }
            .error("x is missing");
        for part in
            ["x is missing", "Debian   apt-get install x", "macOS    brew install x", "Windows  winget install x"]
        {
            assert!(error.to_string().contains(part), "{error}");
        }
    }
}
