//! The place of a page's live part: the part as it is written, and a word for those without script.

use leptos::prelude::*;

use crate::data::{self, use_page};
use crate::live::care::Care;
use crate::live::check::Check;
use crate::live::compare::Compare;
use crate::live::growth::Growth;
use crate::live::live;
use crate::live::places::Places;
use crate::live::policies::Policies;
use crate::live::shortlist::Shortlist;
use crate::live::signs::Signs;

/// The page's live part. The shell fills in the word for those without script.
#[component]
pub(crate) fn LivePart(
    /// What is said where the application cannot start.
    unanswered: &'static str,
) -> impl IntoView {
    let page = use_page();
    let part = page.live().map(|part| match part {
        data::LivePart::Places(data) => live::<Places>(data, None).into_any(),
        data::LivePart::Check(data) => live::<Check>(data, None).into_any(),
        data::LivePart::Care(data) => live::<Care>(data, None).into_any(),
        data::LivePart::Policies(data) => live::<Policies>(data, None).into_any(),
        data::LivePart::Growth(data) => live::<Growth>(data, None).into_any(),
        data::LivePart::Signs(data) => live::<Signs>(data, None).into_any(),
        data::LivePart::Shortlist(data) => live::<Shortlist>(data, None).into_any(),
        data::LivePart::Compare(data) => live::<Compare>(data, None).into_any(),
    });
    view! {
        <noscript class={"ty-noscript"}></noscript>
        <p class="ty-warn" data-no-answer="" hidden="">{unanswered}</p>
        <div id="live" data-room=page.room()>{part}</div>
    }
}
