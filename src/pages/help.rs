//! A page about the site itself.

use leptos::prelude::*;
use tuoyu_content::Help as HelpText;

use crate::components::{ArticleBody, Dated, Sources};

/// A page about the site itself.
#[component]
pub(crate) fn Help(
    /// The page.
    help: HelpText,
) -> impl IntoView {
    let meta = help.meta;
    view! {
        <article class="ty-article">
            <h1>{meta.title}</h1>
            <p class="ty-lead__text">{meta.summary}</p>
            <ArticleBody blocks=help.body/>
            <p class="ty-quiet">"更新于 " <Dated date=meta.updated/></p>
            {(!meta.sources.is_empty()).then(|| view! { <Sources sources=meta.sources/> })}
        </article>
    }
}
