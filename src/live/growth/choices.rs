//! What of the chart is looked at: three native choices, written into the address.

use leptos::html::{Form, Select};
use leptos::prelude::*;
use tuoyu_childhealth::growth::{Indicator, Ruler, Standard};

use super::shown::{INDICATORS, RULERS, STANDARDS, Shown, code};
use crate::browser;
use crate::live::bound_value::bind_select;
use crate::live::now::use_now;
use crate::route::Route;

/// The choices.
#[component]
pub(super) fn Choices(shown: Memo<Shown>) -> impl IntoView {
    let now = use_now();
    let form = NodeRef::<Form>::new();
    let (standard, indicator, ruler) = (NodeRef::<Select>::new(), NodeRef::<Select>::new(), NodeRef::<Select>::new());
    bind_select(standard, shown, |shown| code(&STANDARDS, &shown.standard).to_owned());
    bind_select(indicator, shown, |shown| code(&INDICATORS, &shown.indicator).to_owned());
    bind_select(ruler, shown, |shown| code(&RULERS, &shown.ruler).to_owned());
    let ask = move || {
        let Some(form) = form.get_untracked() else { return };
        let query = browser::form_query(&form);
        if now.query.with_untracked(|old| *old != query) {
            browser::push_query(&query);
            now.query.set(query);
        }
    };
    let standard_words = |standard: Standard| standard.term();
    let indicator_words = |indicator: Indicator| indicator.term();
    let ruler_words = |ruler: Ruler| match ruler {
        Ruler::StandardDeviations => "标准差",
        Ruler::Centiles => "百分位",
    };
    view! {
        <form class="ty-form" method="get" action=Route::Growth.href() data-live-form="" node_ref=form
            on:change=move |_| ask() on:submit=move |event| { event.prevent_default(); ask(); }>
            <div class="ty-field">
                <label for="standard">{"和哪个标准比（选定一个，别混着看）"}</label>
                <select id="standard" name="standard" node_ref=standard>{options(&STANDARDS, standard_words)}</select>
            </div>
            <div class="ty-field">
                <label for="show">{"看哪一项"}</label>
                <select id="show" name="show" node_ref=indicator>{options(&INDICATORS, indicator_words)}</select>
            </div>
            <div class="ty-field">
                <label for="lines">{"曲线按什么画"}</label>
                <select id="lines" name="lines" node_ref=ruler>{options(&RULERS, ruler_words)}</select>
            </div>
        </form>
    }
}

fn options<T: Copy + 'static>(choices: &[(&'static str, T)], words: fn(T) -> &'static str) -> impl IntoView + use<T> {
    choices.iter().map(|(code, choice)| view! { <option value=*code>{words(*choice)}</option> }).collect_view()
}
