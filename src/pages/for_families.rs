//! The family's page: its heading, and the live part that answers.

use leptos::prelude::*;

use crate::components::LivePart;
use crate::route::Route;

/// What a family is due.
#[component]
pub(crate) fn ForFamilies() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Policies.href()>{"全部政策说明"}</a></p>
            <h1>{"家里能领什么"}</h1>
            <p class="ty-lead__text">{"填孩子的生日和在哪里，就列出能领的钱、该有的假期和服务，每一项都写明依据哪一条。"}</p>
        </div>
        <LivePart unanswered="没有计算：这台设备上启动不了。下面列着全部项目和条件。"/>
        <p><a class="ty-go" href=Route::ForOperators.href()>{"办托育的、给职工办托育的，看这里"}</a></p>
    }
}
