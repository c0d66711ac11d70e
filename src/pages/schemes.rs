//! What each grade means, scheme by scheme, in plain words.

use leptos::prelude::*;
use tuoyu_catalog::scheme::Scheme;

use crate::components::SourceLine;

/// The scheme registry in words.
#[component]
pub(crate) fn Schemes(
    /// The registry.
    schemes: Vec<Scheme>,
) -> impl IntoView {
    view! {
        <div class="ty-lead">
            <h1>{"等级是什么意思"}</h1>
            <p class="ty-lead__text">{"备案、卫生评价、质量评估、普惠、示范是五件不同的事。各地的评估办法不同，等级之间不能互相比较。没有参加评估，不等于不合格。"}</p>
        </div>
        {schemes.into_iter().map(|scheme| view! { <SchemeSection scheme/> }).collect_view()}
    }
}

#[component]
fn SchemeSection(scheme: Scheme) -> impl IntoView {
    let id = format!("scheme-{}", scheme.id);
    let labelled = id.clone();
    let edition = scheme.edition.map(|edition| format!("（{edition} 版）"));
    view! {
        <section aria-labelledby=labelled>
            <h2 id=id>{scheme.name} {edition}</h2>
            {scheme.fictitious.then(|| view! { <p class="ty-demo">{"这是为演示虚构的办法。"}</p> })}
            <p>{scheme.kind.term()} "：" {scheme.summary}</p>
            {(!scheme.levels.is_empty()).then(|| view! {
                <dl class="ty-facts">
                    {scheme.levels.into_iter().map(|level| view! {
                        <div class="ty-facts__row"><dt>{level.name}</dt><dd>{level.meaning}</dd></div>
                    }).collect_view()}
                </dl>
            })}
            {(!scheme.dimensions.is_empty()).then(|| view! {
                <p>"看这几方面："
                    {scheme.dimensions.iter().map(|one| format!("{} {} 分", one.name, one.points)).collect::<Vec<_>>().join("、")} "。"
                </p>
            })}
            {scheme.veto_items.map(|items| format!("另有 {items} 项基础指标，有一项不达标就不能评级。")).map(|words| view! { <p>{words}</p> })}
            <p class="ty-quiet">"依据：" <SourceLine source=scheme.source/></p>
        </section>
    }
}
