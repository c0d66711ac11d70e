//! The warning signs page: its heading, the live part, all eleven ages as lists, and the sources.

use leptos::prelude::*;
use tuoyu_childhealth::age::months_words;
use tuoyu_childhealth::milestones::{Outcome, ROUNDS, Round};
use tuoyu_childhealth::sources::{CHECKED, TO_CONFIRM, autism_screening, preterm, warning_signs};

use crate::components::{LivePart, SourceLine};
use crate::route::Route;

/// The warning signs of development.
#[component]
pub(crate) fn Milestones() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Tools.href()>"全部工具"</a></p>
            <h1>"发育预警征象"</h1>
            <p class="ty-lead__text">"十一个年龄，每个年龄四条。有一条符合，就请医生多看一眼；这是提示，不是诊断。填出生日期，就知道现在看哪一组。"</p>
        </div>
        <LivePart unanswered="对照没有启动：这台设备上打不开。十一个年龄的四条都在下面。"/>
        <div class="ty-beyond-sheet">
            <section aria-labelledby="all-rounds">
                <h2 id="all-rounds">"全部十一个年龄"</h2>
                <p>"看孩子已经满的最近一个年龄；早产的宝宝按矫正月龄。"</p>
                <div class="ty-rounds">{ROUNDS.map(round).collect_view()}</div>
            </section>
            <section aria-labelledby="what-to-do">
                <h2 id="what-to-do">"有符合的，怎么办"</h2>
                <p>{Outcome::LookCloser.words()}</p>
                <p>"已经会的本事不会了，比如不再叫人、不再走，请尽快就医，不用等。"</p>
                <p><a class="ty-go" href=Route::Article("warning-signs".to_owned()).href()>"发育预警征象怎么看"</a></p>
                <p><a class="ty-go" href=Route::Article("corrected-age".to_owned()).href()>"早产宝宝的矫正月龄怎么算"</a></p>
            </section>
            <section class="ty-sources" aria-labelledby="sources">
                <h2 id="sources">"依据"</h2>
                <ul>
                    {[warning_signs(), autism_screening(), preterm()]
                        .map(|source| view! { <li><SourceLine source/></li> })
                        .collect_view()}
                </ul>
                <p class="ty-quiet">{format!("{TO_CONFIRM}核对于 {CHECKED}。")}</p>
            </section>
        </div>
    }
}

fn round(round: Round) -> impl IntoView {
    view! {
        <div class="ty-round">
            <h3>{months_words(round.months)}</h3>
            <ol>{round.signs.map(|sign| view! { <li>{sign}</li> }).collect_view()}</ol>
        </div>
    }
}
