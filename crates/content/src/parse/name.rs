//! Names as they stand in URLs: slugs, the paths of the site's own pages, and where a link may lead.

use super::ReferenceKind;
use super::report::Report;
use crate::authority::is_authority_url;
use crate::rule;

/// Slugs of pages that stand beside the articles: `/policies/for-families/`, `/policies/for-operators/`, `/policies/on-date/`.
const RESERVED_SLUGS: [&str; 3] = ["for-families", "for-operators", "on-date"];

/// Whether an article may be called so: words of small letters and digits, joined by single hyphens.
pub(super) fn is_slug(slug: &str) -> bool {
    is_kebab(slug) && !RESERVED_SLUGS.contains(&slug)
}

/// Checks where the link at `offset` leads: to a page of the site, which is noted, or to an authority.
pub(super) fn check_address(report: &mut Report, offset: usize, to: &str) {
    if is_page(to) {
        report.refer(ReferenceKind::Page, offset, to);
    } else if !to.contains(':') {
        report.raise(rule::LINK_FORM, offset, "", to);
    } else if !is_authority_url(to) {
        report.raise(rule::NOT_AUTHORITY, offset, "", to);
    }
}

/// Whether an address has the form of a page of the site: `/`, or `/` and names each followed by `/`.
fn is_page(to: &str) -> bool {
    let names = to.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    to == "/" || names.is_some_and(|names| names.split('/').all(is_kebab))
}

fn is_kebab(name: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    name.split('-').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_kebab_case_and_not_reserved() {
        for (slug, ok) in [
            ("caishui-2026-7", true),
            ("a", true),
            ("", false),
            ("-a", false),
            ("a--b", false),
            ("A", false),
            ("育儿", false),
            ("a/b", false),
            ("for-operators", false),
            ("on-date", false),
        ] {
            assert_eq!(is_slug(slug), ok, "{slug}");
        }
    }

    #[test]
    fn pages_begin_and_end_with_a_slash() {
        for (to, ok) in [
            ("/", true),
            ("/policies/for-families/", true),
            ("/r/410305/find/", true),
            ("//", false),
            ("/a//b/", false),
            ("/a", false),
            ("a/", false),
            ("/../", false),
            ("/a/?b=c", false),
            ("/a/#s1", false),
            ("", false),
        ] {
            assert_eq!(is_page(to), ok, "{to}");
        }
    }
}
