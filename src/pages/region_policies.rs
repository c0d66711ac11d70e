//! What holds in a region: the documents of its own and of its city, and each thing they grant, by whom it is for.

use leptos::prelude::*;
use tuoyu_catalog::RegionCode;
use tuoyu_content::vocabulary::Audience;
use tuoyu_policy::Measure;

use crate::components::{PolicyRow, anchor};
use crate::data::Library;
use crate::route::Route;

/// The policies of a region; nothing where it has none of its own.
#[component]
pub(crate) fn RegionPolicies<'a>(
    /// All that is known.
    library: &'a Library,
    /// The region.
    code: &'a RegionCode,
) -> impl IntoView + use<> {
    let entries: Vec<_> = library.local(code).into_iter().cloned().collect();
    let of = |audience: Audience| {
        let own = |measure: &&Measure| measure.region.is_some() && measure.covers(code) && measure.audience == audience;
        library.measures.iter().filter(own).cloned().collect::<Vec<_>>()
    };
    let lists: Vec<_> = Audience::ALL.iter().map(|audience| (*audience, of(*audience))).collect();
    (!entries.is_empty()).then(|| {
        view! {
            <section aria-labelledby="policies">
                <h2 id="policies">{"这里的政策"}</h2>
                <ul class="ty-rows">{entries.into_iter().map(|entry| view! { <li><PolicyRow entry/></li> }).collect_view()}</ul>
                {lists.into_iter().filter(|(_, measures)| !measures.is_empty()).map(|(audience, measures)| granted(audience, measures)).collect_view()}
                <p><a class="ty-go" href=Route::Policies.href()>{"全国的政策"}</a></p>
            </section>
        }
    })
}

fn granted(audience: Audience, measures: Vec<Measure>) -> impl IntoView {
    view! {
        <details>
            <summary>{format!("给{}的 {} 条", audience.term(), measures.len())}</summary>
            <ul class="ty-plain">{measures.into_iter().map(|measure| view! { <li><MeasureLink measure/></li> }).collect_view()}</ul>
        </details>
    }
}

/// A measure in a line: its name, how strongly it is said, where.
#[component]
pub(crate) fn MeasureLink(
    /// The measure.
    measure: Measure,
) -> impl IntoView {
    let href = format!("{}#{}", Route::Policy(measure.policy.clone()).href(), anchor(&measure.id));
    let cited = measure.citation();
    view! {
        <a class="ty-go" href=href>{measure.title}</a> " "
        <span class="ty-quiet">{format!("{} · {cited}", measure.strength.term())}</span>
    }
}
