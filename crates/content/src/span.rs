//! From when until when a document counts, as far as is known, and what that means on any day one asks about.
//!
//! Documents say little of their dates: some name a first day, some only bear the year of their number, some were merely found
//! in use. So a day can lie where nothing certain is known, and that is answered as such ([`Validity::Unclear`]). A document
//! that was replaced still counted before: [`Span::replaced`] is the first day of what took its place.

use std::fmt;
use std::str::FromStr;

use tuoyu_catalog::Date;

use crate::validity::{Unclear, Validity};
use crate::vocabulary::PolicyState;

/// When a document began to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// On this day, as it states.
    On(Date),
    /// When it was issued, on this day; it states no other.
    Issued(Date),
    /// On some day of this year: the year in its number.
    In(i32),
    /// At the latest on this day, when it was found in use.
    By(Date),
}

/// From when until when a document counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its state, dates apart.
    pub state: PolicyState,
    /// Its beginning.
    pub begins: Begins,
    /// Its last day; `None` where it states none.
    pub until: Option<Date>,
    /// The first day on which another holds in its place; `None` where nothing replaced it, or no day is known.
    pub replaced: Option<Date>,
    /// Whether the authority has yet to confirm from when until when it counts.
    pub to_confirm: bool,
}

impl Span {
    /// Whether it counts on the day.
    pub fn on(&self, day: Date) -> Validity {
        let from = match self.begins {
            Begins::On(from) => Some(from),
            Begins::Issued(on) if day < on => return Validity::NotIssued { on },
            Begins::In(year) if day.year() < year => return Validity::NotBefore { year },
            Begins::Issued(_) | Begins::In(_) | Begins::By(_) => None,
        };
        let replaced = self.replaced.map_or(self.state == PolicyState::Superseded, |from| from <= day);
        let state = match self.state {
            PolicyState::Draft => PolicyState::Draft,
            _ if replaced => PolicyState::Superseded,
            _ => PolicyState::InForce,
        };
        let validity = Validity::on(day, state, from, self.until);
        match self.doubt(day) {
            Some(doubt) if validity.holds() => Validity::Unclear(doubt),
            _ => validity,
        }
    }

    /// What is not certain of a day on which it may count.
    fn doubt(&self, day: Date) -> Option<Unclear> {
        match self.begins {
            Begins::In(year) if day.year() == year => Some(Unclear::BeganIn(year)),
            Begins::By(seen) if day < seen => Some(Unclear::Began),
            _ => self.to_confirm.then_some(Unclear::Dates),
        }
    }
}

impl fmt::Display for Begins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Begins::On(day) => write!(f, "{day}"),
            Begins::Issued(day) => write!(f, "!{day}"),
            Begins::In(year) => write!(f, "{year}"),
            Begins::By(day) => write!(f, "~{day}"),
        }
    }
}

/// The form a page carries it in: `in-force/2022-08-08/2027-08-07//`, `superseded/2019//2026-01-01/?`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let confirm = if self.to_confirm { "?" } else { "" };
        write!(f, "{}/{}/{}/{}/{confirm}", self.state.code(), self.begins, day(self.until), day(self.replaced))
    }
}

/// A text that is no [`Span`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSpan;

impl FromStr for Span {
    type Err = NoSpan;

    fn from_str(text: &str) -> Result<Span, NoSpan> {
        let mut parts = text.split('/');
        let mut next = || parts.next().ok_or(NoSpan);
        let (state, begins, until, replaced, confirm) = (next()?, next()?, next()?, next()?, next()?);
        Ok(Span {
            state: PolicyState::from_code(state).ok_or(NoSpan)?,
            begins: begins_from(begins).ok_or(NoSpan)?,
            until: optional(until)?,
            replaced: optional(replaced)?,
            to_confirm: confirm == "?",
        })
    }
}

fn begins_from(text: &str) -> Option<Begins> {
    match (text.strip_prefix('!'), text.strip_prefix('~')) {
        (Some(issued), _) => issued.parse().ok().map(Begins::Issued),
        (_, Some(seen)) => seen.parse().ok().map(Begins::By),
        // What is no day is a year.
        _ => text.parse().ok().map(Begins::On).or_else(|| text.parse().ok().map(Begins::In)),
    }
}

fn optional(text: &str) -> Result<Option<Date>, NoSpan> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| NoSpan) }
}

/// The year in a document number: 2019 of 国卫人口发〔2019〕58号 and of 财政部公告2019年第76号.
pub fn year_in(number: &str) -> Option<i32> {
    let year = |at: usize| number.get(at..at + 4)?.parse::<i32>().ok().filter(|year| (1949..2100).contains(year));
    let bracketed = number.find('〔').and_then(|at| year(at + '〔'.len_utf8()));
    bracketed.or_else(|| number.find("年第").and_then(|at| year(at.checked_sub(4)?)))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn words(span: &str, day: &str) -> String {
        span.parse::<Span>().unwrap().on(day.parse().unwrap()).words()
    }

    #[test]
    fn what_a_page_carries_is_read_back() {
        for text in [
            "in-force/2022-08-08/2027-08-07//",
            "superseded/2019//2026-01-01/?",
            "in-force/~2026-11-21///",
            "in-force/!2021-03-04///",
            "draft/2025-12-22///",
        ] {
            assert_eq!(text.parse::<Span>().unwrap().to_string(), text);
        }
        for text in ["", "in-force", "in-force/2022-08-08/2027-02-30//", "in-force/x///", "current/2022-08-08///"] {
            assert_eq!(text.parse::<Span>(), Err(NoSpan), "{text}");
        }
    }

    #[test]
    fn the_year_of_a_number_is_found() {
        for (number, year) in [
            ("国卫人口发〔2019〕58号", Some(2019)),
            ("发改社会〔2019〕1606号；国卫人口发〔2022〕26号", Some(2019)),
            ("财政部公告2019年第76号", Some(2019)),
            ("卫生部 教育部令第76号", None),
            ("WS/T 821-2023", None),
            ("年第", None),
        ] {
            assert_eq!(year_in(number), year, "{number}");
        }
    }

    #[test]
    fn each_day_is_answered_by_what_is_known_of_it() {
        let (plan, old, seen) =
            ("in-force/2022-08-08/2027-08-07//", "superseded/2019//2026-01-01/?", "in-force/~2026-11-21///");
        for (span, day, said) in [
            (plan, "2022-08-07", "还没生效，2022-08-08 起生效"),
            (plan, "2022-08-08", "现行有效，到 2027-08-07"),
            (plan, "2027-08-07", "最后一天有效"),
            (plan, "2027-08-08", "已过期，有效期到 2027-08-07"),
            (old, "2018-12-31", "还没有，这是 2019 年的文件"),
            (old, "2019-05-01", "2019 年的文件，从哪天起施行没有核实"),
            (old, "2024-05-01", "起止日期待主管部门确认"),
            (old, "2025-12-31", "起止日期待主管部门确认"),
            (old, "2026-01-01", "已被新文件替代"),
            (seen, "2020-01-01", "从哪天起施行没有核实"),
            (seen, "2026-11-21", "现行，文件未写明有效期"),
            ("in-force/!2021-03-04///", "2021-03-03", "还没有印发，2021-03-04 印发"),
            ("in-force/!2021-03-04///", "2021-03-04", "现行，文件未写明有效期"),
            ("draft/2025-12-22///", "2026-11-22", "还是草案，没有正式施行"),
            ("superseded/2010-11-01///", "2012-01-01", "已被新文件替代"),
        ] {
            assert_eq!(words(span, day), said, "{span} {day}");
        }
    }
}
