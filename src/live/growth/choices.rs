//! What of the chart is looked at: three native choices, written into the address.

use leptos::html::{Form, Select};
use leptos::prelude::*;
use tuoyu_childhealth::growth::Ruler;

use super::shown::{INDICATORS, RULERS, STANDARDS, Shown, code};
use crate::browser;
use crate::live::control;
use crate::live::now::use_now;
use crate::route::Route;

/// The choices.
#[component]
pub(super) fn Choices(shown: Memo<Shown>) -> impl IntoView {
    let now = use_now();
    let form = NodeRef::<Form>::new();
    let (standard, indicator, ruler) = (NodeRef::<Select>::new(), NodeRef::<Select>::new(), NodeRef::<Select>::new());
    // The controls keep their own values; they are written to only when the address changes, as by the back button.
    Effect::new(move |_| {
        // A part that has been taken down may be asked once more; then there is nothing left to show.
        let Some(shown) = shown.try_get() else { return };
        control::show_choice(standard, code(&STANDARDS, &shown.standard));
        control::show_choice(indicator, code(&INDICATORS, &shown.indicator));
        control::show_choice(ruler, code(&RULERS, &shown.ruler));
    });
    let ask = move || {
        let Some(form) = form.get_untracked() else { return };
        let query = browser::form_query(&form);
        if now.query.with_untracked(|old| *old != query) {
            browser::push_query(&query);
            now.query.set(query);
        }
    };
    let standards = STANDARDS.map(|(code, standard)| (code, standard.term()));
    let indicators = INDICATORS.map(|(code, indicator)| (code, indicator.term()));
    let rulers = RULERS.map(|(code, ruler)| (code, ruler_words(ruler)));
    view! {
        <form class="ty-form" method="get" action=Route::Growth.href() data-live-form="" node_ref=form
            on:change=move |_| ask() on:submit=move |event| { event.prevent_default(); ask(); }>
            {control::chosen("standard", Some("standard"), "和哪个标准比（选定一个，别混着看）", standards.into(), standard)}
            {control::chosen("show", Some("show"), "看哪一项", indicators.into(), indicator)}
            {control::chosen("lines", Some("lines"), "曲线按什么画", rulers.into(), ruler)}
        </form>
    }
}

fn ruler_words(ruler: Ruler) -> &'static str {
    match ruler {
        Ruler::StandardDeviations => "标准差",
        Ruler::Centiles => "百分位",
    }
}
