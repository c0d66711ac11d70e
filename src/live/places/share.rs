//! Handing on what is shown: a link with everything in it but the family's own places, unless they say so.

use leptos::prelude::*;

use crate::browser;
use crate::live::places::anchors::shared;
use crate::live::places::results::Results;
use crate::route::Route;

/// The link, a button that copies it, and what to do where a browser does not let it.
#[component]
pub(crate) fn Share(results: Results, route: Route) -> impl IntoView {
    let (answer, spots) = (results.answer, results.spots);
    let with_spots = RwSignal::new(false);
    let origin = RwSignal::new(String::new());
    // Only the browser knows under which name the site is served.
    Effect::new(move |_| origin.try_set(browser::origin()));
    let link = Memo::new(move |_| {
        let query = answer.with(|answer| spots.with(|spots| shared(&answer.asked, spots, with_spots.get())));
        format!("{}{}", origin.get(), route.href_with(&query.print()))
    });
    let no_spots = move || spots.with(|spots| spots.iter().all(Option::is_none));
    let said = move || {
        if with_spots.get() && !no_spots() {
            "链接里有条件，还有您选的位置的大概。在微信里复制链接发给家人，别用右上角的转发：那样不带位置。"
        } else {
            "链接里有条件和镇街，没有您的位置。在微信里也可以点右上角“…”发送给朋友。"
        }
    };
    view! {
        <details class="ty-more ty-share" data-live="">
            <summary>{"把这次查找发给家人"}</summary>
            <div class="ty-tick" hidden=no_spots>
                <input id="with-places" type="checkbox" on:change=move |event| with_spots.set(event_target_checked(&event))/>
                <label for="with-places">{"把位置带进链接（四舍五入到约 1 公里）"}</label>
            </div>
            <label for="link">{"链接"}</label>
            <div class="ty-search">
                <input id="link" type="text" readonly="" prop:value=move || link.get()/>
                <button class="ty-button" type="button" data-copy=move || link.get() data-from="link">{"复制链接"}</button>
            </div>
            <p class="ty-note">{said}</p>
        </details>
    }
}
