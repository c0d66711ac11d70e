//! What is found: one memo, from which list, count, chips, option counts and ways out all derive.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use tuoyu_catalog::Card;
use tuoyu_catalog::query::{Choice, Query};
use tuoyu_catalog::results::{self, Condition, Legs, Measure, Misses};
use tuoyu_search::{Index, Matches, Readings, Record};

use crate::live::now::use_now;
use crate::live::places::FinderData;
use crate::live::places::anchors::{Spots, SpotsHandle, anchors, legs};

/// How many places that nearly fit are shown when none fits.
const MOST_NEARLY: usize = 3;

/// A list under a query.
#[derive(Clone)]
pub(crate) struct Results {
    /// The list.
    pub(crate) data: Arc<FinderData>,
    /// The exact places distances are measured from.
    pub(crate) spots: SpotsHandle,
    /// What is asked and found.
    pub(crate) answer: Memo<Answer>,
    index: Arc<OnceLock<Index>>,
}

/// What is asked, and what follows from it.
#[derive(Clone, Default)]
pub(crate) struct Answer {
    /// What the address asks.
    pub(crate) asked: Query,
    /// The same as it is applied: see [`Query::applied`].
    pub(crate) applied: Query,
    /// Where distances are measured from.
    pub(crate) anchors: Spots,
    /// What was searched for and what that found; `None` without a text.
    pub(crate) searched: Option<(tuoyu_search::Query, Matches)>,
    /// The cards found, best first.
    pub(crate) found: Vec<usize>,
    today: tuoyu_catalog::Date,
    ranks: Vec<Option<u8>>,
    legs: Vec<Legs>,
    misses: Vec<Misses>,
}

/// The results of the address's query over a region's list.
pub(crate) fn use_results(data: Arc<FinderData>) -> Results {
    let now = use_now();
    let spots = SpotsHandle::new(&data.region.code);
    let index = Arc::new(OnceLock::new());
    let answer = {
        let (data, index) = (data.clone(), index.clone());
        let answer = move |_: Option<&Answer>| {
            let asked = now.query.with(|query| Query::parse(query));
            spots.with(|spots| Answer::to(asked, &data, spots, &index, now.today.get()))
        };
        // Whatever changed, something is to be shown anew.
        Memo::new_with_compare(answer, |_, _| true)
    };
    Results { data, spots, answer, index }
}

impl Answer {
    fn to(
        asked: Query,
        data: &FinderData,
        spots: &Spots,
        index: &OnceLock<Index>,
        today: tuoyu_catalog::Date,
    ) -> Answer {
        let anchors = anchors(data, &asked, spots);
        let is_measured = anchors.iter().any(Option::is_some);
        let measured = data.cards.iter().filter(|_| is_measured);
        let searched = (!asked.text.is_empty()).then(|| {
            let query = tuoyu_search::Query::parse(&asked.text);
            let matches = index.get_or_init(|| index_of(data)).find(&query);
            (query, matches)
        });
        let mut answer = Answer {
            applied: asked.applied(is_measured),
            legs: measured.map(|card| legs(data, &anchors, card.point)).collect(),
            ranks: searched.as_ref().map(|(_, matches)| ranks(data, matches)).unwrap_or_default(),
            asked,
            anchors,
            searched,
            today,
            ..Answer::default()
        };
        answer.misses = results::sift(&data.cards, &answer.applied, &answer.measure());
        answer.found = results::found(&data.cards, &answer.misses, answer.asked.sort, &answer.measure());
        answer
    }

    /// Whether there is anything to measure distances from.
    pub(crate) fn is_measured(&self) -> bool {
        self.anchors.iter().any(Option::is_some)
    }

    fn measure(&self) -> Measure<'_> {
        Measure { ranks: &self.ranks, legs: &self.legs, today: self.today }
    }

    /// The ways to a card.
    pub(crate) fn legs(&self, index: usize) -> Legs {
        self.measure().legs(index)
    }

    /// How many would be found with this choice made.
    pub(crate) fn count_with(&self, cards: &[Card], choice: &Choice) -> usize {
        results::count_with(cards, &self.misses, choice, &self.measure())
    }

    /// How many would be found without this condition.
    pub(crate) fn count_without(&self, condition: Condition) -> usize {
        results::count_without(&self.misses, condition)
    }

    /// The places that come nearest to what is asked when none fits.
    pub(crate) fn nearly(&self, cards: &[Card]) -> Vec<usize> {
        if self.found.is_empty() {
            results::nearly(cards, &self.misses, self.asked.sort, &self.measure(), MOST_NEARLY)
        } else {
            Vec::new()
        }
    }

    /// The choices that a card does not fit.
    pub(crate) fn missed(&self, index: usize) -> impl Iterator<Item = &Choice> {
        let misses = self.misses.get(index).copied().unwrap_or_default();
        self.applied.choices().iter().filter(move |choice| misses.has(Condition::Facet(choice.facet())))
    }
}

impl Results {
    /// The index, once something was searched for.
    pub(crate) fn index(&self) -> Option<&Index> {
        self.index.get()
    }
}

/// The rank of every card, in card order.
fn ranks(data: &FinderData, matches: &Matches) -> Vec<Option<u8>> {
    let mut ranks = vec![None; data.cards.len()];
    for found in matches.iter() {
        if let Some(rank) = ranks.get_mut(found.record as usize) {
            *rank = Some(found.rank.number());
        }
    }
    ranks
}

/// The index of a list, made the first time something is searched for: a millisecond or two that no page load has to wait for.
fn index_of(data: &FinderData) -> Index {
    let record = |card| record(card, data);
    Index::of(data.cards.iter().map(record), &Readings::parse(&data.readings))
}

/// The texts of a card that a search looks in.
pub(crate) fn record<'a>(card: &'a Card, data: &'a FinderData) -> Record<'a> {
    let township = card.township.as_ref().and_then(|code| data.township(code));
    Record {
        name: &card.name,
        aliases: card.other_names.iter().map(String::as_str).collect(),
        address: card.address.as_deref().unwrap_or_default(),
        township: township.map_or("", |township| township.name.as_str()),
        operator: card.operator.as_deref().unwrap_or_default(),
    }
}
