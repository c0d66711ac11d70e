//! Dates to take along: a calendar file where the browser saves files, the same as text to copy, and a square another phone scans.
//!
//! WeChat saves no file, so there the text comes first. Nothing is sent anywhere.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::Date;

use crate::browser::{self, store};
use crate::calendar::{Entry, MEDIA_TYPE, calendar};
use crate::live::control;
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, paragraph, piece};
use crate::live::qr::{Level, drawn};

/// The longest text, in bytes, whose square a phone still reads from another phone's screen.
const LONGEST: usize = 600;

/// Where dates come from: one type whatever they follow from.
pub(super) type Dates = Arc<dyn Fn() -> Vec<Entry> + Send + Sync>;

/// The ways to take dates along.
#[component]
pub(super) fn Carried(
    /// What the file is called, before the day, and the calendar in it.
    name: &'static str,
    /// The dates, by day. Tracks what they follow from.
    entries: Dates,
) -> impl IntoView {
    let today = use_now().today;
    let wechat = RwSignal::new(false);
    // Which browser it is, is known once the page has been taken over.
    Effect::new(move |_| wechat.set(browser::is_wechat()));
    let scanned = RwSignal::new(false);
    let text = {
        let entries = entries.clone();
        Signal::derive(move || lines(&entries()).join("\n"))
    };
    let offer = Callback::new(move |()| {
        let file = calendar(name, untrack(|| entries()));
        let offered = browser::offer_file(&format!("{name}-{}.ics", today.get_untracked()), MEDIA_TYPE, &file);
        browser::say(match offered {
            Ok(()) => "已交给浏览器保存，打开它就加进日历。没看到文件，就复制文字",
            Err(store::Refused) => "这个浏览器不让存文件，请复制文字",
        });
    });
    let copy = Callback::new(move |()| browser::copy(text.get_untracked()));
    let turn = Callback::new(move |()| scanned.update(|on| *on = !*on));
    let square = Memo::new(move |_| if scanned.get() { text.with(|text| scannable(text)) } else { Vec::new() });
    let [shown, open, closed] =
        [Signal::stored(false), Signal::derive(move || scanned.get()), Signal::derive(move || !scanned.get())];
    view! {
        <section class="ty-tool" aria-labelledby="take-along" hidden=Signal::derive(move || text.with(String::is_empty))>
            <h2 id="take-along">{"带走这些日期"}</h2>
            <p hidden=Signal::derive(move || !wechat.get())>
                {"微信里存不了文件。可以复制文字，或者用另一部手机扫二维码；也可以点右上角，用浏览器打开这一页。"}
            </p>
            <div class="ty-actions">
                {control::button("存成日历文件", wechat.into(), offer)}
                {control::button("复制成文字", shown, copy)}
                {control::button("看二维码", open, turn)}
                {control::button("收起二维码", closed, turn)}
                <button class="ty-button" type="button" data-print="">{"打印"}</button>
            </div>
            <Drawn pieces=square/>
            <details class="ty-more">
                <summary>{"看文字"}</summary>
                <textarea aria-label="日期的文字，可以长按复制" rows="8" readonly="" autocomplete="off"
                    prop:value=text></textarea>
            </details>
        </section>
    }
}

/// The square of as many dates as it holds, and what scanning it gives.
fn scannable(text: &str) -> Vec<Piece> {
    let fitting = fitting(text);
    let Some((path, side)) = drawn(&fitting, Level::Low) else { return Vec::new() };
    let square = piece("svg").class("ty-qr").with("viewBox", format!("0 0 {side} {side}")).with("role", "img");
    let square = square.with("aria-label", format!("二维码，内容是：{fitting}"));
    let square = square.holding([piece("path").with("d", path)]);
    let all = fitting.lines().count() == text.lines().count();
    let words = if all {
        "扫出来是文字，写着全部日子。"
    } else {
        "扫出来是文字，写着最近的几个日子。"
    };
    vec![square, paragraph("ty-note", words)]
}

/// A line a day: 2026-12-05 百白破疫苗第 3 剂、乙肝疫苗第 3 剂.
pub(super) fn lines(entries: &[Entry]) -> Vec<String> {
    let mut lines: Vec<(Date, String)> = Vec::new();
    for entry in entries {
        match lines.last_mut() {
            Some((date, line)) if *date == entry.date => {
                line.push('、');
                line.push_str(&entry.title);
            }
            _ => lines.push((entry.date, format!("{} {}", entry.date, entry.title))),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// As many of a text's first lines as a square holds that phones still read.
fn fitting(text: &str) -> String {
    let mut shown = String::new();
    for line in text.lines() {
        if shown.len() + line.len() >= LONGEST {
            break;
        }
        if !shown.is_empty() {
            shown.push('\n');
        }
        shown.push_str(line);
    }
    shown
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn entry(date: &str, title: &str) -> Entry {
        Entry {
            uid: title.to_owned(),
            title: title.to_owned(),
            date: date.parse().unwrap(),
            hours: None,
            place: None,
            notes: String::new(),
            stated: Date::default(),
            remind: false,
        }
    }

    #[test]
    fn what_falls_on_one_day_stands_in_one_line() {
        let entries = [entry("2026-12-05", "甲"), entry("2026-12-05", "乙"), entry("2027-01-05", "丙")];
        assert_eq!(lines(&entries), ["2026-12-05 甲、乙", "2027-01-05 丙"]);
        assert!(lines(&[]).is_empty());
    }

    #[test]
    fn a_square_holds_whole_lines_and_not_too_many() {
        assert_eq!(fitting("一\n二"), "一\n二");
        let many = vec!["2026-12-05 百白破疫苗第 3 剂"; 40].join("\n");
        let shown = fitting(&many);
        assert!(shown.len() <= LONGEST && shown.len() > LONGEST - 40 && many.starts_with(&format!("{shown}\n")));
    }
}
