//! The finder's controls: native ones, the five that matter most first, each option with how many it would leave.

use std::sync::Arc;

use leptos::html::{Input, Select};
use leptos::prelude::*;
use tuoyu_catalog::institution::{InstitutionKind, RecognitionState, ServiceMode};
use tuoyu_catalog::query::{Answer, Choice, Evaluated, MOST_MONTHS, Sort};

use crate::live::bound_value::{bind_input, bind_select};
use crate::live::places::finder_words::chip;
use crate::live::places::results::Results;
use crate::live::places::{FinderData, LevelName};
use crate::text;

/// The youngest age offered, in months: the first class begins here (设置标准).
const FIRST_MONTH: u8 = 6;

/// Closing times offered, in minutes after midnight.
const CLOSING: [u16; 5] = [16 * 60 + 30, 17 * 60, 17 * 60 + 30, 18 * 60, 19 * 60];

/// Monthly fees offered, in yuan.
const FEES: [u32; 5] = [1000, 1500, 2000, 3000, 4000];

/// How recent a stated vacancy may be asked to be, in days.
const VACANCY_DAYS: [u16; 3] = [30, 90, 180];

/// The controls of a finder.
#[component]
pub(crate) fn FinderForm(
    /// The region and its list.
    data: Arc<FinderData>,
    /// What they ask for.
    results: Results,
    /// Called while the text is being typed; the other controls speak up when they have changed.
    on_typing: Callback<()>,
) -> impl IntoView {
    let text_input = NodeRef::<Input>::new();
    let query = results.query;
    bind_input(text_input, query, |query| query.text.clone());
    let facet = |key: &'static str, label: &'static str, any: &'static str, offers: Vec<Offer>| {
        view! { <Facet key label any offers results=results.clone()/> }
    };
    let months = offers((FIRST_MONTH..=MOST_MONTHS).map(Choice::Month));
    let modes = offers(ServiceMode::ALL.iter().map(|mode| Choice::Mode(*mode)));
    let answers = |of: fn(Answer) -> Choice| offers(Answer::ALL.iter().map(|answer| of(*answer)));
    let kinds = offers(kinds(&data).map(Choice::Kind));
    let evaluated = evaluations(&data);
    view! {
        <div class="ty-field ty-field--wide">
            <label for="q">{"机构名称、地址或拼音"}</label>
            <div class="ty-search">
                <input id="q" name="q" type="search" node_ref=text_input autocomplete="off" enterkeyhint="search" maxlength="60"
                    on:input=move |_| on_typing.run(())/>
                <button class="ty-button" type="submit">{"找"}</button>
            </div>
        </div>
        {facet("month", "孩子多大", "不限月龄", months)}
        {facet("mode", "怎么托", "不限", modes)}
        {facet("closes", "最早几点关门", "不限", offers(CLOSING.map(Choice::Closes)))}
        {facet("fee", "每月最多", "不限", offers(FEES.map(Choice::Fee)))}
        {facet("affordable", "普惠", "不限", answers(Choice::Affordable))}
        <Near data=data.clone() results=results.clone()/>
        <details class="ty-more">
            <summary>{"更多条件"}</summary>
            <div class="ty-more__fields">
                {facet("kind", "机构类型", "不限", kinds)}
                {facet("evaluated", "质量评估", "不限", evaluated)}
                {facet("vacancy", "空位", "不限", offers(VACANCY_DAYS.map(Choice::Vacancy)))}
                {facet("meals", "供餐", "不限", answers(Choice::Meals))}
                {facet("watch", "家长看视频", "不限", answers(Choice::Watch))}
            </div>
        </details>
    }
}

/// A choice a facet offers, in words.
#[derive(Clone)]
struct Offer {
    choice: Choice,
    words: String,
}

fn offers(choices: impl IntoIterator<Item = Choice>) -> Vec<Offer> {
    choices.into_iter().map(|choice| Offer { words: option_words(&choice), choice }).collect()
}

/// The kinds that occur in the list, in the order kinds are shown.
fn kinds(data: &FinderData) -> impl Iterator<Item = InstitutionKind> {
    let occurs = |kind: &InstitutionKind| data.cards.iter().any(|card| card.kind == Some(*kind));
    InstitutionKind::ALL.iter().copied().filter(occurs)
}

