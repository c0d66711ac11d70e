//! The regions' list, a region's record, its outline and its base map.

use std::collections::BTreeSet;

use super::report::Report;
use super::{RegionFiles, Row, SiteFiles, rule, text};
use crate::basemap::{BasemapFile, Path};
use crate::export::RegionEntry;
use crate::region::{Population, Region};
use crate::{Problem, RegionCode};

/// Each region once.
pub(super) fn check_list(regions: &[Row<RegionEntry>], problems: &mut Vec<Problem>) {
    let mut met = BTreeSet::new();
    for Row { row, record } in regions {
        let mut report = Report::new("regions.json", *row, record.code.as_str(), problems);
        text::check(record, &mut report);
        if !met.insert(&record.code) {
            report.add(rule::DUPLICATE_CODE, "code", &record.code);
        }
    }
}

/// The region's own files.
pub(super) fn check(site: &SiteFiles, files: &RegionFiles, problems: &mut Vec<Problem>) {
    if let Some(region) = &files.region {
        let path = files.path("region.json");
        let mut report = Report::whole(&path, problems);
        check_record(files, region, &mut report);
        let listed = site.regions.iter().map(|row| &row.record).find(|entry| entry.code == region.code);
        for (field, listed, own) in listed
            .into_iter()
            .flat_map(|entry| [("name", &entry.name, &region.name), ("full_name", &entry.full_name, &region.full_name)])
        {
            if listed != own {
                report.add_detail(rule::REGION_NAMES, field, own, &format!("那里写的是{listed}"));
            }
        }
    }
    if let Some(outline) = &files.outline {
        let path = files.path("outline.json");
        let mut report = Report::whole(&path, problems);
        check_code(files, &outline.code, &mut report);
        check_rings("rings", &outline.rings, &mut report);
    }
    if let Some(basemap) = &files.basemap {
        check_basemap(files, basemap, &mut Report::whole(&files.path("basemap.json"), problems));
    }
}

fn check_record(files: &RegionFiles, region: &Region, report: &mut Report<'_>) {
    text::check(region, report);
    if region.code.as_str() != files.folder {
        report.add(rule::WRONG_REGION, "code", &region.code);
    }
    let mut met = BTreeSet::new();
    for (nth, township) in region.townships.iter().enumerate() {
        let field = format!("townships[{nth}].code");
        if township.code.region() != region.code.as_str() {
            report.add(rule::FOREIGN_TOWNSHIP, &field, &township.code);
        }
        if !met.insert(&township.code) {
            report.add(rule::DUPLICATE_CODE, &field, &township.code);
        }
    }
    if let Some((until, effective)) = region.plan.as_ref().and_then(|plan| plan.until.zip(plan.effective))
        && until < effective
    {
        report.add(rule::UNTIL_BEFORE_DATE, "plan.until", until);
    }
    if let Some(mail) = region.authority_mail.as_deref().filter(|mail| !is_mail(mail)) {
        report.add(rule::MAIL, "authority_mail", mail);
    }
    if let Some(population) = &region.population {
        check_population(region, population, report);
    }
}

/// The form of a mail address, and nothing that would say more than that in a link.
fn is_mail(mail: &str) -> bool {
    let is_part = |part: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
        !part.is_empty() && part.bytes().all(fits)
    };
    mail.split_once('@').is_some_and(|(office, host)| is_part(office) && is_part(host) && host.contains('.'))
}

fn check_population(region: &Region, population: &Population, report: &mut Report<'_>) {
    let mut met = BTreeSet::new();
    let mut sum = 0_u64;
    for (nth, one) in population.townships.iter().enumerate() {
        let field = format!("population.townships[{nth}].township");
        if region.township(&one.township).is_none() {
            report.add(rule::UNKNOWN_TOWNSHIP, &field, &one.township);
        }
        if !met.insert(&one.township) {
            report.add(rule::DUPLICATE_CODE, &field, &one.township);
        }
        sum += u64::from(one.residents.get());
    }
    if sum > u64::from(population.residents.get()) {
        report.add(rule::RESIDENTS_SUM, "population.residents", sum);
    }
}

fn check_code(files: &RegionFiles, code: &RegionCode, report: &mut Report<'_>) {
    if code.as_str() != files.folder {
        report.add(rule::WRONG_REGION, "code", code);
    }
}

fn check_rings(field: &str, rings: &[Path], report: &mut Report<'_>) {
    for (nth, ring) in rings.iter().enumerate() {
        if ring.len() < 4 || ring.first() != ring.last() {
            report.add(rule::BAD_RING, &format!("{field}[{nth}]"), format!("{} 个点", ring.len()));
        }
    }
    if rings.is_empty() {
        report.add(rule::BAD_RING, field, "0 个环");
    }
}

fn check_basemap(files: &RegionFiles, basemap: &BasemapFile, report: &mut Report<'_>) {
    check_code(files, &basemap.code, report);
    check_rings("rings", &basemap.rings, report);
    for (nth, area) in basemap.townships.iter().enumerate() {
        if area.code.region() != files.folder {
            report.add(rule::FOREIGN_TOWNSHIP, &format!("townships[{nth}].code"), &area.code);
        }
        check_rings(&format!("townships[{nth}].rings"), &area.rings, report);
    }
}
