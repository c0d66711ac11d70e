//! What only the whole set of articles can tell: names used twice, links that lead nowhere, policies that replace
//! each other.
//!
//! A file that could not be read still counts as existing, so that one mistake in it does not break every link to it.

use std::collections::{BTreeMap, BTreeSet};

use tuoyu_catalog::Problem;

use crate::guidance::Guidance;
use crate::help::Help;
use crate::parse::{Parsed, Reference, ReferenceKind};
use crate::policy::Policy;
use crate::rule::{self, Rule};
use crate::vocabulary::PolicyState;

/// One file of any kind, as far as its name and what it points to go.
struct File<'a> {
    path: &'a str,
    slug: &'a str,
    references: &'a [Reference],
}

impl<'a> File<'a> {
    fn of<T>(parsed: &'a Parsed<T>) -> File<'a> {
        File { path: &parsed.file, slug: &parsed.slug, references: &parsed.references }
    }

    fn pointing_to(&self, kind: ReferenceKind) -> impl Iterator<Item = &'a Reference> {
        self.references.iter().filter(move |reference| reference.kind == kind)
    }
}

/// Everything wrong between the articles of a site, besides what is wrong within each. `known_regions` are the region
/// codes of the export; `known_paths` the paths of pages other than articles, such as `/tools/growth/`.
pub fn check_set(
    policies: &[Parsed<Policy>],
    guidance: &[Parsed<Guidance>],
    help: &[Parsed<Help>],
    known_regions: &BTreeSet<String>,
    known_paths: &BTreeSet<String>,
) -> Vec<Problem> {
    let sets = [
        ("/policies/", policies.iter().map(File::of).collect::<Vec<_>>()),
        ("/guidance/", guidance.iter().map(File::of).collect()),
        ("/", help.iter().map(File::of).collect()),
    ];
    let mut problems = Vec::new();
    let mut paths = known_paths.clone();
    for (parent, files) in &sets {
        paths.extend(files.iter().map(|file| format!("{parent}{}/", file.slug)));
        check_slugs(files, &mut problems);
    }
    for file in sets.iter().flat_map(|(_, files)| files) {
        let dead = file.pointing_to(ReferenceKind::Page).filter(|link| !paths.contains(&link.to));
        problems.extend(dead.map(|link| broken(rule::DEAD_LINK, file, link, "")));
        let unknown = file.pointing_to(ReferenceKind::Region).filter(|region| !known_regions.contains(&region.to));
        problems.extend(unknown.map(|region| broken(rule::UNKNOWN_REGION, file, region, "region")));
    }
    let [(_, policy_files), ..] = &sets;
    check_replacements(policy_files, &mut problems);
    check_cycles(policy_files, &mut problems);
    check_states(policies, &mut problems);
    problems.sort_by(|a, b| (&a.file, a.row, a.code).cmp(&(&b.file, b.row, b.code)));
    problems
}

fn check_slugs(files: &[File<'_>], problems: &mut Vec<Problem>) {
    let mut first = BTreeMap::new();
    for file in files {
        let earlier = *first.entry(file.slug).or_insert(file.path);
        if earlier != file.path {
            let place = Reference { kind: ReferenceKind::Page, to: file.slug.to_owned(), row: 1 };
            problems.push(with_detail(broken(rule::DUPLICATE_SLUG, file, &place, ""), earlier));
        }
    }
}

/// Each replacement must name a policy that names this one in return.
fn check_replacements(files: &[File<'_>], problems: &mut Vec<Problem>) {
    use ReferenceKind::{SupersededBy, Supersedes};
    let by_slug: BTreeMap<_, _> = files.iter().map(|file| (file.slug, file)).collect();
    for (kind, back, field) in [(Supersedes, SupersededBy, "supersedes"), (SupersededBy, Supersedes, "superseded_by")] {
        for file in files {
            for target in file.pointing_to(kind) {
                let answered = by_slug
                    .get(target.to.as_str())
                    .map(|other| other.pointing_to(back).any(|answer| answer.to == file.slug));
                match answered {
                    None => problems.push(broken(rule::NO_SUCH_POLICY, file, target, field)),
                    Some(false) => problems.push(broken(rule::NOT_MUTUAL, file, target, field)),
                    Some(true) => {}
                }
            }
        }
    }
}

/// Follows each policy to what replaced it; a way that comes back is reported once, at its alphabetically first policy.
fn check_cycles(files: &[File<'_>], problems: &mut Vec<Problem>) {
    let replaced_by: BTreeMap<&str, &Reference> = files
        .iter()
        .filter_map(|file| Some((file.slug, file.pointing_to(ReferenceKind::SupersededBy).next()?)))
        .collect();
    for file in files {
        let mut chain = vec![file.slug];
        let mut at = replaced_by.get(file.slug);
        while let Some(next) = at.filter(|next| !chain.contains(&next.to.as_str())) {
            chain.push(&next.to);
            at = replaced_by.get(next.to.as_str());
        }
        let returns = at.is_some_and(|next| next.to == file.slug);
        let smallest = chain.iter().all(|slug| file.slug <= *slug);
        if let Some(first) = replaced_by.get(file.slug).filter(|_| returns && smallest) {
            chain.push(file.slug);
            let problem = broken(rule::CYCLE, file, first, "superseded_by");
            problems.push(with_detail(problem, &chain.join(" → ")));
        }
    }
}

/// A policy whose successor already held when it was last checked must say so in its state.
fn check_states(policies: &[Parsed<Policy>], problems: &mut Vec<Problem>) {
    let articles = || policies.iter().filter_map(|parsed| Some((parsed, parsed.article.as_ref()?)));
    for (parsed, old) in articles().filter(|(_, policy)| policy.meta.state == PolicyState::InForce) {
        let successor = articles().find(|(_, new)| old.meta.superseded_by.as_ref() == Some(&new.slug));
        let holds = successor.is_some_and(|(_, new)| new.meta.validity(old.meta.checked).holds());
        let file = File::of(parsed);
        if let Some(target) = file.pointing_to(ReferenceKind::SupersededBy).next().filter(|_| holds) {
            problems.push(broken(rule::STATE_DISAGREES, &file, target, "superseded_by"));
        }
    }
}

fn broken(rule: &Rule, file: &File<'_>, target: &Reference, field: &str) -> Problem {
    Problem { severity: rule.severity, ..Problem::error(rule.code, file.path, rule.message) }
        .at_row(target.row)
        .in_field(field, &target.to)
        .mend(rule.remedy)
}

fn with_detail(mut problem: Problem, detail: &str) -> Problem {
    problem.message = format!("{}：{detail}", problem.message);
    problem
}
