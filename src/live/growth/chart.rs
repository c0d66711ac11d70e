//! The chart: the standard's curves with the child's points among them, and beside it the same in a table.

use tuoyu_childhealth::growth::{Indicator, Posture, Ruler, Sex, Standard};
use tuoyu_childhealth::score_text;

use super::number;
use super::plot::{BOTTOM, Curve, Dot, HEIGHT, LEFT, Plot, RIGHT, Stroke, TOP, WIDTH, path_through, tenths};
use super::reading::Counted;
use super::results::confirm;
use crate::live::piece::{Piece, paragraph, piece};

/// The chart with its caption and its tables.
pub(super) fn chart(plot: &Plot, sex: Sex) -> Vec<Piece> {
    let both = plot.dots.iter().any(|dot| dot.counted == Counted::Corrected);
    let caption = piece("figcaption")
        .with("id", "chart-caption")
        .holding([piece("strong").words(title(plot, sex)), piece("span").class("ty-quiet").words(key(plot, both))]);
    let figure = piece("figure").class("ty-chart").holding([caption, drawing(plot)]);
    let left_out = (plot.left_out > 0).then(|| paragraph("ty-quiet", left_out(plot.posture, plot.left_out)));
    let points = (!plot.dots.is_empty()).then(|| points(plot));
    [figure].into_iter().chain(left_out).chain(points).chain([published(plot)]).collect()
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

fn drawing(plot: &Plot) -> Piece {
    let across = if plot.shown.indicator == Indicator::WeightForLength { "厘米" } else { "月龄" };
    let text = |class: &'static str, x: String, y: String| piece("text").class(class).with("x", x).with("y", y);
    let unit = |units: i32| tenths(units * 10);
    let under = |at: i32, lower: i32| text("ty-chart__under", tenths(at), unit(BOTTOM + lower));
    let path = |class: &'static str, path: String| piece("path").class(class).with("d", path);
    let name = |curve: &Curve| {
        let label = curve.label.clone()?;
        Some(text("ty-chart__name", unit(RIGHT + 4), tenths(label.at)).words(label.words))
    };
    piece("svg")
        .class("ty-chart__drawing")
        .with("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .with("role", "img")
        .with("aria-labelledby", "chart-caption")
        .holding([path("ty-chart__grid", grid(plot))])
        .holding(plot.across.iter().map(|mark| under(mark.at, 16).words(mark.words.clone())))
        .holding(
            plot.up
                .iter()
                .map(|mark| text("ty-chart__beside", unit(LEFT - 5), tenths(mark.at)).words(mark.words.clone())),
        )
        .holding([
            under((LEFT + RIGHT) * 5, 38).words(across),
            text("ty-chart__name", unit(4), unit(TOP - 16)).words(plot.shown.indicator.unit()),
        ])
        .holding(plot.curves.iter().map(|curve| path(stroke(curve.stroke), curve.path.clone())))
        .holding(plot.curves.iter().filter_map(name))
        .holding([
            path("ty-chart__way", path_through(&plot.dots, Counted::FromBirth)),
            path("ty-chart__way ty-chart__way--corrected", path_through(&plot.dots, Counted::Corrected)),
        ])
        .holding(plot.dots.iter().map(|dot| path(dot_class(dot), dot_path(dot))))
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
fn points(plot: &Plot) -> Piece {
    let shown = plot.shown.indicator;
    let row = move |dot: &Dot| {
        let finding = dot.reading.assessment.findings.iter().find(|finding| finding.indicator == shown)?;
        let centile = finding.centile.map(|centile| format!("，第 {} 百分位", (centile.round() as i32).clamp(1, 99)));
        let place = match finding.z {
            Some(z) => format!("Z 分 {}{}", score_text(z), centile.unwrap_or_default()),
            None => finding.band.words(),
        };
        let grade = finding.grade.map(|grade| format!("，{}（{}）", grade.term(), grade.span())).unwrap_or_default();
        let age = format!("{} {}", dot.counted.term(), dot.reading.age.words());
        let cells = [age, number::value(finding), format!("{place}{grade}")].map(|words| piece("td").words(words));
        Some(piece("tr").holding([row_head(dot.on.to_string()).class("ty-number")]).holding(cells))
    };
    let caption = format!("图上的点：{}，{}", shown.term(), plot.shown.standard.term());
    let heads = ["日期", "月龄", "数值", "位置"].map(|words| words.to_owned());
    table("ty-scroll ty-points", "", caption, heads, plot.dots.iter().rev().filter_map(row))
}

/// The curves as a table: month by month, or centimetre by centimetre.
fn published(plot: &Plot) -> Piece {
    let (across, unit) = match plot.shown.indicator {
        Indicator::WeightForLength => ("厘米", "千克"),
        indicator => ("月龄", indicator.unit()),
    };
    let whole = |x: f64| (x - x.round()).abs() < 0.02;
    let tenth = |value: f64| number::decimal((value * 10.0).round() as u32, 1);
    let points = plot.curves.first().map(|curve| curve.points.as_slice()).unwrap_or_default();
    let rows = points.iter().enumerate().filter(|(_, (x, _))| whole(*x)).map(|(at, (x, _))| {
        let cell = |curve: &Curve| piece("td").words(curve.points.get(at).map(|(_, y)| tenth(*y)).unwrap_or_default());
        piece("tr").holding([row_head((x.round() as u32).to_string())]).holding(plot.curves.iter().map(cell))
    });
    let caption = format!("{}（{unit}），{}", plot.shown.indicator.term(), plot.shown.standard.term());
    let heads = [across.to_owned()].into_iter().chain(plot.curves.iter().map(|curve| curve.name.clone()));
    let table = table("ty-scroll", "ty-figures", caption, heads, rows);
    piece("details").class("ty-more ty-published").holding([piece("summary").words("曲线上的数"), table])
}

fn row_head(words: String) -> Piece {
    piece("th").with("scope", "row").words(words)
}

fn table(
    around: &'static str,
    class: &'static str,
    caption: String,
    heads: impl IntoIterator<Item = String>,
    rows: impl Iterator<Item = Piece>,
) -> Piece {
    let head = heads.into_iter().map(|words| piece("th").with("scope", "col").words(words));
    let place =
        piece("div").class(around).with("role", "region").with("aria-label", caption.clone()).with("tabindex", "0");
    place.holding([piece("table").class(class).holding([
        piece("caption").words(caption),
        piece("thead").holding([piece("tr").holding(head)]),
        piece("tbody").holding(rows),
    ])])
}
