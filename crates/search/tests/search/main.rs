//! What the engine promises, each promise against a plain and slow account of it.
//!
//! - [`golden`]: the order of hits on a fixed list
//! - [`oracle`]: which records are found, against a search by definition over generated lists
//! - [`rehearsal`]: what is rehearsed on is what is encoded
//! - [`slips`]: what is put right
//! - [`bytes`]: encoding, and what wrong bytes do

#![expect(clippy::indexing_slicing, clippy::panic, reason = "a test may stop at the first surprise")]

mod bytes;
mod corpus;
mod golden;
mod oracle;
mod rehearsal;
mod slips;
