//! The family's page: children, region and parents asked; money by year, then every measure, answered at once.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_policy::{Household, Measure, NOT_A_DECISION};

use super::FamiliesData;
use super::allowance::Allowances;
use super::answers::{Answers, Row, Shelf, counts};
use super::deduction::Deductions;
use super::family_form::{FamilyForm, controls};
use super::fields::place_of;
use super::sheet::use_sheet;
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
    let measures = data.measures.0;
    let places = measures.iter().map(|measure| place_of(measure, &data.regions)).collect();
    let controls = controls(&measures, &data.regions);
    let shelf = Arc::new(Shelf { measures, places });
    let family = Memo::new(move |_| sheet.filled.with(|fields| Household::read(fields)));
    let rows = {
        let shelf = shelf.clone();
        Memo::new(move |_| {
            let on = today.get();
            family.with(|family| rows(&shelf, family, on))
        })
    };
    view! {
        <div class="ty-calc">
            <FamilyForm sheet family controls/>
            <div class="ty-calc__answers" id="answers">
                <p class="ty-calc__count" role="status">{move || rows.with(|rows| counts(rows))}</p>
                <p class="ty-note">{NOT_A_DECISION}</p>
                <section aria-labelledby="money">
                    <h2 id="money">{"能算出来的钱"}</h2>
                    <Allowances shelf=shelf.clone() family today/>
                    <Deductions shelf=shelf.clone() family today/>
                </section>
                <section aria-labelledby="all">
                    <h2 id="all">{"每一项"}</h2>
                    <Answers shelf rows/>
                </section>
            </div>
        </div>
    }
}

fn rows(shelf: &Shelf, family: &Household, on: Date) -> Vec<Row> {
    let row = |(place, measure): (usize, &Measure)| Row::told(shelf, place, family.answers(measure, on), on);
    shelf.measures.iter().enumerate().filter_map(row).collect()
}
