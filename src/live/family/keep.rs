//! Whether the device keeps the records, and the family's own copy of them: a file, or a text where files cannot be saved.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup::Refusal;
use super::records::{Keeping, Records, offer, use_records};
use crate::browser;
use crate::browser::store::Refused;
use crate::live::control;
use crate::live::now::use_now;

/// What the files are called, before the day.
const FILE: &str = "孩子的记录";
const UNREADABLE: &str = "读不出的记录";

/// The tick, and the copies behind a disclosure.
#[component]
pub(super) fn Keep() -> impl IntoView {
    let records = use_records();
    let tick = NodeRef::<Input>::new();
    let kept = move || matches!(records.keeping(), Keeping::Kept | Keeping::Failing);
    let keep = move |_| {
        let Some(tick) = tick.get_untracked() else { return };
        records.keep(tick.checked());
        // Where the device refused, the tick may not claim otherwise.
        tick.set_checked(untrack(kept));
    };
    let note = Signal::derive(move || words(records.keeping()));
    view! {
        <div class="ty-keep">
            <div class="ty-tick">
                <input id="keep" type="checkbox" node_ref=tick autocomplete="off" prop:checked=kept aria-describedby="keep-note" on:change=keep/>
                <label for="keep">{"记在这台设备上"}</label>
            </div>
            <p id="keep-note" class="ty-note" role="status">{note}</p>
            <Copies records/>
        </div>
    }
}

fn words(keeping: Keeping) -> String {
    match keeping {
        Keeping::NotAsked => {
            "勾上才会存在这个浏览器里，换一个工具也不用重填；不会上传。去掉勾就从这台设备上删掉。".to_owned()
        }
        Keeping::Closed => "这台设备不让保存。照样能用，离开这一页就没有了；要留着，可以“存成文件”。".to_owned(),
        Keeping::Kept => {
            "已存在这个浏览器里，不会上传。去掉勾就从这台设备上删掉。清空浏览器数据也会没有，记得备份。".to_owned()
        }
        Keeping::Failing => "刚才的改动没能存下，可能是这台设备存满了。请先“存成文件”。".to_owned(),
        Keeping::Unreadable(refusal) => format!("这台设备上存过记录，可是读不出来：{}原来的没有动。", refusal.words()),
    }
}

/// Taking the records away and bringing them back.
#[component]
fn Copies(records: Records) -> impl IntoView {
    let today = use_now().today;
    let (file, text) = (NodeRef::<Input>::new(), NodeRef::<Textarea>::new());
    let said = RwSignal::new(String::new());
    let bring = move |text: &str| {
        let answer = records.take_in(text);
        // The part may have been taken down while the file was read.
        said.try_set(match answer {
            Ok(added) => added.words(),
            Err(refusal) => refused(refusal),
        });
    };
    let read = move |_| {
        let Some(input) = file.get_untracked() else { return };
        spawn_local(async move {
            match browser::chosen_text(&input).await {
                Some(Ok(text)) => bring(&text),
                Some(Err(Refused)) => drop(said.try_set("这个文件打不开，或者太大。这里的记录没有变。".to_owned())),
                None => {}
            }
        });
    };
    let paste = Callback::new(move |()| {
        if let Some(area) = text.get_untracked() {
            bring(&area.value());
        }
    });
    let shown = Signal::stored(false);
    let readable = Signal::derive(move || !matches!(records.keeping(), Keeping::Unreadable(_)));
    let save = Callback::new(move |()| offer(FILE, &records.print(), today.get_untracked()));
    let copy = Callback::new(move |()| browser::copy(records.print()));
    let save_unreadable = Callback::new(move |()| offer(UNREADABLE, &records.unreadable(), today.get_untracked()));
    let clear = Callback::new(move |()| records.clear_unreadable());
    view! {
        <div class="ty-actions">
            {control::button("把读不出的存成文件", readable, save_unreadable)}
            {control::button("清掉读不出的，重新开始", readable, clear)}
        </div>
        <details class="ty-more">
            <summary>{"备份、换手机"}</summary>
            <div class="ty-actions">
                {control::button("存成文件", shown, save)}
                {control::button("复制成文字", shown, copy)}
            </div>
            <div class="ty-field">
                <label for="bring-file">{"从文件加进来（原来的不会少）"}</label>
                <input id="bring-file" type="file" node_ref=file accept=".json,.txt,application/json,text/plain" on:change=read/>
            </div>
            <div class="ty-field">
                <label for="bring-text">{"或者粘贴备份的文字"}</label>
                <textarea id="bring-text" node_ref=text rows="3" autocomplete="off" spellcheck="false"></textarea>
            </div>
            {control::button("从文字加进来", shown, paste)}
            <p role="status">{Signal::derive(move || said.get())}</p>
        </details>
    }
}

fn refused(refusal: Refusal) -> String {
    format!("没有加进来：{}这里的记录没有变。", refusal.words())
}
