//! What a query finds in a list of cards: which, in what order, and how many each further choice would leave.
//!
//! A list is sifted once: [`sift`] says of every card which conditions it misses, and list, counts, ways out and the places that
//! nearly fit all follow from that. Cards come sorted by the reading of their names (the build does that once, with a dictionary
//! the browser does not carry), so "by name" here means "as given".

use crate::Date;
use crate::card::Card;
use crate::institution::RecognitionState;
use crate::query::{Choice, Evaluated, Facet, N_ORIGINS, Query, Sort};
use crate::scheme::SchemeKind;

/// How many cards stand on one page of a list.
pub const PAGE_SIZE: usize = 20;

/// Metres in a kilometre.
const KILOMETRE: u32 = 1000;

/// The most metres that count for the order: a thousand kilometres.
const FARTHEST: u32 = 0xF_FFFF;

/// The worst rank that counts for the order.
const WORST_RANK: u8 = 127;

/// Metres to a card from each of the places looked from; `None` without that place or without a position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Legs(pub [Option<u32>; N_ORIGINS]);

impl Legs {
    /// The way from the nearest of those places.
    pub fn nearest(self) -> Option<u32> {
        self.0.into_iter().flatten().min()
    }

    /// The way from the farthest.
    pub fn worst(self) -> Option<u32> {
        self.0.into_iter().flatten().max()
    }

    /// All ways together.
    pub fn total(self) -> Option<u32> {
        self.0.into_iter().flatten().reduce(u32::saturating_add)
    }
}

/// What the lists are measured with, so that this crate needs neither a search engine nor a geodesy of its own.
#[derive(Clone, Copy, Debug)]
pub struct Measure<'a> {
    /// The rank of every card under the query's text, smaller is better, `None` where it does not match; empty without a text.
    pub ranks: &'a [Option<u8>],
    /// The ways to every card; empty where there is nothing to measure from.
    pub legs: &'a [Legs],
    /// The day "stated within N days" counts back from.
    pub today: Date,
}

impl Measure<'_> {
    fn rank(&self, index: usize) -> Option<u8> {
        if self.ranks.is_empty() { Some(0) } else { self.ranks.get(index).copied().flatten() }
    }

    /// The ways to a card.
    pub fn legs(&self, index: usize) -> Legs {
        self.legs.get(index).copied().unwrap_or_default()
    }
}

/// A condition of a query: its text, or the choice in a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The words searched for.
    Text,
    /// The choice in this facet.
    Facet(Facet),
}

/// The conditions that a card misses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Misses(u16);

impl Misses {
    fn bit(condition: Condition) -> u16 {
        match condition {
            Condition::Text => 1 << 15,
            Condition::Facet(facet) => 1 << facet as u16,
        }
    }

    /// Whether it misses none.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether it misses this one.
    pub fn has(self, condition: Condition) -> bool {
        self.0 & Misses::bit(condition) != 0
    }

    /// Whether it misses none but perhaps this one.
    pub fn is_none_but(self, condition: Condition) -> bool {
        self.0 & !Misses::bit(condition) == 0
    }

    fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// What every card misses, in card order. The query is one [`applied`](Query::applied).
pub fn sift(cards: &[Card], query: &Query, measure: &Measure<'_>) -> Vec<Misses> {
    let misses = |(index, card): (usize, &Card)| {
        let text = if measure.rank(index).is_none() { Misses::bit(Condition::Text) } else { 0 };
        let facets = query.choices().iter().filter(|choice| !fits(card, measure.legs(index), choice, measure.today));
        Misses(facets.fold(text, |sum, choice| sum | Misses::bit(Condition::Facet(choice.facet()))))
    };
    cards.iter().enumerate().map(misses).collect()
}

/// Everything found: the indexes of the cards that miss nothing, best first.
pub fn found(cards: &[Card], misses: &[Misses], sort: Option<Sort>, measure: &Measure<'_>) -> Vec<usize> {
    in_order(cards, sort, measure, |index, _| misses.get(index).filter(|misses| misses.is_none()).map(|_| 0))
}

/// What comes nearest to fitting when nothing is found: the cards still open that miss the fewest choices and not the text, best
/// first, at most `most`.
pub fn nearly(cards: &[Card], misses: &[Misses], sort: Option<Sort>, measure: &Measure<'_>, most: usize) -> Vec<usize> {
    let mut indexes = in_order(cards, sort, measure, |index, card| {
        let misses = misses.get(index).filter(|misses| !misses.has(Condition::Text) && !card.is_gone())?;
        Some(misses.count())
    });
    indexes.truncate(most);
    indexes
}

/// Cards in the order asked for, those of a lower level before; `level` says which are taken at all.
fn in_order(
    cards: &[Card],
    sort: Option<Sort>,
    measure: &Measure<'_>,
    level: impl Fn(usize, &Card) -> Option<u32>,
) -> Vec<usize> {
    let far = |index| match (sort, measure.legs(index)) {
        (Some(Sort::Name), _) => 0,
        (Some(Sort::Worst), legs) => legs.worst().unwrap_or(FARTHEST).min(FARTHEST),
        (_, legs) => legs.total().unwrap_or(FARTHEST).min(FARTHEST),
    };
    let key = |(index, card): (usize, &Card)| {
        let level = level(index, card)?;
        let rank = u32::from(measure.rank(index).unwrap_or(WORST_RANK).min(WORST_RANK));
        // From the highest bits down: the level, gone or not, the rank, the way. All pairs that are sorted in the app are two u32:
        // sorting is compiled once for each type.
        Some((level << 28 | u32::from(card.is_gone()) << 27 | rank << 20 | far(index), index as u32))
    };
    let mut keys: Vec<(u32, u32)> = cards.iter().enumerate().filter_map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key.1 as usize).collect()
}

/// How many the query would find with this choice made in place of any other in its facet.
pub fn count_with(cards: &[Card], misses: &[Misses], choice: &Choice, measure: &Measure<'_>) -> usize {
    let condition = Condition::Facet(choice.facet());
    let fits = |(index, (card, misses)): (usize, (&Card, &Misses))| {
        misses.is_none_but(condition) && fits(card, measure.legs(index), choice, measure.today)
    };
    cards.iter().zip(misses).enumerate().filter(|entry| fits(*entry)).count()
}

/// How many the query would find without this condition.
pub fn count_without(misses: &[Misses], condition: Condition) -> usize {
    misses.iter().filter(|misses| misses.is_none_but(condition)).count()
}

/// Whether a card fits a choice. What is not stated fits only the answer "not stated".
pub fn fits(card: &Card, legs: Legs, choice: &Choice, today: Date) -> bool {
    match choice {
        Choice::Month(month) => card.takes_month(*month) == Some(true),
        Choice::Mode(mode) => card.modes.as_ref().is_some_and(|modes| modes.contains(mode)),
        Choice::Closes(minute) => card.hours.is_some_and(|(_, close)| close >= *minute),
        Choice::Fee(most) => card.fee.is_some_and(|fee| fee <= *most),
        Choice::Within(None) => true,
        Choice::Within(Some(most)) => legs.nearest().is_some_and(|metres| metres <= u32::from(*most) * KILOMETRE),
        Choice::Area(area) => card.point.is_some_and(|point| area.contains(point)),
        Choice::Affordable(answer) => card.holds(SchemeKind::Affordable) == Some(*answer),
        Choice::Kind(kind) => card.kind == Some(*kind),
        Choice::Vacancy(days) => {
            card.vacancies.is_some_and(|(free, as_of)| free > 0 && today.days_since(as_of) <= i32::from(*days))
        }
        Choice::Evaluated(evaluated) => fits_evaluation(card, evaluated),
        Choice::Meals(answer) => card.meals == Some(*answer),
        Choice::Watch(answer) => card.watch == Some(*answer),
        Choice::Unstated(facet) => !states(card, *facet),
    }
}

/// Whether anything is stated of what a facet asks.
fn states(card: &Card, facet: Facet) -> bool {
    match facet {
        Facet::Month => card.bands.is_some(),
        Facet::Mode => card.modes.is_some(),
        Facet::Closes => card.hours.is_some(),
        Facet::Fee => card.fee.is_some(),
        Facet::Within | Facet::Area => card.point.is_some(),
        Facet::Affordable => card.holds(SchemeKind::Affordable).is_some(),
        Facet::Kind => card.kind.is_some(),
        Facet::Vacancy => card.vacancies.is_some(),
        Facet::Evaluated => fits_evaluation(card, &Evaluated::Any),
        Facet::Meals => card.meals.is_some(),
        Facet::Watch => card.watch.is_some(),
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

#[cfg(test)]
mod tests;
