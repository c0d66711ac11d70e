//! Where distances are measured from: one place on the first screen, two more and the way from work behind a disclosure.
//!
//! Each of the three can be a township, the reader's own position, or a place of the list found by its name. Only a township is a
//! value of the form; the others are spots, see `anchors`.

use leptos::prelude::*;
use tuoyu_catalog::packed::{Fields, read_degrees};
use tuoyu_catalog::query::{Origin, Query, Sort};

use crate::browser::{self, NoPosition};
use crate::live::now::use_now;
use crate::live::places::FinderData;
use crate::live::places::anchors::{Ground, KEYS, ON_MAP, OWN, SPOT, Spot};
use crate::live::places::choose::Choose;
use crate::live::places::finder::settle;
use crate::live::places::links::Item;
use crate::live::places::place_search::PlaceSearch;
use crate::live::places::results::{Answer, Results};
use crate::text;

/// The times of leaving work that are offered, in minutes after midnight: every quarter of an hour from 15:00 to 21:00.
const LEAVING: std::ops::RangeInclusive<u16> = 15 * 4..=21 * 4;

/// The ways offered, in minutes.
const WAYS: [u16; 12] = [5, 10, 15, 20, 25, 30, 35, 40, 45, 60, 75, 90];

/// The first place, with the radius and the order that follow from there being any.
#[component]
pub(crate) fn Near(results: Results, radius: impl IntoView) -> impl IntoView {
    let answer = results.answer;
    let is_about = move || answer.with(|answer| answer.anchors.iter().flatten().any(|anchor| anchor.approximate));
    let offers = Memo::new(move |_| {
        let n_anchors = answer.with(|answer| answer.anchors.iter().flatten().count());
        let offer = |sort: &Sort| match sort {
            Sort::Distance if n_anchors < 2 => Item::new("", "由近到远"),
            Sort::Distance => Item::new("", sort.term()),
            _ => Item::new(sort.code(), sort.term()),
        };
        Sort::ALL.iter().filter(|sort| **sort != Sort::Worst || n_anchors > 1).map(offer).collect()
    });
    let value =
        Memo::new(move |_| answer.with(|answer| answer.asked.sort.map(Sort::code).unwrap_or_default().to_owned()));
    let (now, spots) = (use_now(), results.spots);
    // The map on this page puts the place here: slot, longitude and latitude, in hundred-thousandths of a degree. Without a name it is
    // in no form and no address.
    let take = move |event| {
        let told = event_target_value(&event);
        let mut told = Fields::of(&told);
        let (Some(slot), Some(lon), Some(lat)) = (told.number(), told.number(), told.number()) else { return };
        let (slot, point) = (slot.unsigned_abs() as usize, (read_degrees(lon), read_degrees(lat)));
        let spot = Spot { name: ON_MAP.to_owned(), point, approximate: false };
        settle(now, spots, slot, Ground::Exact(spot));
    };
    view! {
        <AnchorField results at=0/>
        <input type="hidden" id="map-spot" autocomplete="off" on:change=take/>
        <p class="ty-note ty-field--wide" hidden=move || !is_about()>
            {"写“约”的是大致距离：镇街从它已公布机构的中间位置算起。"}
        </p>
        {radius}
        <Choose id="sort" label="排列" offers value where_measured=Some(answer)/>
    }
}

