//! The chart: the standard's curves with the child's points among them, and beside it the same in a table.

use leptos::prelude::*;
use tuoyu_childhealth::growth::{Indicator, Posture, Ruler, Sex, Standard};
use tuoyu_childhealth::score_text;

use super::number;
use super::plot::{BOTTOM, Curve, Dot, HEIGHT, LEFT, Mark, Plot, RIGHT, Stroke, TOP, WIDTH, path_through, tenths};
use super::reading::Counted;
use super::results::confirm;

/// The chart with its caption and its tables.
pub(super) fn chart(plot: Plot, sex: Sex) -> impl IntoView {
    let both = plot.dots.iter().any(|dot| dot.counted == Counted::Corrected);
    let left_out =
        (plot.left_out > 0).then(|| view! { <p class="ty-quiet">{left_out(plot.posture, plot.left_out)}</p> });
    view! {
        <figure class="ty-chart">
            <figcaption id="chart-caption">
                <strong>{title(&plot, sex)}</strong>
                <span class="ty-quiet">{key(&plot, both)}</span>
            </figcaption>
            {drawing(&plot)}
        </figure>
        {left_out}
        {points(&plot)}
        {published(plot)}
    }
}

/// 体重，国家标准 WS/T 423-2022，女孩.
fn title(plot: &Plot, sex: Sex) -> String {
    let posture = match plot.shown.indicator {
        Indicator::WeightForLength => format!("（{}）", plot.posture.term()),
        _ => String::new(),
    };
    format!("{}{posture}，{}，{}", plot.shown.indicator.term(), plot.shown.standard.term(), sex.term())
}

/// What the strokes and the points mean.
fn key(plot: &Plot, both: bool) -> String {
    let curves = match (plot.shown.ruler, plot.shown.standard) {
        (Ruler::StandardDeviations, _) => "粗实线是中位数，细实线 ±1、虚线 ±2、点线 ±3 个标准差。",
        (Ruler::Centiles, Standard::Who2006) => "粗实线是第 50 百分位，细实线 P15 和 P85，点线 P3 和 P97。",
        (Ruler::Centiles, Standard::Wst423) => {
            "粗实线是第 50 百分位，细实线 P25 和 P75，虚线 P10 和 P90，点线 P3 和 P97。"
        }
    };
    let points = if both { "实心圆是实际月龄，空心菱形是矫正月龄。" } else { "" };
    format!("{curves}{points}{}", confirm(plot.shown.standard))
}

fn left_out(posture: Posture, count: usize) -> String {
    let other = if posture == Posture::Lying { Posture::Standing } else { Posture::Lying };
    format!("图上只画{}的；{}的 {count} 次用的是另一张表，没有画。", posture.term(), other.term())
}

fn drawing(plot: &Plot) -> impl IntoView + use<> {
    let across = if plot.shown.indicator == Indicator::WeightForLength { "厘米" } else { "月龄" };
    let number_under = |mark: &Mark| view! { <text class="ty-chart__under" x=tenths(mark.at) y=BOTTOM + 16>{mark.words.clone()}</text> };
    let number_beside =
        |mark: &Mark| view! { <text class="ty-chart__beside" x=LEFT - 5 y=tenths(mark.at)>{mark.words.clone()}</text> };
    let name = |curve: &Curve| {
        let label = curve.label.clone()?;
        Some(view! { <text class="ty-chart__name" x=RIGHT + 4 y=tenths(label.at)>{label.words}</text> })
    };
    view! {
        <svg class="ty-chart__drawing" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-labelledby="chart-caption">
            <path class="ty-chart__grid" d=grid(plot)/>
            {plot.across.iter().map(number_under).collect_view()}
            {plot.up.iter().map(number_beside).collect_view()}
            <text class="ty-chart__under" x=(LEFT + RIGHT) / 2 y=BOTTOM + 38>{across}</text>
            <text class="ty-chart__name" x="4" y=TOP - 16>{plot.shown.indicator.unit()}</text>
            {plot.curves.iter().map(|curve| view! { <path class=stroke(curve.stroke) d=curve.path.clone()/> }).collect_view()}
            {plot.curves.iter().map(name).collect_view()}
            <path class="ty-chart__way" d=path_through(&plot.dots, Counted::FromBirth)/>
            <path class="ty-chart__way ty-chart__way--corrected" d=path_through(&plot.dots, Counted::Corrected)/>
            {plot.dots.iter().map(|dot| view! { <path class=dot_class(dot) d=dot_path(dot)/> }).collect_view()}
        </svg>
    }
}

