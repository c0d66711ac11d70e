//! Brings a page up to the day it is read: today's words over those of the day it was made, and what is over folded away.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use tuoyu_catalog::Date;
use web_sys::Element;

use crate::fresh::Fresh;

/// Rewords every element that says what its words follow from, and folds away what is over.
pub(super) fn freshen(today: Date) {
    reword(today);
    fold_past(today);
}

fn reword(today: Date) {
    for element in all("[data-fresh]") {
        if let Some(fresh) = element.get_attribute("data-fresh").as_deref().and_then(Fresh::parse) {
            let words = fresh.words(today);
            if element.text_content().as_deref() != Some(words.as_str()) {
                element.set_text_content(Some(&words));
                element.set_class_name(if fresh.warns(today) { "ty-fresh ty-warn" } else { "ty-fresh" });
            }
        }
    }
}

/// Moves every row whose day is over from the list of what is coming to the folded list of what is over, and says so where nothing
/// is coming any more. Without script both lists stand as on the day the page was made.
fn fold_past(today: Date) {
    let over = all("[data-coming] > [data-until]").into_iter().filter(|row| {
        let until = row.get_attribute("data-until").and_then(|day| day.parse::<Date>().ok());
        until.is_some_and(|until| until < today)
    });
    let over: Vec<Element> = over.collect();
    let Some(fold) = all("[data-over]").into_iter().next().filter(|_| !over.is_empty()) else { return };
    let Ok(Some(list)) = fold.query_selector("ul") else { return };
    for row in over {
        // Both are ours and stand on this page: nothing refuses the move.
        let _ = list.append_child(&row);
    }
    show(&fold);
    if all("[data-coming] > [data-until]").is_empty() {
        all("[data-none-coming]").iter().for_each(show);
    }
}

fn show(element: &Element) {
    // The attribute is ours; there is nothing to do about a refusal.
    let _ = element.remove_attribute("hidden");
}

fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
