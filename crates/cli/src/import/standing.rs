//! What a list says of filing and badges, put into an institution's record with its history kept.
//!
//! Only a filing list speaks of filing, only a list of one scheme of that scheme. What an older list says never takes the
//! place of what a newer one has said.

use tuoyu_catalog::institution::{
    Evaluation, Filing, FilingChange, FilingStatus, Institution, Operation, Recognition, RecognitionState,
};
use tuoyu_catalog::{Date, Source};

use super::entry::Standing;
use super::kind::ListKind;
use super::merge::newly_said;
use super::scheme;

/// What all rows of an import have in common.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    /// What the list is about.
    pub(super) kind: ListKind,
    /// The scheme of its badges or results.
    pub(super) scheme: Option<String>,
    /// Proposed or held.
    pub(super) state: RecognitionState,
    /// The day of the badge or result where a row states none.
    pub(super) date: Option<Date>,
    /// The last day for objections.
    pub(super) until: Option<Date>,
    /// What a closure list reports.
    pub(super) ending: Ending,
    /// The day the facts were stated.
    pub(super) as_of: Date,
    /// The list.
    pub(super) source: Source,
}

/// What a closure list reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The filing was withdrawn; whether the place is open it does not say.
    Withdrawn,
    /// The place has closed.
    Closed,
    /// Both.
    Both,
    /// The place is paused.
    Paused,
}

impl Ending {
    /// What a closure list with this title reports.
    pub(super) fn of(title: &str) -> Ending {
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let withdrawn = title.contains("备案") && has(&["注销", "撤销", "取消", "退出"]);
        let closed = has(&["停止服务", "停业", "关停", "关闭", "歇业"]);
        match (withdrawn, closed) {
            (true, true) => Ending::Both,
            (true, false) => Ending::Withdrawn,
            (false, false) if title.contains("暂停") => Ending::Paused,
            _ => Ending::Closed,
        }
    }
}

/// Puts what a row says of standing into the record. `level` is the row's level by its code.
pub(super) fn apply(terms: &Terms, standing: &Standing, level: Option<&str>, one: &mut Institution) {
    let was = one.as_of;
    match &terms.kind {
        ListKind::Filing if !standing.is_not_filed && !standing.is_unstated => file(terms, standing, one, was),
        // 不合格 on a list of results: the row gives no badge, and takes none away.
        ListKind::Recognition(_) if standing.level.as_deref().is_some_and(scheme::is_negative) => {}
        ListKind::Recognition(_) => {
            let recognition = Recognition {
                scheme: terms.scheme.clone().unwrap_or_default(),
                state: terms.state,
                level: level.map(str::to_owned),
                date: standing.badge_date.or(terms.date),
                until: standing.badge_until.or(terms.until),
                source: Some(terms.source.clone()),
            };
            recognise(one, recognition);
        }
        ListKind::Evaluation(_) => evaluate(terms, standing, level, one),
        ListKind::Closure => end(terms, standing, one, was),
        ListKind::Filing | ListKind::Facts => {}
    }
    badges_in_columns(terms, standing, one);
}

/// 是否普惠, 是否示范, 卫生评价结果 beside the facts of any list: stated, without a day.
fn badges_in_columns(terms: &Terms, standing: &Standing, one: &mut Institution) {
    let held = |scheme: &str, level: Option<&str>| Recognition {
        scheme: scheme.to_owned(),
        state: RecognitionState::Held,
        level: level.map(str::to_owned),
        date: None,
        until: None,
        source: Some(terms.source.clone()),
    };
    for (scheme, answer) in [("affordable", standing.affordable), ("model", standing.model)] {
        if terms.scheme.as_deref() == Some(scheme) {
            continue;
        }
        let current =
            one.recognitions.iter_mut().find(|badge| badge.scheme == scheme && badge.state == RecognitionState::Held);
        match (answer, current) {
            (Some(true), None) => one.recognitions.push(held(scheme, None)),
            (Some(false), Some(current)) => {
                current.state = RecognitionState::Ended;
                current.source = Some(terms.source.clone());
            }
            _ => {}
        }
    }
    let passed = standing.hygiene.as_deref().is_some_and(|text| text.contains("合格") && !text.contains("不合格"));
    if passed
        && terms.scheme.as_deref() != Some("hygiene")
        && !one.recognitions.iter().any(|badge| badge.scheme == "hygiene")
    {
        one.recognitions.push(held("hygiene", Some("pass")));
    }
}

