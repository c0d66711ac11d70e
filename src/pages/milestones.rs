//! The warning signs page: its heading, the live part, and where the figures come from.

use leptos::prelude::*;

use crate::components::LivePart;
use crate::route::Route;

/// The warning signs.
#[component]
pub(crate) fn Milestones() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Tools.href()>{"全部工具"}</a></p>
            <h1>{"发育预警征象"}</h1>
        </div>
        <LivePart unanswered="对照没有启动：这台设备上打不开。"/>
    }
}
