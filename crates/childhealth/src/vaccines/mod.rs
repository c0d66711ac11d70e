//! The national immunisation schedule for one child: when each dose may be given, what is due, what is late.
//!
//! The schedule is data ([`Schedule`], `data/immunization-2026.json`), and a region adds its own doses to it ([`Extra`]).
//! [`Schedule::calendar`] answers from the birth date alone; [`Schedule::review`] also knows what was given and what day it
//! is. Ages are calendar months since birth by the rule of [`crate::age`], never corrected for preterm birth. Minimum
//! intervals were read in transcriptions and only ever move a date later: the clinic decides.

mod calendar;
mod review;
mod schedule;

pub use calendar::Planned;
pub use review::{Concern, Given, Reviewed, Status, review};
pub use schedule::{After, Choice, Choices, Dose, Earlier, Extra, Kind, Schedule, ScheduleError};

/// Said wherever a date is shown.
pub const CLINIC_DECIDES: &str = "日期按程序表推算，只作提醒。哪天打、打哪一种、能不能打，以接种单位的安排为准。";

/// What to do about a dose that was missed.
pub const CATCH_UP: &str = "过了推荐的年龄，请尽快联系接种单位补种。只补没打的剂次，不用从头再来。";

/// Days that two injected live vaccines are apart when not given on the same day.
pub const LIVE_APART_DAYS: i32 = 28;
