//! Pieces put into the page, element by element: no string becomes markup.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, Node};

use crate::live::piece::Piece;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Puts the pieces into `place`, instead of what it holds.
pub(crate) fn draw(place: &Element, pieces: &[Piece]) {
    place.set_text_content(None);
    for piece in pieces {
        put(place, piece, false);
    }
}

fn put(place: &Node, piece: &Piece, in_svg: bool) {
    let is_svg = in_svg || piece.name == "svg";
    let made = if is_svg {
        document().create_element_ns(Some(SVG), piece.name)
    } else {
        document().create_element(piece.name)
    };
    // The names are our own; none is refused.
    let Ok(element) = made else { return };
    for (name, value) in &piece.attributes {
        // As above.
        let _ = element.set_attribute(name, value);
    }
    if !piece.words.is_empty() {
        element.set_text_content(Some(&piece.words));
    }
    for inner in &piece.pieces {
        put(&element, inner, is_svg);
    }
    let _ = place.append_child(&element);
}

/// What the pressed button says in `data-press`.
pub(crate) fn pressed(event: &MouseEvent) -> Option<String> {
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("[data-press]").ok()??;
    button.get_attribute("data-press")
}
