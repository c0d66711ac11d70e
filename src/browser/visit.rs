//! Visiting pages: the one that is up is taken over, the next one is fetched and put in its place.

use std::any::Any;
use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::fetch::{fetch_page, leave_for};
use super::{address, form, freshen, page, settings};
use crate::VIEW;
use crate::live::{Live, LiveData, Now};

/// How a page is come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Arrival {
    /// By a link: the heading is where reading starts.
    Link,
    /// By the back or forward button: the height it was left at.
    History(f64),
}

thread_local! {
    /// Counts the pages asked for, so that a later one overtakes an earlier.
    static TICKET: Cell<u32> = const { Cell::new(0) };
    /// The path of the page that is up.
    static PATH: RefCell<String> = const { RefCell::new(String::new()) };
    /// The state of the live part that is up.
    static NOW: Cell<Option<Now>> = const { Cell::new(None) };
    /// The live part that is up; letting go of it takes it down.
    static PART: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Takes over the page that is up.
pub(super) fn begin() {
    PATH.set(address::path());
    if page::root_data(&document(), "view").as_deref() == Some(VIEW) {
        take_over();
    } else {
        renew();
    }
}

/// A page made by other code than this: the same address is fetched past all caches. What was typed meanwhile is kept. When
/// no page of this code is to be had, the old one stays as it stands and says that it does not answer.
fn renew() {
    spawn_local(async {
        let ticket = TICKET.get();
        match fetch_page(&address::path(), true)
            .await
            .filter(|new| page::root_data(new, "view").as_deref() == Some(VIEW))
        {
            Some(new) if ticket == TICKET.get() => {
                let typed = form::typed_before_start();
                page::swap(&new);
                take_over_with(typed);
            }
            Some(_) => {}
            None => {
                page::say_unanswered();
                freshen::freshen(page::today());
                page::mark_ready();
            }
        }
    });
}

/// Goes to an address of this site. The page changes when it has come; a later call overtakes an earlier one.
pub(super) fn go(path: &str, query: &str, arrival: Arrival) {
    let ticket = TICKET.get().wrapping_add(1);
    TICKET.set(ticket);
    if PATH.with_borrow(|here| here == path) {
        if let Some(now) = NOW.get() {
            now.set(query.to_owned(), page::today());
        }
        arrive(arrival);
        return;
    }
    page::mark_busy();
    let path = path.to_owned();
    let address = if query.is_empty() { path.clone() } else { format!("{path}?{query}") };
    spawn_local(async move {
        let new = fetch_page(&path, false).await.filter(|new| page::root_data(new, "view").as_deref() == Some(VIEW));
        if ticket != TICKET.get() {
            return;
        }
        let Some(new) = new else { return leave_for(&address) };
        NOW.set(None);
        drop(PART.take());
        page::swap(&new);
        PATH.set(path);
        take_over();
        arrive(arrival);
    });
}

fn take_over() {
    take_over_with(form::typed_before_start());
}

/// Hydrates the page's live part if it has one, and brings the rest of the page up to the day.
fn take_over_with(typed: String) {
    settings::show_elder();
    freshen::freshen(page::today());
    let block = document().get_element_by_id("live-data").and_then(|block| block.text_content());
    let root = document().get_element_by_id("live").and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let data = block.and_then(|text| serde_json::from_slice::<LiveData>(text.as_bytes()).ok());
    match (root, data) {
        (Some(root), Some(data)) => {
            let wake = Callback::new(move |now: Now| wake(now, &typed));
            PART.set(Some(hydrate(root, data, wake)));
        }
        (Some(_), None) => {
            page::say_unanswered();
            page::mark_ready();
        }
        (None, _) => page::mark_ready(),
    }
}

/// Sets the real query, what was typed before now, and the real day, in one update.
fn wake(now: Now, typed: &str) {
    let asked = address::query();
    let query = match (asked.is_empty(), typed.is_empty()) {
        (_, true) => asked,
        (true, false) => typed.to_owned(),
        (false, false) => format!("{asked}&{typed}"),
    };
    if !typed.is_empty() {
        address::replace_query(&query);
    }
    now.set(query, page::today());
    NOW.set(Some(now));
    page::mark_ready();
}

#[cfg(feature = "hydrate")]
fn hydrate(root: HtmlElement, data: LiveData, wake: Callback<Now>) -> Box<dyn Any> {
    Box::new(leptos::mount::hydrate_from(root, move || view! { <Live data wake=Some(wake)/> }))
}

/// Without hydration the part is shown anew in the same place.
#[cfg(not(feature = "hydrate"))]
fn hydrate(root: HtmlElement, data: LiveData, wake: Callback<Now>) -> Box<dyn Any> {
    while let Some(child) = root.last_child() {
        if root.remove_child(&child).is_err() {
            break;
        }
    }
    Box::new(leptos::mount::mount_to(root, move || view! { <Live data wake=Some(wake)/> }))
}

/// Shows a page that has just been put up from where its reader expects.
fn arrive(arrival: Arrival) {
    let place = leptos::prelude::window().location().hash().unwrap_or_default();
    let place = document().get_element_by_id(place.trim_start_matches('#'));
    // The view changes in the next microtask; a frame later it stands.
    request_animation_frame(move || match (arrival, place) {
        (Arrival::Link, Some(place)) => page::focus_place(&place),
        (Arrival::Link, None) => {
            page::scroll_to(0.0);
            page::focus_heading();
        }
        (Arrival::History(top), _) => page::scroll_to(top),
    });
}
