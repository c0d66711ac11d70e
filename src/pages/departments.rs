//! Whom to ask: choose the region; or see what can be asked, and go straight to a region's answer.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::SourceLine;
use crate::data::{Library, use_page};
use crate::route::Route;

/// With more regions than this, a matter does not link to each of them: the region is chosen first.
const FEW_REGIONS: usize = 12;

/// The regions and the matters.
#[component]
pub(crate) fn Departments(
    /// All that is known.
    library: Arc<Library>,
) -> impl IntoView {
    let regions = use_page().head.regions.clone();
    let few = regions.len() <= FEW_REGIONS;
    let links = |matter: &str| {
        regions
            .iter()
            .filter(|_| few)
            .map(|region| {
                let href = format!("{}#{matter}", Route::RegionDepartments(region.code.clone()).href());
                view! { <a class="ty-go" href=href>{region.name.clone()}</a> " " }
            })
            .collect_view()
    };
    view! {
        <div class="ty-lead">
            <p class="ty-crumb"><a href=Route::Policies.href()>{"政策"}</a></p>
            <h1>{"托育的事找谁"}</h1>
            <p class="ty-lead__text">{"同一件事，各地归的部门不一样。先选地区，再按要办的事找，都写明出自哪一款。"}</p>
        </div>
        <section aria-labelledby="regions">
            <h2 id="regions">{"选地区"}</h2>
            <ul class="ty-plain">
                {regions.iter().map(|region| view! {
                    <li>
                        <a class="ty-go" href=Route::RegionDepartments(region.code.clone()).href()>{region.name.clone()}</a> " "
                        <span class="ty-quiet">{region.full_name.clone()}</span>
                    </li>
                }).collect_view()}
            </ul>
        </section>
        <section aria-labelledby="matters">
            <h2 id="matters">{"按要办的事"}</h2>
            <dl class="ty-facts">
                {library.matters.iter().map(|matter| view! {
                    <div class="ty-facts__row" id=matter.id.clone()>
                        <dt>{matter.ask.clone()}</dt>
                        <dd>
                            {matter.national.clone().map(|national| view! { <p>{national}</p> })}
                            {matter.source.clone().map(|source| view! { <p class="ty-quiet"><SourceLine source/></p> })}
                            <p>{links(&matter.id)}</p>
                        </dd>
                    </div>
                }).collect_view()}
            </dl>
        </section>
        <section class="ty-ask" aria-labelledby="else">
            <h2 id="else">{"还是不知道找谁"}</h2>
            <p>{"拨打政务服务热线 12345，说清是哪家机构、什么事。遇到正在发生的危险，先报警。"}</p>
        </section>
    }
}
