//! What was asked of a finder last, so that an institution's page can lead back to it. In memory only, never in an address.

use std::cell::RefCell;

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, Url};

use crate::route::Route;

thread_local! {
    /// Path and query of the finder that was left last.
    static FINDER: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Notes where the reader comes from, when the page has come as a document: the page before may have been of another room.
pub(super) fn begin() {
    note(&document().referrer());
}

/// Notes the address that is about to be left.
pub(super) fn leave() {
    note(&window().location().href().unwrap_or_default());
}

fn note(address: &str) {
    let Ok(url) = Url::new(address) else { return };
    let ours = Some(url.origin()) == window().location().origin().ok();
    let query = url.search().trim_start_matches('?').to_owned();
    if ours && !query.is_empty() && matches!(Route::from_href(&url.pathname()), Some(Route::Finder(_))) {
        FINDER.set(Some((url.pathname(), query)));
    }
}

/// Lets the page's link to its finder (`data-last-finder`) ask again what was asked there last, nearest to this place first.
pub(super) fn show() {
    let Ok(Some(link)) = document().query_selector("a[data-last-finder]") else { return };
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
    let Some((path, query)) = FINDER.with_borrow(Clone::clone) else { return };
    if path != link.pathname() {
        return;
    }
    let near = link.get_attribute("data-last-finder").filter(|near| !near.is_empty() && !says_where(&query));
    link.set_search(&near.map_or_else(|| query.clone(), |near| format!("{}&{near}", without_place(&query))));
    link.set_text_content(Some("按刚才选的条件，看附近的别家"));
}

fn says_where(query: &str) -> bool {
    query.split('&').any(|pair| pair.starts_with("near="))
}

/// Another order has other pages, and another place another radius.
fn without_place(query: &str) -> String {
    let stays = |pair: &&str| !pair.starts_with("page=") && !pair.starts_with("within=");
    query.split('&').filter(stays).collect::<Vec<_>>().join("&")
}
