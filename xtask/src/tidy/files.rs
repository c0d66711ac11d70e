//! The text files that are kept in the repository: all but what the root's `.gitignore` names, and what is not text.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project::Project;

/// Made or foreign wherever they stand.
const NEVER_KEPT: [&str; 4] = [".git", "target", "node_modules", "dist"];

/// A text file of the repository.
pub(super) struct File {
    /// From the root, with forward slashes.
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    /// Whether the path is in one of these folders (ending in a slash) or is one of these files.
    pub(super) fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| if place.ends_with('/') { self.path.starts_with(place) } else { self.path == *place })
    }

    /// Whether it is Rust.
    pub(super) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }
}

/// What is made and never kept: the entries of `.gitignore` that begin at the root, without the slash.
pub(super) fn ignored(project: &Project) -> Result<Vec<String>> {
    let text = fs::read_to_string(project.path(".gitignore")).context("could not read .gitignore")?;
    Ok(text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('/'))
        .map(|entry| entry.trim_end_matches('/').to_owned())
        .collect())
}

/// All text files of the repository, sorted by path.
pub(super) fn kept(project: &Project, ignored: &[String]) -> Result<Vec<File>> {
    let mut files = Vec::new();
    walk(&project.path(""), "", ignored, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, ignored: &[String], files: &mut Vec<File>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if NEVER_KEPT.contains(&name.as_str()) || ignored.contains(&path) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), ignored, files)?;
        } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            files.push(File { path, text });
        }
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_folder_or_a_file() {
        let load = file("src/load.rs", "");
        assert!(load.is_in(&["src/"]));
        assert!(load.is_in(&["crates/", "src/load.rs"]));
        assert!(!load.is_in(&["src/load", "rc/"]));
    }
}
