//! What an article's dates mean on a given day, in words for the page.
//!
//! Whether a policy has run out is computed, never written down: a page made 40 days ago must not go on promising money.

use tuoyu_catalog::Date;

use crate::vocabulary::PolicyState;

/// From how many days before its last day a policy is shown as running out: half a year, time enough to gather papers
/// and apply.
pub const NEAR_EXPIRY_DAYS: i32 = 180;

/// Whether a policy holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Not a document in force: published for comment, or a bill.
    Draft,
    /// It begins later.
    NotYet {
        /// Its first day.
        from: Date,
    },
    /// It was issued later, and states no other first day.
    NotIssued {
        /// The day of issue.
        on: Date,
    },
    /// It is of a later year; on which day of it it began is not known.
    NotBefore {
        /// That year.
        year: i32,
    },
    /// It holds.
    InForce {
        /// Its last day; `None` where the document states none.
        until: Option<Date>,
    },
    /// It holds, and ends within [`NEAR_EXPIRY_DAYS`].
    ExpiresIn {
        /// Days left after today; 0 on the last day.
        days: i32,
    },
    /// It has run out.
    Expired {
        /// Its last day.
        on: Date,
    },
    /// Another document replaced it.
    Superseded,
    /// Nothing certain is known of the day.
    Unclear(Unclear),
}

/// Why it is not certain whether a document counts on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It began on some day of this year.
    BeganIn(i32),
    /// It is not known when it began.
    Began,
    /// The authority has yet to confirm its dates.
    Dates,
}

impl Validity {
    /// The validity on `today` of a document in `state` that holds from `effective` to `until`, both included.
    pub fn on(today: Date, state: PolicyState, effective: Option<Date>, until: Option<Date>) -> Validity {
        match (state, effective, until) {
            (PolicyState::Draft, ..) => Validity::Draft,
            (PolicyState::Superseded, ..) => Validity::Superseded,
            (_, Some(from), _) if today < from => Validity::NotYet { from },
            (_, _, Some(until)) => match until.days_since(today) {
                ..0 => Validity::Expired { on: until },
                days @ 0..=NEAR_EXPIRY_DAYS => Validity::ExpiresIn { days },
                _ => Validity::InForce { until: Some(until) },
            },
            (_, _, None) => Validity::InForce { until: None },
        }
    }

    /// Whether it holds on that day, for certain.
    pub fn holds(self) -> bool {
        matches!(self, Validity::InForce { .. } | Validity::ExpiresIn { .. })
    }

    /// Yes, no, or not known.
    pub fn answer(self) -> Option<bool> {
        (!matches!(self, Validity::Unclear(_))).then_some(self.holds())
    }

    /// The same in plain words.
    pub fn words(self) -> String {
        match self {
            Validity::Draft => "还是草案，没有正式施行".to_owned(),
            Validity::NotYet { from } => format!("还没生效，{from} 起生效"),
            Validity::NotIssued { on } => format!("还没有印发，{on} 印发"),
            Validity::NotBefore { year } => format!("还没有，这是 {year} 年的文件"),
            Validity::InForce { until: Some(until) } => format!("现行有效，到 {until}"),
            Validity::InForce { until: None } => "现行，文件未写明有效期".to_owned(),
            Validity::ExpiresIn { days: 0 } => "最后一天有效".to_owned(),
            Validity::ExpiresIn { days } => format!("还有 {days} 天到期"),
            Validity::Expired { on } => format!("已过期，有效期到 {on}"),
            Validity::Superseded => "已被新文件替代".to_owned(),
            Validity::Unclear(Unclear::BeganIn(year)) => format!("{year} 年的文件，从哪天起施行没有核实"),
            Validity::Unclear(Unclear::Began) => "从哪天起施行没有核实".to_owned(),
            Validity::Unclear(Unclear::Dates) => "起止日期待主管部门确认".to_owned(),
        }
    }
}

/// Whether a guidance text's review is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// It was reviewed in time.
    Current {
        /// The last day for the next review.
        due: Date,
    },
    /// The next review is late.
    Overdue {
        /// The day it was due.
        due: Date,
    },
}

impl Review {
    /// The state on `today` of a review due on `due`.
    pub fn on(today: Date, due: Date) -> Review {
        if today > due { Review::Overdue { due } } else { Review::Current { due } }
    }

    /// The same in plain words.
    pub fn words(self) -> String {
        match self {
            Review::Current { due } => format!("下次复核不晚于 {due}"),
            Review::Overdue { due } => format!("应在 {due} 前复核，已经超期，内容可能不是最新"),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn validity(state: PolicyState, effective: &str, until: &str) -> Validity {
        Validity::on(date("2026-11-22"), state, effective.parse().ok(), until.parse().ok())
    }

    #[test]
    fn validity_follows_from_state_and_dates() {
        use PolicyState::{Draft, InForce, Superseded};
        for (state, effective, until, words) in [
            (InForce, "2022-08-08", "2027-08-07", "现行有效，到 2027-08-07"),
            (InForce, "2022-08-08", "2027-05-22", "现行有效，到 2027-05-22"),
            (InForce, "2022-08-08", "2027-05-21", "还有 180 天到期"),
            (InForce, "2022-08-08", "2026-11-23", "还有 1 天到期"),
            (InForce, "2022-08-08", "2026-11-22", "最后一天有效"),
            (InForce, "2022-08-08", "2026-11-21", "已过期，有效期到 2026-11-21"),
            (InForce, "2026-11-22", "", "现行，文件未写明有效期"),
            (InForce, "", "", "现行，文件未写明有效期"),
            (InForce, "2026-11-23", "2027-11-22", "还没生效，2026-11-23 起生效"),
            (Draft, "2027-01-01", "", "还是草案，没有正式施行"),
            (Superseded, "2010-01-01", "2012-01-01", "已被新文件替代"),
        ] {
            assert_eq!(validity(state, effective, until).words(), words, "{effective}–{until}");
        }
    }

    #[test]
    fn only_what_is_in_force_holds() {
        assert!(validity(PolicyState::InForce, "", "2026-11-22").holds());
        assert!(!validity(PolicyState::InForce, "", "2026-11-21").holds());
        assert!(!validity(PolicyState::InForce, "2026-11-23", "").holds());
        assert!(!validity(PolicyState::Draft, "", "").holds());
    }

    #[test]
    fn a_review_is_late_the_day_after_it_was_due() {
        let due = date("2026-11-22");
        assert_eq!(Review::on(due, due).words(), "下次复核不晚于 2026-11-22");
        assert_eq!(Review::on(date("2026-11-23"), due), Review::Overdue { due });
    }
}
