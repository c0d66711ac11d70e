//! The address bar and its history: the query as it changes, and how far each page was scrolled when it was left.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{set_timeout_with_handle, window};
use leptos::wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use super::page;

/// The longest the address bar waits for somebody to stop typing; browsers refuse more than about three changes a second.
const SETTLE: Duration = Duration::from_millis(400);

/// A query still to be written, and the timer that will.
struct Waiting {
    query: String,
    timer: TimeoutHandle,
}

thread_local! {
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
    /// The history entry being looked at; each has a number, kept as its state.
    static ENTRY: Cell<u32> = const { Cell::new(0) };
    static LAST_ENTRY: Cell<u32> = const { Cell::new(0) };
    static HEIGHTS: RefCell<BTreeMap<u32, f64>> = const { RefCell::new(BTreeMap::new()) };
}

/// Takes charge of the history.
pub(super) fn begin() {
    if let Ok(history) = window().history() {
        // The browser's own restoration would fight with ours; if it stays on, it wins.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        let entry = history.state().ok().and_then(|state| state.as_f64()).map_or(0, |entry| entry as u32);
        ENTRY.set(entry);
        LAST_ENTRY.set(entry);
        if entry == 0 {
            // Without a number the entry counts as 0, which is what it has.
            let _ = history.replace_state(&JsValue::from_f64(0.0), "");
        }
    }
}

/// The path of the address.
pub(super) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The query of the address, without `?`.
pub(super) fn query() -> String {
    window().location().search().unwrap_or_default().trim_start_matches('?').to_owned()
}

/// Writes the query into the address bar in place of the one there.
pub(crate) fn replace_query(query: &str) {
    forget_waiting();
    if let Ok(history) = window().history() {
        // Browsers refuse too many changes; the next one will be written.
        let _ = history.replace_state_with_url(&JsValue::from_f64(f64::from(ENTRY.get())), "", Some(&address(query)));
    }
}

/// The same once nothing has changed for a moment, for what is being typed.
pub(crate) fn replace_query_soon(query: String) {
    forget_waiting();
    if let Ok(timer) = set_timeout_with_handle(write_waiting, SETTLE) {
        WAITING.set(Some(Waiting { query, timer }));
    }
}

/// Writes what is still waiting to be written, before the page is left.
pub(crate) fn write_waiting() {
    if let Some(waiting) = WAITING.take() {
        waiting.timer.clear();
        replace_query(&waiting.query);
    }
}

/// Lets go of what is waiting: the page it belongs to has been left.
pub(super) fn forget_waiting() {
    if let Some(waiting) = WAITING.take() {
        waiting.timer.clear();
    }
}

/// Writes the query as a new entry, so that the back button takes it back.
pub(crate) fn push_query(query: &str) {
    forget_waiting();
    push(&address(query));
}

/// Writes an address as a new entry.
pub(super) fn push(address: &str) {
    remember_height();
    let entry = LAST_ENTRY.get() + 1;
    if let Ok(history) = window().history()
        && history.push_state_with_url(&JsValue::from_f64(f64::from(entry)), "", Some(address)).is_ok()
    {
        LAST_ENTRY.set(entry);
        ENTRY.set(entry);
    }
}

/// Notes that the browser has gone to another entry; answers how far that was scrolled when it was left.
pub(super) fn went_to(state: &JsValue) -> f64 {
    remember_height();
    let entry = state.as_f64().map_or(0, |entry| entry as u32);
    ENTRY.set(entry);
    HEIGHTS.with_borrow(|heights| heights.get(&entry).copied().unwrap_or(0.0))
}

fn remember_height() {
    HEIGHTS.with_borrow_mut(|heights| heights.insert(ENTRY.get(), page::scrolled()));
}

fn address(query: &str) -> String {
    if query.is_empty() { path() } else { format!("{}?{query}", path()) }
}
