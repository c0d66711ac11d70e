//! The finder's page: its heading, and the live part that answers.

use leptos::prelude::*;

use crate::components::{Demonstration, LivePart};
use crate::live::places::FinderData;
use crate::route::Route;

/// A region's finder.
#[component]
pub(crate) fn Finder(
    /// The region and its list.
    data: FinderData,
) -> impl IntoView {
    let region = &data.region;
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Region(region.code.clone()).href()>{format!("{}全部名单", region.name)}</a></p>
            <h1>{format!("在{}找托育", region.name)}</h1>
        </div>
        <Demonstration/>
        <LivePart unanswered="没有筛选：这台设备上启动不了，下面是全部名单的第一页。"/>
    }
}
