//! From a birth date to the first day each dose may be given.
//!
//! Doses are placed in the schedule's order, each on the first day that is old enough, keeps the interval since the dose
//! before it, and is 28 days from any other injected live vaccine or the very same day.

use tuoyu_catalog::Date;

use super::{Choices, Dose, LIVE_APART_DAYS, Schedule};

/// One dose with its dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned<'a> {
    /// The dose.
    pub dose: &'a Dose,
    /// The first day it may be given.
    pub from: Date,
    /// The day by which it should be complete already: the day the child reaches that age. `None` where none is named.
    pub before: Option<Date>,
}

impl Schedule {
    /// Every dose of these choices for a child born on `birth`, by date, as if each were given on its first day.
    pub fn calendar(&self, birth: Date, choices: Choices) -> Vec<Planned<'_>> {
        let mut placed = Placed::default();
        for dose in self.doses(choices) {
            placed.place(dose, birth, birth);
        }
        let mut planned: Vec<Planned<'_>> = Vec::new();
        for (dose, from) in placed.0 {
            // Inserted in place: each sort of a vector is two more kilobytes in the browser.
            let at = planned.partition_point(|earlier| earlier.from <= from);
            planned.insert(at, Planned { dose, from, before: before(dose, birth) });
        }
        planned
    }
}

/// The day from which the recommended age is past.
pub(super) fn before(dose: &Dose, birth: Date) -> Option<Date> {
    dose.before_months.map(|months| birth.plus_months(months))
}

/// Doses with the day each was given or is planned for.
#[derive(Default)]
pub(super) struct Placed<'a>(pub(super) Vec<(&'a Dose, Date)>);

impl<'a> Placed<'a> {
    /// Puts a dose on its first possible day from `not_before` on, and says which day the rules alone would allow.
    pub(super) fn place(&mut self, dose: &'a Dose, birth: Date, not_before: Date) -> (Date, Date) {
        let of_age = birth.plus_months(dose.months);
        let interval = dose.after.as_ref().and_then(|after| Some(after.earliest(self.day_of(&after.dose)?)));
        let earliest = self.apart(dose, of_age.max(interval.unwrap_or(of_age)));
        let day = self.apart(dose, earliest.max(not_before));
        self.0.push((dose, day));
        (earliest, day)
    }

    pub(super) fn day_of(&self, id: &str) -> Option<Date> {
        self.0.iter().find(|(dose, _)| dose.id == id).map(|(_, day)| *day)
    }

    /// The first day from `day` on that is no less than 28 days from every other injected live dose, or the same day.
    fn apart(&self, dose: &Dose, mut day: Date) -> Date {
        if !dose.live_injected {
            return day;
        }
        // Every step moves later past one more live dose, so there are at most two steps for each.
        for _ in 0..2 * self.0.len() {
            let Some(other) = self.too_close(dose, day) else { break };
            day = if other > day { other } else { other.plus_days(LIVE_APART_DAYS) };
        }
        day
    }

    pub(super) fn too_close(&self, dose: &Dose, day: Date) -> Option<Date> {
        let live = self.0.iter().filter(|(other, _)| other.live_injected && other.id != dose.id);
        live.map(|(_, other)| *other).find(|other| (1..LIVE_APART_DAYS).contains(&other.days_since(day).abs()))
    }
}
