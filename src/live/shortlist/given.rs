//! A list that a link brings: shown, and added only when that is asked for.

use leptos::prelude::*;

use super::backup::Entry;
use super::device::use_device;
use super::known::{Found, Known};
use super::note::Note;
use crate::browser;
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, button, piece};
use crate::route::Route;
use crate::saved::{Pick, Saved, ask};

/// What the button says that adds all of them.
const ADD: &str = "add";

/// What a link brings.
#[component]
pub(super) fn Given(given: Memo<Vec<Pick>>, known: Known) -> impl IntoView {
    let (now, device) = (use_now(), use_device());
    let away = move || {
        browser::replace_query("");
        now.query.set(String::new());
        browser::focus_soon("kept-title");
    };
    let add = move || {
        let entry = |pick: Pick| Entry { saved: Saved { name: name(known, &pick), pick }, note: Note::default() };
        if let Some(added) = device.take_in(untrack(|| given.get()).into_iter().map(entry).collect()) {
            browser::say(&added.words());
            away();
        }
    };
    let pieces =
        Memo::new(move |_| given.with(|given| if given.is_empty() { Vec::new() } else { brought(given, known) }));
    let press = move |press: String| if press == ADD { add() } else { away() };
    view! { <Drawn pieces on_press=Callback::new(press)/> }
}

fn brought(given: &[Pick], known: Known) -> Vec<Piece> {
    let row = |pick: &Pick| {
        let href = Route::Institution(pick.id.clone()).href();
        piece("li").holding([piece("a").class("ty-go").with("href", href).words(name(known, pick))])
    };
    let compare = Route::Compare.href_with(&ask(given.iter().take(crate::saved::MOST_COMPARED)));
    let actions = [
        piece("button").class("ty-button").with("type", "button").with("data-press", ADD).words("加到我的收藏"),
        piece("a").class("ty-button ty-button--quiet").with("href", compare).words("先对比看看"),
        button(String::new(), "不用了"),
    ];
    let title = piece("h2").with("id", "given-title").words(format!("这个链接里有 {} 家", given.len()));
    let list = piece("ul").holding(given.iter().map(row));
    let section = piece("section").class("ty-given").with("aria-labelledby", "given-title");
    vec![section.holding([title, list, piece("div").class("ty-actions").holding(actions)])]
}

/// What it is called, once that is known. Tracks.
fn name(known: Known, pick: &Pick) -> String {
    match known.find(pick) {
        Found::Here(sheet) => sheet.name.clone(),
        Found::Missing => format!("{}（名单上没有）", pick.id),
        _ => pick.id.to_string(),
    }
}
