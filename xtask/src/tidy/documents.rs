//! Rule: a path named in backticks in the project's own documents exists.
//!
//! A span is taken for a path when its first part is something at the root, when it ends in a slash, or when it ends like
//! a file of the project; a bare file name must exist somewhere. Made things need not exist yet; patterns, addresses and
//! commands are left alone.

use std::collections::BTreeSet;

use super::Finding;
use super::files::File;

const DOCUMENTS: [&str; 4] = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "README.zh-CN.md"];

const ENDINGS: [&str; 9] = [".rs", ".toml", ".json", ".html", ".css", ".mjs", ".md", ".yml", ".sh"];

pub(super) fn check(files: &[File], ignored: &[String]) -> Vec<Finding> {
    let known = Known::new(files, ignored);
    let documents = files.iter().filter(|file| DOCUMENTS.contains(&file.path.as_str()));
    documents.flat_map(|file| check_document(file, &known)).collect()
}

fn check_document(file: &File, known: &Known<'_>) -> Vec<Finding> {
    let spans = file.text.lines().enumerate().flat_map(|(at, line)| spans(line).map(move |span| (at + 1, span)));
    spans
        .filter(|(_, span)| known.is_path(span) && !known.exists(span))
        .map(|(line, span)| Finding::new(file, line, format!("`{span}` does not exist")))
        .collect()
}

/// What stands between backticks on one line.
fn spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Every file and folder of the repository, and what is made beside them.
struct Known<'a> {
    paths: BTreeSet<&'a str>,
    made: &'a [String],
}

impl<'a> Known<'a> {
    fn new(files: &'a [File], made: &'a [String]) -> Known<'a> {
        let mut paths = BTreeSet::new();
        for file in files {
            let mut path = file.path.as_str();
            paths.insert(path);
            while let Some((folder, _)) = path.rsplit_once('/') {
                paths.insert(folder);
                path = folder;
            }
        }
        Known { paths, made }
    }

    fn is_path(&self, span: &str) -> bool {
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
        if span.starts_with('/') || span.starts_with('-') || !span.chars().all(plain) {
            return false;
        }
        let first = span.split('/').next().unwrap_or_default();
        let at_root = span.contains('/') && self.paths.contains(first);
        at_root || span.ends_with('/') || ENDINGS.iter().any(|ending| span.ends_with(ending))
    }

    fn exists(&self, span: &str) -> bool {
        let path = span.trim_end_matches('/');
        let is_made = self.made.iter().any(|made| path == made || path.starts_with(&format!("{made}/")));
        let is_name = || !span.contains('/') && self.paths.iter().any(|known| known.ends_with(&format!("/{path}")));
        is_made || self.paths.contains(path) || is_name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    fn findings(text: &str) -> Vec<String> {
        let files = [file("ARCHITECTURE.md", text), file("src/route.rs", ""), file("crates/catalog/src/lib.rs", "")];
        check(&files, &["dist".to_owned()]).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_path_that_does_not_exist_is_found() {
        for span in ["src/routes.rs", "crates/katalog", "oldfolder/", "route2.rs", "crates/catalog/src/gone.rs"] {
            assert_eq!(findings(&format!("a\n`{span}` b")), [format!("ARCHITECTURE.md:2: `{span}` does not exist")]);
        }
    }

    #[test]
    fn what_exists_is_made_or_is_no_path_is_not() {
        for span in [
            "src/route.rs",
            "crates/catalog",
            "crates/catalog/",
            "route.rs",
            "dist/index.html",
            "dist/",
            "leptos/hydrate",
            "/r/410305/",
            "content/*.md",
            "public/data/<code>/",
            "cargo xtask test",
            "--release",
        ] {
            assert_eq!(findings(&format!("`{span}`")), Vec::<String>::new(), "{span}");
        }
    }
}
