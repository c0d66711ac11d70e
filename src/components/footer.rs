//! The foot of every page: whose data this is, how old, and the pages about the site.

use leptos::prelude::*;

use crate::components::Dated;
use crate::data::use_page;
use crate::route::{HelpPage, Route};

/// The foot of every page.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let page = use_page();
    let (publisher, as_of, provenance) = (page.head.publisher.clone(), page.head.as_of, page.head.provenance);
    let help = |page: HelpPage| {
        let label = match page {
            HelpPage::Help => "使用帮助",
            HelpPage::About => "关于本站",
            HelpPage::Accessibility => "无障碍",
            HelpPage::Privacy => "隐私",
        };
        view! { <li><a href=Route::Help(page).href()>{label}</a></li> }
    };
    view! {
        <footer class="ty-footer">
            <p>{format!("{}：{publisher}。数据日期 ", provenance.term())}<Dated date=as_of/></p>
            <ul class="ty-footer__links">
                {HelpPage::ALL.map(help).collect_view()}
                <li><a href=Route::Schemes.href()>{"等级是什么意思"}</a></li>
                <li><a href=Route::Changes.href()>{"最近的变化"}</a></li>
                <li><a href=Route::OpenData.href()>{"开放数据"}</a></li>
            </ul>
            <p class="ty-quiet">{"本站不收集个人信息，您填写的内容只留在这台设备上。"}</p>
        </footer>
    }
}
