//! Brings a page up to the day it is read: what is over is folded away, and today's words are written over those of the day it was
//! made, or, in a part of the page that answers for
//! any day, those of the day the address asks about.
//!
//! Such a part has `data-asked-day`; the date input in it, `data-ask-day`. The day asked about stands in the address, so that the
//! same address is the same page.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use tuoyu_catalog::Date;
use web_sys::{Element, HtmlInputElement};

use super::{address, page};
use crate::fresh::{Fresh, ON, asked_day};

/// Rewords every element that says what its words follow from, and folds away what is over.
pub(super) fn freshen(today: Date) {
    let asked = asked_day(&address::query());
    for element in elements("[data-fresh]") {
        let is_asked = asked.is_some() && element.closest("[data-asked-day]").is_ok_and(|part| part.is_some());
        reword(&element, if is_asked { asked.unwrap_or(today) } else { today });
    }
    for input in
        elements("input[data-ask-day]").into_iter().filter_map(|input| input.dyn_into::<HtmlInputElement>().ok())
    {
        input.set_value(&asked.unwrap_or(today).to_string());
    }
    fold_past(today);
}

/// Answers for the day that has just been chosen; an emptied input asks about today again.
pub(super) fn ask(input: &HtmlInputElement) {
    let day = input.value().parse::<Date>().ok();
    address::replace_query(&day.map(|day| format!("{ON}={day}")).unwrap_or_default());
    freshen(page::today());
    page::say(&format!("现在显示 {} 这一天", day.unwrap_or_else(page::today)));
}

fn reword(element: &Element, day: Date) {
    let Some(fresh) = element.get_attribute("data-fresh").as_deref().and_then(Fresh::parse) else { return };
    let words = fresh.words(day);
    if element.text_content().as_deref() != Some(words.as_str()) {
        element.set_text_content(Some(&words));
        element.set_class_name(if fresh.warns(day) { "ty-fresh ty-warn" } else { "ty-fresh" });
    }
    if let Some(holds) = fresh.holds(day) {
        // The attribute is ours; there is nothing to do about a refusal.
        let _ = element.set_attribute("data-holds", holds);
    }
}

/// Moves every row whose day is over from the list of what is coming to the folded list of what is over, and says so where nothing
/// is coming any more. Without script both lists stand as on the day the page was made.
fn fold_past(today: Date) {
    let over = elements("[data-coming] > [data-until]").into_iter().filter(|row| {
        let until = row.get_attribute("data-until").and_then(|day| day.parse::<Date>().ok());
        until.is_some_and(|until| until < today)
    });
    let over: Vec<Element> = over.collect();
    let Some(fold) = elements("[data-over]").into_iter().next().filter(|_| !over.is_empty()) else { return };
    let Ok(Some(list)) = fold.query_selector("ul") else { return };
    for row in over {
        // Both are ours and stand on this page: nothing refuses the move.
        let _ = list.append_child(&row);
    }
    show(&fold);
    if elements("[data-coming] > [data-until]").is_empty() {
        elements("[data-none-coming]").iter().for_each(show);
    }
}

fn show(element: &Element) {
    // The attribute is ours; there is nothing to do about a refusal.
    let _ = element.remove_attribute("hidden");
}

fn elements(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
