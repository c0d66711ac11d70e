//! What npm brings: wasm-opt, esbuild, the driver for the browser.

use std::process::Command;

use anyhow::Result;

use super::Remedy;
use crate::process;
use crate::project::Project;
use crate::stamp::Recipe;

/// The oldest Node that will do.
const NODE: u32 = 20;

/// Node, to run a script of the project.
pub(crate) fn node(project: &Project, script: &str) -> Result<Command> {
    let mut node = project.command("node")?;
    node.arg(project.path(script));
    Ok(node)
}

/// Node must be there already: it is one of the two things asked of a machine.
pub(super) fn node_is_recent(project: &Project) -> Result<()> {
    let remedy = Remedy {
        debian: "apt-get install nodejs npm   (Debian 13 or newer)",
        macos: "brew install node",
        windows: "winget install OpenJS.NodeJS.LTS",
    };
    match project.command("node").and_then(|mut node| process::printed(node.arg("--version"))) {
        Ok(version) if major(&version) >= Some(NODE) => Ok(()),
        Ok(version) => Err(remedy.error(&format!("Node is {version}, the project needs {NODE} or newer"))),
        Err(_) => Err(remedy.error(&format!("Node {NODE} or newer is missing"))),
    }
}

/// The packages of the lock file in `folder`, a path that is empty or ends in a slash.
pub(crate) fn packages(project: &Project, folder: &str) -> Result<()> {
    let lock = project.path(&format!("{folder}package-lock.json"));
    let recipe = Recipe {
        name: &format!(
            "npm packages{}",
            if folder.is_empty() {
                String::new()
            } else {
                format!(" of {}", folder.trim_matches('/').replace('/', " "))
            }
        ),
        inputs: vec![lock],
        except: Vec::new(),
        output: project.path(&format!("{folder}node_modules/.package-lock.json")),
    };
    recipe.refresh(project, || {
        let mut npm = project.command(if cfg!(windows) { "npm.cmd" } else { "npm" })?;
        npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"]);
        process::run(npm.current_dir(project.path(folder)))
    })
}

/// `v20.20.2` → 20.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        for (text, number) in [("v20.20.2", Some(20)), ("v9.1.0", Some(9)), ("20.1.0", None), ("", None)] {
            assert_eq!(major(text), number, "{text}");
        }
    }
}
