//! The controls of both forms: native ones, each with its label, none with a name (see [`super::sheet`]).
//!
//! Everything may be left open: the first option of every choice says so, and that is an answer like any other.

use leptos::prelude::*;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_policy::measure::by_grade;
use tuoyu_policy::question::{Input, NO, NONE, Question, YES};
use tuoyu_policy::stated::Wrong;
use tuoyu_policy::{Figure, Measure};

/// What the first option of a choice says.
const UNSURE: &str = "不确定，先不填";

/// The code of the whole country: a place no local measure holds in (GB/T 2260).
const ELSEWHERE: &str = "100000";

/// One control of a form.
#[derive(Clone, Debug)]
pub(super) struct Control {
    /// What it is called, and its id.
    pub(super) name: String,
    /// What it asks.
    pub(super) label: String,
    /// How.
    pub(super) kind: Kind,
    /// A word on how to answer.
    pub(super) note: &'static str,
}

/// How something is asked.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// One of these: code and term.
    One(Vec<(String, String)>),
    /// Any of these.
    Many(Vec<(String, String)>),
    /// A day.
    Day,
    /// A number.
    Number,
}

impl Control {
    /// The control of a question.
    pub(super) fn of(question: Question, regions: &[RegionEntry], measures: &[Measure]) -> Control {
        let pairs =
            |all: Vec<(&str, &str)>| all.into_iter().map(|(code, term)| (code.to_owned(), term.to_owned())).collect();
        let kind = match question.input() {
            Input::Region => Kind::One(places(regions)),
            Input::One(choices) => Kind::One(pairs(choices)),
            Input::Many(choices) => {
                let none = [(NONE, "这些都没有打算")];
                Kind::Many(pairs(choices.into_iter().chain(none).collect()))
            }
            Input::Grade => Kind::One(levels(measures)),
            Input::YesNo => Kind::One(pairs(vec![(YES, "是"), (NO, "不是")])),
            Input::Date => Kind::Day,
            Input::Count | Input::Money => Kind::Number,
        };
        let unit = if question.input() == Input::Money { "（元）" } else { "" };
        Control { name: question.code().to_owned(), label: format!("{}{unit}", question.term()), kind, note: "" }
    }

    /// The control of a figure.
    pub(super) fn of_figure(figure: Figure) -> Control {
        Control { name: figure.code().to_owned(), label: figure.term().to_owned(), kind: Kind::Number, note: "" }
    }

    /// The same with a label of its own.
    pub(super) fn asking(self, label: impl Into<String>) -> Control {
        Control { label: label.into(), ..self }
    }

    /// The same under a name of its own.
    pub(super) fn named(self, name: String) -> Control {
        Control { name, ..self }
    }
}

/// The regions, and a way to say "none of these".
fn places(regions: &[RegionEntry]) -> Vec<(String, String)> {
    let known = regions.iter().map(|region| (region.code.to_string(), region.full_name.clone()));
    known.chain([(ELSEWHERE.to_owned(), "其他地方（只看全国的）".to_owned())]).collect()
}

/// The levels some measure looks at, and a way to say "none of these".
fn levels(measures: &[Measure]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (_, scheme, levels) in by_grade(measures) {
        for level in levels {
            let code = format!("{scheme}:{level}");
            if found.iter().all(|(known, _)| *known != code) {
                found.push((code, level.clone()));
            }
        }
    }
    found.push((format!("{NONE}:{NONE}"), "其他等级，或者没有评过".to_owned()));
    found
}

/// The name of the region a measure holds in; `None` for the whole country.
pub(super) fn place_of(measure: &Measure, regions: &[RegionEntry]) -> Option<String> {
    let code: &RegionCode = measure.region.as_ref()?;
    let own = regions.iter().find(|region| region.code == *code).map(|region| region.name.clone());
    let within = || regions.iter().find(|region| measure.covers(&region.code));
    own.or_else(|| within().map(|region| format!("{}所在的市", region.name)))
}

/// A control, hidden while it has nothing to do with the matter; a wrong answer is told beside it.
pub(super) fn field(control: Control, wrong: Memo<Vec<Wrong>>, hidden: Signal<bool>) -> impl IntoView {
    let Control { name, label, kind, note } = control;
    let told = format!("{name}-told");
    let message = {
        let name = name.clone();
        move || wrong.with(|all| all.iter().find(|one| one.field == name).map(|one| one.message.clone()))
    };
    let is_wrong = message.clone();
    // Three options rather than one erased view, as in `Policies::view`.
    let (one, many, input) = match kind {
        Kind::One(options) => (Some(choice(name, told.clone(), options)), None, None),
        Kind::Many(options) => (None, Some(ticks(name, options)), None),
        Kind::Day => (None, None, Some(entry(name, "date", told.clone()))),
        Kind::Number => (None, None, Some(entry(name, "text", told.clone()))),
    };
    let labelled = many.is_none().then(|| {
        let of = told.trim_end_matches("-told").to_owned();
        view! { <label for=of>{label.clone()}</label> }
    });
    let legend = many.is_some().then(|| view! { <p class="ty-label" id=format!("{told}-label")>{label}</p> });
    view! {
        <div class="ty-field" hidden=move || hidden.get()>
            {labelled} {legend} {one} {many} {input}
            <p class="ty-note" id=told>
                {note}
                <span class="ty-warn" hidden=move || is_wrong().is_none()>{message}</span>
            </p>
        </div>
    }
}

fn choice(name: String, told: String, options: Vec<(String, String)>) -> impl IntoView {
    view! {
        <select id=name.clone() data-field=name autocomplete="off" aria-describedby=told>
            <option value="">{UNSURE}</option>
            {options.into_iter().map(|(code, term)| view! { <option value=code>{term}</option> }).collect_view()}
        </select>
    }
}

fn ticks(name: String, options: Vec<(String, String)>) -> impl IntoView {
    let tick = |(code, term): (String, String)| {
        let id = format!("{name}-{code}");
        view! {
            <div class="ty-tick">
                <input id=id.clone() type="checkbox" autocomplete="off" data-field=name.clone() value=code/>
                <label for=id>{term}</label>
            </div>
        }
    };
    let labelled = format!("{name}-told-label");
    view! { <div role="group" aria-labelledby=labelled>{options.into_iter().map(tick).collect_view()}</div> }
}

fn entry(name: String, kind: &'static str, told: String) -> impl IntoView {
    view! {
        <input id=name.clone() data-field=name type=kind inputmode="decimal" autocomplete="off" maxlength="20"
            aria-describedby=told/>
    }
}
