//! The start.

use leptos::prelude::document;

use super::{address, follow, page, visit};
use crate::route::set_base;

/// The script that starts the application. `GLUE` and `WASM` stand for the names of the two files.
pub const BOOT_JS: &str = include_str!("boot.js");

/// Takes over the page.
pub fn boot() {
    set_base(&page::root_data(&document(), "base").unwrap_or_default());
    // The executor may have been set up already, which is all that is wanted.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    address::begin();
    follow::listen();
    visit::begin();
}
