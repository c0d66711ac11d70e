//! A guidance article.

use leptos::prelude::*;
use tuoyu_content::Guidance;

use crate::components::{ArticleBody, Dated, FreshWords, Sources, inlines};
use crate::fresh::Fresh;
use crate::route::Route;

/// A guidance article.
#[component]
pub(crate) fn Article(
    /// The article.
    article: Guidance,
) -> impl IntoView {
    let meta = article.meta;
    let topics = meta.topics.iter().map(|topic| topic.term()).collect::<Vec<_>>().join("、");
    view! {
        <article class="ty-article">
            <p class="ty-crumb"><a href=Route::Guidance.href()>{"养育指导"}</a></p>
            <h1>{meta.title}</h1>
            <p class="ty-lead__text">{meta.summary}</p>
            <p class="ty-quiet">{format!("适合 {}–{} 个月 · {topics}", meta.from_month, meta.to_month)}</p>
            {(!meta.see_doctor.is_empty()).then(|| view! {
                <section class="ty-urgent" aria-labelledby="urgent">
                    <h2 id="urgent">{"有下面任何一条，马上就医"}</h2>
                    <ul>{meta.see_doctor.into_iter().map(|sign| view! { <li>{inlines(sign)}</li> }).collect_view()}</ul>
                </section>
            })}
            <ArticleBody blocks=article.body/>
            <p class="ty-quiet">
                {format!("{}。复核于 ", meta.author_role)} <Dated date=meta.reviewed/> "。"
                <FreshWords fresh=Fresh::Review(meta.review_by)/>
                "。这里的内容不能代替医生的诊断。"
            </p>
            <Sources sources=meta.sources/>
        </article>
    }
}
