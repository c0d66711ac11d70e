//! A list that a link brings: shown, and added only when that is asked for.

use leptos::prelude::*;

use super::backup::Entry;
use super::device::use_device;
use super::known::{Found, Known};
use super::note::Note;
use crate::browser;
use crate::live::now::use_now;
use crate::route::Route;
use crate::saved::{Pick, Saved, ask};

/// What a link brings.
#[component]
pub(super) fn Given(given: Memo<Vec<Pick>>, known: Known) -> impl IntoView {
    let any = Memo::new(move |_| given.with(|given| !given.is_empty()));
    move || any.get().then(|| view! { <Brought given known/> })
}

#[component]
fn Brought(given: Memo<Vec<Pick>>, known: Known) -> impl IntoView {
    let (now, device) = (use_now(), use_device());
    let away = move || {
        browser::replace_query("");
        now.query.set(String::new());
        browser::focus_soon("kept-title");
    };
    let add = move |_| {
        let entry = |pick: Pick| Entry { saved: Saved { name: name(known, &pick), pick }, note: Note::default() };
        if let Some(added) = device.take_in(untrack(|| given.get()).into_iter().map(entry).collect()) {
            browser::say(&added.words());
            away();
        }
    };
    let row = move |pick: Pick| {
        let href = Route::Institution(pick.id.clone()).href();
        view! { <li><a class="ty-go" href=href>{move || name(known, &pick)}</a></li> }
    };
    view! {
        <section class="ty-given" aria-labelledby="given-title">
            <h2 id="given-title">{move || format!("这个链接里有 {} 家", given.with(Vec::len))}</h2>
            <ul>{move || given.get().into_iter().map(row).collect_view()}</ul>
            <div class="ty-actions">
                <button class="ty-button" type="button" on:click=add>{"加到我的收藏"}</button>
                <a class="ty-button ty-button--quiet" href=move || Route::Compare.href_with(&ask(given.get().iter().take(crate::saved::MOST_COMPARED)))>{"先对比看看"}</a>
                <button class="ty-button ty-button--quiet" type="button" on:click=move |_| away()>{"不用了"}</button>
            </div>
        </section>
    }
}

/// What it is called, once that is known. Tracks.
fn name(known: Known, pick: &Pick) -> String {
    match known.find(pick) {
        Found::Here(sheet) => sheet.name.clone(),
        Found::Missing => format!("{}（名单上没有）", pick.id),
        _ => pick.id.to_string(),
    }
}
