//! The vaccination page's live part: what matters now, the two choices, every dose with the day it was given, the dates to take along.
//!
//! A row for every dose there is stands in the page from the start, hidden where the child's choices or region do without it: what is
//! hydrated once and never rebuilt is a third of the code, and nothing that is being typed into is ever replaced.

use std::sync::Arc;

use leptos::html::{Input, Select};
use leptos::prelude::*;
use tuoyu_catalog::{Date, RegionCode};
use tuoyu_childhealth::vaccines::{CLINIC_DECIDES, Choices, Dose, Given, Kind, Schedule, Status};

use super::LocalDoses;
use super::carried::Carried;
use super::doses::{Standing, about, card, entries, schedule, standings, summary};
use crate::browser;
use crate::live::bound_value::bind_select;
use crate::live::control;
use crate::live::family::{Child, ChildPanel, Records, use_records};
use crate::live::now::use_now;
use crate::live::piece::{Drawn, paragraph};

/// The vaccination calendar of a child.
#[component]
pub(super) fn Vaccines(
    /// What regions add to the national schedule.
    local: Vec<LocalDoses>,
) -> impl IntoView {
    let records = use_records();
    let now = use_now();
    let today = now.today;
    let region = Memo::new(move |_| now.query.with(|query| region_of(query)));
    let regions: Vec<_> = local.iter().map(|one| (one.region.code.clone(), one.region.full_name.clone())).collect();
    let rows = all_doses(&local);
    // A schedule is never compared: it changes with the region alone.
    let schedule: Memo<Option<Arc<Schedule>>> = Memo::new_with_compare(
        move |_| region.with(|code| schedule(local.iter().find(|one| Some(&one.region.code) == code.as_ref()))),
        |_, _| true,
    );
    let doses = Memo::new(move |_| {
        let (Some(child), Some(schedule)) = (records.child(), schedule.get()) else { return Vec::new() };
        standings(&schedule, &child, today.get())
    });
    let dates = Memo::new(move |_| {
        records.child().map(|child| doses.with(|doses| entries(doses, &child, today.get()))).unwrap_or_default()
    });
    let said = Memo::new(move |_| {
        let said = doses.with(|doses| summary(doses, today.get()));
        said.into_iter().map(|words| paragraph("", words)).collect()
    });
    let printed = Memo::new(move |_| {
        records.child().map(|child| doses.with(|doses| card(doses, &child, today.get()))).unwrap_or_default()
    });
    let board = Board { doses, region, records };
    let nothing = Callback::new(|_| {});
    view! {
        <ChildPanel/>
        <div class="ty-sheet" data-sheet="" hidden=Signal::derive(move || records.nobody())>
            <section aria-labelledby="now">
                <h2 id="now">{"现在"}</h2>
                <div role="status"><Drawn pieces=said on_press=nothing/></div>
                <p class="ty-note">{CLINIC_DECIDES}</p>
            </section>
            <section class="ty-tool" aria-labelledby="doses">
                <h2 id="doses">{"对照接种证填日期"}</h2>
                <p>{"打过的，把接种证上的日期填进来；没打的空着。"}</p>
                <ChoiceForm records/>
                <RegionChoice regions region/>
                <ul class="ty-rows ty-doses">
                    {rows.into_iter().map(|(region, dose)| row(&dose, region, board)).collect_view()}
                </ul>
            </section>
            <Carried name="疫苗日期" entries=dates/>
            <div class="ty-print-only"><Drawn pieces=printed on_press=nothing/></div>
        </div>
    }
}

/// The region asked for in the address.
fn region_of(query: &str) -> Option<RegionCode> {
    query.split('&').find_map(|pair| pair.strip_prefix("region=")).and_then(|code| RegionCode::parse(code).ok())
}

/// Every dose of every choice, then those of each region.
fn all_doses(local: &[LocalDoses]) -> Vec<(Option<RegionCode>, Dose)> {
    let national = schedule(None).map(|schedule| schedule.doses.clone()).unwrap_or_default();
    let of_region = |one: &LocalDoses| {
        let code = one.region.code.clone();
        one.extra.doses.clone().into_iter().map(move |dose| (Some(code.clone()), Dose { local: true, ..dose }))
    };
    national.into_iter().map(|dose| (None, dose)).chain(local.iter().flat_map(of_region)).collect()
}

/// What every row looks at.
#[derive(Clone, Copy)]
struct Board {
    doses: Memo<Vec<Standing>>,
    region: Memo<Option<RegionCode>>,
    records: Records,
}

impl Board {
    /// How a dose stands, as it is read from there; `None` where this child does without it.
    fn of<T>(self, id: &str, read: impl FnOnce(&Standing) -> T) -> Option<T> {
        self.doses.with(|doses| doses.iter().find(|one| one.id == id).map(read))
    }
}

