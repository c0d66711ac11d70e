//! One line of a list of facts: what, and what is stated of it.

use leptos::prelude::*;

use crate::text::UNSTATED;

/// A term and its value. A value that is not stated is said to be so, in a quieter tone.
#[component]
pub(crate) fn Fact(
    /// What the fact is about.
    term: &'static str,
    /// What is stated; `None` where nothing is.
    value: Option<AnyView>,
) -> impl IntoView {
    let value = value.unwrap_or_else(|| view! { <span class="ty-unstated">{UNSTATED}</span> }.into_any());
    view! { <div class="ty-facts__row"><dt>{term}</dt><dd>{value}</dd></div> }
}

/// A text as the value of a [`Fact`].
pub(crate) fn stated(text: Option<impl Into<String>>) -> Option<AnyView> {
    text.map(|text| Into::<String>::into(text).into_any())
}

/// A three-valued answer as the value of a [`Fact`].
pub(crate) fn yes_no(answer: Option<bool>, yes: &'static str, no: &'static str) -> Option<AnyView> {
    answer.map(|answer| if answer { yes } else { no }.into_any())
}
