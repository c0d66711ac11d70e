//! The list of institutions a family keeps, and the buttons that put one on it or take it off, in any room.
//!
//! A button says which in `data-save="id"` and its name in `data-save-name`. Nothing of the list leaves the device.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

use super::page::say;
use super::store::{self, Refused};
use crate::saved::{self, KEY, MOST, NOTE, Pick, Saved};

/// The list on this device.
pub(crate) fn saved() -> Result<Vec<Saved>, Refused> {
    Ok(store::read(KEY)?.map(|text| saved::parse(&text)).unwrap_or_default())
}

/// Keeps this list in place of the one on this device.
pub(crate) fn save(list: &[Saved]) -> Result<(), Refused> {
    if list.is_empty() { store::remove(KEY) } else { store::write(KEY, &saved::print(list)) }
}

/// Puts the button's institution on the list, or takes it off.
pub(super) fn turn(button: &Element) {
    let attribute = |name: &str| button.get_attribute(name).unwrap_or_default();
    let Some(pick) = Pick::parse(&attribute("data-save")) else { return };
    let refused = "这台设备不让保存，没有收藏成。可以复制网址，或者截图留着。";
    let words = turned(pick, attribute("data-save-name")).unwrap_or(refused);
    show_all_saved();
    say(words);
}

fn turned(pick: Pick, name: String) -> Result<&'static str, Refused> {
    let mut list = saved()?;
    if saved::holds(&list, &pick.id) {
        // A slip of the finger may not cost what was written.
        if store::read(&format!("{NOTE}{}", pick.id))?.is_some() {
            return Ok("这家写过笔记，没有去掉。真要去掉，请到“收藏”里去掉");
        }
        list.retain(|saved| saved.pick.id != pick.id);
        save(&list)?;
        return Ok("已从收藏里去掉");
    }
    if list.len() >= MOST {
        return Ok("收藏已满 30 家，先去掉几家再加");
    }
    list.push(Saved { pick, name });
    save(&list)?;
    Ok("已收藏，只存在这台设备上。在页面上方的“收藏”里看")
}

/// Makes every such button on the page say whether its institution is on the list.
pub(super) fn show_all_saved() {
    let Ok(buttons) = document().query_selector_all("[data-save]") else { return };
    for at in 0..buttons.length() {
        if let Some(button) = buttons.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            show_saved(&button);
        }
    }
}

/// Makes a button say whether its institution is on the list.
pub(crate) fn show_saved(button: &Element) {
    let pick = button.get_attribute("data-save").as_deref().and_then(Pick::parse);
    // Where nothing can be read, nothing is kept.
    let on = pick.is_some_and(|pick| saved().is_ok_and(|list| saved::holds(&list, &pick.id)));
    // The attribute is set on our own button; there is nothing to do about a refusal.
    let _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" });
}
