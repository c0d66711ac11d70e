//! The operator's page: the institution asked about group by group; the estimate, every measure, and the employer's own part.

use leptos::prelude::*;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_policy::estimate::{estimate, with_income};
use tuoyu_policy::household::Told;
use tuoyu_policy::measure::by_grade;
use tuoyu_policy::{Figure, Measure, NOT_A_DECISION, Standing, Stated, evaluate};

use super::OperatorsData;
use super::answers::{Answers, Row, Shelf, counts};
use super::estimate::{Estimates, Sums};
use super::operator_form::{OperatorForm, groups};
use super::sheet::{Sheet, use_sheet};
use crate::live::now::use_now;

/// What the answers are kept under.
const KEPT: &str = "ty-operator";

/// The operator's page.
#[component]
pub(super) fn Operators(
    /// The regions and the measures.
    data: OperatorsData,
) -> impl IntoView {
    let sheet = use_sheet(KEPT);
    let OperatorsData { regions, measures, employer } = data;
    let groups = groups(&regions, &measures.0, &employer.0);
    let graded = graded(&measures.0);
    let own = Desk::new(measures.0, &regions, sheet);
    let other = Desk::new(employer.0, &regions, sheet);
    let asked = Memo::new(move |_| [own.figures.get(), other.figures.get()].concat());
    let rows = own.rows;
    let counted = move || rows.with(|rows| sheet.filled.with(|filled| counts(rows, filled)));
    view! {
        <div class="ty-calc">
            <OperatorForm sheet groups asked/>
            <div class="ty-calc__answers" id="answers">
                <p class="ty-calc__count" role="status">{counted}</p>
                <p class="ty-note">{NOT_A_DECISION}</p>
                <section aria-labelledby="money">
                    <h2 id="money">{"一年大约多少"}</h2>
                    <Estimates sums=own.sums/>
                    <h3>{"评到什么等级，给多少钱"}</h3>
                    <ul>{graded.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                </section>
                <section aria-labelledby="all">
                    <h2 id="all">{"托育机构的每一项"}</h2>
                    <Answers rows/>
                </section>
                <section aria-labelledby="employer">
                    <h2 id="employer">{"给职工办托育的用人单位"}</h2>
                    <Estimates sums=other.sums/>
                    <Answers rows=other.rows/>
                </section>
            </div>
        </div>
    }
}

/// One audience's measures with their answers.
#[derive(Clone, Copy)]
struct Desk {
    rows: Memo<Vec<Row>>,
    sums: Memo<Sums>,
    /// The figures that some measure still open to the asker is worked out from.
    figures: Memo<Vec<Figure>>,
}

impl Desk {
    fn new(measures: Vec<Measure>, regions: &[RegionEntry], sheet: Sheet) -> Desk {
        let today = use_now().today;
        let shelf = Shelf::new(measures, regions);
        let (for_sums, for_figures) = (shelf.clone(), shelf.clone());
        let stated = Memo::new(move |_| sheet.filled.with(|fields| Stated::read(fields)));
        let rows = Memo::new(move |_| {
            let on = today.get();
            let facts = stated.with(|stated| with_income(&shelf.measures, &stated.facts, &stated.figures, on));
            shelf.rows(on, |measure| vec![Told { child: None, answer: evaluate(measure, &facts, on) }])
        });
        let sums = Memo::new(move |_| {
            let on = today.get();
            stated.with(|stated| Sums::of(&estimate(&for_sums.measures, &stated.facts, &stated.figures, on)))
        });
        let figures = Memo::new(move |_| {
            let open = |row: &&Row| row.standing != Standing::No;
            let of = |row: &Row| for_figures.measures.get(row.place).map(|measure| measure.amount.figures());
            rows.with(|rows| rows.iter().filter(open).filter_map(of).flatten().collect::<Vec<_>>())
        });
        Desk { rows, sums, figures }
    }
}

/// The table from grade to money, in sentences.
fn graded(measures: &[Measure]) -> Vec<String> {
    let row = |(measure, _, levels): (&Measure, &str, &[String])| {
        format!("等级 {}：{}，{}（{}）", levels.join("、"), measure.title, measure.amount.words(), measure.citation())
    };
    let found: Vec<String> = by_grade(measures).into_iter().map(row).collect();
    if found.is_empty() {
        return vec!["现在没有一份文件把钱和质量评估的等级挂钩，所以没有表，也不问等级。有了就列在这里。".to_owned()];
    }
    found
}