/// On the list.
fn file(terms: &Terms, standing: &Standing, one: &mut Institution, was: Date) {
    let status = standing.filing_status.unwrap_or(FilingStatus::Filed);
    let Some(filing) = &mut one.filing else {
        one.filing = Some(Filing {
            status,
            receipt: standing.filing_receipt.clone(),
            date: standing.filing_date,
            reasons: standing.filing_reasons.clone(),
            history: Vec::new(),
            source: Some(terms.source.clone()),
        });
        return;
    };
    if terms.as_of < was {
        // An older list adds what was missing and changes nothing.
        filing.receipt = filing.receipt.take().or_else(|| standing.filing_receipt.clone());
        if filing.status == status {
            filing.date = filing.date.or(standing.filing_date);
        }
        return;
    }
    let before = filing.clone();
    if filing.status != status {
        // The day of the new standing: the stated one if it is later than the old, else the list's.
        let since = filing.date.or(filing.history.last().map(|change| change.date));
        let stated = standing.filing_date.filter(|day| since.is_none_or(|since| *day > since));
        remember(filing, was);
        filing.status = status;
        filing.date = Some(stated.unwrap_or(terms.as_of));
        filing.reasons = None;
    } else if let Some(day) = standing.filing_date
        && filing.date != Some(day)
    {
        // A later day is a change of the filing; an earlier one corrects it.
        if filing.date.is_some_and(|old| old < day) {
            remember(filing, was);
        }
        filing.date = Some(day);
    }
    filing.receipt = newly_said(filing.receipt.take(), standing.filing_receipt.as_ref());
    filing.reasons = newly_said(filing.reasons.take(), standing.filing_reasons.as_ref());
    if *filing != before {
        filing.source = Some(terms.source.clone());
    }
}

/// The standing so far becomes history.
fn remember(filing: &mut Filing, was: Date) {
    let date = filing.date.or(filing.history.last().map(|change| change.date)).unwrap_or(was);
    filing.history.push(FilingChange { date, status: filing.status, note: filing.reasons.take() });
    filing.history.sort_by_key(|change| change.date);
}

/// No longer on the list: nobody has said why, so nothing is said but that.
pub(super) fn lapse(one: &mut Institution, as_of: Date, source: &Source) {
    let was = one.as_of;
    if let Some(filing) = &mut one.filing {
        remember(filing, was);
        filing.status = FilingStatus::Lapsed;
        filing.date = Some(as_of);
        filing.reasons = None;
        filing.source = Some(source.clone());
    }
    one.as_of = one.as_of.max(as_of);
}

fn end(terms: &Terms, standing: &Standing, one: &mut Institution, was: Date) {
    let day = standing.ended_on.unwrap_or(terms.date.unwrap_or(terms.as_of).min(terms.as_of));
    if matches!(terms.ending, Ending::Withdrawn | Ending::Both) {
        let filing = one.filing.get_or_insert_with(|| Filing {
            status: FilingStatus::Withdrawn,
            receipt: None,
            date: Some(day),
            reasons: standing.filing_reasons.clone(),
            history: Vec::new(),
            source: Some(terms.source.clone()),
        });
        if filing.status != FilingStatus::Withdrawn {
            remember(filing, was);
            filing.status = FilingStatus::Withdrawn;
            filing.date = Some(day);
            filing.reasons = standing.filing_reasons.clone();
            filing.source = Some(terms.source.clone());
        }
    }
    let operation = match terms.ending {
        Ending::Withdrawn => return,
        Ending::Closed | Ending::Both => Operation::Closed,
        Ending::Paused => Operation::Paused,
    };
    if one.operation != Some(operation) {
        one.operation = Some(operation);
        one.operation_since = Some(day);
    }
}

