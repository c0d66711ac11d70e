//! `bench size`: what a page loads before it runs, raw and as brotli sends it, and which crates it comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::wasm::Module;
use super::{Bench, Report};
use crate::project::Project;
use crate::step::step;
use crate::{build, process, tools};

/// What script and WASM of any page may weigh together, compressed: 150 KB.
const APP_BYTES_BR: f64 = 153_600.0;

/// How many crates the table names; the rest are small.
const CRATES_SHOWN: usize = 24;

/// Builds the site and weighs every room of it. The figures without a room's name are those of the heaviest.
pub(super) fn measure(project: &Project) -> Result<Report> {
    build::run(project)?;
    let site = project.path(build::SITE);
    let mut report = Report::new(Bench::Size);
    let names = build::rooms(project)?;
    let sets = script_sets(&site)?;
    ensure!(sets.len() == names.len(), "pages load {} sets of scripts, for the rooms {names:?}", sets.len());
    let mut heaviest = (String::new(), 0.0);
    for loaded in sets {
        let weights = weigh(project, &site, &loaded)?;
        let total = weights.values().map(|weight| weight.br).sum();
        let is_of = |room: &&String| weights.keys().any(|file| kind(file, room).is_some());
        let room = names.iter().find(is_of).context("a page loads no room's WASM")?.clone();
        println!("\n{room}: {total} bytes as brotli sends them");
        for (file, Weight { raw, br }) in &weights {
            println!("{file:<48}{raw:>10} bytes {br:>9} brotli");
        }
        report.figure(format!("{room}_app_bytes_br"), total);
        if total > heaviest.1 {
            for (file, Weight { raw, br }) in &weights {
                if let Some(kind) = kind(file, &room) {
                    report.figure(format!("{kind}_bytes"), *raw);
                    report.figure(format!("{kind}_bytes_br"), *br);
                }
            }
            heaviest = (room, total);
        }
    }
    report.figure("app_bytes_br", heaviest.1);
    report.at_most("app_bytes_br", APP_BYTES_BR);
    print_crates(&step("the heaviest module with its names", || named_module(project, &heaviest.0))?);
    Ok(report)
}

/// What Trunk ships has no names, so wasm-bindgen and wasm-opt go once more over what was linked, names kept. Names are not
/// code: the functions are those that ship.
fn named_module(project: &Project, room: &str) -> Result<Module> {
    let folder = project.path("target/bench/size");
    let mut bindgen = project.command("wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder);
    let linked = format!("wasm32-unknown-unknown/release/{room}.wasm");
    process::run(bindgen.arg(project.cargo_output(&linked)))?;
    let named = folder.join("named.wasm");
    let mut optimiser = project.npm_program("wasm-opt")?;
    let module = folder.join(format!("{room}_bg.wasm"));
    optimiser.args(["-Oz", "--debuginfo"]).arg(module).arg("--output").arg(&named);
    process::run(&mut optimiser)?;
    Module::read(&fs::read(&named)?)
}

/// What a file is to a room: Trunk names the module and its glue after it. Whatever else a page loads is counted in the sum alone.
fn kind(file: &str, room: &str) -> Option<&'static str> {
    let name = file.rsplit('/').next()?;
    name.strip_prefix(room)?.strip_prefix('-')?;
    match Path::new(name).extension()?.to_str()? {
        "wasm" => Some("wasm"),
        "js" => Some("glue"),
        _ => None,
    }
}

/// The scripts and modules that pages name: one set a room.
fn script_sets(site: &Path) -> Result<BTreeSet<BTreeSet<String>>> {
    let mut sets = BTreeSet::new();
    let mut folders = vec![site.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                sets.insert(scripts_named(&fs::read_to_string(&path)?));
            }
        }
    }
    Ok(sets)
}

/// What stands in `src` and `href` and is a script or a module.
fn scripts_named(html: &str) -> BTreeSet<String> {
    let values =
        ["src=", "href="].into_iter().flat_map(|attribute| html.split(attribute).skip(1).filter_map(attribute_value));
    let scripts = values.filter(|value| [".js", ".mjs", ".wasm"].iter().any(|ending| value.ends_with(ending)));
    scripts.map(str::to_owned).collect()
}

