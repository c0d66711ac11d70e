//! A policy in a list: its plain name, what it means, whether it still holds.

use leptos::prelude::*;
use tuoyu_content::PolicyEntry;

use crate::components::FreshWords;
use crate::fresh::Fresh;
use crate::route::Route;

/// A policy in a list. The heading is a level 3.
#[component]
pub(crate) fn PolicyRow(
    /// The policy.
    entry: PolicyEntry,
) -> impl IntoView {
    let fresh = Fresh::Policy(entry.span());
    view! {
        <article class="ty-row">
            <h3 class="ty-row__title"><a href=Route::Policy(entry.slug).href()>{entry.short}</a></h3>
            <p>{entry.summary}</p>
            <p class="ty-row__meta">
                <FreshWords fresh/>
                {entry.doc_no.map(|number| view! { <span>{number}</span> })}
            </p>
        </article>
    }
}
