//! Vaccination, health visits, and what to read this month: what follows from a child's birthday.

mod carried;
mod checks;
mod doses;
mod months;
mod qr;
mod this_month;
mod vaccines;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tuoyu_catalog::export::RegionEntry;
use tuoyu_childhealth::vaccines::Extra;

#[cfg(feature = "ssr")]
pub(crate) use checks::done;
#[cfg(feature = "ssr")]
pub(crate) use doses::about;
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
            Part::Vaccines(local) => vaccines = Some(local),
            Part::Checks => checks = Some(()),
            Part::Month(reading) => month = Some(reading),
        }
        view! {
            {vaccines.map(|local| view! { <vaccines::Vaccines local/> })}
            {checks.map(|()| view! { <checks::Checks/> })}
            {month.map(|reading| view! { <this_month::ThisMonth reading/> })}
        }
    }
}

/// A live part of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The vaccination calendar, with what regions add to it.
    Vaccines(Vec<LocalDoses>),
    /// The health visits.
    Checks,
    /// What to read this month and the next.
    Month(Reading),
}

/// The doses a region adds to the national schedule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalDoses {
    /// The region.
    pub region: RegionEntry,
    /// Its doses and the document they stand in.
    pub extra: Extra,
}
