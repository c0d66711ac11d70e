//! A region: the way to its finder, its whole list by township, its plan and what that sets out to reach, its policies, its offices.

use leptos::prelude::*;
use tuoyu_catalog::card::Card;
use tuoyu_catalog::region::{Plan, Target};
use tuoyu_catalog::runtime::Shard;

use crate::components::{Dated, Demonstration, MapPicture, SourceLine};
use crate::data::RegionBody;
use crate::data::picture::Picture;
use crate::live::places::{Badges, Levels};
use crate::pages::region_policies::RegionPolicies;
use crate::route::Route;
use crate::text;

/// A region's page.
#[component]
pub(crate) fn Region(
    /// The region and its list.
    body: RegionBody,
) -> impl IntoView {
    let levels = Levels::of(&body.schemes);
    let shard = body.shard;
    let region = shard.region.clone();
    let picture = Picture::of(&shard, body.basemap.as_deref(), None);
    let here = format!("region={}", region.code);
    let standing = shard.cards.iter().filter(|card| !card.is_gone()).count();
    view! {
        <div class="ty-lead">
            <p class="ty-quiet">{region.full_name.clone()}</p>
            <h1>{format!("{}的托育机构", region.name)}</h1>
            <p class="ty-lead__text">{format!("名单上有 {} 家，其中 {standing} 家在册。可以按月龄、时间、费用来找。", shard.cards.len())}</p>
            <p class="ty-actions">
                <a class="ty-button" href=Route::Finder(region.code.clone()).href()>{"按条件找托育"}</a>
                <a class="ty-button ty-button--quiet" href=Route::RegionServices(region.code.clone()).href()>{"亲子活动和服务点"}</a>
            </p>
            <p><a class="ty-go" href=Route::Coverage(region.code.clone()).href()>{"每个镇街有多少托位"}</a></p>
            <p><a class="ty-go" href=Route::RegionChanges(region.code.clone()).href()>{"最近的变化"}</a></p>
        </div>
        <Demonstration/>
        {picture.map(|picture| view! {
            <section aria-labelledby="picture">
                <h2 id="picture">{"都在哪儿"}</h2>
                <MapPicture picture about=format!("{}托育机构的位置示意图，下面的名单按镇街写着每一家", region.name)/>
            </section>
        })}
        <section aria-labelledby="list">
            <h2 id="list">{"全部名单，按镇街"}</h2>
            {by_township(&shard).into_iter().map(|(name, cards)| township(name, cards, &levels)).collect_view()}
        </section>
        <section aria-labelledby="due">
            <h2 id="due">{"在这里能领什么"}</h2>
            <p>{"补贴、个税、假期和服务，按孩子的生日算；办托育的税费和水电，按机构的情况列。"}</p>
            <p class="ty-actions">
                <a class="ty-button ty-button--quiet" href=Route::ForFamilies.href_with(&here)>{"家里能领什么"}</a>
                <a class="ty-button ty-button--quiet" href=Route::ForOperators.href_with(&here)>{"办托育有哪些支持"}</a>
            </p>
        </section>
        {region.plan.map(|plan| view! { <PlanSection plan targets=region.targets/> })}
        <RegionPolicies library=&body.library code=&region.code/>
        <section aria-labelledby="duties">
            <h2 id="duties">{"谁负责"}</h2>
            <p><a class="ty-go" href=Route::RegionDepartments(region.code.clone()).href()>{format!("{}托育的事找谁，按要办的事找", region.name)}</a></p>
        </section>
    }
}

/// The cards of each township in code order, then those whose township is not stated.
fn by_township(shard: &Shard) -> Vec<(String, Vec<Card>)> {
    let of = |code| shard.cards.iter().filter(|card| card.township.as_ref() == code).cloned().collect::<Vec<_>>();
    let named = shard.region.townships.iter().map(|township| (township.name.clone(), of(Some(&township.code))));
    named.chain([("镇街未说明".to_owned(), of(None))]).filter(|(_, cards)| !cards.is_empty()).collect()
}

fn township(name: String, cards: Vec<Card>, levels: &Levels) -> impl IntoView + use<> {
    let rows = cards.iter().map(|card| {
        let note = match card.operation {
            Some(operation) => operation.term().to_owned(),
            None => text::months(card),
        };
        view! {
            <li class="ty-entry">
                <a class="ty-entry__name" href=Route::Institution(card.id.clone()).href()>{card.name.clone()}</a>
                <span class="ty-quiet">{card.kind.map(|kind| kind.term())} " " {note}</span>
                <Badges card levels/>
            </li>
        }
    });
    view! {
        <h3 class="ty-township">{name} {" "} <span class="ty-quiet">{format!("{} 家", cards.len())}</span></h3>
        <ul class="ty-entries">{rows.collect_view()}</ul>
    }
}

#[component]
fn PlanSection(plan: Plan, targets: Vec<Target>) -> impl IntoView {
    let policy = Route::Policy(plan.policy).href();
    view! {
        <section aria-labelledby="plan">
            <h2 id="plan">{"当地的规划"}</h2>
            <p><SourceLine source=plan.source/></p>
            <p>{plan.validity_note} {plan.until.map(|until| view! { "，到 " <Dated date=until/> })} "。"</p>
            <p><a class="ty-go" href=policy>{"这份文件说了什么"}</a></p>
            {(!targets.is_empty()).then(|| view! {
                <div class="ty-scroll" role="region" aria-label="目标" tabindex="0">
                    <table>
                        <caption>{"目标（数字照原文）"}</caption>
                        <thead><tr><th scope="col">{"到哪一年"}</th><th scope="col">{"要达到什么"}</th><th scope="col">{"条款"}</th></tr></thead>
                        <tbody>
                            {targets.into_iter().map(|target| view! {
                                <tr><td>{target.year.to_string()}</td><td>{target.text}</td><td>{target.clause}</td></tr>
                            }).collect_view()}
                        </tbody>
                    </table>
                </div>
            })}
        </section>
    }
}
