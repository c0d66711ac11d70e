//! Nursing rooms, advice points and events.

use std::collections::BTreeSet;

use super::report::Report;
use super::{Geometry, RegionFiles, Row, SiteFiles, numbers, place, rule, text};
use crate::Problem;

/// Everything wrong with a region's spots and events.
pub(super) fn check(site: &SiteFiles, files: &RegionFiles, geometry: Geometry<'_>, problems: &mut Vec<Problem>) {
    check_places(site, files, geometry, problems);
    check_events(site, files, problems);
}

fn check_places(site: &SiteFiles, files: &RegionFiles, geometry: Geometry<'_>, problems: &mut Vec<Problem>) {
    let path = files.path("places.json");
    let mut met = BTreeSet::new();
    for Row { row, record } in &files.places {
        let mut report = Report::new(&path, *row, &record.id, problems);
        text::check(record, &mut report);
        if !met.insert(&record.id) {
            report.add(rule::DUPLICATE_CODE, "id", &record.id);
        }
        place::check_region(files, &record.region, record.township.as_ref(), &mut report);
        if let Some(position) = &record.position {
            place::check_position(files, position, false, geometry, &mut report);
        }
        if let Some(telephone) = &record.telephone {
            text::check_telephone(telephone, &mut report);
        }
        for (nth, day) in record.hours.iter().flatten().enumerate() {
            numbers::check_hours(day.as_ref(), format_args!("hours[{nth}]"), &mut report);
        }
        check_name(site, "name", &record.name, &mut report);
    }
}

fn check_events(site: &SiteFiles, files: &RegionFiles, problems: &mut Vec<Problem>) {
    let path = files.path("events.json");
    let mut met = BTreeSet::new();
    for Row { row, record } in &files.events {
        let mut report = Report::new(&path, *row, &record.id, problems);
        text::check(record, &mut report);
        if !met.insert(&record.id) {
            report.add(rule::DUPLICATE_CODE, "id", &record.id);
        }
        place::check_region(files, &record.region, record.township.as_ref(), &mut report);
        numbers::check_hours(record.hours.as_ref(), "hours", &mut report);
        if let Some((from, to)) = record.months.filter(|(from, to)| from >= to) {
            report.add(rule::MONTHS, "months", format!("{from}–{to}"));
        }
        check_name(site, "title", &record.title, &mut report);
    }
}

fn check_name(site: &SiteFiles, field: &str, name: &str, report: &mut Report<'_>) {
    if site.is_demonstration() && !name.starts_with("示例") {
        report.add(rule::NOT_MARKED, field, name);
    }
}
