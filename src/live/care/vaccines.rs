//! The vaccination page's live part: what matters now, the two choices, every dose with the day it was given, the dates to take along.

use std::sync::Arc;

use leptos::html::{Input, Select};
use leptos::prelude::*;
use tuoyu_catalog::{Date, RegionCode};
use tuoyu_childhealth::vaccines::{CLINIC_DECIDES, Choices, Given, Kind, Schedule, Status};

use super::LocalDoses;
use super::carried::Carried;
use super::doses::{Standing, entries, schedule, standings, summary};
use crate::browser;
use crate::live::bound_value::bind_select;
use crate::live::family::{ChildPanel, Records, use_records};
use crate::live::now::use_now;

/// The vaccination calendar of a child.
#[component]
pub(super) fn Vaccines(
    /// What regions add to the national schedule.
    local: Vec<LocalDoses>,
) -> impl IntoView {
    let records = use_records();
    let now = use_now();
    let child = Memo::new(move |_| records.child());
    let region = Memo::new(move |_| now.query.with(|query| region_of(query)));
    let regions: Vec<(RegionCode, String)> =
        local.iter().map(|one| (one.region.code.clone(), one.region.full_name.clone())).collect();
    // A schedule is never compared: it changes with the region alone.
    let schedule: Memo<Option<Arc<Schedule>>> = Memo::new_with_compare(
        move |_| region.with(|code| schedule(local.iter().find(|one| Some(&one.region.code) == code.as_ref()))),
        |_, _| true,
    );
    let doses = Memo::new(move |_| {
        let (Some(child), Some(schedule)) = (child.get(), schedule.get()) else { return Vec::new() };
        standings(&schedule, &child, now.today.get())
    });
    let dates = Memo::new(move |_| {
        child.with(|child| child.as_ref().map(|child| doses.with(|doses| entries(doses, child, now.today.get()))))
            .unwrap_or_default()
    });
    // The rows are made anew for another child, another choice or another region; not when a day is filled in.
    let shape = Memo::new(move |_| {
        child.with(|child| child.as_ref().map(|child| (child.id, child.birth, child.choices, region.get())))
    });
    let nobody = move || child.with(Option::is_none);
    let said = move || doses.with(|doses| summary(doses, now.today.get()));
    let rows = move || {
        let (_, birth, ..) = shape.get()?;
        let all = doses.with_untracked(Vec::len);
        Some((0..all).map(|at| view! { <DoseRow at doses birth records/> }).collect_view())
    };
    view! {
        <ChildPanel/>
        <div class="ty-sheet" data-sheet="" hidden=nobody>
            <p class="ty-print-only">{move || child.with(|child| child.as_ref().map(|child| format!("{}，{} 出生。{} 打印", child.label(), child.birth, now.today.get())))}</p>
            <section aria-labelledby="now">
                <h2 id="now">{"现在"}</h2>
                <div role="status">{move || said().into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}</div>
                <p class="ty-note">{CLINIC_DECIDES}</p>
            </section>
            <section class="ty-tool" aria-labelledby="doses">
                <h2 id="doses">{"对照接种证填日期"}</h2>
                <p>{"打过的，把接种证上的日期填进来；没打的空着。"}</p>
                <ChoiceForm records/>
                <RegionChoice regions region/>
                <ul class="ty-rows ty-doses">{rows}</ul>
            </section>
            <Carried name="疫苗日期" entries=dates/>
            <Card doses/>
        </div>
    }
}

/// The region asked for in the address.
fn region_of(query: &str) -> Option<RegionCode> {
    query.split('&').find_map(|pair| pair.strip_prefix("region=")).and_then(|code| RegionCode::parse(code).ok())
}

/// One dose and the day it was given.
#[component]
fn DoseRow(at: usize, doses: Memo<Vec<Standing>>, birth: Date, records: Records) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let standing = Memo::new(move |_| doses.with(|doses| doses.get(at).cloned()));
    let one = standing.get_untracked();
    let (id, name, about) = one.map(|one| (one.id, one.name, one.about)).unwrap_or_default();
    let place = format!("dose-{id}");
    let given = move || standing.with(|one| one.as_ref().and_then(|one| one.given));
    let wrong = RwSignal::new("");
    let note = move |_| {
        let Some(typed) = input.get_untracked().map(|input| input.value()) else { return };
        let day: Option<Date> = typed.parse().ok();
        wrong.set(match day {
            Some(day) if day < birth => "这个日期比出生还早，没有记下。",
            None if !typed.is_empty() => "没看懂这个日期，没有记下。",
            _ => "",
        });
        if wrong.with_untracked(|wrong| wrong.is_empty()) {
            mark(records, &id, day);
        }
    };
    let words = move || standing.with(|one| one.as_ref().map(|one| one.words.clone()));
    let concern = move || standing.with(|one| one.as_ref().and_then(|one| one.concern).map(|concern| concern.words()));
    let tone = move || match standing.with(|one| one.as_ref().map(|one| one.status)) {
        Some(Status::Due) => "ty-dose ty-dose--due",
        Some(Status::Overdue) => "ty-dose ty-dose--late",
        _ => "ty-dose",
    };
    view! {
        <li class="ty-row">
            <label class="ty-dose__name" for=place.clone()>{name}</label>
            <p class="ty-quiet">{about}</p>
            <div class="ty-dose__line">
                <input id=place type="date" node_ref=input autocomplete="off" min=birth.to_string()
                    prop:value=move || given().map(|day| day.to_string()).unwrap_or_default() on:change=note/>
                <span class=tone>{words}</span>
            </div>
            <p class="ty-warn" role="status">{move || wrong.get()} {concern}</p>
        </li>
    }
}

