//! The growth page's live part: the child, a measurement to note, what comes of it, the chart, all measurements.

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::growth::{Indicator, Standard};

use super::chart::chart;
use super::choices::Choices;
use super::desk::Desk;
use super::measure_form::MeasureForm;
use super::notes::{PutBack, notes};
use super::plot::plot;
use super::results::results;
use super::shown::Shown;
use crate::live::family::{Child, ChildPanel, use_records};
use crate::live::now::use_now;

/// The growth chart and all about it.
#[component]
pub(super) fn Tool() -> impl IntoView {
    let records = use_records();
    let now = use_now();
    let desk = Desk::new();
    let child = Memo::new(move |_| records.child());
    let shown = Memo::new(move |_| now.query.with(|query| Shown::parse(query)));
    // The form is made anew for another child, for what is to be corrected, and once its measurement is noted; not for less, so
    // that nothing typed is lost.
    let form = Memo::new(move |_| {
        child.with(|child| child.as_ref().map(|child| (child.id, child.birth, desk.editing(child), desk.forms.get())))
    });
    let nobody = move || child.with(Option::is_none);
    let unmeasured = move || child.with(|child| child.as_ref().is_none_or(|child| child.measurements.is_empty()));
    let found = move || {
        let standard = shown.get().standard;
        child.with(|child| {
            let child = child.as_ref()?;
            desk.looked(child).map(|measured| results(child, &measured, standard))
        })
    };
    let drawn =
        move || child.with(|child| child.as_ref().and_then(|child| chart_of(child, shown.get(), now.today.get())));
    let list = move || child.with(|child| child.as_ref().map(|child| notes(child, records, desk)));
    let sheet = move || child.with(|child| child.as_ref().map(|child| sheet_words(child, now.today.get())));
    view! {
        <ChildPanel/>
        {move || form.get().map(|(_, birth, old, _)| view! { <MeasureForm desk birth old/> })}
        <PutBack records desk/>
        <div class="ty-sheet" data-sheet="" hidden=nobody>
            <p class="ty-print-only">{sheet}</p>
            {found}
            <section aria-labelledby="chart">
                <h2 id="chart">{"曲线"}</h2>
                <Choices shown/>
                {drawn}
                {move || child.with(|child| child.as_ref().and_then(|child| why_none(child, shown.get(), now.today.get())))}
            </section>
            {list}
            <p class="ty-actions" hidden=unmeasured>
                <button class="ty-button" type="button" data-print="">{"打印一页给医生看"}</button>
            </p>
        </div>
    }
}

fn chart_of(child: &Child, shown: Shown, today: Date) -> Option<impl IntoView + use<>> {
    let sex = child.sex?;
    plot(shown, child, today).map(|plot| chart(plot, sex))
}

/// Why no chart is drawn, and what to do.
fn why_none(child: &Child, shown: Shown, today: Date) -> Option<impl IntoView + use<>> {
    let words = if child.sex.is_none() {
        "两套标准都分男孩、女孩。在上面“改资料”里选了性别，这里就画出曲线。"
    } else if plot(shown, child, today).is_some() {
        return None;
    } else if shown.standard == Standard::Wst423 && shown.indicator == Indicator::Head {
        "国家标准的头围数据本站没有收录，头围请选世界卫生组织标准来比。"
    } else if shown.standard == Standard::Wst423 {
        "国家标准这一项本站只有标准差的数，没有百分位。“曲线按什么画”请选“标准差”。"
    } else {
        "这个年龄没有曲线。"
    };
    Some(view! { <p>{words}</p> })
}

/// Who the printed page is about: 小满，女孩，2025-03-05 出生（34 周 2 天），2026-11-22 打印.
pub(super) fn sheet_words(child: &Child, today: Date) -> String {
    let sex = child.sex.map(|sex| format!("，{}", sex.term())).unwrap_or_default();
    let born = child.gestation.map(|weeks| format!("（{} 周 {} 天）", weeks.weeks(), weeks.days())).unwrap_or_default();
    let name = child
        .name
        .as_ref()
        .map(|name| format!("{name}{sex}，"))
        .unwrap_or_else(|| format!("{}，", sex.trim_start_matches('，')));
    format!("{}{} 出生{born}，{today} 打印", name.trim_start_matches('，'), child.birth)
}
