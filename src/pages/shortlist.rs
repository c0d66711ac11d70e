//! The shortlist's page: its heading, and the live part, which alone knows what is on the device.

use leptos::prelude::*;

use crate::components::{Demonstration, LivePart};
use crate::route::Route;

/// The shortlist.
#[component]
pub(crate) fn Shortlist() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <h1>{"收藏"}</h1>
            <p class="ty-lead__text">{"看中的放在一起：记下去看的日子和想问的，对比，打印带着去。"}</p>
        </div>
        <Demonstration/>
        <LivePart unanswered="这台设备上启动不了，看不到收藏。可以把机构页面的网址记下来。"/>
        <p class="ty-beyond-print"><a class="ty-go" href=Route::Start.href()>{"送孩子入托：看机构、适应期、交钱之前"}</a></p>
    }
}
