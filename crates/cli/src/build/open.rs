//! The open data: each region's register, and all of them together, in the forms others use.
//!
//! 1. [`folder`]: the files staged, and moved to their places in one step as far as a file system can
//! 2. [`geojson`], [`feed`], [`catalogue`]: one form each; CSV and workbook are `sheet`'s
//! 3. [`history`]: what has changed
//!
//! Files of all regions are written piece by piece as the regions come, so a nation's register is never held whole. Counts of
//! what is fresh are for the day of the data, because a build has no clock.

mod catalogue;
mod feed;
mod folder;
mod geojson;
mod history;

use std::path::Path;

use anyhow::Result;
use feed::About;
pub(crate) use folder::INDEX;
use folder::{Folder, Stream};
use rust_xlsxwriter::Workbook;
use schemars::schema_for;
use serde_json::Value;
use tuoyu_catalog::changes::{self, Change, ChangesFile};
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::freshness::Freshness;
use tuoyu_catalog::manifest::{Manifest, Provenance};
use tuoyu_catalog::open::{OpenForm, OpenHead, OpenIndex, OpenInstitutions, OpenRegion, RegionIndex};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{Institution, RegionCode};
use tuoyu_site::route::Route;

use crate::disk;
use crate::export::write::pretty;
use crate::sheet::workbook::Records;
use crate::sheet::{COLUMNS, Subject, delimited, workbook};

/// Where the open data is, below the export.
pub(crate) const FOLDER: &str = "open";
/// The form of the files of institutions.
pub(crate) const SCHEMA: &str = "institutions.schema.json";
/// What there is, for catalogues of data.
const CATALOGUE: &str = "catalogue.jsonld";
/// The most changes in the list of all regions.
const MOST_CHANGES: usize = 2_000;

/// The open data being written.
pub(super) struct Open<'a> {
    folder: Folder,
    manifest: &'a Manifest,
    schemes: &'a [Scheme],
    whole: Whole,
    regions: Vec<OpenRegion>,
    index: Vec<RegionIndex>,
    freshness: Freshness,
    changes: Vec<Change>,
}

/// The files of all regions, as far as they have come.
struct Whole {
    json: Stream,
    csv: Stream,
    geojson: Stream,
    book: Workbook,
    records: Records,
    is_empty: bool,
}

