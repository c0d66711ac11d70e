//! Controls of the tools: each kind one function, so that a dozen fields are one type, and its code is there once.

use leptos::html::{Input, Select};
use leptos::prelude::*;

/// An input with its label. It has no name: what is typed can never become part of an address.
pub(crate) fn typed(
    id: &'static str,
    label: &'static str,
    kind: &'static str,
    keys: &'static str,
    input: NodeRef<Input>,
) -> impl IntoView {
    view! {
        <div class="ty-field">
            <label for=id>{label}</label>
            <input id=id type=kind inputmode=keys node_ref=input autocomplete="off"/>
        </div>
    }
}

/// A choice with its label; `name` only where it belongs into the address.
pub(crate) fn chosen(
    id: &'static str,
    name: Option<&'static str>,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    select: NodeRef<Select>,
) -> impl IntoView {
    let option = |(value, words): (&'static str, &'static str)| view! { <option value=value>{words}</option> };
    view! {
        <div class="ty-field">
            <label for=id>{label}</label>
            <select id=id name=name node_ref=select autocomplete="off">{options.into_iter().map(option).collect_view()}</select>
        </div>
    }
}

/// A quiet button.
pub(crate) fn button(words: &'static str, hidden: Signal<bool>, press: Callback<()>) -> impl IntoView {
    view! {
        <button class="ty-button ty-button--quiet" type="button" hidden=hidden on:click=move |_| press.run(())>{words}</button>
    }
}

/// What an input holds, trimmed.
pub(crate) fn value(input: NodeRef<Input>) -> String {
    input.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default()
}

/// What is chosen.
pub(crate) fn choice(select: NodeRef<Select>) -> String {
    select.get_untracked().map(|select| select.value()).unwrap_or_default()
}

/// Shows a value in an input.
pub(crate) fn show(input: NodeRef<Input>, value: &str) {
    if let Some(input) = input.get_untracked() {
        input.set_value(value);
    }
}

/// Shows a choice.
pub(crate) fn show_choice(select: NodeRef<Select>, value: &str) {
    if let Some(select) = select.get_untracked() {
        select.set_value(value);
    }
}
