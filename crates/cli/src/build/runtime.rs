//! The folder of runtime files: hashed ones first, the pointers to them last.
//!
//! A hashed file never changes, so an open tab goes on reading the ones it knows while a new build is put beside them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;
use tuoyu_catalog::manifest::{FileEntry, Manifest};
use tuoyu_catalog::runtime::Pointer;

use crate::disk;
use crate::export::write::{entry_of, sha256};

/// Hexadecimal digits of the hash in a name: 64 bits, and the pointer has all of it.
const DIGITS: usize = 16;

/// A build being written.
#[derive(Debug)]
pub(super) struct Runtime {
    folder: PathBuf,
    pointers: Vec<(PathBuf, Vec<u8>)>,
    named: BTreeSet<String>,
    /// Bytes of all hashed files.
    pub(super) bytes: u64,
}

impl Runtime {
    /// Begins a build below the export's folder.
    pub(super) fn begin(folder: &Path) -> Runtime {
        Runtime { folder: folder.to_owned(), pointers: Vec::new(), named: BTreeSet::new(), bytes: 0 }
    }

    /// Writes `runtime/<stem>.<hash>.json`, unless the same bytes are there already.
    pub(super) fn hashed<T: Serialize>(&mut self, stem: &str, value: &T) -> Result<FileEntry> {
        self.hashed_bytes(stem, "json", serde_json::to_vec(value)?)
    }

    /// Writes `runtime/<stem>.<hash>.<ending>`, unless the same bytes are there already.
    pub(super) fn hashed_bytes(&mut self, stem: &str, ending: &str, bytes: Vec<u8>) -> Result<FileEntry> {
        let hash = sha256(&bytes);
        let name = format!("runtime/{stem}.{}.{ending}", hash.get(..DIGITS).unwrap_or_default());
        let path = self.folder.join(&name);
        // Compared whole: a name may be left from a disk that lost a write.
        if !fs::read(&path).is_ok_and(|old| old == bytes) {
            disk::replace(&path, &bytes)?;
        }
        self.bytes += bytes.len() as u64;
        let entry = entry_of(&name, &bytes);
        self.named.insert(name);
        Ok(entry)
    }

    /// Notes a pointer, written when everything it points at is.
    pub(super) fn point(&mut self, path: &str, files: Vec<FileEntry>) -> Result<()> {
        let pointer = Pointer { schema_version: Manifest::current_version(), files };
        self.pointers.push((self.folder.join(path), serde_json::to_vec(&pointer)?));
        Ok(())
    }

    /// Moves the pointers to their places.
    pub(super) fn commit(&self) -> Result<()> {
        self.pointers.iter().try_for_each(|(path, bytes)| {
            if fs::read(path).is_ok_and(|old| old == *bytes) { Ok(()) } else { disk::replace(path, bytes) }
        })
    }

    /// How many hashed files the build has.
    pub(super) fn n_files(&self) -> usize {
        self.named.len()
    }

    /// Removes the hashed files of earlier builds. Answers how many.
    pub(super) fn prune(&self) -> Result<usize> {
        let folder = self.folder.join("runtime");
        let mut removed = 0;
        for entry in fs::read_dir(&folder).with_context(|| format!("不能读 {}", folder.display()))? {
            let path = entry?.path();
            let name = format!("runtime/{}", path.file_name().unwrap_or_default().to_string_lossy());
            if !self.named.contains(&name) {
                disk::remove(&path)?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::disk::failing;

    fn build(folder: &Path, edition: &str) -> Result<()> {
        let mut runtime = Runtime::begin(folder);
        let region = vec![runtime.hashed("410305", &edition)?, runtime.hashed("410305-details", &edition)?];
        runtime.point("410305/runtime.json", region)?;
        let site = vec![runtime.hashed("site", &edition)?];
        runtime.point("runtime.json", site)?;
        runtime.commit()
    }

    #[test]
    fn a_build_killed_at_any_step_leaves_pointers_to_whole_files() {
        let folder = std::env::temp_dir().join(format!("tuoyu-build-killed-{}", std::process::id()));
        for steps in 0.. {
            failing::after(None);
            // The folder of the round before; on the first there is none.
            let _ = fs::remove_dir_all(&folder);
            build(&folder, "old").unwrap();
            failing::after(Some(steps));
            let whole = build(&folder, "new").is_ok();
            failing::after(None);
            for path in ["runtime.json", "410305/runtime.json"] {
                let pointer: Pointer = serde_json::from_slice(&fs::read(folder.join(path)).unwrap()).unwrap();
                for file in pointer.files {
                    let bytes = fs::read(folder.join(&file.path)).unwrap();
                    assert_eq!(entry_of(&file.path, &bytes), file, "after {steps} steps");
                }
            }
            build(&folder, "new").unwrap();
            if whole {
                break;
            }
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
