//! Where else: the operator's other places, the nearest that are filed and open, and the finder as it was asked last.

use leptos::prelude::*;
use tuoyu_catalog::{Card, InstitutionId, TownshipCode};

use crate::live::places::{Extras, Levels, PlaceCard};
use crate::meta::SITE;
use crate::route::Route;

/// The operator's other places, and the nearest that are filed and open.
#[component]
pub(crate) fn Nearby(
    /// The operator's other places.
    siblings: Vec<(InstitutionId, String)>,
    /// The nearest places, with metres; without them those of the same 镇街, as this one's position is not known.
    neighbours: Vec<(Card, Option<f64>)>,
    /// The levels of every scheme.
    levels: Levels,
    /// The region's finder.
    finder: Route,
    /// The 镇街 it stands in.
    near: Option<TownshipCode>,
) -> impl IntoView {
    let measured = neighbours.iter().any(|(_, metres)| metres.is_some());
    let heading = match (neighbours.is_empty(), measured) {
        (true, _) => "找别家",
        (false, true) => "附近还有",
        (false, false) => "同一镇街还有",
    };
    let near = near.map(|code| format!("near={code}&within=all"));
    view! {
        {(!siblings.is_empty()).then(|| view! {
            <section aria-labelledby="siblings">
                <h2 id="siblings">{"同一举办方的其他机构"}</h2>
                <ul>{siblings.into_iter().map(|(id, name)| view! { <li><a class="ty-go" href=Route::Institution(id).href()>{name}</a></li> }).collect_view()}</ul>
            </section>
        })}
        <section aria-labelledby="nearby">
            <h2 id="nearby">{heading}</h2>
            {(!neighbours.is_empty()).then(|| view! {
                <ul class="ty-cards">
                    {neighbours.iter().map(|(card, metres)| view! {
                        <li><PlaceCard card levels=&levels township=None extras=Extras::at(card, *metres)/></li>
                    }).collect_view()}
                </ul>
                <p class="ty-quiet">{if measured { "直线距离。" } else { "这家没有公布位置，按名称排。" }} {SITE} "不作推荐。"</p>
            })}
            // `browser::came_from` leads back to what was asked of this finder last.
            <p><a class="ty-go" href=finder.href_with(near.as_deref().unwrap_or_default()) data-last-finder=near.clone().unwrap_or_default()>
                {"在全区按条件找别家"}</a></p>
        </section>
    }
}
