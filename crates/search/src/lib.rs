//! Search over Chinese names and addresses by characters and pinyin.
//!
//! 1. [`fold`](fold::fold): the form in which text is compared
//! 2. [`Query`]: what was typed, as terms
//! 3. [`Record`], [`Field`], [`Rank`]: what is searched and which hit is better
//! 4. [`Readings`]: which syllables a character may be read as
//! 5. [`scan`]: search of a small list that is at hand
//! 6. [`Index`], [`Matches`], [`RecordSet`]: search with an index, for large ones
//! 7. [`Highlighter`], [`Suggestion`]: what is shown of it
//! 8. [`Columns`]: the numbers beside the text, for filters and points
//! 9. [`rehearsal`]: what a page does while an index is under way
//! 10. `build`, with the feature of that name: encoding an index, natively
//!
//! Pure: no I/O, no clock, the same natively and in the browser; no dependency without the feature `build`.

#[cfg(feature = "build")]
pub mod build;
mod columns;
mod decode;
#[cfg(feature = "build")]
mod dictionary;
mod encoded;
pub mod fold;
mod gather;
mod highlight;
mod hits;
mod index;
mod lookup;
mod pattern;
#[cfg(feature = "build")]
mod phrases;
mod postings;
mod query;
mod readings;
mod record;
pub mod rehearsal;
mod rows;
pub mod scan;
mod set;
mod slip;
mod spell;
mod suggest;
mod syllable;
mod token;
mod unfold;

pub use columns::Columns;
pub use decode::Decoder;
pub use encoded::DecodeError;
pub use highlight::Highlighter;
pub use hits::{Match, Matches, Reading};
pub use index::{Hits, Index};
pub use query::Query;
pub use readings::Readings;
pub use record::{Field, Rank, Record};
pub use set::RecordSet;
pub use suggest::Suggestion;

/// The examples of README.md, run as tests.
#[cfg(all(doctest, feature = "build"))]
#[doc = include_str!("../README.md")]
struct Readme;
