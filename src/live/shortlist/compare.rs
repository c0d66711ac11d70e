//! The comparison's page: up to four institutions side by side, named by the address. The family's own notes stand below, from the
//! device alone.

use leptos::prelude::*;
use tuoyu_catalog::sheet::Sheet;

use super::device::{Device, use_device};
use super::keep::use_wechat;
use super::known::{Found, Known, use_known};
use super::qr::Qr;
use super::rows::{Cell, Row, Verdict, rows};
use crate::browser;
use crate::live::now::use_now;
use crate::live::places::Levels;
use crate::live::{SaveButton, on_device};
use crate::route::Route;
use crate::saved::{MOST_COMPARED, Pick, ask, asked};
use crate::text::UNSTATED;

/// What the address says to show only what differs.
const ONLY: &str = "only=different";

/// The comparison.
#[component]
pub(super) fn Compare(
    /// The levels of every scheme.
    levels: Levels,
) -> impl IntoView {
    let (now, device) = (use_now(), use_device());
    let asked_for = Memo::new(move |_| now.query.with(|query| asked(query, MOST_COMPARED)));
    let picks = Memo::new(move |_| asked_for.with(|(picks, _)| picks.clone()));
    let only = Memo::new(move |_| now.query.with(|query| query.split('&').any(|pair| pair == ONLY)));
    let known = use_known(picks);
    let levels = StoredValue::new(levels);
    let sheets = Memo::new(move |_| {
        let here = |pick: Pick| match known.find(&pick) {
            Found::Here(sheet) => Some((pick, *sheet)),
            _ => None,
        };
        picks.get().into_iter().filter_map(here).collect::<Vec<_>>()
    });
    let table = move || {
        let rows = sheets.with(|all| {
            let sheets: Vec<Sheet> = all.iter().map(|(_, sheet)| sheet.clone()).collect();
            levels.with_value(|levels| rows(&sheets, levels, now.today.get()))
        });
        let all = sheets.get();
        (!all.is_empty()).then(|| side_by_side(&all, rows, only.get(), device))
    };
    view! {
        <p hidden=move || picks.with(|picks| !picks.is_empty())>{"还没有选要对比的。在收藏里勾两家到四家，放在一起看。"}</p>
        {on_device(move || view! {
            <div role="status">{move || state(picks, known, device)}</div>
            <p class="ty-quiet">{move || asked_for.with(|(_, more)| more.then_some("一次最多对比四家，后面的没有放进来。"))}</p>
            {table}
            {move || (!sheets.with(Vec::is_empty)).then(|| view! { <Along picks/> })}
        })}
    }
}

/// What is missing of the comparison, if anything.
fn state(picks: Memo<Vec<Pick>>, known: Known, device: Device) -> impl IntoView {
    let found: Vec<(Pick, Found)> = picks.get().into_iter().map(|pick| (pick.clone(), known.find(&pick))).collect();
    let waiting = found.iter().any(|(_, found)| *found == Found::Waiting);
    let failed = found.iter().find_map(|(_, found)| match found {
        Found::Failed(words) => Some(words.clone()),
        _ => None,
    });
    let missing = found.iter().filter(|(_, found)| *found == Found::Missing).map(|(pick, _)| pick.id.to_string());
    let missing: Vec<String> = missing.collect();
    let kept =
        device.with(|all| all.iter().take(MOST_COMPARED).map(|entry| entry.saved.pick.clone()).collect::<Vec<_>>());
    let from_list = (found.is_empty() && kept.len() >= 2).then(|| Route::Compare.href_with(&ask(&kept)));
    view! {
        {from_list.map(|href| view! { <p><a class="ty-button" href=href>{format!("对比收藏里的前 {} 家", kept.len())}</a></p> })}
        {waiting.then(|| view! { <p>{"正在取名单…"}</p> })}
        {failed.map(|words| view! {
            <p>{words} {"。"}</p>
            <button class="ty-button ty-button--quiet" type="button" on:click=move |_| known.again()>{"再取一次"}</button>
        })}
        {(!missing.is_empty()).then(|| view! { <p>{format!("名单上没有：{}。可能撤下了，也可能是编号不对。", missing.join("、"))}</p> })}
    }
}

