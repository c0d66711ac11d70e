//! Visiting pages: the one that is up is taken over, the next one is fetched and put in its place.

use std::any::Any;
use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, HtmlElement};

use super::fetch::{fetch_page, leave_for};
use super::{address, came_from, form, freshen, handles, keep, own_address, page, settings};
use crate::VIEW;
use crate::live::{LiveData, Now, Room, live};

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
pub(super) fn begin<R: Room>() {
    came_from::begin();
    PATH.set(address::path());
    if page::root_data(&document(), "view").as_deref() == Some(VIEW) {
        take_over::<R>();
    } else {
        renew::<R>();
    }
}

/// A page made by other code than this: the same address is fetched past all caches. What was typed meanwhile is kept. When
/// no page of this code is to be had, the old one stays as it stands and says that it does not answer.
fn renew<R: Room>() {
    spawn_local(async {
        let ticket = TICKET.get();
        match fetch_page(&address::path(), true)
            .await
            .filter(|new| page::root_data(new, "view").as_deref() == Some(VIEW))
        {
            Some(new) if ticket == TICKET.get() => {
                let typed = form::typed_before_start();
                page::swap(&new);
                take_over_with::<R>(typed);
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

/// Goes to an address of this site. The page changes when it has come; a later call overtakes an earlier one. A page that is
/// not of this code, or answers from another room, is left to the browser.
pub(super) fn go<R: Room>(path: &str, query: &str, arrival: Arrival) {
    let ticket = TICKET.get().wrapping_add(1);
    TICKET.set(ticket);
    if PATH.with_borrow(|here| here == path) {
        if let Some(now) = NOW.get() {
            now.set(query.to_owned(), page::today());
        }
        freshen::freshen(page::today());
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
        let Some(new) = new.filter(is_at_home::<R>) else { return leave_for(&address) };
        NOW.set(None);
        drop(PART.take());
        page::swap(&new);
        PATH.set(path);
        take_over::<R>();
        arrive(arrival);
    });
}

/// Whether this room's code can take the page over: pages in which nothing answers are at home in every room.
fn is_at_home<R: Room>(page: &Document) -> bool {
    let room = page.get_element_by_id("live").and_then(|root| root.get_attribute("data-room"));
    room.is_none_or(|room| room == R::NAME)
}

fn take_over<R: Room>() {
    take_over_with::<R>(form::typed_before_start());
}

/// Hydrates the page's live part if it has one, and brings the rest of the page up to the day.
fn take_over_with<R: Room>(typed: String) {
    settings::show_elder();
    handles::show_kept();
    keep::show_all_saved();
    came_from::show();
    own_address::complete();
    freshen::freshen(page::today());
    let block = document().get_element_by_id("live-data").and_then(|block| block.text_content());
    let root = document().get_element_by_id("live").and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let data = block.and_then(|block| LiveData::read::<R>(&block));
    match (root, data) {
        (Some(root), Some(data)) => {
            // The executor may have been set up already, which is all that is wanted.
            let _ = any_spawner::Executor::init_wasm_bindgen();
            let wake = Callback::new(move |now: Now| wake(now, &typed));
            PART.set(Some(hydrate::<R>(root, data, wake)));
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
fn hydrate<R: Room>(root: HtmlElement, data: LiveData<R::Part>, wake: Callback<Now>) -> Box<dyn Any> {
    Box::new(leptos::mount::hydrate_from(root, move || live::<R>(data, Some(wake))))
}

/// Natively no page is taken over; the code is compiled to be checked.
#[cfg(not(feature = "hydrate"))]
fn hydrate<R: Room>(_: HtmlElement, data: LiveData<R::Part>, wake: Callback<Now>) -> Box<dyn Any> {
    drop(live::<R>(data, Some(wake)));
    Box::new(())
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
