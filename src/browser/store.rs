//! The device's storage, which may be closed to us (a strict browser), full, or not there at all.
//!
//! Nothing is kept behind a reader's back: a caller says what it keeps and tells the reader when it could not.

use leptos::prelude::window;
use web_sys::Storage;

/// The browser does not let us keep anything, or not this much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused;

/// What is kept under a key; `None` where nothing is.
pub(crate) fn read(key: &str) -> Result<Option<String>, Refused> {
    storage()?.get_item(key).map_err(|_| Refused)
}

/// Keeps a text under a key, in place of what was there.
pub(crate) fn write(key: &str, text: &str) -> Result<(), Refused> {
    storage()?.set_item(key, text).map_err(|_| Refused)
}

/// Keeps nothing under a key any longer.
pub(crate) fn remove(key: &str) -> Result<(), Refused> {
    storage()?.remove_item(key).map_err(|_| Refused)
}

fn storage() -> Result<Storage, Refused> {
    window().local_storage().ok().flatten().ok_or(Refused)
}
