//! Filing, badges, results and inspections: what they name must be registered, and their days must be possible.

use super::report::Report;
use super::{SiteFiles, rule};
use crate::Date;
use crate::institution::{Evaluation, Filing, FilingStatus, Institution, Recognition, RecognitionState};
use crate::scheme::{Scheme, SchemeKind};

/// Where one institution stands.
pub(super) fn check(site: &SiteFiles, one: &Institution, report: &mut Report<'_>) {
    if let Some(filing) = &one.filing {
        check_filing(filing, one.as_of, report);
    }
    for (nth, recognition) in one.recognitions.iter().enumerate() {
        check_recognition(site, recognition, &format!("recognitions[{nth}]"), one.as_of, report);
    }
    for (nth, evaluation) in one.evaluations.iter().enumerate() {
        check_evaluation(site, evaluation, &format!("evaluations[{nth}]"), one, report);
    }
    for (nth, inspection) in one.inspections.iter().enumerate() {
        not_after(one.as_of, Some(inspection.date), &format!("inspections[{nth}].date"), report);
    }
    not_after(one.as_of, one.operation_since, "operation_since", report);
    check_repeated(one, report);
    if !one.evaluations.is_sorted_by_key(|result| result.date) {
        report.add(rule::RESULT_ORDER, "evaluations", "");
    }
    if !one.inspections.is_sorted_by_key(|visit| visit.date) {
        report.add(rule::RESULT_ORDER, "inspections", "");
    }
}

/// The same badge or result, given twice.
fn check_repeated(one: &Institution, report: &mut Report<'_>) {
    let badge = |one: &Recognition| (one.scheme.clone(), one.state, one.level.clone(), one.date);
    let result = |one: &Evaluation| (one.scheme.clone(), one.state, one.level.clone(), Some(one.date));
    let lists = [
        ("recognitions", one.recognitions.iter().map(badge).collect::<Vec<_>>()),
        ("evaluations", one.evaluations.iter().map(result).collect()),
    ];
    for (field, given) in lists {
        for (nth, badge) in
            given.iter().enumerate().filter(|(nth, badge)| given.iter().take(*nth).any(|one| one == *badge))
        {
            report.add(rule::BADGE_TWICE, &format!("{field}[{nth}]"), &badge.0);
        }
    }
}

fn not_after(as_of: Date, day: Option<Date>, field: &str, report: &mut Report<'_>) {
    if let Some(day) = day.filter(|day| *day > as_of) {
        report.add_detail(rule::AFTER_AS_OF, field, day, &format!("数据日期 {as_of}"));
    }
}

fn check_filing(filing: &Filing, as_of: Date, report: &mut Report<'_>) {
    not_after(as_of, filing.date, "filing.date", report);
    if filing.status == FilingStatus::Refused && filing.reasons.is_none() {
        report.add(rule::NO_REASONS, "filing.reasons", "");
    }
    let days: Vec<Date> = filing.history.iter().map(|change| change.date).collect();
    for (nth, day) in days.iter().enumerate() {
        not_after(as_of, Some(*day), &format!("filing.history[{nth}].date"), report);
    }
    if !days.is_sorted() {
        report.add(rule::HISTORY_ORDER, "filing.history", "");
    }
}

/// A badge's first and last day: in order, and the last one not past while the badge is said to be held.
fn check_span(
    (date, until): (Option<Date>, Option<Date>),
    state: RecognitionState,
    as_of: Date,
    field: &str,
    report: &mut Report<'_>,
) {
    let Some(until) = until else { return };
    let field = format!("{field}.until");
    if let Some(date) = date.filter(|date| until < *date) {
        report.add_detail(rule::UNTIL_BEFORE_DATE, &field, until, &format!("起始日 {date}"));
    } else if state == RecognitionState::Held && until < as_of {
        report.add_detail(rule::EXPIRED, &field, until, &format!("数据日期 {as_of}"));
    }
}

