//! Words that depend on the day they are read: how old a fact is, whether a policy still holds, whether a review is due.
//!
//! A page is written on one day and read on another. So such words stand in an element whose `data-fresh` says what they follow
//! from; the page is written with the words of its own day, and the browser writes today's, by this same code.

use tuoyu_catalog::Date;
use tuoyu_content::validity::NEAR_EXPIRY_DAYS;
use tuoyu_content::{Review, Span, Validity};

/// The key of the address under which a page is asked about another day: `?on=2024-05-01`.
pub const ON: &str = "on";

/// What some words follow from, besides the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// The day itself.
    Day,
    /// How long ago a day is: ，20 个月前.
    Age(Date),
    /// How far off a day is: ，5 天后；今天；已过去.
    Ahead(Date),
    /// How many months old a result is.
    Months(Date),
    /// Whether a policy, or something it grants, counts.
    Policy(Span),
    /// How many days are left until a last day.
    Left(Date),
    /// Whether a guidance text's review is due.
    Review(Date),
    /// That its review is overdue, where it is; nothing else.
    Overdue(Date),
}

impl Fresh {
    /// The words on a day.
    pub fn words(self, today: Date) -> String {
        match self {
            Fresh::Day => today.to_string(),
            Fresh::Age(date) => format!("，{}", date.age_on(today)),
            Fresh::Ahead(date) if date == today.plus_days(1) => "，明天".to_owned(),
            Fresh::Ahead(date) if date < today => "，已过去".to_owned(),
            Fresh::Ahead(date) => format!("，{}", date.age_on(today)),
            Fresh::Months(date) => format!("这个结果已有 {} 个月", today.months_since(date).max(0)),
            Fresh::Policy(span) => span.on(today).words(),
            Fresh::Left(last) => match last.days_since(today) {
                ..0 => "已经到期".to_owned(),
                0 => "最后一天".to_owned(),
                days => format!("还有 {days} 天"),
            },
            Fresh::Review(due) => Review::on(today, due).words(),
            Fresh::Overdue(due) if today > due => "，复核已经超期".to_owned(),
            Fresh::Overdue(_) => String::new(),
        }
    }

    /// Whether the words are something to look out for on that day.
    pub fn warns(self, today: Date) -> bool {
        match self {
            Fresh::Day | Fresh::Age(_) | Fresh::Ahead(_) | Fresh::Months(_) => false,
            Fresh::Policy(span) => !matches!(span.on(today), Validity::InForce { .. }),
            Fresh::Left(last) => last.days_since(today) <= NEAR_EXPIRY_DAYS,
            Fresh::Review(due) | Fresh::Overdue(due) => matches!(Review::on(today, due), Review::Overdue { .. }),
        }
    }

    /// The value of `data-holds`: whether a policy counts on that day, yes, no or not known.
    pub fn holds(self, today: Date) -> Option<&'static str> {
        let Fresh::Policy(span) = self else { return None };
        Some(match span.on(today).answer() {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unclear",
        })
    }

    /// The value of `data-fresh`.
    pub fn print(self) -> String {
        match self {
            Fresh::Day => "day".to_owned(),
            Fresh::Age(date) => format!("age {date}"),
            Fresh::Ahead(date) => format!("ahead {date}"),
            Fresh::Months(date) => format!("months {date}"),
            Fresh::Policy(span) => format!("policy {span}"),
            Fresh::Left(last) => format!("left {last}"),
            Fresh::Review(due) => format!("review {due}"),
            Fresh::Overdue(due) => format!("overdue {due}"),
        }
    }

    /// Reads a value of `data-fresh`; `None` where it is none.
    pub fn parse(text: &str) -> Option<Fresh> {
        if text == "day" {
            return Some(Fresh::Day);
        }
        let (kind, rest) = text.split_once(' ')?;
        Some(match kind {
            "age" => Fresh::Age(rest.parse().ok()?),
            "ahead" => Fresh::Ahead(rest.parse().ok()?),
            "months" => Fresh::Months(rest.parse().ok()?),
            "left" => Fresh::Left(rest.parse().ok()?),
            "review" => Fresh::Review(rest.parse().ok()?),
            "overdue" => Fresh::Overdue(rest.parse().ok()?),
            "policy" => Fresh::Policy(rest.parse().ok()?),
            _ => return None,
        })
    }
}

/// The day a query asks about; `None` where it names none that exists.
pub fn asked_day(query: &str) -> Option<Date> {
    query.split('&').find_map(|pair| pair.strip_prefix(ON)?.strip_prefix('=')).and_then(|day| day.parse().ok())
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
            Fresh::Overdue(day),
            Fresh::Day,
            Fresh::Left(day),
            Fresh::Policy("in-force/2022-08-08/2027-08-07//".parse().unwrap()),
            Fresh::Policy("superseded/2019//2026-01-01/?".parse().unwrap()),
        ] {
            assert_eq!(Fresh::parse(&fresh.print()), Some(fresh));
        }
        for text in ["", "age", "age x", "policy in-force", "other 2025-03-05", "days"] {
            assert_eq!(Fresh::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_same_page_says_other_words_on_another_day() {
        let plan = Fresh::Policy("in-force/2022-08-08/2027-08-07//".parse().unwrap());
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

    #[test]
    fn a_list_says_of_a_review_only_that_it_is_late() {
        let due = Fresh::Overdue(date("2026-11-22"));
        let on = |day| (due.words(date(day)), due.warns(date(day)));
        assert_eq!(on("2026-11-22"), (String::new(), false));
        assert_eq!(on("2026-11-23"), ("，复核已经超期".to_owned(), true));
    }

    #[test]
    fn a_policy_counts_does_not_or_nobody_knows() {
        let old = Fresh::Policy("superseded/2019//2026-01-01/?".parse().unwrap());
        for (day, holds) in [("2018-06-01", "no"), ("2024-06-01", "unclear"), ("2026-01-01", "no")] {
            assert_eq!(old.holds(date(day)), Some(holds), "{day}");
        }
        let plan = Fresh::Policy("in-force/2022-08-08///".parse().unwrap());
        assert_eq!((plan.holds(date("2026-11-22")), Fresh::Day.holds(date("2026-11-22"))), (Some("yes"), None));
    }

    #[test]
    fn the_days_left_are_counted_to_the_last_one() {
        let left = Fresh::Left(date("2027-08-07"));
        for (day, words, warns) in [
            ("2026-11-22", "还有 258 天", false),
            ("2027-02-08", "还有 180 天", true),
            ("2027-08-07", "最后一天", true),
            ("2027-08-08", "已经到期", true),
        ] {
            assert_eq!((left.words(date(day)).as_str(), left.warns(date(day))), (words, warns), "{day}");
        }
    }

    #[test]
    fn the_day_asked_about_is_read_from_the_address() {
        for (query, day) in [
            ("on=2024-05-01", Some("2024-05-01")),
            ("a=b&on=2024-02-29", Some("2024-02-29")),
            ("on=2023-02-29", None),
            ("on=", None),
            ("once=2024-05-01", None),
            ("", None),
        ] {
            assert_eq!(asked_day(query), day.map(date), "{query}");
        }
    }
}
