//! The crate ib-pinyin, going through every line at each query, behind a few C entry points.
//!
//! The text is UTF-8, one record a line. The page writes it, and each query, where [`room`] says.

use std::cell::RefCell;

use ib_pinyin::matcher::PinyinMatcher;
use ib_pinyin::pinyin::PinyinNotation;

#[derive(Default)]
struct State {
    input: Vec<u8>,
    text: Vec<u8>,
    /// Where each line starts, and where the last one ends.
    lines: Vec<usize>,
    found: Vec<u32>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(work: impl FnOnce(&mut State) -> T) -> T {
    STATE.with(|state| work(&mut state.borrow_mut()))
}

/// Makes room for as many bytes and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(n_bytes: usize) -> *const u8 {
    with(|state| {
        state.input = vec![0; n_bytes];
        state.input.as_ptr()
    })
}

/// Takes what was written as the text; returns the number of lines.
#[unsafe(no_mangle)]
pub extern "C" fn load() -> usize {
    with(|state| {
        state.text = std::mem::take(&mut state.input);
        state.lines.push(0);
        for (at, byte) in state.text.iter().enumerate() {
            if *byte == b'\n' {
                state.lines.push(at + 1);
            }
        }
        state.lines.len() - 1
    })
}

/// Looks for what was written; returns how many lines have it.
#[unsafe(no_mangle)]
pub extern "C" fn search() -> usize {
    with(|State { input, text, lines, found }| {
        let sought = String::from_utf8_lossy(input);
        let matcher = PinyinMatcher::builder(&*sought)
            .pinyin_notations(PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter)
            .is_pattern_partial(true)
            .build();
        found.clear();
        for (number, line) in (0..).zip(lines.windows(2)) {
            // SAFETY: the text is UTF-8 as the bench writes it, and lines are parted at line feeds.
            let line = unsafe { str::from_utf8_unchecked(&text[line[0]..line[1] - 1]) };
            if matcher.is_match(line) {
                found.push(number);
            }
        }
        found.len()
    })
}

/// Where the numbers of the lines found are.
#[unsafe(no_mangle)]
pub extern "C" fn found() -> *const u32 {
    with(|state| state.found.as_ptr())
}
