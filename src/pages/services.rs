//! Classes, visits and rooms for families: the regions to choose from.

use leptos::prelude::*;

use crate::components::Demonstration;
use crate::data::use_page;
use crate::route::Route;

/// The regions with their services.
#[component]
pub(crate) fn Services() -> impl IntoView {
    let regions = use_page().head.regions.clone();
    view! {
        <div class="ty-lead">
            <h1>{"亲子活动和服务点"}</h1>
            <p class="ty-lead__text">{"家长课堂、亲子活动、入户指导、母婴室，当地公布了哪些，在哪里、什么时候。先选地区。"}</p>
        </div>
        <Demonstration what="活动和地点"/>
        <section aria-labelledby="regions">
            <h2 id="regions">{"选地区"}</h2>
            <ul class="ty-regions">
                {regions.into_iter().map(|region| view! {
                    <li class="ty-tile">
                        <a class="ty-tile__name" href=Route::RegionServices(region.code).href()>{region.name}</a>
                        <span class="ty-quiet">{region.full_name}</span>
                    </li>
                }).collect_view()}
            </ul>
        </section>
        <p><a class="ty-go" href=Route::Article("local-support".to_owned()).href()>{"各地的文件怎么说家庭指导"}</a></p>
    }
}