impl<'a> Open<'a> {
    /// Begins the open data of an export.
    pub(super) fn begin(export: &Path, manifest: &'a Manifest, schemes: &'a [Scheme]) -> Result<Open<'a>> {
        let folder = Folder::begin(export.join(FOLDER))?;
        let whole = Whole::begin(&folder, manifest, schemes)?;
        let freshness = Freshness::none(manifest.as_of);
        let (regions, index, changes) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Open { folder, manifest, schemes, whole, regions, index, freshness, changes })
    }

    /// Writes a region's files and adds it to those of all. Institutions come in id order.
    pub(super) fn add(&mut self, entry: &RegionEntry, region: &Region, institutions: &[Institution]) -> Result<()> {
        let code = &entry.code;
        let changes = history::of_region(&self.folder, code.as_str(), institutions, self.schemes, self.manifest.as_of)?;
        let open = OpenRegion { entry: entry.clone(), townships: region.townships.clone() };
        self.write_tables(code, region, &open, institutions)?;
        self.write_changes(Some(entry), &changes)?;
        let freshness = Freshness::of(self.manifest.as_of, institutions);
        self.freshness.add(&freshness);
        let institutions = institutions.len() as u32;
        self.index.push(RegionIndex { entry: entry.clone(), institutions, freshness });
        self.regions.push(open);
        self.changes.extend(changes);
        // Never more than twice what is kept.
        if self.changes.len() > 2 * MOST_CHANGES {
            changes::sort(&mut self.changes);
            self.changes.truncate(MOST_CHANGES);
        }
        Ok(())
    }

    fn write_tables(
        &mut self,
        code: &RegionCode,
        region: &Region,
        open: &OpenRegion,
        institutions: &[Institution],
    ) -> Result<()> {
        let (mut csv, mut features) = (delimited::head()?, geojson::BEGIN.to_vec());
        let mut json = json_begin(&head(self.manifest, self.schemes))?.into_bytes();
        let mut book = workbook::begin(&format!("{}托育机构登记", region.full_name), self.manifest.as_of)?;
        let mut records = Records::begin(&mut book)?;
        for (one, nth) in institutions.iter().zip(0..) {
            let subject = Subject { one, region, schemes: self.schemes };
            let (record, line, feature) =
                (serde_json::to_vec(one)?, delimited::line(&subject)?, geojson::feature(&subject)?);
            if nth > 0 {
                json.extend(b",\n");
                features.extend(geojson::BETWEEN);
            }
            records.add(&mut book, &subject)?;
            self.whole.add(&subject, &record, &line, &feature)?;
            json.extend(record);
            csv.extend(line);
            features.extend(feature);
        }
        json.extend(json_end(std::slice::from_ref(open))?.into_bytes());
        features.extend(geojson::END);
        workbook::notes(&mut book, &self.about(), &COLUMNS.iter().collect::<Vec<_>>())?;
        let mut stage = |name: &str, form: OpenForm, bytes: &[u8]| {
            self.folder.stage(&format!("{code}/institutions.{name}"), Some(code), form, bytes)
        };
        stage("json", OpenForm::Json, &json)?;
        stage("csv", OpenForm::Csv, &csv)?;
        stage("geojson", OpenForm::GeoJson, &features)?;
        stage("xlsx", OpenForm::Xlsx, &book.save_to_buffer()?)
    }

    /// The changes of a region or of all, for programs and for feed readers.
    fn write_changes(&mut self, entry: Option<&RegionEntry>, changes: &[Change]) -> Result<()> {
        let (path, root, page) = match entry {
            Some(entry) => (format!("{}/", entry.code), "../../../", Route::RegionChanges(entry.code.clone())),
            None => (String::new(), "../../", Route::Changes),
        };
        let as_of = self.manifest.as_of;
        let file = ChangesFile { as_of, changes: changes.to_vec() };
        let region = entry.map(|entry| &entry.code);
        self.folder.stage(&format!("{path}changes.json"), region, OpenForm::Changes, &pretty(&file)?)?;
        let title = format!("{}托育机构的变化", entry.map_or("", |entry| entry.name.as_str()));
        let about = About { title, publisher: &self.manifest.publisher, as_of, page, root };
        let name = |change: &Change| {
            let known = self.regions.iter().map(|region| &region.entry).chain(entry);
            known.into_iter().find(|one| one.code == change.region).map_or_else(String::new, |one| one.name.clone())
        };
        let feed = feed::write(&about, changes, &name)?;
        self.folder.stage(&format!("{path}changes.xml"), region, OpenForm::Feed, &feed)
    }

    /// Completes the files of all regions, writes the schema and the catalogue, and puts everything in its place. Answers how
    /// many files there are.
    pub(super) fn finish(mut self) -> Result<usize> {
        let mut changes = std::mem::take(&mut self.changes);
        changes::sort(&mut changes);
        changes.truncate(MOST_CHANGES);
        self.write_changes(None, &changes)?;
        let about = self.about();
        let Open { mut folder, manifest, whole, regions, index, freshness, .. } = self;
        whole.finish(&mut folder, &regions, &about)?;
        folder.stage(SCHEMA, None, OpenForm::Schema, &pretty(&schema_for!(OpenInstitutions))?)?;
        let mut index = OpenIndex {
            as_of: manifest.as_of,
            provenance: manifest.provenance,
            publisher: manifest.publisher.clone(),
            licence: manifest.licence.clone(),
            freshness,
            regions: index,
            files: folder.files(),
        };
        folder.stage(CATALOGUE, None, OpenForm::Catalogue, &catalogue::write(&index)?)?;
        index.files = folder.files();
        let n_files = index.files.len();
        folder.commit(index)?;
        Ok(n_files)
    }

    /// What a workbook says of itself.
    fn about(&self) -> Vec<(String, String)> {
        let manifest = self.manifest;
        let kind = match manifest.provenance {
            Provenance::Demonstration => "演示数据，机构全部虚构",
            Provenance::Official => "主管部门公布的名单",
        };
        let licence = manifest.licence.as_ref().map_or_else(
            || "发布者没有写明；使用前请向发布者核实".to_owned(),
            |licence| format!("{} {}", licence.name, licence.url.as_deref().unwrap_or_default()).trim_end().to_owned(),
        );
        let lines = [
            ("是什么", kind.to_owned()),
            ("发布者", manifest.publisher.clone()),
            ("数据日期", manifest.as_of.to_string()),
            ("来源", manifest.source.title.clone()),
            ("许可", licence),
            ("空着的格", "没有说明，不是“否”".to_owned()),
        ];
        lines.map(|(what, text)| (what.to_owned(), text)).into()
    }
}

