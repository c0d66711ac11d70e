//! Lists in running text.
//!
//! One function for all of them, through a `dyn` iterator: every separate copy would cost the browser a few hundred bytes.

/// The words with a separator between them.
pub(crate) fn joined(words: &mut dyn Iterator<Item = &str>, separator: &str) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push_str(separator);
        }
        out.push_str(word);
    }
    out
}
