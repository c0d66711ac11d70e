//! Words that depend on the day they are read: how old a fact is, whether a policy still holds, whether a review is due.
//!
//! A page is written on one day and read on another. So such words stand in an element whose `data-fresh` says what they follow
//! from; the page is written with the words of its own day, and the browser writes today's, by this same code.

use tuoyu_catalog::Date;
use tuoyu_content::Review;
use tuoyu_content::Validity;
use tuoyu_content::vocabulary::PolicyState;

/// What some words follow from, besides the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// How long ago a day is: ，20 个月前.
    Age(Date),
    /// How far off a day is: ，5 天后；今天；已过去.
    Ahead(Date),
    /// How many months old a result is.
    Months(Date),
    /// Whether a policy holds.
    Policy {
        /// Its state, dates apart.
        state: PolicyState,
        /// Its first day.
        effective: Option<Date>,
        /// Its last day.
        until: Option<Date>,
    },
    /// Whether a guidance text's review is due.
    Review(Date),
}

impl Fresh {
    /// The words on a day.
    pub fn words(self, today: Date) -> String {
        match self {
            Fresh::Age(date) => format!("，{}", date.age_on(today)),
            Fresh::Ahead(date) if date == today.plus_days(1) => "，明天".to_owned(),
            Fresh::Ahead(date) if date < today => "，已过去".to_owned(),
            Fresh::Ahead(date) => format!("，{}", date.age_on(today)),
            Fresh::Months(date) => format!("这个结果已有 {} 个月", today.months_since(date).max(0)),
            Fresh::Policy { state, effective, until } => Validity::on(today, state, effective, until).words(),
            Fresh::Review(due) => Review::on(today, due).words(),
        }
    }

    /// Whether the words are something to look out for on that day.
    pub fn warns(self, today: Date) -> bool {
        match self {
            Fresh::Age(_) | Fresh::Ahead(_) | Fresh::Months(_) => false,
            Fresh::Policy { state, effective, until } => {
                !matches!(Validity::on(today, state, effective, until), Validity::InForce { .. })
            }
            Fresh::Review(due) => matches!(Review::on(today, due), Review::Overdue { .. }),
        }
    }

    /// The value of `data-fresh`.
    pub fn print(self) -> String {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        match self {
            Fresh::Age(date) => format!("age {date}"),
            Fresh::Ahead(date) => format!("ahead {date}"),
            Fresh::Months(date) => format!("months {date}"),
            Fresh::Policy { state, effective, until } => {
                format!("policy {}/{}/{}", state.code(), day(effective), day(until))
            }
            Fresh::Review(due) => format!("review {due}"),
        }
    }

    /// Reads a value of `data-fresh`; `None` where it is none.
    pub fn parse(text: &str) -> Option<Fresh> {
        let (kind, rest) = text.split_once(' ')?;
        Some(match kind {
            "age" => Fresh::Age(rest.parse().ok()?),
            "ahead" => Fresh::Ahead(rest.parse().ok()?),
            "months" => Fresh::Months(rest.parse().ok()?),
            "review" => Fresh::Review(rest.parse().ok()?),
            "policy" => {
                let mut parts = rest.split('/');
                let state = PolicyState::from_code(parts.next()?)?;
                // An empty part is a date the document does not state.
                let (effective, until) = (parts.next()?.parse().ok(), parts.next()?.parse().ok());
                Fresh::Policy { state, effective, until }
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_printed_is_read_back() {
        let day = date("2025-03-05");
        for fresh in [
            Fresh::Age(day),
            Fresh::Ahead(day),
            Fresh::Months(day),
            Fresh::Review(day),
            Fresh::Policy { state: PolicyState::InForce, effective: Some(day), until: None },
            Fresh::Policy { state: PolicyState::Draft, effective: None, until: Some(day) },
        ] {
            assert_eq!(Fresh::parse(&fresh.print()), Some(fresh));
        }
        for text in ["", "age", "age x", "policy in-force", "other 2025-03-05"] {
            assert_eq!(Fresh::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_same_page_says_other_words_on_another_day() {
        let plan = Fresh::Policy { state: PolicyState::InForce, effective: None, until: Some(date("2027-08-07")) };
        assert_eq!(
            (plan.words(date("2026-11-22")).as_str(), plan.warns(date("2026-11-22"))),
            ("现行有效，到 2027-08-07", false)
        );
        assert_eq!(
            (plan.words(date("2027-08-08")).as_str(), plan.warns(date("2027-08-08"))),
            ("已过期，有效期到 2027-08-07", true)
        );
        let class = Fresh::Ahead(date("2026-11-22"));
        let said = ["2026-11-17", "2026-11-21", "2026-11-22", "2026-11-23"].map(|day| class.words(date(day)));
        assert_eq!(said, ["，5 天后", "，明天", "，今天", "，已过去"]);
        assert_eq!(Fresh::Age(date("2025-03-05")).words(date("2026-11-22")), "，20 个月前");
    }
}