/// One dose and the day it was given.
fn row(dose: &Dose, region: Option<RegionCode>, board: Board) -> impl IntoView + use<> {
    let input = NodeRef::<Input>::new();
    let place = format!("dose-{}{}", region.as_ref().map(|code| format!("{code}-")).unwrap_or_default(), dose.id);
    // Stored once, so that every closure below is small and the same.
    let id = StoredValue::new((dose.id.clone(), region));
    let here = Memo::new(move |_| {
        id.with_value(|(id, region)| {
            (region.is_none() || board.region.with(|asked| asked == region))
                .then(|| board.of(id, Standing::clone))
                .flatten()
        })
    });
    let wrong = RwSignal::new("");
    // Whose row it is: for another child the day is shown anew, whatever was typed for the one before.
    let who = Memo::new(move |_| board.records.with(|family| family.child().map(|child| child.id)));
    Effect::new(move |_| {
        let (Some(given), Some(_)) = (here.try_with(|here| here.as_ref().and_then(|one| one.given)), who.try_get())
        else {
            return;
        };
        wrong.set("");
        let given = given.map(|day| day.to_string()).unwrap_or_default();
        if control::value(input) != given {
            control::show(input, &given);
        }
    });
    let entered = move || typed(&control::value(input), untrack(|| board.records.child()));
    let note = move |_| {
        // A year half typed is no mistake yet; what is wrong is said when the field is left.
        if let Ok(day) = entered() {
            wrong.set("");
            id.with_value(|(id, _)| mark(board.records, id, day));
        }
    };
    let leave = move |_| wrong.set(entered().err().unwrap_or_default());
    let words = Signal::derive(move || here.with(|one| one.as_ref().map(|one| one.words.clone()).unwrap_or_default()));
    let told = Signal::derive(move || {
        let concern = here.with(|one| one.as_ref().and_then(|one| one.concern).map(|concern| concern.words()));
        format!("{}{}", wrong.get(), concern.unwrap_or_default())
    });
    let tone = Signal::derive(move || match here.with(|one| one.as_ref().map(|one| one.status)) {
        Some(Status::Due) => "ty-dose ty-dose--due",
        Some(Status::Overdue) => "ty-dose ty-dose--late",
        _ => "ty-dose",
    });
    view! {
        <li class="ty-row" hidden=Signal::derive(move || here.with(Option::is_none))>
            <label class="ty-dose__name" for=place.clone()>{dose.name()}</label>
            <p class="ty-quiet">{about(dose)}</p>
            <div class="ty-dose__line">
                <input id=place type="date" node_ref=input autocomplete="off" on:change=note on:blur=leave/>
                <span class=tone>{words}</span>
            </div>
            <p class="ty-warn" role="status">{told}</p>
        </li>
    }
}

/// The day that is typed, `None` where none is, or what is wrong with it.
fn typed(text: &str, child: Option<Child>) -> Result<Option<Date>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    let day: Date = text.parse().map_err(|_| "没看懂这个日期，没有记下。")?;
    let before_birth = child.is_some_and(|child| day < child.birth);
    if before_birth { Err("这个日期比出生还早，没有记下。") } else { Ok(Some(day)) }
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
    view! {
        <div class="ty-form">
            {one_choice("je", "乙脑疫苗打哪一种", records, |choices| &mut choices.je)}
            {one_choice("hep-a", "甲肝疫苗打哪一种", records, |choices| &mut choices.hep_a)}
            <p class="ty-note">{"两种选一种，问接种单位有哪一种。减毒的剂次少；选了一种就按那一种打完。"}</p>
        </div>
    }
}

fn one_choice(
    id: &'static str,
    label: &'static str,
    records: Records,
    of: fn(&mut Choices) -> &mut Kind,
) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    let chosen = Memo::new(move |_| {
        let mut choices = records.with(|family| family.child().map(|child| child.choices)).unwrap_or_default();
        *of(&mut choices)
    });
    bind_select(select, chosen, |kind| code(*kind).to_owned());
    let choose = move |_| {
        let inactivated = control::choice(select) == code(Kind::Inactivated);
        let kind = if inactivated { Kind::Inactivated } else { Kind::Live };
        records.change_child(|child| *of(&mut child.choices) = kind);
    };
    let options = [Kind::Live, Kind::Inactivated].map(|kind| (code(kind), kind.term())).to_vec();
    view! { <div on:change=choose>{control::chosen(id, None, label, options, select)}</div> }
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
    let none = regions.is_empty();
    bind_select(select, region, |code| code.as_ref().map(ToString::to_string).unwrap_or_default());
    let choose = move |_| {
        let code = control::choice(select);
        let query = if code.is_empty() { String::new() } else { format!("region={code}") };
        browser::push_query(&query);
        now.query.set(query);
    };
    let option = |(code, name): (RegionCode, String)| view! { <option value=code.to_string()>{name}</option> };
    view! {
        <div class="ty-field" hidden=none>
            <label for="dose-region">{"本地另加的疫苗"}</label>
            <select id="dose-region" node_ref=select autocomplete="off" on:change=choose>
                <option value="">{"只看国家的"}</option>
                {regions.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::live::family::Family;
    use crate::live::family::tests::{born, day};

    #[test]
    fn a_day_is_noted_from_birth_on_and_an_empty_one_takes_it_back() {
        let mut family = Family::default();
        family.add(born("2025-03-05"));
        let typed = |text| typed(text, family.child().cloned());
        assert_eq!((typed(""), typed("2025-03-05")), (Ok(None), Ok(Some(day("2025-03-05")))));
        assert!(typed("2025-03-04").is_err_and(|words| words.contains("比出生还早")));
        assert!(typed("0002-03-05").is_err() && typed("三月").is_err());
    }

    #[test]
    fn the_region_is_read_from_the_address_and_nothing_else() {
        assert_eq!(region_of("a=b&region=410305"), RegionCode::parse("410305").ok());
        assert_eq!((region_of("region=x"), region_of("")), (None, None));
    }
}
