//! The tools that follow a child, each with the question it answers.

use leptos::prelude::*;

use crate::route::Route;

/// The tools: where, what it is called, what it answers.
const TOOLS: [(Route, &str, &str); 4] = [
    (Route::Growth, "生长曲线", "体重、身长、头围在同龄孩子里算什么位置？两套标准，选一套看走势。"),
    (Route::Vaccines, "疫苗日历", "下一针什么时候？有没有漏？每一剂最早哪天，可以存进日历、打印成卡。"),
    (Route::Checks, "儿保体检日历", "下一次免费体检在哪天、在哪里、做什么？"),
    (Route::Milestones, "发育预警征象", "这个月龄该留意哪四条？有符合的，去哪里看。"),
];

/// The list of tools.
#[component]
pub(crate) fn Tools() -> impl IntoView {
    view! {
        <div class="ty-lead">
            <h1>{"工具"}</h1>
            <p class="ty-lead__text">{"填的内容只在您的设备上，不会上传。勾上“记在这台设备上”，填一次几个工具都能用。"}</p>
        </div>
        <ul class="ty-rows">
            {TOOLS.map(|(route, title, text)| view! {
                <li class="ty-row">
                    <h2 class="ty-row__title"><a href=route.href()>{title}</a></h2>
                    <p>{text}</p>
                </li>
            }).collect_view()}
        </ul>
    }
}
