//! The clerk's guide names every problem an import can report, and none that it cannot.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every `E8` code in a text.
fn codes(text: &str) -> BTreeSet<String> {
    let is_code = |word: &&str| word.len() == 4 && word.starts_with("E8");
    text.split(|one: char| !one.is_ascii_alphanumeric()).filter(is_code).map(str::to_owned).collect()
}

fn sources(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.extend(codes(&fs::read_to_string(path).unwrap()));
        }
    }
}

#[test]
fn the_guide_names_every_problem() {
    let mut reported = codes(&fs::read_to_string(root().join("crates/cli/src/import.rs")).unwrap());
    sources(&root().join("crates/cli/src/import"), &mut reported);
    let documented = codes(&fs::read_to_string(root().join("docs/import.md")).unwrap());
    assert_eq!(reported, documented);
}
