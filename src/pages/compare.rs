//! The comparison's page: its heading, and the live part, which reads from the address what is compared.

use leptos::prelude::*;

use crate::components::{Demonstration, LivePart};
use crate::route::Route;

/// The comparison.
#[component]
pub(crate) fn Compare() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Shortlist.href()>{"收藏"}</a></p>
            <h1>{"放在一起比"}</h1>
            <p class="ty-lead__text">{"最多四家。没有说明的不算不好，打电话问一声。本站不排名，也不推荐。"}</p>
        </div>
        <Demonstration/>
        <LivePart unanswered="这台设备上启动不了，没有对比。可以分别打开机构的页面看。"/>
        <p class="ty-quiet ty-beyond-print">{"等级是什么意思，见"} <a href=Route::Schemes.href()>{"认定和评估"}</a> {"。"}</p>
    }
}
