//! The checklist: every clause the five plans promise something in is answered on the site, and nowhere above its words.
//!
//! `data/promises.json` gives each clause its strength. A clause is answered by a measure, by a line of the region's
//! article, by a target or by an office's duty. A line of an article has the strength of the nearest bold word before the
//! citation, in its own paragraph or before its table; the tables of offices say of themselves that they only tell whom to
//! ask, so what they cite is no more than mentioned.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tuoyu_catalog::region::{Region, Strength};
use tuoyu_policy::clause::{self, PlanClauses};
use tuoyu_policy::promises::Promises;
use tuoyu_policy::{Measure, document};

/// One place of the site that cites a clause, and how strongly it speaks there.
#[derive(Debug)]
struct Cited {
    clause: String,
    strength: Strength,
    place: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn promises() -> Promises {
    tuoyu_policy::promises::shipped().unwrap()
}

/// Weaker than, or as strong as: the vocabulary lists the strongest first.
fn within(strength: Strength, limit: Strength) -> bool {
    strength >= limit
}

/// The strength a bold word claims: the articles explain five words at their head and use them and no others.
fn claimed(bold: &str) -> Option<Strength> {
    let words = [
        ("给予", Strength::Grants),
        ("应当", Strength::Duty),
        ("可以", Strength::May),
        ("鼓励支持", Strength::Encourages),
        ("提到", Strength::Mentions),
    ];
    words.into_iter().find(|(word, _)| bold.starts_with(word)).map(|(_, strength)| strength)
}

/// Every citation of an article with the strength it stands under.
fn citations(article: &str, file: &str) -> Vec<Cited> {
    let body = article.split("+++").nth(2).unwrap();
    let mut found = Vec::new();
    let mut before_table = None;
    for (index, line) in body.lines().enumerate() {
        if line.starts_with('#') {
            before_table = None;
        }
        // A row of a table, a step of a list and a plain sentence stand under the word of the paragraph before them.
        let mut strength = if line.starts_with("- ") { None } else { before_table };
        let mut rest = line;
        while let Some(at) = rest.find(['〔', '*']) {
            rest = &rest[at..];
            if let Some(bold) = rest.strip_prefix("**") {
                let (word, after) = bold.split_once("**").unwrap();
                strength = claimed(word).or(strength);
                rest = after;
            } else if let Some(inside) = rest.strip_prefix('〔') {
                let (clause, after) = inside.split_once('〕').unwrap();
                // Four digits are the year of a document number.
                if !clause.bytes().all(|byte| byte.is_ascii_digit()) {
                    let place = format!("{file} 正文第 {} 行", index + 1);
                    let strength = strength.unwrap_or(Strength::Mentions);
                    found.push(Cited { clause: clause.to_owned(), strength, place });
                }
                rest = after;
            } else {
                rest = &rest[1..];
            }
        }
        if line.contains("这张表只说找谁") {
            before_table = Some(Strength::Mentions);
        } else if !line.starts_with("- ") && !line.starts_with('|') && !line.is_empty() {
            before_table = strength;
        }
    }
    found
}

fn region_file(code: &str) -> Region {
    serde_json::from_str(&read(&root().join(format!("crates/cli/data/regions/{code}.json")))).unwrap()
}

/// Everything of the site that cites a clause of this region's plan.
fn cited(plan: &PlanClauses, measures: &[Measure]) -> Vec<Cited> {
    let file = format!("content/policies/{}.md", plan.policy);
    let mut found = citations(&read(&root().join(&file)), &file);
    for measure in measures.iter().filter(|measure| measure.policy == plan.policy) {
        let cited = measure.clauses.iter().map(|clause| Cited {
            clause: clause.clone(),
            strength: measure.strength,
            place: measure.id.clone(),
        });
        found.extend(cited);
    }
    let region = region_file(&plan.region);
    let duty = |clause: &String, place: &str| Cited {
        clause: clause.clone(),
        strength: Strength::Duty,
        place: format!("crates/cli/data/regions/{}.json {place}", plan.region),
    };
    found.extend(region.targets.iter().map(|target| duty(&target.clause, "targets")));
    found.extend(region.duties.iter().map(|one| duty(&one.clause, "duties")));
    found
}

/// The promised clauses nobody on the site answers within their strength.
fn gaps(promises: &Promises, measures: &[Measure]) -> Vec<String> {
    let mut gaps = Vec::new();
    for plan in &clause::shipped().unwrap() {
        assert!(promises.sources[&plan.region].number.starts_with(&plan.number), "{}", plan.number);
        let cited = cited(plan, measures);
        for row in &promises.rows {
            for promise in row.regions.get(&plan.region).into_iter().flatten() {
                let answered =
                    |cited: &Cited| cited.clause == promise.clause && within(cited.strength, promise.strength);
                if !cited.iter().any(answered) {
                    gaps.push(format!("{} {} {}：{}", row.id, plan.region, promise.clause, promise.says));
                }
            }
        }
    }
    gaps
}

/// The places that say more than their clause.
fn above(promises: &Promises, measures: &[Measure]) -> Vec<String> {
    let mut above = Vec::new();
    for plan in &clause::shipped().unwrap() {
        // The strongest thing a clause says in any row.
        let mut limits: BTreeMap<&str, Strength> = BTreeMap::new();
        for promise in promises.rows.iter().flat_map(|row| row.regions.get(&plan.region).into_iter().flatten()) {
            let limit = limits.entry(&promise.clause).or_insert(promise.strength);
            *limit = promise.strength.min(*limit);
        }
        for cited in cited(plan, measures) {
            // What the checklist does not name can be an office's duty, and no more.
            let limit = limits.get(cited.clause.as_str()).copied().unwrap_or(Strength::Duty);
            let is_duty_of_an_office = cited.strength == Strength::Duty && cited.place.ends_with("duties");
            if !within(cited.strength, limit) && !is_duty_of_an_office {
                above.push(format!("{} 〔{}〕 写成了 {}", cited.place, cited.clause, cited.strength.term()));
            }
        }
    }
    above
}

#[test]
fn every_promised_clause_is_answered_within_its_strength() {
    let gaps = gaps(&promises(), &document::shipped().unwrap());
    assert!(gaps.is_empty(), "无人回答：\n{}", gaps.join("\n"));
}

#[test]
fn nothing_speaks_above_its_clause() {
    let above = above(&promises(), &document::shipped().unwrap());
    assert!(above.is_empty(), "说过头了：\n{}", above.join("\n"));
}

/// The two tests above are only worth something if they can fail.
#[test]
fn a_promise_nobody_answers_and_a_word_too_many_are_both_found() {
    let measures = document::shipped().unwrap();
    let mut unanswered = promises();
    let row = unanswered.rows.iter_mut().find(|row| row.id == "vouchers").unwrap();
    row.regions.get_mut("410305").unwrap()[0].clause = "三（三）9".to_owned();
    assert_eq!(gaps(&unanswered, &measures).len(), 1);
    // What the plan only mentions is not answered by a place that says it can be applied for.
    let mut weaker = promises();
    let row = weaker.rows.iter_mut().find(|row| row.id == "vouchers").unwrap();
    row.regions.get_mut("410305").unwrap()[0].strength = Strength::Mentions;
    assert!(gaps(&weaker, &measures).iter().any(|gap| gap.contains("vouchers 410305 二（一）6")));
    let mut overclaiming = measures.clone();
    overclaiming.iter_mut().find(|measure| measure.id == "jianxi-vouchers").unwrap().strength = Strength::Grants;
    assert_eq!(above(&promises(), &overclaiming), ["jianxi-vouchers 〔二（一）6〕 写成了 给予"]);
}

#[test]
fn a_citation_has_the_strength_of_the_bold_word_before_it() {
    let article = "+++\n+++\n- **给予**：甲〔一〕。乙〔二〕。**应当**落实〔三〕。\n- 丙〔四〕。\n\n**可以** 这样：\n\n| 丁 | 〔五〕 |\n\n\
        这张表只说找谁，不改变分量。\n\n| 戊 | 〔六〕 |\n\n## 己\n\n庚〔七〕，洛涧政办〔2022〕10号。\n";
    let found: Vec<_> =
        citations(article, "x").into_iter().map(|cited| (cited.clause, cited.strength.term())).collect();
    let expected = [
        ("一", "给予"),
        ("二", "给予"),
        ("三", "应当"),
        ("四", "提到"),
        ("五", "可以"),
        ("六", "提到"),
        ("七", "提到"),
    ];
    assert_eq!(found, expected.map(|(clause, strength)| (clause.to_owned(), strength)));
}

#[test]
fn a_local_measure_keeps_to_the_row_of_its_topic() {
    let (promises, plans) = (promises(), clause::shipped().unwrap());
    let mut wrong = Vec::new();
    for measure in document::shipped().unwrap() {
        let Some(plan) = plans.iter().find(|plan| plan.policy == measure.policy) else { continue };
        assert_eq!(measure.region.as_ref().map(|region| region.as_str()), Some(plan.region.as_str()), "{}", measure.id);
        let row = promises.rows.iter().find(|row| row.id == measure.topic.code());
        let promised = row.and_then(|row| row.regions.get(&plan.region));
        for clause in &measure.clauses {
            let holds = promised
                .into_iter()
                .flatten()
                .any(|promise| promise.clause == *clause && within(measure.strength, promise.strength));
            if !holds {
                wrong.push(format!("{} 〔{clause}〕 {}", measure.id, measure.strength.term()));
            }
        }
    }
    assert!(wrong.is_empty(), "与清单对不上：\n{}", wrong.join("\n"));
}

#[test]
fn every_cited_clause_exists() {
    let (plans, measures) = (clause::shipped().unwrap(), document::shipped().unwrap());
    let mut unknown = Vec::new();
    let mut known = |plan: &PlanClauses, clause: &str, place: &str| {
        if !plan.clauses.iter().any(|known| known.id == clause) {
            unknown.push(format!("{place} 〔{clause}〕"));
        }
    };
    let promises = promises();
    for plan in &plans {
        cited(plan, &measures).iter().for_each(|cited| known(plan, &cited.clause, &cited.place));
        for row in &promises.rows {
            for promise in row.regions.get(&plan.region).into_iter().flatten() {
                known(plan, &promise.clause, &row.id);
            }
        }
        for measure in measures.iter().filter(|measure| measure.policy == plan.policy) {
            assert!(!measure.clauses.is_empty(), "{} cites no clause", measure.id);
            for clause in measure.ask.iter().filter_map(|office| office.clause.as_ref()) {
                known(plan, clause, &measure.id);
            }
        }
    }
    assert!(unknown.is_empty(), "条款索引里没有：\n{}", unknown.join("\n"));
}

#[test]
fn a_national_measure_cites_what_its_article_cites() {
    let plans: BTreeSet<String> = clause::shipped().unwrap().into_iter().map(|plan| plan.policy).collect();
    for measure in document::shipped().unwrap() {
        let file = format!("content/policies/{}.md", measure.policy);
        let article = read(&root().join(&file));
        for clause in measure.clauses.iter().filter(|_| !plans.contains(&measure.policy)) {
            assert!(article.contains(&format!("〔{clause}〕")), "{} cites 〔{clause}〕, {file} does not", measure.id);
        }
        if let Some(number) = measure.source.number.as_ref().filter(|number| !number.contains('；')) {
            assert!(article.contains(number.as_str()), "{} names {number}, {file} does not", measure.id);
        }
    }
}

#[test]
fn the_index_is_labelled_in_few_words_of_our_own() {
    for plan in clause::shipped().unwrap() {
        for clause in &plan.clauses {
            let length = clause.label.chars().count();
            assert!((1..=20).contains(&length), "{} {}：{}", plan.number, clause.id, clause.label);
        }
        let label = clause::label(std::slice::from_ref(&plan), &plan.policy, &plan.clauses[0].id);
        assert_eq!(label, Some(plan.clauses[0].label.as_str()));
    }
}
