//! A date with its age beside it: 2024-03-05，20 个月前; and other words that follow from the day.

use leptos::prelude::*;
use tuoyu_catalog::Date;

use crate::data::use_page;
use crate::fresh::Fresh;

/// A date and how long ago that was.
#[component]
pub(crate) fn Dated(
    /// The date.
    date: Date,
) -> impl IntoView {
    view! {
        <span class="ty-dated">
            <time datetime=date.to_string()>{date.to_string()}</time>
            <FreshWords fresh=Fresh::Age(date)/>
        </span>
    }
}

/// Words that follow from the day the page is read.
#[component]
pub(crate) fn FreshWords(
    /// What else they follow from.
    fresh: Fresh,
) -> impl IntoView {
    let today = use_page().today;
    let class = if fresh.warns(today) { "ty-fresh ty-warn" } else { "ty-fresh" };
    // An empty text would be written as a space.
    let words = Some(fresh.words(today)).filter(|words| !words.is_empty());
    view! { <span class=class data-fresh=fresh.print() data-holds=fresh.holds(today)>{words}</span> }
}
