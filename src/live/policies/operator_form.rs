//! The operator's form: only what some measure looks at is asked, group by group, the figures of the estimate last.
//!
//! A figure is asked for only while some measure that is still open is worked out from it: whoever buys no land is not asked for
//! the deed tax.

use leptos::prelude::*;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_policy::measure::questions;
use tuoyu_policy::stated::Wrong;
use tuoyu_policy::vocabulary::Flag;
use tuoyu_policy::{Figure, Measure, Question, Stated};

use super::fields::{Control, field};
use super::sheet::{Keep, Sheet};
use crate::route::Route;

/// The groups: what each is called, and a word on what to fill in.
const GROUPS: [(&str, &str); 7] = [
    ("机构", ""),
    ("场地和今年的打算", ""),
    ("规模和资格", ""),
    ("收入和所得税（估算用）", "照自己的账目填，金额单位是元。"),
    ("原本要交的税费（估算用）", "没有优惠时要交的数，看账单或申报表，单位是元。"),
    ("托位、孩子、水电气热（估算用）", "用量和单价看账单；居民价格问当地供应企业。"),
    ("给职工办托育的用人单位", "只有用人单位才要填。"),
];

/// One group of the form.
pub(super) struct Group {
    title: &'static str,
    lead: &'static str,
    controls: Vec<(Control, Option<Figure>)>,
}

/// The groups for these measures; those with nothing to ask are left out.
pub(super) fn groups(regions: &[RegionEntry], own: &[Measure], employer: &[Measure]) -> Vec<Group> {
    let all = [own, employer].concat();
    let asked = questions(&all);
    let figures: Vec<Figure> = all.iter().flat_map(|measure| measure.amount.figures()).collect();
    let group = |(place, (title, lead)): (usize, &(&'static str, &'static str))| {
        let of_questions = asked.iter().filter(|question| group_of(**question) == place);
        let of_figures =
            Figure::ALL.iter().filter(|figure| figures.contains(figure) && group_of_figure(**figure) == place);
        let controls: Vec<_> = of_questions
            .map(|question| (Control::of(*question, regions, own), None))
            .chain(of_figures.map(|figure| (Control::of_figure(*figure), Some(*figure))))
            .collect();
        (!controls.is_empty()).then_some(Group { title, lead, controls })
    };
    GROUPS.iter().enumerate().filter_map(group).collect()
}

fn group_of(question: Question) -> usize {
    match question {
        Question::Tenure | Question::Undertakings => 1,
        Question::Flag(Flag::ExemptStatus) | Question::Count(_) | Question::Sum(_) => 2,
        Question::Flag(Flag::PaysEnterpriseTax | Flag::OwnNursery) => 6,
        _ => 0,
    }
}

fn group_of_figure(figure: Figure) -> usize {
    use Figure::*;
    match figure {
        CommunityIncome | OtherIncome | Costs | OrdinaryRate | ExemptIncomeTax => 3,
        Vat | PropertyTax | LandUseTax | DeedTax | LandFees | InfrastructureFee | ShelterFee => 4,
        Payroll | Welfare => 6,
        _ => 5,
    }
}

/// The form. `asked` are the figures some measure still needs.
#[component]
pub(super) fn OperatorForm(sheet: Sheet, groups: Vec<Group>, asked: Memo<Vec<Figure>>) -> impl IntoView {
    let wrong = Memo::new(move |_| sheet.filled.with(|fields| Stated::read(fields).wrong));
    let group = |(place, group): (usize, Group)| view! { <GroupFields group first=place == 0 wrong asked/> };
    view! {
        <div class="ty-calc__form">
            <form class="ty-calc__fields" node_ref=sheet.form method="get" action=Route::ForOperators.href() autocomplete="off"
                aria-label="机构的情况"
                on:input=move |_| sheet.read() on:change=move |_| sheet.read() on:submit=move |event| event.prevent_default()>
                {groups.into_iter().enumerate().map(group).collect_view()}
            </form>
            <Keep sheet/>
            <p><a class="ty-button" href="#answers">{"看结果"}</a></p>
        </div>
    }
}

#[component]
fn GroupFields(group: Group, first: bool, wrong: Memo<Vec<Wrong>>, asked: Memo<Vec<Figure>>) -> impl IntoView {
    let figures: Vec<Option<Figure>> = group.controls.iter().map(|(_, figure)| *figure).collect();
    let is_idle =
        move |figure: &Option<Figure>| figure.is_some_and(|figure| asked.with(|asked| !asked.contains(&figure)));
    let control =
        |(control, figure): (Control, Option<Figure>)| field(control, wrong, Signal::derive(move || is_idle(&figure)));
    view! {
        <details class="ty-calc__group" open=first hidden=move || figures.iter().all(is_idle)>
            <summary>{group.title}</summary>
            <div class="ty-calc__inside">
                <p class="ty-note">{group.lead}</p>
                {group.controls.into_iter().map(control).collect_view()}
            </div>
        </details>
    }
}
