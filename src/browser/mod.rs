//! The browser: the only place that names `web_sys`.
//!
//! Nothing here runs natively, and nothing here panics: what a browser refuses (storage, history) is done without.

mod address;
mod fetch;
mod follow;
mod form;
mod freshen;
mod handles;
mod page;
mod settings;
mod start;
pub(crate) mod store;
mod visit;

pub(crate) use address::{push_query, replace_query_soon, write_waiting};
pub(crate) use fetch::fetch_bytes;
pub(crate) use form::{fields, fill, focus_soon, form_query, set_checked, set_input_value, set_select_value};
pub use start::{BOOT_JS, boot};
