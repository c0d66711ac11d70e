//! A list one ticks off: each item a native checkbox that stays ticked on this device, with the document that says it.

use leptos::prelude::*;
use tuoyu_content::CitedSource;
use tuoyu_policy::checklist::{Checklist, Group, Item};

/// The parts of a list, each under a heading of level 3.
#[component]
pub(crate) fn ChecklistGroups(
    /// The list.
    list: Checklist,
) -> impl IntoView {
    let Checklist { id, sources, groups, .. } = list;
    groups.into_iter().map(move |group| part(&id, group, &sources)).collect_view()
}

/// The two buttons every list has: print it, take the ticks away.
#[component]
pub(crate) fn ChecklistButtons(
    /// The list's id.
    id: String,
) -> impl IntoView {
    view! {
        <p class="ty-buttons">
            <button class="ty-button ty-button--quiet" type="button" data-print="">{"打印"}</button>
            <button class="ty-button ty-button--quiet" type="button" data-untick=id>{"全部取消勾选"}</button>
        </p>
    }
}

fn part(list: &str, group: Group, sources: &[CitedSource]) -> impl IntoView + use<> {
    // Where one document says it all, it is named once.
    let mut cited = group.items.iter().map(|item| item.source);
    let first = cited.next();
    let common = first.filter(|first| cited.all(|other| other == *first)).and_then(|number| document(sources, number));
    let sources = if common.is_some() { &[] } else { sources };
    let points = group.points.map(|points| format!("（{points} 分）")).unwrap_or_default();
    let items: Vec<_> = group.items.into_iter().map(|item| one(list, item, sources)).collect();
    view! {
        <section id=format!("{list}-{}", group.id)>
            <h3>{group.title} {points}</h3>
            {(!group.note.is_empty()).then(|| view! { <p class="ty-quiet">{group.note}</p> })}
            {common.map(|document| view! { <p class="ty-quiet">{format!("依据：{document}")}</p> })}
            {(!items.is_empty()).then(|| view! { <ul class="ty-checklist">{items}</ul> })}
        </section>
    }
}

/// A document by its number in the list, counted from 1.
fn document(sources: &[CitedSource], number: usize) -> Option<String> {
    sources.get(number.wrapping_sub(1)).map(|cited| {
        let number = cited.document.number.as_ref().map(|number| format!("（{number}）")).unwrap_or_default();
        format!("《{}》{number}", cited.document.title)
    })
}

fn one(list: &str, item: Item, sources: &[CitedSource]) -> impl IntoView + use<> {
    let id = format!("tick-{list}-{}", item.id);
    let labelled = id.clone();
    let kept = format!("{list}/{}", item.id);
    let forms =
        (!item.forms.is_empty()).then(|| item.forms.iter().map(|form| form.code()).collect::<Vec<_>>().join(" "));
    let cite = document(sources, item.source).into_iter().chain(item.clause).collect::<Vec<_>>().join(" ");
    view! {
        <li class="ty-tick" data-forms=forms data-meals=item.meals.then_some("")>
            <input type="checkbox" id=id data-keep=kept/>
            <label for=labelled>{item.text} {" "} <span class="ty-quiet">{cite}</span></label>
        </li>
    }
}
