//! The policies: national ones by whom they serve, then each region's own.

use leptos::prelude::*;
use tuoyu_content::PolicyEntry;
use tuoyu_content::vocabulary::Audience;

use crate::components::PolicyRow;
use crate::data::use_page;
use crate::route::Route;

/// The list of policies.
#[component]
pub(crate) fn Policies(
    /// All of them.
    policies: Vec<PolicyEntry>,
) -> impl IntoView {
    let (national, local): (Vec<_>, Vec<_>) = policies.into_iter().partition(|policy| policy.region.is_none());
    let (family, rest): (Vec<_>, Vec<_>) =
        national.into_iter().partition(|policy| policy.audience.contains(&Audience::Family));
    let regions = use_page().head.regions.clone();
    let of_region = |code: &str| {
        local
            .iter()
            .filter(|policy| policy.region.as_ref().is_some_and(|region| region.as_str() == code))
            .cloned()
            .collect::<Vec<_>>()
    };
    let known = |policy: &&PolicyEntry| {
        let code = policy.region.as_ref();
        regions.iter().any(|region| Some(&region.code) == code)
    };
    let others: Vec<PolicyEntry> = local.iter().filter(|policy| !known(policy)).cloned().collect();
    let by_region: Vec<_> =
        regions.iter().map(|region| (region.name.clone(), of_region(region.code.as_str()))).collect();
    view! {
        <div class="ty-lead">
            <h1>{"政策说明"}</h1>
            <p class="ty-lead__text">{"每一条都写明出自哪份文件、哪一款、到什么时候。鼓励的事就说是鼓励，不当成已经给的。"}</p>
            <p class="ty-actions">
                <a class="ty-button" href=Route::ForFamilies.href()>{"家里能领什么"}</a>
                <a class="ty-button" href=Route::ForOperators.href()>{"办托育有哪些支持"}</a>
            </p>
        </div>
        <Group id="family" title="给家庭" policies=family/>
        <Group id="operator" title="给托育机构和用人单位" policies=rest/>
        <section aria-labelledby="local">
            <h2 id="local">{"各地"}</h2>
            {by_region.into_iter().chain([("所在市".to_owned(), others)]).filter(|(_, policies)| !policies.is_empty()).map(|(name, policies)| view! {
                <h3 class="ty-township">{name}</h3>
                <ul class="ty-rows">{rows(policies)}</ul>
            }).collect_view()}
        </section>
    }
}

#[component]
fn Group(id: &'static str, title: &'static str, policies: Vec<PolicyEntry>) -> impl IntoView {
    view! { <section aria-labelledby=id><h2 id=id>{title}</h2><ul class="ty-rows">{rows(policies)}</ul></section> }
}

fn rows(policies: Vec<PolicyEntry>) -> impl IntoView {
    policies.into_iter().map(|entry| view! { <li><PolicyRow entry/></li> }).collect_view()
}
