//! The growth page: its heading, the live part, and where the figures come from.

use leptos::prelude::*;

use crate::components::LivePart;
use crate::route::Route;

/// Growth beside the standards.
#[component]
pub(crate) fn Growth() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Tools.href()>{"全部工具"}</a></p>
            <h1>{"生长曲线"}</h1>
        </div>
        <LivePart unanswered="曲线没有启动：这台设备上打不开。"/>
    }
}
