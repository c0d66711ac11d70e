//! What the policies say of an institution: the fee ceiling of those recognised as affordable, and what operators are granted
//! that it already meets by what is published of it.

use leptos::prelude::*;
use tuoyu_policy::Measure;

use crate::components::FreshWords;
use crate::fresh::Fresh;
use crate::pages::region_policies::MeasureLink;
use crate::route::Route;

/// The policies that touch an institution; nothing where none is known to.
#[component]
pub(crate) fn PlacePolicies(
    /// What it already meets.
    measures: Vec<Measure>,
    /// Whether a fee ceiling is published of it.
    has_ceiling: bool,
) -> impl IntoView {
    let some = has_ceiling || !measures.is_empty();
    let n_measures = measures.len();
    let row = |measure: Measure| {
        let conditions: Vec<String> = measure.conditions.iter().map(|condition| condition.words()).collect();
        let fresh = Fresh::Policy(measure.span());
        view! {
            <li class="ty-row">
                <MeasureLink measure/>
                <p class="ty-quiet">{format!("因为：{}。", conditions.join("；"))} <FreshWords fresh/></p>
            </li>
        }
    };
    some.then(|| {
        view! {
            <section aria-labelledby="place-policies">
                <h2 id="place-policies">{"和它有关的政策"}</h2>
                {has_ceiling.then(|| view! {
                    <p>{"它列出了普惠限价。限多少由当地的认定公告定，"}
                        <a href=Route::Schemes.href()>{"普惠是什么意思"}</a> {"；国家怎样支持普惠，看"}
                        <a href=Route::Policy("affordable-childcare-action".to_owned()).href()>{"普惠托育专项行动"}</a> "。"</p>
                })}
                {(n_measures > 0).then(|| view! {
                    <details>
                        <summary>{format!("给机构的，按已公布的情况可能用得上：{n_measures} 条")}</summary>
                        <p class="ty-quiet">{"只对照了名单上公布的情况，不是审批结果。"}</p>
                        <ul class="ty-rows">{measures.into_iter().map(row).collect_view()}</ul>
                    </details>
                })}
            </section>
        }
    })
}
