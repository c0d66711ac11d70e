//! 育儿补贴 by birth date: how much in all, in how many applications, in which years.
//!
//! Born on or after the scheme's first day (2025-01-01): a full year's amount for each of three years. Born before it: by
//! the months from that day to the month of the third birthday, both included. That counting is inferred from the one
//! official example (born 2023-12: 24 months, 7200 yuan), so it is always marked as an estimate. The figures stand in
//! `data/measures/childcare-allowance.json`; here is only how they are counted.

use tuoyu_catalog::Date;

use crate::amount::Amount;
use crate::condition::Condition;
use crate::facts::Facts;
use crate::measure::{Deadline, Measure};
use crate::money::Money;
use crate::vocabulary::Topic;

/// The age at which the allowance ends, in years.
const YEARS: i32 = 3;

/// What one child brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance<'a> {
    /// The measure it rests on.
    pub measure: &'a Measure,
    /// All of it.
    pub total: Money,
    /// The months that count; `None` where it goes by whole years.
    pub months: Option<u32>,
    /// Counted from an example and not from a rule: to be shown as an estimate.
    pub is_estimate: bool,
    /// One for each application, in order.
    pub applications: Vec<Application>,
    /// Until when the first application has to be made, where that is not the end of its years.
    pub first_deadline: Option<&'a Deadline>,
}

/// One application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Which one, from 1.
    pub number: u32,
    /// The calendar years in which it can be made, both included. They are the same where it belongs to one year.
    pub years: (i32, i32),
    /// The months it pays for; `None` where it pays for a whole year.
    pub months: Option<u32>,
    /// What it pays.
    pub amount: Money,
}

/// Whether an application can be made on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// Its years have not begun.
    NotYet,
    /// It can be made.
    Open,
    /// Its years are over.
    Passed,
    /// The first application's deadline has been extended to a day that is not confirmed.
    ToConfirm,
}

impl Window {
    /// The same in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Window::NotYet => "还没到申请的年度",
            Window::Open => "可以申请",
            Window::Passed => "申请年度已过",
            Window::ToConfirm => "首次申请已延长，新截止日待主管部门确认",
        }
    }
}

/// The allowance for a child born on this day; `None` where no measure reaches the birth date.
pub fn allowance(measures: &[Measure], birth: Date) -> Option<Allowance<'_>> {
    let measure = measures.iter().find(|measure| measure.topic == Topic::Allowance && reaches(measure, birth))?;
    let begins = measure.period.begins()?;
    let applications = match measure.amount {
        Amount::PerYear(yuan) => by_year(birth, yuan),
        Amount::PerMonth(yuan) => by_month(begins, birth, yuan),
        _ => return None,
    };
    Some(Allowance {
        measure,
        total: applications.iter().fold(Money::ZERO, |sum, one| sum.plus(one.amount)),
        months: applications.iter().map(|one| one.months).sum(),
        is_estimate: matches!(measure.amount, Amount::PerMonth(_)),
        applications,
        first_deadline: measure.deadline.as_ref(),
    })
}

/// Whether the measure's span of births holds the birth date.
fn reaches(measure: &Measure, birth: Date) -> bool {
    let facts = Facts::born(birth);
    let births = measure.conditions.iter().filter(|condition| matches!(condition, Condition::Born { .. }));
    births.map(|condition| condition.holds(&facts, birth)).any(|held| held == Some(true))
}

/// Three whole years. The first application is made in the year of birth or the next, the others in the two years after.
fn by_year(birth: Date, yuan: Money) -> Vec<Application> {
    let application = |number: i32| Application {
        number: number.unsigned_abs(),
        years: (birth.year() + number - 1, birth.year() + number),
        months: None,
        amount: yuan,
    };
    (1..=YEARS).map(application).collect()
}

/// One application for each calendar year in which a month counts.
fn by_month(begins: Date, birth: Date, yuan: Money) -> Vec<Application> {
    let last_year = birth.year() + YEARS;
    let months_in = |year: i32| {
        let first = if year == begins.year() { begins.month() } else { 1 };
        let last = if year == last_year { birth.month() } else { 12 };
        (last + 1).saturating_sub(first)
    };
    let years = (begins.year()..=last_year).filter(|year| months_in(*year) > 0);
    let application = |(number, year): (u32, i32)| Application {
        number,
        years: (year, year),
        months: Some(months_in(year)),
        amount: yuan.times(months_in(year)),
    };
    (1..).zip(years).map(application).collect()
}

