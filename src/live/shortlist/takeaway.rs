//! The list on paper, in large type: each institution with the QR code of its page, then what to ask there, with a box for each.
//!
//! It stands in the page unseen and changes as a whole, so it is made of pieces; only the codes are kept from one time to the next.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tuoyu_catalog::institution::ClassBand;
use tuoyu_catalog::sheet::{Sheet, SheetGround};
use tuoyu_catalog::{InstitutionId, RegionCode};

use super::ask::{cite, sources};
use super::backup::Entry;
use super::device::use_device;
use super::known::{Found, Known};
use super::plain;
use super::questions::{Question, QuestionGroup, Questions};
use crate::browser;
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, paragraph, piece};
use crate::live::qr::{Level, drawn};
use crate::route::Route;

/// The most columns of boxes on a page.
const MOST_COLUMNS: usize = 6;

/// The codes that have been drawn: what each is of never changes.
type Codes = StoredValue<BTreeMap<InstitutionId, Option<(String, i32)>>>;

/// The paper. It is not seen on the screen.
#[component]
pub(super) fn Takeaway(known: Known, questions: StoredValue<Questions>) -> impl IntoView {
    let (device, today) = (use_device(), use_now().today);
    let codes: Codes = StoredValue::new(BTreeMap::new());
    let pieces = Memo::new(move |_| {
        let entries = device.entries();
        let one = |(nth, entry): (usize, &Entry)| on_paper(nth, entry, known.find(&entry.saved.pick), codes);
        let head = format!("托育公共信息站，{} 打印。去之前先打电话问一声。", today.get());
        let ask = questions.with_value(|questions| table(questions, device.band.get(), &entries));
        let all = entries.iter().enumerate().map(one);
        std::iter::once(paragraph("", head)).chain(all).chain(maps(&entries, known)).chain([ask]).collect()
    });
    view! {
        <div class="ty-print-only ty-takeaway" data-sheet=""><Drawn pieces/></div>
    }
}

fn on_paper(nth: usize, entry: &Entry, found: Found, codes: Codes) -> Piece {
    let sheet = match found {
        Found::Here(sheet) => Some(sheet),
        _ => None,
    };
    let name = plain::name(entry, sheet.as_deref());
    let when = match entry.note.when() {
        day if day.is_empty() => "＿＿＿＿ 月 ＿＿＿ 日 ＿＿＿ 点".to_owned(),
        day => day,
    };
    let code = code(&entry.saved.pick.id, format!("{name}的网页"), codes);
    let words = piece("div")
        .holding([piece("h2").words(format!("{}. {name}", nth + 1))])
        .holding(sheet.iter().flat_map(|sheet| about(sheet)))
        .holding([paragraph("", format!("去看：{when}")), paragraph("ty-takeaway__note", entry.note.text.clone())]);
    let code = piece("div").class("ty-takeaway__code").holding(code).holding([paragraph("", "扫码看网页")]);
    piece("section").class("ty-takeaway__one").holding([words, code])
}

/// A map of each region that is known, with the numbers of those whose position is.
fn maps(entries: &[Entry], known: Known) -> Vec<Piece> {
    let mut drawn: Vec<(&RegionCode, Piece)> = Vec::new();
    for (nth, entry) in entries.iter().enumerate() {
        let Found::Here(sheet) = known.find(&entry.saved.pick) else { continue };
        let (Some(region), Some(at)) = (&entry.saved.pick.region, sheet.at) else { continue };
        if let Some((_, figure)) = drawn.iter_mut().find(|(known, _)| *known == region) {
            number(figure, nth, at);
        } else if let Some(ground) = known.ground(&entry.saved.pick) {
            let mut figure = map(ground);
            number(&mut figure, nth, at);
            drawn.push((region, figure));
        }
    }
    drawn.into_iter().map(|(_, figure)| figure).collect()
}

/// A region's map with nothing on it yet.
fn map(ground: SheetGround) -> Piece {
    let path = piece("path").class("ty-ground").with("d", ground.path);
    let svg = piece("svg").class("ty-picture__drawing").with("viewBox", ground.view).with("aria-hidden", "true");
    let words = format!("示意图，数字是上面的第几家。{}", ground.source);
    piece("figure").class("ty-takeaway__map").holding([svg.holding([path]), paragraph("ty-quiet", words)])
}

/// Writes a number on a map.
fn number(figure: &mut Piece, nth: usize, (x, y): (u32, u32)) {
    let circle = piece("path").with("d", "M-9 0a9 9 0 1 1 18 0a9 9 0 1 1-18 0z");
    let mark = piece("g").class("ty-mark ty-mark--several").with("transform", format!("translate({x} {y})"));
    if let Some(svg) = figure.pieces.first_mut() {
        svg.pieces.push(mark.holding([circle, piece("text").words((nth + 1).to_string())]));
    }
}

fn about(sheet: &Sheet) -> [Piece; 5] {
    let strong = |words: String| piece("strong").words(words);
    [
        paragraph("", "").holding([strong(sheet.notice.clone())]),
        paragraph("", sheet.place.clone()),
        paragraph("", "电话 ").holding([strong(plain::telephone(sheet).to_owned())]),
        paragraph("", sheet.taken.clone()),
        paragraph("ty-quiet", format!("资料截至 {}", sheet.as_of)),
    ]
}

/// The code of an institution's page.
fn code(id: &InstitutionId, label: String, codes: Codes) -> Option<Piece> {
    if codes.with_value(|known| !known.contains_key(id)) {
        let address = format!("{}{}", browser::origin(), Route::Institution(id.clone()).href());
        codes.update_value(|known| drop(known.insert(id.clone(), drawn(&address, Level::Medium))));
    }
    let (path, side) = codes.with_value(|known| known.get(id).cloned().flatten())?;
    let square = piece("svg").class("ty-qr").with("viewBox", format!("0 0 {side} {side}"));
    Some(square.with("role", "img").with("aria-label", label).holding([piece("path").with("d", path)]))
}

/// The questions with a column of boxes for each institution, those already asked ticked.
fn table(questions: &Questions, band: Option<ClassBand>, entries: &[Entry]) -> Piece {
    let columns: Vec<&Entry> = entries.iter().take(MOST_COLUMNS).collect();
    let head = |words: String| piece("th").with("scope", "col").words(words);
    let heads = (1..=columns.len()).map(|nth| head(nth.to_string()));
    let heads = std::iter::once(head("问到一条勾一条；数字是前面的第几家".to_owned())).chain(heads);
    let row = |question: &Question| {
        let ticked = |entry: &&Entry| if entry.note.asked.contains(&question.id) { "☑" } else { "☐" };
        let words = piece("th").with("scope", "row").words(format!("{} ", question.text)).holding(cite(question));
        piece("tr").holding([words]).holding(columns.iter().map(|entry| piece("td").words(ticked(entry))))
    };
    let group = |group: &QuestionGroup| {
        let title = piece("th").class("ty-takeaway__group").with("scope", "rowgroup");
        let title = title.with("colspan", (columns.len() + 1).to_string()).words(group.title.clone());
        piece("tbody").holding([piece("tr").holding([title])]).holding(group.questions.iter().map(row))
    };
    let table = piece("table").holding([piece("thead").holding([piece("tr").holding(heads)])]);
    piece("section").class("ty-takeaway__ask").holding([
        piece("h2").words("去看时问"),
        table.holding(questions.of(band).map(group)),
        paragraph("ty-quiet", sources(questions)),
    ])
}
