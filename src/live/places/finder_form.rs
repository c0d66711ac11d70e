//! The finder's controls: native ones, those that matter most first, each option with how many it would leave.

use leptos::html::Input;
use leptos::prelude::*;
use tuoyu_catalog::institution::{InstitutionKind, RecognitionState, ServiceMode};
use tuoyu_catalog::query::{Choice, Evaluated, Facet, MOST_MONTHS};

use crate::live::bound_value::bind_input;
use crate::live::places::FinderData;
use crate::live::places::choose::Choose;
use crate::live::places::finder_words::option;
use crate::live::places::links::{Item, Links};
use crate::live::places::near::{MoreAnchors, Near};
use crate::live::places::results::Results;
use crate::live::places::summary::RADII;
use crate::route::Route;

/// The youngest age offered, in months: the first class begins here (设置标准).
const FIRST_MONTH: u8 = 6;

/// Closing times offered, in minutes after midnight.
const CLOSING: [u16; 5] = [16 * 60 + 30, 17 * 60, 17 * 60 + 30, 18 * 60, 19 * 60];

/// Monthly fees offered, in yuan.
const FEES: [u32; 5] = [1000, 1500, 2000, 3000, 4000];

/// How recent a stated vacancy may be asked to be, in days.
const VACANCY_DAYS: [u16; 3] = [30, 90, 180];

/// How many suggestions are made while something is typed.
const MOST_SUGGESTIONS: usize = 3;

/// The controls of a finder.
#[component]
pub(crate) fn FinderForm(
    /// What they ask for.
    results: Results,
    /// Where links lead.
    route: Route,
    /// Asks what is filled in; whether it is finished or still being typed.
    ask: Callback<bool>,
) -> impl IntoView {
    let text_input = NodeRef::<Input>::new();
    let answer = results.answer;
    bind_input(text_input, answer, |answer| answer.asked.text.clone());
    let items = {
        let results = results.clone();
        Memo::new(move |_| suggestions(&results, &route))
    };
    let facet = {
        let results = results.clone();
        move |facet, label| control(&results, facet, label)
    };
    view! {
        <div class="ty-field ty-field--wide">
            <label for="q">{"机构、地址、政策或养育问题，拼音也行"}</label>
            <div class="ty-search">
                <input id="q" name="q" type="search" node_ref=text_input autocomplete="off" enterkeyhint="search" maxlength="60"
                    on:input=move |_| ask.run(false)/>
                <button class="ty-button" type="submit">{"找"}</button>
            </div>
            <Links class="ty-suggest" label="也许是要找" link="ty-chip" items/>
        </div>
        <Near results=results.clone() radius=facet(Facet::Within, "多远以内")/>
        {facet(Facet::Month, "孩子多大")}
        {facet(Facet::Mode, "怎么托")}
        {facet(Facet::Closes, "最早几点关门")}
        {facet(Facet::Fee, "每月最多")}
        <details class="ty-more">
            <summary>{"更多条件"}</summary>
            <div class="ty-more__fields">
                {facet(Facet::Affordable, "普惠")}
                {facet(Facet::Kind, "机构类型")}
                {facet(Facet::Evaluated, "质量评估")}
                {facet(Facet::Vacancy, "空位")}
                {facet(Facet::Meals, "供餐")}
                {facet(Facet::Watch, "家长看视频")}
            </div>
        </details>
        <MoreAnchors results/>
    }
}

