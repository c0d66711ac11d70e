//! Writes an export in one step as far as a file system can.
//!
//! Every file is first staged beside its place (`x.json.new`) and flushed. The staged manifest is the commit record: once it
//! is on the disk the new export is whole, and the moves that follow can be finished by anybody, at any time, from the
//! staged files alone. [`finish_interrupted`] does that for a command that was killed half-way, or throws the staged files
//! away when the manifest had not been staged yet.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tuoyu_catalog::manifest::{FileEntry, Manifest};

use super::{MANIFEST, json};
use crate::disk;

/// An export being written.
#[derive(Debug)]
pub struct Writer {
    folder: PathBuf,
    entries: Mutex<BTreeMap<String, FileEntry>>,
}

impl Writer {
    /// Begins to write into `folder`, which is made if need be. Files it already has stay until [`Writer::commit`].
    ///
    /// # Errors
    /// If an interrupted write is found there and cannot be finished.
    pub fn begin(folder: &Path) -> Result<Writer> {
        finish_interrupted(folder)?;
        Ok(Writer { folder: folder.to_owned(), entries: Mutex::default() })
    }

    /// Stages one file: `path` is below the folder, with `/`. JSON is pretty-printed with a final newline. Several threads may
    /// stage at once: nothing of it counts before [`Writer::commit`].
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn stage<T: Serialize>(&self, path: &str, value: &T) -> Result<()> {
        let staged = disk::staged_beside(&self.folder.join(path));
        let (bytes, sha256) = disk::stage_with(&staged, |file| {
            let mut out = BufWriter::with_capacity(AT_ONCE, Measured { file, bytes: 0, hash: Sha256::new() });
            json::write(&mut out, value)?;
            out.write_all(b"\n")?;
            let measured = out.into_inner().map_err(IntoInnerError::into_error)?;
            Ok((measured.bytes, hexadecimal(&measured.hash.finalize())))
        })?;
        let entry = FileEntry { path: path.to_owned(), bytes, sha256 };
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), entry);
        Ok(())
    }

    /// Keeps a file as it is on the disk: its entry is carried over from the manifest it was written with.
    pub fn keep(&mut self, entry: FileEntry) {
        let entries = self.entries.get_mut().unwrap_or_else(PoisonError::into_inner);
        entries.entry(entry.path.clone()).or_insert(entry);
    }

    /// Stages the manifest, then moves every staged file to its place, the manifest last.
    ///
    /// # Errors
    /// If the disk refuses. After an error in the moves [`finish_interrupted`] completes them.
    pub fn commit(self, head: Manifest) -> Result<()> {
        let entries = self.entries.into_inner().unwrap_or_else(PoisonError::into_inner);
        let manifest = Manifest { files: entries.into_values().collect(), ..head };
        disk::stage(&disk::staged_beside(&self.folder.join(MANIFEST)), &pretty(&manifest)?)?;
        move_staged(&self.folder, &manifest)
    }
}

/// Bytes that are hashed and written in one go.
const AT_ONCE: usize = 256 << 10;

/// A file that is measured while it is written: a list of a hundred thousand records is never in memory as text.
struct Measured<'a> {
    file: &'a mut File,
    bytes: u64,
    hash: Sha256,
}

impl Write for Measured<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The bytes of a file of the export.
///
/// # Errors
/// Never for the catalog's types; serde's signature asks for it.
pub fn pretty<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(4 << 10);
    json::write(&mut bytes, value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A file's entry in a manifest or pointer.
pub fn entry_of(path: &str, bytes: &[u8]) -> FileEntry {
    FileEntry { path: path.to_owned(), bytes: bytes.len() as u64, sha256: sha256(bytes) }
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Finishes the write that a killed command left behind in `folder`, or undoes it when it was not yet whole.
///
/// # Errors
/// If the disk refuses, or the staged manifest cannot be read.
pub fn finish_interrupted(folder: &Path) -> Result<()> {
    let staged = disk::staged_beside(&folder.join(MANIFEST));
    if staged.exists() {
        let read = fs::read(&staged).with_context(|| format!("不能读 {}", staged.display()))?;
        // A half-written commit record commits nothing: the export is still the old one.
        if let Ok(manifest) = serde_json::from_slice::<Manifest>(&read) {
            return move_staged(folder, &manifest);
        }
    }
    disk::discard_staged(&disk::with_regions(folder)?)
}

fn move_staged(folder: &Path, manifest: &Manifest) -> Result<()> {
    disk::unstage_all(folder, manifest.files.iter().map(|file| file.path.as_str()).chain([MANIFEST]))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use tuoyu_catalog::manifest::Provenance;

    use super::*;
    use crate::disk::failing;

    fn head() -> Manifest {
        Manifest {
            schema_version: Manifest::current_version(),
            as_of: "2026-11-01".parse().unwrap(),
            provenance: Provenance::Demonstration,
            publisher: String::new(),
            source: Default::default(),
            licence: None,
            files: Vec::new(),
        }
    }

    fn write(folder: &Path, edition: &str) -> Result<()> {
        let writer = Writer::begin(folder)?;
        for path in ["regions.json", "410305/region.json", "410305/institutions.json"] {
            writer.stage(path, &edition)?;
        }
        writer.commit(head())
    }

    /// The edition all files agree on, by what the manifest says of them.
    fn edition(folder: &Path) -> String {
        let manifest: Manifest = serde_json::from_slice(&fs::read(folder.join(MANIFEST)).unwrap()).unwrap();
        let read = |path: &str| fs::read(folder.join(path)).unwrap();
        for file in &manifest.files {
            assert_eq!(entry_of(&file.path, &read(&file.path)), *file, "the manifest is about other bytes");
        }
        serde_json::from_slice(&read("regions.json")).unwrap()
    }

    #[test]
    fn a_write_killed_at_any_step_ends_as_the_old_export_or_the_new_one_never_a_mixture() {
        let folder = std::env::temp_dir().join(format!("tuoyu-killed-{}", std::process::id()));
        let mut ends = Vec::new();
        for steps in 0.. {
            failing::after(None);
            // The folder of the round before; on the first there is none.
            let _ = fs::remove_dir_all(&folder);
            write(&folder, "old").unwrap();
            failing::after(Some(steps));
            let whole = write(&folder, "new").is_ok();
            failing::after(None);
            finish_interrupted(&folder).unwrap();
            ends.push(edition(&folder));
            let left = fs::read_dir(folder.join("410305")).unwrap().count();
            assert_eq!(left, 2, "nothing staged is left behind after {steps} steps");
            if whole {
                break;
            }
        }
        fs::remove_dir_all(&folder).unwrap();
        // Four files staged, four moved: the manifest's staging is where old becomes new.
        assert_eq!(ends, ["old", "old", "old", "old", "new", "new", "new", "new", "new"]);
    }

    #[test]
    fn finishing_may_be_killed_as_well() {
        let folder = std::env::temp_dir().join(format!("tuoyu-killed-twice-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        write(&folder, "old").unwrap();
        failing::after(Some(5));
        assert!(write(&folder, "new").is_err());
        for steps in 0..3 {
            failing::after(Some(steps));
            // It fails until there are enough steps; what it has done stays done.
            let _ = finish_interrupted(&folder);
        }
        failing::after(None);
        finish_interrupted(&folder).unwrap();
        assert_eq!(edition(&folder), "new");
        fs::remove_dir_all(&folder).unwrap();
    }
}
