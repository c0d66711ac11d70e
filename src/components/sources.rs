//! Where facts come from: a document by title, number, clause and date; linked only at the authority's own address.

use leptos::prelude::*;
use tuoyu_catalog::Source;
use tuoyu_content::CitedSource;

/// One document in a line.
#[component]
pub(crate) fn SourceLine(
    /// The document.
    source: Source,
) -> impl IntoView {
    let title = format!("《{}》", source.title.trim_matches(['《', '》']));
    let rest: Vec<String> = [source.number, source.issuer, source.date.map(|date| date.to_string()), source.clause]
        .into_iter()
        .flatten()
        .collect();
    let title = match source.url {
        Some(url) => view! { <a href=url rel="external noopener">{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! { <span class="ty-source">{title} " " {rest.join("，")}</span> }
}

/// The documents an article rests on, numbered as the text cites them.
#[component]
pub(crate) fn Sources(
    /// The documents.
    sources: Vec<CitedSource>,
) -> impl IntoView {
    view! {
        <section class="ty-sources" aria-labelledby="sources">
            <h2 id="sources">{"依据"}</h2>
            <ol>
                {sources.into_iter().enumerate().map(|(at, cited)| view! {
                    <li id=format!("source-{}", at + 1)>
                        <SourceLine source=cited.document/> " "
                        <span class="ty-quiet">{cited.confidence.term()}</span>
                    </li>
                }).collect_view()}
            </ol>
        </section>
    }
}
