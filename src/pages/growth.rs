//! The growth page: its heading, the live part, the national standard's figures for those without script, and the sources.

use leptos::prelude::*;
use tuoyu_childhealth::growth::{Indicator, Sex, Standard, wst423};
use tuoyu_childhealth::sources::{CHECKED, TO_CONFIRM, preterm};

use crate::components::{LivePart, SourceLine};
use crate::route::Route;

/// The ages listed, in months: those the standard tabulates in the first three years.
const MONTHS: [i32; 15] = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 24, 30, 36];

/// Growth beside the standards.
#[component]
pub(crate) fn Growth() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Tools.href()>"全部工具"</a></p>
            <h1>"生长曲线"</h1>
            <p class="ty-lead__text">"填出生日期和量到的数，看在同龄孩子里的位置。要看的是一段时间的走势，一次高低说明不了什么；这不是诊断。"</p>
        </div>
        <LivePart unanswered="曲线没有启动：这台设备上打不开。可以对照下面的表。"/>
        <div class="ty-beyond-sheet">
            <section aria-labelledby="tables">
                <h2 id="tables">"国家标准的数"</h2>
                <p>"中位数前后各 2 个标准差之间，大约有 95% 的孩子。满 24 个月起是站着量的身高，以前是躺着量的身长。"</p>
                {Sex::ALL.map(table).collect_view()}
            </section>
            <section class="ty-sources" aria-labelledby="sources">
                <h2 id="sources">"依据"</h2>
                <ul>
                    {Standard::ALL.map(|standard| view! { <li><SourceLine source=standard.source()/></li> }).collect_view()}
                    <li><SourceLine source=preterm()/></li>
                </ul>
                <p class="ty-quiet">{format!("国家标准的{TO_CONFIRM}核对于 {CHECKED}。两套标准从不混在一张图上。")}</p>
                <p><a class="ty-go" href=Route::Article("growth-chart".to_owned()).href()>"身高体重的曲线怎么看"</a></p>
                <p><a class="ty-go" href=Route::Article("corrected-age".to_owned()).href()>"早产宝宝的矫正月龄怎么算"</a></p>
            </section>
        </div>
    }
}

/// Weight and length of boys or of girls.
fn table(sex: Sex) -> impl IntoView {
    let value = |indicator, months: i32| wst423::by_age(sex, indicator, f64::from(months)).filter(|row| row.published);
    let cells = move |indicator, months| {
        let [_, low, _, median, _, high, _] = value(indicator, months).map_or([None; 7], |row| row.values.map(Some));
        [low, median, high].map(|value| view! { <td>{value.map(|value| format!("{value:.1}"))}</td> }).collect_view()
    };
    let row = move |months: i32| {
        view! { <tr><th scope="row">{months}</th>{cells(Indicator::Weight, months)}{cells(Indicator::Length, months)}</tr> }
    };
    view! {
        <div class="ty-scroll" role="region" aria-label=format!("国家标准，{}", sex.term()) tabindex="0">
            <table class="ty-figures">
                <caption>{format!("{}，{}：体重（千克）和身长（身高，厘米）", Standard::Wst423.term(), sex.term())}</caption>
                <thead>
                    <tr><th scope="col">"月龄"</th>
                        <th scope="col">"体重 −2"</th><th scope="col">"体重中位"</th><th scope="col">"体重 +2"</th>
                        <th scope="col">"身长 −2"</th><th scope="col">"身长中位"</th><th scope="col">"身长 +2"</th></tr>
                </thead>
                <tbody>{MONTHS.map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
