//! Taking the shortlist along and bringing it back: paper, words, a link and its QR code, a file.
//!
//! The browser inside WeChat neither prints nor saves files and says nothing of it; there the page offers what does work.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask::Band;
use super::backup;
use super::device::use_device;
use super::known::{Found, Known};
use super::plain;
use crate::browser;
use crate::browser::store::Refused;
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, button, paragraph, piece};
use crate::live::qr::{Level, drawn};
use crate::route::Route;
use crate::saved::ask;

/// What the file is called, before the day.
const FILE: &str = "收藏的托育机构";

/// Taking it along.
#[component]
pub(super) fn Take(known: Known) -> impl IntoView {
    let (device, today) = (use_device(), use_now().today);
    // This is made in the browser only.
    let wechat = browser::is_wechat();
    let link = move || {
        let picks = device.with(|all| all.iter().map(|entry| entry.saved.pick.clone()).collect::<Vec<_>>());
        format!("{}{}", browser::origin(), Route::Shortlist.href_with(&ask(&picks)))
    };
    let words = move |_| {
        let sheet = |entry: &backup::Entry| match known.find(&entry.saved.pick) {
            Found::Here(sheet) => Some(sheet),
            _ => None,
        };
        let all =
            untrack(|| device.entries().into_iter().map(|entry| (entry.clone(), sheet(&entry))).collect::<Vec<_>>());
        browser::copy(plain::words(&all, &browser::origin(), today.get_untracked()));
    };
    let file = move |_| {
        let name = format!("{FILE}-{}.json", today.get_untracked());
        browser::say(match browser::offer_file(&name, "application/json", &backup::print(&device.entries())) {
            Ok(()) => "已交给浏览器保存。没看到文件，就用“复制备份”",
            Err(Refused) => "这个浏览器不让存文件，请用“复制备份”",
        });
    };
    let with_link = RwSignal::new(false);
    let shared = Memo::new(move |_| if with_link.get() || wechat { shared(link()) } else { Vec::new() });
    view! {
        <section aria-labelledby="take-title">
            <h3 id="take-title">{"带着去看"}</h3>
            <Band id="print-band"/>
            <p hidden=!wechat>{"微信里不能打印，也不能存文件。可以复制成文字发给家里人；要打印，点右上角“…”选“在浏览器打开”，或用另一台手机扫下面的二维码。"}</p>
            <div class="ty-actions">
                <button class="ty-button" type="button" data-print="" hidden=wechat>{"打印大字的 A4"}</button>
                <button class="ty-button ty-button--quiet" type="button" on:click=words>{"复制成文字"}</button>
                <button class="ty-button ty-button--quiet" type="button" aria-expanded=move || if with_link.get() { "true" } else { "false" }
                    aria-controls="link" on:click=move |_| with_link.update(|on| *on = !*on)>{"链接和二维码"}</button>
            </div>
            <div id="link"><Drawn pieces=shared on_press=Callback::new(move |_| browser::copy(link()))/></div>
            <h4>{"备份、换手机"}</h4>
            <p class="ty-quiet">{"备份里有笔记和去看的日子，别发到网上。"}</p>
            <div class="ty-actions">
                <button class="ty-button ty-button--quiet" type="button" hidden=wechat on:click=file>{"存成文件"}</button>
                <button class="ty-button ty-button--quiet" type="button" on:click=move |_| browser::copy(backup::print(&device.entries()))>{"复制备份"}</button>
            </div>
        </section>
    }
}

/// The list's link and its code.
fn shared(address: String) -> Vec<Piece> {
    let code = drawn(&address, Level::Medium).map(|(path, side)| {
        let square = piece("svg").class("ty-qr").with("viewBox", format!("0 0 {side} {side}")).with("role", "img");
        square.with("aria-label", "这份收藏的二维码").holding([piece("path").with("d", path)])
    });
    let words = paragraph("ty-quiet", "链接里只有是哪几家，没有笔记和日子。打开的人自己决定加不加。");
    let written = [paragraph("ty-address", address), button("copy".to_owned(), "复制链接")];
    std::iter::once(words).chain(code).chain(written).collect()
}

/// Bringing it back.
#[component]
pub(super) fn Bring() -> impl IntoView {
    let device = use_device();
    let (file, text) = (NodeRef::<Input>::new(), NodeRef::<Textarea>::new());
    let said = RwSignal::new(String::new());
    let bring = move |text: &str| {
        // The part may have been taken down while the file was read.
        said.try_set(match device.bring(text) {
            Ok(added) => added.map(backup::Added::words).unwrap_or_default(),
            Err(refusal) => refusal.words().to_owned(),
        });
    };
    let read = move |_| {
        let Some(input) = file.get_untracked() else { return };
        spawn_local(async move {
            match browser::chosen_text(&input).await {
                Some(Ok(text)) => bring(&text),
                Some(Err(Refused)) => drop(said.try_set("这个文件打不开，或者太大。收藏没有变。".to_owned())),
                None => {}
            }
        });
    };
    let paste = move |_| {
        if let Some(area) = text.get_untracked() {
            bring(&area.value());
        }
    };
    view! {
        <details class="ty-more ty-beyond-print">
            <summary>{"从别处加进来"}</summary>
            <div class="ty-field">
                <label for="bring-file">{"选存出来的文件（原来的不会少）"}</label>
                <input id="bring-file" type="file" node_ref=file accept=".json,application/json,text/plain" on:change=read/>
            </div>
            <div class="ty-field">
                <label for="bring-text">{"或者粘贴备份、链接、别人发来的文字"}</label>
                <textarea id="bring-text" node_ref=text rows="3" autocomplete="off" spellcheck="false"></textarea>
                <button class="ty-button ty-button--quiet" type="button" on:click=paste>{"加进来"}</button>
            </div>
            <p role="status">{move || said.get()}</p>
        </details>
    }
}
