//! Places in a list, each with how far it is, what was read of it, and what it misses.

use leptos::prelude::*;
use tuoyu_catalog::Card;

use crate::live::places::anchors::LABELS;
use crate::live::places::finder_words::chip;
use crate::live::places::marks::{Marker, plain};
use crate::live::places::pickup::pickup;
use crate::live::places::place_card::Extras;
use crate::live::places::results::{Answer, Results};
use crate::live::places::{FinderData, PlaceCard};
use crate::text;

/// The places with these indexes.
#[component]
pub(crate) fn List(results: Results, shown: Memo<Vec<usize>>) -> impl IntoView {
    let rows = move || {
        results.answer.with(|answer| {
            let marker = Marker::new(answer, results.index());
            let data = &results.data;
            let row = |index: usize| {
                let card = data.cards.get(index)?;
                let township = card.township.as_ref().and_then(|code| data.township(code));
                let township = township.map(|township| township.name.clone());
                let extras = extras(data, answer, &marker, index, card);
                Some(view! { <li data-card=index.to_string()><PlaceCard card levels=&data.levels township extras/></li> })
            };
            shown.get().into_iter().filter_map(row).collect_view()
        })
    };
    view! { <ul class="ty-cards">{rows}</ul> }
}

/// What the list says of a place beyond its card.
fn extras(data: &FinderData, answer: &Answer, marker: &Marker<'_>, index: usize, card: &Card) -> Extras {
    let (name, address) = marker.name_and_address(index, card);
    let mut notes = Vec::new();
    if let Some((label, mut words)) = marker.other(index, card).filter(|_| name.is_none() && address.is_none()) {
        words.insert(0, (label.to_owned(), None));
        notes.push(("ty-note", words));
    }
    let missed: Vec<String> = answer.missed(index).map(|choice| chip(choice, &data.levels)).collect();
    if !missed.is_empty() {
        notes.push(("ty-note", plain(&format!("不合：{}", missed.join("、")))));
    }
    if let Some(arrival) = answer.asked.arrival() {
        let (tone, words) = pickup(card, arrival);
        notes.push((tone, plain(&words)));
    }
    Extras { far: far(answer, index, card), name, address, notes }
}

/// How far a place is from each of the places looked from, which are named when there are several.
fn far(answer: &Answer, index: usize, card: &Card) -> Vec<String> {
    let n_anchors = answer.anchors.iter().flatten().count();
    let legs = answer.anchors.iter().zip(answer.legs(index).0).zip(LABELS);
    let words = legs.filter_map(|((anchor, metres), label)| {
        let about = if card.approximate || anchor.as_ref()?.approximate { "约 " } else { "" };
        let label = if n_anchors > 1 { format!("离{label} ") } else { String::new() };
        Some(format!("{label}{about}{}", text::distance(metres?)))
    });
    words.collect()
}
