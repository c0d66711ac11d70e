//! What was published: the list of files that is the last to change.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use tuoyu_catalog::manifest::FileEntry;

/// Its name in the published folder.
pub(super) const RECORD: &str = "published.json";

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The files of the last publication, in path order.
    pub(super) files: Vec<FileEntry>,
    /// Files of earlier ones that stay for open tabs, in path order.
    pub(super) kept: Vec<String>,
    /// Files that are taken down, in path order: should that be interrupted, the next publication takes them down.
    pub(super) gone: Vec<String>,
}

impl Record {
    /// The record of a folder; empty for one nothing was published in.
    ///
    /// # Errors
    /// If there is one that cannot be read.
    pub(super) fn read(folder: &Path) -> Result<Record> {
        let place = folder.join(RECORD);
        if !place.is_file() {
            return Ok(Record::default());
        }
        let bytes = fs::read(&place).with_context(|| format!("不能读 {}", place.display()))?;
        serde_json::from_slice(&bytes).with_context(|| place.display().to_string())
    }

    /// Every path it names, once.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let files = self.files.iter().map(|file| file.path.as_str());
        files.chain(self.kept.iter().chain(&self.gone).map(String::as_str)).collect::<BTreeSet<_>>().into_iter()
    }
}
