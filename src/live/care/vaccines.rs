//! The vaccination page's live part: what matters now, the two choices, every dose with the day it was given, the dates to take along.
//!
//! A row for every dose there is stands in the page from the start, hidden where the child's choices or region do without it: what is
//! hydrated once and never rebuilt is a third of the code, and nothing that is being typed into is ever replaced.

use std::sync::Arc;

use leptos::html::{Input, Select};
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::vaccines::{CLINIC_DECIDES, Choices, Dose, Given, Kind, Status};

use super::AllDoses;
use super::carried::Carried;
use super::doses::{Standing, about, card, entries, standings, summary};
use crate::browser;
use crate::live::control;
use crate::live::family::{Child, ChildPanel, Records, use_records};
use crate::live::now::{Now, use_now};
use crate::live::piece::{Drawn, Piece, paragraph};

/// The vaccination calendar of a child.
#[component]
pub(super) fn Vaccines(
    /// The doses there are.
    doses: AllDoses,
) -> impl IntoView {
    let records = use_records();
    let now = use_now();
    let regions = doses.local.iter().map(|one| (one.code.clone(), one.name.clone())).collect();
    let rows = rows(&doses);
    let standings = Memo::new(move |_| {
        let standings = |child| standings(&doses.given_in(&region_of(now)), &child, now.today.get());
        records.child().map(standings).unwrap_or_default()
    });
    let board = Board { standings, now, records };
    let of_child = move |make: fn(&[Standing], &Child, Date) -> Vec<Piece>| {
        Memo::new(move |_| {
            records.child().map(|child| standings.with(|all| make(all, &child, now.today.get()))).unwrap_or_default()
        })
    };
    let said = of_child(|all, _, today| summary(all, today).into_iter().map(|words| paragraph("", words)).collect());
    let printed = of_child(card);
    let dates = move || {
        records.child().map(|child| standings.with(|all| entries(all, &child, now.today.get()))).unwrap_or_default()
    };
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
                <RegionChoice regions now/>
                <ul class="ty-rows ty-doses">
                    {rows.into_iter().map(|(region, dose)| row(&dose, region, board)).collect_view()}
                </ul>
            </section>
            <Carried name="疫苗日期" entries=Arc::new(dates)/>
            <div class="ty-print-only"><Drawn pieces=printed on_press=nothing/></div>
        </div>
    }
}

/// The region asked for in the address; empty where none is. Tracks.
fn region_of(now: Now) -> String {
    now.query.with(|query| region_in(query).to_owned())
}

fn region_in(query: &str) -> &str {
    query.split('&').find_map(|pair| pair.strip_prefix("region=")).unwrap_or_default()
}

/// Every dose of every choice, then those of each region; with the region's code, empty for the whole country.
fn rows(doses: &AllDoses) -> Vec<(String, Dose)> {
    let national = doses.national.iter().map(|dose| (String::new(), dose.clone()));
    let local = doses
        .local
        .iter()
        .flat_map(|one| one.doses.iter().map(|dose| (one.code.clone(), Dose { local: true, ..dose.clone() })));
    national.chain(local).collect()
}

/// What every row looks at.
#[derive(Clone, Copy)]
struct Board {
    standings: Memo<Vec<Standing>>,
    now: Now,
    records: Records,
}

/// Which dose a row is about: its region's code, and its id.
type About = StoredValue<(String, String)>;

impl Board {
    /// How a row's dose stands, as it is read from there; the default where this child does without it. Tracks.
    fn of<T: Default>(self, about: About, read: impl FnOnce(&Standing) -> T) -> T {
        let about = about.try_get_value().unwrap_or_default();
        let here = about.0.is_empty() || about.0 == region_of(self.now);
        let read = |all: &Vec<Standing>| all.iter().find(|one| here && one.id == about.1).map(read);
        self.standings.try_with(read).flatten().unwrap_or_default()
    }
}

/// One dose and the day it was given.
fn row(dose: &Dose, region: String, board: Board) -> impl IntoView + use<> {
    let input = NodeRef::<Input>::new();
    let place = if region.is_empty() { format!("dose-{}", dose.id) } else { format!("dose-{region}-{}", dose.id) };
    let what: About = StoredValue::new((region, dose.id.clone()));
    let wrong = RwSignal::new("");
    // With every change the field shows what is noted, whatever was refused before; it is left alone where it does.
    Effect::new(move |_| {
        let given = board.of(what, |one| one.given.map(|day| day.to_string()).unwrap_or_default());
        wrong.try_set("");
        if control::value(input) != given {
            control::show(input, &given);
        }
    });
    let entered = move || typed(&control::value(input), untrack(|| board.records.child()));
    let note = move |_| {
        // A year half typed is no mistake yet; what is wrong is said when the field is left.
        if let Ok(day) = entered() {
            wrong.set("");
            mark(board.records, &what.get_value().1, day);
        }
    };
    let leave = move |_| wrong.set(entered().err().unwrap_or_default());
    let absent = Signal::derive(move || !board.of(what, |_| true));
    let words = Signal::derive(move || board.of(what, |one| one.words.clone()));
    let told = Signal::derive(move || {
        let concern = board.of(what, |one| one.concern.map(|concern| concern.words()).unwrap_or_default());
        format!("{}{concern}", wrong.get())
    });
    let tone = Signal::derive(move || match board.of(what, |one| Some(one.status)) {
        Some(Status::Due) => "ty-dose ty-dose--due".to_owned(),
        Some(Status::Overdue) => "ty-dose ty-dose--late".to_owned(),
        _ => "ty-dose".to_owned(),
    });
    view! {
        <li class="ty-row" hidden=absent>
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
    Effect::new(move |_| {
        let mut choices = records.with(|family| family.child().map(|child| child.choices)).unwrap_or_default();
        control::show_choice(select, code(*of(&mut choices)));
    });
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
fn RegionChoice(regions: Vec<(String, String)>, now: Now) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    let none = regions.is_empty();
    Effect::new(move |_| control::show_choice(select, &region_of(now)));
    let choose = move |_| {
        let code = control::choice(select);
        let query = if code.is_empty() { String::new() } else { format!("region={code}") };
        browser::push_query(&query);
        now.query.set(query);
    };
    let option = |(code, name): (String, String)| view! { <option value=code>{name}</option> };
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
    use crate::live::care::LocalDoses;
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
    fn the_region_is_read_from_the_address_and_adds_its_doses() {
        assert_eq!([region_in("a=b&region=410305"), region_in("region=x"), region_in("")], ["410305", "x", ""]);
        let national = Schedule::national().unwrap();
        let extra = Extra::from_json(
            r#"{"source": {"title": "示例：本地增加的疫苗"}, "doses": [{"id": "varv-1", "vaccine": "水痘疫苗", "abbr": "VarV",
            "prevents": "水痘", "number": 1, "months": 12, "route": "皮下注射", "amount": "0.5 毫升"}]}"#,
        );
        let region = serde_json::from_str(r#"{"code": "410305", "name": "涧西区", "full_name": "河南省洛阳市涧西区"}"#);
        let all = AllDoses::of(&national, &[LocalDoses { region: region.unwrap(), extra: extra.unwrap() }]);
        assert_eq!(["410305", "x", ""].map(|region| all.given_in(region).len()), [29, 28, 28]);
        assert_eq!(rows(&all).last().map(|(region, dose)| (region.as_str(), dose.local)), Some(("410305", true)));
        let there_and_back: AllDoses = serde_json::from_str(&serde_json::to_string(&all).unwrap()).unwrap();
        assert_eq!(there_and_back, all);
    }
}
