//! What a reader has set for themselves, kept on the device.

use leptos::prelude::document;

use super::store;

const ELDER: &str = "ty-elder";

/// Turns large type on or off, and remembers it where the browser lets us.
pub(super) fn turn_elder() {
    let Some(root) = document().document_element() else { return };
    let on = !root.has_attribute("data-elder");
    // The attribute is set on our own root element; there is nothing to do about a refusal.
    let _ = if on { root.set_attribute("data-elder", "") } else { root.remove_attribute("data-elder") };
    // Storage may be full or closed; the setting then lasts as long as the page.
    let _ = if on { store::write(ELDER, "1") } else { store::remove(ELDER) };
    show_elder();
}

/// Makes the switch say whether large type is on.
pub(super) fn show_elder() {
    let on = document().document_element().is_some_and(|root| root.has_attribute("data-elder"));
    if let Ok(Some(switch)) = document().query_selector("[data-elder-switch]") {
        // As above.
        let _ = switch.set_attribute("aria-pressed", if on { "true" } else { "false" });
    }
}
