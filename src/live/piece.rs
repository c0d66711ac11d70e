//! What stands in a page only once a family has entered something: lists, tables, a chart, as a tree of plain values.
//!
//! Such pieces are never in a prerendered page, so nothing of them is hydrated, and they change as a whole. As views they would still
//! carry code for hydrating, building and rebuilding every element: for the growth page 60 KB of WASM as brotli sends it. As values they
//! are put into the page by one function, `browser::draw`.

use std::borrow::Cow;

use leptos::html::Div;
use leptos::prelude::*;

use crate::browser;

/// An element with its attributes and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) name: &'static str,
    pub(crate) attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// The words in it, before its other pieces.
    pub(crate) words: Cow<'static, str>,
    pub(crate) pieces: Vec<Piece>,
}

/// An element; anything in an `svg` is SVG.
pub(crate) fn piece(name: &'static str) -> Piece {
    Piece { name, attributes: Vec::new(), words: Cow::Borrowed(""), pieces: Vec::new() }
}

/// A paragraph of a class.
pub(crate) fn paragraph(class: &'static str, words: impl Into<Cow<'static, str>>) -> Piece {
    piece("p").class(class).words(words)
}

/// A quiet button that says what it does in `data-press`; see [`Drawn`].
pub(crate) fn button(press: String, words: &'static str) -> Piece {
    piece("button").class("ty-button ty-button--quiet").with("type", "button").with("data-press", press).words(words)
}

impl Piece {
    pub(crate) fn class(self, class: &'static str) -> Piece {
        if class.is_empty() { self } else { self.with("class", class) }
    }

    /// With an attribute.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Piece {
        self.attributes.push((name, value.into()));
        self
    }

    pub(crate) fn words(mut self, words: impl Into<Cow<'static, str>>) -> Piece {
        self.words = words.into();
        self
    }

    /// With further pieces in it.
    pub(crate) fn holding(mut self, pieces: impl IntoIterator<Item = Piece>) -> Piece {
        self.pieces.extend(pieces);
        self
    }
}

/// The place of some pieces, which follow from what they are made of.
#[component]
pub(crate) fn Drawn(
    /// The pieces; none in a prerendered page.
    pieces: Memo<Vec<Piece>>,
    /// Told the `data-press` of a button that is pressed.
    #[prop(optional)]
    on_press: Option<Callback<String>>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        // A part that has been taken down may be asked once more; then there is nowhere left to draw.
        if let (Some(pieces), Some(Some(place))) = (pieces.try_get(), place.try_get()) {
            browser::draw(&place, &pieces);
        }
    });
    let press = move |event: leptos::ev::MouseEvent| {
        if let (Some(on_press), Some(press)) = (on_press, browser::pressed(&event)) {
            on_press.run(press);
        }
    };
    view! { <div node_ref=place on:click=press></div> }
}
