//! Where an institution stands: filing and the other badges, each with its state, date and source; evaluation results.

use leptos::prelude::*;
use tuoyu_catalog::institution::{Evaluation, Filing, FilingStatus, Institution, Recognition, RecognitionState};
use tuoyu_catalog::scheme::{Scheme, SchemeKind};

use crate::components::{Dated, FreshWords, SourceLine};
use crate::fresh::Fresh;
use crate::live::places::BadgeMark;
use crate::pages::institution_results::{not_comparable, state_note, until_words};
use crate::route::Route;
use crate::text::UNSTATED;

/// The five badges one below the other, then the evaluation results.
#[component]
pub(crate) fn Standing(
    /// The institution.
    place: Institution,
    /// The schemes its badges are under.
    schemes: Vec<Scheme>,
    /// Who publishes the list.
    publisher: Option<String>,
) -> impl IntoView {
    let kind_of = |id: &str| schemes.iter().find(|scheme| scheme.id == id).map(|scheme| scheme.kind);
    let held = |kind: SchemeKind| {
        place.recognitions.iter().filter(|one| kind_of(&one.scheme) == Some(kind)).cloned().collect::<Vec<_>>()
    };
    let badge = |kind: SchemeKind, shape: &'static str| {
        let recognitions = held(kind);
        view! { <Badge term=kind.term() shape recognitions schemes=schemes.clone()/> }
    };
    let others = held(SchemeKind::Other);
    view! {
        <section aria-labelledby="standing">
            <h2 id="standing">{"备案与认定"}</h2>
            <dl class="ty-facts ty-standing">
                <FilingRow filing=place.filing.clone() publisher/>
                {badge(SchemeKind::Hygiene, "hygiene")}
                {badge(SchemeKind::Affordable, "affordable")}
                {badge(SchemeKind::Model, "model")}
                {(!others.is_empty()).then(|| badge(SchemeKind::Other, "other"))}
            </dl>
            <p class="ty-quiet"><a class="ty-go" href=Route::Schemes.href()>{"这几项分别是什么意思"}</a></p>
        </section>
        <Evaluations evaluations=place.evaluations.clone() schemes=schemes.clone()/>
    }
}

#[component]
fn FilingRow(filing: Option<Filing>, publisher: Option<String>) -> impl IntoView {
    let value = match filing {
        None => view! { <span class="ty-unstated">{UNSTATED}</span> " 名单没有说明它是否备案。" }.into_any(),
        Some(filing) => {
            let shape = if filing.status == FilingStatus::Filed { "filed" } else { "gone" };
            view! {
                <BadgeMark shape words=filing.status.term().to_owned()/>
                {filing.date.map(|date| view! { " " <Dated date/> })}
                {issuer(filing.source.as_ref().and_then(|source| source.issuer.clone()).or(publisher))}
                {filing.receipt.map(|receipt| view! { <p>"回执编号 " {receipt}</p> })}
                {filing.reasons.map(|reasons| view! { <p>"公布的原因：" {reasons}</p> })}
                {(!filing.history.is_empty()).then(|| view! {
                    <ul>{filing.history.into_iter().map(|change| view! {
                        <li><Dated date=change.date/> " " {change.status.term()} {change.note.map(|note| format!("：{note}"))}</li>
                    }).collect_view()}</ul>
                })}
                {filing.source.map(|source| view! { <p class="ty-quiet"><SourceLine source/></p> })}
            }
            .into_any()
        }
    };
    view! { <div class="ty-facts__row"><dt>{"备案"}</dt><dd>{value}</dd></div> }
}

#[component]
fn Badge(
    term: &'static str,
    shape: &'static str,
    recognitions: Vec<Recognition>,
    schemes: Vec<Scheme>,
) -> impl IntoView {
    let one = |recognition: Recognition| {
        let scheme = schemes.iter().find(|scheme| scheme.id == recognition.scheme);
        let level = recognition.level.as_ref().and_then(|code| scheme?.level(code)).map(|level| level.name.clone());
        let ended = recognition.state == RecognitionState::Ended;
        let shape = if ended { "gone" } else { shape };
        let named = scheme.filter(|scheme| scheme.needs_label()).map(|scheme| format!("（{}）", scheme.label()));
        let level = level.unwrap_or_else(|| term.to_owned());
        let words = format!("{level}{} {}", named.unwrap_or_default(), recognition.state.term());
        view! {
            <div class="ty-standing__one">
                <BadgeMark shape words/>
                {recognition.date.map(|date| view! { " " <Dated date/> })}
                {issuer(recognition.source.as_ref().and_then(|source| source.issuer.clone()).or(scheme.and_then(|scheme| scheme.issuer.clone())))}
                {recognition.until.map(|until| view! { <p>{until_words(recognition.state)} <Dated date=until/></p> })}
                {recognition.source.map(|source| view! { <p class="ty-quiet"><SourceLine source/></p> })}
            </div>
        }
    };
    let value = if recognitions.is_empty() {
        view! { <span class="ty-unstated">{UNSTATED}</span> }.into_any()
    } else {
        recognitions.into_iter().map(one).collect_view().into_any()
    };
    view! { <div class="ty-facts__row"><dt>{term}</dt><dd>{value}</dd></div> }
}

