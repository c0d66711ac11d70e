//! What a query finds in a list of cards: which, in what order, and how many each further choice would leave.
//!
//! List, count, map and facets all derive from one [`Results`]. Cards come sorted by the reading of their names (the build
//! does that once, with a dictionary the browser does not carry), so "by name" here means "as given".

use crate::Date;
use crate::card::Card;
use crate::institution::RecognitionState;
use crate::query::{Answer, Choice, Evaluated, Query, Sort};
use crate::scheme::SchemeKind;

/// How many cards stand on one page of a list.
pub const PAGE_SIZE: usize = 20;

/// One card found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Its index among the cards searched.
    pub index: usize,
    /// Metres from where the query looks; `None` without an origin or a position.
    pub metres: Option<f64>,
}

/// What the lists are measured with, so that this crate needs neither a search engine nor a geodesy of its own.
pub struct Measure<'a> {
    /// The rank of the card with this index under the query's text, smaller is better; `None` where it does not match.
    pub text_rank: &'a dyn Fn(usize, &Card) -> Option<u32>,
    /// Metres from the query's origin to a card; `None` without an origin or a position.
    pub metres: &'a dyn Fn(&Card) -> Option<f64>,
    /// The day "stated within N days" counts back from.
    pub today: Date,
}

/// Everything a query finds, best first.
pub fn find(cards: &[Card], query: &Query, measure: &Measure<'_>) -> Vec<Found> {
    let mut found: Vec<(bool, u32, Found)> = cards
        .iter()
        .enumerate()
        .filter_map(|(index, card)| {
            let rank = text_rank(index, card, query, measure)?;
            let fits = query.choices().iter().all(|choice| fits(card, choice, measure.today));
            fits.then(|| (card.is_gone(), rank, Found { index, metres: (measure.metres)(card) }))
        })
        .collect();
    let far = |found: &Found| found.metres.unwrap_or(f64::INFINITY);
    match query.order() {
        Sort::Name => found.sort_by_key(|(gone, rank, found)| (*gone, *rank, found.index)),
        Sort::Distance => found.sort_by(|(gone_a, rank_a, a), (gone_b, rank_b, b)| {
            gone_a.cmp(gone_b).then(far(a).total_cmp(&far(b))).then(rank_a.cmp(rank_b)).then(a.index.cmp(&b.index))
        }),
    }
    found.into_iter().map(|(_, _, found)| found).collect()
}

/// How many the query would find with this choice made in place of any other in its facet.
pub fn count_with(cards: &[Card], query: &Query, choice: &Choice, measure: &Measure<'_>) -> usize {
    let others: Vec<&Choice> = query.choices().iter().filter(|other| other.key() != choice.key()).collect();
    cards
        .iter()
        .enumerate()
        .filter(|(index, card)| {
            fits(card, choice, measure.today)
                && others.iter().all(|other| fits(card, other, measure.today))
                && text_rank(*index, card, query, measure).is_some()
        })
        .count()
}

fn text_rank(index: usize, card: &Card, query: &Query, measure: &Measure<'_>) -> Option<u32> {
    if query.text.is_empty() { Some(0) } else { (measure.text_rank)(index, card) }
}

/// Whether a card fits a choice. What is not stated fits only the answer "not stated".
pub fn fits(card: &Card, choice: &Choice, today: Date) -> bool {
    match choice {
        Choice::Month(month) => card.takes_month(*month) == Some(true),
        Choice::Mode(mode) => card.modes.as_ref().is_some_and(|modes| modes.contains(mode)),
        Choice::Kind(kind) => card.kind == Some(*kind),
        Choice::Affordable(answer) => Answer::of(card.holds(SchemeKind::Affordable)) == *answer,
        Choice::Evaluated(evaluated) => fits_evaluation(card, evaluated),
        Choice::Closes(minute) => card.hours.is_some_and(|(_, close)| close >= *minute),
        Choice::Fee(most) => card.fee.is_some_and(|fee| fee <= *most),
        Choice::Vacancy(days) => {
            card.vacancies.is_some_and(|(free, as_of)| free > 0 && today.days_since(as_of) <= i32::from(*days))
        }
        Choice::Meals(answer) => Answer::of(card.meals) == *answer,
        Choice::Watch(answer) => Answer::of(card.watch) == *answer,
    }
}

fn fits_evaluation(card: &Card, evaluated: &Evaluated) -> bool {
    let held = || {
        card.badges.iter().filter(|badge| badge.kind == SchemeKind::Quality && badge.state == RecognitionState::Held)
    };
    match evaluated {
        Evaluated::Any => held().next().is_some(),
        Evaluated::None => held().next().is_none(),
        Evaluated::Scheme { scheme, level } => held().any(|badge| {
            badge.scheme == *scheme && level.as_ref().is_none_or(|level| badge.level.as_ref() == Some(level))
        }),
    }
}
