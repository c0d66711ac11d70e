//! 孩子: which child is looked at, what is said of it, and whether the device keeps it. The first thing on every tool's page.

use leptos::html::Select;
use leptos::prelude::*;
use tuoyu_childhealth::CorrectedAge;
use tuoyu_childhealth::age::CORRECTION_WORDS;

use super::child::{Child, ChildId};
use super::child_form::ChildForm;
use super::keep::Keep;
use super::records::{Records, use_records};
use crate::browser;
use crate::live::bound_value::bind_select;
use crate::live::now::use_now;
use tuoyu_catalog::Date;

/// What the form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// Another child.
    New,
    /// This one.
    Of(ChildId),
}

/// The child looked at, the choice of another, the form to enter one.
#[component]
pub(crate) fn ChildPanel() -> impl IntoView {
    let records = use_records();
    let today = use_now().today;
    let child = Memo::new(move |_| records.child());
    let nobody = move || child.with(Option::is_none);
    let opened = RwSignal::new(None::<Asking>);
    // Where there is nobody yet, there is nothing to do but to enter somebody.
    let asking = Memo::new(move |_| if nobody() { Some(Asking::New) } else { opened.get() });
    let removing = RwSignal::new(false);
    let line = move || child.with(|child| child.as_ref().map(|child| line(child, today.get())));
    let uncorrected = move || {
        child.with(|child| child.as_ref().is_none_or(|child| child.corrected(today.get()) == CorrectedAge::NotNeeded))
    };
    let edit = move |_| opened.set(child.with_untracked(|child| child.as_ref().map(|child| Asking::Of(child.id))));
    let done = Callback::new(move |()| {
        opened.set(None);
        browser::focus_soon("child-heading");
    });
    let remove = move |_| {
        if let Some(id) = child.with_untracked(|child| child.as_ref().map(|child| child.id)) {
            records.change(|family| family.remove(id));
        }
        removing.set(false);
        done.run(());
    };
    view! {
        <section class="ty-tool" aria-labelledby="child-heading">
            <h2 id="child-heading" tabindex="-1">{"孩子"}</h2>
            <WhichChild records/>
            <p class="ty-child" hidden=nobody>{line}</p>
            <p class="ty-note" hidden=uncorrected>{CORRECTION_WORDS}</p>
            <div class="ty-actions" hidden=nobody>
                <button class="ty-button ty-button--quiet" type="button" on:click=edit>{"改资料"}</button>
                <button class="ty-button ty-button--quiet" type="button" on:click=move |_| opened.set(Some(Asking::New))>{"添一个孩子"}</button>
                <button class="ty-button ty-button--quiet" type="button" aria-expanded=move || removing.get().to_string()
                    on:click=move |_| removing.update(|on| *on = !*on)>{"删掉"}</button>
            </div>
            <div class="ty-empty" hidden=move || nobody() || !removing.get()>
                <p>{"删掉这个孩子和记下的一切？删了就找不回来，想留着先“存成文件”。"}</p>
                <div class="ty-actions">
                    <button class="ty-button" type="button" on:click=remove>{"删掉这个孩子"}</button>
                    <button class="ty-button ty-button--quiet" type="button" on:click=move |_| removing.set(false)>{"不删"}</button>
                </div>
            </div>
            {move || asking.get().map(|asking| view! { <ChildForm asking done/> })}
            <Keep/>
        </section>
    }
}

/// The choice among several children.
#[component]
fn WhichChild(records: Records) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    let children = Memo::new(move |_| {
        records.with(|family| family.children.iter().map(|child| (child.id, child.label())).collect::<Vec<_>>())
    });
    let chosen = Memo::new(move |_| records.with(|family| family.child().map(|child| child.id)));
    bind_select(select, chosen, |chosen| chosen.map(|id| id.0.to_string()).unwrap_or_default());
    let choose = move |event| {
        if let Ok(id) = event_target_value(&event).parse() {
            records.change(|family| family.choose(ChildId(id)));
        }
    };
    let option = |(id, label): (ChildId, String)| view! { <option value=id.0.to_string()>{label}</option> };
    view! {
        <div class="ty-field" hidden=move || children.with(|children| children.len() < 2)>
            <label for="which-child">{"看哪个孩子"}</label>
            <select id="which-child" node_ref=select autocomplete="off" on:change=choose>
                {move || children.get().into_iter().map(option).collect_view()}
            </select>
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
