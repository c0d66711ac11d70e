//! The sheet in large print for whoever takes the child there: nothing is typed, it is printed on one A4 page and filled in by
//! hand.

use leptos::prelude::*;

use crate::route::Route;

/// What stands beside each blank, and how many lines the blank has.
const BLANKS: [(&str, usize); 8] = [
    ("孩子叫什么，在哪个班", 1),
    ("去哪里（名称、地址）", 2),
    ("怎么走", 2),
    ("早上几点前送到", 1),
    ("下午几点接", 1),
    ("老师的电话", 1),
    ("爸爸妈妈的电话", 1),
    ("不能吃、不能碰的", 1),
];

/// What is usually taken along; two more are left open.
const TAKEN: [&str; 5] = ["接送的证件", "水杯", "换的衣裤", "纸尿裤", "盖的毯子"];

/// The sheet.
#[component]
pub(crate) fn StartSheet() -> impl IntoView {
    view! {
        <article class="ty-slip">
            <p class="ty-crumb"><a href=Route::Start.href()>{"送孩子入托"}</a></p>
            <h1>{"接送孩子"}</h1>
            <p class="ty-slip__how">{"打印出来，用粗笔填好，放在门口。填好的纸别拍照发到网上。"}</p>
            <p class="ty-actions"><button class="ty-button" type="button" data-print="">{"打印一张 A4"}</button></p>
            <dl class="ty-slip__blanks">{BLANKS.map(|(what, lines)| view! { <Blank what lines/> }).collect_view()}</dl>
            <h2>{"带上"}</h2>
            <ul class="ty-slip__taken">
                {TAKEN.map(|what| view! { <li>{what}</li> }).collect_view()}
                {[(), ()].map(|()| view! { <li class="ty-slip__open"><span class="ty-hidden">{"空着，用笔填"}</span></li> }).collect_view()}
            </ul>
            <h2>{"记住"}</h2>
            <ul class="ty-slip__rules">
                <li>{"亲手交给老师，亲手从老师手里接。"}</li>
                <li>{"换别人接，先给老师打电话。"}</li>
                <li>{"喘不上气、抽搐、叫不醒、摔得重："}<strong>{"打 120"}</strong>{"，再打爸爸妈妈。"}</li>
            </ul>
        </article>
    }
}

#[component]
fn Blank(what: &'static str, lines: usize) -> impl IntoView {
    view! {
        <div class="ty-slip__blank">
            <dt>{what}</dt>
            <dd>
                <span class="ty-hidden">{"空着，用笔填"}</span>
                {(0..lines).map(|_| view! { <span class="ty-slip__line"></span> }).collect_view()}
            </dd>
        </div>
    }
}
