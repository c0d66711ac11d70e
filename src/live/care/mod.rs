//! Vaccination, health visits, and what to read this month: what follows from a child's birthday.

mod carried;
mod checks;
mod doses;
mod months;
mod this_month;
mod vaccines;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tuoyu_catalog::export::RegionEntry;
use tuoyu_childhealth::vaccines::{Dose, Extra, Schedule};

#[cfg(feature = "ssr")]
pub(crate) use checks::done;
#[cfg(feature = "ssr")]
pub(crate) use doses::about;
#[cfg(feature = "ssr")]
pub(crate) use months::due;
pub use months::{Reading, Title};

use crate::live::Room;

/// The room of vaccination, health visits and the month's reading.
#[derive(Debug)]
pub struct Care;

impl Room for Care {
    type Part = Part;

    const NAME: &str = "care";

    fn view(part: Part) -> impl IntoView {
        // Options rather than one erased view: an erased view carries code for every way of rendering it.
        let (mut vaccines, mut checks, mut month) = (None, None, None);
        match part {
            Part::Vaccines(doses) => vaccines = Some(doses),
            Part::Checks => checks = Some(()),
            Part::Month(reading) => month = Some(reading),
        }
        view! {
            {vaccines.map(|doses| view! { <vaccines::Vaccines doses/> })}
            {checks.map(|()| view! { <checks::Checks/> })}
            {month.map(|reading| view! { <this_month::ThisMonth reading/> })}
        }
    }
}

/// A live part of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The vaccination calendar.
    Vaccines(AllDoses),
    /// The health visits.
    Checks,
    /// What to read this month and the next.
    Month(Reading),
}

/// The doses there are: of the schedule as data rather than as code, since the browser needs no more of it than these.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AllDoses {
    /// Those of the national schedule, in its order.
    pub national: Vec<Dose>,
    /// Those that regions add.
    pub local: Vec<RegionDoses>,
}

/// The doses of one region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionDoses {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its doses.
    pub doses: Vec<Dose>,
}

impl AllDoses {
    /// What the browser needs of the national schedule and of what regions add.
    pub fn of(national: &Schedule, local: &[LocalDoses]) -> AllDoses {
        let of_region = |one: &LocalDoses| RegionDoses {
            code: one.region.code.to_string(),
            name: one.region.full_name.clone(),
            doses: one.extra.doses.clone(),
        };
        AllDoses { national: national.doses.clone(), local: local.iter().map(of_region).collect() }
    }

    /// The doses given in a region, the national ones first; of a region that adds none, and of no region, the national ones.
    fn given_in(&self, region: &str) -> Vec<Dose> {
        let local = self.local.iter().filter(|one| one.code == region).flat_map(|one| &one.doses);
        let local = local.map(|dose| Dose { local: true, ..dose.clone() });
        self.national.iter().cloned().chain(local).collect()
    }
}

/// The doses a region adds to the national schedule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalDoses {
    /// The region.
    pub region: RegionEntry,
    /// Its doses and the document they stand in.
    pub extra: Extra,
}
