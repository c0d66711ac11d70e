//! The `tuoyu` command from outside: run as a process, judged by what it prints, answers and leaves on the disk.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod build;
mod clerk;
mod demo;
mod documents;
mod folder;
mod freshness;
mod invalid;
