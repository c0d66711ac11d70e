//! Links within the site, back and forward, and the one switch every page has.

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlAnchorElement, HtmlInputElement, MouseEvent, PopStateEvent, Url};

use super::visit::Arrival;
use super::{address, came_from, freshen, handles, settings, visit};
use crate::live::Room;
use crate::route::Route;

/// Listens for the life of the page.
pub(super) fn listen<R: Room>() {
    on(document().as_ref(), "click", |event: MouseEvent| {
        if let Some(url) = followed(&event) {
            event.prevent_default();
            address::write_waiting();
            came_from::leave();
            address::push(&format!("{}{}{}", url.pathname(), url.search(), url.hash()));
            visit::go::<R>(&url.pathname(), url.search().trim_start_matches('?'), Arrival::Link);
        } else if closest(&event, "[data-elder-switch]").is_some() {
            settings::turn_elder();
        } else if let Some(clicked) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            handles::handle(&clicked);
        }
    });
    on(document().as_ref(), "change", |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|input| input.has_attribute("data-ask-day")) {
            freshen::ask(&input);
        }
    });
    on(window().as_ref(), "popstate", |event: PopStateEvent| {
        address::forget_waiting();
        let top = address::went_to(&event.state());
        visit::go::<R>(&address::path(), &address::query(), Arrival::History(top));
    });
}

fn on<E: JsCast + 'static>(target: &EventTarget, name: &str, handle: impl Fn(E) + 'static) {
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if let Ok(event) = event.dyn_into::<E>() {
            handle(event);
        }
    });
    // Listening on the document and the window themselves cannot be refused; both live as long as the page.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

fn closest(event: &MouseEvent, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The page, or the place on this one, that a plain click on a link leads to, when it is one of ours.
fn followed(event: &MouseEvent) -> Option<Url> {
    let plain = event.button() == 0
        && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() || event.default_prevented());
    let link = closest(event, "a[href]")?.dyn_into::<HtmlAnchorElement>().ok()?;
    let elsewhere = link.has_attribute("download") || !link.target().is_empty();
    let url = Url::new(&link.href()).ok()?;
    let ours = Some(url.origin()) == window().location().origin().ok()
        && matches!(Route::from_href(&url.pathname()), Some(route) if route != Route::NotFound);
    (plain && !elsewhere && ours).then_some(url)
}
