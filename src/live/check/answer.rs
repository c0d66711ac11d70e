//! The answer in words: what the list says of each institution found, how sure it is that it is the one asked about, and what to
//! do next.

use leptos::prelude::*;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::institution::FilingStatus;
use tuoyu_catalog::runtime::{FilingEntry, NamePlace};
use tuoyu_catalog::{Date, RegionCode};

use super::names::Named;
use super::register::{CodeFault, Found, Likeness, code, fault};
use crate::route::Route;

/// What a name finds among all regions, each leading to its page.
pub(super) fn anywhere(words: &str, named: &Named<'_>, regions: &[RegionEntry]) -> impl IntoView + use<> {
    let lead = match (named.total, named.first.len()) {
        (0, _) => format!("全部地区的名单里都没有找到“{words}”。换营业执照上的全称再查；或者选好地区，看怎么核实。"),
        (total, shown) if total > shown => {
            format!(
                "全部地区的名单里有 {total} 家的名称和“{words}”相近，先列 {shown} 家。写全称，或者选好地区，会更准。"
            )
        }
        (total, _) => {
            format!("全部地区的名单里有 {total} 家的名称和“{words}”相近。名称像的不一定是同一家，请对一下地区和地址。")
        }
    };
    let row = |(name, place): &(String, &NamePlace)| {
        let region = regions.iter().find(|region| region.code == place.region).map(|region| region.full_name.clone());
        let (tone, words, _) = standing(place.status);
        view! {
            <li class="ty-row">
                <h2 class="ty-row__title"><a href=Route::Institution(place.id.clone()).href()>{name.clone()}</a></h2>
                <p class=format!("ty-verdict {tone}")>{words}</p>
                <p class="ty-quiet">{region}</p>
            </li>
        }
    };
    view! {
        <p class="ty-notice">{lead}</p>
        <ul class="ty-rows">{named.first.iter().map(row).collect_view()}</ul>
    }
}

/// What was found, each with its verdict.
pub(super) fn found(words: &str, found: &Found<'_>, today: Date) -> impl IntoView + use<> {
    let rows = found.entries.iter().map(|one| view! { <li class="ty-row">{verdict(one, today)}</li> });
    view! {
        {lead(words, found).map(|lead| view! { <p class="ty-notice">{lead}</p> })}
        <ul class="ty-rows">{rows.collect_view()}</ul>
    }
}

/// What has to be said first where it may be another place; nothing where it is the very one.
fn lead(words: &str, found: &Found<'_>) -> Option<String> {
    let n = found.entries.len();
    match found.likeness {
        Likeness::Code | Likeness::Name => None,
        Likeness::Part => {
            Some(format!("名单里 {n} 家的名称里有“{words}”。请对一下全称和地址，名称像的不一定是同一家。"))
        }
        Likeness::Near => Some(format!(
            "没有和“{words}”一字不差的。下面 {n} 家名称相近，差一个字就可能是另一家，请对一下全称和地址。"
        )),
        Likeness::NearCode => Some("没有这个信用代码。下面的只差一位，请对着营业执照再看一遍。".to_owned()),
    }
}

/// What the lists say of one institution, in a sentence, and what to do next.
fn verdict(one: &FilingEntry, today: Date) -> impl IntoView + use<> {
    let (tone, words, next) = standing(one.status);
    let since = one.date.map(|date| format!("（{date}，{}）", date.age_on(today))).unwrap_or_default();
    let as_of = format!("名单截至 {}，{}", one.as_of, one.as_of.age_on(today));
    let others = Some(one.other_names.join("、")).filter(|names| !names.is_empty());
    let known_by =
        [one.address.as_ref().map(|address| format!("地址：{address}")), others.map(|names| format!("也叫：{names}"))];
    let known_by = known_by.into_iter().flatten().map(|words| view! { <p class="ty-quiet">{words}</p> });
    view! {
        <h2 class="ty-row__title"><a href=Route::Institution(one.id.clone()).href()>{one.name.clone()}</a></h2>
        <p class=format!("ty-verdict {tone}")>{format!("{words}{since}")}</p>
        {one.reasons.as_ref().map(|reasons| view! { <p>{format!("公布的原因：{reasons}")}</p> })}
        <p>{next}</p>
        {known_by.collect_view()}
        <p class="ty-quiet">{as_of}</p>
    }
}

/// What a standing means: its tone, its words, and what to do next.
fn standing(status: Option<FilingStatus>) -> (&'static str, &'static str, &'static str) {
    match status {
        Some(FilingStatus::Filed) => {
            ("ty-verdict--yes", "在备案名单上", "对一对：名称、地址和它出示的《托育机构备案回执》是不是一样。")
        }
        Some(FilingStatus::Refused) => {
            ("ty-verdict--no", "申请过备案，没有通过", "送托前请它出示备案回执；拿不出，先打 12345 问清楚。")
        }
        Some(FilingStatus::Withdrawn) => {
            ("ty-verdict--no", "曾经备案，现已注销", "它还在收孩子的话，请打 12345 告诉区县卫生健康部门。")
        }
        Some(FilingStatus::Lapsed) => {
            ("ty-verdict--no", "曾在名单上，最新名单里没有了", "送托前请它出示备案回执；拿不出，先打 12345 问清楚。")
        }
        None => (
            "ty-verdict--unstated",
            "本站有它的记录，但名单没有说明是否备案",
            "没有写不等于没有备案。请它出示备案回执，或打 12345 询问。",
        ),
    }
}

/// What it means that nothing was found, and what to do.
pub(super) fn absent(words: &str, region: RegionCode) -> impl IntoView + use<> {
    let first = match code(words).map(|code| fault(&code)) {
        Some(Some(CodeFault::Length(n))) => format!("信用代码是 18 位，这里是 {n} 位。请对着营业执照再输一次。"),
        Some(Some(CodeFault::Check)) => {
            "这个代码的末位和前 17 位对不上，多半抄错了一位。请对着营业执照再看一遍。".to_owned()
        }
        Some(None) => "代码本身没有抄错。再用营业执照或法人证书上的全称查一次。".to_owned(),
        None => "看营业执照或法人证书上的全称，用全称再查一次。".to_owned(),
    };
    let others = ["请机构出示《托育机构备案回执》。", "拨打 12345，请区县卫生健康部门答复。"].map(str::to_owned);
    let ways = std::iter::once(first).chain(others).map(|way| view! { <li>{way}</li> });
    view! {
        <section class="ty-empty" aria-labelledby="absent">
            <h2 id="absent">{format!("名单里没有找到“{words}”")}</h2>
            <p>{"这不一定说明它没有备案：名称可能不同，也可能刚备案、名单还没更新。可以这样核实："}</p>
            <ul>{ways.collect_view()}</ul>
            <p><a href=Route::Region(region).href()>{"看这个地区的全部名单"}</a></p>
        </section>
    }
}
