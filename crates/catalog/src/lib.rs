//! The register as data: what an export holds and how it is asked.
//!
//! 1. [`date`], [`code`] and [`vocabulary`]: the small words everything else is made of
//! 2. [`source`], [`scheme`], [`institution`], [`service`], [`region`], [`manifest`], [`export`]: the export, version 1
//! 3. [`card`], [`packed`], [`query`], [`results`], [`runtime`], [`sheet`]: what the app is sent of it, and what the finder makes
//!    of that
//! 4. [`check`] and [`problem`]: what can be wrong with it, and how that is said; [`freshness`]: how old it is
//! 5. [`open`], [`fields`] and [`changes`]: what others are given of it
//!
//! Pure: no I/O, no clock, the same natively and in the browser. Everything a list may leave out is an `Option`,
//! and `None` always means "not stated", never "no".

pub mod basemap;
pub mod card;
pub mod changes;
pub mod check;
pub mod code;
pub mod date;
pub mod export;
pub mod fields;
pub mod freshness;
pub mod institution;
pub mod manifest;
pub mod open;
pub mod packed;
pub mod problem;
pub mod query;
pub mod region;
pub mod results;
pub mod runtime;
pub mod scheme;
pub mod service;
pub mod sheet;
pub mod source;
pub mod vocabulary;

pub use card::Card;
pub use code::{CreditCode, InstitutionId, RegionCode, TownshipCode};
pub use date::Date;
pub use institution::Institution;
pub use problem::Problem;
pub use query::Query;
pub use source::Source;
