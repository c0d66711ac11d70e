//! The end of an import: what the rows change, shown first, then written or not.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::Value;
use tuoyu_catalog::{Institution, Problem, RegionCode};

use super::change::Difference;
use super::entry::Entry;
use super::ground::Ground;
use super::kind::ListKind;
use super::mapping::Mapping;
use super::plan::{Making, Plan};
use super::published::Published;
use super::scheme::Schemes;
use super::standing::Terms;
use super::write::Rules;
use super::{Args, Mode, ask, offset, write};
use crate::outcome::{Format, Outcome};
use crate::parallel;

/// An import whose rows have been read.
pub(super) struct Job<'a> {
    /// The command line.
    pub(super) args: &'a Args,
    /// In which form the answer is wanted.
    pub(super) format: Format,
    /// What has been decided.
    pub(super) mapping: &'a Mapping,
    /// What the list was found to be.
    pub(super) terms: Terms,
    /// The scheme registry.
    pub(super) schemes: Schemes,
    /// The counties its rows are in.
    pub(super) ground: Ground,
    /// What is published.
    pub(super) published: Published,
}

impl Job<'_> {
    /// Works out what changes, shows it, and writes it unless something forbids.
    ///
    /// # Errors
    /// If the disk refuses.
    pub(super) fn finish(mut self, entries: Vec<Entry>, mut problems: Vec<Problem>) -> Result<Outcome> {
        let mode = self.mode(&mut problems);
        let n_rows = entries.len();
        let mut plans = self.plans(entries, mode);
        let mut difference = Difference::default();
        for plan in plans.values_mut() {
            difference.extend(std::mem::take(&mut plan.difference));
            problems.append(&mut plan.problems);
        }
        self.check_gone(&plans, &difference, &mut problems);
        problems.extend(offset::check(&difference.moved, &self.first_file()));
        let shown = match self.format {
            Format::Json => serde_json::to_value(&difference)?,
            Format::Text => Value::Null,
        };
        let outcome = |said: String, written: bool| {
            Outcome::said(said)
                .with("list", self.terms.kind.code())
                .with("scheme", self.terms.scheme.clone())
                .with("as_of", self.terms.as_of.to_string())
                .with("rows", n_rows)
                .with("new", difference.new.len())
                .with("changed", difference.changed.len())
                .with("gone", difference.gone.len())
                .with("confirmed", difference.confirmed)
                .with("diff", shown.clone())
                .with("written", written)
        };
        if self.format == Format::Text {
            // Before anything is written, and in this place: the answer comes when all is done.
            println!("{}：\n{}", self.terms.kind, difference.text());
        }
        if problems.iter().any(Problem::is_error) {
            return Ok(outcome("没有写任何文件".to_owned(), false).with_problems(problems));
        }
        if self.args.dry_run {
            return Ok(outcome("这是试运行，没有写任何文件".to_owned(), false).with_problems(problems));
        }
        write::write(&self.args.export, plans, &self.published, &self.ground, &self.schemes, &self.terms)?;
        let said = format!("已写入 {}", self.args.export.display());
        let outcome = outcome(said, true).with_problems(problems);
        parallel::leave(difference);
        Ok(outcome)
    }

    fn first_file(&self) -> String {
        self.args.files.first().map(|file| file.display().to_string()).unwrap_or_default()
    }

    fn mode(&self, problems: &mut Vec<Problem>) -> Mode {
        if let Some(mode) = self.args.mode {
            return mode;
        }
        let answers = ["只有新增和变更".to_owned(), "全部机构，名单里没有的就是不再列出".to_owned()];
        match ask::choose("这份名单是：", &answers) {
            Some(1) => Mode::Snapshot,
            Some(_) => Mode::Increment,
            None => {
                let problem = Problem::warning("E832", "", "没有说明是全量还是增量，按增量导入，名单里没有的机构不变");
                problems.push(
                    problem.in_field("--mode", "").mend("全量名单加 --mode snapshot，增量名单加 --mode increment"),
                );
                Mode::Increment
            }
        }
    }

    /// Each region's new state, checked.
    fn plans(&mut self, entries: Vec<Entry>, mode: Mode) -> BTreeMap<RegionCode, Plan> {
        let mut by_region: BTreeMap<RegionCode, Vec<Entry>> = BTreeMap::new();
        if mode == Mode::Snapshot && self.terms.kind == ListKind::Filing && !entries.is_empty() {
            // A snapshot speaks of every region it covers, also of those it has no row for.
            by_region.extend(self.published.institutions.keys().map(|code| (code.clone(), Vec::new())));
        }
        for entry in entries {
            by_region.entry(entry.stated.region.clone()).or_default().push(entry);
        }
        let mut published = std::mem::take(&mut self.published.institutions);
        let regions = by_region.into_iter().map(|(code, entries)| {
            let published = published.remove(&code).unwrap_or_default();
            (code, published, entries)
        });
        let regions: Vec<_> = regions.collect();
        let (schemes, scheme) = (&self.schemes, self.terms.scheme.clone());
        let level = |written: &str| scheme.as_deref().and_then(|scheme| schemes.level(scheme, written));
        let making =
            Making { terms: &self.terms, mapping: self.mapping, level: &level, is_snapshot: mode == Mode::Snapshot };
        let rules = Rules::new(&self.ground, &self.published.outlines, schemes);
        let work = |(code, published, entries): (RegionCode, Vec<Institution>, Vec<Entry>)| {
            let mut plan = making.region(&code, published, entries, &mut ask::which);
            let broken = rules.broken(&code, &plan);
            plan.problems.extend(broken);
            (code, plan)
        };
        // Whoever answers questions is asked one at a time, region by region.
        let plans =
            if ask::is_possible() { regions.into_iter().map(work).collect() } else { parallel::map(regions, work) };
        plans.into_iter().collect()
    }

    /// A snapshot that lacks more than a fifth of what was filed is more often half a list than half a county.
    fn check_gone(&self, plans: &BTreeMap<RegionCode, Plan>, difference: &Difference, problems: &mut Vec<Problem>) {
        let filed: usize = plans.values().map(|plan| plan.filed_before).sum();
        let gone = difference.gone.len();
        if gone * 5 <= filed || self.args.yes {
            return;
        }
        let question = format!("已备案的 {filed} 家里有 {gone} 家不在这份名单上，照此登记吗？");
        if ask::choose(&question, &["不，先核对名单".to_owned(), "是，名单是全的".to_owned()]) == Some(1)
        {
            return;
        }
        let problem = Problem::error(
            "E845",
            self.first_file(),
            format!("已备案的 {filed} 家里有 {gone} 家不在名单上，超过五分之一"),
        );
        problems.push(problem.mend("核对名单是不是全的；确实如此就加 --yes，只是增量就用 --mode increment"));
    }
}
