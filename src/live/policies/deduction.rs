//! 3岁以下照护扣除, year by year: how much is taken off, and what each way to split it saves at the parents' own rates.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_policy::Household;
use tuoyu_policy::deduction::RATE_WORDS;
use tuoyu_policy::family_tax::{TaxYear, tax_years};

use super::answers::Shelf;

/// The deduction of the whole family: this year's, then every other year's.
#[component]
pub(super) fn Deductions(shelf: Arc<Shelf>, family: Memo<Household>, today: RwSignal<Date>) -> impl IntoView {
    let years = Memo::new(move |_| family.with(|family| tax_years(&shelf.measures, family)));
    let now = move || {
        let this = today.get().year();
        // This year where a month counts, else the next one that has any.
        years.with(|years| years.iter().find(|one| one.year >= this).cloned())
    };
    let others = move || {
        let shown = now().map(|one| one.year);
        years.get().into_iter().filter(|one| Some(one.year) != shown).map(year).collect_view()
    };
    let more = move || years.with(|years| years.len() > usize::from(now().is_some()));
    let says = move || said(years.with(|years| !years.is_empty()), now().is_some(), &family.get());
    view! {
        <h3>{"3 岁以下照护个税扣除，怎么分划算"}</h3>
        <p>{says}</p>
        <ul class="ty-rows">{move || now().map(year)}</ul>
        <details hidden=move || !more()>
            <summary>{"其他年份"}</summary>
            <ul class="ty-rows">{others}</ul>
        </details>
        <p class="ty-quiet">{RATE_WORDS}</p>
    }
}

/// What is still to be said: what to fill in, or why there is nothing.
fn said(has_years: bool, has_now: bool, family: &Household) -> &'static str {
    let rates = family.parents.iter().filter_map(|parent| parent.saves_at());
    let no_tax = family.parents.iter().all(|parent| parent.saves_at() == Some(Default::default()));
    match (has_years, has_now) {
        (false, _) => "填了孩子的出生日期，就在这里列出每年能扣多少。",
        (true, false) => "孩子都已经满 3 岁，今年起没有可以扣的月份。",
        _ if no_tax => "没有家长要交个税，扣了也不会多出钱来。",
        _ if rates.count() < family.parents.len() => "再填上每位家长要不要交个税、按几个点交，就能比哪种分法省得多。",
        _ => "选好以后，一个纳税年度内不能改。",
    }
}

fn year(one: TaxYear) -> impl IntoView {
    let amount = format!("{} 年，一共扣除 {} 元", one.year, one.amount());
    let best = one.best;
    let splits = one.effects.into_iter().map(|effect| {
        let most = if best == Some(effect.split) { "（省得最多）" } else { "" };
        let words = format!("{}：少交 {} 元{most}", effect.split.words(), effect.amount());
        view! { <li>{words} <span class="ty-quiet ty-formula">{effect.formula}</span></li> }
    });
    view! {
        <li class="ty-row" data-sum="deduction">
            <h4 class="ty-row__title">{amount}</h4>
            <ul>{splits.collect_view()}</ul>
            {one.open.into_iter().map(|why| view! { <p class="ty-quiet">{format!("{}。", why.words())}</p> }).collect_view()}
        </li>
    }
}
