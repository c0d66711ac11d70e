//! The articles of the site: every one is read, none has an error, and their links among each other lead somewhere.
#![expect(clippy::panic, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::path::Path;

use tuoyu_catalog::Problem;
use tuoyu_content::parse::{Parsed, Reference, ReferenceKind};
use tuoyu_content::{check_set, parse_guidance, parse_help, parse_policy};

/// Reads every article in `content/<folder>`, in the order of names.
fn read<T>(folder: &str, parse: fn(&str, &str, &str) -> Parsed<T>) -> Vec<Parsed<T>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(folder);
    let mut names: Vec<String> = std::fs::read_dir(&path)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let slugs = names.iter().filter_map(|name| name.strip_suffix(".md"));
    let read = |slug: &str| {
        let file = format!("content/{folder}/{slug}.md");
        let text = std::fs::read_to_string(path.join(format!("{slug}.md")));
        parse(&file, slug, &text.unwrap_or_else(|error| panic!("{file}: {error}")))
    };
    slugs.map(read).collect()
}

#[test]
fn every_article_of_the_site_is_sound() {
    let policies = read("policies", parse_policy);
    let guidance = read("guidance", parse_guidance);
    let help = read("help", parse_help);
    assert!(!policies.is_empty() && !guidance.is_empty(), "there are no articles");

    let references: Vec<&Reference> = policies
        .iter()
        .flat_map(|parsed| &parsed.references)
        .chain(guidance.iter().flat_map(|parsed| &parsed.references))
        .chain(help.iter().flat_map(|parsed| &parsed.references))
        .collect();
    // Which regions and which other pages exist is known to the command and the router, and checked there.
    let regions = of_kind(&references, ReferenceKind::Region, |_| true);
    let other_pages = of_kind(&references, ReferenceKind::Page, |to| {
        !to.starts_with("/policies/") && !to.starts_with("/guidance/")
            || ["/policies/", "/guidance/", "/policies/for-families/", "/policies/for-operators/"].contains(&to)
    });

    let mut problems = check_set(&policies, &guidance, &help, &regions, &other_pages);
    problems.extend(policies.into_iter().flat_map(|parsed| parsed.problems));
    problems.extend(guidance.into_iter().flat_map(|parsed| parsed.problems));
    problems.extend(help.into_iter().flat_map(|parsed| parsed.problems));
    let errors: Vec<String> = problems.iter().filter(|problem| problem.is_error()).map(Problem::to_string).collect();
    assert!(errors.is_empty(), "\n{}", errors.join("\n"));
}

fn of_kind(references: &[&Reference], kind: ReferenceKind, admit: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let targets = references.iter().filter(|reference| reference.kind == kind).map(|reference| &reference.to);
    targets.filter(|to| admit(to)).cloned().collect()
}
