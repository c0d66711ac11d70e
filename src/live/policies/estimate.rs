//! The yearly estimate: a line for each measure with a rule, its formula written out; lines whose figures are missing folded
//! below, each with what it needs.

use leptos::prelude::*;
use tuoyu_policy::estimate::Outcome;
use tuoyu_policy::{Estimate, ROUNDING, Standing};

/// One line, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    id: String,
    title: String,
    outcome: String,
    formula: String,
    /// The answer in a few words, where the line is not part of the sum for it.
    apart: Option<&'static str>,
    /// Whether figures are missing.
    waits: bool,
}

/// An estimate, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    lines: Vec<Line>,
    total: String,
}

impl Sums {
    /// What an estimate comes to, in words.
    pub(super) fn of(estimate: &Estimate<'_>) -> Sums {
        let lines = estimate.lines.iter().map(|line| Line {
            id: line.measure.id.clone(),
            title: line.measure.title.clone(),
            outcome: line.outcome.words(),
            formula: line.formula.clone(),
            apart: (line.verdict.standing() != Standing::Likely).then(|| line.verdict.words()),
            waits: matches!(line.outcome, Outcome::Needs(_)),
        });
        let total = format!("“很可能有”的加起来：每年 {} 元，另有一次性 {} 元", estimate.yearly, estimate.once);
        Sums { lines: lines.collect(), total }
    }

    fn lines(&self, waiting: bool) -> Vec<Line> {
        self.lines.iter().filter(|line| line.waits == waiting).cloned().collect()
    }
}

/// The estimate.
#[component]
pub(super) fn Estimates(sums: Memo<Sums>) -> impl IntoView {
    let waiting = Memo::new(move |_| sums.with(|sums| sums.lines(true)));
    let list = |lines: Vec<Line>| lines.into_iter().map(line).collect_view();
    view! {
        <p class="ty-answer__words" data-total="">{move || sums.with(|sums| sums.total.clone())}</p>
        <p class="ty-note">{"还不能确定的不加。"} {ROUNDING}</p>
        <ul class="ty-rows">{move || list(sums.with(|sums| sums.lines(false)))}</ul>
        <details hidden=move || waiting.with(Vec::is_empty)>
            <summary>{move || format!("填了数才能算的 {} 行", waiting.with(Vec::len))}</summary>
            <ul class="ty-rows">{move || list(waiting.get())}</ul>
        </details>
    }
}

fn line(line: Line) -> impl IntoView {
    let apart = line.apart.map(|words| view! { <p class="ty-quiet">{format!("没有算进合计：{words}。")}</p> });
    view! {
        <li class="ty-row" data-line=line.id>
            <h3 class="ty-row__title">{line.title}</h3>
            <p>{line.outcome}</p>
            <p class="ty-quiet ty-formula">{line.formula}</p>
            {apart}
        </li>
    }
}
