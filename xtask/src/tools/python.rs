//! Python, for benches alone: peers that only PyPI has, each bench's in an environment of its own, pinned and hashed.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::Remedy;
use crate::process;
use crate::project::Project;
use crate::stamp::Recipe;

/// The Python of a bench's environment, with the packages of its `requirements.txt`.
pub(crate) fn python(project: &Project, bench: &str) -> Result<Command> {
    let folder = project.path(&format!("target/bench/{bench}/python"));
    let program = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requirements = project.path(&format!("benches/{bench}/requirements.txt"));
    let recipe = Recipe {
        name: &format!("Python packages of benches {bench}"),
        inputs: vec![requirements.clone()],
        except: Vec::new(),
        output: program.clone(),
    };
    recipe.refresh(project, || {
        process::run(project.command(base()?)?.args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = project.command(&program)?;
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--requirement",
        ]);
        process::run(pip.arg(&requirements))
    })?;
    project.command(program)
}

/// The machine's own Python.
fn base() -> Result<PathBuf> {
    let runs = |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|said| said.status.success());
    let remedy = Remedy {
        debian: "apt-get install python3 python3-venv",
        macos: "brew install python",
        windows: "winget install Python.Python.3.13",
    };
    ["python3", "python"]
        .iter()
        .find(|name| runs(name))
        .map(PathBuf::from)
        .ok_or_else(|| remedy.error("Python 3 is missing, which only this bench needs"))
}
