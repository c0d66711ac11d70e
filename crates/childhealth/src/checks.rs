//! The thirteen visits of national basic public health services from birth to six years, and what happens at each.
//!
//! Free, at the township hospital or community health centre; the first is at home. The document names an age, not a
//! last day, so a visit has a first day and, only where it says so, a last one. The nine feeding assessments, the eleven
//! rounds of [`crate::milestones`] and the thirteen eye checks fall on these same visits.

use tuoyu_catalog::Date;

use crate::age::months_words;
use crate::milestones;

/// One visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// When.
    pub when: When,
    /// What is done there, in plain words, besides feeding assessments and warning signs.
    pub done: &'static [&'static str],
}

/// The age of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Within a week of leaving hospital, at home.
    AfterDischarge,
    /// 满月: 28 to 30 days after birth, with the second dose against hepatitis B.
    FullMonth,
    /// At this age in months.
    Months(i32),
}

/// A visit with its dates for one child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedVisit {
    /// The visit.
    pub visit: Visit,
    /// The first day; for the visit at home, the day of birth, as the day of discharge is not known.
    pub from: Date,
    /// The last day, where the document names one.
    pub until: Option<Date>,
}

/// Months at which feeding is assessed; 1 is the visit of the full month.
const FEEDING_MONTHS: [i32; 9] = [1, 3, 6, 8, 12, 18, 24, 30, 36];

const FIRST_VISIT: &[&str] = &[
    "医生到家里来：问吃奶、睡眠、大小便、黄疸和脐部的情况",
    "量体温、做体格检查，记录出生时的体重和身长",
    "看卡介苗和乙肝疫苗第 1 剂打了没有，新生儿疾病筛查做了没有",
    "讲怎样喂奶、怎样护理",
    EYES,
];
const FULL_MONTH: &[&str] =
    &["问这一个月的喂养、发育和生病情况", "量体重和身长，做体格检查", "接着打乙肝疫苗第 2 剂", EYES];
const ROUTINE: &[&str] = &[ASKED, EXAMINED, EYES, ADVISED];
const BLOOD_AT_6: &[&str] = &[ASKED, EXAMINED, EYES, ADVISED, "血常规：6～8 个月之间查 1 次"];
const BLOOD_AT_8: &[&str] = &[ASKED, EXAMINED, EYES, ADVISED, "血常规：满 6 个月那次没查的，这次查"];
const BLOOD: &[&str] = &[ASKED, EXAMINED, EYES, ADVISED, "血常规：查 1 次"];
const YEARLY: &[&str] = &["每年 1 次", EXAMINED, EYES];
const ASKED: &str = "问上次以来的喂养和生病情况";
const EXAMINED: &str = "做体格检查，评估生长发育和心理行为发育";
const EYES: &str = "做眼保健和视力检查";
const ADVISED: &str = "讲喂养、防病、防意外和口腔保健";

/// The visits, youngest first.
pub const VISITS: [Visit; 13] = [
    Visit { when: When::AfterDischarge, done: FIRST_VISIT },
    Visit { when: When::FullMonth, done: FULL_MONTH },
    Visit { when: When::Months(3), done: ROUTINE },
    Visit { when: When::Months(6), done: BLOOD_AT_6 },
    Visit { when: When::Months(8), done: BLOOD_AT_8 },
    Visit { when: When::Months(12), done: ROUTINE },
    Visit { when: When::Months(18), done: BLOOD },
    Visit { when: When::Months(24), done: ROUTINE },
    Visit { when: When::Months(30), done: BLOOD },
    Visit { when: When::Months(36), done: ROUTINE },
    Visit { when: When::Months(48), done: YEARLY },
    Visit { when: When::Months(60), done: YEARLY },
    Visit { when: When::Months(72), done: YEARLY },
];

impl Visit {
    /// The age in months it is known by; 0 for the visit at home.
    pub fn months(self) -> i32 {
        match self.when {
            When::AfterDischarge => 0,
            When::FullMonth => 1,
            When::Months(months) => months,
        }
    }

    /// When, in plain words.
    pub fn when_words(self) -> String {
        match self.when {
            When::AfterDischarge => "出院后 1 周内".to_owned(),
            When::FullMonth => "满月（出生后 28～30 天）".to_owned(),
            When::Months(months) => months_words(months),
        }
    }

    /// Where.
    pub fn place(self) -> &'static str {
        match self.when {
            When::AfterDischarge => "家里",
            _ => "乡镇卫生院或社区卫生服务中心",
        }
    }

    /// Whether feeding is assessed.
    pub fn assesses_feeding(self) -> bool {
        FEEDING_MONTHS.contains(&self.months())
    }

    /// Whether the warning signs are gone through.
    pub fn looks_for_signs(self) -> bool {
        milestones::AGES.contains(&self.months())
    }
}

/// The visits of a child born on `birth`. Ages are counted from birth, also for preterm children.
pub fn visits(birth: Date) -> [DatedVisit; 13] {
    VISITS.map(|visit| match visit.when {
        When::AfterDischarge => DatedVisit { visit, from: birth, until: None },
        When::FullMonth => DatedVisit { visit, from: birth.plus_days(28), until: Some(birth.plus_days(30)) },
        When::Months(months) => DatedVisit { visit, from: birth.plus_months(months), until: None },
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn dates_of_a_child_born_on_the_31st() {
        let dates = visits("2025-08-31".parse().unwrap()).map(|dated| dated.from.to_string());
        assert_eq!(
            dates,
            [
                "2025-08-31",
                "2025-09-28",
                "2025-11-30",
                "2026-02-28",
                "2026-04-30",
                "2026-08-31",
                "2027-02-28",
                "2027-08-31",
                "2028-02-29",
                "2028-08-31",
                "2029-08-31",
                "2030-08-31",
                "2031-08-31",
            ]
        );
        assert_eq!(visits("2025-08-31".parse().unwrap()).map(|dated| dated.until).iter().flatten().count(), 1);
    }

    #[test]
    fn what_the_documents_count_comes_out() {
        let count = |is: fn(Visit) -> bool| VISITS.into_iter().filter(|visit| is(*visit)).count();
        assert_eq!(count(Visit::assesses_feeding), 9);
        assert_eq!(count(Visit::looks_for_signs), 11);
        let blood = VISITS.iter().filter(|visit| visit.done.iter().any(|what| what.starts_with("血常规")));
        assert_eq!(blood.map(|visit| visit.months()).collect::<Vec<_>>(), [6, 8, 18, 30]);
    }

    #[test]
    fn visits_read_as_families_say_them() {
        let words = VISITS.map(|visit| visit.when_words());
        assert_eq!(words.first().unwrap(), "出院后 1 周内");
        assert_eq!(words.get(6).unwrap(), "满 18 个月");
        assert_eq!(words.get(8).unwrap(), "满 2 岁 6 个月");
        assert_eq!(words.last().unwrap(), "满 6 岁");
    }
}
