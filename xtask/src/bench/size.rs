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

/// The module as it leaves the linker.
const LINKED: &str = "wasm32-unknown-unknown/release/tuoyu-site.wasm";

/// How many crates the table names; the rest are small.
const CRATES_SHOWN: usize = 24;

/// Builds the site and weighs it.
pub(super) fn measure(project: &Project) -> Result<Report> {
    build::run(project)?;
    let site = project.path(build::SITE);
    let loaded = heaviest_page(&site)?;
    let weights = weigh(project, &site, &loaded)?;
    let mut report = Report::new(Bench::Size);
    let mut total = 0.0;
    for (file, Weight { raw, br }) in &weights {
        let kind = kind(file);
        total += br;
        println!("{file:<48}{raw:>10} bytes {br:>9} brotli");
        if let Some(kind) = kind {
            report.figure(format!("{kind}_bytes"), *raw);
            report.figure(format!("{kind}_bytes_br"), *br);
        }
    }
    report.figure("app_bytes_br", total);
    report.at_most("app_bytes_br", APP_BYTES_BR);
    print_crates(&step("the same module with its names", || named_module(project))?);
    Ok(report)
}

/// What Trunk ships has no names, so wasm-bindgen and wasm-opt go once more over what was linked, names kept. Names are not
/// code: the functions are those that ship.
fn named_module(project: &Project) -> Result<Module> {
    let folder = project.path("target/bench/size");
    let mut bindgen = project.command("wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder);
    process::run(bindgen.arg(project.cargo_output(LINKED)))?;
    let named = folder.join("named.wasm");
    let mut optimiser = project.npm_program("wasm-opt")?;
    optimiser.args(["-Oz", "--debuginfo"]).arg(folder.join("tuoyu-site_bg.wasm")).arg("--output").arg(&named);
    process::run(&mut optimiser)?;
    Module::read(&fs::read(&named)?)
}

/// Trunk names the module and its glue after the package; whatever else a page loads is counted in the sum alone.
fn kind(file: &str) -> Option<&'static str> {
    let name = file.rsplit('/').next()?;
    match Path::new(name).extension()?.to_str()? {
        "wasm" => Some("wasm"),
        "js" if name.starts_with("tuoyu-site") => Some("glue"),
        _ => None,
    }
}

/// The scripts and modules named by the page that names the most of them.
fn heaviest_page(site: &Path) -> Result<BTreeSet<String>> {
    let mut heaviest = BTreeSet::new();
    let mut folders = vec![site.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                let named = scripts_named(&fs::read_to_string(&path)?);
                if named.len() > heaviest.len() {
                    heaviest = named;
                }
            }
        }
    }
    ensure!(
        heaviest.iter().any(|file| file.ends_with(".wasm")),
        "no page names the WASM it loads in a <link rel=preload>"
    );
    Ok(heaviest)
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
