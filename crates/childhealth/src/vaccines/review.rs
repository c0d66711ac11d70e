//! What was given, what is due today, what is late.
//!
//! A dose that is not marked as given counts as not given; the sentence asks for the vaccination book before it worries
//! anyone. Marked days that break an age or an interval are questioned, never dropped.

use serde::{Deserialize, Serialize};
use tuoyu_catalog::Date;

use super::calendar::{Placed, before};
use super::{CATCH_UP, Choices, Dose, Schedule};
use crate::age::months_words;

/// A dose the family marked as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The dose's id.
    pub dose: String,
    /// The day in the vaccination book.
    pub on: Date,
}

/// One dose as it stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed<'a> {
    /// The dose.
    pub dose: &'a Dose,
    /// Where it stands.
    pub status: Status,
    /// The day to note down: the day given, the first possible day from today on, or the day it closed.
    pub day: Date,
    /// The day by which it should be complete already; `None` where none is named.
    pub before: Option<Date>,
    /// What is odd about a marked day.
    pub concern: Option<Concern>,
}

/// Where a dose stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Marked as given.
    Given,
    /// Too early, or too soon after another dose.
    Waiting,
    /// May be given now.
    Due,
    /// Should have been complete before today.
    Overdue,
    /// Not given any more at this age.
    Closed,
}

/// Why a marked day is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// After today.
    InFuture,
    /// Before the least age.
    TooYoung,
    /// Too soon after the dose before it.
    TooSoon,
    /// The dose before it is not marked.
    PreviousMissing,
    /// Less than 28 days from another injected live vaccine, and not the same day.
    LiveTooClose,
}

impl Concern {
    /// The question in plain Chinese.
    pub fn words(self) -> &'static str {
        match self {
            Concern::InFuture => "这个日期还没到，请核对接种证。",
            Concern::TooYoung => "比程序表的最小年龄早，请核对日期；没有写错就问问接种单位这一剂算不算。",
            Concern::TooSoon => "离上一剂太近，请核对日期；没有写错就问问接种单位这一剂算不算。",
            Concern::PreviousMissing => "前一剂没有记录，请核对接种证，看是不是漏标了。",
            Concern::LiveTooClose => "离另一种注射的减毒活疫苗不到 28 天，请核对日期，或问问接种单位。",
        }
    }
}

impl Reviewed<'_> {
    /// Where the dose stands, in one plain sentence.
    pub fn words(&self) -> String {
        match self.status {
            Status::Given => format!("{} 已打。", self.day),
            Status::Waiting => format!("还没到时候，最早 {}。", self.day),
            Status::Due => match self.dose.before_months {
                Some(months) => format!("到时候了，{}前打完。打过的请对照接种证标上。", months_words(months)),
                None => "到时候了，尽早打。打过的请对照接种证标上。".to_owned(),
            },
            Status::Overdue => format!("打过的请对照接种证标上。没打的：{CATCH_UP}"),
            Status::Closed => {
                let months = self.dose.closed_months.unwrap_or_default();
                format!("{}后一般不再补这一剂，请问接种单位。", months_words(months))
            }
        }
    }
}

impl Schedule {
    /// Every dose of these choices as it stands on `today`; see [`review`].
    pub fn review(&self, birth: Date, choices: Choices, given: &[Given], today: Date) -> Vec<Reviewed<'_>> {
        review(&self.doses, birth, choices, given, today)
    }
}

/// Every dose of these choices as it stands on `today`, in order of its day. Given doses of the choice not taken are left out, as
/// are ids that are not among `doses`, which stand in a schedule's order.
pub fn review<'a>(doses: &'a [Dose], birth: Date, choices: Choices, given: &[Given], today: Date) -> Vec<Reviewed<'a>> {
    let day_of = |dose: &Dose| given.iter().find(|given| given.dose == dose.id).map(|given| given.on);
    let taken = doses.iter().filter(|dose| choices.take(dose.choice));
    let (marked, open): (Vec<_>, Vec<_>) = taken.partition(|dose| day_of(dose).is_some());
    let mut placed = Placed(marked.into_iter().filter_map(|dose| Some((dose, day_of(dose)?))).collect());
    let mut reviewed = Vec::new();
    for (dose, on) in &placed.0 {
        insert(&mut reviewed, reviewed_given(dose, *on, &placed, birth, today));
    }
    for dose in open {
        let closed = dose.closed_months.map(|months| birth.plus_months(months)).filter(|closed| *closed <= today);
        let before = before(dose, birth);
        let (status, day) = if let Some(closed) = closed {
            (Status::Closed, closed)
        } else {
            let (earliest, day) = placed.place(dose, birth, today);
            (open_status(earliest, before, today), day)
        };
        insert(&mut reviewed, Reviewed { dose, status, day, before, concern: None });
    }
    reviewed
}

/// Keeps the order of days, and of ages on one day.
fn insert<'a>(reviewed: &mut Vec<Reviewed<'a>>, new: Reviewed<'a>) {
    let key = |reviewed: &Reviewed<'_>| (reviewed.day, reviewed.dose.months);
    let at = reviewed.partition_point(|earlier| key(earlier) <= key(&new));
    reviewed.insert(at, new);
}

fn open_status(earliest: Date, before: Option<Date>, today: Date) -> Status {
    match before {
        Some(before) if before <= today => Status::Overdue,
        _ if earliest <= today => Status::Due,
        _ => Status::Waiting,
    }
}

fn reviewed_given<'a>(dose: &'a Dose, on: Date, placed: &Placed<'a>, birth: Date, today: Date) -> Reviewed<'a> {
    let previous = dose.after.as_ref().map(|after| (after, placed.day_of(&after.dose)));
    let concern = match previous {
        _ if on > today => Some(Concern::InFuture),
        _ if on < birth.plus_months(dose.months) => Some(Concern::TooYoung),
        Some((_, None)) => Some(Concern::PreviousMissing),
        Some((after, Some(previous))) if on < after.earliest(previous) => Some(Concern::TooSoon),
        _ if dose.live_injected && placed.too_close(dose, on).is_some() => Some(Concern::LiveTooClose),
        _ => None,
    };
    Reviewed { dose, status: Status::Given, day: on, before: before(dose, birth), concern }
}
