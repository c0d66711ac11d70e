//! The measures as they answer: four groups, the firmest first, those that do not reach the asker folded away.
//!
//! A group is made anew only when one of its answers changed, so that a card somebody has opened stays open while they go on
//! filling in the form.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_catalog::region::Strength;
use tuoyu_policy::household::Told;
use tuoyu_policy::{Condition, Measure, Standing, evaluate};

use crate::route::Route;

/// A page's measures, each with the name of the place it holds in.
#[derive(Debug)]
pub(super) struct Shelf {
    /// The measures.
    pub(super) measures: Vec<Measure>,
    /// Where each holds; `None` for the whole country.
    pub(super) places: Vec<Option<String>>,
}

/// A measure's answer, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The measure's place on the shelf.
    place: usize,
    /// Its group.
    pub(super) standing: Standing,
    /// The answer in a few words.
    words: &'static str,
    /// Why; child by child where they differ.
    reasons: Vec<String>,
    /// Whether it holds on the day.
    validity: String,
}

impl Row {
    /// The measure.
    pub(super) fn measure<'a>(&self, shelf: &'a Shelf) -> Option<&'a Measure> {
        shelf.measures.get(self.place)
    }

    /// What a measure told a family, the firmest answer first in line.
    pub(super) fn told(shelf: &Shelf, place: usize, told: Vec<Told>, on: Date) -> Option<Row> {
        let measure = shelf.measures.get(place)?;
        let firmest = tuoyu_policy::household::firmest(&told)?;
        let reason = |one: &Told| match one.child {
            Some(child) => format!("孩子 {child}：{}，{}", one.answer.verdict.words(), one.answer.reason),
            None => one.answer.reason.clone(),
        };
        Some(Row {
            place,
            standing: firmest.standing(),
            words: firmest.words(),
            reasons: told.iter().map(reason).collect(),
            validity: measure.validity(on).words(),
        })
    }
}

/// Every measure's answer to an operator or employer.
pub(super) fn rows(shelf: &Shelf, facts: &tuoyu_policy::Facts, on: Date) -> Vec<Row> {
    let row = |(place, measure): (usize, &Measure)| {
        let told = Told { child: None, answer: evaluate(measure, facts, on) };
        Row::told(shelf, place, vec![told], on)
    };
    shelf.measures.iter().enumerate().filter_map(row).collect()
}

/// How many there are of each group, in a sentence.
pub(super) fn counts(rows: &[Row]) -> String {
    let count = |standing: Standing| {
        let number = rows.iter().filter(|row| row.standing == standing).count();
        format!("{} {number} 项", standing.words())
    };
    let [likely, open, ask, no] = Standing::ALL.map(count);
    format!("{likely}，{open}，{ask}，{no}。")
}

/// The four groups. `of` tells two such lists on one page apart.
#[component]
pub(super) fn Answers(shelf: Arc<Shelf>, rows: Memo<Vec<Row>>) -> impl IntoView {
    let group = move |standing: Standing| {
        let own = Memo::new(move |_| {
            rows.with(|rows| rows.iter().filter(|row| row.standing == standing).cloned().collect::<Vec<_>>())
        });
        let shelf = shelf.clone();
        view! {
            <details class="ty-group" data-standing=standing.code() open=standing != Standing::No
                hidden=move || own.with(Vec::is_empty)>
                <summary>
                    <h3>{standing.words()} {" "} <span class="ty-quiet">{move || format!("{} 项", own.with(Vec::len))}</span></h3>
                </summary>
                <ul class="ty-rows">{move || own.get().into_iter().filter_map(|row| card(&shelf, row)).collect_view()}</ul>
            </details>
        }
    };
    Standing::ALL.map(group).into_iter().collect_view()
}

fn card(shelf: &Shelf, row: Row) -> Option<impl IntoView + use<>> {
    let measure = row.measure(shelf)?;
    let place = shelf.places.get(row.place).cloned().flatten().unwrap_or_else(|| "全国".to_owned());
    let title = measure.title.clone();
    let (id, gives, citation) = (measure.id.clone(), measure.gives.clone(), measure.citation());
    let policy = Route::Policy(measure.policy.clone()).href();
    let strength = format!("{place}，文件的说法是“{}”：{}", measure.strength.term(), meaning(measure.strength));
    let facts = facts(measure, row.validity);
    Some(view! {
        <li class="ty-row ty-answer" data-measure=id>
            <h4 class="ty-row__title">{title}</h4>
            <p class="ty-answer__words">{row.words}</p>
            {lines(row.reasons)}
            <p>{gives}</p>
            <p class="ty-quiet">{strength}</p>
            <p>{"依据："} <a href=policy>{citation}</a></p>
            <details>
                <summary>{"条件、金额、怎么办"}</summary>
                <dl class="ty-facts">
                    {facts.into_iter().map(|(term, texts)| view! {
                        <div class="ty-facts__row"><dt>{term}</dt><dd>{lines(texts)}</dd></div>
                    }).collect_view()}
                </dl>
            </details>
        </li>
    })
}

fn lines(texts: Vec<String>) -> impl IntoView {
    texts.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()
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
fn facts(measure: &Measure, validity: String) -> Vec<(&'static str, Vec<String>)> {
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
    let unclear = measure.unclear.iter().cloned().chain(measure.to_confirm.clone());
    let all = [
        ("条件", conditions),
        ("给多少", vec![measure.amount.words()]),
        ("怎么办", vec![measure.apply.clone()]),
        ("要带什么", measure.papers.clone()),
        ("什么会让它落空", measure.breaks.clone()),
        ("问哪里", offices.collect()),
        ("申请期限", measure.deadline.iter().map(|deadline| deadline.note.clone()).collect()),
        ("还不清楚的", unclear.collect()),
        ("到什么时候", vec![validity, measure.period.note.clone()]),
        ("文件", vec![document, format!("{} 核对", measure.checked)]),
    ];
    all.into_iter().filter(|(_, texts)| !texts.is_empty()).collect()
}
