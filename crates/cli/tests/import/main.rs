//! `tuoyu import` from outside: lists in, an export out, judged by the export and by what the command answers.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod badges;
mod documented;
mod export;
mod persons;
mod refused;
mod register;
mod roundtrip;
mod shapes;
mod template;
