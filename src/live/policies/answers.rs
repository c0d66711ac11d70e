//! The measures as they answer: four groups, the firmest first, those that do not reach the asker folded away.
//!
//! A group is made anew only when one of its answers changed, so that a card somebody has opened stays open while they go on
//! filling in the form.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::region::Strength;
use tuoyu_policy::household::{Told, firmest};
use tuoyu_policy::{Condition, Measure, Standing};

use super::fields::place_of;
use super::items::{Facts, Item, list};
use super::sheet::Filled;
use crate::route::Route;

/// A page's measures, each with what is said of it whatever is answered.
#[derive(Debug)]
pub(super) struct Shelf {
    /// The measures.
    pub(super) measures: Vec<Measure>,
    facts: Vec<Arc<Facts>>,
    /// Where each holds and how strongly it is said.
    said: Vec<String>,
}

/// A measure's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The measure's place on the shelf.
    pub(super) place: usize,
    /// Its group.
    pub(super) standing: Standing,
    item: Item,
}

impl Shelf {
    /// The measures of a page for these regions.
    pub(super) fn new(measures: Vec<Measure>, regions: &[RegionEntry]) -> Arc<Shelf> {
        let said = |measure: &Measure| {
            let place = place_of(measure, regions).unwrap_or_else(|| "全国".to_owned());
            format!("{place}，文件的说法是“{}”：{}", measure.strength.term(), meaning(measure.strength))
        };
        Arc::new(Shelf {
            facts: measures.iter().map(|measure| Arc::new(facts(measure))).collect(),
            said: measures.iter().map(said).collect(),
            measures,
        })
    }

    /// What every measure answers on a day, by `told`.
    pub(super) fn rows(&self, on: Date, told: impl Fn(&Measure) -> Vec<Told>) -> Vec<Row> {
        let all = self.measures.iter().zip(&self.facts).zip(&self.said).enumerate();
        all.filter_map(|(place, ((measure, facts), said))| row(place, measure, facts, said, &told(measure), on))
            .collect()
    }
}

fn row(place: usize, measure: &Measure, facts: &Arc<Facts>, said: &str, told: &[Told], on: Date) -> Option<Row> {
    let firmest = firmest(told)?;
    let line = |one: &Told| match one.child {
        Some(child) => format!("孩子 {child}：{}", one.answer.reason),
        None => one.answer.reason.clone(),
    };
    let item = Item {
        key: measure.id.clone(),
        title: measure.title.clone(),
        words: firmest.words().to_owned(),
        lines: told.iter().map(line).chain([measure.gives.clone()]).collect(),
        notes: vec![said.to_owned(), format!("{}。", measure.validity(on).words())],
        written: Some((Route::Policy(measure.policy.clone()).href(), measure.citation())),
        facts: facts.clone(),
    };
    Some(Row { place, standing: firmest.standing(), item })
}

/// How many there are of each group, in a sentence.
pub(super) fn counts(rows: &[Row], filled: &Filled) -> String {
    if filled.is_empty() {
        return format!("还没有填。下面列着全部 {} 项和各自的条件。", rows.len());
    }
    let count = |standing: Standing| {
        let number = rows.iter().filter(|row| row.standing == standing).count();
        format!("{} {number} 项", standing.words())
    };
    let [likely, open, ask, no] = Standing::ALL.map(count);
    format!("{likely}，{open}，{ask}，{no}。")
}

/// The four groups.
#[component]
pub(super) fn Answers(rows: Memo<Vec<Row>>) -> impl IntoView {
    let group = |standing: Standing| {
        let own = Memo::new(move |_| {
            let own = |row: &&Row| row.standing == standing;
            rows.with(|rows| rows.iter().filter(own).map(|row| row.item.clone()).collect::<Vec<_>>())
        });
        view! {
            <details class="ty-group" data-standing=standing.code() open=standing != Standing::No
                hidden=move || own.with(Vec::is_empty)>
                <summary>
                    <h3>{standing.words()} {" "} <span class="ty-quiet">{move || format!("{} 项", own.with(Vec::len))}</span></h3>
                </summary>
                {list(own)}
            </details>
        }
    };
    Standing::ALL.map(group).into_iter().collect_view()
}

/// What the strength of a clause means for whoever reads it.
fn meaning(strength: Strength) -> &'static str {
    match strength {
        Strength::Grants => "直接写明能享受，要符合条件。",
        Strength::Duty => "要求部门必须去做。",
        Strength::May => "能去申请，或正在探索，不保证有。",
        Strength::Encourages => "赞成这样做，不等于已经有这份权利。",
        Strength::Mentions => "只写了一句，没有办法和标准。",
    }
}

/// Everything else a measure says, term by term; what it does not say is left out.
fn facts(measure: &Measure) -> Facts {
    let conditions: Vec<String> = match measure.conditions.as_slice() {
        [] => vec!["文件没有写另外的条件".to_owned()],
        conditions => conditions.iter().map(Condition::words).collect(),
    };
    let offices = measure.ask.iter().map(|ask| match &ask.clause {
        Some(clause) => format!("{}（{clause}）", ask.office),
        None => ask.office.clone(),
    });
    let source = &measure.source;
    let mut document = format!("《{}》", source.title.trim_matches(['《', '》']));
    for more in [source.issuer.clone(), source.date.map(|date| date.to_string())].into_iter().flatten() {
        document.push_str(&format!("，{more}"));
    }
    let all = [
        ("条件", conditions),
        ("给多少", vec![measure.amount.words()]),
        ("怎么办", vec![measure.apply.clone()]),
        ("申请期限", measure.deadline.iter().map(|deadline| deadline.note.clone()).collect()),
        ("要带什么", measure.papers.clone()),
        ("什么会让它落空", measure.breaks.clone()),
        ("问哪里", offices.collect()),
        ("还不清楚的", measure.unclear.iter().cloned().chain(measure.to_confirm.clone()).collect()),
        ("有效期", vec![measure.period.note.clone()]),
        ("文件", vec![document, format!("{} 核对", measure.checked)]),
    ];
    all.into_iter().filter(|(_, texts)| !texts.is_empty()).collect()
}
