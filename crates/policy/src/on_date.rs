//! What applied on a day, what expires next, and what took the place of what.
//!
//! Two measures of one kind may both be listed for a day when it is not certain on which day the newer one began: showing
//! both, with what is to be confirmed, is honest, choosing one would not be.

use tuoyu_catalog::Date;

use crate::measure::Measure;

/// Measures of one document that end on the same day.
#[derive(Clone, Debug, PartialEq)]
pub struct Expiry<'a> {
    /// The article's slug.
    pub policy: &'a str,
    /// The last day.
    pub last: Date,
    /// Days left after today; 0 on the last day.
    pub days: i32,
    /// What ends.
    pub measures: Vec<&'a Measure>,
}

/// The measures that hold on the day, in their order.
pub fn applied_on(measures: &[Measure], on: Date) -> impl Iterator<Item = &Measure> {
    measures.iter().filter(move |measure| measure.validity(on).holds())
}

/// What holds today and has a last day, soonest first; documents that state no last day are not listed.
pub fn expires_next(measures: &[Measure], today: Date) -> Vec<Expiry<'_>> {
    let mut expiries: Vec<Expiry<'_>> = Vec::new();
    for measure in applied_on(measures, today) {
        let Some(last) = measure.period.until else { continue };
        match expiries.iter_mut().find(|expiry| expiry.policy == measure.policy && expiry.last == last) {
            Some(expiry) => expiry.measures.push(measure),
            None => {
                let at = expiries.iter().take_while(|expiry| expiry.last <= last).count();
                let days = last.days_since(today);
                expiries.insert(at, Expiry { policy: &measure.policy, last, days, measures: vec![measure] });
            }
        }
    }
    expiries
}

/// Each measure that was replaced, beside what replaced it: what changed, side by side.
pub fn replaced(measures: &[Measure]) -> Vec<(&Measure, &Measure)> {
    let successor = |old: &Measure| {
        let by = &old.superseded.as_ref()?.by;
        measures.iter().find(|measure| measure.id == *by)
    };
    measures.iter().filter_map(|old| Some((old, successor(old)?))).collect()
}
