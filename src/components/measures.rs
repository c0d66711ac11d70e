//! What a document grants, one line a measure: what, under which condition, how strongly and how much, by which clause.

use leptos::prelude::*;
use tuoyu_content::vocabulary::Audience;
use tuoyu_policy::Measure;

use crate::components::FreshWords;
use crate::fresh::Fresh;

/// Where a measure stands on its document's page: what clauses and other pages link to.
pub(crate) fn anchor(id: &str) -> String {
    format!("m-{id}")
}

/// The measures of a document, a table for each of those it speaks to.
#[component]
pub(crate) fn Measures(
    /// The measures, in the document's order.
    measures: Vec<Measure>,
) -> impl IntoView {
    let of = |audience: Audience| {
        let own: Vec<Measure> = measures.iter().filter(|measure| measure.audience == audience).cloned().collect();
        (!own.is_empty()).then(|| table(audience, own))
    };
    (!measures.is_empty()).then(|| {
        view! {
            <section aria-labelledby="measures">
                <h2 id="measures">{"一条一条看"}</h2>
                <p>{"力度照文件的原话：“给予”是直接写明能享受，“应当”是部门必须做，“可以”是能去申请或在探索，“鼓励”“提到”不等于已经有。"}</p>
                {Audience::ALL.iter().map(|audience| of(*audience)).collect_view()}
            </section>
        }
    })
}

/// On narrow screens its rows stand one below the other; the roles keep it a table for those who hear it.
fn table(audience: Audience, measures: Vec<Measure>) -> impl IntoView {
    let title = format!("给{}", audience.term());
    view! {
        <h3>{title.clone()}</h3>
        <div class="ty-scroll" role="region" aria-label=title tabindex="0">
            <table class="ty-measures" role="table">
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader">{"给什么"}</th><th role="columnheader">{"力度和多少"}</th><th role="columnheader">{"条款"}</th>
                </tr></thead>
                <tbody role="rowgroup">{measures.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(measure: Measure) -> impl IntoView {
    let conditions: Vec<String> = measure.conditions.iter().map(|condition| condition.words()).collect();
    let doubt = measure.to_confirm.clone().or_else(|| {
        let deadline = measure.deadline.as_ref().filter(|deadline| deadline.last.is_none());
        deadline.map(|deadline| deadline.note.clone())
    });
    let clauses = if measure.clauses.is_empty() {
        "条款号没有核对到".to_owned()
    } else {
        format!("条款：{}", measure.clauses.join("、"))
    };
    let (id, fresh) = (anchor(&measure.id), Fresh::Policy(measure.span()));
    view! {
        <tr id=id role="row">
            <td role="cell">
                <strong>{measure.title.clone()}</strong>
                <p>{measure.gives.clone()}</p>
                {(!conditions.is_empty()).then(|| view! { <p class="ty-quiet">{format!("要求：{}", conditions.join("；"))}</p> })}
                {doubt.map(|what| view! { <p class="ty-warn">{format!("待主管部门确认：{what}")}</p> })}
                <How measure=measure.clone()/>
            </td>
            <td role="cell">
                <strong>{measure.strength.term()}</strong>
                <p>{measure.amount.words()}</p>
                <p class="ty-quiet"><FreshWords fresh/></p>
            </td>
            <td class="ty-quiet" role="cell">{clauses}</td>
        </tr>
    }
}

/// How to get it, what to bring, what breaks it, what is left open.
#[component]
fn How(measure: Measure) -> impl IntoView {
    let list = |title: &'static str, items: Vec<String>| {
        (!items.is_empty()).then(|| {
            view! { <p>{title}</p><ul>{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul> }
        })
    };
    let offices = measure.ask.into_iter().map(|office| match office.clause {
        Some(clause) => format!("{}（{clause}）", office.office),
        None => office.office,
    });
    let offices: Vec<String> = offices.collect();
    view! {
        <details>
            <summary>{"怎么办"}</summary>
            <p>{measure.apply}</p>
            {list("可以问：", offices)}
            {list("要准备：", measure.papers)}
            {list("什么情况就没有了：", measure.breaks)}
            {list("文件没有写清的：", measure.unclear)}
        </details>
    }
}

/// What was replaced beside what took its place, point by point.
#[component]
pub(crate) fn Replaced(
    /// The old and the new of each.
    pairs: Vec<(Measure, Measure)>,
) -> impl IntoView {
    let named = pairs.first().cloned();
    named.map(|(old, new)| {
        let number = |measure: &Measure| measure.source.number.clone().unwrap_or_else(|| measure.source.title.clone());
        view! {
            <section aria-labelledby="replaced">
                <h2 id="replaced">{"前后变了什么"}</h2>
                <div class="ty-scroll" role="region" aria-label="前后对照" tabindex="0">
                    <table class="ty-replaced">
                        <thead><tr>
                            <th scope="col">{"项目"}</th>
                            <th scope="col">{format!("以前：{}", number(&old))}</th>
                            <th scope="col">{format!("现在：{}", number(&new))}</th>
                        </tr></thead>
                        <tbody>
                            <tr><th scope="row">{"期限"}</th><td>{old.period.note}</td><td>{new.period.note}</td></tr>
                            {pairs.into_iter().map(|(old, new)| changed(old, new)).collect_view()}
                        </tbody>
                    </table>
                </div>
            </section>
        }
    })
}

fn changed(old: Measure, new: Measure) -> impl IntoView {
    let same = old.gives == new.gives && old.amount == new.amount && old.conditions == new.conditions;
    let said = |measure: &Measure| {
        let clauses =
            if measure.clauses.is_empty() { String::new() } else { format!("（{}）", measure.clauses.join("、")) };
        format!("{}{clauses}", measure.gives)
    };
    let now = if same { format!("一样（{}）", new.clauses.join("、")) } else { said(&new) };
    view! { <tr><th scope="row">{new.title}</th><td>{said(&old)}</td><td>{now}</td></tr> }
}
