//! Rule: only `src/route.rs` spells a path of the site.
//!
//! A literal is taken for a path when it begins with a slash and a letter or a placeholder, or stands after `href=`,
//! `action=` or `src=`. A lone slash elsewhere may be a separator. Tests at the foot of a file may spell what they expect.

use super::Finding;
use super::files::File;
use super::source::{Literal, Source};

pub(super) fn check(file: &File) -> Vec<Finding> {
    if !file.is_rust() || !file.is_in(&["src/"]) || file.is_in(&["src/route.rs", "src/route/"]) {
        return Vec::new();
    }
    let source = Source::read(&file.text);
    let tests = source.code.find("#[cfg(test)]").unwrap_or(usize::MAX);
    let spelled = source.literals.iter().filter(|literal| literal.start < tests && is_path(&source, literal));
    spelled
        .map(|literal| {
            let message = format!("the path \"{}\" is spelled here: let `Route` spell it", literal.text);
            Finding::new(file, source.line(literal.start), message)
        })
        .collect()
}

fn is_path(source: &Source, literal: &Literal) -> bool {
    let Some(rest) = literal.text.strip_prefix('/') else { return false };
    let before = source.code.get(..literal.start).unwrap_or_default();
    let is_target = ["href=", "action=", "src="].iter().any(|attribute| before.ends_with(attribute));
    is_target || rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '{')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn a_path_spelled_in_a_view_is_found() {
        for text in [
            r#"view! { <a href="/">"首页"</a> }"#,
            r#"view! { <a href="/about/">"关于"</a> }"#,
            r#"format!("/i/{id}/")"#,
            r#"format!("/{code}/")"#,
            r##"let path = r#"/r/410305/"#;"##,
            r#"<form action="/">"#,
        ] {
            assert_eq!(check(&file("src/pages/home.rs", text)).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_is_no_path_or_stands_in_its_place_is_not() {
        for (path, text) in [
            ("src/route.rs", r#"Route::About => "/about/""#),
            ("src/pages/home.rs", r#"path.split("/")"#),
            ("src/pages/home.rs", r#"view! { <p>" / "</p> } // "/about/""#),
            ("src/pages/home.rs", "fn f() {}\n#[cfg(test)]\nmod tests { const A: &str = \"/about/\"; }"),
            ("crates/cli/src/prerender.rs", r#""/boot.js""#),
        ] {
            assert_eq!(check(&file(path, text)), [], "{path}: {text}");
        }
    }
}
