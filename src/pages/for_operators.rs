//! The operator's page: its heading, and the live part that answers.

use leptos::prelude::*;

use crate::components::LivePart;
use crate::route::Route;

/// What an operator or an employer can claim.
#[component]
pub(crate) fn ForOperators() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Policies.href()>{"全部政策说明"}</a></p>
            <h1>{"办托育有哪些支持"}</h1>
            <p class="ty-lead__text">{"说明机构的情况，就列出税费、水电、用地、补贴和岗位：要什么条件，什么会让它落空，一年大约多少。"}</p>
        </div>
        <LivePart unanswered="没有计算：这台设备上启动不了。下面列着全部项目和条件。"/>
        <p><a class="ty-go" href=Route::ForFamilies.href()>{"家里有三岁以下孩子的，看这里"}</a></p>
    }
}
