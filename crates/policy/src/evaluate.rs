//! What a measure answers to the facts: likely, maybe, no, each with its reason and clause, never above its strength.
//!
//! Only 给予 and 应当 can be answered [`Verdict::Likely`]. What a document merely lets one ask for, encourages or mentions
//! has verdicts of its own, so that no page can show it as an entitlement by mistake. Knowing more never turns a firm
//! answer round: a property test holds it.

use tuoyu_catalog::Date;
use tuoyu_catalog::region::Strength;
use tuoyu_content::Validity;

use crate::condition::Condition;
use crate::facts::Facts;
use crate::measure::{Deadline, Measure};
use crate::question::{Question, once_each};
use crate::words::joined;

/// The answer to one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it comes to.
    pub verdict: Verdict,
    /// Why, in one plain sentence.
    pub reason: String,
    /// The document and its clauses, as one cites them.
    pub citation: String,
}

/// What it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All conditions are met and the document gives it, or charges an office with it.
    Likely(Due),
    /// All conditions are met; it can be asked for, or is being explored.
    MayAsk,
    /// All conditions are met, but the document only encourages it.
    OnlyEncouraged,
    /// All conditions are met, but the document only mentions it.
    OnlyMentioned,
    /// It cannot be said yet.
    Maybe {
        /// What has not been answered; empty where only the authority can settle it.
        missing: Vec<Question>,
    },
    /// It does not reach the asker.
    No(Failing),
}

/// In which part of a page an answer belongs, the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Given, or an office's duty.
    Likely,
    /// Not to be said yet.
    Open,
    /// To be asked for, encouraged or only mentioned: nothing anyone is entitled to.
    Ask,
    /// Not for the asker.
    No,
}

/// What is due where a measure is likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The document gives it.
    Given,
    /// An office must do it.
    Duty,
}

/// Which condition fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failing {
    /// It does not hold on that day.
    Validity(Validity),
    /// The last day to apply has passed.
    Deadline(Date),
    /// It holds in another region.
    Region,
    /// The child is not born on that day.
    NotBorn,
    /// The condition at this place of [`Measure::conditions`].
    Condition(usize),
}

impl Standing {
    /// All of them, in the order they are shown.
    pub const ALL: [Standing; 4] = [Standing::Likely, Standing::Open, Standing::Ask, Standing::No];

    /// A word for tests and styles.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Likely => "likely",
            Standing::Open => "open",
            Standing::Ask => "ask",
            Standing::No => "no",
        }
    }

    /// The heading above such answers.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Likely => "很可能有",
            Standing::Open => "还不能确定",
            Standing::Ask => "可以问问（不保证有）",
            Standing::No => "不适用",
        }
    }
}

impl Verdict {
    /// Where the answer belongs.
    pub fn standing(&self) -> Standing {
        match self {
            Verdict::Likely(_) => Standing::Likely,
            Verdict::Maybe { .. } => Standing::Open,
            Verdict::MayAsk | Verdict::OnlyEncouraged | Verdict::OnlyMentioned => Standing::Ask,
            Verdict::No(_) => Standing::No,
        }
    }

    /// The answer in a few words.
    pub fn words(&self) -> &'static str {
        match self {
            Verdict::Likely(Due::Given) => "很可能能享受",
            Verdict::Likely(Due::Duty) => "部门应当做到",
            Verdict::MayAsk => "可以去问，不保证有",
            Verdict::OnlyEncouraged => "只是鼓励，不是权利",
            Verdict::OnlyMentioned => "只是提到，没有办法",
            Verdict::Maybe { missing } if missing.is_empty() => "待主管部门确认",
            Verdict::Maybe { .. } => "还不能确定",
            Verdict::No(_) => "不适用",
        }
    }

    /// Whether the document gives it or charges an office with it, and every condition is met.
    pub fn is_likely(&self) -> bool {
        matches!(self, Verdict::Likely(_))
    }
}

