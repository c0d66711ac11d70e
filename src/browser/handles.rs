//! What a page's own controls do in any room: print it, copy a text, tick a box that stays ticked on this device.
//!
//! A control says what it does in an attribute: `data-print`, `data-copy="text"`, `data-keep="checklist/item"` on a checkbox,
//! `data-untick="checklist"` on a button, `data-save="institution"` on another (see `keep`). Nothing of it leaves the device. A text
//! that stands in an input beside its button, named in `data-from`, can be copied even where there is no clipboard, as in older
//! WeChat: it is selected, to be copied by hand at the worst.

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlDocument, HtmlInputElement};

use super::{keep, page, store};

/// Where ticks are kept: the names of the ticked boxes, a line each.
const TICKS: &str = "ty-ticks";

/// Does what a clicked element asks for, if it asks for anything.
pub(super) fn handle(clicked: &Element) {
    if nearest(clicked, "[data-print]").is_some() {
        if page::is_wechat() {
            open_elsewhere("微信里不能打印");
        } else {
            // Refused only where there is nothing to print on.
            let _ = window().print();
        }
    } else if nearest(clicked, "a[download]").is_some() {
        // The browser saves the file itself; WeChat's quietly saves nothing.
        if page::is_wechat() {
            open_elsewhere("微信里存不了文件");
        }
    } else if let Some(button) = nearest(clicked, "[data-copy]") {
        copy_from(button.get_attribute("data-copy").unwrap_or_default(), button.get_attribute("data-from"));
    } else if let Some(button) = nearest(clicked, "[data-save]") {
        keep::turn(&button);
    } else if let Some(button) = nearest(clicked, "[data-untick]") {
        untick(&button.get_attribute("data-untick").unwrap_or_default());
    } else if let Some(tick) = nearest(clicked, "input[data-keep]").and_then(|tick| tick.dyn_into().ok()) {
        keep(&tick);
    }
}

/// Ticks the boxes of the page that were ticked before.
pub(super) fn show_kept() {
    let kept = ticks();
    for tick in boxes("input[data-keep]") {
        tick.set_checked(kept.iter().any(|name| Some(name) == tick.get_attribute("data-keep").as_ref()));
    }
}

fn nearest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}

/// Puts a text on the clipboard, and says whether that worked.
pub(crate) fn copy(text: String) {
    copy_from(text, None);
}

/// The same for a text that also stands in the input with this id.
fn copy_from(text: String, from: Option<String>) {
    spawn_local(async move {
        let copied = is_copied(&text).await;
        let from = from.and_then(|id| document().get_element_by_id(&id)?.dyn_into::<HtmlInputElement>().ok());
        page::say(match from {
            _ if copied => "已复制",
            Some(input) if copy_selected(&input) => "已复制",
            Some(_) => "这个浏览器不让复制，请长按选中的文字自己复制",
            None => "这个浏览器不让复制，请长按文字自己复制",
        });
    });
}

async fn is_copied(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Older browsers, and pages without TLS, have no clipboard.
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Says what cannot be done here and how to come to where it can.
fn open_elsewhere(what: &'static str) {
    spawn_local(async move {
        let address = window().location().href().unwrap_or_default();
        let how = if is_copied(&address).await {
            "网址已复制，到浏览器里粘贴打开"
        } else {
            "请点右上角“…”，在浏览器打开"
        };
        page::say(&format!("{what}。{how}"));
    });
}

/// Selects an input's text and copies it in the old way; where that is refused too, the text stays selected.
fn copy_selected(input: &HtmlInputElement) -> bool {
    // Focus is what the selection is shown by; without it the text still stands there.
    let _ = input.focus();
    input.select();
    document().dyn_into::<HtmlDocument>().is_ok_and(|page| page.exec_command("copy") == Ok(true))
}

fn keep(tick: &HtmlInputElement) {
    let Some(name) = tick.get_attribute("data-keep") else { return };
    let mut kept = ticks();
    kept.retain(|other| *other != name);
    if tick.checked() {
        kept.push(name);
    }
    write(&kept);
}

fn untick(checklist: &str) {
    let is_of = |name: &str| name.strip_prefix(checklist).is_some_and(|rest| rest.starts_with('/'));
    let mut kept = ticks();
    kept.retain(|name| !is_of(name));
    write(&kept);
    show_kept();
}

fn boxes(selector: &str) -> Vec<HtmlInputElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn ticks() -> Vec<String> {
    // What cannot be read counts as unticked.
    let kept = store::read(TICKS).ok().flatten().unwrap_or_default();
    kept.lines().map(str::to_owned).collect()
}

fn write(kept: &[String]) {
    if store::write(TICKS, &kept.join("\n")).is_err() {
        page::say("这台设备不让保存，离开这一页后勾选不会留下");
    }
}
