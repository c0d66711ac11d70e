//! The site: turns the export into pages, and gives life to the two that answer questions.
//!
//! Natively (feature `ssr`) [`App`] renders every page whole. In the browser most pages stay as they were written; only a page's
//! *live* part is hydrated, so the application carries no code and no data for the rest.
//!
//! 1. [`route`], `text`, [`fresh`], [`calendar`]: addresses, words, words that depend on the day, days for a calendar
//! 2. [`data`], [`app`], `pages/`, `components/`, [`meta`], [`shell`]: whole pages, native only
//! 3. [`live`]: the parts that answer, the same natively and in the browser
//! 4. [`browser`] and `load`: what happens after the page is up

#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod app;
pub mod browser;
pub mod calendar;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
pub mod data;
pub mod fresh;
pub mod live;
mod load;
#[cfg(feature = "ssr")]
pub mod meta;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod route;
mod saved;
#[cfg(feature = "ssr")]
pub mod shell;
mod text;

#[cfg(feature = "ssr")]
pub use app::App;

/// The stamp of the sources this code was built from. A page is taken over only by code of its own stamp.
pub const VIEW: &str = env!("TUOYU_VIEW");
