//! Policies, guidance and help pages: Markdown with typed front matter, turned into sanitised trees at build time.
//!
//! 1. [`block`] and [`citation`]: an article's body as a tree of plain values
//! 2. [`policy`], [`guidance`], [`help`], [`source`], [`vocabulary`]: what is known about an article beside its body
//! 3. [`validity`] and [`span`]: what that means on a given day
//! 4. [`authority`]: whose addresses may be linked
//! 5. `parse`, `check` and `rule` (feature `parse`): files to articles, and everything that can be wrong with them
//!
//! Pure: no I/O, no clock. The browser reads articles as JSON and is built without the feature `parse`, so no Markdown
//! or TOML parser is ever shipped to it; nothing in the tree is HTML, so nothing has to be escaped or trusted.

pub mod authority;
pub mod block;
#[cfg(feature = "parse")]
pub mod check;
pub mod citation;
pub mod guidance;
pub mod help;
#[cfg(feature = "parse")]
pub mod parse;
pub mod policy;
#[cfg(feature = "parse")]
pub mod rule;
pub mod source;
pub mod span;
pub mod validity;
pub mod vocabulary;

pub use block::{Block, Inline, contents, plain_text};
#[cfg(feature = "parse")]
pub use check::check_set;
pub use guidance::{Guidance, GuidanceEntry, GuidanceMeta};
pub use help::{Help, HelpMeta};
#[cfg(feature = "parse")]
pub use parse::{Parsed, parse_guidance, parse_help, parse_policy};
pub use policy::{Policy, PolicyEntry, PolicyMeta};
pub use source::CitedSource;
pub use span::{Begins, Span};
pub use validity::{Review, Validity};
