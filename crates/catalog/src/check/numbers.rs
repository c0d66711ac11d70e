//! Numbers that cannot be, or that the law does not allow.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::report::Report;
use super::rule;
use crate::institution::{ClassOffer, Institution, InstitutionKind, OpenHours};

/// The most children in a dwelling (家庭托育点管理办法（试行）, 国家卫生健康委等五部门 2023).
const MOST_IN_DWELLING: u16 = 5;

/// For how many days video must be kept at least (托育机构管理规范（试行）第三十二条).
const LEAST_VIDEO_DAYS: u16 = 90;

/// A day's last minute that a place still open from the day before may close at.
const LATEST_CLOSE: u16 = 2 * 1440;

/// Places, classes, hours, fees and the like of one institution.
pub(super) fn check(one: &Institution, report: &mut Report<'_>) {
    let classes = one.classes.as_deref().unwrap_or_default();
    for (nth, class) in classes.iter().enumerate() {
        check_class(class, &format!("classes[{nth}]"), one.as_of, report);
    }
    let bands: BTreeSet<_> = classes.iter().map(|class| class.band).collect();
    if bands.len() < classes.len() {
        report.add(rule::BAND_TWICE, "classes", classes.len());
    }
    check_total(one, classes, report);
    for (nth, day) in one.hours.iter().flatten().enumerate() {
        check_hours(day.as_ref(), format_args!("hours[{nth}]"), report);
    }
    if let Some(days) = one.video_days.filter(|days| *days < LEAST_VIDEO_DAYS) {
        report.add(rule::VIDEO_DAYS, "video_days", days);
    }
    check_fees(one, report);
}

fn check_class(class: &ClassOffer, field: &str, as_of: crate::Date, report: &mut Report<'_>) {
    let part = |name: &str| format!("{field}.{name}");
    let detail = |places: u16| format!("托位 {places}");
    match (class.places, class.enrolled, class.vacancies) {
        (Some(places), Some(enrolled), _) if enrolled > places => {
            report.add_detail(rule::OVER_PLACES, &part("enrolled"), enrolled, &detail(places));
        }
        (Some(places), _, Some(vacancies)) if vacancies > places => {
            report.add_detail(rule::VACANCIES_OVER_PLACES, &part("vacancies"), vacancies, &detail(places));
        }
        (Some(places), Some(enrolled), Some(vacancies)) if enrolled.saturating_add(vacancies) > places => {
            let detail = format!("托位 {places}，在托 {enrolled}");
            report.add_detail(rule::TOO_MANY_TAKEN, &part("vacancies"), vacancies, &detail);
        }
        _ => {}
    }
    if let Some((children, most)) = class.children_per_carer.zip(class.band.most_per_carer())
        && children > most
    {
        let detail = format!("{}最多 {most} 个", class.band.term());
        report.add_detail(rule::RATIO, &part("children_per_carer"), children, &detail);
    }
    if let Some(day) = class.as_of.filter(|day| *day > as_of) {
        report.add(rule::AFTER_AS_OF, &part("as_of"), day);
    }
}

fn check_total(one: &Institution, classes: &[ClassOffer], report: &mut Report<'_>) {
    let sum = classes.iter().try_fold(0_u16, |sum, class| Some(sum.saturating_add(class.places?)));
    if let (Some(places), Some(sum)) = (one.places, sum.filter(|_| !classes.is_empty()))
        && places != sum
    {
        report.add_detail(rule::PLACES_SUM, "places", places, &format!("各班型之和 {sum}"));
    }
    // Where the bands' own places are all stated, each band has been compared with them.
    let enrolled = classes.iter().filter_map(|class| class.enrolled).fold(0_u16, u16::saturating_add);
    if let Some(places) = one.places.filter(|places| sum.is_none() && enrolled > *places) {
        report.add_detail(rule::OVER_PLACES, "classes", enrolled, &format!("托位 {places}"));
    }
    let dwelling = one.kind == Some(InstitutionKind::Home);
    if let Some(places) = one.total_places().filter(|places| dwelling && *places > MOST_IN_DWELLING) {
        report.add(rule::DWELLING_PLACES, "places", places);
    }
}

/// Hours of one day run forward and end by the next night.
pub(super) fn check_hours(hours: Option<&OpenHours>, field: impl Display, report: &mut Report<'_>) {
    let wrong = |hours: &&OpenHours| hours.close <= hours.open || hours.open >= 1440 || hours.close > LATEST_CLOSE;
    if let Some(hours) = hours.filter(wrong) {
        report.add(rule::HOURS, &field.to_string(), format!("{}–{}", hours.open, hours.close));
    }
}

fn check_fees(one: &Institution, report: &mut Report<'_>) {
    let Some(fees) = &one.fees else { return };
    if let Some((care, ceiling)) = fees.care.zip(fees.ceiling)
        && care > ceiling
    {
        report.add_detail(rule::OVER_CEILING, "fees.care", care, &format!("限价 {ceiling}"));
    }
    if let Some(day) = fees.as_of.filter(|day| *day > one.as_of) {
        report.add(rule::AFTER_AS_OF, "fees.as_of", day);
    }
}
