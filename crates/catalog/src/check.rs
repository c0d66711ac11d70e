//! The rules an export must keep, file by file and across files. Pure: it is given the parsed files and returns every problem.
//!
//! A file that could not be read is simply absent here; whoever read it has reported that. [`check_site`] looks at what
//! the regions share, [`check_region`] at one region's folder, [`Ids`] at what must be unique over all of them. So a nation's
//! export can be checked one folder at a time.
//!
//! Surprise: geometry and datum come in as functions ([`Geometry`]), as they do in `results`. The crate stays without a
//! dependency the browser would have to carry.

mod datum;
mod institution;
mod numbers;
mod place;
mod region;
mod report;
pub mod rule;
mod scheme;
mod service;
mod standing;
mod text;
mod texts;

use std::collections::HashMap;

use crate::basemap::BasemapFile;
use crate::export::{OutlineFile, RegionEntry};
use crate::institution::{Datum, Institution};
use crate::manifest::{Manifest, Provenance};
use crate::region::Region;
use crate::scheme::Scheme;
use crate::service::{Event, ServicePoint};
use crate::{Date, InstitutionId, Problem};
pub use place::without_unit;
use report::Report;
pub use rule::Rule;

/// A record and where it stands in its file, counted from 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<T> {
    /// The position in the file's list.
    pub row: u32,
    /// The record.
    pub record: T,
}

/// What all regions share. What could not be read is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteFiles {
    /// `manifest.json`.
    pub manifest: Option<Manifest>,
    /// `regions.json`.
    pub regions: Vec<Row<RegionEntry>>,
    /// `schemes.json`.
    pub schemes: Vec<Row<Scheme>>,
}

impl SiteFiles {
    /// The scheme with this id.
    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.schemes.iter().map(|row| &row.record).find(|scheme| scheme.id == id)
    }

    fn is_demonstration(&self) -> bool {
        self.manifest.as_ref().is_some_and(|manifest| manifest.provenance == Provenance::Demonstration)
    }

    fn as_of(&self) -> Option<Date> {
        self.manifest.as_ref().map(|manifest| manifest.as_of)
    }
}

/// One region's folder. What could not be read is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegionFiles {
    /// The folder's name, which is the region's code.
    pub folder: String,
    /// `region.json`.
    pub region: Option<Region>,
    /// `institutions.json`.
    pub institutions: Vec<Row<Institution>>,
    /// `outline.json`.
    pub outline: Option<OutlineFile>,
    /// `basemap.json`.
    pub basemap: Option<BasemapFile>,
    /// `places.json`.
    pub places: Vec<Row<ServicePoint>>,
    /// `events.json`.
    pub events: Vec<Row<Event>>,
}

impl RegionFiles {
    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }
}

/// What this crate asks about points, given by the caller. Points are longitude and latitude in degrees.
#[derive(Clone, Copy)]
pub struct Geometry<'a> {
    /// Whether a point is inside an outline.
    pub is_inside: &'a dyn Fn(&OutlineFile, (f64, f64)) -> bool,
    /// The WGS-84 point for one given in another datum.
    pub to_wgs84: &'a dyn Fn((f64, f64), Datum) -> (f64, f64),
}

/// Everything wrong with what the regions share.
pub fn check_site(site: &SiteFiles) -> Vec<Problem> {
    let mut problems = Vec::new();
    region::check_list(&site.regions, &mut problems);
    scheme::check(site, &mut problems);
    problems
}

/// Everything wrong within one region's folder.
pub fn check_region(site: &SiteFiles, files: &RegionFiles, geometry: Geometry<'_>) -> Vec<Problem> {
    let records: Vec<_> = files.institutions.iter().map(|row| Row { row: row.row, record: &row.record }).collect();
    check_among(site, files, &records, &|_| true, geometry)
}

/// As [`check_region`], for institutions that are not in `files` but in `records`, and of these only what is wrong with those
/// that `concerns` says yes to: an import has nothing to say of the others.
pub fn check_among(
    site: &SiteFiles,
    files: &RegionFiles,
    records: &[Row<&Institution>],
    concerns: &dyn Fn(&Institution) -> bool,
    geometry: Geometry<'_>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    region::check(site, files, &mut problems);
    let path = files.path("institutions.json");
    for Row { row, record } in records.iter().filter(|row| concerns(row.record)) {
        let mut report = Report::new(&path, *row, record.id.as_str(), &mut problems);
        institution::check(site, files, record, geometry, &mut report);
    }
    institution::check_names(records, concerns, &path, &mut problems);
    place::check_all(files, records, concerns, &path, &mut problems);
    datum::check(files, records, geometry, &path, &mut problems);
    service::check(site, files, geometry, &mut problems);
    problems
}

/// The institution ids met so far, over all regions.
#[derive(Clone, Debug, Default)]
pub struct Ids(HashMap<InstitutionId, (String, u32)>);

impl Ids {
    /// The ids of this region that were met before, here or in another region.
    pub fn meet(&mut self, files: &RegionFiles) -> Vec<Problem> {
        let path = files.path("institutions.json");
        let mut problems = Vec::new();
        for Row { row, record } in &files.institutions {
            if let Some((other, first)) = self.0.get(&record.id) {
                Report::new(&path, *row, record.id.as_str(), &mut problems).add_detail(
                    rule::DUPLICATE_ID,
                    "id",
                    &record.id,
                    &format!("{other} 第 {first} 条已经用了"),
                );
            } else {
                self.0.insert(record.id.clone(), (path.clone(), *row));
            }
        }
        problems
    }
}
