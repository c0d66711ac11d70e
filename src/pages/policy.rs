//! A policy: what it is, whether it holds today, what it says in plain words, what it grants clause by clause.

use leptos::prelude::*;

use crate::components::{ArticleBody, Dated, Fact, FreshWords, Measures, Replaced, Sources, anchor, stated};
use crate::data::{PolicyBody, use_page};
use crate::fresh::{Fresh, ON};
use crate::route::Route;

/// A policy's page.
#[component]
pub(crate) fn Policy(
    /// The policy and what it grants.
    body: PolicyBody,
) -> impl IntoView {
    let page = use_page();
    let PolicyBody { policy, entry, measures, replaced } = body;
    let meta = policy.meta;
    let fresh = Fresh::Policy(entry.span());
    let region = meta
        .region
        .as_ref()
        .map(|code| page.head.region(code).map_or_else(|| code.to_string(), |region| region.full_name.clone()));
    let other = |slug: String, words: &'static str| view! { <p>{words} <a href=Route::Policy(slug).href()>{"看这份文件"}</a></p> };
    // The day before it was replaced is the last one it may have counted.
    let before = entry.replaced.map(|day| Route::PoliciesOnDate.href_with(&format!("{ON}={}", day.plus_days(-1))));
    let clauses = measures.iter().flat_map(|measure| {
        measure.clauses.iter().map(|clause| (clause.clone(), anchor(&measure.id))).collect::<Vec<_>>()
    });
    view! {
        <article class="ty-article">
            <p class="ty-crumb"><a href=Route::Policies.href()>{"政策"}</a></p>
            <h1>{meta.short}</h1>
            <p class="ty-lead__text">{meta.summary}</p>
            <p class="ty-validity"><strong><FreshWords fresh/></strong></p>
            {meta.superseded_by.map(|slug| other(slug, "它已被新文件替代，留在这里备查。"))}
            {before.map(|href| view! { <p><a class="ty-go" href=href>{"被替代以前，还有哪些政策适用"}</a></p> })}
            {meta.supersedes.into_iter().map(|slug| other(slug, "它替代了更早的文件。")).collect_view()}
            <ArticleBody blocks=policy.body clauses=clauses.collect()/>
            <Measures measures/>
            <Replaced pairs=replaced/>
            <section aria-labelledby="document">
                <h2 id="document">{"这份文件"}</h2>
                <dl class="ty-facts">
                    <Fact term="题名" value=stated(Some(meta.title))/>
                    <Fact term="文号" value=stated(meta.doc_no)/>
                    <Fact term="发布机关" value=stated(Some(meta.issuer))/>
                    <Fact term="适用地区" value=stated(Some(region.unwrap_or_else(|| "全国".to_owned())))/>
                    <Fact term="印发日期" value=meta.issued.map(|date| view! { <Dated date/> }.into_any())/>
                    <Fact term="施行日期" value=meta.effective.map(|date| view! { <Dated date/> }.into_any())/>
                    <Fact term="有效期到" value=meta.until.map(|date| view! { <Dated date/> }.into_any())/>
                    <Fact term="文件怎么写有效期" value=stated(Some(meta.validity_note))/>
                    <Fact term="本站核对日期" value=Some(view! { <Dated date=meta.checked/> }.into_any())/>
                </dl>
            </section>
            <Sources sources=meta.sources/>
        </article>
    }
}
