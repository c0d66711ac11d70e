//! A place to measure from, found by its name: a township, or an institution of the list by its name or address. What is typed here is
//! no part of the form, and no address ever says it.

use std::sync::OnceLock;

use leptos::html::Input;
use leptos::prelude::*;
use tuoyu_catalog::query::Origin;
use tuoyu_search::{Index, Readings, Record};

use crate::browser;
use crate::live::bound_value::bind_input;
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, button, paragraph, piece};
use crate::live::places::FinderData;
use crate::live::places::anchors::{Ground, LABELS, Spot};
use crate::live::places::finder::settle;
use crate::live::places::results::{Results, record};

/// How many places that a name matches are shown.
const MOST_MATCHES: usize = 5;

/// A place by its name: townships, and the institutions of the list by name or address.
#[component]
pub(crate) fn PlaceSearch(results: Results) -> impl IntoView {
    let now = use_now();
    let input = NodeRef::<Input>::new();
    let typed = RwSignal::new(String::new());
    bind_input(input, Memo::new(move |_| typed.get()), Clone::clone);
    let (data, spots) = (results.data, results.spots);
    let numbers = {
        let (data, index) = (data.clone(), OnceLock::new());
        Memo::new(move |_| typed.with(|typed| places(&data, &index, typed)))
    };
    let chosen = RwSignal::new(String::new());
    let said = move || match (typed.with(String::is_empty), numbers.with(Vec::len)) {
        (true, _) => chosen.get(),
        (false, 0) => "名单里没有这个地名，换镇街名或路名试试。".to_owned(),
        (false, n) => format!("找到 {n} 处，选它是谁那里："),
    };
    let pieces = {
        let data = data.clone();
        Memo::new(move |_| {
            let row = |number: &usize| place(&data, *number).map(|place| row(*number, &place));
            let rows: Vec<Piece> = numbers.with(|numbers| numbers.iter().filter_map(row).collect());
            let list = piece("ul").class("ty-rows").with("aria-label", "找到的地点").holding(rows);
            if list.pieces.is_empty() { Vec::new() } else { vec![list] }
        })
    };
    let settle_on = move |press: String| {
        let pressed = press.split_once(' ').and_then(|(number, slot)| Some((number.parse().ok()?, slot.parse().ok()?)));
        let Some((number, slot)) = pressed else { return };
        let (Some((spot, origin, _)), Some(label)) = (place(&data, number), LABELS.get(slot)) else { return };
        settle(now, spots, slot, Ground::of(&spot, origin.as_ref()));
        chosen.set(format!("已{}。", set_to(&spot, label)));
        typed.set(String::new());
        // The button is gone with the list it stood in.
        browser::focus_soon("place-said");
    };
    view! {
        <div class="ty-field ty-field--wide">
            <label for="place">{"按地名找一处：镇街、路名或机构名"}</label>
            <input id="place" type="text" node_ref=input autocomplete="off" maxlength="30" aria-describedby="place-note"
                on:input=move |event| typed.set(event_target_value(&event))/>
            <p id="place-note" class="ty-note">{"只在这份名单里找，输入的字和选的位置不发出去。"}</p>
            <p id="place-said" role="status">{said}</p>
            <Drawn pieces on_press=Callback::new(settle_on)/>
        </div>
    }
}

/// A place found, with a button for each slot it can be put into.
fn row(number: usize, place: &Place) -> Piece {
    let (spot, _, whereabouts) = place;
    let set = |(slot, label): (usize, &'static str)| {
        button(format!("{number} {slot}"), label).with("aria-label", set_to(spot, label))
    };
    let whereabouts = piece("span").class("ty-quiet").words(whereabouts.clone());
    piece("li").class("ty-row").holding([
        paragraph("", format!("{} ", spot.name)).holding([whereabouts]),
        paragraph("ty-row__meta", "").holding(LABELS.into_iter().enumerate().map(set)),
    ])
}

fn set_to(spot: &Spot, label: &str) -> String {
    format!("把{}设为{label}", spot.name)
}

/// Where a place is, how the address names it where it may, and whereabouts that is in words.
type Place = (Spot, Option<Origin>, String);

/// The numbers of the places a name matches: townships come before institutions.
fn places(data: &FinderData, index: &OnceLock<Index>, typed: &str) -> Vec<usize> {
    let query = tuoyu_search::Query::parse(typed);
    if query.is_empty() {
        return Vec::new();
    }
    let index = index.get_or_init(|| {
        let townships = data.townships.iter().map(|township| Record { name: &township.name, ..Record::default() });
        let cards = data.cards.iter().map(|card| record(card, data));
        Index::of(townships.chain(cards), &Readings::parse(&data.readings))
    });
    let found = index.find(&query);
    let numbers = found.iter().map(|found| found.record as usize);
    numbers.filter(|number| place(data, *number).is_some()).take(MOST_MATCHES).collect()
}

/// A place by its number; `None` where its point is not known.
fn place(data: &FinderData, number: usize) -> Option<Place> {
    match number.checked_sub(data.townships.len()) {
        None => {
            let township = data.townships.get(number)?;
            let spot = Spot { name: township.name.clone(), point: township.point?, approximate: true };
            Some((spot, Some(Origin::Township(township.code.clone())), "大致位置".to_owned()))
        }
        Some(number) => {
            let card = data.cards.get(number)?;
            let spot = Spot { name: card.name.clone(), point: card.point?, approximate: card.approximate };
            Some((spot, None, card.address.clone().unwrap_or_default()))
        }
    }
}
