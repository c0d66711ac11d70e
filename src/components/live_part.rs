//! The place of a page's live part: the part as it is written, and a word for those without script.

use leptos::prelude::*;

use crate::data::use_page;
use crate::live::Live;

/// The page's live part. The shell fills in the word for those without script.
#[component]
pub(crate) fn LivePart(
    /// What is said where the application cannot start.
    unanswered: &'static str,
) -> impl IntoView {
    let data = use_page().live();
    view! {
        <noscript class={"ty-noscript"}></noscript>
        <p class="ty-warn" data-no-answer="" hidden="">{unanswered}</p>
        <div id="live">{data.map(|data| view! { <Live data wake=None/> })}</div>
    }
}
