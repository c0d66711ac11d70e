//! Going to childcare: what to ask, how to settle in, what to know before paying. An officer edits the text
//! (`content/help/start.md`); its bulleted lists become boxes that stay ticked on the device.

use leptos::prelude::*;
use tuoyu_content::Help;
use tuoyu_content::block::contents;

use crate::components::{ArticleBody, Dated, Sources};
use crate::route::Route;

/// The checklist's name on the device.
const TICKS: &str = "start";

/// The companion.
#[component]
pub(crate) fn Start(
    /// Its text.
    help: Help,
) -> impl IntoView {
    let meta = help.meta;
    let sections: Vec<(String, String)> =
        contents(&help.body).into_iter().map(|entry| (format!("#{}", entry.id), entry.text)).collect();
    view! {
        <article class="ty-article">
            <h1>{meta.title}</h1>
            <p class="ty-lead__text">{meta.summary}</p>
            <p class="ty-actions">
                <a class="ty-button" href=Route::Check.href()>{"先查备案"}</a>
                <button class="ty-button ty-button--quiet" type="button" data-print="">{"打印这份清单"}</button>
                <button class="ty-button ty-button--quiet" type="button" data-untick=TICKS>{"去掉所有勾"}</button>
            </p>
            <nav class="ty-contents" aria-label="这一页有什么">
                <ul>{sections.into_iter().map(|(to, words)| view! { <li><a href=to>{words}</a></li> }).collect_view()}</ul>
            </nav>
            <ArticleBody blocks=help.body ticks=TICKS/>
            <p class="ty-quiet">"更新于 " <Dated date=meta.updated/></p>
            <Sources sources=meta.sources/>
        </article>
    }
}
