//! The articles: read and checked like data, then written one file each and one list for policies and guidance.

mod searched;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tuoyu_catalog::Problem;
use tuoyu_catalog::check::{SiteFiles, rule};
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_content::{
    Guidance, GuidanceEntry, Help, Parsed, Policy, PolicyEntry, check_set, parse_guidance, parse_help, parse_policy,
};
use tuoyu_site::route::Route;

use super::runtime::Runtime;
use super::vaccines::LocalVaccines;
use crate::division;

/// Every article of a site, each kind by slug.
#[derive(Debug, Default)]
pub(super) struct Articles {
    policies: Vec<Parsed<Policy>>,
    guidance: Vec<Parsed<Guidance>>,
    help: Vec<Parsed<Help>>,
    vaccines: LocalVaccines,
}

impl Articles {
    /// Reads the folders `policies`, `guidance`, `help` and `vaccines`; one that is not there holds nothing.
    pub(super) fn read(folder: &Path) -> Result<Articles> {
        Ok(Articles {
            policies: read_folder(&folder.join("policies"), parse_policy)?,
            guidance: read_folder(&folder.join("guidance"), parse_guidance)?,
            help: read_folder(&folder.join("help"), parse_help)?,
            vaccines: LocalVaccines::read(&folder.join("vaccines"))?,
        })
    }

    /// Everything wrong with them: each by itself, all together, and what the regions expect of them.
    pub(super) fn check(&self, site: &SiteFiles, plans: &[(String, String)]) -> Vec<Problem> {
        let of = |problems: &[Problem]| problems.to_vec();
        let mut problems: Vec<Problem> = self.policies.iter().flat_map(|parsed| of(&parsed.problems)).collect();
        problems.extend(self.guidance.iter().flat_map(|parsed| of(&parsed.problems)));
        problems.extend(self.help.iter().flat_map(|parsed| of(&parsed.problems)));
        problems.extend(self.vaccines.check(site));
        let pages = pages();
        problems.extend(check_set(&self.policies, &self.guidance, &self.help, &places(site), &pages));
        let missing = plans.iter().filter(|(_, slug)| self.policies.iter().all(|policy| policy.slug != *slug));
        problems.extend(missing.map(|(code, slug)| {
            rule::UNKNOWN_POLICY.problem(&format!("{code}/region.json"), "", "").in_field("plan.policy", slug)
        }));
        problems
    }

    /// Writes them all; answers the files for the site's pointer.
    pub(super) fn write(&self, runtime: &mut Runtime, site: &SiteFiles) -> Result<Vec<FileEntry>> {
        let policies: Vec<&Policy> = self.policies.iter().filter_map(|parsed| parsed.article.as_ref()).collect();
        let guidance: Vec<&Guidance> = self.guidance.iter().filter_map(|parsed| parsed.article.as_ref()).collect();
        let help = self.help.iter().filter_map(|parsed| parsed.article.as_ref());
        let mut files = vec![
            runtime.hashed("policies", &newest_first(&policies))?,
            runtime.hashed("guidance", &youngest_first(&guidance))?,
            runtime.hashed("vaccines", &self.vaccines.of(site))?,
            runtime.hashed("articles", &searched::list(&policies, &guidance).pack())?,
        ];
        for policy in policies {
            files.push(runtime.hashed(&format!("policy-{}", policy.slug), policy)?);
        }
        for article in guidance {
            files.push(runtime.hashed(&format!("guidance-{}", article.slug), article)?);
        }
        for page in help {
            files.push(runtime.hashed(&format!("help-{}", page.slug), page)?);
        }
        Ok(files)
    }
}

/// The pages beside the articles themselves that an article may link to.
fn pages() -> BTreeSet<String> {
    let routes = [
        Route::Home,
        Route::Check,
        Route::Schemes,
        Route::Policies,
        Route::PoliciesOnDate,
        Route::FilingGuide,
        Route::Departments,
        Route::Guidance,
        Route::Start,
        Route::StartSheet,
        Route::Services,
        Route::Tools,
        Route::Growth,
        Route::Vaccines,
        Route::Checks,
        Route::Milestones,
        Route::Shortlist,
        Route::Compare,
        Route::OpenData,
    ];
    routes.iter().map(Route::path).collect()
}

/// The regions an article may speak of: those of the export and of the national list, and the prefectures and provinces above
/// them. The shipped plans of five counties are no fault in the site of a sixth.
fn places(site: &SiteFiles) -> BTreeSet<String> {
    let own = site.regions.iter().flat_map(|row| with_those_above(row.record.code.as_str()));
    own.chain(division::codes().flat_map(with_those_above)).collect()
}

fn with_those_above(code: &str) -> [String; 3] {
    let above = |digits: usize| format!("{:0<6}", code.get(..digits).unwrap_or(code));
    [code.to_owned(), above(4), above(2)]
}

fn newest_first(policies: &[&Policy]) -> Vec<PolicyEntry> {
    let mut entries: Vec<PolicyEntry> = policies.iter().map(|policy| PolicyEntry::of(policy, policies)).collect();
    entries.sort_by(|a, b| (b.issued, &a.slug).cmp(&(a.issued, &b.slug)));
    entries
}

fn youngest_first(guidance: &[&Guidance]) -> Vec<GuidanceEntry> {
    let mut entries: Vec<GuidanceEntry> = guidance.iter().map(|article| GuidanceEntry::from(*article)).collect();
    entries.sort_by(|a, b| (a.from_month, a.to_month, &a.slug).cmp(&(b.from_month, b.to_month, &b.slug)));
    entries
}

/// The Markdown files of a folder, by name.
fn read_folder<T>(folder: &Path, parse: fn(&str, &str, &str) -> Parsed<T>) -> Result<Vec<Parsed<T>>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let cannot_read = || format!("不能读 {}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(cannot_read)? {
        let path = entry.with_context(cannot_read)?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| read_file(path, parse)).collect()
}

fn read_file<T>(path: &Path, parse: fn(&str, &str, &str) -> Parsed<T>) -> Result<Parsed<T>> {
    let bytes = fs::read(path).with_context(|| format!("不能读 {}", path.display()))?;
    let slug = path.file_stem().unwrap_or_default().to_string_lossy();
    // What is not UTF-8 turns into U+FFFD, which the parser reports with its line.
    Ok(parse(&path.to_string_lossy(), &slug, &String::from_utf8_lossy(&bytes)))
}
