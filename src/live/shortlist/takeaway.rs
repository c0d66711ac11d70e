//! The list on paper, in large type: each institution with the QR code of its page, then what to ask there, with a box for each.
//!
//! It stands in the page unseen, so it is made piece by piece: a keystroke in a note changes that note on paper and nothing else.

use leptos::prelude::*;
use tuoyu_catalog::InstitutionId;
use tuoyu_catalog::institution::ClassBand;
use tuoyu_catalog::sheet::Sheet;

use super::ask::{cite, sources};
use super::backup::Entry;
use super::device::use_device;
use super::known::{Found, Known};
use super::plain;
use super::qr::Qr;
use super::questions::{Question, QuestionGroup, Questions};
use crate::browser;
use crate::live::now::use_now;
use crate::route::Route;

/// The most columns of boxes on a page.
const MOST_COLUMNS: usize = 6;

/// The paper. It is not seen on the screen.
#[component]
pub(super) fn Takeaway(known: Known, questions: StoredValue<Questions>) -> impl IntoView {
    let (device, today) = (use_device(), use_now().today);
    let one = move |entry: Entry| view! { <OnPaper entry known/> };
    let asked = Memo::new(move |_| {
        device.with(|all| all.iter().take(MOST_COLUMNS).map(|entry| entry.note.asked.clone()).collect::<Vec<_>>())
    });
    let ask = move || {
        let columns = asked.get();
        questions.with_value(|questions| table(questions, device.band.get(), &columns))
    };
    view! {
        <div class="ty-print-only ty-takeaway" data-sheet="">
            <p>{move || format!("托育公共信息站，{} 打印。去之前先打电话问一声。", today.get())}</p>
            <For each=move || device.entries() key=|entry| entry.saved.pick.id.clone() children=one/>
            {ask}
        </div>
    }
}

#[component]
fn OnPaper(entry: Entry, known: Known) -> impl IntoView {
    let device = use_device();
    let id = entry.saved.pick.id.clone();
    let pick = entry.saved.pick.clone();
    let found = Memo::new(move |_| match known.find(&pick) {
        Found::Here(sheet) => Some(sheet),
        _ => None,
    });
    let (of_note, place) = (id.clone(), id.clone());
    let note = Memo::new(move |_| device.note(&of_note));
    let number =
        Memo::new(move |_| number(device.with(|all| all.iter().position(|entry| entry.saved.pick.id == place))));
    let named = entry.clone();
    let name = Memo::new(move |_| found.with(|sheet| plain::name(&named, sheet.as_deref())));
    let when = move || match note.with(|note| note.when()) {
        day if day.is_empty() => "＿＿＿＿ 月 ＿＿＿ 日 ＿＿＿ 点".to_owned(),
        day => day,
    };
    view! {
        <section class="ty-takeaway__one">
            <div>
                <h2>{move || format!("{}. {}", number.get(), name.get())}</h2>
                {move || found.with(|sheet| sheet.as_deref().map(about))}
                <p>{"去看："} {when}</p>
                <p class="ty-takeaway__note">{move || note.with(|note| note.text.clone())}</p>
            </div>
            <div class="ty-takeaway__code"><Qr address=address(&id) label=format!("{}的网页", entry.saved.name)/> <p>{"扫码看网页"}</p></div>
        </section>
    }
}

fn number(position: Option<usize>) -> usize {
    position.map_or(0, |at| at + 1)
}

fn address(id: &InstitutionId) -> String {
    format!("{}{}", browser::origin(), Route::Institution(id.clone()).href())
}

fn about(sheet: &Sheet) -> impl IntoView + use<> {
    view! {
        <p><strong>{sheet.notice.clone()}</strong></p>
        <p>{sheet.place.clone()}</p>
        <p>{"电话 "} <strong>{plain::telephone(sheet).to_owned()}</strong></p>
        <p>{sheet.taken.clone()}</p>
        <p class="ty-quiet">{format!("资料截至 {}", sheet.as_of)}</p>
    }
}

/// The questions with a column of boxes for each institution, those already asked ticked.
fn table(questions: &Questions, band: Option<ClassBand>, columns: &[Vec<String>]) -> impl IntoView + use<> {
    let heads = (1..=columns.len()).map(|nth| view! { <th scope="col">{nth.to_string()}</th> }).collect_view();
    let boxes = |question: &Question| {
        let cell = |asked: &Vec<String>| if asked.contains(&question.id) { "☑" } else { "☐" };
        columns.iter().map(|asked| view! { <td>{cell(asked)}</td> }).collect_view()
    };
    let row = |question: &Question| {
        view! {
            <tr><th scope="row">{question.text.clone()} {" "} {cite(question)}</th>{boxes(question)}</tr>
        }
    };
    let wide = (columns.len() + 1).to_string();
    let group = |group: &QuestionGroup| {
        let rows = group.questions.iter().map(row).collect_view();
        view! {
            <tbody>
                <tr><th class="ty-takeaway__group" scope="rowgroup" colspan=wide.clone()>{group.title.clone()}</th></tr>
                {rows}
            </tbody>
        }
    };
    view! {
        <section class="ty-takeaway__ask">
            <h2>{"去看时问"}</h2>
            <table>
                <thead><tr><th scope="col">{"问到一条勾一条；数字是前面的第几家"}</th>{heads}</tr></thead>
                {questions.of(band).map(group).collect_view()}
            </table>
            <p class="ty-quiet">{sources(questions)}</p>
        </section>
    }
}
