//! Text in a CSV that a sheet program would take for a formula: an apostrophe before it keeps it text, and the importer takes
//! the apostrophe away again.
//!
//! A cell that begins with one of [`STARTERS`], or with apostrophes and then one of them, gets one apostrophe more; nothing
//! else is touched. So disarming can always be undone, whatever the text was (a property test holds it).

use std::borrow::Cow;

/// Characters that begin a formula somewhere: `=`, `+`, `-` and `@`, their full-width forms, tab and line ends, which some
/// programs skip.
const STARTERS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

fn is_armed(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTERS)
}

/// The text as it is written into a CSV.
pub(crate) fn disarm(text: &str) -> Cow<'_, str> {
    if is_armed(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text a cell of a CSV stands for.
pub(crate) fn rearm(cell: &str) -> &str {
    if is_armed(cell) { cell.strip_prefix('\'').unwrap_or(cell) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_get_an_apostrophe_and_everything_else_stays() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-", "'-"),
            ("@示例", "'@示例"),
            ("＝1", "'＝1"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("'5", "'5"),
            ("示例=1", "示例=1"),
            ("", ""),
        ] {
            assert_eq!(disarm(text), cell, "{text:?}");
            assert_eq!(rearm(cell), text, "{cell:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_disarmed_begins_no_formula_and_is_put_back(text in "['=+@\\-\\t＝a-c示]{0,8}") {
            let cell = disarm(&text);
            proptest::prop_assert!(!cell.starts_with(STARTERS));
            proptest::prop_assert_eq!(rearm(&cell), text.as_str());
        }
    }
}