impl Allowance<'_> {
    /// How the total is worked out.
    pub fn formula(&self) -> String {
        let total = self.total;
        match (self.months, &self.measure.amount) {
            (Some(months), Amount::PerMonth(yuan)) => format!("{months} 个月 × {yuan} 元 = {total} 元（估算）"),
            (_, Amount::PerYear(yuan)) => format!("{} 年 × {yuan} 元 = {total} 元", self.applications.len()),
            _ => format!("{total} 元"),
        }
    }

    /// Whether an application can be made on the day.
    pub fn window(&self, application: &Application, on: Date) -> Window {
        let (first, last) = application.years;
        let deadline = self.first_deadline.filter(|_| application.number == 1);
        match deadline {
            _ if on.year() < first => Window::NotYet,
            Some(Deadline { last: Some(last), .. }) if on <= *last => Window::Open,
            Some(Deadline { last: None, was: Some(was), .. }) if *was < on => Window::ToConfirm,
            _ if on.year() <= last => Window::Open,
            _ => Window::Passed,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::document;

    static MEASURES: std::sync::LazyLock<Vec<Measure>> = std::sync::LazyLock::new(|| document::shipped().unwrap());

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn yuan(text: &str) -> Money {
        text.parse().unwrap()
    }

    #[test]
    fn the_official_example_and_each_boundary_of_birth() {
        let measures = document::shipped().unwrap();
        for (birth, total, months, applications) in [
            ("2021-12-31", None, None, 0),
            ("2022-01-01", Some("300"), Some(1), 1),
            ("2022-01-31", Some("300"), Some(1), 1),
            ("2022-02-01", Some("600"), Some(2), 1),
            ("2022-12-31", Some("3600"), Some(12), 1),
            ("2023-01-01", Some("3900"), Some(13), 2),
            ("2023-06-15", Some("5400"), Some(18), 2),
            // The official example: 24 months, 7200 yuan.
            ("2023-12-01", Some("7200"), Some(24), 2),
            ("2023-12-31", Some("7200"), Some(24), 2),
            ("2024-01-01", Some("7500"), Some(25), 3),
            ("2024-02-29", Some("7800"), Some(26), 3),
            // Not 9000, as two careless pages have it.
            ("2024-07-01", Some("9300"), Some(31), 3),
            ("2024-12-31", Some("10800"), Some(36), 3),
            ("2025-01-01", Some("10800"), None, 3),
            ("2026-11-22", Some("10800"), None, 3),
        ] {
            let found = allowance(&measures, date(birth));
            assert_eq!(found.as_ref().map(|found| found.total), total.map(yuan), "{birth}");
            let Some(found) = found else { continue };
            assert_eq!((found.months, found.applications.len()), (months, applications), "{birth}");
            assert_eq!(found.is_estimate, months.is_some(), "{birth}");
        }
        let formula = |birth: &str| allowance(&measures, date(birth)).unwrap().formula();
        assert_eq!(formula("2023-12-01"), "24 个月 × 300 元 = 7200 元（估算）");
        assert_eq!(formula("2025-01-01"), "3 年 × 3600 元 = 10800 元");
    }

    #[test]
    fn the_facts_table_of_births_before_the_scheme_is_met_month_by_month() {
        let measures = document::shipped().unwrap();
        for month in 0..36_u32 {
            let birth = Date::new(2022 + (month / 12) as i32, month % 12 + 1, 28).unwrap();
            let found = allowance(&measures, birth).unwrap();
            assert_eq!(found.months, Some(month + 1), "{birth}");
            assert_eq!(found.total, yuan("300").times(month + 1), "{birth}");
        }
    }

    #[test]
    fn applications_belong_to_calendar_years() {
        let measures = document::shipped().unwrap();
        let earlier = allowance(&measures, date("2024-07-20")).unwrap();
        let rows: Vec<_> = earlier.applications.iter().map(|one| (one.years.0, one.months, one.amount)).collect();
        assert_eq!(
            rows,
            [(2025, Some(12), yuan("3600")), (2026, Some(12), yuan("3600")), (2027, Some(7), yuan("2100"))]
        );
        let later = allowance(&measures, date("2025-12-31")).unwrap();
        let years: Vec<_> = later.applications.iter().map(|one| one.years).collect();
        assert_eq!(years, [(2025, 2026), (2026, 2027), (2027, 2028)]);
    }

    #[test]
    fn windows_open_and_close_with_the_year() {
        let measures = document::shipped().unwrap();
        let later = allowance(&measures, date("2025-03-01")).unwrap();
        let on = |day: &str| later.applications.iter().map(|one| later.window(one, date(day))).collect::<Vec<_>>();
        assert_eq!(on("2026-12-31"), [Window::Open, Window::Open, Window::NotYet]);
        assert_eq!(on("2027-01-01"), [Window::Passed, Window::Open, Window::Open]);
        assert_eq!(on("2028-12-31"), [Window::Passed, Window::Passed, Window::Open]);
        assert_eq!(on("2029-01-01"), [Window::Passed; 3]);

        let earlier = allowance(&measures, date("2023-12-01")).unwrap();
        let first = |day: &str| earlier.window(&earlier.applications[0], date(day));
        assert_eq!(first("2025-12-31"), Window::Open);
        assert_eq!(first("2026-01-01"), Window::ToConfirm);
        assert_eq!(earlier.window(&earlier.applications[1], date("2026-11-22")), Window::Open);
        assert_eq!(earlier.window(&earlier.applications[1], date("2027-01-01")), Window::Passed);
    }

    #[test]
    fn a_confirmed_deadline_is_the_last_day_to_apply() {
        let mut measures = document::shipped().unwrap();
        for measure in &mut measures {
            if let Some(deadline) = &mut measure.deadline {
                deadline.last = Some(date("2026-12-31"));
            }
        }
        let earlier = allowance(&measures, date("2022-05-01")).unwrap();
        let window = |day: &str| earlier.window(&earlier.applications[0], date(day));
        assert_eq!((window("2026-12-31"), window("2027-01-01")), (Window::Open, Window::Passed));
        let answer = |day: &str| crate::evaluate(earlier.measure, &Facts::born(date("2022-05-01")), date(day)).verdict;
        assert!(answer("2026-12-31").is_likely());
        assert_eq!(answer("2027-01-01"), crate::Verdict::No(crate::evaluate::Failing::Deadline(date("2026-12-31"))));
    }

    proptest::proptest! {
        #[test]
        fn a_later_birth_never_brings_less(a in 18_993_i32..22_000, b in 18_993_i32..22_000) {
            let total = |days: i32| allowance(&MEASURES, Date::from_unix_days(days).unwrap()).unwrap().total;
            proptest::prop_assert!(total(a.min(b)) <= total(a.max(b)));
            proptest::prop_assert!(total(a) > Money::ZERO && total(a) <= yuan("10800"));
        }
    }
}
