//! A text as a square to be scanned, drawn by elements; no string of ours becomes markup.

use qrcodegen::QrCodeEcc;

use crate::live::piece::{Piece, piece};
use crate::live::qr;

/// The longest text, in bytes, whose square a phone still reads from another phone's screen.
pub(super) const LONGEST: usize = 600;

/// The square of a text; nothing where the text is longer than any square holds.
pub(super) fn square(text: &str, label: String) -> Option<Piece> {
    let (path, side) = qr::square(text, QrCodeEcc::Low)?;
    let square = piece("svg").class("ty-qr").with("viewBox", format!("0 0 {side} {side}"));
    Some(square.with("role", "img").with("aria-label", label).holding([piece("path").with("d", path)]))
}
