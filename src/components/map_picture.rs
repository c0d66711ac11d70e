//! A county's map as a static picture: there before any script, and on paper.
//!
//! Kinds differ by shape, by character and by colour. The drawing is one image to a screen reader, with a sentence; the list on the
//! same page says by name and township everything the picture shows.

use leptos::prelude::*;
use tuoyu_catalog::institution::InstitutionKind;

use crate::components::SourceLine;
use crate::data::picture::{Label, MARK, Mark, Picture, StandsFor, Sum, TONES, WIDTH, approval_words};
use crate::route::Route;
use crate::text::{self, mark_class};

/// A picture with its key and its source.
#[component]
pub(crate) fn MapPicture(
    /// The picture.
    picture: Picture,
    /// What it is of, in a sentence.
    about: String,
) -> impl IntoView {
    let kinds = picture.kinds();
    let several = picture.marks.iter().any(|mark| matches!(mark.stands_for, StandsFor::Several(_)));
    let here = picture.marks.iter().any(|mark| matches!(mark.stands_for, StandsFor::Here(_)));
    let approval = approval_words(picture.map_approval.as_deref());
    let source = picture.source.clone();
    let unstated = picture.marks.iter().any(|mark| matches!(mark.stands_for, StandsFor::One { kind: None, .. }));
    let numbered = picture.marks.iter().any(|mark| matches!(mark.stands_for, StandsFor::Nth(..)));
    let unplaced = picture.unplaced.clone();
    let note = (!unplaced.is_empty()).then(|| format!("另有 {} 家没有公布位置，只在名单里。", unplaced.len()));
    view! {
        <figure class="ty-picture" data-picture="">
            {drawing(&picture, about)}
            <figcaption>
                <ul class="ty-key" aria-label="图例">
                    {here.then(|| view! { <li><Sample class="ty-mark ty-mark--here" character="此"/> "这一家"</li> })}
                    {kinds.into_iter().map(|kind| view! {
                        <li><Sample class=mark_class(Some(kind)) character=text::kind_character(Some(kind))/> {kind.term()}</li>
                    }).collect_view()}
                    {(!picture.sums.is_empty()).then(|| view! { <li>"圆越大，数越大；圆里是托位数"</li> })}
                    {picture.areas.iter().any(|(tone, _)| *tone > 0).then(|| view! { <li>{format!("颜色越深，数越大（{TONES} 档）")}</li> })}
                    {numbered.then(|| view! { <li><Sample class="ty-mark ty-mark--several" character="1"/> "下面名单里的第几处"</li> })}
                    {unstated.then(|| view! { <li><Sample class="ty-mark" character=text::kind_character(None)/> "类型未说明"</li> })}
                    {several.then(|| view! { <li><Sample class="ty-mark ty-mark--several" character="n"/> "n 家挨得很近"</li> })}
                </ul>
                <p class="ty-quiet">"示意图，只画行政边界，没有道路。" {note}</p>
                <p class="ty-quiet">"底图：" <SourceLine source/> "。" {approval} "。"</p>
            </figcaption>
            {(!here && !unplaced.is_empty()).then(|| view! {
                <details class="ty-more">
                    <summary>{format!("没有公布位置的 {} 家", unplaced.len())}</summary>
                    <ul>
                        {unplaced.into_iter().map(|(id, name)| view! {
                            <li><a class="ty-go" href=Route::Institution(id).href()>{name}</a></li>
                        }).collect_view()}
                    </ul>
                </details>
            })}
        </figure>
    }
}

