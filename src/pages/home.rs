//! Home: choose a region; the two questions most people come with; a few texts worth reading.

use leptos::prelude::*;
use tuoyu_catalog::runtime::RegionSummary;

use crate::components::Demonstration;
use crate::data::{Brief, HomeBody};
use crate::route::Route;
use crate::text::thousands;

/// The home page.
#[component]
pub(crate) fn Home(
    /// The regions and the texts.
    body: HomeBody,
) -> impl IntoView {
    view! {
        <div class="ty-lead">
            <h1>{"给三岁以下的孩子找托育"}</h1>
            <p class="ty-lead__text">{"看清哪些机构备了案、评估怎么样、多少钱、几点关门。先选您所在的地区。"}</p>
        </div>
        <Demonstration/>
        <section aria-labelledby="regions">
            <h2 id="regions">{"选地区"}</h2>
            <ul class="ty-regions">{body.regions.into_iter().map(|region| view! { <RegionTile region/> }).collect_view()}</ul>
        </section>
        <section class="ty-ask" aria-labelledby="at-the-door">
            <h2 id="at-the-door">{"站在门口，想知道这家备案没有"}</h2>
            <p>{"输入名称就能查：在名单上、没查到、还是已经移出。"}</p>
            <p><a class="ty-button ty-button--quiet" href=Route::Check.href()>{"查一查是否备案"}</a></p>
        </section>
        <section class="ty-ask" aria-labelledby="companion">
            <h2 id="companion">{"要送托了"}</h2>
            <p>{"看机构时问什么、头几周怎么过、交钱前看什么，一条一条勾。"}</p>
            <p class="ty-actions">
                <a class="ty-button ty-button--quiet" href=Route::Start.href()>{"送孩子入托"}</a>
                <a class="ty-button ty-button--quiet" href=Route::Services.href()>{"亲子活动和服务点"}</a>
            </p>
        </section>
        <section class="ty-ask" aria-labelledby="tools">
            <h2 id="tools">{"下一针、下次体检，长得怎么样"}</h2>
            <p>{"填出生日期，就在自己的设备上算：疫苗和体检的日子、生长曲线、发育预警征象。不上传。"}</p>
            <p><a class="ty-button ty-button--quiet" href=Route::Tools.href()>{"打开工具"}</a></p>
        </section>
        <div class="ty-pair">
            <BriefList id="money" title="能拿到什么" briefs=body.policies route=Route::Policy all=Route::Policies more="全部政策"/>
            <BriefList id="care" title="这个月龄怎么带" briefs=body.guidance route=Route::Article all=Route::Guidance more="全部养育指导"/>
        </div>
    }
}

#[component]
fn RegionTile(region: RegionSummary) -> impl IntoView {
    let sum = if region.filed == 0 {
        "还没有已备案的机构".to_owned()
    } else {
        format!("已备案 {} 家，托位 {} 个", region.filed, thousands(region.places))
    };
    let code = region.entry.code;
    view! {
        <li class="ty-tile">
            <a class="ty-tile__name" href=Route::Region(code).href()>{region.entry.name}</a>
            <span class="ty-quiet">{region.entry.full_name}</span>
            <span>{sum}</span>
        </li>
    }
}

#[component]
fn BriefList(
    id: &'static str,
    title: &'static str,
    briefs: Vec<Brief>,
    route: fn(String) -> Route,
    all: Route,
    more: &'static str,
) -> impl IntoView {
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <ul class="ty-rows">
                {briefs.into_iter().map(|brief| view! {
                    <li class="ty-row">
                        <h3 class="ty-row__title"><a href=route(brief.slug).href()>{brief.title}</a></h3>
                        <p>{brief.summary}</p>
                    </li>
                }).collect_view()}
            </ul>
            <p><a class="ty-go" href=all.href()>{more}</a></p>
        </section>
    }
}
