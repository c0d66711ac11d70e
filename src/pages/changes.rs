//! What has changed, newest first: by date, on the page of all regions also by region.

use leptos::prelude::*;
use serde_json::Value;
use tuoyu_catalog::changes::{Change, ChangeKind, FieldChange};
use tuoyu_catalog::institution::{InstitutionKind, LegalForm, Operation, Precision};
use tuoyu_catalog::{RegionCode, fields};

use crate::components::{Dated, Demonstration};
use crate::data::{ChangesBody, use_page};
use crate::route::{Route, file_href};
use crate::text::UNSTATED;

/// The changes of a region or of all.
#[component]
pub(crate) fn Changes(
    /// The changes.
    body: ChangesBody,
) -> impl IntoView {
    let page = use_page();
    let file = |name: &str| match &body.region {
        Some(region) => file_href(&format!("data/open/{}/{name}", region.code)),
        None => file_href(&format!("data/open/{name}")),
    };
    let (feed, json) = (file("changes.xml"), file("changes.json"));
    let title =
        body.region.as_ref().map_or_else(|| "最近的变化".to_owned(), |region| format!("{}最近的变化", region.name));
    let more = body.total > body.changes.len();
    let by_region = body.region.is_none();
    view! {
        <div class="ty-lead">
            {body.region.as_ref().map(|region| view! {
                <p><a class="ty-go" href=Route::Region(region.code.clone()).href()>{region.name.clone()} "的托育机构"</a></p>
            })}
            <h1>{title}</h1>
            <p class="ty-lead__text">{"哪家机构新列入、停业、换了评估结果、改了收费，按日期列在这里，最近的在前。"}</p>
            <p>{"数据日期 "}<Dated date=body.as_of/>{"。只列最近十二个月。"}</p>
            <p class="ty-links"><a class="ty-go" href=feed target="_self" type="application/atom+xml">{"用阅读器订阅（Atom）"}</a>" "
                <a class="ty-go" href=json target="_self">{"变更记录（JSON）"}</a></p>
        </div>
        <Demonstration/>
        {(by_region && page.head.regions.len() > 1).then(|| view! {
            <nav aria-labelledby="by-region">
                <h2 id="by-region">{"只看一个区县"}</h2>
                <ul class="ty-chips">
                    {page.head.regions.iter().map(|region| view! {
                        <li><a class="ty-chip" href=Route::RegionChanges(region.code.clone()).href()>{region.name.clone()}</a></li>
                    }).collect_view()}
                </ul>
            </nav>
        })}
        {body.changes.is_empty().then(|| view! { <p>{"这十二个月里没有记录到变化。"}</p> })}
        {days(body.changes).into_iter().map(|(day, changes)| {
            let (id, labelled) = (format!("day-{day}"), format!("day-{day}"));
            let regions = if by_region { regions(changes) } else { vec![(None, changes)] };
            view! {
                <section aria-labelledby=labelled>
                    <h2 id=id><Dated date=day/></h2>
                    {regions.into_iter().map(|(region, changes)| view! { <OfRegion region changes/> }).collect_view()}
                </section>
            }
        }).collect_view()}
        {more.then(|| view! { <p class="ty-quiet">{format!("共 {} 条，更早的在上面的变更记录里。", body.total)}</p> })}
    }
}

/// Changes that stand together, in the order they came: those whose key is the same.
fn together<K: PartialEq>(changes: Vec<Change>, key: fn(&Change) -> K) -> Vec<(K, Vec<Change>)> {
    let mut groups: Vec<(K, Vec<Change>)> = Vec::new();
    for change in changes {
        let of = key(&change);
        match groups.last_mut() {
            Some((last, group)) if *last == of => group.push(change),
            _ => groups.push((of, vec![change])),
        }
    }
    groups
}

fn days(changes: Vec<Change>) -> Vec<(tuoyu_catalog::Date, Vec<Change>)> {
    together(changes, |change| change.date)
}

fn regions(changes: Vec<Change>) -> Vec<(Option<RegionCode>, Vec<Change>)> {
    together(changes, |change| Some(change.region.clone()))
}

/// One region's changes of a day.
#[component]
fn OfRegion(region: Option<RegionCode>, changes: Vec<Change>) -> impl IntoView {
    let page = use_page();
    let name = region.map(|code| page.head.region(&code).map_or_else(|| code.to_string(), |entry| entry.name.clone()));
    let of_institution = |change: &Change| change.id.clone();
    let institutions = together(changes, of_institution);
    view! {
        {name.map(|name| view! { <h3 class="ty-township">{name}</h3> })}
        <ul class="ty-rows">
            {institutions.into_iter().map(|(_, changes)| view! { <li class="ty-change"><Institution changes/></li> }).collect_view()}
        </ul>
    }
}

/// An institution's changes of a day.
#[component]
fn Institution(changes: Vec<Change>) -> impl IntoView {
    let first = changes.first().cloned();
    let is_gone = changes.iter().any(|change| change.kind == ChangeKind::Gone);
    let name = first.map(|change| match is_gone {
        true => view! { <span class="ty-change__name">{change.name}</span> }.into_any(),
        false => {
            view! { <a class="ty-change__name" href=Route::Institution(change.id).href()>{change.name}</a> }.into_any()
        }
    });
    view! {
        {name}
        {changes.into_iter().map(|change| view! {
            <p>{change.text}</p>
            {(!change.fields.is_empty()).then(|| view! {
                <ul class="ty-plain">{change.fields.iter().filter_map(line).map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            })}
        }).collect_view()}
    }
}

/// What a field was and is; `None` where that is more than a line can say.
fn line(change: &FieldChange) -> Option<String> {
    let term = fields::term(&change.field)?;
    Some(format!("{term}：{} → {}", said(&change.field, &change.was)?, said(&change.field, &change.now)?))
}

fn said(field: &str, value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(UNSTATED.to_owned()),
        Value::Bool(answer) => Some(if *answer { "是" } else { "否" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(code) => Some(word(field, code).map_or_else(|| code.clone(), str::to_owned)),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// The term of a code.
fn word(field: &str, code: &str) -> Option<&'static str> {
    match field {
        "kind" => InstitutionKind::from_code(code).map(InstitutionKind::term),
        "legal_form" => LegalForm::from_code(code).map(LegalForm::term),
        "operation" => Operation::from_code(code).map(Operation::term),
        "position.precision" => Precision::from_code(code).map(Precision::term),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_is_said_in_the_words_of_the_page() {
        let change = |field: &str, was: Value, now: Value| FieldChange { field: field.to_owned(), was, now };
        for (change, words) in [
            (change("fees.care", json!(1800), json!(2000)), Some("保育费：1800 → 2000")),
            (change("telephone", Value::Null, json!("0379-6123456")), Some("联系电话：未说明 → 0379-6123456")),
            (change("kind", json!("centre"), json!("community")), Some("机构类型：独立托育机构 → 社区托育点")),
            (change("insured", json!(false), json!(true)), Some("责任保险：否 → 是")),
            (change("hours", Value::Null, json!([])), None),
            (change("nothing", json!(1), json!(2)), None),
        ] {
            assert_eq!(line(&change).as_deref(), words, "{}", change.field);
        }
    }
}
