//! What only the whole set of articles can tell.

use std::collections::BTreeSet;

use tuoyu_content::{Guidance, Parsed, Policy, check_set, parse_guidance, parse_help, parse_policy};

fn policy(slug: &str, extra: &str, body: &str) -> Parsed<Policy> {
    dated_policy(slug, "effective = \"2022-01-01\"", "in-force", extra, body)
}

fn dated_policy(slug: &str, dates: &str, state: &str, extra: &str, body: &str) -> Parsed<Policy> {
    let text = format!(
        "+++\n{extra}\n{dates}\ntitle = \"示例\"\nshort = \"示例\"\nsummary = \"示例。\"\nissuer = \"示例\"\n\
         validity_note = \"有效期5年\"\nstate = \"{state}\"\ntopics = [\"law\"]\nchecked = \"2026-11-21\"\n\
         [[sources]]\ntitle = \"示例\"\nconfidence = \"verified\"\n+++\n{body}\n"
    );
    let parsed = parse_policy(&format!("policies/{slug}.md"), slug, &text);
    assert_eq!(parsed.problems, []);
    parsed
}

/// The codes, files, lines and values of the problems of a set of policies; `/map/` and `410305` exist.
fn check(policies: &[Parsed<Policy>]) -> Vec<String> {
    check_with(policies, &[])
}

fn check_with(policies: &[Parsed<Policy>], guidance: &[Parsed<Guidance>]) -> Vec<String> {
    let regions = BTreeSet::from(["410305".to_owned()]);
    let paths = BTreeSet::from(["/map/".to_owned()]);
    check_set(policies, guidance, &[], &regions, &paths)
        .iter()
        .map(|problem| format!("{} {}:{} {}", problem.code, problem.file, problem.row.unwrap_or(0), problem.value))
        .collect()
}

#[test]
fn a_set_that_holds_together_has_no_problems() {
    let old =
        dated_policy("old", "", "superseded", "superseded_by = \"new\"", "见[新](/policies/new/)和[地图](/map/)。");
    let new = policy("new", "supersedes = [\"old\"]\nregion = \"410305\"", "见[旧](/policies/old/)。");
    assert_eq!(check(&[old, new]), [""; 0]);
}

#[test]
fn links_and_regions_must_exist() {
    let a = policy("a", "region = \"410306\"", "甲。\n见[乙](/policies/b/)。");
    assert_eq!(check(&[a]), ["C305 policies/a.md:2 410306", "C306 policies/a.md:17 /policies/b/"]);
}

#[test]
fn a_file_with_problems_of_its_own_still_exists() {
    let broken = parse_policy("policies/b.md", "b", "没有文章信息，见[丙](/policies/c/)。");
    assert!(broken.article.is_none());
    let a = policy("a", "", "见[乙](/policies/b/)。");
    assert_eq!(check(&[a, broken]), [""; 0]);
}

#[test]
fn policies_and_guidance_have_names_of_their_own() {
    let guidance = parse_guidance("guidance/a.md", "a", "");
    let again = Parsed { file: "policies/more/a.md".to_owned(), ..policy("a", "", "甲。") };
    assert_eq!(check_with(&[policy("a", "", "甲。")], &[guidance]), [""; 0]);
    assert_eq!(check(&[policy("a", "", "甲。"), again]), ["C301 policies/more/a.md:1 a"]);
}

#[test]
fn help_pages_stand_at_the_root() {
    let help = parse_help("help/about.md", "about", "");
    let a = [policy("a", "", "见[关于](/about/)。")];
    assert_eq!(check_set(&a, &[], &[help], &BTreeSet::new(), &BTreeSet::new()), []);
}

#[test]
fn replacements_must_exist_and_answer_each_other() {
    let a = policy("a", "supersedes = [\"b\", \"nothing\"]", "甲。");
    let b = policy("b", "", "乙。");
    let c = dated_policy("c", "", "superseded", "superseded_by = \"b\"", "丙。");
    assert_eq!(check(&[a, b, c]), ["C302 policies/a.md:2 nothing", "C303 policies/a.md:2 b", "C303 policies/c.md:2 b"]);
}

#[test]
fn replacements_must_not_run_in_a_circle() {
    let link = |slug, old: &str, new: &str| {
        let extra = format!("supersedes = [\"{old}\"]\nsuperseded_by = \"{new}\"");
        dated_policy(slug, "", "superseded", &extra, "甲。")
    };
    assert_eq!(check(&[link("b", "a", "c"), link("a", "c", "b"), link("c", "b", "a")]), ["C304 policies/a.md:3 b"]);
    assert_eq!(check(&[link("a", "a", "a")]), ["C304 policies/a.md:3 a"]);
}

#[test]
fn a_policy_whose_successor_holds_is_not_in_force() {
    let old = || policy("old", "superseded_by = \"new\"", "甲。");
    let new = |from: &str| {
        dated_policy("new", &format!("effective = \"{from}\""), "in-force", "supersedes = [\"old\"]", "乙。")
    };
    assert_eq!(check(&[old(), new("2026-11-21")]), ["C307 policies/old.md:2 new"]);
    assert_eq!(check(&[old(), new("2026-11-22")]), [""; 0]);
}