fn drawing(picture: &Picture, about: String) -> impl IntoView + use<> {
    let (metres, units) = picture.bar;
    let bar = format!("M{} {}v4h{units}v-4", 8, picture.height - 10.0);
    let words = if metres >= 1_000 { format!("{} 公里", metres / 1_000) } else { format!("{metres} 米") };
    view! {
        <svg class="ty-picture__drawing" viewBox=format!("0 0 {WIDTH} {}", picture.height) role="img" aria-label=about>
            <path class="ty-ground" d=picture.ground.clone()/>
            {picture.areas.iter().map(|(tone, path)| view! { <path class=format!("ty-area ty-area--{tone}") d=path.clone()/> }).collect_view()}
            {picture.borders.iter().map(|(level, path)| view! {
                <path class=format!("ty-border ty-border--{}", level.code()) d=path.clone()/>
            }).collect_view()}
            {picture.sums.iter().map(sum).collect_view()}
            {picture.labels.iter().map(label).collect_view()}
            {picture.marks.iter().map(mark).collect_view()}
            <path class="ty-bar" d=bar/>
            <text class="ty-bar__words" x=units / 2.0 + 8.0 y=picture.height - 12.0>{words}</text>
        </svg>
    }
}

fn label(label: &Label) -> impl IntoView + use<> {
    view! { <text class=format!("ty-name ty-name--{}", label.tone) x=label.x y=label.y>{label.words.clone()}</text> }
}

fn sum(sum: &Sum) -> impl IntoView + use<> {
    view! {
        <g class="ty-sum" transform=format!("translate({} {})", sum.x, sum.y)>
            <title>{sum.words.clone()}</title>
            <circle r=sum.radius/>
            <text>{sum.number}</text>
        </g>
    }
}

fn mark(mark: &Mark) -> impl IntoView + use<> {
    let (class, character, title) = match &mark.stands_for {
        StandsFor::One { name, kind, approximate } => {
            let about = if *approximate { "（大致位置）" } else { "" };
            (mark_class(*kind).to_owned(), text::kind_character(*kind).to_owned(), format!("{name}{about}"))
        }
        StandsFor::Several(count) => ("ty-mark ty-mark--several".to_owned(), count.to_string(), format!("{count} 家")),
        StandsFor::Nth(number, name) => ("ty-mark ty-mark--several".to_owned(), number.to_string(), name.clone()),
        StandsFor::Here(name) => ("ty-mark ty-mark--here".to_owned(), "此".to_owned(), name.clone()),
    };
    view! {
        <g class=class transform=format!("translate({} {})", mark.x, mark.y)>
            <title>{title}</title>
            {shape(&mark.stands_for)}
            <text>{character}</text>
        </g>
    }
}

/// The outline of a mark about its middle.
fn shape(stands_for: &StandsFor) -> impl IntoView + use<> {
    let path = match stands_for {
        StandsFor::One { kind: Some(kind), .. } => outline(*kind),
        StandsFor::One { kind: None, .. } | StandsFor::Several(_) | StandsFor::Nth(..) => ROUND,
        StandsFor::Here(_) => PIN,
    };
    view! { <path d=path/> }
}

const ROUND: &str = "M-9 0a9 9 0 1 1 18 0a9 9 0 1 1-18 0z";
const PIN: &str = "M0 16L-9-3a11 11 0 1 1 18 0z";
const _: () = assert!(MARK == 9.0, "the outlines are drawn for marks of this size");

fn outline(kind: InstitutionKind) -> &'static str {
    match kind {
        InstitutionKind::Centre => ROUND,
        InstitutionKind::Community => "M-8-8h16v16h-16z",
        InstitutionKind::Kindergarten => "M0-11L11 8h-22z",
        InstitutionKind::Employer => "M0-11L11 0L0 11L-11 0z",
        InstitutionKind::Home => "M0-11L9-3v11h-18v-11z",
        InstitutionKind::PublicContracted => "M-5-9h10L10 0L5 9h-10L-10 0z",
        InstitutionKind::Public => "M-4-10h8l6 6v8l-6 6h-8l-6-6v-8z",
    }
}

/// A mark in the key.
#[component]
fn Sample(class: &'static str, character: &'static str) -> impl IntoView {
    let kind = InstitutionKind::ALL.iter().copied().find(|kind| mark_class(Some(*kind)) == class);
    let path = match kind {
        Some(kind) => outline(kind),
        None if class.ends_with("here") => PIN,
        None => ROUND,
    };
    view! {
        <svg class="ty-key__mark" viewBox="-13 -17 26 34" aria-hidden="true">
            <g class=class><path d=path/><text>{character}</text></g>
        </svg>
    }
}