/// One place: a township from the list, or the reader's own position.
#[component]
fn AnchorField(
    /// What is asked.
    results: Results,
    /// Its slot; that word itself is one of the macro's own.
    at: usize,
) -> impl IntoView {
    let slot = at;
    let now = use_now();
    let (answer, spots) = (results.answer, results.spots);
    let said = RwSignal::new(String::new());
    let data = results.data;
    let (id, label) = (KEYS.get(slot).copied().unwrap_or_default(), ["离哪里近", "还要离单位近", "还要离老人家近"]);
    let locate_label = ["用我的位置", "我就在单位", "我就在老人家"].get(slot).copied().unwrap_or_default();
    let offers = Memo::new(move |_| answer.with(|answer| offers(&data, answer, slot)));
    let value = Memo::new(move |_| {
        let is_spot = spots.with(|spots| spots.get(slot).is_some_and(Option::is_some));
        answer.with(|answer| match answer.asked.origins.get(slot) {
            _ if is_spot => SPOT.to_owned(),
            Some(Some(origin)) => origin.to_string(),
            _ => String::new(),
        })
    });
    let is_own =
        move || spots.with(|spots| spots.get(slot).and_then(Option::as_ref).is_some_and(|spot| spot.name == OWN));
    let words = move || {
        let own = || "已按您的位置算。位置只在这台设备上用，不进链接。".to_owned();
        if is_own() { own() } else { said.get() }
    };
    let locate = move |_| {
        said.set("正在问这台设备在哪里…".to_owned());
        browser::locate(move |position| {
            let words = match position {
                // The reader may have gone elsewhere meanwhile; then there is nothing left to settle.
                _ if said.is_disposed() => return,
                Ok((point, approximate)) => {
                    settle(now, spots, slot, Ground::Exact(Spot { name: OWN.to_owned(), point, approximate }));
                    ""
                }
                Err(NoPosition::Refused) => "没有得到您的位置。可以选镇街，或在“更多位置”里找地名。",
                Err(NoPosition::Unavailable) => {
                    "这里拿不到位置（微信里常这样）。可以选镇街、在“更多位置”里找地名，或点右上角用浏览器打开。"
                }
            };
            said.set(words.to_owned());
        });
    };
    view! {
        <div class="ty-near ty-field--wide">
            <Choose id label=label.get(slot).copied().unwrap_or_default() offers value/>
            <button class="ty-button ty-button--quiet" type="button" data-live="" on:click=locate>{locate_label}</button>
            <p class="ty-note" role="status">{words}</p>
        </div>
    }
}

/// What a slot offers: no place, the one it has that is no township of the address, the townships.
fn offers(data: &FinderData, answer: &Answer, slot: usize) -> Vec<Item> {
    let anchor = answer.anchors.get(slot).and_then(Option::as_ref);
    let other = match answer.asked.origins.get(slot).and_then(Option::as_ref) {
        Some(Origin::Township(_)) => None,
        Some(origin) => Some(origin.to_string()),
        None => Some(SPOT.to_owned()),
    };
    let other = other.zip(anchor).map(|(value, anchor)| Item::new(value, &anchor.name));
    let townships = data.townships.iter().filter(|township| township.point.is_some());
    let townships = townships.map(|township| Item::new(township.code.as_str(), &township.name));
    std::iter::once(Item::new("", "不按距离")).chain(other).chain(townships).collect()
}

/// Two more places, a place by its name, the way from work, and whether to keep all that.
#[component]
pub(crate) fn MoreAnchors(results: Results) -> impl IntoView {
    let answer = results.answer;
    let times = |label: &'static str, offered: Vec<u16>, asked: fn(&Query) -> Option<u16>, item: fn(u16) -> Item| {
        let offers = Memo::new(move |_| {
            let asked = answer.with(|answer| asked(&answer.asked));
            let other = asked.filter(|minutes| !offered.contains(minutes));
            std::iter::once(Item::new("", label)).chain(offered.iter().copied().chain(other).map(item)).collect()
        });
        let value = Memo::new(move |_| {
            answer.with(|answer| asked(&answer.asked)).map(|minutes| item(minutes).to).unwrap_or_default()
        });
        (offers, value)
    };
    let leaving = |minutes: u16| Item::new(format!("{:02}{:02}", minutes / 60, minutes % 60), text::clock(minutes));
    let walking = |minutes: u16| Item::new(minutes.to_string(), format!("{minutes} 分钟"));
    let quarters = LEAVING.map(|quarter| quarter * 15).collect();
    let (leave, leave_asked) = times("不提醒", quarters, |query| query.leave, leaving);
    let (way, way_asked) = times("没算", WAYS.to_vec(), |query| query.way, walking);
    view! {
        <details class="ty-more">
            <summary>{"更多位置，下班来不来得及"}</summary>
            <div class="ty-more__fields">
                <PlaceSearch results=results.clone()/>
                <AnchorField results=results.clone() at=1/>
                <AnchorField results=results.clone() at=2/>
                <Choose id="leave" label="几点下班" offers=leave value=leave_asked/>
                <Choose id="way" label="下班后路上要" offers=way value=way_asked/>
                <Keep results/>
            </div>
        </details>
    }
}

/// Whether exact places are kept on the device: only where the family says so.
#[component]
fn Keep(results: Results) -> impl IntoView {
    let spots = results.spots;
    let hidden = move || !spots.is_kept() && spots.with(|spots| spots.iter().all(Option::is_none));
    view! {
        <div class="ty-tick ty-field--wide" hidden=hidden>
            <input id="keep-places" type="checkbox" prop:checked=move || spots.is_kept()
                on:change=move |event| spots.keep(event_target_checked(&event))/>
            <label for="keep-places">{"在这台设备上记住这些位置"}</label>
        </div>
    }
}
