//! The finder: what is asked on the left, what is found on the right; on a phone one above the other.
//!
//! The form is a real one. With script, every change writes the query into the address and the page derives from that; without,
//! it leads to this same page, which says what it cannot do and links to the whole list.

use std::sync::Arc;

use leptos::html::Form;
use leptos::prelude::*;
use tuoyu_catalog::query::Choice;
use tuoyu_catalog::results::{Found, PAGE_SIZE};

use crate::browser;
use crate::live::now::{Now, use_now};
use crate::live::places::finder_form::FinderForm;
use crate::live::places::finder_words::chip;
use crate::live::places::results::{Results, use_results};
use crate::live::places::{FinderData, PlaceCard};
use crate::route::Route;

/// A region's finder.
#[component]
pub(crate) fn Finder(
    /// The region and its list.
    data: FinderData,
) -> impl IntoView {
    let now = use_now();
    let data = Arc::new(data);
    let route = Route::Finder(data.region.code.clone());
    let results = use_results(data.clone());
    let form = NodeRef::<Form>::new();
    view! {
        <div class="ty-finder">
            <form class="ty-finder__form" node_ref=form method="get" action=route.href() data-live-form=""
                on:change=move |_| ask(now, form, true)
                on:submit=move |event| { event.prevent_default(); ask(now, form, true); }>
                <FinderForm data=data.clone() results=results.clone() on_typing=Callback::new(move |()| ask(now, form, false))/>
            </form>
            <section class="ty-finder__results" aria-labelledby="found">
                <Summary results=results.clone() route=route.clone()/>
                <List data results=results.clone()/>
                <Pages results route/>
            </section>
        </div>
    }
}

/// Writes the form into the address. A finished choice is an entry of its own for the back button; typing is not.
fn ask(now: Now, form: NodeRef<Form>, finished: bool) {
    let Some(form) = form.get_untracked() else { return };
    let asked = tuoyu_catalog::Query::parse(&browser::form_query(&form)).print();
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

/// How many are found, the choices made, and what to let go of when nothing is found.
#[component]
fn Summary(results: Results, route: Route) -> impl IntoView {
    let count = {
        let found = results.found;
        move || found.with(Vec::len)
    };
    let chips = {
        let (query, route) = (results.query, route.clone());
        move || {
            query.with(|query| {
                let text = (!query.text.is_empty()).then(|| {
                    let mut without = query.on_page(1);
                    without.text = String::new();
                    (format!("“{}”", query.text), without)
                });
                let choices = query.choices().iter().map(|choice| (chip(choice), query.without(choice.key())));
                text.into_iter()
                    .chain(choices)
                    .map(|(words, without)| {
                        view! {
                            <li><a class="ty-chip" href=route.href_with(&without.print())>
                                {words} <span class="ty-chip__lift">{"去掉"}</span>
                            </a></li>
                        }
                    })
                    .collect_view()
            })
        }
    };
    let nothing = {
        let results = results.clone();
        move || (count() == 0).then(|| nothing(&results, &route))
    };
    view! {
        <h2 id="found" class="ty-count">
            <span role="status">{move || match count() { 0 => "没有合条件的".to_owned(), n => format!("找到 {n} 家") }}</span>
        </h2>
        <ul class="ty-chips" aria-label="已选条件">{chips}</ul>
        {nothing}
    }
}

/// Nothing is found: which one condition to let go of, and how many that would leave. Tracks the query.
fn nothing(results: &Results, route: &Route) -> impl IntoView + use<> {
    let ways = results.query.with(|query| {
        let lift = |choice: &Choice| {
            let without = query.without(choice.key());
            let left = results.count_of(&without);
            (left > 0).then(|| (chip(choice), left, route.href_with(&without.print())))
        };
        query.choices().iter().filter_map(lift).collect::<Vec<_>>()
    });
    let lead = if ways.is_empty() {
        "换个说法，或者把条件都去掉再看。"
    } else {
        "去掉其中一个条件，就有："
    };
    let ways = ways
        .into_iter()
        .map(|(words, left, href)| view! { <li><a href=href>{format!("不限“{words}”：{left} 家")}</a></li> });
    view! {
        <div class="ty-empty">
            <p>{lead}</p>
            <ul>{ways.collect_view()}</ul>
            <p><a href=route.href()>{"去掉全部条件"}</a></p>
        </div>
    }
}

/// The places found on this page of the list.
#[component]
fn List(data: Arc<FinderData>, results: Results) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let asked = usize::from(results.query.with(|query| query.page()));
        results.found.with(|found| {
            let page = asked.min(found.len().div_ceil(PAGE_SIZE)).max(1);
            found.chunks(PAGE_SIZE).nth(page - 1).unwrap_or_default().to_vec()
        })
    });
    let row = move |found: Found| {
        let card = data.cards.get(found.index)?;
        let township = card.township.as_ref().and_then(|code| data.township(code));
        let township = township.map(|township| township.name.clone());
        Some(
            view! { <li data-card=found.index.to_string()><PlaceCard card levels=&data.levels township metres=found.metres/></li> },
        )
    };
    view! {
        <ul class="ty-cards" data-found=move || results.found.with(|found| indexes(found))>
            {move || shown.get().into_iter().filter_map(&row).collect_view()}
        </ul>
    }
}

/// The whole of what is found, for the map: places in the list, commas between.
fn indexes(found: &[Found]) -> String {
    found.iter().map(|one| one.index.to_string()).collect::<Vec<_>>().join(",")
}

/// Links to the other pages of the list.
#[component]
fn Pages(results: Results, route: Route) -> impl IntoView {
    let links = move || {
        let last = results.found.with(|found| found.len().div_ceil(PAGE_SIZE)).min(usize::from(u16::MAX)) as u16;
        results.query.with(|query| {
            let to = |page: u16, words: String| {
                let current = (page == query.page().min(last)).then_some("page");
                view! { <li><a class="ty-page" href=route.href_with(&query.on_page(page).print()) aria-current=current>{words}</a></li> }
            };
            (last > 1).then(|| (1..=last).map(|page| to(page, page.to_string())).collect_view())
        })
    };
    view! { <nav aria-label="翻页"><ul class="ty-pages">{links}</ul></nav> }
}