/// The quality results that occur in the list, scheme by scheme, after "any" and "none published".
fn evaluations(data: &FinderData) -> Vec<Offer> {
    let occurs = |level: &&LevelName| {
        data.cards.iter().flat_map(|card| &card.badges).any(|badge| {
            badge.state == RecognitionState::Held
                && badge.scheme == level.scheme
                && badge.level.as_ref() == Some(&level.code)
        })
    };
    let offer = |level: &LevelName| {
        let asked = Evaluated::Scheme { scheme: level.scheme.clone(), level: Some(level.code.clone()) };
        Offer { choice: Choice::Evaluated(asked), words: format!("{} {}", level.scheme_name, level.name) }
    };
    let mut found = offers([Evaluated::Any, Evaluated::None].map(Choice::Evaluated));
    found.extend(data.levels.of_quality().filter(occurs).map(offer));
    found
}

/// One facet: a native select whose options say how many each would leave.
#[component]
fn Facet(
    key: &'static str,
    label: &'static str,
    any: &'static str,
    offers: Vec<Offer>,
    results: Results,
) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    let query = results.query;
    bind_select(select, query, move |query| query.choice(key).map(Choice::value).unwrap_or_default());
    // An address may ask for a value that is not offered; it is then offered too, so that the control can show it.
    let offered: Vec<String> = offers.iter().map(|offer| offer.choice.value()).collect();
    let unlisted = Memo::new(move |_| {
        query.with(|query| query.choice(key).filter(|choice| !offered.contains(&choice.value())).cloned())
    });
    let option = move |offer: Offer| {
        let (value, results) = (offer.choice.value(), results.clone());
        view! { <option value=value>{offer.words} {move || format!("（{}）", results.count_with(&offer.choice))}</option> }
    };
    let more = option.clone();
    let unlisted = move || unlisted.get().map(|choice| more(Offer { words: option_words(&choice), choice }));
    view! {
        <div class="ty-field">
            <label for=key>{label}</label>
            <select id=key name=key node_ref=select>
                <option value="">{any}</option>
                {offers.into_iter().map(option).collect_view()}
                {unlisted}
            </select>
        </div>
    }
}

fn option_words(choice: &Choice) -> String {
    match choice {
        Choice::Month(month) => format!("{month} 个月 {}", text::band_of(*month)),
        Choice::Closes(minute) => format!("{} 或更晚", text::clock(*minute)),
        Choice::Fee(yuan) => format!("{} 元", text::thousands(*yuan)),
        other => chip(other),
    }
}

/// Where distances are measured from: a township, at the mean of its institutions' points.
#[component]
fn Near(data: Arc<FinderData>, results: Results) -> impl IntoView {
    let near = NodeRef::<Select>::new();
    let sort = NodeRef::<Select>::new();
    let query = results.query;
    bind_select(near, query, |query| query.near.as_ref().map(ToString::to_string).unwrap_or_default());
    bind_select(sort, query, |query| query.sort.map(Sort::code).unwrap_or_default().to_owned());
    let townships = data.townships.iter().filter(|township| township.point.is_some());
    view! {
        <div class="ty-field">
            <label for="near">{"离哪里近"}</label>
            <select id="near" name="near" node_ref=near aria-describedby="near-note">
                <option value="">{"不按距离"}</option>
                {townships.map(|township| view! {
                    <option value=township.code.to_string()>{township.name.clone()}</option>
                }).collect_view()}
            </select>
            <p id="near-note" class="ty-note" hidden=move || query.with(|query| query.near.is_none())>
                {"从该镇街已公布机构的中间位置算起，是大致距离。"}
            </p>
        </div>
        <div class="ty-field" hidden=move || query.with(|query| query.near.is_none())>
            <label for="sort">{"排列"}</label>
            <select id="sort" name="sort" node_ref=sort>
                <option value="">{"按距离"}</option>
                <option value=Sort::Name.code()>{Sort::Name.term()}</option>
            </select>
        </div>
    }
}
