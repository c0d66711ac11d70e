//! A text as a square to be scanned, drawn by elements; no string of ours becomes markup.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::live::piece::{Piece, piece};

/// The white border, in modules, that ISO/IEC 18004 asks for.
const QUIET: i32 = 4;

/// The longest text, in bytes, whose square a phone still reads from another phone's screen.
pub(super) const LONGEST: usize = 600;

/// The square of a text; nothing where the text is longer than any square holds.
pub(super) fn square(text: &str, label: String) -> Option<Piece> {
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).ok()?;
    let side = code.size() + 2 * QUIET;
    let dark = piece("path").with("d", path(code.size(), |x, y| code.get_module(x, y)));
    let square = piece("svg").class("ty-qr").with("viewBox", format!("0 0 {side} {side}"));
    Some(square.with("role", "img").with("aria-label", label).holding([dark]))
}

/// The dark modules, run by run: a run is a bar one module high.
fn path(size: i32, dark: impl Fn(i32, i32) -> bool) -> String {
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| dark(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_and_no_other() {
        let rows = ["##.#", "....", "#..#", ".###"];
        let is_dark = |x: i32, y: i32| {
            rows.get(y as usize).and_then(|row| row.as_bytes().get(x as usize)).is_some_and(|module| *module == b'#')
        };
        assert_eq!(path(4, is_dark), "M4 4h2v1h-2zM7 4h1v1h-1zM4 6h1v1h-1zM7 6h1v1h-1zM5 7h3v1h-3z");
    }
}
