//! The runtime files as the browser would read them, held against their pointers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, ensure};
use serde::de::DeserializeOwned;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::changes::{Change, ChangesFile};
use tuoyu_catalog::export::InstitutionsFile;
use tuoyu_catalog::manifest::{FileEntry, Manifest};
use tuoyu_catalog::open::{OpenForm, OpenIndex};
use tuoyu_catalog::runtime::{Pointer, Services, Shard, Site};
use tuoyu_catalog::scheme::Scheme;
use tuoyu_content::GuidanceEntry;
use tuoyu_policy::Measure;
use tuoyu_site::data::Library;
use tuoyu_site::live::care::LocalDoses;

use crate::build::open;
use crate::export::MANIFEST;
use crate::export::write::sha256;

/// Everything pages are made of.
#[derive(Debug)]
pub(super) struct Dataset {
    folder: PathBuf,
    pointer: Pointer,
    /// The export's manifest.
    pub(super) manifest: Manifest,
    /// The open data's index.
    pub(super) open: OpenIndex,
    /// What every page shows.
    pub(super) site: Site,
    /// The registry.
    pub(super) schemes: Arc<Vec<Scheme>>,
    /// The policies.
    pub(super) library: Arc<Library>,
    /// The guidance.
    pub(super) guidance: Vec<GuidanceEntry>,
    /// What the documents grant.
    pub(super) measures: Vec<Measure>,
    /// What regions add to the national vaccination schedule.
    pub(super) local_doses: Vec<LocalDoses>,
    /// The regions.
    pub(super) regions: Vec<RegionData>,
}

/// A region's files.
#[derive(Debug)]
pub(super) struct RegionData {
    /// The region and its list.
    pub(super) shard: Arc<Shard>,
    /// All that is published of its institutions.
    pub(super) institutions: InstitutionsFile,
    /// What it offers families beside them.
    pub(super) services: Services,
    /// What its maps are drawn on; `None` where no boundary is known.
    pub(super) basemap: Option<Arc<BasemapFile>>,
    /// Where that is.
    pub(super) basemap_file: Option<FileEntry>,
}

impl Dataset {
    /// Reads a built export.
    pub(super) fn read(folder: &Path) -> Result<Dataset> {
        let pointer = pointer(&folder.join("runtime.json"))?;
        let site: Site = file(folder, &pointer, "site")?;
        let regions =
            site.regions.iter().map(|region| RegionData::read(folder, &region.entry.code)).collect::<Result<_>>()?;
        Ok(Dataset {
            manifest: parse(&folder.join(MANIFEST), &fs::read(folder.join(MANIFEST))?)?,
            open: open_index(folder)?,
            schemes: Arc::new(site.schemes.clone()),
            library: Arc::new(Library::of(file(folder, &pointer, "policies")?)?),
            guidance: file(folder, &pointer, "guidance")?,
            measures: measures()?,
            local_doses: file(folder, &pointer, "vaccines")?,
            regions,
            site,
            folder: folder.to_owned(),
            pointer,
        })
    }

    /// An article by the stem of its file.
    pub(super) fn article<T: DeserializeOwned>(&self, stem: &str) -> Result<T> {
        file(&self.folder, &self.pointer, stem)
    }

    /// The file with this stem, for a page that has it fetched.
    pub(super) fn file(&self, stem: &str) -> Option<FileEntry> {
        self.pointer.file(stem).cloned()
    }

    /// The changes of a region or of all, newest first.
    pub(super) fn changes(&self, region: Option<&RegionCode>) -> Result<Vec<Change>> {
        let file =
            self.open.file(region, OpenForm::Changes).context("开放数据里没有变更记录。请重新运行 tuoyu build")?;
        let path = self.folder.join(open::FOLDER).join(&file.path);
        let bytes = whole(&path, file.bytes, &file.sha256)?;
        Ok(parse::<ChangesFile>(&path, &bytes)?.changes)
    }

    /// The region with this code.
    pub(super) fn region(&self, code: &RegionCode) -> Result<&RegionData> {
        self.regions.iter().find(|region| region.shard.region.code == *code).with_context(|| format!("没有区县 {code}"))
    }
}

impl RegionData {
    fn read(folder: &Path, code: &RegionCode) -> Result<RegionData> {
        let pointer = pointer(&folder.join(code.as_str()).join("runtime.json"))?;
        Ok(RegionData {
            shard: file(folder, &pointer, code.as_str())?,
            institutions: file(folder, &pointer, &format!("{code}-details"))?,
            services: file(folder, &pointer, &format!("{code}-services"))?,
            basemap_file: pointer.file(&format!("{code}-basemap")).cloned(),
            basemap: match pointer.file(&format!("{code}-basemap")) {
                Some(_) => Some(Arc::new(file(folder, &pointer, &format!("{code}-basemap"))?)),
                None => None,
            },
        })
    }
}

/// The measures that come with the command, or everything that is wrong with them.
fn measures() -> Result<Vec<Measure>> {
    tuoyu_policy::document::shipped().map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow!("措施数据有错：\n{}", lines.join("\n"))
    })
}

fn pointer(path: &Path) -> Result<Pointer> {
    let bytes = fs::read(path).with_context(|| format!("不能读 {}。先运行 tuoyu build", path.display()))?;
    let pointer: Pointer = parse(path, &bytes)?;
    pointer.check_version()?;
    Ok(pointer)
}

fn file<T: DeserializeOwned>(folder: &Path, pointer: &Pointer, stem: &str) -> Result<T> {
    let entry = pointer.file(stem).with_context(|| format!("整理好的数据里没有 {stem}。请重新运行 tuoyu build"))?;
    let path = folder.join(&entry.path);
    parse(&path, &whole(&path, entry.bytes, &entry.sha256)?)
}

/// A file's bytes, held against what is recorded of it.
fn whole(path: &Path, size: u64, hash: &str) -> Result<Vec<u8>> {
    let bytes = fs::read(path).with_context(|| format!("不能读 {}", path.display()))?;
    let is_whole = bytes.len() as u64 == size && sha256(&bytes) == hash;
    ensure!(is_whole, "{} 与记录的大小或校验值不符。请重新运行 tuoyu build", path.display());
    Ok(bytes)
}

fn open_index(folder: &Path) -> Result<OpenIndex> {
    let path = folder.join(open::FOLDER).join(open::INDEX);
    let bytes = fs::read(&path).with_context(|| format!("不能读 {}。先运行 tuoyu build", path.display()))?;
    parse(&path, &bytes)
}

fn parse<T: DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).with_context(|| format!("{} 的格式读不懂", path.display()))
}
