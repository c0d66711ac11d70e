//! The comparison: up to four institutions side by side, named by the address. A room of its own: with the shortlist it would be
//! more than one WASM may weigh.

mod rows;
mod table;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tuoyu_catalog::sheet::{Sheet, SheetRow};

use crate::browser;
use crate::live::now::use_now;
use crate::live::shortlist::known::{Found, Known, use_known};
use crate::live::shortlist::qr::Qr;
use crate::live::{Room, on_device};
use crate::route::Route;
use crate::saved::{MOST_COMPARED, Pick, ask, asked};

/// What the address says to show only what differs.
const ONLY: &str = "only=different";

/// The room of the comparison.
#[derive(Debug)]
pub struct Compare;

/// Its part, which has no data of its own: what is compared stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part;

impl Room for Compare {
    type Part = Part;

    const NAME: &str = "compare";

    fn view(_: Part) -> impl IntoView {
        view! { <Comparison/> }
    }
}

/// What is compared: institutions with their sheets, and what the sheets' rows are about.
type Compared = (Vec<(Pick, Sheet)>, Vec<SheetRow>);

#[component]
fn Comparison() -> impl IntoView {
    let now = use_now();
    let picks = Memo::new(move |_| now.query.with(|query| asked(query, MOST_COMPARED).0));
    let known = use_known(picks);
    view! {
        <p hidden=move || picks.with(|picks| !picks.is_empty())>{"还没有选要对比的。在收藏里勾两家到四家，放在一起看。"}</p>
        {on_device(move || view! {
            <div role="status">{move || state(&picks.get(), known)}</div>
            {move || {
                let more = now.query.with(|query| asked(query, MOST_COMPARED).1);
                more.then(|| view! { <p class="ty-quiet">{"一次最多对比四家，后面的没有放进来。"}</p> })
            }}
            {move || {
                let (all, about) = compared(&picks.get(), known);
                let only = now.query.with(|query| query.split('&').any(|pair| pair == ONLY));
                (!all.is_empty()).then(|| table::side_by_side(&all, &about, only, now.today.get()))
            }}
            {move || (!picks.with(Vec::is_empty)).then(|| along(&picks.get()))}
        })}
    }
}

/// Those whose sheets have come. Tracks.
fn compared(picks: &[Pick], known: Known) -> Compared {
    let here = |pick: &Pick| match known.find(pick) {
        Found::Here(sheet) => Some((pick.clone(), *sheet)),
        _ => None,
    };
    let about = picks.iter().find_map(|pick| known.rows(pick)).unwrap_or_default();
    (picks.iter().filter_map(here).collect(), about)
}

/// What is missing of the comparison, if anything. Tracks.
fn state(picks: &[Pick], known: Known) -> impl IntoView + use<> {
    let found: Vec<(&Pick, Found)> = picks.iter().map(|pick| (pick, known.find(pick))).collect();
    let failed = found.iter().find_map(|(_, found)| match found {
        Found::Failed(words) => Some(words.clone()),
        _ => None,
    });
    let is_missing = |(pick, found): &(&Pick, Found)| (*found == Found::Missing).then(|| pick.id.to_string());
    let missing: Vec<String> = found.iter().filter_map(is_missing).collect();
    let words = match (&failed, missing.is_empty()) {
        (Some(words), _) => format!("{words}。"),
        (None, false) => format!("名单上没有：{}。可能撤下了，也可能是编号不对。", missing.join("、")),
        (None, true) if found.iter().any(|(_, found)| *found == Found::Waiting) => "正在取名单…".to_owned(),
        (None, true) => String::new(),
    };
    let again = failed.is_some();
    // The list on the device, where nothing is asked for.
    let kept: Vec<Pick> = match found.is_empty() {
        true => browser::saved().unwrap_or_default().into_iter().take(MOST_COMPARED).map(|saved| saved.pick).collect(),
        false => Vec::new(),
    };
    view! {
        <p>{words}</p>
        {(kept.len() >= 2).then(|| view! {
            <p><a class="ty-button" href=Route::Compare.href_with(&ask(&kept))>{format!("对比收藏里的前 {} 家", kept.len())}</a></p>
        })}
        {again.then(|| view! {
            <button class="ty-button ty-button--quiet" type="button" on:click=move |_| known.again()>{"再取一次"}</button>
        })}
    }
}

/// Taking the comparison along.
fn along(picks: &[Pick]) -> impl IntoView + use<> {
    let address = format!("{}{}", browser::origin(), Route::Compare.href_with(&ask(picks)));
    let wechat = browser::is_wechat();
    view! {
        <section class="ty-beyond-print" aria-labelledby="along">
            <h2 id="along">{"发给家里人看"}</h2>
            {wechat.then(|| view! {
                <p>{"微信里不能打印。要打印，点右上角“…”选“在浏览器打开”，或用另一台手机扫二维码。"}</p>
            })}
            <div class="ty-actions">
                <button class="ty-button ty-button--quiet" type="button" data-copy=address.clone()>{"复制链接"}</button>
                {(!wechat).then(|| view! {
                    <button class="ty-button ty-button--quiet" type="button" data-print="">{"打印"}</button>
                })}
            </div>
            <Qr address label="这个对比的二维码".to_owned()/>
            <p class="ty-quiet">{"链接里只有是哪几家，没有你的笔记。"}</p>
        </section>
    }
}