fn grid(plot: &Plot) -> String {
    let down = plot.across.iter().map(|mark| format!("M{} {TOP}V{BOTTOM}", tenths(mark.at)));
    let across = plot.up.iter().map(|mark| format!("M{LEFT} {}H{RIGHT}", tenths(mark.at)));
    down.chain(across).collect()
}

fn stroke(stroke: Stroke) -> &'static str {
    match stroke {
        Stroke::Median => "ty-curve ty-curve--median",
        Stroke::Inner => "ty-curve",
        Stroke::Middle => "ty-curve ty-curve--middle",
        Stroke::Outer => "ty-curve ty-curve--outer",
    }
}

fn dot_class(dot: &Dot) -> &'static str {
    match dot.counted {
        Counted::FromBirth => "ty-dot",
        Counted::Corrected => "ty-dot ty-dot--corrected",
    }
}

/// A circle of radius 4, or a diamond a little larger.
fn dot_path(dot: &Dot) -> String {
    let (x, y) = (tenths(dot.x), tenths(dot.y));
    match dot.counted {
        Counted::FromBirth => format!("M{x} {y}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"),
        Counted::Corrected => format!("M{x} {y}m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z"),
    }
}

/// The child's points as a table.
fn points(plot: &Plot) -> impl IntoView + use<> {
    let shown = plot.shown.indicator;
    let row = move |dot: &Dot| {
        let finding = dot.reading.assessment.findings.iter().find(|finding| finding.indicator == shown)?;
        let centile = finding.centile.map(|centile| format!("，第 {} 百分位", (centile.round() as i32).clamp(1, 99)));
        let place = match finding.z {
            Some(z) => format!("Z 分 {}{}", score_text(z), centile.unwrap_or_default()),
            None => finding.band.words(),
        };
        let grade = finding.grade.map(|grade| format!("，{}（{}）", grade.term(), grade.span())).unwrap_or_default();
        Some(view! {
            <tr>
                <th scope="row" class="ty-number">{dot.on.to_string()}</th>
                <td>{format!("{} {}", dot.counted.term(), dot.reading.age.words())}</td>
                <td>{number::value(finding)}</td>
                <td>{format!("{place}{grade}")}</td>
            </tr>
        })
    };
    view! {
        <div class="ty-scroll ty-points" role="region" aria-label="图上的点" tabindex="0" hidden=plot.dots.is_empty()>
            <table>
                <caption>{format!("图上的点：{}，{}", shown.term(), plot.shown.standard.term())}</caption>
                <thead><tr><th scope="col">{"日期"}</th><th scope="col">{"月龄"}</th><th scope="col">{"数值"}</th><th scope="col">{"位置"}</th></tr></thead>
                <tbody>{plot.dots.iter().rev().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// The curves as a table: month by month, or centimetre by centimetre.
fn published(plot: Plot) -> impl IntoView {
    let (across, unit) = match plot.shown.indicator {
        Indicator::WeightForLength => ("厘米", "千克"),
        indicator => ("月龄", indicator.unit()),
    };
    let whole = |x: f64| (x - x.round()).abs() < 0.02;
    let ages: Vec<(usize, f64)> = plot
        .curves
        .first()
        .map(|curve| curve.points.iter().map(|(x, _)| *x).enumerate().filter(|(_, x)| whole(*x)).collect())
        .unwrap_or_default();
    let heads = plot.curves.iter().map(|curve| view! { <th scope="col">{curve.name.clone()}</th> }).collect_view();
    let row = |(at, x): (usize, f64)| {
        let cell = |curve: &Curve| {
            let value = curve.points.get(at).map(|(_, y)| number::decimal((y * 10.0).round() as u32, 1));
            view! { <td>{value}</td> }
        };
        view! { <tr><th scope="row">{(x.round() as u32).to_string()}</th>{plot.curves.iter().map(cell).collect_view()}</tr> }
    };
    let rows = ages.into_iter().map(row).collect_view();
    view! {
        <details class="ty-more ty-published">
            <summary>{"曲线上的数"}</summary>
            <div class="ty-scroll" role="region" aria-label="曲线上的数" tabindex="0">
                <table class="ty-figures">
                    <caption>{format!("{}（{unit}），{}", plot.shown.indicator.term(), plot.shown.standard.term())}</caption>
                    <thead><tr><th scope="col">{across}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