/// What `measure` answers to `facts` on a day.
pub fn evaluate(measure: &Measure, facts: &Facts, on: Date) -> Answer {
    let (verdict, reason) = match failing(measure, facts, on) {
        Some(failing) => {
            let reason = failing.words(measure);
            (Verdict::No(failing), reason)
        }
        None => open(measure, facts, on).unwrap_or_else(|| at_strength(measure.strength)),
    };
    Answer { verdict, reason, citation: measure.citation() }
}

fn failing(measure: &Measure, facts: &Facts, on: Date) -> Option<Failing> {
    let validity = measure.validity(on);
    if !validity.holds() {
        return Some(Failing::Validity(validity));
    }
    if let Some(last) = measure.deadline.as_ref().and_then(|deadline| deadline.last).filter(|last| *last < on) {
        return Some(Failing::Deadline(last));
    }
    if facts.region.as_ref().is_some_and(|county| !measure.covers(county)) {
        return Some(Failing::Region);
    }
    if measure.asks(Question::Birth) && facts.birth.is_some_and(|birth| on < birth) {
        return Some(Failing::NotBorn);
    }
    measure.conditions.iter().position(|condition| condition.holds(facts, on) == Some(false)).map(Failing::Condition)
}

/// Why nothing firm can be said although nothing fails; `None` where something can.
fn open(measure: &Measure, facts: &Facts, on: Date) -> Option<(Verdict, String)> {
    let missing = missing(measure, facts, on);
    if !missing.is_empty() {
        let terms = joined(&mut missing.iter().map(|question| question.term()), "、");
        return Some((Verdict::Maybe { missing }, format!("还要知道：{terms}。")));
    }
    let kind = facts.kind.filter(|kind| measure.unclear_kinds.contains(kind));
    let what = match (&measure.to_confirm, &measure.deadline, kind) {
        (Some(what), _, _) => what.clone(),
        (None, Some(Deadline { last: None, note, .. }), _) => note.clone(),
        (None, _, Some(kind)) => format!("{}算不算在内，文件没有写明", kind.term()),
        _ => return None,
    };
    Some((Verdict::Maybe { missing: Vec::new() }, format!("待主管部门确认：{what}。")))
}

fn missing(measure: &Measure, facts: &Facts, on: Date) -> Vec<Question> {
    let mut missing = Vec::new();
    missing.extend((measure.region.is_some() && facts.region.is_none()).then_some(Question::Region));
    missing.extend((!measure.unclear_kinds.is_empty() && facts.kind.is_none()).then_some(Question::Kind));
    for condition in &measure.conditions {
        condition.add_missing(facts, on, &mut missing);
    }
    once_each(&missing)
}

fn at_strength(strength: Strength) -> (Verdict, String) {
    let (verdict, reason) = match strength {
        Strength::Grants => (Verdict::Likely(Due::Given), "您填的情况都符合，文件直接写明能享受。"),
        Strength::Duty => (Verdict::Likely(Due::Duty), "您填的情况都符合，文件要求部门做这件事。"),
        Strength::May => (Verdict::MayAsk, "您填的情况都符合，可以去申请或去问；文件没有保证一定有。"),
        Strength::Encourages => (Verdict::OnlyEncouraged, "文件只是鼓励这样做，不等于您已经有这份权利。"),
        Strength::Mentions => (Verdict::OnlyMentioned, "文件只是提到，没有写办法和标准。"),
    };
    (verdict, reason.to_owned())
}

impl Failing {
    fn words(&self, measure: &Measure) -> String {
        match self {
            Failing::Validity(validity) => format!("{}。", validity.words()),
            Failing::Deadline(last) => format!("申请到 {last} 截止，已经过了。"),
            Failing::Region => format!("{}只在当地适用。", measure.citation()),
            Failing::NotBorn => "孩子在这一天还没有出生，出生以后再看。".to_owned(),
            Failing::Condition(place) => {
                let words = measure.conditions.get(*place).map(Condition::words).unwrap_or_default();
                format!("这一项要求：{words}。您填的情况不符合。")
            }
        }
    }
}
