//! The policies: the ways in, what runs out next, then all of them: national ones by whom they serve, each region's own, and last
//! what has been replaced.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_content::PolicyEntry;
use tuoyu_content::vocabulary::{Audience, PolicyState};

use crate::components::{FreshWords, PolicyRow};
use crate::data::{Library, use_page};
use crate::fresh::Fresh;
use crate::route::{POLICY_FEED, Route, file_href};

/// The ways in beside the articles, first those who come with a question of their own.
fn ways() -> Vec<(Route, &'static str, &'static str)> {
    vec![
        (Route::FilingGuide, "备案办事指南", "步骤、材料、时限，可以勾选和打印"),
        (Route::Departments, "托育的事找谁", "备案、消防、食品、税费、投诉归哪个部门"),
        (Route::PoliciesOnDate, "某一天适用哪些政策", "选一个日期，看当天哪些有效"),
    ]
}

/// The list of policies.
#[component]
pub(crate) fn Policies(
    /// All of them.
    library: Arc<Library>,
) -> impl IntoView {
    let (past, current): (Vec<_>, Vec<_>) =
        library.policies.iter().cloned().partition(|policy| policy.state == PolicyState::Superseded);
    let (national, local): (Vec<_>, Vec<_>) = current.into_iter().partition(|policy| policy.region.is_none());
    // Whom a document serves first is where it is looked for; what grants something comes before what explains.
    let (mut family, mut rest): (Vec<_>, Vec<_>) =
        national.into_iter().partition(|policy| policy.audience.first() == Some(&Audience::Family));
    let explains = |policy: &PolicyEntry| library.measures.iter().all(|measure| measure.policy != policy.slug);
    family.sort_by_key(explains);
    rest.sort_by_key(explains);
    view! {
        <div class="ty-lead">
            <h1>{"政策说明"}</h1>
            <p class="ty-lead__text">{"每一条都写明出自哪份文件、哪一款、到什么时候。鼓励的事就说是鼓励，不当成已经给的。"}</p>
            <p class="ty-actions">
                <a class="ty-button" href=Route::ForFamilies.href()>{"家里能领什么"}</a>
                <a class="ty-button" href=Route::ForOperators.href()>{"办托育有哪些支持"}</a>
            </p>
        </div>
        <nav aria-label="按要办的事">
            <ul class="ty-ways">
                {ways().into_iter().map(|(to, title, about)| view! {
                    <li><a class="ty-go" href=to.href()>{title}</a> <p class="ty-quiet">{about}</p></li>
                }).collect_view()}
            </ul>
        </nav>
        <Expiring library=library.clone()/>
        <Group id="family" title="给家庭" policies=family/>
        <Group id="operator" title="给托育机构和用人单位" policies=rest/>
        <Local policies=local/>
        <Group id="past" title="已被替代，留着备查" policies=past/>
        <p><a class="ty-go" href=file_href(POLICY_FEED) target="_self">{"订阅政策变化（Atom）"}</a></p>
    }
}

/// What states a last day, soonest first, with what runs out then.
#[component]
fn Expiring(library: Arc<Library>) -> impl IntoView {
    let row = |entry: &PolicyEntry| {
        let titles: Vec<String> = library.measures_of(&entry.slug).into_iter().map(|measure| measure.title).collect();
        let (href, short) = (Route::Policy(entry.slug.clone()).href(), entry.short.clone());
        view! {
            <li>
                <a class="ty-go" href=href>{short}</a>
                {entry.until.map(|until| view! { <p>{format!("到 {until}，")} <FreshWords fresh=Fresh::Left(until)/></p> })}
                <p class="ty-quiet">{format!("到时停的：{}", summed(&titles))}</p>
            </li>
        }
    };
    view! {
        <section aria-labelledby="expiring">
            <h2 id="expiring">{"接下来到期的"}</h2>
            <ol class="ty-rows">{library.expiring().into_iter().map(row).collect_view()}</ol>
            <p class="ty-quiet">{"没有写明有效期的文件不在这里。育儿补贴 2022—2024 年出生的首次申请截止日已延长，延到哪天待主管部门确认，看"}
                <a href=Route::Policy("allowance-extension".to_owned()).href()>{"延期的通知"}</a> "。"</p>
        </section>
    }
}

/// The first few of them in words, and how many there are.
fn summed(titles: &[String]) -> String {
    const NAMED: usize = 2;
    match titles.len() {
        0 => "没有单列的优惠".to_owned(),
        n if n <= NAMED => titles.join("、"),
        n => format!("{}等 {n} 项", titles.get(..NAMED).unwrap_or_default().join("、")),
    }
}

/// Each region's own, then what holds in a city or a province.
#[component]
fn Local(policies: Vec<PolicyEntry>) -> impl IntoView {
    let regions = use_page().head.regions.clone();
    let of = |code: &str| {
        let own = policies.iter().filter(|policy| policy.region.as_ref().is_some_and(|region| region.as_str() == code));
        own.cloned().collect::<Vec<_>>()
    };
    let is_known = |policy: &&PolicyEntry| regions.iter().any(|region| Some(&region.code) == policy.region.as_ref());
    let others: Vec<PolicyEntry> = policies.iter().filter(|policy| !is_known(policy)).cloned().collect();
    let groups: Vec<_> = regions.iter().map(|region| (region.name.clone(), of(region.code.as_str()))).collect();
    let groups = groups.into_iter().chain([("所在市".to_owned(), others)]);
    view! {
        <section aria-labelledby="local">
            <h2 id="local">{"各地"}</h2>
            {groups.filter(|(_, policies)| !policies.is_empty()).map(|(name, policies)| view! {
                <h3 class="ty-township">{name}</h3>
                <ul class="ty-rows">{rows(policies)}</ul>
            }).collect_view()}
        </section>
    }
}

#[component]
fn Group(id: &'static str, title: &'static str, policies: Vec<PolicyEntry>) -> impl IntoView {
    (!policies.is_empty()).then(|| {
        view! { <section aria-labelledby=id><h2 id=id>{title}</h2><ul class="ty-rows">{rows(policies)}</ul></section> }
    })
}

fn rows(policies: Vec<PolicyEntry>) -> impl IntoView {
    policies.into_iter().map(|entry| view! { <li><PolicyRow entry/></li> }).collect_view()
}