/// Notes the day a dose was given, or that it was not.
fn mark(records: Records, id: &str, day: Option<Date>) {
    records.change_child(|child| {
        child.given.retain(|given| given.dose != id);
        if let Some(on) = day {
            child.given.push(Given { dose: id.to_owned(), on });
        }
    });
}

/// Which of two vaccines, for the two diseases where there is a choice.
#[component]
fn ChoiceForm(records: Records) -> impl IntoView {
    let choices = Memo::new(move |_| records.child().map(|child| child.choices).unwrap_or_default());
    let je = move |choices: &mut Choices, kind| choices.je = kind;
    let hep_a = move |choices: &mut Choices, kind| choices.hep_a = kind;
    view! {
        <div class="ty-form">
            <OneChoice id="je" label="乙脑疫苗打哪一种" chosen=Memo::new(move |_| choices.get().je) records set=je/>
            <OneChoice id="hep-a" label="甲肝疫苗打哪一种" chosen=Memo::new(move |_| choices.get().hep_a) records set=hep_a/>
            <p class="ty-note">{"两种选一种，问接种单位有哪一种。减毒的剂次少；选了一种就按那一种打完。"}</p>
        </div>
    }
}

#[component]
fn OneChoice(
    id: &'static str,
    label: &'static str,
    chosen: Memo<Kind>,
    records: Records,
    set: impl Fn(&mut Choices, Kind) + 'static,
) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    bind_select(select, chosen, |kind| code(*kind).to_owned());
    let choose = move |event| {
        let value = event_target_value(&event);
        let kind = if value == code(Kind::Inactivated) { Kind::Inactivated } else { Kind::Live };
        records.change_child(|child| set(&mut child.choices, kind));
    };
    let option = |kind: Kind| view! { <option value=code(kind)>{kind.term()}</option> };
    view! {
        <div class="ty-field">
            <label for=id>{label}</label>
            <select id=id node_ref=select autocomplete="off" on:change=choose>{[Kind::Live, Kind::Inactivated].map(option).collect_view()}</select>
        </div>
    }
}

fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Live => "live",
        Kind::Inactivated => "inactivated",
    }
}

/// The region whose own doses are added; nothing where no region has any.
#[component]
fn RegionChoice(regions: Vec<(RegionCode, String)>, region: Memo<Option<RegionCode>>) -> impl IntoView {
    let now = use_now();
    let select = NodeRef::<Select>::new();
    bind_select(select, region, |code| code.as_ref().map(ToString::to_string).unwrap_or_default());
    let choose = move |event| {
        let code = event_target_value(&event);
        let query = if code.is_empty() { String::new() } else { format!("region={code}") };
        browser::push_query(&query);
        now.query.set(query);
    };
    view! {
        <div class="ty-field" hidden=regions.is_empty()>
            <label for="dose-region">{"本地另加的疫苗"}</label>
            <select id="dose-region" node_ref=select autocomplete="off" on:change=choose>
                <option value="">{"只看国家的"}</option>
                {regions.into_iter().map(|(code, name)| view! { <option value=code.to_string()>{name}</option> }).collect_view()}
            </select>
        </div>
    }
}

/// The card to print: every dose, when it is possible, and room for the day it was given.
#[component]
fn Card(doses: Memo<Vec<Standing>>) -> impl IntoView {
    let row = |one: &Standing| {
        let given = one.given.map(|day| day.to_string()).unwrap_or_default();
        let from = if one.given.is_some() { String::new() } else { one.day.to_string() };
        view! { <tr><td>{one.name.clone()}</td><td>{from}</td><td>{given}</td></tr> }
    };
    view! {
        <table class="ty-print-only ty-card-table">
            <thead><tr><th scope="col">{"疫苗"}</th><th scope="col">{"最早哪天"}</th><th scope="col">{"打了（日期）"}</th></tr></thead>
            <tbody>{move || doses.with(|doses| doses.iter().map(row).collect_view())}</tbody>
        </table>
    }
}
