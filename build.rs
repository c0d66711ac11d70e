//! Stamps the site with a fingerprint of the sources its pages are made from.
//!
//! The page's data block and the WASM carry the same stamp when they were made from the same sources; when they differ, the
//! browser must not hydrate the one with the other (see `browser::visit`).

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

/// The app and every crate that may stand in it.
const SOURCES: [&str; 7] = [
    "src",
    "crates/catalog/src",
    "crates/childhealth/src",
    "crates/content/src",
    "crates/policy/src",
    "crates/search/src",
    "crates/spatial/src",
];

fn main() -> std::io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for root in SOURCES {
        println!("cargo:rerun-if-changed={root}");
        hash_folder(Path::new(root), &mut hasher)?;
    }
    println!("cargo:rustc-env=TUOYU_VIEW={:016x}", hasher.finish());
    Ok(())
}

fn hash_folder(folder: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    let mut entries: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_type()?.is_dir() {
            hash_folder(&entry.path(), hasher)?;
        } else {
            entry.file_name().hash(hasher);
            std::fs::read(entry.path())?.hash(hasher);
        }
    }
    Ok(())
}
