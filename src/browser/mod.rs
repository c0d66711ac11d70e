//! The browser: the only place that names `web_sys`.
//!
//! Nothing here runs natively, and nothing here panics: what a browser refuses (storage, history) is done without.

mod address;
mod device;
mod fetch;
mod follow;
mod form;
mod freshen;
mod handles;
mod page;
mod settings;
mod start;
mod visit;

pub(crate) use address::{push_query, replace_query_soon, write_waiting};
pub(crate) use device::{NoPosition, keep, kept, locate, origin};
pub(crate) use fetch::fetch_bytes;
pub(crate) use form::{form_query, set_input_value, set_select_value};
pub use start::{BOOT_JS, boot};
