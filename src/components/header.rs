//! The head of every page: the name, the ways in, the region switch, large type.

use leptos::prelude::*;

use crate::data::use_page;
use crate::meta::SITE;
use crate::route::Route;

/// The head of every page.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let here = use_page().route.clone();
    let link = |to: Route, label: &'static str| {
        let current = if here == to { Some("page") } else { (here.section() == to).then_some("true") };
        view! { <li><a class="ty-nav__link" href=to.href() aria-current=current>{label}</a></li> }
    };
    view! {
        <header class="ty-header">
            <div class="ty-header__bar">
                <a class="ty-brand" href=Route::Home.href()>{SITE}</a>
                <RegionSwitch/>
                // Pressing it is answered by `browser::settings`, on every page alike.
                <button class="ty-elder" type="button" aria-pressed="false" data-elder-switch="">{"大字"}</button>
            </div>
            <nav class="ty-nav" aria-label="主要栏目">
                <ul class="ty-nav__list">
                    {link(Route::Home, "找托育")}
                    {link(Route::Check, "查备案")}
                    {link(Route::ForFamilies, "领补贴")}
                    {link(Route::Policies, "政策")}
                    {link(Route::Guidance, "养育指导")}
                    {link(Route::Shortlist, "收藏")}
                </ul>
            </nav>
        </header>
    }
}

/// The regions on the site, behind a native disclosure.
#[component]
fn RegionSwitch() -> impl IntoView {
    let page = use_page();
    let here = page.body.region().and_then(|code| page.head.region(code)).map(|region| region.name.clone());
    let regions = page.head.regions.clone();
    view! {
        <details class="ty-switch">
            <summary class="ty-switch__label">{here.unwrap_or_else(|| "选地区".to_owned())}</summary>
            <ul class="ty-switch__list">
                {regions
                    .into_iter()
                    .map(|region| view! {
                        <li><a class="ty-switch__link" href=Route::Region(region.code).href()>
                            {region.name} {" "} <span class="ty-quiet">{region.full_name}</span>
                        </a></li>
                    })
                    .collect_view()}
            </ul>
        </details>
    }
}
