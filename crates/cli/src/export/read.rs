//! Reads an export, reporting everything wrong with its files and going on with what can be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use tuoyu_catalog::Problem;
use tuoyu_catalog::check::{RegionFiles, Row, SiteFiles, rule};
use tuoyu_catalog::export::{InstitutionsFile, RegionsFile, SchemesFile};
use tuoyu_catalog::manifest::{FileEntry, Manifest};
use tuoyu_catalog::service::{EventsFile, PlacesFile};

use super::locate::{self, ListFile};
use super::write::sha256;
use super::{MANIFEST, OPTIONAL, REGIONS, REQUIRED, SCHEMES};
use crate::disk;

/// The most bytes of one file that are read: a county of 300 institutions has a quarter of a megabyte.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// An export opened for reading.
#[derive(Debug)]
pub struct Export {
    folder: PathBuf,
    listed: Option<BTreeMap<String, FileEntry>>,
    /// What all regions share.
    pub site: SiteFiles,
}

impl Export {
    /// Reads the manifest and what all regions share.
    ///
    /// # Errors
    /// If the folder is not there or cannot be read.
    pub fn open(folder: &Path) -> Result<(Export, Vec<Problem>)> {
        ensure!(folder.is_dir(), "{} 不是目录", folder.display());
        let mut export = Export { folder: folder.to_owned(), listed: None, site: SiteFiles::default() };
        let mut problems = Vec::new();
        if disk::staged_beside(&folder.join(MANIFEST)).exists() {
            problems.push(rule::INTERRUPTED.problem(MANIFEST, "", ""));
        }
        let manifest: Option<Manifest> = export.whole(MANIFEST, &mut problems)?;
        if let Some(error) = manifest.as_ref().and_then(|manifest| manifest.check_version().err()) {
            // What another major version means by its files nobody here can know.
            let problem = rule::VERSION.problem(MANIFEST, "", &error.to_string());
            return Ok((export, vec![problem.in_field("schema_version", &error.found)]));
        }
        if let Some(manifest) = manifest {
            let entries = manifest.files.iter().map(|file| (file.path.clone(), file.clone()));
            export.listed = Some(entries.collect());
            export.site.manifest = Some(manifest);
        }
        export.site.regions = export.rows::<RegionsFile>(REGIONS, &mut problems)?;
        export.site.schemes = export.rows::<SchemesFile>(SCHEMES, &mut problems)?;
        export.check_listed(&mut problems)?;
        Ok((export, problems))
    }

    /// The regions' codes, in the order they are shown.
    pub fn codes(&self) -> Vec<String> {
        self.site.regions.iter().map(|row| row.record.code.as_str().to_owned()).collect()
    }

    /// Reads a region's folder.
    ///
    /// # Errors
    /// If a file is there and cannot be read.
    pub fn region(&self, code: &str) -> Result<(RegionFiles, Vec<Problem>)> {
        let mut problems = Vec::new();
        let path = |name: &str| format!("{code}/{name}");
        let [region, institutions] = REQUIRED.map(path);
        let [outline, places, events, basemap] = OPTIONAL.map(path);
        let files = RegionFiles {
            folder: code.to_owned(),
            region: self.whole(&region, &mut problems)?,
            institutions: self.rows::<InstitutionsFile>(&institutions, &mut problems)?,
            outline: if self.has(&outline) { self.whole(&outline, &mut problems)? } else { None },
            places: if self.has(&places) { self.rows::<PlacesFile>(&places, &mut problems)? } else { Vec::new() },
            basemap: if self.has(&basemap) { self.whole(&basemap, &mut problems)? } else { None },
            events: if self.has(&events) { self.rows::<EventsFile>(&events, &mut problems)? } else { Vec::new() },
        };
        Ok((files, problems))
    }

    /// An optional file is expected where the manifest lists it or the folder has it.
    fn has(&self, path: &str) -> bool {
        let listed = self.listed.as_ref().is_some_and(|listed| listed.contains_key(path));
        listed || self.folder.join(path).exists()
    }

    fn whole<T: DeserializeOwned>(&self, path: &str, problems: &mut Vec<Problem>) -> Result<Option<T>> {
        let Some(bytes) = self.bytes(path, problems)? else { return Ok(None) };
        let (record, found) = locate::whole(path, &bytes);
        problems.extend(self.of_this_version(found));
        Ok(record)
    }

    fn rows<T: ListFile>(&self, path: &str, problems: &mut Vec<Problem>) -> Result<Vec<Row<T::Record>>> {
        let Some(bytes) = self.bytes(path, problems)? else { return Ok(Vec::new()) };
        let (rows, found) = locate::rows::<T>(path, &bytes);
        problems.extend(self.of_this_version(found));
        Ok(rows)
    }

    /// Fields that nobody knows are a fault only where no later version may have added them.
    fn of_this_version(&self, found: Vec<Problem>) -> Vec<Problem> {
        let later = self.site.manifest.as_ref().is_some_and(Manifest::is_later_minor);
        found.into_iter().filter(|problem| !later || problem.code != rule::UNKNOWN_FIELD.code).collect()
    }

    /// A file's bytes, compared with the manifest. `None` where it is missing or too large, which is reported.
    fn bytes(&self, path: &str, problems: &mut Vec<Problem>) -> Result<Option<Vec<u8>>> {
        let place = self.folder.join(path);
        let cannot_read = || format!("不能读 {}", place.display());
        if !place.is_file() {
            problems.push(rule::FILE_MISSING.problem(path, "", ""));
            return Ok(None);
        }
        let size = fs::metadata(&place).with_context(cannot_read)?.len();
        if size > MOST_BYTES {
            problems.push(rule::FILE_TOO_LARGE.problem(path, "", &format!("{size} 字节")));
            return Ok(None);
        }
        let bytes = fs::read(&place).with_context(cannot_read)?;
        problems.extend(self.compare(path, &bytes));
        Ok(Some(bytes))
    }

    /// What is wrong with a file's bytes by the manifest; nothing where no manifest could be read.
    fn compare(&self, path: &str, bytes: &[u8]) -> Option<Problem> {
        let Some(entry) = self.listed.as_ref()?.get(path) else {
            return Some(rule::UNLISTED.problem(path, "", ""));
        };
        if entry.bytes != bytes.len() as u64 {
            let detail = format!("清单写 {} 字节", entry.bytes);
            return Some(rule::WRONG_BYTES.problem(path, "", &detail).in_field("bytes", bytes.len().to_string()));
        }
        let found = sha256(bytes);
        (entry.sha256 != found).then(|| rule::WRONG_HASH.problem(path, "", "").in_field("sha256", found))
    }

    /// Paths that lead out of the folder, and files that no region of the list accounts for.
    fn check_listed(&self, problems: &mut Vec<Problem>) -> Result<()> {
        let codes: BTreeSet<String> = self.codes().into_iter().collect();
        let is_read = |path: &str| {
            let region_file = path.split_once('/').is_some_and(|(folder, name)| {
                codes.contains(folder) && REQUIRED.iter().chain(&OPTIONAL).any(|known| *known == name)
            });
            region_file || [REGIONS, SCHEMES].contains(&path)
        };
        for path in self.listed.iter().flat_map(BTreeMap::keys) {
            if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) || path.contains('\\') {
                problems.push(rule::UNSAFE_PATH.problem(MANIFEST, "", "").in_field("files", path));
            } else if !is_read(path) {
                self.bytes(path, problems)?;
            }
        }
        Ok(())
    }
}
