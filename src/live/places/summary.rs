//! How many are found and by which choices; and when nothing is, what to let go of and what nearly fits.

use leptos::prelude::*;
use tuoyu_catalog::query::{Choice, Facet};
use tuoyu_catalog::results::Condition;
use tuoyu_search::Reading;

use crate::live::piece::{Drawn, Piece, paragraph, piece};
use crate::live::places::articles::Reading as Articles;
use crate::live::places::finder_words::chip;
use crate::live::places::links::{Item, Links, listed};
use crate::live::places::list::List;
use crate::live::places::results::{Answer, Results};
use crate::route::Route;

/// The radii offered, in kilometres.
pub(crate) const RADII: [u8; 4] = [1, 3, 5, 10];

/// How many are found, and the choices made.
#[component]
pub(crate) fn Summary(results: Results, route: Route) -> impl IntoView {
    let answer = results.answer;
    let count = move || {
        answer.with(|answer| match answer.found.len() {
            0 => "没有合条件的".to_owned(),
            n => format!("找到 {n} 家"),
        })
    };
    let chips = {
        let data = results.data.clone();
        move |answer: &Answer| {
            let text = text_words(answer).map(|words| (words, answer.asked.without_text()));
            let choices = answer.applied.choices().iter().filter(|choice| **choice != Choice::Within(None));
            let choices = choices.map(|choice| (chip(choice, &data.levels), answer.asked.without(choice.facet())));
            text.into_iter().chain(choices).collect::<Vec<_>>()
        }
    };
    let items = Memo::new(move |_| {
        let link = |(words, without): (String, tuoyu_catalog::Query)| Item {
            to: route.href_with(&without.print()),
            words,
            tail: "去掉".to_owned(),
            is_current: false,
        };
        answer.with(|answer| chips(answer).into_iter().map(link).collect())
    });
    // Said of what is shown: the words were not found as they were typed.
    let is_slip = move || {
        answer.with(|answer| answer.searched.as_ref().is_none_or(|(_, found)| found.reading != Reading::WithSlip))
    };
    view! {
        <h2 id="found" class="ty-count"><span role="status">{count}</span></h2>
        <Links class="ty-chips" label="已选条件" link="ty-chip" items/>
        <p class="ty-note" hidden=is_slip>{"没有一字不差的，这些读音或写法相近。"}</p>
    }
}

/// When nothing is found: which one condition to let go of and how many that would leave, and the places that nearly fit.
#[component]
pub(crate) fn Nothing(results: Results, route: Route, reading: Articles) -> impl IntoView {
    let answer = results.answer;
    let pieces = {
        let results = results.clone();
        Memo::new(move |_| answer.with(|answer| empty(&ways(&results, answer, &route), answer, &route, reading)))
    };
    let shown = {
        let data = results.data.clone();
        Memo::new(move |_| answer.with(|answer| answer.nearly(&data.cards)))
    };
    view! {
        <Drawn pieces/>
        <section aria-labelledby="nearly" hidden=move || shown.with(Vec::is_empty)>
            <h2 id="nearly">{"差一点就合适的"}</h2>
            <List results shown/>
        </section>
    }
}

/// What is said where nothing is found; nothing elsewhere.
fn empty(ways: &[Item], answer: &Answer, route: &Route, reading: Articles) -> Vec<Piece> {
    if !answer.found.is_empty() {
        return Vec::new();
    }
    let lead = match (ways, reading.count()) {
        ([_, ..], _) => "去掉或放宽其中一个条件，就有：",
        ([], 0) => "换个说法，或者把条件都去掉再看。",
        ([], _) => "名单里没有这样的机构。看看下面的文章，或者换个说法。",
    };
    let ways = (!ways.is_empty()).then(|| listed("ty-ways", "放宽条件", "", ways));
    let all = paragraph("", "").holding([piece("a").with("href", route.href()).words("去掉全部条件")]);
    let said = piece("div").class("ty-empty").holding([paragraph("", lead)]);
    vec![said.holding(ways.into_iter().chain([all]))]
}

/// The ways out of an empty list: each condition let go of by itself, and for the radius the next that finds something.
fn ways(results: &Results, answer: &Answer, route: &Route) -> Vec<Item> {
    if !answer.found.is_empty() {
        return Vec::new();
    }
    let (cards, levels) = (&results.data.cards, &results.data.levels);
    let way = |words: String, left: usize, query: tuoyu_catalog::Query| Item {
        to: route.href_with(&query.print()),
        words: format!("{words}：{left} 家"),
        ..Item::default()
    };
    let text = text_words(answer)
        .map(|words| (format!("不限{words}"), answer.count_without(Condition::Text), answer.asked.without_text()));
    let wider = RADII.into_iter().map(|radius| Choice::Within(Some(radius)));
    let wider = wider.filter(|_| answer.applied.choice(Facet::Within).is_some()).find_map(|choice| {
        let left = answer.count_with(cards, &choice);
        (left > 0).then(|| (chip(&choice, levels), left, answer.asked.with(choice)))
    });
    let lifted = answer.applied.choices().iter().map(|choice| {
        let facet = choice.facet();
        let left = answer.count_without(Condition::Facet(facet));
        (format!("不限“{}”", chip(choice, levels)), left, answer.asked.without(facet))
    });
    let all = text.into_iter().chain(wider).chain(lifted);
    all.filter(|(_, left, _)| *left > 0).map(|(words, left, query)| way(words, left, query)).collect()
}

/// The text as a chip says it; `None` without one.
fn text_words(answer: &Answer) -> Option<String> {
    Some(&answer.asked.text).filter(|text| !text.is_empty()).map(|text| format!("“{text}”"))
}
