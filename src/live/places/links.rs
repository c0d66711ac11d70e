//! Lists of links: chips, suggestions, ways out, pages, articles. One kind of view for all of them, and one kind of item for links and
//! for the options of a select, since each kind weighs its own.

use leptos::prelude::*;

use crate::live::piece::{Piece, piece};

/// One of a list to pick from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Item {
    /// Where the link leads, or the option's value in the form and in the address.
    pub(crate) to: String,
    /// What it says.
    pub(crate) words: String,
    /// What it says more quietly; empty for nothing.
    pub(crate) tail: String,
    /// Whether it leads to where one is.
    pub(crate) is_current: bool,
}

impl Item {
    /// An item that says this.
    pub(crate) fn new(to: impl Into<String>, words: impl Into<String>) -> Item {
        Item { to: to.into(), words: words.into(), ..Item::default() }
    }
}

/// A list of links where no page is written with any; see `piece`.
pub(crate) fn listed(class: &'static str, label: &'static str, link: &'static str, items: &[Item]) -> Piece {
    let item = |one: &Item| {
        let tail = piece("span").class("ty-tail").words(one.tail.clone());
        let words = format!("{} ", one.words);
        piece("li").holding([piece("a").class(link).with("href", one.to.clone()).words(words).holding([tail])])
    };
    piece("ul").class(class).with("aria-label", label).holding(items.iter().map(item))
}

/// A list of links; not there while it is empty.
#[component]
pub(crate) fn Links(
    /// The class of the list.
    class: &'static str,
    /// What it is, for those who do not see it.
    label: &'static str,
    /// The class of a link.
    link: &'static str,
    /// The links.
    items: Memo<Vec<Item>>,
) -> impl IntoView {
    let item = move |one: Item| {
        let current = one.is_current.then_some("page");
        view! { <li><a class=link href=one.to aria-current=current>{one.words} " " <span class="ty-tail">{one.tail}</span></a></li> }
    };
    view! {
        <ul class=class aria-label=label hidden=move || items.with(Vec::is_empty)>
            {move || items.get().into_iter().map(item).collect_view()}
        </ul>
    }
}
