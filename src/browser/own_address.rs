//! Completes a page's own address where a text names it: pages are written without knowing which host they will stand on.

use js_sys::JsString;
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

/// In the attributes and the text of every element marked `data-own-address="/path/"`, puts the host before that path.
pub(super) fn complete() {
    let (Ok(origin), Ok(marked)) = (window().location().origin(), document().query_selector_all("[data-own-address]"))
    else {
        return;
    };
    for at in 0..marked.length() {
        if let Some(element) = marked.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            complete_one(&element, &origin);
        }
    }
}

fn complete_one(element: &Element, origin: &str) {
    let path = element.get_attribute("data-own-address").unwrap_or_default();
    // The browser's own search for texts in texts: ours would be a kilobyte more.
    let whole = |text: String| String::from(JsString::from(text).replace(&path, &format!("{origin}{path}")));
    for name in ["href", "data-copy"] {
        if let Some(text) = element.get_attribute(name) {
            // The attribute is one of ours; there is nothing to do about a refusal.
            let _ = element.set_attribute(name, &whole(text));
        }
    }
    if let Some(text) = element.text_content() {
        let completed = whole(text.clone());
        // What holds elements, and no address of its own, is left as it is.
        if completed != text {
            element.set_text_content(Some(&completed));
        }
    }
    // Once is enough: coming back to a page fetches it anew.
    let _ = element.remove_attribute("data-own-address");
}
