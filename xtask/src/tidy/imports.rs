//! Rule: the disk, the network, the browser, the clock and the environment are each named in few places.

use super::Finding;
use super::files::File;
use super::source::Source;

/// A word that only some of the code may name.
struct Boundary {
    words: &'static [&'static str],
    /// Where the rule holds.
    within: &'static [&'static str],
    /// Where the word may stand all the same.
    except: &'static [&'static str],
    rule: &'static str,
}

const SHIPPED: &[&str] = &["src/", "crates/"];

/// They run in the browser and in the command alike.
const PURE: &[&str] = &[
    "crates/catalog/src/",
    "crates/childhealth/src/",
    "crates/content/src/",
    "crates/policy/src/",
    "crates/search/src/",
    "crates/spatial/src/",
];

const BOUNDARIES: &[Boundary] = &[
    Boundary {
        words: &["std::fs", "std::os"],
        within: SHIPPED,
        except: &["crates/cli/"],
        rule: "only crates/cli and xtask touch the disk",
    },
    Boundary {
        words: &["std::net", "std::env", "std::process", "std::thread", "SystemTime", "Instant", "leptos", "tokio"],
        within: PURE,
        except: &[],
        rule: "this crate is pure: no I/O, no clock, no environment, no user interface",
    },
    Boundary {
        words: &["web_sys", "js_sys"],
        within: SHIPPED,
        except: &["src/browser/", "src/browser.rs"],
        rule: "only src/browser/ names the browser",
    },
    Boundary {
        words: &["gloo", "gloo_net", "reqwest"],
        within: SHIPPED,
        except: &["src/load.rs"],
        rule: "only src/load.rs uses the network",
    },
];

pub(super) fn check(file: &File) -> Vec<Finding> {
    // Integration tests and benches of a crate may read their fixtures.
    if !file.is_rust() || !(file.path.starts_with("src/") || file.path.contains("/src/")) {
        return Vec::new();
    }
    let source = Source::read(&file.text);
    let mut findings = Vec::new();
    for boundary in BOUNDARIES.iter().filter(|boundary| file.is_in(boundary.within) && !file.is_in(boundary.except)) {
        for word in boundary.words {
            let places = source.words(word).chain(in_group(&source, word));
            let message = format!("`{word}`: {}", boundary.rule);
            findings.extend(places.map(|at| Finding::new(file, source.line(at), message.clone())));
        }
    }
    findings
}

/// Where `a::b` is imported as `a::{b, …}`.
fn in_group(source: &Source, path: &str) -> Vec<usize> {
    let Some((parent, name)) = path.rsplit_once("::") else { return Vec::new() };
    let opening = format!("{parent}::{{");
    let groups = source.code.match_indices(&opening).filter(|(at, _)| {
        let inside = source.code.get(at + opening.len()..).unwrap_or_default();
        top_level(inside).any(|item| item.split([':', ' ']).next() == Some(name))
    });
    groups.map(|(at, _)| at).collect()
}

/// The items of an import group, given what follows its opening brace.
fn top_level(inside: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let end = inside.find(move |c| match c {
        '{' => {
            depth += 1;
            false
        }
        '}' if depth == 0 => true,
        '}' => {
            depth -= 1;
            false
        }
        _ => false,
    });
    let group = inside.get(..end.unwrap_or(inside.len())).unwrap_or_default();
    let mut depth = 0_usize;
    let items = group.split(move |c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    items.map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn a_word_outside_its_place_is_found() {
        let cases = [
            ("crates/catalog/src/date.rs", "use std::fs;", 1),
            ("crates/catalog/src/date.rs", "use std::{fmt, fs::File, io};", 1),
            ("crates/catalog/src/date.rs", "use std::{fmt, fmt::{self, fs}};", 0),
            ("crates/search/src/query.rs", "let home = std::env::var(\"HOME\");", 1),
            ("crates/policy/src/lib.rs", "use std::time::SystemTime;", 1),
            ("crates/spatial/src/lib.rs", "use leptos::prelude::*;", 1),
            ("src/pages/home.rs", "let window = web_sys::window();", 1),
            ("src/pages/home.rs", "use leptos::web_sys::Window;", 1),
            ("src/hooks/use_query.rs", "gloo_net::http::Request::get(url)", 1),
            ("src/pages/home.rs", "use std::fs;", 1),
        ];
        for (path, text, count) in cases {
            assert_eq!(check(&file(path, text)).len(), count, "{path}: {text}");
        }
    }

    #[test]
    fn a_word_in_its_place_or_only_spoken_of_is_not() {
        let cases = [
            ("crates/cli/src/export.rs", "use std::fs;"),
            ("xtask/src/stamp.rs", "use std::fs;"),
            ("src/browser/window.rs", "web_sys::window()"),
            ("src/load.rs", "use gloo_net::http::Request;"),
            ("crates/catalog/src/date.rs", "// std::fs is not for us\nlet a = \"web_sys\";"),
            ("crates/catalog/tests/golden.rs", "use std::fs;"),
            ("crates/catalog/src/readme.md", "std::fs"),
        ];
        for (path, text) in cases {
            assert_eq!(check(&file(path, text)), [], "{path}: {text}");
        }
    }

    #[test]
    fn the_line_is_named() {
        let findings = check(&file("src/app.rs", "//! The app.\n\nuse web_sys::Window;\n"));
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [3]);
    }
}
