//! The growth page's live part: the child, a measurement to note, what comes of it, the chart, all measurements.

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::growth::{Indicator, Standard};

use super::chart::chart;
use super::choices::Choices;
use super::desk::Desk;
use super::measure_form::MeasureForm;
use super::notes::{notes, press};
use super::plot::plot;
use super::results::results;
use super::shown::Shown;
use crate::live::family::{Child, ChildPanel, use_records};
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, paragraph};

/// The growth chart and all about it.
#[component]
pub(super) fn Tool() -> impl IntoView {
    let records = use_records();
    let now = use_now();
    let desk = Desk::new();
    let shown = Memo::new(move |_| now.query.with(|query| Shown::parse(query)));
    // For another child, and on another day, the form begins anew.
    let begun = Memo::new(move |_| (records.with(|family| family.child().map(|child| child.id)), now.today.get()));
    Effect::new(move |_| {
        if let Some((_, today)) = begun.try_get() {
            desk.edit(None, today);
        }
    });
    let of_child = move |make: fn(&Child, Desk, Shown, Date) -> Vec<Piece>| {
        Memo::new(move |_| {
            records.child().map(|child| make(&child, desk, shown.get(), now.today.get())).unwrap_or_default()
        })
    };
    let found = of_child(|child, desk, shown, _| {
        desk.looked(child).map(|measured| results(child, &measured, shown.standard)).into_iter().collect()
    });
    let drawn = of_child(|child, _, shown, today| curves(child, shown, today));
    let list = of_child(|child, desk, _, _| notes(child, desk.removed.get()).into_iter().collect());
    let sheet = Signal::derive(move || {
        records.with(|family| family.child().map(|child| child.printed_words(now.today.get())).unwrap_or_default())
    });
    let pressed = Callback::new(move |said: String| press(&said, records, desk, now.today.get_untracked()));
    view! {
        <ChildPanel/>
        <MeasureForm desk records/>
        <div class="ty-sheet" data-sheet="" hidden=Signal::derive(move || records.nobody())>
            <p class="ty-print-only">{sheet}</p>
            <Drawn pieces=found on_press=pressed/>
            <section aria-labelledby="chart">
                <h2 id="chart">{"曲线"}</h2>
                <Choices shown/>
                <Drawn pieces=drawn on_press=pressed/>
            </section>
            <Drawn pieces=list on_press=pressed/>
            <p class="ty-actions">
                <button class="ty-button" type="button" data-print="">{"打印一页给医生看"}</button>
            </p>
        </div>
    }
}

/// The chart, or why none is drawn and what to do.
fn curves(child: &Child, shown: Shown, today: Date) -> Vec<Piece> {
    let Some(sex) = child.sex else {
        return vec![paragraph("", "两套标准都分男孩、女孩。在上面“改资料”里选了性别，这里就画出曲线。")];
    };
    if let Some(plot) = plot(shown, child, today) {
        return chart(&plot, sex);
    }
    let words = match (shown.standard, shown.indicator) {
        (Standard::Wst423, Indicator::Head) => "国家标准的头围数据本站没有收录，头围请选世界卫生组织标准来比。",
        (Standard::Wst423, _) => "国家标准这一项本站只有标准差的数，没有百分位。“曲线按什么画”请选“标准差”。",
        (Standard::Who2006, _) => "这个年龄没有曲线。",
    };
    vec![paragraph("", words)]
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::live::family::tests::{born, day};
    use crate::live::family::{About, Family};
    use tuoyu_childhealth::growth::{Ruler, Sex};

    #[test]
    fn where_there_is_no_chart_that_is_said_and_what_to_choose() {
        let mut family = Family::default();
        family.add(About { sex: Some(Sex::Girl), ..born("2025-03-05") });
        let said = |family: &Family, standard, indicator, ruler| {
            let pieces = curves(family.child().unwrap(), Shown { standard, indicator, ruler }, day("2026-11-22"));
            pieces.first().unwrap().words.to_string()
        };
        let [deviations, centiles] = [Ruler::StandardDeviations, Ruler::Centiles];
        assert!(said(&family, Standard::Wst423, Indicator::Head, deviations).contains("世界卫生组织"));
        assert!(said(&family, Standard::Wst423, Indicator::Length, centiles).contains("请选“标准差”"));
        assert_eq!(said(&family, Standard::Who2006, Indicator::Head, centiles), "");
        family.child_mut(family.child().unwrap().id).unwrap().sex = None;
        assert!(said(&family, Standard::Who2006, Indicator::Head, centiles).contains("选了性别"));
    }
}
