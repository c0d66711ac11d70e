//! One way of showing whatever is answered or worked out: a title, a strong line, sentences, where it stands written, and the
//! rest behind a disclosure.
//!
//! A measure's answer, a child's allowance, a year's deduction and a line of the estimate all look like this. One kind of item
//! is also one piece of code: four kinds of lists cost the browser a sixth more.

use std::sync::Arc;

use leptos::prelude::*;

/// Terms with what is said of each.
pub(super) type Facts = Vec<(&'static str, Vec<String>)>;

/// Something answered or worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is called in tests: its kind and, for a measure, its id.
    pub(super) key: String,
    /// Its name.
    pub(super) title: String,
    /// What it comes to.
    pub(super) words: String,
    /// Why, in sentences.
    pub(super) lines: Vec<String>,
    /// What is to be known beside.
    pub(super) notes: Vec<String>,
    /// Where it stands written: an address and what it is called.
    pub(super) written: Option<(String, String)>,
    /// All else.
    pub(super) facts: Arc<Facts>,
}

/// The class of a sentence that says why.
const LINE: &str = "ty-item__line";

/// Items one below the other, made anew when one of them changes. Their titles are headings of the fourth level.
pub(super) fn list(items: Memo<Vec<Item>>) -> impl IntoView {
    view! { <ul class="ty-rows">{move || items.get().into_iter().map(item).collect_view()}</ul> }
}

fn item(item: Item) -> impl IntoView {
    let written = item.written.map(|(href, words)| view! { <p>{"依据："} <a href=href>{words}</a></p> });
    let fact = |(term, texts): &(&'static str, Vec<String>)| {
        view! { <div class="ty-facts__row"><dt>{*term}</dt><dd>{sentences(texts.clone(), LINE)}</dd></div> }
    };
    let facts = (!item.facts.is_empty()).then(|| {
        view! {
            <details>
                <summary>{"条件、金额、怎么办"}</summary>
                <dl class="ty-facts">{item.facts.iter().map(fact).collect_view()}</dl>
            </details>
        }
    });
    view! {
        <li class="ty-row ty-item" data-item=item.key>
            <h4 class="ty-row__title">{item.title}</h4>
            <p class="ty-item__words">{item.words}</p>
            {sentences(item.lines, LINE)}
            {sentences(item.notes, "ty-quiet")}
            {written}
            {facts}
        </li>
    }
}

fn sentences(texts: Vec<String>, class: &'static str) -> impl IntoView {
    texts.into_iter().map(|text| view! { <p class=class>{text}</p> }).collect_view()
}
