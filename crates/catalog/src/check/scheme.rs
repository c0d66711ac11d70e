//! The scheme registry.

use std::collections::BTreeSet;

use super::report::Report;
use super::{Row, SiteFiles, rule, text};
use crate::Problem;

/// Each scheme once, each level of it once, and what it replaces known.
pub(super) fn check(site: &SiteFiles, problems: &mut Vec<Problem>) {
    let mut met = BTreeSet::new();
    for Row { row, record: scheme } in &site.schemes {
        let mut report = Report::new("schemes.json", *row, &scheme.id, problems);
        text::check(scheme, &mut report);
        if !met.insert(scheme.id.as_str()) {
            report.add(rule::DUPLICATE_CODE, "id", &scheme.id);
        }
        let mut levels = BTreeSet::new();
        for (nth, level) in scheme.levels.iter().enumerate() {
            if !levels.insert(level.code.as_str()) {
                report.add(rule::DUPLICATE_CODE, &format!("levels[{nth}].code"), &level.code);
            }
        }
        if let Some(old) = scheme.replaces.as_ref().filter(|old| site.scheme(old).is_none()) {
            report.add(rule::UNKNOWN_PREDECESSOR, "replaces", old);
        }
    }
}
