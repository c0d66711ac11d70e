//! The health visits' live part: the one it is the turn of, all thirteen with their dates, and the dates to take along.

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::checks::{DatedVisit, Visit, visits};

use super::carried::Carried;
use crate::calendar::Entry;
use crate::live::family::{Child, ChildPanel, use_records};
use crate::live::now::use_now;

/// Said wherever a visit's date is shown.
const OFFICE_DECIDES: &str = "日期按出生日期推算。哪天去、要不要约，以社区卫生服务中心或乡镇卫生院的安排为准。";

/// The visits of a child.
#[component]
pub(super) fn Checks() -> impl IntoView {
    let records = use_records();
    let today = use_now().today;
    let child = Memo::new(move |_| records.child());
    let nobody = move || child.with(Option::is_none);
    let now = move || child.with(|child| child.as_ref().map(|child| turn(child.birth, today.get())));
    let rows = move || {
        child.with(|child| {
            let child = child.as_ref()?;
            let all = visits(child.birth);
            // A visit lies behind once the next one has been reached.
            let past = |at: usize| all.get(at + 1).is_some_and(|next| next.from <= today.get());
            Some(all.into_iter().enumerate().map(|(at, dated)| row(dated, past(at))).collect_view())
        })
    };
    let dates = Memo::new(move |_| {
        child.with(|child| child.as_ref().map(|child| entries(child, today.get()))).unwrap_or_default()
    });
    view! {
        <ChildPanel/>
        <div class="ty-sheet" data-sheet="" hidden=nobody>
            <p class="ty-print-only">{move || child.with(|child| child.as_ref().map(|child| format!("{}，{} 出生。{} 打印", child.label(), child.birth, today.get())))}</p>
            <section aria-labelledby="now">
                <h2 id="now">{"现在"}</h2>
                <p role="status">{now}</p>
                <p class="ty-note">{OFFICE_DECIDES}</p>
            </section>
            <section aria-labelledby="visits">
                <h2 id="visits">{"十三次，每次做什么"}</h2>
                <ul class="ty-rows">{rows}</ul>
            </section>
            <Carried name="体检日期" entries=dates/>
        </div>
    }
}

/// Which visit it is the turn of, and which comes next.
fn turn(birth: Date, today: Date) -> String {
    let all = visits(birth);
    let reached = all.iter().rev().find(|dated| dated.from <= today);
    let next = all.iter().find(|dated| dated.from > today);
    let reached = reached.map(|dated| format!("到{}这一次了，还没去的可以去。", dated.visit.when_words())).unwrap_or_default();
    let next = next.map(|dated| {
        let when = dated.visit.when_words();
        format!("下一次是{when}：{}（{}），在{}。", dated.from, dated.from.age_on(today), dated.visit.place())
    });
    format!("{reached}{}", next.unwrap_or_else(|| "六岁以前的都到时间了。".to_owned()))
}

fn row(dated: DatedVisit, past: bool) -> impl IntoView {
    let visit = dated.visit;
    let until = dated.until.map(|until| format!(" 到 {until}")).unwrap_or_default();
    let class = if past { "ty-row ty-row--past" } else { "ty-row" };
    view! {
        <li class=class>
            <h3 class="ty-row__title">{visit.when_words()}</h3>
            <p class="ty-number">{format!("{}{until}", day_words(dated))}</p>
            <ul>{done(visit).into_iter().map(|what| view! { <li>{what}</li> }).collect_view()}</ul>
        </li>
    }
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
