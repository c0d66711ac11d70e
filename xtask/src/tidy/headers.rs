//! Rule: every Rust file opens with `//!`, what it is for.

use super::Finding;
use super::files::File;

pub(super) fn check(file: &File) -> Vec<Finding> {
    let says_something =
        file.text.lines().next().and_then(|line| line.strip_prefix("//!")).is_some_and(|line| !line.trim().is_empty());
    if !file.is_rust() || says_something {
        return Vec::new();
    }
    vec![Finding::new(file, 1, "open the file with `//! …`: what it is for, its words, the surprising decision")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn a_file_without_a_header_is_found() {
        for text in ["", "use std::fmt;\n//! Late.", "// A comment.\n", "//!\n", "\n//! After a blank line.\n"] {
            assert_eq!(check(&file("src/a.rs", text)).len(), 1, "{text:?}");
        }
        assert_eq!(check(&file("src/a.rs", "//! Dates.\n")), []);
        assert_eq!(check(&file("src/a.md", "# Dates\n")), []);
    }
}
