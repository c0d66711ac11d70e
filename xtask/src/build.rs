//! The site, from lists to pages: `tuoyu` itself, the data, the app, the styles, the pages.
//!
//! Each part is made from what stands before it and skipped while nothing it is made from has changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;
use crate::stamp::Recipe;
use crate::step::step;
use crate::tools;

/// Where the finished site is, relative to the checkout.
pub(crate) const SITE: &str = "dist";
/// Where Trunk and the style bundler put what the pages load.
pub(crate) const APP: &str = "target/site/app";
/// Where the live map's code is.
const MAP: &str = "src/browser/map";
/// Its clusters, among what the pages load.
pub(crate) const CLUSTERS: &str = "map-clusters.wasm";
/// A page for Trunk and a program for every room: see `src/live`.
const ROOMS: &str = "src/rooms";

/// Leaves of a room what runs.
const TRIM: &str = "xtask/trim-room.mjs";

/// Builds the site into `dist/`, with every tool that takes.
pub(crate) fn run(project: &Project) -> Result<()> {
    tools::for_building(project)?;
    command(project)?;
    data(project)?;
    app(project)?;
    styles(project)?;
    map(project)?;
    pages(project)
}

/// Builds `tuoyu`; cargo itself knows when there is nothing to do. Unoptimised: it compiles in a third of the time, the tests
/// need most of it so anyway, and the demonstration's pages take a second either way.
fn command(project: &Project) -> Result<()> {
    step("the tuoyu command", || process::run(&mut project.cargo(&["build", "--locked", "--package", "tuoyu-cli"])?))
}

fn tuoyu(project: &Project) -> PathBuf {
    project.cargo_output(&format!("debug/tuoyu{}", std::env::consts::EXE_SUFFIX))
}

/// Checks the export and the content and derives from them what the app loads.
fn data(project: &Project) -> Result<()> {
    let made = ["public/data/runtime", "public/data/open"].map(|path| project.path(path));
    let recipe = Recipe {
        name: "the data",
        inputs: vec![tuoyu(project), project.path("public/data"), project.path("content")],
        except: made.to_vec(),
        output: project.path("public/data/runtime.json"),
    };
    recipe.refresh(project, || {
        process::run(project.command(tuoyu(project))?.args(["build", "public/data", "--content", "content"]))
    })
}

/// Compiles the app for the browser, room by room.
fn app(project: &Project) -> Result<()> {
    let sources =
        ["Cargo.toml", "Cargo.lock", "build.rs", "rust-toolchain.toml", "Trunk.toml", "package-lock.json", TRIM];
    let folders = [".cargo", "src", "crates", "locales"];
    let recipe = Recipe {
        name: "the app",
        inputs: sources.iter().chain(&folders).map(|path| project.path(path)).collect(),
        // The command does not run in the browser.
        except: vec![project.path("crates/cli")],
        output: project.path(APP),
    };
    recipe.refresh(project, || {
        rooms(project)?.iter().try_for_each(|room| {
            let mut trunk = project.command("trunk")?;
            trunk.args(["build", &format!("{ROOMS}/{room}.html"), "--dist", &format!("{APP}/{room}")]);
            process::run(trunk.args(["--release", "--log", "warn"]).env("RUST_BACKTRACE", "0"))?;
            process::run(tools::node(project, TRIM)?.arg(format!("{APP}/{room}")))
        })
    })
}

/// The rooms there are, by name.
pub(crate) fn rooms(project: &Project) -> Result<Vec<String>> {
    let folder = project.path(ROOMS);
    let entries = fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let pages = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "html"));
    let mut names: Vec<String> = pages.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    Ok(names)
}

/// Bundles the style sheets: one for pages that only say something, which most are, and one for all others.
fn styles(project: &Project) -> Result<()> {
    let output = project.path(APP).join("site.css");
    let recipe = Recipe { name: "the styles", inputs: vec![project.path("styles")], except: Vec::new(), output };
    recipe.refresh(project, || {
        let mut esbuild = project.npm_program("esbuild")?;
        esbuild.args(["styles/plain.css", "styles/site.css", "--bundle", "--minify", "--log-level=warning"]);
        process::run(esbuild.arg(format!("--outdir={APP}")))
    })
}

/// Bundles the live map: Leaflet and our own part in one file, whatever is optional in files of its own.
pub(crate) fn map(project: &Project) -> Result<()> {
    let recipe = Recipe {
        name: "the map",
        inputs: [MAP, "package-lock.json", "Cargo.toml", "crates/map", "crates/spatial"]
            .map(|path| project.path(path))
            .to_vec(),
        except: Vec::new(),
        output: project.path(APP).join(CLUSTERS),
    };
    recipe.refresh(project, || {
        remove_bundles(&project.path(APP))?;
        let mut esbuild = project.npm_program("esbuild")?;
        esbuild.args(["--bundle", "--minify", "--format=esm", "--splitting", "--target=es2020", "--loader:.css=text"]);
        esbuild.args(["--entry-names=map-open-[hash]", "--chunk-names=map-[name]-[hash]", "--log-level=warning"]);
        process::run(esbuild.arg(format!("{MAP}/map.js")).arg(format!("--outdir={APP}")))?;
        let module = ["--lib", "--crate-type", "cdylib", "--release", "--target", "wasm32-unknown-unknown"];
        let mut cargo = project.cargo(&["rustc", "--locked", "--package", "tuoyu-map"])?;
        process::run(cargo.args(module).args(["--", "-C", "strip=symbols"]))?;
        let built = project.cargo_output("wasm32-unknown-unknown/release/tuoyu_map.wasm");
        let copied = fs::copy(&built, project.path(APP).join(CLUSTERS));
        copied.map(|_| ()).with_context(|| format!("could not copy {}", built.display()))
    })
}

/// Removes earlier bundles: their names are their contents'.
fn remove_bundles(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_bundle = |name: &str| name.starts_with("map-") && name.ends_with(".js");
        if path.file_name().and_then(|name| name.to_str()).is_some_and(is_bundle) {
            fs::remove_file(&path).with_context(|| format!("could not remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// Writes every page and puts beside them what they load.
fn pages(project: &Project) -> Result<()> {
    let recipe = Recipe {
        name: "the pages",
        inputs: vec![project.path(APP), project.path("public"), tuoyu(project)],
        except: Vec::new(),
        output: project.path(SITE).join("index.html"),
    };
    recipe.refresh(project, || {
        let mut tuoyu = project.command(tuoyu(project))?;
        tuoyu.args(["prerender", "--app", APP, "--public", "public", "--to", SITE]);
        process::run(&mut tuoyu)
    })
}
