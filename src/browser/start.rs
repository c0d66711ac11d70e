//! The start.

use leptos::prelude::document;

use super::{address, follow, page, visit};
use crate::live::Room;
use crate::route::set_base;

/// The script that starts the application. `GLUE` and `WASM` stand for the names of the two files.
pub const BOOT_JS: &str = include_str!("boot.js");

/// What opens a page's live map, before that script. `MAP` and `CLUSTERS` stand for the names of two files.
pub const MAP_BOOT_JS: &str = include_str!("map/boot.js");

/// Takes over the page, with the live parts of one room.
pub fn boot<R: Room>() {
    set_base(&page::root_data(&document(), "base").unwrap_or_default());
    address::begin();
    follow::listen::<R>();
    visit::begin::<R>();
}
