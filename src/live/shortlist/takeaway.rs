//! The list on paper, in large type: each institution with the QR code of its page, then what to ask there, with a box for each.

use leptos::prelude::*;
use tuoyu_catalog::sheet::Sheet;

use super::backup::Entry;
use super::device::use_device;
use super::known::{Found, Known};
use super::plain;
use super::qr::Qr;
use super::questions::{Question, QuestionGroup, Questions};
use crate::browser;
use crate::live::now::use_now;
use crate::route::Route;
use crate::text;

/// The most columns of boxes on a page.
const MOST_COLUMNS: usize = 6;

/// The paper. It is not seen on the screen.
#[component]
pub(super) fn Takeaway(known: Known, questions: StoredValue<Questions>) -> impl IntoView {
    let (device, today) = (use_device(), use_now().today);
    let origin = browser::origin();
    let all = move || {
        let one = |(nth, entry): (usize, Entry)| {
            let sheet = match known.find(&entry.saved.pick) {
                Found::Here(sheet) => Some(sheet),
                _ => None,
            };
            on_paper(nth, &entry, sheet.as_deref(), &origin)
        };
        device.entries().into_iter().enumerate().map(one).collect_view()
    };
    let ask = move || {
        let entries = device.entries();
        questions.with_value(|questions| table(questions, device.band.get(), &entries))
    };
    view! {
        <div class="ty-print-only ty-takeaway" data-sheet="">
            <p>{move || format!("托育公共信息站，{} 打印。去之前先打电话问一声。", today.get())}</p>
            {all}
            {ask}
        </div>
    }
}

fn on_paper(nth: usize, entry: &Entry, sheet: Option<&Sheet>, origin: &str) -> impl IntoView + use<> {
    let name = plain::name(entry, sheet);
    let address = format!("{origin}{}", Route::Institution(entry.saved.pick.id.clone()).href());
    let telephone = sheet.map(|sheet| sheet.telephone.clone().unwrap_or_else(|| text::UNSTATED.to_owned()));
    let when = entry.note.when();
    let label = format!("{name}的网页");
    view! {
        <section class="ty-takeaway__one">
            <div>
                <h2>{format!("{}. {name}", nth + 1)}</h2>
                {sheet.and_then(plain::notice).map(|words| view! { <p><strong>{words}</strong></p> })}
                {sheet.map(|sheet| view! { <p>{plain::place(sheet)}</p> })}
                {telephone.map(|number| view! { <p>{"电话 "} <strong>{number}</strong></p> })}
                {sheet.map(|sheet| view! { <p>{plain::taken(sheet)}</p> })}
                {sheet.map(|sheet| view! { <p class="ty-quiet">{format!("资料截至 {}", sheet.as_of)}</p> })}
                <p>{"去看："} {if when.is_empty() { "＿＿＿＿ 月 ＿＿＿ 日 ＿＿＿ 点".to_owned() } else { when }}</p>
                <p class="ty-takeaway__note">{entry.note.text.clone()}</p>
            </div>
            <div class="ty-takeaway__code"><Qr address label/> <p>{"扫码看网页"}</p></div>
        </section>
    }
}

/// The questions with a column of boxes for each institution.
fn table(
    questions: &Questions,
    band: Option<tuoyu_catalog::institution::ClassBand>,
    entries: &[Entry],
) -> impl IntoView + use<> {
    let columns: Vec<(usize, &Entry)> = entries.iter().enumerate().take(MOST_COLUMNS).collect();
    let heads = columns.iter().map(|(nth, _)| view! { <th scope="col">{(nth + 1).to_string()}</th> }).collect_view();
    let boxes = |question: &Question| {
        let cell = |entry: &Entry| if entry.note.asked.contains(&question.id) { "☑" } else { "☐" };
        columns.iter().map(|(_, entry)| view! { <td>{cell(entry)}</td> }).collect_view()
    };
    let row = |question: &Question| {
        view! {
            <tr><th scope="row">{question.text.clone()} {" "} <span class="ty-cite">{question.cite.clone()}</span></th>{boxes(question)}</tr>
        }
    };
    let group = |group: &QuestionGroup| {
        let rows = group.questions.iter().map(row).collect_view();
        let wide = columns.len() + 1;
        view! { <tbody><tr><th class="ty-takeaway__group" scope="rowgroup" colspan=wide.to_string()>{group.title.clone()}</th></tr>{rows}</tbody> }
    };
    let sources =
        questions.sources.iter().map(|(number, name)| format!("来源{number} {name}")).collect::<Vec<_>>().join("；");
    view! {
        <section class="ty-takeaway__ask">
            <h2>{"去看时问"}</h2>
            <table>
                <thead><tr><th scope="col">{"问到一条勾一条；数字是前面的第几家"}</th>{heads}</tr></thead>
                {questions.of(band).map(group).collect_view()}
            </table>
            <p class="ty-quiet">{"依据："} {sources}</p>
        </section>
    }
}
