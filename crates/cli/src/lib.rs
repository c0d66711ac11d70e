//! The `tuoyu` command: from an authority's lists to a folder of files that any static host serves.
//!
//! 1. [`command`] and [`outcome`]: what it is called with, and what it answers
//! 2. [`export`] and [`disk`]: an export read with every fault located, and written so that a crash leaves it readable
//! 3. [`parallel`]: the same work on many things at once
//! 4. [`seed`] and `division`: what is known of the regions and schemes before any list is imported
//! 5. one module for each subcommand: [`demo`], [`import`], [`validate`], [`build`], [`prerender`], [`publish`],
//!    [`template`], [`basemap`], [`schema`], [`seal`]
//!
//! Only this crate and `xtask` touch the disk.

pub mod basemap;
pub mod build;
pub mod clock;
pub mod command;
pub mod demo;
pub mod disk;
mod division;
pub mod export;
pub mod geo;
pub mod import;
pub mod outcome;
mod parallel;
pub mod prerender;
pub mod publish;
pub mod schema;
pub mod seal;
pub mod seed;
mod sheet;
pub mod template;
pub mod validate;

pub use command::run;
