//! What applied on a day: every document with its dates, and what each of its measures comes to on the day chosen.
//!
//! The table is the whole answer for those without script; the day's words in it are reworded by `browser::freshen`.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_content::{Begins, PolicyEntry};
use tuoyu_policy::Measure;

use crate::components::{FreshWords, anchor};
use crate::data::{Library, use_page};
use crate::fresh::{Fresh, ON};
use crate::route::Route;

/// The table of every document.
#[component]
pub(crate) fn PoliciesOnDate(
    /// All of them.
    library: Arc<Library>,
) -> impl IntoView {
    let page = use_page();
    let name = |entry: &PolicyEntry| match entry.region.as_ref() {
        None => "全国".to_owned(),
        Some(code) => page.head.region(code).map_or_else(|| "所在市".to_owned(), |region| region.name.clone()),
    };
    let rows = library.policies.iter().map(|entry| row(entry.clone(), name(entry), library.measures_of(&entry.slug)));
    view! {
        <div class="ty-lead">
            <p class="ty-crumb"><a href=Route::Policies.href()>{"政策"}</a></p>
            <h1>{"某一天适用哪些政策"}</h1>
            <p class="ty-lead__text">{"签合同、算旧账、补申报时，要看的是当时的规定。选那一天，表里就按那一天说。"}</p>
        </div>
        <noscript class={"ty-noscript"}></noscript>
        <section data-asked-day="" aria-labelledby="day">
            <form class="ty-ask-day" method="get" action=Route::PoliciesOnDate.href() data-needs-script="">
                <div class="ty-field">
                    <label for="on">{"看哪一天"}</label>
                    <input id="on" name=ON type="date" min="1990-01-01" max="2199-12-31" data-ask-day="" value=page.today.to_string()/>
                </div>
                <div class="ty-tick ty-only">
                    <input type="checkbox" id="only"/>
                    <label for="only">{"只看当天适用的"}</label>
                </div>
            </form>
            <h2 id="day"><FreshWords fresh=Fresh::Day/> {" 这一天"}</h2>
            <div class="ty-scroll" role="region" aria-label="每份文件在这一天适用不适用" tabindex="0">
                <table class="ty-on-date">
                    <thead><tr>
                        <th scope="col">{"文件和起止日期"}</th><th scope="col">{"这一天"}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <p class="ty-quiet">{"有的文件只知道是哪一年的，有的没有看到施行日期。这些天说不准的，写明没有核实，不当成适用，也不当成不适用。"}</p>
        </section>
    }
}

fn row(entry: PolicyEntry, place: String, measures: Vec<Measure>) -> impl IntoView {
    let (span, href) = (entry.span(), Route::Policy(entry.slug.clone()).href());
    let begins = match span.begins {
        Begins::On(day) => format!("{day} 起"),
        Begins::Issued(day) => format!("{day} 印发"),
        Begins::In(year) => format!("{year} 年的文件"),
        Begins::By(_) => "从哪天起没有核实".to_owned(),
    };
    let ends = match (span.until, span.replaced) {
        (Some(until), _) => format!("到 {until}"),
        (None, Some(day)) => format!("{day} 起被替代"),
        (None, None) => "没有写到哪天".to_owned(),
    };
    let number = entry.doc_no.into_iter().chain([place]).collect::<Vec<_>>().join(" · ");
    let slug = entry.slug;
    view! {
        <tr>
            <th scope="row">
                <a class="ty-go" href=href>{entry.short}</a>
                <p class="ty-quiet">{number}</p>
                <p class="ty-quiet"><span class="ty-number">{begins}</span> {"，"} <span class="ty-number">{ends}</span></p>
                {(!measures.is_empty()).then(|| grants(&slug, measures))}
            </th>
            <td class="ty-on-date__state"><FreshWords fresh=Fresh::Policy(span)/></td>
        </tr>
    }
}

/// What the document grants, each with its own dates.
fn grants(slug: &str, measures: Vec<Measure>) -> impl IntoView + use<> {
    let page = Route::Policy(slug.to_owned()).href();
    view! {
        <details>
            <summary>{format!("里面的 {} 条", measures.len())}</summary>
            <ul class="ty-plain">
                {measures.into_iter().map(|measure| {
                    let fresh = Fresh::Policy(measure.span());
                    view! {
                        <li>
                            <a class="ty-go" href=format!("{page}#{}", anchor(&measure.id))>{measure.title}</a> " "
                            <FreshWords fresh/>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </details>
    }
}
