//! 孩子: which child is looked at, what is said of it, and whether the device keeps it. The first thing on every tool's page.

use leptos::html::Select;
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::CorrectedAge;
use tuoyu_childhealth::age::CORRECTION_WORDS;

use super::child::{Child, ChildId};
use super::child_form::ChildForm;
use super::keep::Keep;
use super::records::{Records, use_records};
use crate::browser;
use crate::live::control;
use crate::live::now::use_now;
use crate::live::piece::piece;

/// What the family is about to say or do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Nothing,
    /// Entering another child.
    Adding,
    /// Saying something else of this one.
    Editing(ChildId),
    /// Letting go of this one, if it is really meant.
    Removing(ChildId),
}

/// The child looked at, the choice of another, the form to enter one. All of it always stands in the page, partly hidden: what
/// is hydrated once and never rebuilt is a third of the code.
#[component]
pub(crate) fn ChildPanel() -> impl IntoView {
    let records = use_records();
    let today = use_now().today;
    let doing = RwSignal::new(Doing::Nothing);
    let form = ChildForm::default();
    let child = move |read: fn(&Child, Date) -> String| {
        Signal::derive(move || {
            records.with(|family| family.child().map(|child| read(child, today.get())).unwrap_or_default())
        })
    };
    let open = Callback::new(move |next: Doing| {
        doing.set(next);
        match next {
            Doing::Adding => form.fill(None),
            Doing::Editing(_) => form.fill(untrack(|| records.child()).map(|child| child.about())),
            Doing::Nothing | Doing::Removing(_) => {}
        }
        browser::focus_soon(if matches!(next, Doing::Adding | Doing::Editing(_)) {
            "child-birth"
        } else {
            "child-heading"
        });
    });
    let to = move |next: fn(ChildId) -> Doing| {
        Callback::new(move |()| {
            if let Some(child) = untrack(|| records.child()) {
                open.run(next(child.id));
            }
        })
    };
    let remove = move |_| {
        if let Doing::Removing(id) = doing.get_untracked() {
            records.change(|family| family.remove(id));
        }
        open.run(Doing::Nothing);
    };
    let shown = Signal::stored(false);
    let nobody = Signal::derive(move || records.nobody());
    let kept = Signal::derive(move || !matches!(doing.get(), Doing::Removing(_)));
    view! {
        <section class="ty-tool" aria-labelledby="child-heading">
            <h2 id="child-heading" tabindex="-1">{"孩子"}</h2>
            <WhichChild records/>
            <p class="ty-child">{child(line)}</p>
            <p class="ty-note">{child(correction)}</p>
            <div class="ty-actions" hidden=nobody>
                {control::button("改资料", shown, to(Doing::Editing))}
                {control::button("添一个孩子", shown, to(|_| Doing::Adding))}
                {control::button("删掉", shown, to(Doing::Removing))}
            </div>
            <div class="ty-empty" hidden=kept>
                <p>{"删掉这个孩子和记下的一切？删了就找不回来，想留着先“存成文件”。"}</p>
                <div class="ty-actions">
                    <button class="ty-button" type="button" on:click=remove>{"删掉这个孩子"}</button>
                    {control::button("不删", shown, to(|_| Doing::Nothing))}
                </div>
            </div>
            <AboutChild records form doing open/>
            <Keep/>
        </section>
    }
}

/// The form. Where there is nobody yet, there is nothing to do but to enter somebody.
#[component]
fn AboutChild(records: Records, form: ChildForm, doing: RwSignal<Doing>, open: Callback<Doing>) -> impl IntoView {
    let today = use_now().today;
    let amiss = RwSignal::new(String::new());
    let closed = Signal::derive(move || !records.nobody() && !matches!(doing.get(), Doing::Adding | Doing::Editing(_)));
    let done = Callback::new(move |()| {
        amiss.set(String::new());
        open.run(Doing::Nothing);
    });
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let editing = match doing.get_untracked() {
            Doing::Editing(id) => Some(id),
            _ => None,
        };
        let first_note = editing.and_then(|_| untrack(|| records.child())?.first_note());
        match form.read(today.get_untracked(), first_note) {
            Err(words) => amiss.set(words.to_owned()),
            Ok(about) => {
                records.change(|family| match editing.and_then(|id| family.child_mut(id)) {
                    Some(child) => child.say(about),
                    None => drop(family.add(about)),
                });
                done.run(());
            }
        }
    };
    view! {
        <form class="ty-form" method="get" autocomplete="off" hidden=closed on:submit=enter>
            {form.view()}
            <p class="ty-warn" role="alert">{Signal::derive(move || amiss.get())}</p>
            <div class="ty-actions">
                <button class="ty-button" type="submit">{"好了"}</button>
                {control::button("不改了", Signal::derive(move || records.nobody()), done)}
            </div>
        </form>
    }
}

/// The choice among several children.
#[component]
fn WhichChild(records: Records) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    Effect::new(move |_| {
        // A part that has been taken down may be asked once more; then there is nothing left to show.
        let Some(Some(select)) = select.try_get() else { return };
        let (options, chosen) = records.with(|family| {
            let option = |child: &Child| piece("option").with("value", child.id.0.to_string()).words(child.label());
            let options: Vec<_> = family.children.iter().map(option).collect();
            (options, family.child().map(|child| child.id.0.to_string()).unwrap_or_default())
        });
        browser::draw(&select, &options);
        select.set_value(&chosen);
    });
    let choose = move |event| {
        if let Ok(id) = event_target_value(&event).parse() {
            records.change(|family| family.choose(ChildId(id)));
        }
    };
    view! {
        <div class="ty-field" hidden=Signal::derive(move || records.with(|family| family.children.len() < 2))>
            <label for="which-child">{"看哪个孩子"}</label>
            <select id="which-child" node_ref=select autocomplete="off" on:change=choose></select>
        </div>
    }
}

/// 小满，女孩，8 个月 12 天；矫正 6 个月 20 天.
fn line(child: &Child, today: Date) -> String {
    let sex = child.sex.map(|sex| format!("，{}", sex.term())).unwrap_or_default();
    let age = child.age(today).map_or_else(|| "还没出生".to_owned(), |age| age.words());
    let corrected = match child.corrected(today) {
        CorrectedAge::NotNeeded => String::new(),
        CorrectedAge::BeforeTerm { days } => format!("；离满 40 周还有 {days} 天"),
        CorrectedAge::Age(age) => format!("；矫正 {}", age.words()),
    };
    format!("{}{sex}，{age}{corrected}", child.label())
}

/// What correcting means, where something is corrected.
fn correction(child: &Child, today: Date) -> String {
    if child.corrected(today) == CorrectedAge::NotNeeded { String::new() } else { CORRECTION_WORDS.to_owned() }
}