fn attribute_value(after: &str) -> Option<&str> {
    match after.chars().next()? {
        quote @ ('"' | '\'') => after.get(1..)?.split(quote).next(),
        _ => after.split(|c: char| c.is_whitespace() || c == '>').next(),
    }
}

struct Weight {
    raw: f64,
    br: f64,
}

fn weigh(project: &Project, site: &Path, files: &BTreeSet<String>) -> Result<BTreeMap<String, Weight>> {
    let paths = files.iter().map(|file| site.join(file.trim_start_matches(['.', '/'])));
    let mut node = tools::node(project, "benches/size/weigh.mjs")?;
    let printed = process::printed(node.args(paths))?;
    let numbers: Vec<Vec<f64>> = serde_json::from_str(&printed).context("benches/size/weigh.mjs printed no list")?;
    let weights = numbers.iter().filter_map(|pair| match pair.as_slice() {
        [raw, br] => Some(Weight { raw: *raw, br: *br }),
        _ => None,
    });
    Ok(files.iter().cloned().zip(weights).collect())
}

fn print_crates(module: &Module) {
    let mut crates: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, size) in &module.functions {
        *crates.entry(crate_of(name)).or_default() += size;
    }
    let mut rows: Vec<(&str, usize)> = crates.into_iter().collect();
    rows.sort_by_key(|(name, size)| (usize::MAX - size, *name));
    let code: usize = rows.iter().map(|(_, size)| size).sum();
    println!("\nwhere the code comes from: {code} bytes in all, raw, and {} of constants", module.data);
    for (name, size) in rows.iter().take(CRATES_SHOWN) {
        println!("  {name:<30}{size:>9}");
    }
}

/// The crate that a function's full name begins with. A generic function belongs to the crate it is written in, not to the
/// one that uses it; a closure or an implementation to the crate of the type or function it stands in; an implementation
/// for a type without a crate to the trait's.
fn crate_of(name: &str) -> &str {
    let plain = name.trim_start_matches(['<', '&', '*', '(', '[']);
    let plain = ["dyn ", "mut ", "const "].iter().fold(plain, |name, word| name.strip_prefix(word).unwrap_or(name));
    let end = plain.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(plain.len());
    let (first, rest) = plain.split_at(end);
    // The compiler may tell crates of one name apart by a number: `core[c5930c85a12de822]::fmt`.
    let is_crate = rest.starts_with("::") || rest.starts_with('[') && rest.contains("]::");
    match rest.strip_prefix(" as ") {
        Some(of_trait) => crate_of(of_trait),
        None if is_crate => first,
        None => "(without a crate)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_read_from_a_page() {
        let html = r#"<link rel="modulepreload" href="/app-1.js"><link rel=preload as=fetch href=/app-1_bg.wasm crossorigin>
            <link rel="stylesheet" href="/site.css"><script type="module" src='/boot-2.js'></script><a href="/js/">js</a>"#;
        assert_eq!(scripts_named(html).into_iter().collect::<Vec<_>>(), ["/app-1.js", "/app-1_bg.wasm", "/boot-2.js"]);
    }

    #[test]
    fn a_function_belongs_to_the_crate_it_is_written_in() {
        for (name, krate) in [
            ("core::fmt::write", "core"),
            ("<alloc::vec::Vec<u8> as core::clone::Clone>::clone", "alloc"),
            ("<&mut tuoyu_catalog::Date as core::fmt::Debug>::fmt", "tuoyu_catalog"),
            ("<dyn core::error::Error>::is", "core"),
            ("<char>::escape_debug_ext", "(without a crate)"),
            ("<&isize as core[c5930c85a12de822]::fmt::Debug>::fmt", "core"),
            ("<dlmalloc[e24a27700634d609]::dlmalloc::Dlmalloc<x::System>>::malloc", "dlmalloc"),
            ("main", "(without a crate)"),
        ] {
            assert_eq!(crate_of(name), krate, "{name}");
        }
    }
}
