//! The family's page: children, region and parents asked; money by year, then every measure, answered at once.

use leptos::prelude::*;
use tuoyu_policy::deduction::RATE_WORDS;
use tuoyu_policy::family_tax::tax_years;
use tuoyu_policy::household::Child;
use tuoyu_policy::{Household, NOT_A_DECISION};

use super::answers::{Answers, Shelf, counts};
use super::family_form::{FamilyForm, controls};
use super::items::list;
use super::sheet::use_sheet;
use super::{FamiliesData, allowance, deduction};
use crate::live::now::use_now;

/// What the answers are kept under.
const KEPT: &str = "ty-family";

/// The family's page.
#[component]
pub(super) fn Families(
    /// The regions and the measures.
    data: FamiliesData,
) -> impl IntoView {
    let today = use_now().today;
    let sheet = use_sheet(KEPT);
    let controls = controls(&data.measures.0, &data.regions);
    let shelf = Shelf::new(data.measures.0, &data.regions);
    let family = Memo::new(move |_| sheet.filled.with(|fields| Household::read(fields)));
    let (for_rows, for_years, for_sums) = (shelf.clone(), shelf.clone(), shelf);
    let rows = Memo::new(move |_| {
        let on = today.get();
        family.with(|family| for_rows.rows(on, |measure| family.answers(measure, on)))
    });
    let sums = Memo::new(move |_| {
        let item = |child: &Child| allowance::item(&for_sums.measures, child, today.get());
        family.with(|family| family.children.iter().map(item).collect::<Vec<_>>())
    });
    let years = Memo::new(move |_| family.with(|family| tax_years(&for_years.measures, family)));
    // This year where a month counts, else the next one that has any; the others are folded away.
    let split = move |shown: bool| {
        Memo::new(move |_| {
            let this = today.get().year();
            years.with(|years| {
                let now = years.iter().find(|one| this <= one.year).map(|one| one.year);
                years.iter().filter(|one| (Some(one.year) == now) == shown).map(deduction::item).collect::<Vec<_>>()
            })
        })
    };
    let (now, others) = (split(true), split(false));
    let said = move || years.with(|years| family.with(|family| deduction::said(years, today.get().year(), family)));
    let counted = move || rows.with(|rows| sheet.filled.with(|filled| counts(rows, filled)));
    view! {
        <div class="ty-calc">
            <FamilyForm sheet family controls/>
            <div class="ty-calc__answers" id="answers">
                <p class="ty-calc__count" role="status">{counted}</p>
                <p class="ty-note">{NOT_A_DECISION}</p>
                <section aria-labelledby="money">
                    <h2 id="money">{"能算出来的钱"}</h2>
                    <h3>{"育儿补贴，按年"}</h3>
                    <p hidden=move || !sums.with(Vec::is_empty)>{"填了孩子的出生日期，就在这里按年列出。"}</p>
                    {list(sums)}
                    <h3>{"3 岁以下照护个税扣除，怎么分划算"}</h3>
                    <p>{said}</p>
                    {list(now)}
                    <details hidden=move || others.with(Vec::is_empty)>
                        <summary>{move || format!("其他 {} 个年度", others.with(Vec::len))}</summary>
                        {list(others)}
                    </details>
                    <p class="ty-quiet">{RATE_WORDS}</p>
                </section>
                <section aria-labelledby="all">
                    <h2 id="all">{"每一项"}</h2>
                    <Answers rows/>
                </section>
            </div>
        </div>
    }
}
