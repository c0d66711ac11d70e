//! The yearly estimate: a line for each measure with a rule, its formula written out; lines whose figures are missing folded
//! below, each with what it needs.

use leptos::prelude::*;
use tuoyu_policy::estimate::{Line, Outcome};
use tuoyu_policy::{Estimate, ROUNDING, Standing};

use super::items::{Item, list};

/// An estimate, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    /// The lines that are worked out.
    lines: Vec<Item>,
    /// Those that wait for figures.
    waiting: Vec<Item>,
    total: String,
}

impl Sums {
    /// What an estimate comes to, in words.
    pub(super) fn of(estimate: &Estimate<'_>) -> Sums {
        let of = |waits: bool| {
            let own = move |line: &&Line<'_>| matches!(line.outcome, Outcome::Needs(_)) == waits;
            estimate.lines.iter().filter(own).map(item).collect()
        };
        let total = format!("“很可能有”的加起来：每年 {} 元，另有一次性 {} 元", estimate.yearly, estimate.once);
        Sums { lines: of(false), waiting: of(true), total }
    }
}

fn item(line: &Line<'_>) -> Item {
    let apart =
        (line.verdict.standing() != Standing::Likely).then(|| format!("没有算进合计：{}。", line.verdict.words()));
    let formula = Some(line.formula.clone()).filter(|formula| !formula.is_empty());
    Item {
        key: format!("line {}", line.measure.id),
        title: line.measure.title.clone(),
        words: line.outcome.words(),
        lines: formula.into_iter().collect(),
        notes: apart.into_iter().collect(),
        ..Item::default()
    }
}

/// The estimate.
#[component]
pub(super) fn Estimates(sums: Memo<Sums>) -> impl IntoView {
    let lines = Memo::new(move |_| sums.with(|sums| sums.lines.clone()));
    let waiting = Memo::new(move |_| sums.with(|sums| sums.waiting.clone()));
    view! {
        <h3>{move || sums.with(|sums| sums.total.clone())}</h3>
        <p class="ty-note">{"还不能确定的不加。"} {ROUNDING}</p>
        {list(lines)}
        <details hidden=move || waiting.with(Vec::is_empty)>
            <summary>{move || format!("填了数才能算的 {} 行", waiting.with(Vec::len))}</summary>
            {list(waiting)}
        </details>
    }
}
