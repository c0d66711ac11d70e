//! The browser: the only place that names `web_sys`.
//!
//! Nothing here runs natively, and nothing here panics: what a browser refuses (storage, history) is done without.

mod address;
mod came_from;
mod device;
mod draw;
mod fetch;
mod file;
mod follow;
mod form;
mod freshen;
mod handles;
mod keep;
mod own_address;
mod page;
mod settings;
mod start;
pub(crate) mod store;
mod visit;

pub(crate) use address::{push_query, replace_query, replace_query_soon, write_waiting};
pub(crate) use device::{NoPosition, locate};
pub(crate) use draw::{draw, pressed};
pub(crate) use fetch::{breathe, fetch_bytes};
pub(crate) use file::{chosen_text, offer_file};
pub(crate) use form::{fields, fill, form_query, set_checked, set_input_value, set_select_value};
pub(crate) use handles::copy;
pub(crate) use keep::{save, saved, show_saved};
pub(crate) use page::{focus_soon, is_wechat, origin, say};
pub use start::{BOOT_JS, MAP_BOOT_JS, boot};
