//! How fresh a register is: what share of it was confirmed lately, how old the oldest fact of each sort is, and what is due.
//!
//! [`CALENDAR`] is the one place that says how often each sort of fact should be stated anew. The spans are this project's
//! advice to an authority, not a rule of any document, and whatever shows them says so.
//!
//! Surprise: few facts carry a day of their own. The others count as stated on the day of their record, which is the newest
//! any of it was stated: so a report may be kinder than the truth, never harder.

use serde::{Deserialize, Serialize};

use crate::institution::{FilingStatus, Institution};
use crate::{Date, InstitutionId};

/// A record confirmed within so many days counts as fresh.
pub const FRESH_DAYS: i32 = 90;

/// How often one sort of fact should be stated anew.
pub struct Rhythm {
    /// The code, stable.
    pub code: &'static str,
    /// What it is called on pages and in reports.
    pub term: &'static str,
    /// After so many days it is due.
    pub every_days: i32,
    /// The day it was stated; `None` where it is not.
    stated: fn(&Institution) -> Option<Date>,
}

/// Every sort of fact that ages, the fastest first.
pub const CALENDAR: &[Rhythm] = &[
    Rhythm { code: "vacancies", term: "在托人数和空余托位", every_days: 30, stated: vacancies },
    Rhythm { code: "filing", term: "备案", every_days: 90, stated: |one| with_record(one, one.filing.is_some()) },
    Rhythm {
        code: "operation",
        term: "开放或停业",
        every_days: 90,
        stated: |one| with_record(one, one.operation.is_some()),
    },
    Rhythm {
        code: "fees",
        term: "收费",
        every_days: 180,
        stated: |one| one.fees.as_ref().map(|fees| fees.as_of.unwrap_or(one.as_of)),
    },
    Rhythm {
        code: "telephone",
        term: "电话",
        every_days: 180,
        stated: |one| with_record(one, one.telephone.is_some()),
    },
    Rhythm {
        code: "hours",
        term: "服务时间和形式",
        every_days: 180,
        stated: |one| with_record(one, one.hours.is_some() || one.modes.is_some()),
    },
    Rhythm {
        code: "places",
        term: "托位和班型",
        every_days: 180,
        stated: |one| with_record(one, one.places.is_some() || one.classes.is_some()),
    },
    Rhythm {
        code: "recognitions",
        term: "卫生评价、普惠、示范",
        every_days: 180,
        stated: |one| with_record(one, !one.recognitions.is_empty()),
    },
    Rhythm {
        code: "evaluations",
        term: "质量评估",
        every_days: 180,
        stated: |one| with_record(one, !one.evaluations.is_empty()),
    },
    Rhythm {
        code: "care",
        term: "供餐、录像、保险",
        every_days: 365,
        stated: |one| with_record(one, states_care(one)),
    },
    Rhythm {
        code: "address",
        term: "地址和位置",
        every_days: 365,
        stated: |one| with_record(one, one.address.is_some() || one.position.is_some()),
    },
];

fn with_record(one: &Institution, is_stated: bool) -> Option<Date> {
    is_stated.then_some(one.as_of)
}

fn states_care(one: &Institution) -> bool {
    [one.meals, one.food_licence, one.parents_may_watch, one.parents_committee, one.insured].iter().any(Option::is_some)
        || one.video_days.is_some()
}

/// The oldest band counts: a sum of vacancies is as old as its oldest part.
fn vacancies(one: &Institution) -> Option<Date> {
    let taken = one.classes.iter().flatten().filter(|class| class.enrolled.is_some() || class.vacancies.is_some());
    taken.map(|class| class.as_of.unwrap_or(one.as_of)).min()
}

/// How fresh a list is on a day. Institutions that have closed or are off the list are left out: nobody states them anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Freshness {
    /// The day it is seen from.
    pub on: Date,
    /// Institutions counted.
    pub rows: u32,
    /// Of those, confirmed within [`FRESH_DAYS`].
    pub fresh: u32,
    /// The record that was confirmed longest ago.
    pub oldest: Option<Date>,
    /// Each sort of fact, in the calendar's order.
    pub facts: Vec<FactAge>,
}

/// How old one sort of fact is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactAge {
    /// The code in [`CALENDAR`].
    pub code: String,
    /// Institutions that state it.
    pub stated: u32,
    /// Of those, with a fact that is due on the day.
    pub overdue: u32,
    /// The oldest, and whose it is.
    pub oldest: Option<Oldest>,
    /// The first day one is, or was, due.
    pub next_due: Option<Date>,
}

/// The oldest fact of its sort.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Oldest {
    /// The day it was stated.
    pub date: Date,
    /// Whose it is.
    pub id: InstitutionId,
}

impl Freshness {
    /// Nothing counted yet.
    pub fn none(on: Date) -> Freshness {
        let age = |rhythm: &Rhythm| FactAge {
            code: rhythm.code.to_owned(),
            stated: 0,
            overdue: 0,
            oldest: None,
            next_due: None,
        };
        Freshness { on, rows: 0, fresh: 0, oldest: None, facts: CALENDAR.iter().map(age).collect() }
    }

