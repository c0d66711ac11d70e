//! What the query finds: one memo, from which list, count, chips and option counts all derive.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::card::Card;
use tuoyu_catalog::query::{Choice, Query};
use tuoyu_catalog::results::{Found, Measure, count_with, find};
use tuoyu_search::{Readings, Record, scan};

use crate::live::now::{use_now, use_query};
use crate::live::places::FinderData;

/// A list under a query.
#[derive(Clone)]
pub(crate) struct Results {
    data: Arc<FinderData>,
    readings: Arc<Readings>,
    /// What is asked.
    pub(crate) query: Memo<Query>,
    /// What is found, best first.
    pub(crate) found: Memo<Vec<Found>>,
}

/// The results of the address's query over a region's list.
pub(crate) fn use_results(data: Arc<FinderData>) -> Results {
    let query = use_query();
    let today = use_now().today;
    let readings = Arc::new(Readings::parse(&data.readings));
    let found = {
        let (data, readings) = (data.clone(), readings.clone());
        Memo::new(move |_| {
            query.with(|query| {
                with_measure(&data, &readings, query, today.get(), |measure| find(&data.cards, query, measure))
            })
        })
    };
    Results { data, readings, query, found }
}

impl Results {
    /// How many would be found with this choice made. Tracks the query.
    pub(crate) fn count_with(&self, choice: &Choice) -> usize {
        let today = use_now().today;
        self.query.with(|query| {
            with_measure(&self.data, &self.readings, query, today.get(), |measure| {
                count_with(&self.data.cards, query, choice, measure)
            })
        })
    }

    /// How many another query would find.
    pub(crate) fn count_of(&self, query: &Query) -> usize {
        let today = use_now().today;
        with_measure(&self.data, &self.readings, query, today.get(), |measure| {
            find(&self.data.cards, query, measure).len()
        })
    }
}

fn with_measure<T>(
    data: &FinderData,
    readings: &Readings,
    query: &Query,
    today: tuoyu_catalog::Date,
    run: impl FnOnce(&Measure<'_>) -> T,
) -> T {
    let ranks: Vec<Option<u32>> = text_ranks(data, readings, query);
    let origin = query.near.as_ref().and_then(|code| data.township(code)?.point);
    let metres = |card: &Card| Some(data.metres(origin?, card.point?));
    run(&Measure { text_rank: &|index, _| ranks.get(index).copied().flatten(), metres: &metres, today })
}

/// The rank of every card under the query's text, in card order.
fn text_ranks(data: &FinderData, readings: &Readings, query: &Query) -> Vec<Option<u32>> {
    let mut ranks = vec![None; data.cards.len()];
    if query.text.is_empty() {
        return ranks;
    }
    let asked = tuoyu_search::Query::parse(&query.text);
    let records = data.cards.iter().map(|card| record(card, data));
    for (place, hit) in scan::search(&asked, records, readings).into_iter().enumerate() {
        if let Some(rank) = ranks.get_mut(hit.index) {
            *rank = Some(place as u32);
        }
    }
    ranks
}

/// The texts of a card that a search looks in.
fn record<'a>(card: &'a Card, data: &'a FinderData) -> Record<'a> {
    let township = card.township.as_ref().and_then(|code| data.township(code));
    Record {
        name: &card.name,
        aliases: card.other_names.iter().map(String::as_str).collect(),
        address: card.address.as_deref().unwrap_or_default(),
        township: township.map_or("", |township| township.name.as_str()),
        operator: card.operator.as_deref().unwrap_or_default(),
    }
}
