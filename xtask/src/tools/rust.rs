//! What cargo and rustup bring: the wasm32 target, Trunk and the wasm-bindgen command.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Remedy;
use crate::process;
use crate::project::Project;
use crate::step::step;

const WASM: &str = "wasm32-unknown-unknown";

/// Newer ones ask for a newer Rust than the project pins.
const TRUNK: &str = "0.21.14";

/// Trunk as published is built with whole-program optimisation, 9 minutes of processor time; without optimisation it takes
/// a third of that, and what Trunk itself does in a build is a matter of milliseconds either way.
const TRUNK_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "true"),
];

/// The wasm-bindgen command refuses a module made with any other version of its crate.
pub(super) fn versions_agree(project: &Project) -> Result<()> {
    let crate_version = read(&project.path("Cargo.lock")).map(|lock| locked_version(&lock, "wasm-bindgen"))?;
    let tool_version = command_version(project)?;
    match crate_version {
        Some(version) if version != tool_version => bail!(
            "Cargo.lock has wasm-bindgen {version}, xtask/wasm-bindgen/Cargo.toml {tool_version}: \
             set both to the same version and run `cargo update -p wasm-bindgen --precise {tool_version}`"
        ),
        _ => Ok(()),
    }
}

/// The standard library for the browser.
pub(super) fn wasm_target(project: &Project) -> Result<()> {
    let library = process::printed(project.command("rustc")?.args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(&library).exists() {
        return Ok(());
    }
    let add = || process::run(project.command("rustup")?.args(["target", "add", WASM]));
    step("the wasm32 target of Rust", add).map_err(|error| {
        let rustup = "rustup target add wasm32-unknown-unknown";
        error.context(
            Remedy { debian: rustup, macos: rustup, windows: rustup }.error("the wasm32 target of Rust is missing"),
        )
    })
}

/// Trunk, from its source, without what it would need for downloads.
pub(super) fn trunk(project: &Project) -> Result<()> {
    if has_version(project, "trunk", TRUNK) {
        return Ok(());
    }
    step(&format!("Trunk {TRUNK}: compiled once, about three minutes on two cores"), || {
        let mut install =
            project.cargo(&["install", "trunk", "--locked", "--no-default-features", "--version", TRUNK])?;
        install.arg("--root").arg(project.path("target/tools"));
        install.arg("--target-dir").arg(project.path("target/tools/build"));
        process::run(install.envs(TRUNK_PROFILE))
    })
}

/// The wasm-bindgen command, from its library and a lock file of ours.
pub(super) fn wasm_bindgen(project: &Project) -> Result<()> {
    let version = command_version(project)?;
    if has_version(project, "wasm-bindgen", &version) {
        return Ok(());
    }
    step(&format!("wasm-bindgen {version}: compiled once, about two minutes on two cores"), || {
        let made = project.path("target/tools/wasm-bindgen");
        let mut build = project.cargo(&["build", "--release", "--locked"])?;
        build.arg("--manifest-path").arg(project.path("xtask/wasm-bindgen/Cargo.toml")).arg("--target-dir").arg(&made);
        process::run(&mut build)?;
        let program = format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX);
        fs::create_dir_all(project.tools_bin())?;
        fs::copy(made.join("release").join(&program), project.tools_bin().join(&program))?;
        Ok(())
    })
}

/// Whether the program first on the path says it is of this version.
fn has_version(project: &Project, program: &str, version: &str) -> bool {
    let said = project.command(program).and_then(|mut command| process::printed(command.arg("--version")));
    // Not there, or broken: installed anew either way, and then the installation's error is the one to show.
    said.is_ok_and(|said| said == format!("{program} {version}"))
}

fn command_version(project: &Project) -> Result<String> {
    let manifest = project.path("xtask/wasm-bindgen/Cargo.toml");
    pinned_version(&read(&manifest)?, "wasm-bindgen-cli")
        .with_context(|| format!("{} does not pin wasm-bindgen-cli with `=`", manifest.display()))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

/// The version a lock file gives a package, `None` when the package is not in it.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// The version a manifest pins a dependency to with `=`.
fn pinned_version(manifest: &str, dependency: &str) -> Option<String> {
    let line = manifest.lines().find(|line| line.split(' ').next() == Some(dependency))?;
    let (_, from) = line.split_once("\"=")?;
    Some(from.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_lock_file_and_manifest() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
        let manifest =
            "[dependencies]\nwasm-bindgen-cli = { version = \"=0.2.130\", default-features = false }\nanyhow = \"1\"\n";
        assert_eq!(pinned_version(manifest, "wasm-bindgen-cli").as_deref(), Some("0.2.130"));
        assert_eq!(pinned_version(manifest, "anyhow"), None, "not pinned with `=`");
    }
}