    /// The freshness of a list.
    pub fn of<'a>(on: Date, institutions: impl IntoIterator<Item = &'a Institution>) -> Freshness {
        let mut whole = Freshness::none(on);
        institutions.into_iter().filter(|one| is_current(one)).for_each(|one| whole.count(one));
        whole
    }

    fn count(&mut self, one: &Institution) {
        self.rows += 1;
        self.fresh += u32::from(self.on.days_since(one.as_of) <= FRESH_DAYS);
        self.oldest = earlier(self.oldest, Some(one.as_of));
        for (age, rhythm) in self.facts.iter_mut().zip(CALENDAR) {
            let Some(day) = (rhythm.stated)(one) else { continue };
            let due = day.plus_days(rhythm.every_days);
            age.stated += 1;
            age.overdue += u32::from(due < self.on);
            age.next_due = earlier(age.next_due, Some(due));
            if age.oldest.as_ref().is_none_or(|oldest| day < oldest.date) {
                age.oldest = Some(Oldest { date: day, id: one.id.clone() });
            }
        }
    }

    /// Adds another list, seen from the same day.
    pub fn add(&mut self, other: &Freshness) {
        self.rows += other.rows;
        self.fresh += other.fresh;
        self.oldest = earlier(self.oldest, other.oldest);
        for (age, other) in self.facts.iter_mut().zip(&other.facts) {
            age.stated += other.stated;
            age.overdue += other.overdue;
            age.next_due = earlier(age.next_due, other.next_due);
            let is_older = |other: &Oldest| age.oldest.as_ref().is_none_or(|oldest| other.date < oldest.date);
            if other.oldest.as_ref().is_some_and(is_older) {
                age.oldest.clone_from(&other.oldest);
            }
        }
    }

    /// The share of fresh records in whole per cent; `None` without records.
    pub fn percent(&self) -> Option<u32> {
        (self.rows > 0).then(|| self.fresh * 100 / self.rows)
    }
}

impl FactAge {
    /// Its line in the calendar.
    pub fn rhythm(&self) -> Option<&'static Rhythm> {
        CALENDAR.iter().find(|rhythm| rhythm.code == self.code)
    }
}

fn earlier(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    a.into_iter().chain(b).min()
}

/// Whether anybody would state it anew.
fn is_current(one: &Institution) -> bool {
    let gone = [FilingStatus::Refused, FilingStatus::Withdrawn, FilingStatus::Lapsed];
    !one.is_closed() && !one.filing.as_ref().is_some_and(|filing| gone.contains(&filing.status))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::RegionCode;
    use crate::institution::{ClassBand, ClassOffer, Fees, Filing, Operation};

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn one(id: &str, as_of: &str) -> Institution {
        let region = RegionCode::parse("410305").unwrap();
        Institution::named(InstitutionId::parse(id).unwrap(), "示例甲".to_owned(), region, date(as_of))
    }

    fn age<'a>(freshness: &'a Freshness, code: &str) -> &'a FactAge {
        freshness.facts.iter().find(|age| age.code == code).unwrap()
    }

    #[test]
    fn the_share_counts_ninety_days_and_leaves_out_what_is_gone() {
        let closed = Institution { operation: Some(Operation::Closed), ..one("c1", "2020-01-01") };
        let lapsed = Filing {
            status: FilingStatus::Lapsed,
            receipt: None,
            date: None,
            reasons: None,
            history: Vec::new(),
            source: None,
        };
        let list = [
            one("a1", "2026-08-24"),
            one("a2", "2026-08-23"),
            closed,
            Institution { filing: Some(lapsed), ..one("l1", "2020-01-01") },
        ];
        let freshness = Freshness::of(date("2026-11-22"), &list);
        assert_eq!((freshness.rows, freshness.fresh, freshness.percent()), (2, 1, Some(50)));
        assert_eq!(freshness.oldest, Some(date("2026-08-23")));
        assert_eq!(Freshness::none(date("2026-11-22")).percent(), None);
    }

    #[test]
    fn each_fact_is_as_old_as_its_own_day_and_due_by_the_calendar() {
        let class = ClassOffer {
            band: ClassBand::Older,
            places: Some(20),
            enrolled: None,
            vacancies: Some(3),
            as_of: Some(date("2026-10-01")),
            children_per_carer: None,
        };
        let mut priced = one("a1", "2026-11-01");
        priced.classes = Some(vec![class]);
        priced.fees = Some(Fees { care: Some(1800), as_of: Some(date("2026-06-01")), ..Fees::default() });
        let mut whole = Freshness::of(date("2026-11-22"), [&priced]);
        let vacancies = age(&whole, "vacancies");
        assert_eq!((vacancies.overdue, vacancies.next_due), (1, Some(date("2026-10-31"))));
        let fees = age(&whole, "fees");
        assert_eq!((fees.overdue, fees.next_due), (0, Some(date("2026-11-28"))));
        assert_eq!(age(&whole, "places").oldest.as_ref().unwrap().date, date("2026-11-01"));
        assert_eq!((age(&whole, "telephone").stated, age(&whole, "telephone").next_due), (0, None));
        let older = Institution { telephone: Some("0379-6123456".into()), ..one("b1", "2026-01-01") };
        whole.add(&Freshness::of(date("2026-11-22"), [&older]));
        assert_eq!((whole.rows, age(&whole, "telephone").overdue), (2, 1));
        assert_eq!(age(&whole, "telephone").oldest.as_ref().unwrap().id.as_str(), "b1");
        assert_eq!(age(&whole, "fees").stated, 1);
    }

    #[test]
    fn the_calendar_names_each_fact_once() {
        let mut codes: Vec<&str> = CALENDAR.iter().map(|rhythm| rhythm.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), CALENDAR.len());
        assert!(CALENDAR.is_sorted_by_key(|rhythm| rhythm.every_days));
    }
}
