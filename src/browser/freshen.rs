//! Writes today's words over those of the day the page was made.

use leptos::prelude::document;
use tuoyu_catalog::Date;

use crate::fresh::Fresh;

/// Rewords every element that says what its words follow from.
pub(super) fn freshen(today: Date) {
    let Ok(elements) = document().query_selector_all("[data-fresh]") else { return };
    for at in 0..elements.length() {
        let Some(element) =
            elements.item(at).and_then(|node| leptos::wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(node).ok())
        else {
            continue;
        };
        if let Some(fresh) = element.get_attribute("data-fresh").as_deref().and_then(Fresh::parse) {
            let words = fresh.words(today);
            if element.text_content().as_deref() != Some(words.as_str()) {
                element.set_text_content(Some(&words));
                element.set_class_name(if fresh.warns(today) { "ty-fresh ty-warn" } else { "ty-fresh" });
            }
        }
    }
}