fn side_by_side(all: &[(Pick, Sheet)], rows: Vec<Row>, only: bool, device: Device) -> impl IntoView + use<> {
    let picks: Vec<Pick> = all.iter().map(|(pick, _)| pick.clone()).collect();
    let (unstated, rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.verdict() == Verdict::Unstated);
    let differing = rows.iter().filter(|row| row.verdict() == Verdict::Differs).count();
    let shown = rows.into_iter().filter(|row| !only || row.verdict() == Verdict::Differs).map(row).collect_view();
    let unstated = unstated.into_iter().map(|row| row.term).collect::<Vec<_>>().join("、");
    let heads = all.iter().map(|(pick, sheet)| head(pick, sheet, &picks)).collect_view();
    let here = |query: &str| Route::Compare.href_with(query);
    let (whole, less) = (here(&ask(&picks)), here(&format!("{}&{ONLY}", ask(&picks))));
    let (switch, label) = if only { (whole, "全部都看") } else { (less, "只看不一样的") };
    let alone = picks.len() < 2;
    view! {
        <p>{if alone { "只有一家。再去收藏里勾一家，才好比。".to_owned() } else { format!("有 {differing} 项不一样。") }} {" "}
            <a class="ty-go" href=switch hidden=alone>{label}</a></p>
        <div class="ty-scroll ty-compare" role="region" aria-label="对比，可以左右滑动" tabindex="0">
            <table>
                <caption class="ty-hidden">{"机构对比"}</caption>
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{shown} {own(&picks, device)}</tbody>
            </table>
        </div>
        {(!unstated.is_empty() && !only).then(|| view! { <p class="ty-quiet">{format!("都没有说明的：{unstated}。可以打电话问。")}</p> })}
    }
}

fn head(pick: &Pick, sheet: &Sheet, all: &[Pick]) -> impl IntoView + use<> {
    let name = sheet.card.name.clone();
    let without = Route::Compare.href_with(&ask(all.iter().filter(|other| other.id != pick.id)));
    let label = format!("不再对比 {name}");
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

fn row(row: Row) -> impl IntoView {
    let differs = row.verdict() == Verdict::Differs;
    let mark = differs.then(|| view! { <span class="ty-differs">{"不一样"}</span> });
    let open =
        (row.verdict() == Verdict::Open).then(|| view! { <span class="ty-quiet ty-small">{"有的没说明"}</span> });
    let note = (!row.note.is_empty()).then(|| view! { <span class="ty-quiet ty-small">{row.note}</span> });
    view! {
        <tr class=if differs { "ty-compare__differs" } else { "" }>
            <th scope="row">{row.term} {" "} {mark} {open} {note}</th>
            {row.cells.into_iter().map(cell).collect_view()}
        </tr>
    }
}

fn cell(cell: Cell) -> impl IntoView {
    let class = if cell.said.is_some() { "" } else { "ty-unstated" };
    let words = cell.said.unwrap_or_else(|| UNSTATED.to_owned());
    view! {
        <td>
            <span class=class>{words}</span>
            {cell.over.then(|| view! { {" "} <span class="ty-warn">{"超过规定"}</span> })}
            {(!cell.aside.is_empty()).then(|| view! { <span class="ty-quiet ty-small">{cell.aside}</span> })}
        </td>
    }
}

/// What the family itself has noted, where it has.
fn own(picks: &[Pick], device: Device) -> impl IntoView + use<> {
    let notes: Vec<_> = picks.iter().map(|pick| device.note(&pick.id)).collect();
    let line = |term: &'static str, words: Vec<String>| {
        let cells = words.iter().map(|words| view! { <td class="ty-compare__own">{words.clone()}</td> }).collect_view();
        words.iter().any(|words| !words.is_empty()).then(|| view! { <tr><th scope="row">{term}</th>{cells}</tr> })
    };
    let asked = |count: usize| if count > 0 { format!("勾了 {count} 条") } else { String::new() };
    view! {
        {line("我去看的日子", notes.iter().map(|note| note.when()).collect())}
        {line("我问过的", notes.iter().map(|note| asked(note.asked.len())).collect())}
        {line("我的笔记", notes.iter().map(|note| note.text.clone()).collect())}
    }
}

/// Taking the comparison along.
#[component]
fn Along(picks: Memo<Vec<Pick>>) -> impl IntoView {
    let wechat = use_wechat();
    let address = Memo::new(move |_| format!("{}{}", browser::origin(), Route::Compare.href_with(&ask(&picks.get()))));
    view! {
        <section class="ty-beyond-print" aria-labelledby="along">
            <h2 id="along">{"发给家里人看"}</h2>
            <p hidden=move || !wechat.get()>{"微信里不能打印。要打印，点右上角“…”选“在浏览器打开”，或用另一台手机扫二维码。"}</p>
            <div class="ty-actions">
                <button class="ty-button ty-button--quiet" type="button" on:click=move |_| browser::copy(address.get_untracked())>{"复制链接"}</button>
                <button class="ty-button ty-button--quiet" type="button" data-print="" hidden=move || wechat.get()>{"打印"}</button>
            </div>
            {move || view! { <Qr address=address.get() label="这个对比的二维码".to_owned()/> }}
            <p class="ty-quiet">{"链接里只有是哪几家，没有你的笔记。"}</p>
        </section>
    }
}
