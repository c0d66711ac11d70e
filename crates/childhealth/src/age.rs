//! How old a child is: in days for WHO's tables, in calendar months for everything Chinese, and corrected for preterm birth.
//!
//! A child turns `n` months on the same day of the month, and where that month is too short, on its last day: born on
//! 31 January, one month old on 28 or 29 February. Every date in this crate follows that one rule.

use tuoyu_catalog::Date;

/// Weeks and days in the womb, as the discharge papers say it: 34 weeks and 2 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "Written")]
pub struct Gestation {
    weeks: u8,
    days: u8,
}

/// A gestation as it stands in a file, where anything may stand.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    weeks: u8,
    days: u8,
}

impl TryFrom<Written> for Gestation {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Gestation, &'static str> {
        Gestation::new(written.weeks, written.days).ok_or("nobody is born after so many weeks")
    }
}

impl Gestation {
    /// Forty weeks, the term a corrected age is counted from.
    const TERM_DAYS: i32 = 280;

    /// `None` unless the weeks are 20–44 and the days 0–6: outside that a number was mistyped.
    pub fn new(weeks: u8, days: u8) -> Option<Gestation> {
        ((20..=44).contains(&weeks) && days <= 6).then_some(Gestation { weeks, days })
    }

    /// Whole weeks.
    pub fn weeks(self) -> u8 {
        self.weeks
    }

    /// Days beyond the whole weeks, 0–6.
    pub fn days(self) -> u8 {
        self.days
    }

    /// Born before 37 whole weeks (早产).
    pub fn is_preterm(self) -> bool {
        self.weeks < 37
    }

    /// Days by which the birth came before 40 weeks; negative when it came later.
    pub fn days_early(self) -> i32 {
        Gestation::TERM_DAYS - i32::from(self.weeks) * 7 - i32::from(self.days)
    }
}

/// The age on one day, counted from a birth date or, corrected, from the day 40 weeks were reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// Days since the first day, which is day 0.
    pub days: i32,
    /// Completed calendar months.
    pub months: i32,
    /// Days since the last month was completed.
    pub extra_days: i32,
    month_length: i32,
}

impl Age {
    /// The age on `on`; `None` before `from`.
    pub fn between(from: Date, on: Date) -> Option<Age> {
        if on < from {
            return None;
        }
        // `months_since` waits for the same day of the month; by the rule of this crate a short month's last day will do.
        let mut months = on.months_since(from);
        if from.plus_months(months + 1) <= on {
            months += 1;
        }
        let begun = from.plus_months(months);
        Some(Age {
            days: on.days_since(from),
            months,
            extra_days: on.days_since(begun),
            month_length: from.plus_months(months + 1).days_since(begun).max(1),
        })
    }

    /// The age in months with its fraction: the days of the month under way over that month's length.
    pub fn in_months(self) -> f64 {
        f64::from(self.months) + f64::from(self.extra_days) / f64::from(self.month_length)
    }

    /// As families say it: 5 天、8 个月 12 天、2 岁 3 个月.
    pub fn words(self) -> String {
        match (self.months, self.extra_days) {
            (0, days) => format!("{days} 天"),
            (months @ 1..24, 0) => format!("{months} 个月"),
            (months @ 1..24, days) => format!("{months} 个月 {days} 天"),
            (months, _) if months % 12 == 0 => format!("{} 岁", months / 12),
            (months, _) => format!("{} 岁 {} 个月", months / 12, months % 12),
        }
    }
}

/// The months until which a preterm child's age is corrected, counted from the birth itself.
pub const CORRECTED_UNTIL_MONTHS: i32 = 24;

/// Said wherever a corrected age is shown. That preterm is below 37 weeks is official; until when to correct is common
/// practice, and doctors may decide otherwise.
pub const CORRECTION_WORDS: &str =
    "早产（不满 37 周出生）的宝宝，满 2 岁前按矫正月龄来看，也就是从满 40 周那天算起。到几岁为止，听医生的安排。";

/// What correcting for preterm birth gives on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectedAge {
    /// Born at 37 weeks or later, or already 24 months old: the age since birth is used.
    NotNeeded,
    /// Forty weeks are still this many days off: the standards for term-born children do not apply yet.
    BeforeTerm {
        /// Days until 40 weeks.
        days: i32,
    },
    /// The age to compare with.
    Age(Age),
}

/// The age counted from 40 weeks, for a child born before 37 weeks and not yet 24 months old; `None` before birth.
pub fn corrected_age(birth: Date, gestation: Gestation, on: Date) -> Option<CorrectedAge> {
    let age = Age::between(birth, on)?;
    if !gestation.is_preterm() || age.months >= CORRECTED_UNTIL_MONTHS {
        return Some(CorrectedAge::NotNeeded);
    }
    let term = term_date(birth, gestation);
    Some(match Age::between(term, on) {
        Some(age) => CorrectedAge::Age(age),
        None => CorrectedAge::BeforeTerm { days: term.days_since(on) },
    })
}

