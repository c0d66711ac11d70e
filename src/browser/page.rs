//! The document and the clock.

use std::time::Duration;

use leptos::prelude::{document, request_animation_frame, set_timeout, window};
use leptos::wasm_bindgen::JsCast;
use tuoyu_catalog::Date;
use web_sys::{Document, Element, HtmlElement, Node};

/// How long a short word stays up.
const SAID_FOR: Duration = Duration::from_secs(5);

/// Today in the reader's own time zone.
pub(super) fn today() -> Date {
    let now = js_sys::Date::new_0();
    // Only a clock set outside 1900–2199 has no such day.
    Date::new(now.get_full_year() as i32, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Where the site stands: scheme and host.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Whether this is the browser inside WeChat, which neither prints nor saves files, and says nothing of it.
pub(crate) fn is_wechat() -> bool {
    let names_it = |agent: String| agent.as_bytes().windows(14).any(|part| part == b"MicroMessenger");
    window().navigator().user_agent().is_ok_and(names_it)
}

/// What the root element says under `data-<name>`.
pub(super) fn root_data(document: &Document, name: &str) -> Option<String> {
    document.document_element()?.get_attribute(&format!("data-{name}"))
}

/// Says, for tests and for style, that the page now answers.
pub(super) fn mark_ready() {
    if let Some(root) = document().document_element() {
        // A failure leaves only the mark unset.
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Says something short, to eyes and to screen readers alike.
pub(crate) fn say(words: &str) {
    if let Some(place) = document().get_element_by_id("said") {
        place.set_text_content(Some(words));
        set_timeout(move || place.set_text_content(None), SAID_FOR);
    }
}

/// Shows the note that filtering has not started on this device.
pub(super) fn say_unanswered() {
    if let Ok(Some(note)) = document().query_selector("[data-no-answer]") {
        // The attribute is ours; there is nothing to do about a refusal.
        let _ = note.remove_attribute("hidden");
    }
}

/// Puts another document's page in place of this one's.
pub(super) fn swap(other: &Document) {
    let here = document();
    here.set_title(&other.title());
    let (Some(body), Some(new)) = (here.body(), other.body()) else { return };
    while let Some(child) = body.last_child() {
        if body.remove_child(&child).is_err() {
            break;
        }
    }
    while let Some(child) = new.first_child() {
        let adopted = here.adopt_node(&child).unwrap_or(child);
        if body.append_child(&adopted).is_err() {
            break;
        }
    }
    // Parsed where script was off, these hold real elements, for readers without script.
    if let Ok(notes) = here.query_selector_all("noscript") {
        for at in 0..notes.length() {
            notes.item(at).and_then(|note| note.parent_node().map(|parent: Node| parent.remove_child(&note)));
        }
    }
}

/// Says that another page is on its way; the page that comes does not say so.
pub(super) fn mark_busy() {
    if let Ok(Some(main)) = document().query_selector("main") {
        // A failure leaves only the mark unset.
        let _ = main.set_attribute("aria-busy", "true");
    }
}

/// Moves the reader's place to the page's heading, so that a screen reader starts there.
pub(super) fn focus_heading() {
    if let Ok(Some(heading)) = document().query_selector("h1") {
        focus(heading);
    }
}

/// Moves the reader's place to an element of the page.
pub(super) fn focus_place(place: &Element) {
    place.scroll_into_view();
    focus(place.clone());
}

/// Moves the reader's place to the element with this id once it stands, after what held it has gone.
pub(crate) fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            focus(element);
        }
    });
}

fn focus(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // Focus is a courtesy; without it the page is still there. What takes it by itself keeps its place in the order of keys.
        if element.tab_index() < 0 {
            let _ = element.set_attribute("tabindex", "-1");
        }
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls to a height, at once.
pub(super) fn scroll_to(top: f64) {
    window().scroll_to_with_x_and_y(0.0, top);
}

/// How far the page is scrolled.
pub(super) fn scrolled() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}
