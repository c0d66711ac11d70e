//! Nothing is at this address.

use leptos::prelude::*;

use crate::route::Route;

/// Says so, and where to go from here.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! {
        <div class="ty-lead">
            <h1>{"这一页不存在"}</h1>
            <p class="ty-lead__text">{"地址可能写错了，或者这一页已经撤下。"}</p>
            <p><a class="ty-button" href=Route::Home.href()>{"从选地区开始"}</a></p>
            <p>"想知道一家机构是否备案，可以" <a href=Route::Check.href()>{"查一查"}</a> {"。"}</p>
        </div>
    }
}
