//! The schedule as data: doses, ages, intervals, and what an earlier edition said.

use std::fmt;

use serde::{Deserialize, Serialize};
use tuoyu_catalog::{Date, Source};

/// One edition of the schedule, with whatever a region added.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The year it is known by.
    pub edition: String,
    /// The document.
    pub source: Source,
    /// The day it was last checked.
    pub checked: Date,
    /// General rules, one plain sentence each.
    pub rules: Vec<String>,
    /// Doses from birth to six years, youngest first.
    pub doses: Vec<Dose>,
    /// Doses beyond the ages this site is for: shown as a note, never dated.
    pub later: Vec<Dose>,
    /// What an earlier edition said otherwise, for doses given under it.
    pub earlier: Vec<Earlier>,
}

/// Doses a region adds of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// The region's document.
    pub source: Source,
    /// Its doses; their ids must not be those of the national schedule.
    pub doses: Vec<Dose>,
}

/// One dose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// A stable name, such as dtap-2.
    pub id: String,
    /// The vaccine's name, such as 百白破疫苗.
    pub vaccine: String,
    /// Its usual letters, such as DTaP.
    pub abbr: String,
    /// The diseases it prevents.
    pub prevents: String,
    /// Which dose of this vaccine, from 1.
    pub number: u8,
    /// The least age in months.
    pub months: i32,
    /// The age in months before which it should be complete; `None` where the schedule names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_months: Option<i32>,
    /// The age in months from which it is no longer given: BCG by the schedule's own words; group A meningococcal as the
    /// edition of 2021 had it, so that a missed dose never holds up the A and C vaccine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_months: Option<i32>,
    /// The choice it belongs to; `None` for doses every child gets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
    /// An injected live vaccine: 28 days apart from others, unless on the same day.
    #[serde(default)]
    pub live_injected: bool,
    /// The dose that must come before, and how long before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<After>,
    /// How it is given.
    pub route: String,
    /// How much.
    pub amount: String,
    /// What else a family should know; empty where nothing.
    #[serde(default)]
    pub note: String,
    /// Added by a region.
    #[serde(skip)]
    pub local: bool,
}

/// The least time since an earlier dose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// The earlier dose's id.
    pub dose: String,
    /// Days, added after the months.
    #[serde(default)]
    pub days: i32,
    /// Months.
    #[serde(default)]
    pub months: i32,
    /// The edition it was read in, where that is not the schedule's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
}

impl After {
    /// The first day on which the interval since `given` is kept.
    pub fn earliest(&self, given: Date) -> Date {
        given.plus_months(self.months).plus_days(self.days)
    }
}

/// Where a family and its clinic choose between two vaccines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// 乙脑减毒活疫苗.
    #[serde(rename = "je-live")]
    JeLive,
    /// 乙脑灭活疫苗.
    #[serde(rename = "je-inactivated")]
    JeInactivated,
    /// 甲肝减毒活疫苗.
    #[serde(rename = "hepa-live")]
    HepALive,
    /// 甲肝灭活疫苗.
    #[serde(rename = "hepa-inactivated")]
    HepAInactivated,
}

/// Live or inactivated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// 减毒活疫苗, the default of the schedule.
    #[default]
    Live,
    /// 灭活疫苗.
    Inactivated,
}

impl Kind {
    /// 减毒活疫苗 or 灭活疫苗.
    pub fn term(self) -> &'static str {
        match self {
            Kind::Live => "减毒活疫苗",
            Kind::Inactivated => "灭活疫苗",
        }
    }
}

/// What was chosen where there is a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// 乙脑.
    pub je: Kind,
    /// 甲肝.
    pub hep_a: Kind,
}

impl Dose {
    /// What it is called: 百白破疫苗第 2 剂.
    pub fn name(&self) -> String {
        format!("{}第 {} 剂", self.vaccine, self.number)
    }
}