/// The day 40 weeks were, or would have been, reached.
pub fn term_date(birth: Date, gestation: Gestation) -> Date {
    birth.plus_days(gestation.days_early())
}

/// An age a table names, as families say it: 0 is 出生时, 18 is 满 18 个月, 36 is 满 3 岁.
pub fn months_words(months: i32) -> String {
    match months {
        ..=0 => "出生时".to_owned(),
        1..24 => format!("满 {months} 个月"),
        _ if months % 12 == 0 => format!("满 {} 岁", months / 12),
        _ => format!("满 {} 岁 {} 个月", months / 12, months % 12),
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
    fn a_short_month_is_completed_on_its_last_day() {
        for (birth, on, months, extra, words) in [
            ("2026-01-31", "2026-02-27", 0, 27, "27 天"),
            ("2026-01-31", "2026-02-28", 1, 0, "1 个月"),
            ("2026-01-31", "2026-03-30", 1, 30, "1 个月 30 天"),
            ("2026-01-31", "2026-03-31", 2, 0, "2 个月"),
            ("2024-02-29", "2025-02-28", 12, 0, "12 个月"),
            ("2024-02-29", "2026-05-29", 27, 0, "2 岁 3 个月"),
            ("2024-02-29", "2027-02-28", 36, 0, "3 岁"),
        ] {
            let age = Age::between(date(birth), date(on)).unwrap();
            assert_eq!((age.months, age.extra_days, age.words().as_str()), (months, extra, words), "{birth} {on}");
        }
        assert_eq!(Age::between(date("2026-02-01"), date("2026-01-31")), None);
    }

    #[test]
    fn months_have_a_fraction_of_their_own_length() {
        let age = Age::between(date("2026-02-01"), date("2026-02-15")).unwrap();
        assert_eq!(age.in_months(), 0.5);
    }

    #[test]
    fn correction_counts_from_forty_weeks_until_two_years() {
        let gestation = Gestation::new(32, 0).unwrap();
        let birth = date("2026-01-01");
        assert_eq!(term_date(birth, gestation), date("2026-02-26"));
        assert_eq!(corrected_age(birth, gestation, date("2026-02-20")), Some(CorrectedAge::BeforeTerm { days: 6 }));
        let Some(CorrectedAge::Age(age)) = corrected_age(birth, gestation, date("2026-06-26")) else {
            unreachable!("a preterm child of five months has a corrected age")
        };
        assert_eq!((age.months, age.extra_days, age.days), (4, 0, 120));
        assert_eq!(corrected_age(birth, gestation, date("2028-01-01")), Some(CorrectedAge::NotNeeded));
        assert!(matches!(corrected_age(birth, gestation, date("2027-12-31")), Some(CorrectedAge::Age(_))));
        let term = Gestation::new(37, 0).unwrap();
        assert_eq!(corrected_age(birth, term, date("2026-06-26")), Some(CorrectedAge::NotNeeded));
        assert_eq!(corrected_age(birth, gestation, date("2025-12-31")), None);
    }

    #[test]
    fn gestations_nobody_is_born_at_are_refused() {
        assert!(Gestation::new(19, 6).is_none() && Gestation::new(45, 0).is_none() && Gestation::new(30, 7).is_none());
        assert!(Gestation::new(36, 6).unwrap().is_preterm() && !Gestation::new(37, 0).unwrap().is_preterm());
        let read = |text| serde_json::from_str::<Gestation>(text).ok();
        assert_eq!(read(r#"{"weeks":34,"days":2}"#), Gestation::new(34, 2));
        assert_eq!([r#"{"weeks":250,"days":2}"#, r#"{"weeks":34,"days":7}"#].map(read), [None, None]);
    }

    proptest::proptest! {
        #[test]
        fn months_are_completed_exactly_when_the_calendar_says_so(birth in 10_000_i32..30_000, days in 0_i32..3_000) {
            let birth = Date::from_unix_days(birth).unwrap();
            let on = birth.plus_days(days);
            let age = Age::between(birth, on).unwrap();
            proptest::prop_assert_eq!(age.days, days);
            proptest::prop_assert!(birth.plus_months(age.months) <= on && on < birth.plus_months(age.months + 1));
            proptest::prop_assert_eq!(birth.plus_months(age.months).plus_days(age.extra_days), on);
            proptest::prop_assert!(age.in_months() < f64::from(age.months + 1));
        }
    }
}
