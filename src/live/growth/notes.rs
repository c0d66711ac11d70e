//! The measurements noted, newest first: each can be looked at, corrected, taken back and put back again.

use leptos::prelude::*;
use tuoyu_catalog::Date;

use super::desk::Desk;
use super::number;
use super::reading::ages;
use crate::browser;
use crate::live::family::{Child, Measured, Records};
use crate::live::piece::{Piece, button, paragraph, piece};

/// The list of measurements.
pub(super) fn notes(child: &Child, removed: Option<Measured>) -> Option<Piece> {
    let rows = child.measurements.iter().enumerate().rev().map(|(at, measured)| row(child, at, measured));
    let put_back = removed.map(|measured| {
        let words = paragraph("", format!("删掉了 {} 的测量。", measured.on));
        let button = button("put-back 0".to_owned(), "放回去").with("id", "put-back");
        piece("div").class("ty-actions").with("role", "status").holding([words, button])
    });
    let title = piece("h2").with("id", "notes").with("tabindex", "-1").words("记下的测量");
    let section = piece("section").class("ty-notes").with("aria-labelledby", "notes");
    (removed.is_some() || !child.measurements.is_empty())
        .then(|| section.holding([title]).holding(put_back).holding([piece("ul").class("ty-rows").holding(rows)]))
}

fn row(child: &Child, at: usize, measured: &Measured) -> Piece {
    let day = measured.on;
    let press = |what: &str, words: &'static str, said: &str| {
        button(format!("{what} {at}"), words).with("aria-label", format!("{said} {day} 的测量"))
    };
    let buttons = [press("look", "看结果", "看结果"), press("edit", "改", "改"), press("remove", "删", "删")];
    piece("li").class("ty-row").holding([
        paragraph("", "").holding([
            piece("strong").words(day.to_string()),
            piece("span").words(format!("，{}", ages_words(child, day))),
        ]),
        paragraph("", number::words(measured)),
        piece("div").class("ty-actions").holding(buttons),
    ])
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

/// Does what a button of the list says.
pub(super) fn press(said: &str, records: Records, desk: Desk, today: Date) {
    let Some((what, at)) = said.split_once(' ') else { return };
    let measured =
        untrack(|| records.child()).and_then(|child| child.measurements.get(at.parse::<usize>().ok()?).copied());
    match (what, measured) {
        ("look", Some(measured)) => {
            desk.looked.set(Some(measured));
            browser::focus_soon("results");
        }
        ("edit", Some(measured)) => {
            desk.edit(Some(measured), today);
            browser::focus_soon("weight");
        }
        ("remove", Some(measured)) => {
            records.change_child(|child| child.unmeasure(&measured));
            desk.removed.set(Some(measured));
            browser::focus_soon("put-back");
        }
        ("put-back", _) => {
            if let Some(measured) = desk.removed.get_untracked() {
                records.change_child(|child| child.measure(measured));
                desk.removed.set(None);
                browser::focus_soon("notes");
            }
        }
        _ => {}
    }
}