/// A badge takes the place of the one it follows: a proposal, an undated one, or one of the same day. A proposal never takes
/// the place of a badge that is held.
fn recognise(one: &mut Institution, new: Recognition) {
    if new.state == RecognitionState::Ended {
        return take_away(one, new);
    }
    let follows = |old: &Recognition| {
        old.scheme == new.scheme
            && match (old.state, new.state) {
                (RecognitionState::Held, RecognitionState::Proposed) => false,
                (RecognitionState::Proposed, _) => old.date <= new.date || new.date.is_none(),
                _ => old.date.is_none() || new.date.is_none() || old.date == new.date,
            }
    };
    let is_older =
        one.recognitions.iter().any(|old| old.scheme == new.scheme && old.date > new.date && new.date.is_some());
    if let Some(old) = one.recognitions.iter_mut().find(|old| follows(old)) {
        // The last day for objections says nothing of how long the badge holds.
        let same_state = old.state == new.state;
        let new = Recognition {
            level: new.level.or(old.level.clone()),
            date: new.date.or(old.date.filter(|_| same_state)),
            until: new.until.or(old.until.filter(|_| same_state)),
            ..new
        };
        if (old.state, &old.level, old.date, old.until) != (new.state, &new.level, new.date, new.until) {
            *old = new;
        }
    } else if !is_older {
        // The one before has run out if its last day is past; otherwise nobody has said that it ended.
        for old in
            one.recognitions.iter_mut().filter(|old| old.scheme == new.scheme && old.state == RecognitionState::Held)
        {
            if old.until.zip(new.date).is_some_and(|(until, from)| until < from) {
                old.state = RecognitionState::Ended;
            }
        }
        one.recognitions.push(new);
    }
}

/// A badge that was held ends; one that nobody here knew of is written down as ended.
fn take_away(one: &mut Institution, ended: Recognition) {
    let held = one.recognitions.iter_mut().filter(|old| old.scheme == ended.scheme);
    match held.max_by_key(|old| old.date) {
        Some(old) if old.state == RecognitionState::Ended => {}
        Some(old) => {
            let until = old.until.into_iter().chain(ended.date).min();
            old.state = RecognitionState::Ended;
            old.until = until.filter(|until| old.date.is_none_or(|from| from <= *until));
            old.source = ended.source;
        }
        None => one.recognitions.push(Recognition { date: None, until: ended.date, ..ended }),
    }
}

fn evaluate(terms: &Terms, standing: &Standing, level: Option<&str>, one: &mut Institution) {
    let new = Evaluation {
        scheme: terms.scheme.clone().unwrap_or_default(),
        state: terms.state,
        level: level.map(str::to_owned),
        date: standing.badge_date.or(terms.date).unwrap_or(terms.as_of),
        until: standing.badge_until.or(terms.until),
        score: standing.score,
        dimension_scores: Vec::new(),
        veto_note: None,
        next_due: None,
        source: Some(terms.source.clone()),
    };
    let same = one.evaluations.iter_mut().find(|old| {
        let proposed = old.state == RecognitionState::Proposed && old.date <= new.date;
        old.scheme == new.scheme && (old.date == new.date || proposed)
    });
    match same {
        Some(old) => {
            let is_same = (old.state, &old.level, old.date) == (new.state, &new.level, new.date)
                && (new.score.is_none() || new.score == old.score)
                && (new.until.is_none() || new.until == old.until);
            if !is_same {
                // What was published of the result before and is not now still holds.
                let kept = old.clone();
                *old = Evaluation {
                    score: new.score.or(kept.score),
                    dimension_scores: kept.dimension_scores,
                    veto_note: kept.veto_note,
                    next_due: kept.next_due,
                    ..new
                };
            }
        }
        None => {
            one.evaluations.push(new);
            one.evaluations.sort_by_key(|result| result.date);
        }
    }
}
