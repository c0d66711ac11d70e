//! The health visits page: its heading, the live part, all thirteen visits for those without script, and the sources.

use leptos::prelude::*;
use tuoyu_childhealth::checks::{VISITS, Visit};
use tuoyu_childhealth::sources::{CHECKED, TO_CONFIRM, checks, eye_checks, feeding_assessments, warning_signs};

use crate::components::{LivePart, SourceLine};
use crate::live::care::done;
use crate::route::Route;

/// The health visits.
#[component]
pub(crate) fn Checks() -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Tools.href()>"全部工具"</a></p>
            <h1>"儿保体检日历"</h1>
            <p class="ty-lead__text">"国家基本公共卫生服务，0–6 岁免费查十三次。填出生日期，就知道下一次在哪天、做什么。"</p>
        </div>
        <LivePart unanswered="日历没有启动：这台设备上打不开。十三次都在下面。"/>
        <div class="ty-beyond-sheet">
            <section aria-labelledby="all-visits">
                <h2 id="all-visits">"每次查什么"</h2>
                <p>"第一次医生到家里来，其余在乡镇卫生院或社区卫生服务中心。早产的宝宝也按出生日期算；要多查几次的，听医生的。"</p>
                <div class="ty-rounds">{VISITS.map(visit).collect_view()}</div>
            </section>
            <section aria-labelledby="feeding">
                <h2 id="feeding">"九次喂养评估"</h2>
                <p>"满月和 3、6、8、12、18、24、30、36 个月这九次，医生会问吃奶、添加辅食和吃饭的情况，看长得怎么样，教怎么喂。把平时的做法和想问的带去就好。"</p>
                <p><a class="ty-go" href=Route::Milestones.href()>"发育预警征象"</a></p>
                <p><a class="ty-go" href=Route::Article("health-checks".to_owned()).href()>"体检前后怎么做"</a></p>
            </section>
            <section class="ty-sources" aria-labelledby="sources">
                <h2 id="sources">"依据"</h2>
                <ul>
                    {[checks(), feeding_assessments(), eye_checks(), warning_signs()]
                        .map(|source| view! { <li><SourceLine source/></li> })
                        .collect_view()}
                </ul>
                <p class="ty-quiet">{format!("{TO_CONFIRM}核对于 {CHECKED}。")}</p>
            </section>
        </div>
    }
}

fn visit(visit: Visit) -> impl IntoView {
    view! {
        <div class="ty-round">
            <h3>{visit.when_words()}</h3>
            <ul>{done(visit).into_iter().map(|what| view! { <li>{what}</li> }).collect_view()}</ul>
        </div>
    }
}
