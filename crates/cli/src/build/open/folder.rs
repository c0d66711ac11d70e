//! The folder of the open data: its files keep their names, so all are staged first and the index is the commit record, as the
//! manifest is for the export (`export::write`). Whoever comes after a killed build finishes it or throws it away.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::open::{OpenFile, OpenForm, OpenIndex};

use crate::disk;
use crate::export::write::{pretty, sha256};

/// The commit record.
pub(crate) const INDEX: &str = "index.json";

/// The open data being written.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    files: Vec<OpenFile>,
}

impl Folder {
    /// Begins to write into a folder. What it has stays until [`Folder::commit`].
    pub(super) fn begin(path: PathBuf) -> Result<Folder> {
        finish_interrupted(&path)?;
        Ok(Folder { path, files: Vec::new() })
    }

    /// Reads a file that was published before; `None` where there is none.
    pub(super) fn published(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let place = self.path.join(path);
        if !place.is_file() {
            return Ok(None);
        }
        fs::read(&place).map(Some).with_context(|| format!("不能读 {}", place.display()))
    }

    /// Stages a file.
    pub(super) fn stage(
        &mut self,
        path: &str,
        region: Option<&RegionCode>,
        form: OpenForm,
        bytes: &[u8],
    ) -> Result<()> {
        disk::stage(&self.staged(path), bytes)?;
        self.note(path, region, form, (bytes.len() as u64, sha256(bytes)));
        Ok(())
    }

    /// Where a file is staged that another library writes; [`Folder::adopt`] it then.
    pub(super) fn staged(&self, path: &str) -> PathBuf {
        disk::staged_beside(&self.path.join(path))
    }

    /// Takes a staged file that another library has written, and flushes it.
    pub(super) fn adopt(&mut self, path: &str, form: OpenForm) -> Result<()> {
        let staged = self.staged(path);
        let cannot_read = || format!("不能读 {}", staged.display());
        let mut file = File::options().read(true).write(true).open(&staged).with_context(cannot_read)?;
        let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
        loop {
            let read = file.read(&mut buffer).with_context(cannot_read)?;
            if read == 0 {
                break;
            }
            hash.update(buffer.get(..read).unwrap_or_default());
            bytes += read as u64;
        }
        file.sync_all().with_context(cannot_read)?;
        self.note(path, None, form, (bytes, hexadecimal(hash)));
        Ok(())
    }

    /// Takes a stream that is complete.
    pub(super) fn close(&mut self, stream: Stream, form: OpenForm) -> Result<()> {
        let path = stream.path.clone();
        let measured = stream.finish()?;
        self.note(&path, None, form, measured);
        Ok(())
    }

    fn note(&mut self, path: &str, region: Option<&RegionCode>, form: OpenForm, (bytes, sha256): (u64, String)) {
        self.files.push(OpenFile { path: path.to_owned(), bytes, sha256, region: region.cloned(), form });
    }

    /// The files so far, in path order.
    pub(super) fn files(&self) -> Vec<OpenFile> {
        let mut files = self.files.clone();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    /// Stages the index, moves every file to its place, the index last, and removes what no index names any more.
    pub(super) fn commit(self, head: OpenIndex) -> Result<()> {
        let index = OpenIndex { files: self.files(), ..head };
        disk::stage(&self.staged(INDEX), &pretty(&index)?)?;
        move_staged(&self.path, &index)?;
        let named: BTreeSet<PathBuf> = index.files.iter().map(|file| self.path.join(&file.path)).collect();
        for folder in disk::with_regions(&self.path)? {
            for entry in fs::read_dir(&folder).with_context(|| format!("不能读 {}", folder.display()))? {
                let path = entry?.path();
                if path.is_file() && !named.contains(&path) && path != self.path.join(INDEX) {
                    disk::remove(&path)?;
                }
            }
        }
        Ok(())
    }

    /// Begins a file of all regions that is written piece by piece.
    pub(super) fn stream(&self, path: &str) -> Result<Stream> {
        let file = BufWriter::with_capacity(1 << 16, disk::create(&self.staged(path))?);
        Ok(Stream { path: path.to_owned(), file, hash: Sha256::new(), bytes: 0 })
    }
}

/// A staged file being written piece by piece.
#[derive(Debug)]
pub(super) struct Stream {
    path: String,
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Stream {
    /// Adds a piece.
    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes).with_context(|| format!("不能写 {}", self.path))
    }

    fn finish(self) -> Result<(u64, String)> {
        let cannot_write = || format!("不能写 {}", self.path);
        let file = self.file.into_inner().map_err(|error| error.into_error()).with_context(cannot_write)?;
        file.sync_all().with_context(cannot_write)?;
        Ok((self.bytes, hexadecimal(self.hash)))
    }
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Finishes what a killed build left staged, or throws it away where it was not yet whole.
pub(super) fn finish_interrupted(folder: &Path) -> Result<()> {
    let staged = disk::staged_beside(&folder.join(INDEX));
    if staged.is_file() {
        let bytes = fs::read(&staged).with_context(|| format!("不能读 {}", staged.display()))?;
        // A half-written record commits nothing.
        if let Ok(index) = serde_json::from_slice::<OpenIndex>(&bytes) {
            return move_staged(folder, &index);
        }
    }
    disk::discard_staged(&disk::with_regions(folder)?)
}

fn move_staged(folder: &Path, index: &OpenIndex) -> Result<()> {
    disk::unstage_all(folder, index.files.iter().map(|file| file.path.as_str()).chain([INDEX]))
}
