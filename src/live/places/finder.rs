//! The finder: what is asked on the left, what is found on the right; on a phone one above the other.
//!
//! The form is a real one. With script, every change writes the query into the address and the page derives from that; without,
//! it leads to this same page, which says what it cannot do and links to the whole list. What is more exact than a township never
//! gets into the form's data: see `anchors`.

use std::sync::Arc;

use leptos::html::Form;
use leptos::prelude::*;
use tuoyu_catalog::Query;
use tuoyu_catalog::packed::written_degrees;
use tuoyu_catalog::query::{Choice, Facet};
use tuoyu_catalog::results::PAGE_SIZE;

use crate::browser;
use crate::live::now::{Now, use_now};
use crate::live::places::FinderData;
use crate::live::places::anchors::{Ground, KEYS, SPOT, SpotsHandle};
use crate::live::places::articles::{Articles, ArticlesBelow, use_articles};
use crate::live::places::finder_form::FinderForm;
use crate::live::places::links::{Item, Links};
use crate::live::places::list::List;
use crate::live::places::results::{Results, use_results};
use crate::live::places::share::Share;
use crate::live::places::summary::{Nothing, Summary};
use crate::route::Route;

/// A region's finder.
#[component]
pub(crate) fn Finder(
    /// The region and its list.
    data: FinderData,
) -> impl IntoView {
    let now = use_now();
    let route = Route::Finder(data.region.code.clone());
    let results = use_results(Arc::new(data));
    let reading = use_articles(&results);
    let form = NodeRef::<Form>::new();
    let ask = Callback::new(move |finished| ask(now, results.spots, form, finished));
    let shown = {
        let answer = results.answer;
        Memo::new(move |_| answer.with(|answer| page_of(&answer.found, answer.asked.page())))
    };
    // For the map, which reads them here: what is found, and where distances are measured from in hundred-thousandths of a degree.
    let answer = results.answer;
    let found = move || answer.with(|answer| joined(answer.found.iter().map(|index| *index as i32)));
    let anchors = move || {
        answer.with(|answer| {
            let points = answer.anchors.iter().flatten().map(|spot| spot.point);
            joined(points.flat_map(|(lon, lat)| [written_degrees(lon), written_degrees(lat)]))
        })
    };
    let area = move || answer.with(|answer| answer.asked.choice(Facet::Area).map(Choice::value).unwrap_or_default());
    view! {
        <div class="ty-finder">
            <form class="ty-finder__form" node_ref=form method="get" action=route.href() data-live-form=""
                on:change=move |_| ask.run(true)
                on:submit=move |event| { event.prevent_default(); ask.run(true); }>
                <FinderForm results=results.clone() route=route.clone() ask/>
                <input type="hidden" name=Facet::Area.code() prop:value=area/>
            </form>
            <section class="ty-finder__results" aria-labelledby="found" data-found=found data-anchors=anchors>
                <Summary results=results.clone() route=route.clone()/>
                <ArticlesBelow reading/>
                <List results=results.clone() shown/>
                <Nothing results=results.clone() route=route.clone() reading/>
                <Pages results=results.clone() route=route.clone()/>
                <Articles reading/>
                <Share results route/>
            </section>
        </div>
    }
}

/// Numbers with commas between.
fn joined(numbers: impl Iterator<Item = i32>) -> String {
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}

/// The cards of a page of the list; beyond the last page, those of the last.
fn page_of(found: &[usize], page: u16) -> Vec<usize> {
    let page = usize::from(page).min(found.len().div_ceil(PAGE_SIZE)).max(1);
    found.chunks(PAGE_SIZE).nth(page - 1).unwrap_or_default().to_vec()
}

/// Writes the form into the address. A finished choice is an entry of its own for the back button; typing is not.
fn ask(now: Now, spots: SpotsHandle, form: NodeRef<Form>, finished: bool) {
    let Some(form) = form.get_untracked() else { return };
    let filled = browser::form_query(&form);
    // A place chosen in the form takes the room of an exact one.
    for (slot, key) in KEYS.into_iter().enumerate() {
        if spots.has(slot) && !filled.split('&').any(|pair| pair.split_once('=') == Some((key, SPOT))) {
            spots.put(slot, None);
        }
    }
    go(now, &Query::parse(&filled), finished);
}

/// Asks this query.
fn go(now: Now, query: &Query, finished: bool) {
    let asked = query.print();
    if now.query.with_untracked(|query| *query == asked) {
        if finished {
            browser::write_waiting();
        }
        return;
    }
    if finished {
        browser::push_query(&asked);
    } else {
        browser::replace_query_soon(asked.clone());
    }
    now.query.set(asked);
}

/// Measures from this place from now on, in place of whatever was in that slot.
pub(super) fn settle(now: Now, spots: SpotsHandle, slot: usize, ground: Ground) {
    let (origin, spot) = match ground {
        Ground::Named(origin) => (Some(origin), None),
        Ground::Exact(spot) => (None, Some(spot)),
    };
    let mut query = now.query.with_untracked(|query| Query::parse(query));
    query.set_origin(slot, origin);
    spots.put(slot, spot);
    go(now, &query, true);
}

/// Links to the other pages of the list.
#[component]
fn Pages(results: Results, route: Route) -> impl IntoView {
    let items = Memo::new(move |_| {
        results.answer.with(|answer| {
            let last = answer.found.len().div_ceil(PAGE_SIZE).min(usize::from(u16::MAX)) as u16;
            let link = |page: u16| Item {
                to: route.href_with(&answer.asked.on_page(page).print()),
                words: page.to_string(),
                is_current: page == answer.asked.page().min(last),
                ..Item::default()
            };
            if last > 1 { (1..=last).map(link).collect() } else { Vec::new() }
        })
    });
    view! { <nav aria-label="翻页"><Links class="ty-pages" label="各页" link="ty-page" items/></nav> }
}
