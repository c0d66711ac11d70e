//! The health visits' live part: the one it is the turn of, all thirteen with their dates, and the dates to take along.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::checks::{DatedVisit, Visit, visits};

use super::carried::Carried;
use crate::calendar::Entry;
use crate::live::family::{Child, ChildPanel, use_records};
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, paragraph, piece};

/// Said wherever a visit's date is shown.
const OFFICE_DECIDES: &str = "日期按出生日期推算。哪天去、要不要约，以社区卫生服务中心或乡镇卫生院的安排为准。";

/// The visits of a child.
#[component]
pub(super) fn Checks() -> impl IntoView {
    let records = use_records();
    let today = use_now().today;
    let of_child = move |read: fn(&Child, Date) -> String| {
        Signal::derive(move || {
            records.with(|family| family.child().map(|child| read(child, today.get())).unwrap_or_default())
        })
    };
    let rows = Memo::new(move |_| records.child().map(|child| rows(child.birth, today.get())).unwrap_or_default());
    let dates = move || records.child().map(|child| entries(&child, today.get())).unwrap_or_default();
    view! {
        <ChildPanel/>
        <div class="ty-sheet" data-sheet="" hidden=Signal::derive(move || records.nobody())>
            <p class="ty-print-only">{of_child(Child::printed_words)}</p>
            <section aria-labelledby="now">
                <h2 id="now">{"现在"}</h2>
                <p role="status">{of_child(|child, today| turn(child.birth, today))}</p>
                <p class="ty-note">{OFFICE_DECIDES}</p>
            </section>
            <section aria-labelledby="visits">
                <h2 id="visits">{"十三次，每次做什么"}</h2>
                <Drawn pieces=rows/>
            </section>
            <Carried name="体检日期" entries=Arc::new(dates)/>
        </div>
    }
}

/// Which visit it is the turn of, and which comes next.
fn turn(birth: Date, today: Date) -> String {
    let all = visits(birth);
    let reached = all.iter().rev().find(|dated| dated.from <= today);
    let next = all.iter().find(|dated| dated.from > today);
    let reached =
        reached.map(|dated| format!("到{}这一次了，还没去的可以去。", dated.visit.when_words())).unwrap_or_default();
    let next = next.map(|dated| {
        let when = dated.visit.when_words();
        format!("下一次是{when}：{}（{}），在{}。", dated.from, dated.from.age_on(today), dated.visit.place())
    });
    format!("{reached}{}", next.unwrap_or_else(|| "六岁以前的都到时间了。".to_owned()))
}

/// All thirteen, with their days.
fn rows(birth: Date, today: Date) -> Vec<Piece> {
    let all = visits(birth);
    // A visit lies behind once the next one has been reached.
    let past = |at: usize| all.get(at + 1).is_some_and(|next| next.from <= today);
    let rows = all.iter().enumerate().map(|(at, dated)| row(*dated, past(at)));
    vec![piece("ul").class("ty-rows ty-visits").holding(rows)]
}

fn row(dated: DatedVisit, past: bool) -> Piece {
    let visit = dated.visit;
    let until = dated.until.map(|until| format!(" 到 {until}")).unwrap_or_default();
    let row = piece("li").class(if past { "ty-row ty-row--past" } else { "ty-row" });
    row.holding([
        piece("h3").class("ty-row__title").words(visit.when_words()),
        paragraph("", format!("{}{until}{}", day_words(dated), if past { "，已过去" } else { "" })),
        piece("ul").holding(done(visit).into_iter().map(|what| piece("li").words(what))),
    ])
}

fn day_words(dated: DatedVisit) -> String {
    match dated.visit.months() {
        0 => "从出院那天算".to_owned(),
        _ => dated.from.to_string(),
    }
}

/// What is done there, with the feeding assessment and the warning signs where they fall.
pub(crate) fn done(visit: Visit) -> Vec<&'static str> {
    let mut done = visit.done.to_vec();
    if visit.assesses_feeding() {
        done.push("做营养喂养评估");
    }
    if visit.looks_for_signs() {
        done.push("对照发育预警征象");
    }
    done
}

/// The visits still to come, by day.
fn entries(child: &Child, today: Date) -> Vec<Entry> {
    let entry = |dated: DatedVisit| {
        let what = format!("儿保体检：{}", dated.visit.when_words());
        Entry {
            uid: format!("check-{}-{}@tuoyu", dated.visit.months(), child.birth),
            title: child.name.as_ref().map(|name| format!("{name}：{what}")).unwrap_or(what),
            date: dated.from,
            hours: None,
            place: Some(dated.visit.place().to_owned()),
            notes: format!("{}\n{OFFICE_DECIDES}", done(dated.visit).join("\n")),
            stated: today,
            remind: true,
        }
    };
    let coming = |dated: &DatedVisit| dated.visit.months() > 0 && dated.until.unwrap_or(dated.from) >= today;
    visits(child.birth).into_iter().filter(coming).map(entry).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::live::family::tests::{born, day};
    use crate::live::family::{About, Family};

    #[test]
    fn the_turn_is_the_last_visit_reached_and_the_next_is_named_with_its_day() {
        let turn = |today| turn(day("2025-08-31"), day(today));
        assert_eq!(
            turn("2026-11-22"),
            "到满 12 个月这一次了，还没去的可以去。下一次是满 18 个月：2027-02-28（3 个月后），在乡镇卫生院或社区卫生服务中心。"
        );
        assert!(turn("2025-09-27").starts_with("到出院后 1 周内这一次了") && turn("2025-09-28").starts_with("到满月"));
        assert!(turn("2031-08-31").ends_with("六岁以前的都到时间了。"));
    }

    #[test]
    fn the_calendar_holds_the_visits_still_to_come_and_each_says_what_is_done() {
        let mut family = Family::default();
        family.add(About { name: Some("小满".to_owned()), ..born("2025-08-31") });
        let entries = entries(family.child().unwrap(), day("2026-11-22"));
        let days: Vec<String> = entries.iter().map(|entry| entry.date.to_string()).collect();
        assert_eq!(
            days,
            ["2027-02-28", "2027-08-31", "2028-02-29", "2028-08-31", "2029-08-31", "2030-08-31", "2031-08-31"]
        );
        let first = entries.first().unwrap();
        assert_eq!(first.title, "小满：儿保体检：满 18 个月");
        assert!(first.notes.contains("血常规") && first.notes.contains("营养喂养评估"));
        assert!(!format!("{entries:?}").contains("uid: \"\""));
    }

    #[test]
    fn visits_gone_by_are_marked_and_the_present_one_is_not() {
        let rows = rows(day("2025-08-31"), day("2026-11-22"));
        let past = |row: &Piece| row.attributes.iter().any(|(_, value)| value == "ty-row ty-row--past");
        assert_eq!(rows.first().unwrap().pieces.iter().map(past).filter(|past| *past).count(), 5);
    }
}
