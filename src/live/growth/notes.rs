//! The measurements noted, newest first: each can be looked at, corrected, taken back and put back again.

use leptos::prelude::*;
use tuoyu_catalog::Date;

use super::desk::Desk;
use super::number;
use super::reading::ages;
use crate::browser;
use crate::live::family::{Child, Measured, Records};

/// The list of measurements.
pub(super) fn notes(child: &Child, records: Records, desk: Desk) -> impl IntoView + use<> {
    let rows = child.measurements.iter().rev().map(|measured| row(child, *measured, records, desk)).collect_view();
    view! {
        <section class="ty-notes" aria-labelledby="notes" hidden=child.measurements.is_empty()>
            <h2 id="notes" tabindex="-1">{"记下的测量"}</h2>
            <ul class="ty-rows">{rows}</ul>
        </section>
    }
}

fn row(child: &Child, measured: Measured, records: Records, desk: Desk) -> impl IntoView + use<> {
    let day = measured.on;
    let remove = move |_| {
        records.change_child(|child| child.unmeasure(&measured));
        desk.removed.set(Some(measured));
        browser::focus_soon("put-back");
    };
    let look = move |_| {
        desk.looked.set(Some(measured));
        browser::focus_soon("results");
    };
    let edit = move |_| {
        desk.editing.set(Some(measured));
        browser::focus_soon("weight");
    };
    let named = |what: &str| format!("{what} {day} 的测量");
    view! {
        <li class="ty-row">
            <p><strong>{day.to_string()}</strong>{format!("，{}", ages_words(child, day))}</p>
            <p>{number::words(&measured)}</p>
            <div class="ty-actions">
                <button class="ty-button ty-button--quiet" type="button" aria-label=named("看") on:click=look>{"看结果"}</button>
                <button class="ty-button ty-button--quiet" type="button" aria-label=named("改") on:click=edit>{"改"}</button>
                <button class="ty-button ty-button--quiet" type="button" aria-label=named("删") on:click=remove>{"删"}</button>
            </div>
        </li>
    }
}

/// 8 个月 12 天（矫正 6 个月 20 天）.
fn ages_words(child: &Child, on: Date) -> String {
    let mut ages = ages(child, on).into_iter().map(|(_, age)| age.words());
    let since_birth = ages.next().unwrap_or_default();
    match ages.next() {
        Some(corrected) => format!("{since_birth}（矫正 {corrected}）"),
        None => since_birth,
    }
}

/// The measurement just taken back, and the way to have it again.
#[component]
pub(super) fn PutBack(records: Records, desk: Desk) -> impl IntoView {
    let put_back = move |_| {
        if let Some(measured) = desk.removed.get_untracked() {
            records.change_child(|child| child.measure(measured));
            desk.removed.set(None);
            browser::focus_soon("notes");
        }
    };
    let words = move || desk.removed.get().map(|measured| format!("删掉了 {} 的测量。", measured.on));
    view! {
        <div class="ty-actions ty-tool" role="status" hidden=move || desk.removed.with(Option::is_none)>
            <p>{words}</p>
            <button id="put-back" class="ty-button ty-button--quiet" type="button" on:click=put_back>{"放回去"}</button>
        </div>
    }
}
