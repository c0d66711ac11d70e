//! Which office of a region does what: by the matter one comes with, then office by office.

use leptos::prelude::*;
use tuoyu_catalog::region::Duty;
use tuoyu_policy::departments::{Charge, Matter};
use tuoyu_policy::promises::{Promise, Promises};

use crate::components::{FreshWords, SourceLine};
use crate::data::RegionDepartmentsBody;
use crate::fresh::Fresh;
use crate::route::Route;

/// A region's offices.
#[component]
pub(crate) fn RegionDepartments(
    /// The region, its plan, and what people ask.
    body: RegionDepartmentsBody,
) -> impl IntoView {
    let RegionDepartmentsBody { region, plan, matters, promises } = body;
    let policy = plan.as_ref().map(|plan| plan.slug.clone());
    let answers: Vec<_> =
        matters.iter().map(|matter| answer(matter, &region.duties, &promises, region.code.as_str())).collect();
    let authority = region.authority.clone().map(|name| match &region.authority_telephone {
        Some(number) => format!("名单由{name}公布，电话 {number}。"),
        None => format!("名单由{name}公布。"),
    });
    view! {
        <div class="ty-lead">
            <p class="ty-crumb">
                <a href=Route::Region(region.code.clone()).href()>{region.name.clone()}</a> " · "
                <a href=Route::Departments.href()>{"别的地区"}</a>
            </p>
            <h1>{format!("{}：托育的事找谁", region.name)}</h1>
            <p class="ty-lead__text">{"按要办的事找。部门怎么分工，照当地文件写；文件没有写的，就说没有写。"}</p>
        </div>
        {region.plan.clone().map(|document| view! {
            <p><SourceLine source=document.source/> {plan.map(|entry| view! { " " <FreshWords fresh=Fresh::Policy(entry.span())/> })}</p>
        })}
        {policy.map(|slug| view! { <p><a class="ty-go" href=Route::Policy(slug).href()>{"这份文件说了什么"}</a></p> })}
        <nav aria-label="要办的事">
            <ul class="ty-jump">
                {matters.iter().map(|matter| view! { <li><a class="ty-go" href=format!("#{}", matter.id)>{matter.ask.clone()}</a></li> }).collect_view()}
            </ul>
        </nav>
        {answers}
        <Offices duties=region.duties/>
        <section class="ty-ask" aria-labelledby="else">
            <h2 id="else">{"还是不知道找谁"}</h2>
            <p>{authority} {"拨打政务服务热线 12345，说清是哪家机构、什么事。"}</p>
        </section>
    }
}

fn answer(matter: &Matter, duties: &[Duty], promises: &Promises, code: &str) -> impl IntoView + use<> {
    let charges = matter.charges(duties);
    let said = matter.promise.as_deref().map_or(&[][..], |row| promises.of(row, code));
    // What an office is charged with under the same clause has been said already.
    let more: Vec<Promise> =
        said.iter().filter(|said| charges.iter().all(|charge| charge.clause != said.clause)).cloned().collect();
    let silent = charges.is_empty() && more.is_empty();
    let rows: Vec<_> = charges.into_iter().map(row).collect();
    let label = format!("{}：部门", matter.ask);
    let (id, labelled) = (matter.id.clone(), matter.id.clone());
    view! {
        <section class="ty-matter" aria-labelledby=labelled>
            <h2 id=id>{matter.ask.clone()}</h2>
            {(!matter.more.is_empty()).then(|| view! { <p class="ty-quiet">{matter.more.clone()}</p> })}
            {(!rows.is_empty()).then(|| view! {
                <div class="ty-scroll" role="region" aria-label=label tabindex="0">
                    <table>
                        <thead><tr><th scope="col">{"部门"}</th><th scope="col">{"做什么"}</th><th scope="col">{"条款"}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
            {(!more.is_empty()).then(|| view! {
                <p>{"文件正文还写到："}</p>
                <ul>{more.into_iter().map(|said| view! {
                    <li>{format!("{}：{} ", said.strength.term(), said.says)} <span class="ty-cite">{said.clause}</span></li>
                }).collect_view()}</ul>
            })}
            {silent.then(|| view! { <p class="ty-unstated">{"当地文件没有写这件事归谁。"}</p> })}
            <National matter=matter.clone()/>
        </section>
    }
}

fn row(charge: Charge<'_>) -> impl IntoView + use<> {
    view! { <tr><th scope="row">{charge.offices.join("、")}</th><td>{charge.does}</td><td class="ty-quiet">{charge.clause.to_owned()}</td></tr> }
}

/// What holds in the whole country.
#[component]
fn National(matter: Matter) -> impl IntoView {
    matter.national.map(|national| {
        view! {
            <p>{national} {" "}
                {matter.source.map(|source| view! { <SourceLine source/> })} {" "}
                {matter.policy.map(|slug| view! { <a href=Route::Policy(slug).href()>{"看说明"}</a> })}
            </p>
        }
    })
}

/// All duties, behind a disclosure: long, and looked up rather than read.
#[component]
fn Offices(duties: Vec<Duty>) -> impl IntoView {
    (!duties.is_empty()).then(|| view! {
        <section aria-labelledby="offices">
            <h2 id="offices">{"按部门看全部职责"}</h2>
            <details>
                <summary>{format!("共 {} 条", duties.len())}</summary>
                <div class="ty-scroll" role="region" aria-label="各部门的职责" tabindex="0">
                    <table>
                        <thead><tr><th scope="col">{"部门"}</th><th scope="col">{"做什么"}</th><th scope="col">{"条款"}</th></tr></thead>
                        <tbody>
                            {duties.into_iter().map(|duty| view! {
                                <tr><td>{duty.office}</td><td>{duty.text}</td><td>{duty.clause}</td></tr>
                            }).collect_view()}
                        </tbody>
                    </table>
                </div>
            </details>
        </section>
    })
}