impl Choices {
    /// Whether a dose of this choice is given.
    pub fn take(self, choice: Option<Choice>) -> bool {
        match choice {
            None => true,
            Some(Choice::JeLive) => self.je == Kind::Live,
            Some(Choice::JeInactivated) => self.je == Kind::Inactivated,
            Some(Choice::HepALive) => self.hep_a == Kind::Live,
            Some(Choice::HepAInactivated) => self.hep_a == Kind::Inactivated,
        }
    }
}

/// One thing an earlier edition said otherwise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// The earlier edition's year.
    pub edition: String,
    /// What changed.
    pub what: String,
    /// What it was.
    pub was: String,
    /// What it is now.
    pub now: String,
    /// Since when, where a day is stated.
    #[serde(default)]
    pub from: Option<Date>,
    /// The document that changed it; `None` where the schedule itself did.
    #[serde(default)]
    pub source: Option<Source>,
}

/// Why a schedule cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScheduleError {
    /// Not JSON of the right shape; the text says where.
    Form(String),
    /// Two doses with this id.
    Twice(String),
    /// This dose comes after one that is not listed before it.
    NoSuchDose {
        /// The dose.
        dose: String,
        /// What its `after` names.
        after: String,
    },
    /// This dose's ages or intervals run backwards.
    Ages(String),
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScheduleError::Form(error) => write!(f, "免疫程序读不懂：{error}"),
            ScheduleError::Twice(id) => write!(f, "剂次 {id} 出现了两次，请改一个编号"),
            ScheduleError::NoSuchDose { dose, after } => {
                write!(f, "剂次 {dose} 写着在 {after} 之后，但它前面没有 {after}，请核对编号和先后")
            }
            ScheduleError::Ages(id) => write!(f, "剂次 {id} 的月龄或间隔不成立，请核对"),
        }
    }
}

impl std::error::Error for ScheduleError {}

impl Schedule {
    /// The national schedule, edition 2026.
    pub fn national() -> Result<Schedule, ScheduleError> {
        Schedule::from_json(include_str!("../../data/immunization-2026.json"))
    }

    /// A schedule from its JSON.
    pub fn from_json(json: &str) -> Result<Schedule, ScheduleError> {
        let schedule: Schedule = serde_json::from_str(json).map_err(|error| ScheduleError::Form(error.to_string()))?;
        check(&schedule.doses)?;
        check(&schedule.later)?;
        Ok(schedule)
    }

    /// The same schedule with a region's own doses.
    pub fn with(mut self, extra: Extra) -> Result<Schedule, ScheduleError> {
        self.doses.extend(extra.doses.into_iter().map(|dose| Dose { local: true, ..dose }));
        check(&self.doses)?;
        Ok(self)
    }

    /// The doses given under these choices, in the schedule's order.
    pub fn doses(&self, choices: Choices) -> impl Iterator<Item = &Dose> {
        self.doses.iter().filter(move |dose| choices.take(dose.choice))
    }
}

impl Extra {
    /// A region's doses from their JSON.
    pub fn from_json(json: &str) -> Result<Extra, ScheduleError> {
        serde_json::from_str(json).map_err(|error| ScheduleError::Form(error.to_string()))
    }
}

fn check(doses: &[Dose]) -> Result<(), ScheduleError> {
    for (index, dose) in doses.iter().enumerate() {
        let mut before = doses.iter().take(index);
        if before.clone().any(|earlier| earlier.id == dose.id) {
            return Err(ScheduleError::Twice(dose.id.clone()));
        }
        let ends = [dose.before_months, dose.closed_months];
        if dose.months < 0 || ends.into_iter().flatten().any(|end| end <= dose.months) {
            return Err(ScheduleError::Ages(dose.id.clone()));
        }
        let Some(after) = &dose.after else { continue };
        if after.days < 0 || after.months < 0 {
            return Err(ScheduleError::Ages(dose.id.clone()));
        }
        // A dose every child gets cannot wait for one that only some choose.
        let fits =
            |earlier: &Dose| earlier.id == after.dose && (earlier.choice.is_none() || earlier.choice == dose.choice);
        if !before.any(fits) {
            return Err(ScheduleError::NoSuchDose { dose: dose.id.clone(), after: after.dose.clone() });
        }
    }
    Ok(())
}
