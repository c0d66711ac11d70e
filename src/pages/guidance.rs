//! The guidance: by topic, each with the months it is for.

use leptos::prelude::*;
use tuoyu_content::GuidanceEntry;
use tuoyu_content::vocabulary::GuidanceTopic;

use crate::route::Route;

/// The list of guidance articles.
#[component]
pub(crate) fn Guidance(
    /// All of them.
    articles: Vec<GuidanceEntry>,
) -> impl IntoView {
    let filed = |topic: GuidanceTopic| {
        articles.iter().filter(|article| article.topics.first() == Some(&topic)).cloned().collect::<Vec<_>>()
    };
    let topics =
        GuidanceTopic::ALL.iter().map(|topic| (*topic, filed(*topic))).filter(|(_, articles)| !articles.is_empty());
    view! {
        <div class="ty-lead">
            <h1>{"养育指导"}</h1>
            <p class="ty-lead__text">{"按国家公开的指南写成，每一篇都注明依据和复核日期。"}</p>
        </div>
        {topics.map(|(topic, articles)| view! { <Topic topic articles/> }).collect_view()}
    }
}

#[component]
fn Topic(topic: GuidanceTopic, articles: Vec<GuidanceEntry>) -> impl IntoView {
    view! {
        <section aria-labelledby=topic.code()>
            <h2 id=topic.code()>{topic.term()}</h2>
            <ul class="ty-rows">
                {articles.into_iter().map(|article| view! {
                    <li class="ty-row">
                        <h3 class="ty-row__title"><a href=Route::Article(article.slug).href()>{article.title}</a></h3>
                        <p>{article.summary}</p>
                        <p class="ty-row__meta">{format!("{}–{} 个月", article.from_month, article.to_month)}</p>
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
}
