//! One institution, and the institutions of a region beside each other.

use std::collections::HashMap;

use super::report::Report;
use super::{Geometry, RegionFiles, Row, SiteFiles, numbers, place, rule, standing, text};
use crate::Problem;
use crate::institution::{Institution, InstitutionKind};

/// Everything wrong with one record.
pub(super) fn check(
    site: &SiteFiles,
    files: &RegionFiles,
    one: &Institution,
    geometry: Geometry<'_>,
    report: &mut Report<'_>,
) {
    text::check(one, report);
    check_marked(site, one, report);
    if let Some(telephone) = &one.telephone {
        text::check_telephone(telephone, report);
    }
    if site.as_of().is_some_and(|newest| one.as_of > newest) {
        report.add(rule::NEWER_THAN_MANIFEST, "as_of", one.as_of);
    }
    let dwelling = one.kind == Some(InstitutionKind::Home);
    place::check_region(files, &one.region, one.township.as_ref(), report);
    if let Some(position) = &one.position {
        place::check_position(files, position, dwelling, geometry, report);
    }
    if let Some(address) =
        one.address.as_deref().filter(|text| dwelling && place::without_unit(text) != text.trim_end())
    {
        report.add(rule::DWELLING_UNIT, "address", address);
    }
    numbers::check(one, report);
    standing::check(site, one, report);
}

/// In demonstration data every name a visitor may read says so.
fn check_marked(site: &SiteFiles, one: &Institution, report: &mut Report<'_>) {
    if !site.is_demonstration() {
        return;
    }
    let others = |field: &'static str, names: &[String]| -> Vec<(String, String)> {
        names.iter().enumerate().map(|(nth, name)| (format!("{field}[{nth}]"), name.clone())).collect()
    };
    let mut names = vec![("name".to_owned(), one.name.clone())];
    names.extend(others("aliases", &one.aliases));
    names.extend(others("former_names", &one.former_names));
    for (field, name) in names.iter().filter(|(_, name)| !name.starts_with("示例")) {
        report.add(rule::NOT_MARKED, field, name);
    }
}

/// Two records of one name are not wrong, but seldom meant. Said of the later one, if it `concerns` the caller.
pub(super) fn check_names(
    records: &[Row<&Institution>],
    concerns: &dyn Fn(&Institution) -> bool,
    path: &str,
    problems: &mut Vec<Problem>,
) {
    let mut first: HashMap<&str, u32> = HashMap::with_capacity(records.len());
    for Row { row, record } in records {
        let earlier = *first.entry(record.name.as_str()).or_insert(*row);
        if earlier != *row && concerns(record) {
            let detail = format!("与第 {earlier} 条相同");
            Report::new(path, *row, record.id.as_str(), problems).add_detail(
                rule::SAME_NAME,
                "name",
                &record.name,
                &detail,
            );
        }
    }
}