impl Whole {
    fn begin(folder: &Folder, manifest: &Manifest, schemes: &[Scheme]) -> Result<Whole> {
        let mut book = workbook::begin("托育机构登记", manifest.as_of)?;
        let mut whole = Whole {
            json: folder.stream("institutions.json")?,
            csv: folder.stream("institutions.csv")?,
            geojson: folder.stream("institutions.geojson")?,
            records: Records::begin(&mut book)?,
            book,
            is_empty: true,
        };
        whole.json.add(json_begin(&head(manifest, schemes))?.as_bytes())?;
        whole.csv.add(&delimited::head()?)?;
        whole.geojson.add(geojson::BEGIN)?;
        Ok(whole)
    }

    fn add(&mut self, subject: &Subject<'_>, record: &[u8], line: &[u8], feature: &[u8]) -> Result<()> {
        if !std::mem::take(&mut self.is_empty) {
            self.json.add(b",\n")?;
            self.geojson.add(geojson::BETWEEN)?;
        }
        self.json.add(record)?;
        self.csv.add(line)?;
        self.geojson.add(feature)?;
        self.records.add(&mut self.book, subject)
    }

    fn finish(mut self, folder: &mut Folder, regions: &[OpenRegion], about: &[(String, String)]) -> Result<()> {
        workbook::notes(&mut self.book, about, &COLUMNS.iter().collect::<Vec<_>>())?;
        let xlsx = "institutions.xlsx";
        self.book.save_to_writer(disk::create(&folder.staged(xlsx))?)?;
        folder.adopt(xlsx, OpenForm::Xlsx)?;
        self.json.add(json_end(regions)?.as_bytes())?;
        self.geojson.add(geojson::END)?;
        folder.close(self.json, OpenForm::Json)?;
        folder.close(self.csv, OpenForm::Csv)?;
        folder.close(self.geojson, OpenForm::GeoJson)
    }
}

fn head(manifest: &Manifest, schemes: &[Scheme]) -> OpenHead {
    OpenHead {
        schema_version: manifest.schema_version.clone(),
        as_of: manifest.as_of,
        provenance: manifest.provenance,
        publisher: manifest.publisher.clone(),
        source: manifest.source.clone(),
        licence: manifest.licence.clone(),
        regions: Vec::new(),
        schemes: schemes.to_vec(),
    }
}

/// The head of a file of institutions, up to the first of them. Its regions come after the last, when they are known.
fn json_begin(head: &OpenHead) -> Result<String> {
    let Value::Object(mut object) = serde_json::to_value(head)? else { return Ok(String::new()) };
    object.remove("regions");
    let text = serde_json::to_string(&object)?;
    Ok(format!("{},\"institutions\":[\n", text.strip_suffix('}').unwrap_or(&text)))
}

fn json_end(regions: &[OpenRegion]) -> Result<String> {
    Ok(format!("\n],\"regions\":{}}}\n", serde_json::to_string(regions)?))
}
