//! Rehearsal: the way from bytes to an answer, gone once with a handful of records while those asked for are under way.
//!
//! A browser translates a function when it is first called, which takes longer than reading a city's index does, and once more and
//! better after it has been called often. The network leaves time for both.

use std::hint::black_box;

use crate::index::{Index, Stage};
use crate::query::Query;

/// An index of eight made-up places, encoded: `tests/search/rehearsal.rs` says which, and writes it anew.
const SAMPLE: &[u8] = include_bytes!("rehearsal.tysx");

/// So many bytes under way are worth one more round.
const BYTES_A_ROUND: u64 = 10_000;

/// How often to rehearse for an index of as many bytes: three times for a city's, more than two hundred for a nation's.
pub fn n_rounds(n_bytes: u64) -> u64 {
    1 + n_bytes / BYTES_A_ROUND
}

/// One round: decodes, answers by walking, builds the postings, answers by them. Some 5 ms the first time, a tenth of one later.
pub fn rehearse() {
    let query = Query::parse("tuoyu");
    if let Ok(mut index) = Index::decode(black_box(SAMPLE)) {
        black_box(index.find(&query));
        index.stage = Stage::Decoded;
        black_box(index.find(&query));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rehearsal_answers_by_walking_and_by_postings() {
        let query = Query::parse("tuoyu");
        let found = Index::decode(SAMPLE).map(|mut index| {
            let by_postings = index.find(&query).total();
            index.stage = Stage::Decoded;
            (by_postings, index.find(&query).total(), index.n_records())
        });
        assert_eq!(found, Ok((8, 8, 8)));
    }

    #[test]
    fn the_longer_the_file_the_more_rounds() {
        assert_eq!([0, 24_819, 2_351_691].map(n_rounds), [1, 3, 236]);
    }
}
