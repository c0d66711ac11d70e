//! Where things are, and commands set up to run there.
//!
//! Everything made lands in `target/` or `dist/`. Tools and the half-made site stay in the checkout's own `target/` even
//! when `CARGO_TARGET_DIR` sends cargo's output elsewhere: they belong to this checkout, not to a shared cache.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// A checkout of the project.
pub(crate) struct Project {
    root: PathBuf,
    cargo_target: PathBuf,
}

impl Project {
    /// The checkout this program was built in.
    pub(crate) fn here() -> Result<Project> {
        // Set by `cargo run` and `cargo test`; the value compiled in would be stale in a moved checkout.
        let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&package).parent().context("xtask has no parent folder")?.to_path_buf();
        let cargo_target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(folder)?,
            None => root.join("target"),
        };
        Ok(Project { root, cargo_target })
    }

    /// The path of something in the checkout, written with forward slashes.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The path of something cargo made, below its target folder.
    pub(crate) fn cargo_output(&self, relative: &str) -> PathBuf {
        self.cargo_target.join(relative)
    }

    /// Where installed programs are.
    pub(crate) fn tools_bin(&self) -> PathBuf {
        self.path("target/tools/bin")
    }

    /// A command run in the checkout with the installed tools first on its path.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", self.search_path()?)
            .env("CARGO_TARGET_DIR", &self.cargo_target)
            // Keeps a Trunk built with its update check from asking the network.
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        Ok(command)
    }

    /// Cargo, the one that runs this program.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Result<Command> {
        let mut command = self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))?;
        command.args(arguments);
        Ok(command)
    }

    /// A program that an npm package of the project brought.
    pub(crate) fn npm_program(&self, name: &str) -> Result<Command> {
        let shim = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        self.command(self.path("node_modules/.bin").join(shim))
    }

    fn search_path(&self) -> Result<OsString> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = [self.tools_bin(), self.path("node_modules/.bin")].into_iter();
        Ok(std::env::join_paths(folders.chain(std::env::split_paths(&inherited)))?)
    }
}
