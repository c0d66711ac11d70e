//! Rule: in a live part, fixed text stands in braces: `<p>{"text"}</p>`.
//!
//! Of elements that hold nothing but fixed text Leptos makes one string of markup for the browser to parse, and Trusted Types
//! refuse it. In braces the text is a text node. Attributes are not concerned.

use super::Finding;
use super::files::File;
use super::source::Source;

pub(super) fn check(file: &File) -> Vec<Finding> {
    if !file.is_rust() || !file.is_in(&["src/live/"]) {
        return Vec::new();
    }
    let source = Source::read(&file.text);
    let bare = source.literals.iter().filter(|literal| {
        let before = source.code.get(..literal.start).unwrap_or_default().trim_end();
        before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->")
    });
    bare.map(|literal| {
        let message = format!("the text \"{}\" of a live part stands bare: put it in braces", literal.text);
        Finding::new(file, source.line(literal.start), message)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn bare_text_in_a_live_part_is_found() {
        for text in ["view! { <p>\"找到\"</p> }", "view! { <p class=\"a\">\n    \"找到\"\n</p> }"] {
            assert_eq!(check(&file("src/live/places/finder.rs", text)).len(), 1, "{text}");
        }
    }

    #[test]
    fn text_in_braces_an_attribute_or_an_arm_is_not() {
        for text in ["view! { <p>{\"找到\"}</p> }", "view! { <p class=\"a\"></p> }", "match a { 1 => \"one\" }"] {
            assert_eq!(check(&file("src/live/places/finder.rs", text)), [], "{text}");
        }
        assert_eq!(
            check(&file("src/pages/home.rs", "view! { <p>\"找到\"</p> }")),
            [],
            "a plain page is never hydrated"
        );
    }
}
