//! Any bytes as `Probe::Lines` takes them.
#![no_main]

use tuoyu_cli::import::probe::Probe;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| Probe::Lines.run(bytes));
