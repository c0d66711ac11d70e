//! The folder that is published: written beside its place, moved there when whole.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};
use tuoyu_site::browser::{BOOT_JS, MAP_BOOT_JS};
use tuoyu_site::live::Room;
use tuoyu_site::live::places::Places;
use tuoyu_site::shell::{Assets, MapLayers, RoomFiles};

use crate::disk;
use crate::export::write::sha256;

/// Where an export is published, below the site.
const DATA: &str = "data";

/// A folder being written.
#[derive(Debug)]
pub(super) struct Output {
    place: PathBuf,
    staged: PathBuf,
}

impl Output {
    /// Begins a folder that will stand at `place`.
    pub(super) fn begin(place: &Path) -> Result<Output> {
        let name = place.file_name().context("写到哪里：要给出一个目录名")?;
        let (staged, old) = (beside(place, name, ".new"), beside(place, name, ".old"));
        // A command killed between its two moves has left the last whole folder under its other name.
        if !place.exists() && old.exists() {
            fs::rename(&old, place).with_context(|| format!("不能写 {}", place.display()))?;
        }
        if staged.exists() {
            fs::remove_dir_all(&staged).with_context(|| format!("不能清空 {}", staged.display()))?;
        }
        fs::create_dir_all(&staged).with_context(|| format!("不能写 {}", staged.display()))?;
        Ok(Output { place: place.to_owned(), staged })
    }

    /// Writes one file.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let path = self.staged.join(path);
        let cannot_write = || format!("不能写 {}", path.display());
        path.parent().map_or(Ok(()), fs::create_dir_all).with_context(cannot_write)?;
        fs::write(&path, bytes).with_context(cannot_write)
    }

    /// Copies what is published as it is, and the export to where pages look for it. An export elsewhere takes the place of the
    /// one among the public files: a county's site never carries the demonstration.
    pub(super) fn copy_public(&self, public: &Path, export: &Path) -> Result<()> {
        copy(public, &self.staged, &|path| *path != public.join(DATA))?;
        let data = self.staged.join(DATA);
        fs::create_dir_all(&data).with_context(|| format!("不能写 {}", data.display()))?;
        copy(export, &data, &|_| true)
    }

    /// Takes every room's style sheet, and its files, each under a name that is its content's.
    pub(super) fn take_assets(&self, app: &Path, layers: Option<MapLayers>) -> Result<Assets> {
        let map = self.take_map(app)?;
        Ok(Assets {
            rooms: folders(app)?.into_iter().map(|room| self.take_room(app, room, &map)).collect::<Result<_>>()?,
            layers,
        })
    }

    /// Takes the live map's files; answers the words that open it, empty where the application has no map.
    fn take_map(&self, app: &Path) -> Result<String> {
        let names = names(app)?;
        for name in names.iter().filter(|name| name.starts_with("map-") && name.ends_with(".js")) {
            self.write(name, &fs::read(app.join(name))?)?;
        }
        if !names.iter().any(|name| name.starts_with("map-open-")) {
            return Ok(String::new());
        }
        let map = only(app, "map-open-", ".js")?;
        let clusters = self.hashed("map-clusters", ".wasm", &fs::read(app.join("map-clusters.wasm"))?)?;
        Ok(MAP_BOOT_JS.replace("MAP", &map).replace("CLUSTERS", &clusters))
    }

    /// Takes a room's two files and writes the script that starts it; where maps are, with the words that open one before it.
    fn take_room(&self, app: &Path, room: String, map: &str) -> Result<RoomFiles> {
        let folder = &app.join(&room);
        let style = style(app, &room)?;
        let take = |ending: &str| {
            let name = only(folder, &format!("{room}-"), ending)?;
            self.hashed(&room, ending, &fs::read(folder.join(name))?)
        };
        let (glue, wasm) = (take(".js")?, take("_bg.wasm")?);
        let boot = BOOT_JS.replace("GLUE", &glue).replace("WASM", &wasm);
        let boot = if room == Places::NAME { format!("{map}{boot}") } else { boot };
        // What the script says to its reader in the sources need not travel.
        let boot: String = boot.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//")).collect();
        let style_hash = BASE64_STANDARD.encode(Sha256::digest(&style));
        Ok(RoomFiles { style, style_hash, boot: self.hashed("boot", ".js", boot.as_bytes())?, glue, wasm, room })
    }

    fn hashed(&self, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
        let name = format!("{stem}-{}{ending}", sha256(bytes).get(..16).unwrap_or_default());
        self.write(&name, bytes)?;
        Ok(name)
    }

    /// Puts the folder in its place.
    pub(super) fn finish(self) -> Result<()> {
        let old = beside(&self.place, self.place.file_name().unwrap_or_default(), ".old");
        if old.exists() {
            fs::remove_dir_all(&old).with_context(|| format!("不能清空 {}", old.display()))?;
        }
        if self.place.exists() {
            fs::rename(&self.place, &old).with_context(|| format!("不能移开 {}", self.place.display()))?;
        }
        fs::rename(&self.staged, &self.place).with_context(|| format!("不能写 {}", self.place.display()))?;
        if old.exists() {
            fs::remove_dir_all(&old).with_context(|| format!("不能清空 {}", old.display()))?;
        }
        Ok(())
    }
}

fn beside(place: &Path, name: &OsStr, ending: &str) -> PathBuf {
    let mut name = name.to_owned();
    name.push(ending);
    place.with_file_name(name)
}

/// The names of the folders in a folder: one a room.
fn folders(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("不能读 {}", folder.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The names of the files in a folder, in order.
fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("不能读 {}", folder.display()))?;
    let files =
        entries.filter_map(|entry| entry.ok().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file())));
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// The one file in a folder whose name begins and ends so.
fn only(folder: &Path, begins: &str, ends: &str) -> Result<String> {
    let entries = fs::read_dir(folder).with_context(|| format!("不能读 {}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut found: Vec<String> = names.filter(|name| name.starts_with(begins) && name.ends_with(ends)).collect();
    ensure!(found.len() == 1, "{} 里应有一个 {begins}…{ends}，现有 {} 个", folder.display(), found.len());
    found.pop().context("没有文件")
}

/// Copies a folder, but for what is not wanted and what a killed command has left half-way.
fn copy(from: &Path, to: &Path, is_wanted: &dyn Fn(&PathBuf) -> bool) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("不能读 {}", from.display()))? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if !is_wanted(&path) || disk::is_staged(&path) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target).with_context(|| format!("不能写 {}", target.display()))?;
            copy(&path, &target, is_wanted)?;
        } else {
            fs::copy(&path, &target).with_context(|| format!("不能写 {}", target.display()))?;
        }
    }
    Ok(())
}

/// A room's style sheet: its own, where it has one, else that of all.
fn style(app: &Path, room: &str) -> Result<String> {
    let own = app.join(format!("{room}.css"));
    let path = if own.exists() { own } else { app.join("site.css") };
    let text = fs::read_to_string(&path).with_context(|| format!("{} 里没有 site.css", app.display()))?;
    Ok(text.trim_end().to_owned())
}
