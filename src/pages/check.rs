//! The filing check's page: its heading, and the live part that answers.

use leptos::prelude::*;

use crate::components::{Demonstration, LivePart};

/// Is it filed?
#[component]
pub(crate) fn Check() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <h1>{"查一查是否备案"}</h1>
            <p class="ty-lead__text">{"按名称、曾用名、别名或统一社会信用代码查。只查区县公布的名单，不替代主管部门的答复。"}</p>
        </div>
        <Demonstration/>
        <LivePart unanswered="没有查询：这台设备上启动不了。请选地区看全部名单。"/>
    }
}
