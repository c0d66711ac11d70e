//! The table of a comparison: a column an institution, a row a fact, what differs marked in words; below, the family's own notes.

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_catalog::sheet::{Sheet, SheetCell, SheetRow};

use super::ONLY;
use super::rows::{Row, Verdict, rows};
use crate::live::SaveButton;
use crate::live::shortlist::note;
use crate::route::Route;
use crate::saved::{Pick, ask};
use crate::text::UNSTATED;

/// The institutions side by side.
pub(super) fn side_by_side(
    all: &[(Pick, Sheet)],
    about: &[SheetRow],
    only: bool,
    today: Date,
) -> impl IntoView + use<> {
    let picks: Vec<Pick> = all.iter().map(|(pick, _)| pick.clone()).collect();
    let sheets: Vec<Sheet> = all.iter().map(|(_, sheet)| sheet.clone()).collect();
    let (unstated, rows): (Vec<Row>, Vec<Row>) =
        rows(about, &sheets).into_iter().partition(|row| row.verdict == Verdict::Unstated);
    let differing = rows.iter().filter(|row| row.verdict == Verdict::Differs).count();
    let shown = rows.into_iter().filter(|row| !only || row.verdict == Verdict::Differs);
    let shown = shown.map(|shown| row(shown, today)).collect_view();
    let unstated = unstated.into_iter().map(|row| row.about.term).collect::<Vec<_>>().join("、");
    let heads = all.iter().map(|(pick, sheet)| head(pick, sheet, &picks)).collect_view();
    let (query, alone) = (ask(&picks), picks.len() < 2);
    let (switch, label) =
        if only { (query, "全部都看") } else { (format!("{query}&{ONLY}"), "只看不一样的") };
    let count = if alone {
        "只有一家。再去收藏里勾一家，才好比。".to_owned()
    } else {
        format!("有 {differing} 项不一样。")
    };
    view! {
        <p>{count} {" "} {(!alone).then(|| view! { <a class="ty-go" href=Route::Compare.href_with(&switch)>{label}</a> })}</p>
        <div class="ty-scroll ty-compare" role="region" aria-label="对比，可以左右滑动" tabindex="0">
            <table>
                <caption class="ty-hidden">{"机构对比"}</caption>
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{shown} {own(&picks)}</tbody>
            </table>
        </div>
        {(!unstated.is_empty() && !only).then(|| view! {
            <p class="ty-quiet">{format!("都没有说明的：{unstated}。可以打电话问。")}</p>
        })}
    }
}

fn head(pick: &Pick, sheet: &Sheet, all: &[Pick]) -> impl IntoView + use<> {
    let name = sheet.name.clone();
    let without = Route::Compare.href_with(&ask(all.iter().filter(|other| other.id != pick.id)));
    let label = format!("拿掉 {name}");
    view! {
        <th scope="col">
            <a class="ty-compare__name" href=Route::Institution(pick.id.clone()).href()>{name.clone()}</a>
            <div class="ty-compare__tools">
                <SaveButton id=pick.id.clone() region=pick.region.clone() name/>
                <a class="ty-go" href=without aria-label=label>{"拿掉"}</a>
            </div>
        </th>
    }
}

fn row(row: Row, today: Date) -> impl IntoView {
    let (mark, aside) = match row.verdict {
        Verdict::Differs => ("不一样", ""),
        Verdict::Apart => ("", "不是同一个评估办法，不能直接比。"),
        Verdict::Open => ("", "有的没说明。"),
        _ => ("", ""),
    };
    let note = format!("{aside}{}", row.about.note);
    let class = if mark.is_empty() { "" } else { "ty-compare__differs" };
    view! {
        <tr class=class>
            <th scope="row">{row.about.term} {" "}
                {(!mark.is_empty()).then(|| view! { <span class="ty-differs">{mark}</span> })}
                <span class="ty-quiet ty-small">{note}</span></th>
            {row.cells.into_iter().map(|one| cell(one, today)).collect_view()}
        </tr>
    }
}

fn cell(cell: SheetCell, today: Date) -> impl IntoView {
    let class = if cell.said.is_some() { "" } else { "ty-unstated" };
    let words = cell.said.unwrap_or_else(|| UNSTATED.to_owned());
    let day = cell.day.map(|day| format!("{day}，{}", day.age_on(today)));
    let aside = [Some(cell.aside).filter(|aside| !aside.is_empty()), day].into_iter().flatten().collect::<Vec<_>>();
    let over = if cell.over { " 超过规定" } else { "" };
    view! {
        <td>
            <span class=class>{words}</span><span class="ty-warn">{over}</span>
            <span class="ty-quiet ty-small">{aside.join("；")}</span>
        </td>
    }
}

/// What the family itself has noted, where it has. It stands on this device only.
fn own(picks: &[Pick]) -> impl IntoView + use<> {
    // What cannot be read counts as nothing noted.
    let notes: Vec<note::Note> = picks.iter().map(|pick| note::kept(&pick.id).unwrap_or_default()).collect();
    let asked = |count: usize| if count > 0 { format!("勾了 {count} 条") } else { String::new() };
    let lines = [
        ("我去看的日子", notes.iter().map(note::Note::when).collect::<Vec<String>>()),
        ("我问过的", notes.iter().map(|note| asked(note.asked.len())).collect()),
        ("我的笔记", notes.iter().map(|note| note.text.clone()).collect()),
    ];
    let any = |(_, words): &(&str, Vec<String>)| words.iter().any(|words| !words.is_empty());
    let line = |(term, words): (&'static str, Vec<String>)| {
        let cells = words.into_iter().map(|words| view! { <td class="ty-compare__own">{words}</td> }).collect_view();
        view! { <tr><th scope="row">{term}</th>{cells}</tr> }
    };
    lines.into_iter().filter(any).map(line).collect_view()
}
