//! The finder's page: its heading, and the live part that answers.

use leptos::prelude::*;

use crate::components::{Demonstration, LivePart, MapPicture};
use crate::data::FinderBody;
use crate::route::Route;

/// A region's finder.
#[component]
pub(crate) fn Finder(
    /// The region's list and its map.
    body: FinderBody,
) -> impl IntoView {
    let region = &body.live.region;
    let about = format!("{}托育机构的位置示意图，上面的名单里逐家写着镇街和地址", region.name);
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Region(region.code.clone()).href()>{format!("{}全部名单", region.name)}</a></p>
            <h1>{format!("在{}找托育", region.name)}</h1>
            {body.picture.is_some().then(|| view! { <p><a class="ty-go" href="#picture" data-map-open="">{"看地图"}</a></p> })}
        </div>
        <Demonstration/>
        <div class="ty-sides">
        <div>
        <LivePart unanswered="没有筛选：这台设备上启动不了，下面是全部名单的第一页。"/>
        </div>
        {body.picture.map(|picture| view! {
            <section id="picture" aria-labelledby="on-map" class="ty-pictured">
                <h2 id="on-map">{"都在哪儿"}</h2>
                <p class="ty-map-opener"><a class="ty-button ty-button--quiet" href="#picture" data-map-open="">{"打开能放大的地图"}</a></p>
                <MapPicture picture about/>
            </section>
        })}
        </div>
    }
}
