//! The family's form: the children one below the other, where they live, and each parent in two or three plain questions.

use leptos::prelude::*;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_policy::household::{MOST_CHILDREN, PARENTS, Parent, Work, field as name_of};
use tuoyu_policy::measure::questions;
use tuoyu_policy::question::{NO, YES};
use tuoyu_policy::stated::Wrong;
use tuoyu_policy::vocabulary::{Count, Flag};
use tuoyu_policy::{Household, Measure, Question};

use super::fields::{Control, Kind, field};
use super::sheet::{Keep, Sheet};
use crate::browser;
use crate::route::Route;

/// The form's controls: those of a child, and those asked once.
pub(super) struct Controls {
    of_child: Vec<Control>,
    once: Vec<Control>,
}

/// What the measures look at; what both parents say stands for three of the questions.
pub(super) fn controls(measures: &[Measure], regions: &[RegionEntry]) -> Controls {
    let of_parents = [Flag::Employed, Flag::OffWork, Flag::PaysIncomeTax].map(Question::Flag);
    let asked = questions(measures).into_iter().filter(|question| !of_parents.contains(question));
    let is_of_child = |question: &Question| matches!(question, Question::Birth | Question::Count(Count::Order));
    let (of_child, once): (Vec<_>, Vec<_>) = asked.partition(is_of_child);
    let control = |question: Question| Control::of(question, regions, measures);
    Controls { of_child: of_child.into_iter().map(control).collect(), once: once.into_iter().map(control).collect() }
}

/// The form.
#[component]
pub(super) fn FamilyForm(sheet: Sheet, family: Memo<Household>, controls: Controls) -> impl IntoView {
    let Controls { of_child, once } = controls;
    let wrong = Memo::new(move |_| family.with(|family| family.wrong.clone()));
    let added = RwSignal::new(1_usize);
    // Children filled in earlier are shown without being asked for.
    let shown = Memo::new(move |_| {
        let last = family.with(|family| family.children.iter().map(|child| child.place).max());
        last.unwrap_or(1).max(added.get())
    });
    let add = move || {
        let place = shown.get_untracked() + 1;
        added.set(place);
        browser::focus_soon(name_of(Question::Birth.code(), place));
    };
    let names: Vec<String> = of_child.iter().map(|control| control.name.clone()).collect();
    // The last child goes, with what was filled in for it.
    let remove = move || {
        let last = shown.get_untracked();
        let is_gone = |name: &String| names.iter().any(|code| name_of(code, last) == *name);
        let kept: Vec<_> =
            sheet.filled.with_untracked(|fields| fields.iter().filter(|(name, _)| !is_gone(name)).cloned().collect());
        added.set(last.saturating_sub(1).max(1));
        sheet.put(&kept);
    };
    view! {
        <div class="ty-calc__form">
            <form class="ty-calc__fields" node_ref=sheet.form method="get" action=Route::ForFamilies.href() autocomplete="off"
                aria-label="家里的情况"
                on:input=move |_| sheet.read() on:change=move |_| sheet.read() on:submit=move |event| event.prevent_default()>
                <fieldset>
                    <legend>{"孩子"}</legend>
                    {(1..=MOST_CHILDREN).map(|place| child(place, &of_child, shown, wrong)).collect_view()}
                    <div class="ty-calc__press">
                        <button class="ty-button ty-button--quiet" type="button" hidden={move || MOST_CHILDREN <= shown.get()}
                            on:click=move |_| add()>{"再加一个孩子"}</button>
                        <button class="ty-button ty-button--quiet" type="button" hidden={move || shown.get() < 2}
                            on:click=move |_| remove()>{"去掉最后一个"}</button>
                    </div>
                </fieldset>
                <fieldset>
                    <legend>{"在哪里"}</legend>
                    {once.into_iter().map(|control| field(control, wrong, Signal::stored(false))).collect_view()}
                </fieldset>
                {(1..=PARENTS).map(|place| parent(place, family, wrong)).collect_view()}
            </form>
            <Keep sheet/>
            <p><a class="ty-button" href="#answers">{"看结果"}</a></p>
        </div>
    }
}

/// One child's questions, shown once it is reached.
fn child(place: usize, controls: &[Control], shown: Memo<usize>, wrong: Memo<Vec<Wrong>>) -> impl IntoView + use<> {
    let hidden = Signal::derive(move || shown.get() < place);
    let one = |control: &Control| {
        let label = format!("孩子 {place}：{}", control.label.trim_start_matches("孩子的"));
        field(control.clone().named(name_of(&control.name, place)).asking(label), wrong, hidden)
    };
    controls.iter().map(one).collect_view()
}

/// One parent's questions; the rate is asked of those who pay tax.
fn parent(place: usize, family: Memo<Household>, wrong: Memo<Vec<Wrong>>) -> impl IntoView {
    let works = Work::ALL.iter().filter(|work| place > 1 || **work != Work::Nobody);
    let works = works.map(|work| (work.code().to_owned(), work.term().to_owned())).collect();
    let pays = [(YES, "要交"), (NO, "不用交")].map(|(code, term)| (code.to_owned(), term.to_owned())).into();
    let is = move |stated: fn(&Parent) -> bool| family.with(|family| family.parents.get(place - 1).is_some_and(stated));
    let nobody = Signal::derive(move || is(Parent::is_nobody));
    let untaxed = Signal::derive(move || is(|parent| parent.is_nobody() || parent.pays_tax != Some(true)));
    let control = |code: &str, label: &str, kind: Kind, note: &'static str| Control {
        name: name_of(code, place),
        label: label.to_owned(),
        kind,
        note,
    };
    let legend =
        if place == 1 { "第一位家长（可以先不填）" } else { "第二位家长（可以先不填）" };
    let rate = control("rate", "最高一档税率（%）", Kind::Number, "看去年的汇算结果；不知道就空着。");
    view! {
        <fieldset>
            <legend>{legend}</legend>
            {field(control("work", "现在做什么", Kind::One(works), ""), wrong, Signal::stored(false))}
            {field(control("tax", "要交个人所得税吗", Kind::One(pays), ""), wrong, nobody)}
            {field(rate, wrong, untaxed)}
        </fieldset>
    }
}
