//! The guidance: by topic, each with the months it is for.

use leptos::prelude::*;
use tuoyu_content::GuidanceEntry;
use tuoyu_content::vocabulary::GuidanceTopic;

use crate::components::{FreshWords, LivePart};
use crate::fresh::Fresh;
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
            <p><a class="ty-go" href=Route::Tools.href()>{"疫苗、体检、生长曲线、预警征象：四个工具"}</a></p>
        </div>
        <LivePart unanswered="按月龄挑选没有启动：这台设备上打不开。全部文章都在下面，写着适合的月龄。"/>
        <section aria-labelledby="all-articles">
            <h2 id="all-articles">{"全部文章，按主题"}</h2>
            {topics.map(|(topic, articles)| view! { <Topic topic articles/> }).collect_view()}
        </section>
    }
}

#[component]
fn Topic(topic: GuidanceTopic, articles: Vec<GuidanceEntry>) -> impl IntoView {
    view! {
        <section aria-labelledby=topic.code()>
            <h3 id=topic.code()>{topic.term()}</h3>
            <ul class="ty-rows">
                {articles.into_iter().map(|article| view! {
                    <li class="ty-row">
                        <h4 class="ty-row__title"><a href=Route::Article(article.slug).href()>{article.title}</a></h4>
                        <p>{article.summary}</p>
                        <p class="ty-row__meta">
                            {format!("{}–{} 个月", article.from_month, article.to_month)}
                            <FreshWords fresh=Fresh::Overdue(article.review_by)/>
                        </p>
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
}
