//! An institution's hours, classes and fees, each beside the rule that bounds it.

use leptos::prelude::*;
use tuoyu_catalog::institution::{ClassOffer, Fees, OpenHours};

use crate::components::{Dated, Fact, stated};
use crate::text::{UNSTATED, clock, thousands};

/// The days of the week, Monday first.
pub(crate) const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// Opening hours, days with the same hours together.
#[component]
pub(crate) fn Hours(
    /// Monday to Sunday; `None` for a day it is closed.
    days: [Option<OpenHours>; 7],
) -> impl IntoView {
    let mut spans: Vec<(usize, usize, Option<OpenHours>)> = Vec::new();
    for (day, hours) in days.into_iter().enumerate() {
        match spans.last_mut() {
            Some((_, to, last)) if *last == hours => *to = day,
            _ => spans.push((day, day, hours)),
        }
    }
    let name = |day: usize| WEEKDAYS.get(day).copied().unwrap_or_default();
    let line = move |(from, to, hours): (usize, usize, Option<OpenHours>)| {
        let days = if from == to { name(from).to_owned() } else { format!("{}至{}", name(from), name(to)) };
        let hours =
            hours.map_or_else(|| "休息".to_owned(), |hours| format!("{}–{}", clock(hours.open), clock(hours.close)));
        view! { <li>{format!("{days} {hours}")}</li> }
    };
    view! { <ul class="ty-plain">{spans.into_iter().map(line).collect_view()}</ul> }
}

/// The class bands with places and ratio beside the legal limit (国卫人口发〔2019〕58号 设置标准).
#[component]
pub(crate) fn Classes(
    /// The bands offered; `None` where not stated.
    classes: Option<Vec<ClassOffer>>,
) -> impl IntoView {
    let Some(classes) = classes else {
        return view! { <p>"班型与月龄：" <span class="ty-unstated">{UNSTATED}</span></p> }.into_any();
    };
    let or_unstated = |value: Option<String>| value.unwrap_or_else(|| UNSTATED.to_owned());
    let as_of = classes.iter().filter_map(|class| class.as_of).min();
    let row = move |class: ClassOffer| {
        let (from, to) = class.band.months();
        let limit = class.band.most_per_carer().map_or_else(|| "国家标准没有写".to_owned(), |most| format!("1:{most}"));
        let is_over = class.children_per_carer.zip(class.band.most_per_carer()).is_some_and(|(has, most)| has > most);
        let over = is_over.then(|| view! { <span class="ty-warn">{"超过规定"}</span> });
        view! {
            <tr>
                <th scope="row">{class.band.term()} {" "} <span class="ty-quiet">{format!("{from}–{to} 个月")}</span></th>
                <td>{or_unstated(class.places.map(|places| places.to_string()))}</td>
                <td>{or_unstated(class.vacancies.map(|free| free.to_string()))}</td>
                <td>{or_unstated(class.children_per_carer.map(|children| format!("1:{children}")))} {over}</td>
                <td>{limit}</td>
            </tr>
        }
    };
    view! {
        <div class="ty-scroll" role="region" aria-label="班型、托位与配比" tabindex="0">
            <table>
                <thead><tr>
                    <th scope="col">{"班型"}</th><th scope="col">{"托位"}</th><th scope="col">{"空位"}</th>
                    <th scope="col">{"照护人员与孩子"}</th><th scope="col">{"规定最多"}</th>
                </tr></thead>
                <tbody>{classes.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="ty-quiet">
            {as_of.map(|date| view! { "空位截至 " <Dated date/> "。" })}
            "规定见《托育机构设置标准（试行）》（国卫人口发〔2019〕58号）。"
        </p>
    }
    .into_any()
}

/// What full-day care costs a month, part by part and in all.
#[component]
pub(crate) fn FeeTable(
    /// The fees; `None` where not stated.
    fees: Option<Fees>,
) -> impl IntoView {
    let Some(fees) = fees else {
        return view! { <p><span class="ty-unstated">{UNSTATED}</span> {"。去看之前可以先打电话问清保育费、膳食费和退费办法。"}</p> }.into_any();
    };
    let yuan = |amount: Option<u32>| stated(amount.map(|amount| format!("{} 元/月", thousands(amount))));
    view! {
        <dl class="ty-facts">
            <Fact term="合计" value=yuan(fees.monthly())/>
            <Fact term="保育费" value=yuan(fees.care)/>
            <Fact term="膳食费" value=yuan(fees.meals)/>
            <Fact term="其他" value=yuan(fees.other)/>
            {fees.ceiling.map(|ceiling| view! { <Fact term="普惠限价" value=yuan(Some(ceiling))/> })}
            <Fact term="预收几个月" value=stated(fees.prepaid_months.map(|months| if months == 0 { "不预收".to_owned() } else { format!("{months} 个月") }))/>
            <Fact term="退费" value=stated(fees.refund)/>
        </dl>
        {fees.as_of.map(|date| view! { <p class="ty-quiet">"费用截至 " <Dated date/></p> })}
    }
    .into_any()
}