/// One facet: a native select whose options say how many each would leave.
fn control(results: &Results, facet: Facet, label: &'static str) -> impl IntoView + use<> {
    let answer = results.answer;
    let data = results.data.clone();
    let choices = choices(&data, facet);
    let offers = Memo::new(move |_| {
        answer.with(|answer| {
            // An address may ask for a value that is not offered; it is then offered too, so that the control can show it.
            let asked = answer.applied.choice(facet).filter(|choice| !choices.contains(choice));
            let offer = |choice: &Choice| {
                let count = answer.count_with(&data.cards, choice);
                Item::new(choice.value(), format!("{}（{count}）", option(choice, &data.levels)))
            };
            // A form sent off before there is anything to measure from is not to say a radius.
            let is_idle = facet == Facet::Within && !answer.is_measured();
            let any = (is_idle || facet != Facet::Within).then(|| Item::new("", "不限"));
            let offered = choices.iter().chain(asked).filter(|_| !is_idle).map(offer);
            any.into_iter().chain(offered).collect()
        })
    });
    let value =
        Memo::new(move |_| answer.with(|answer| answer.applied.choice(facet).map(Choice::value).unwrap_or_default()));
    let where_measured = (facet == Facet::Within).then_some(answer);
    view! { <Choose id=facet.code() label offers value where_measured/> }
}

/// What a facet offers; that nothing is stated comes last.
fn choices(data: &FinderData, facet: Facet) -> Vec<Choice> {
    let answers = |of: fn(bool) -> Choice| [true, false].map(of).to_vec();
    let mut choices: Vec<Choice> = match facet {
        Facet::Month => (FIRST_MONTH..=MOST_MONTHS).map(Choice::Month).collect(),
        Facet::Mode => ServiceMode::ALL.iter().copied().map(Choice::Mode).collect(),
        Facet::Closes => CLOSING.map(Choice::Closes).to_vec(),
        Facet::Fee => FEES.map(Choice::Fee).to_vec(),
        // Chosen on the map, not in the form.
        Facet::Area => Vec::new(),
        Facet::Within => RADII.map(Some).into_iter().chain([None]).map(Choice::Within).collect(),
        Facet::Affordable => answers(Choice::Affordable),
        Facet::Kind => kinds(data).map(Choice::Kind).collect(),
        Facet::Vacancy => VACANCY_DAYS.map(Choice::Vacancy).to_vec(),
        Facet::Evaluated => evaluations(data),
        Facet::Meals => answers(Choice::Meals),
        Facet::Watch => answers(Choice::Watch),
    };
    if facet != Facet::Evaluated {
        choices.push(Choice::Unstated(facet));
    }
    choices
}

/// The kinds that occur in the list, in the order kinds are shown.
fn kinds(data: &FinderData) -> impl Iterator<Item = InstitutionKind> {
    let occurs = |kind: &InstitutionKind| data.cards.iter().any(|card| card.kind == Some(*kind));
    InstitutionKind::ALL.iter().copied().filter(occurs)
}

/// The quality results that occur in the list, scheme by scheme, after "any" and "none published": a scheme at any level, then
/// its levels.
fn evaluations(data: &FinderData) -> Vec<Choice> {
    let occurs = |scheme: &str, level: &str| {
        data.cards.iter().flat_map(|card| &card.badges).any(|badge| {
            badge.state == RecognitionState::Held && badge.scheme == scheme && badge.level.as_deref() == Some(level)
        })
    };
    let mut found = vec![Evaluated::Any, Evaluated::None];
    for level in data.levels.of_quality().filter(|level| occurs(&level.scheme, &level.code)) {
        let scheme = || level.scheme.clone();
        let any = Evaluated::Scheme { scheme: scheme(), level: None };
        if !found.contains(&any) {
            found.push(any);
        }
        found.push(Evaluated::Scheme { scheme: scheme(), level: Some(level.code.clone()) });
    }
    found.into_iter().map(Choice::Evaluated).collect()
}

/// What the text being typed may become: whole names, roads, townships.
fn suggestions(results: &Results, route: &Route) -> Vec<Item> {
    results.answer.with(|answer| {
        let Some(((query, matches), index)) = answer.searched.as_ref().zip(results.index()) else { return Vec::new() };
        let suggested = index.suggest(query, matches, MOST_SUGGESTIONS + 1).into_iter();
        let other = suggested.filter(|one| one.text != answer.asked.text).take(MOST_SUGGESTIONS);
        let link = |one: tuoyu_search::Suggestion| {
            let mut query = answer.asked.without_text();
            query.text.clone_from(&one.text);
            Item { to: route.href_with(&query.print()), words: one.text, ..Item::default() }
        };
        other.map(link).collect()
    })
}