/// The scheme, if it is registered and the level is one of its own.
fn check_scheme<'a>(
    site: &'a SiteFiles,
    (id, level): (&str, Option<&String>),
    field: &str,
    report: &mut Report<'_>,
) -> Option<&'a Scheme> {
    let Some(scheme) = site.scheme(id) else {
        report.add(rule::UNKNOWN_SCHEME, &format!("{field}.scheme"), id);
        return None;
    };
    if let Some(level) = level.filter(|level| scheme.level(level).is_none()) {
        let known: Vec<&str> = scheme.levels.iter().map(|level| level.code.as_str()).collect();
        let detail =
            format!("{} 的等级是 {}", scheme.id, if known.is_empty() { "（无）".to_owned() } else { known.join("、") });
        report.add_detail(rule::UNKNOWN_LEVEL, &format!("{field}.level"), level, &detail);
    }
    Some(scheme)
}

fn check_recognition(site: &SiteFiles, one: &Recognition, field: &str, as_of: Date, report: &mut Report<'_>) {
    let scheme = check_scheme(site, (&one.scheme, one.level.as_ref()), field, report);
    if scheme.is_some_and(|scheme| scheme.kind == SchemeKind::Quality) {
        report.add(rule::WRONG_SCHEME_KIND, &format!("{field}.scheme"), &one.scheme);
    }
    not_after(as_of, one.date, &format!("{field}.date"), report);
    check_span((one.date, one.until), one.state, as_of, field, report);
}

fn check_evaluation(site: &SiteFiles, result: &Evaluation, field: &str, one: &Institution, report: &mut Report<'_>) {
    let scheme = check_scheme(site, (&result.scheme, result.level.as_ref()), field, report);
    if let Some(scheme) = scheme {
        if scheme.kind != SchemeKind::Quality {
            report.add(rule::WRONG_SCHEME_KIND, &format!("{field}.scheme"), &result.scheme);
        }
        check_scores(scheme, result, field, report);
    }
    not_after(one.as_of, Some(result.date), &format!("{field}.date"), report);
    check_span((Some(result.date), result.until), result.state, one.as_of, field, report);
    if let Some(filed) = first_filed(one).filter(|filed| result.date < *filed) {
        let detail = format!("备案 {filed}");
        report.add_detail(rule::EVALUATED_BEFORE_FILING, &format!("{field}.date"), result.date, &detail);
    }
}

/// The first day it is known to have been filed.
fn first_filed(one: &Institution) -> Option<Date> {
    let filing = one.filing.as_ref()?;
    let now = filing.date.filter(|_| filing.status == FilingStatus::Filed);
    let before = filing.history.iter().filter(|change| change.status == FilingStatus::Filed).map(|change| change.date);
    before.chain(now).min()
}

fn check_scores(scheme: &Scheme, result: &Evaluation, field: &str, report: &mut Report<'_>) {
    let scores = &result.dimension_scores;
    let full = scheme.dimensions.iter().map(|dimension| dimension.points).fold(0_u16, u16::saturating_add);
    if let Some(score) = result.score.filter(|score| full > 0 && *score > full) {
        report.add_detail(rule::OVER_FULL_SCORE, &format!("{field}.score"), score, &format!("满分 {full}"));
    }
    if scores.is_empty() {
        return;
    }
    let field_of = |part: &str| format!("{field}.{part}");
    if scores.len() != scheme.dimensions.len() {
        let detail = format!("{} 有 {} 个维度", scheme.id, scheme.dimensions.len());
        report.add_detail(rule::DIMENSION_COUNT, &field_of("dimension_scores"), scores.len(), &detail);
        return;
    }
    for (nth, (score, dimension)) in scores.iter().zip(&scheme.dimensions).enumerate() {
        if *score > dimension.points {
            let detail = format!("{}满分 {}", dimension.name, dimension.points);
            report.add_detail(rule::DIMENSION_OVER, &field_of(&format!("dimension_scores[{nth}]")), score, &detail);
        }
    }
    let sum = scores.iter().copied().fold(0_u16, u16::saturating_add);
    if let Some(score) = result.score.filter(|score| *score != sum) {
        report.add_detail(rule::SCORE_SUM, &field_of("score"), score, &format!("各维度之和 {sum}"));
    }
}