/// Who gave a badge or put a place on the list.
fn issuer(name: Option<String>) -> impl IntoView {
    view! { <p>"发布单位：" {name.unwrap_or_else(|| UNSTATED.to_owned())}</p> }
}

/// The newest published result, the earlier ones behind a disclosure; a place without one is said to be just that.
#[component]
fn Evaluations(evaluations: Vec<Evaluation>, schemes: Vec<Scheme>) -> impl IntoView {
    let scheme_of = |evaluation: &Evaluation| schemes.iter().find(|scheme| scheme.id == evaluation.scheme).cloned();
    let note = |later: &Evaluation, earlier: Option<&Evaluation>| {
        let words = earlier.and_then(|earlier| not_comparable(later, earlier, &schemes));
        words.map(|words| view! { <p class="ty-warn">{words}</p> })
    };
    let mut newest_first = evaluations.iter().rev();
    let newest = newest_first.next();
    let earlier: Vec<&Evaluation> = newest_first.collect();
    let row = |(nth, one): (usize, &&Evaluation)| {
        view! { <Result evaluation=(*one).clone() scheme=scheme_of(one)/> {note(one, earlier.get(nth + 1).copied())} }
    };
    view! {
        <section aria-labelledby="evaluation">
            <h2 id="evaluation">{"质量评估"}</h2>
            {newest.is_none().then(|| view! { <p><span class="ty-unstated">{"未参评，或者结果没有公布"}</span> {"。没有参加评估，不等于不合格。"}</p> })}
            {newest.map(|one| view! { <Result evaluation=one.clone() scheme=scheme_of(one)/> {note(one, earlier.first().copied())} })}
            {(!earlier.is_empty()).then(|| view! {
                <details>
                    <summary>{format!("以前的结果，{} 次", earlier.len())}</summary>
                    {earlier.iter().enumerate().map(row).collect_view()}
                </details>
            })}
        </section>
    }
}

#[component]
fn Result(evaluation: Evaluation, scheme: Option<Scheme>) -> impl IntoView {
    let date = evaluation.date;
    let level = evaluation.level.as_ref().and_then(|code| scheme.as_ref()?.level(code)).cloned();
    let name = level.as_ref().map_or_else(|| "等级没有公布".to_owned(), |level| level.name.clone());
    let shape = if evaluation.state == RecognitionState::Ended { "gone" } else { "quality" };
    let edition = scheme.as_ref().and_then(|scheme| scheme.edition.as_ref()).map(|edition| format!("（{edition} 版）"));
    let title = scheme.as_ref().map_or_else(|| evaluation.scheme.clone(), |scheme| scheme.name.clone());
    let given_by = scheme.as_ref().and_then(|scheme| scheme.issuer.clone());
    let title = format!("{title}{}", edition.unwrap_or_default());
    let dimensions = scheme.map(|scheme| scheme.dimensions).unwrap_or_default();
    let scores: Vec<_> = dimensions.into_iter().zip(evaluation.dimension_scores).collect();
    view! {
        <div class="ty-result">
            <h3>{title}</h3>
            <p><BadgeMark shape words=format!("{name} {}", evaluation.state.term())/></p>
            {state_note(evaluation.state).map(|words| view! { <p>{words}</p> })}
            {level.map(|level| view! { <p>{level.meaning}</p> })}
            <p>"结果日期 " <Dated date/> "。" <FreshWords fresh=Fresh::Months(date)/> "。"</p>
            {evaluation.until.map(|until| view! { <p>{until_words(evaluation.state)} <Dated date=until/></p> })}
            {evaluation.score.map(|score| view! { <p>{format!("总分 {score}")}</p> })}
            {(!scores.is_empty()).then(|| view! {
                <table class="ty-scores">
                    <caption>{"各方面得分"}</caption>
                    <thead><tr><th scope="col">{"方面"}</th><th scope="col">{"得分"}</th><th scope="col">{"占满分"}</th></tr></thead>
                    <tbody>{scores.into_iter().map(|(dimension, score)| view! {
                        <tr>
                            <th scope="row">{dimension.name.clone()}</th>
                            <td class="ty-number">{format!("{score} / {}", dimension.points)}</td>
                            <td><meter min="0" max=dimension.points.to_string() value=score.to_string()
                                aria-label=format!("{} 得分", dimension.name)>{score.to_string()}</meter></td>
                        </tr>
                    }).collect_view()}</tbody>
                </table>
            })}
            {evaluation.veto_note.map(|note| view! { <p class="ty-warn">"基础指标：" {note}</p> })}
            {evaluation.next_due.map(|due| view! { <p>"下一次评估应在 " <Dated date=due/></p> })}
            {issuer(evaluation.source.as_ref().and_then(|source| source.issuer.clone()).or(given_by))}
            {evaluation.source.map(|source| view! { <p class="ty-quiet"><SourceLine source/></p> })}
        </div>
    }
}
