//! Rehearsal: the way from bytes to an answer, gone once with a handful of records while those asked for are under way.
//!
//! A browser translates a function when it is first called, which takes longer than reading a city's index does, and once more and
//! better after it has been called often. The network leaves time for both.

use std::hint::black_box;

use crate::index::{Index, Stage};
use crate::query::Query;

/// An index of made-up places, encoded. `UPDATE_REHEARSAL=1 cargo test -p tuoyu-search rehearsal` writes it anew.
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
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::build::encode;
    use crate::record::Record;

    /// Shared beginnings, repeated phrases, numbers, polyphones: something for every branch.
    const PLACES: [[&str; 2]; 8] = [
        ["示例第一托育园", "示例市东区长江路1号"],
        ["示例第二托育园", "示例市东区长江路12号"],
        ["示例市星河托育服务有限公司", "示例市东区长江路120号3层"],
        ["示例阳光托育园（东区店）", "示例市西区重阳街8号"],
        ["示例阳光托育园（西区店）", "示例市西区重阳街1008号A座"],
        ["示例便民社区托育服务站", "示例市西区朝阳街道乐山路66号"],
        ["示例家庭托育点", "示例市西区朝阳街道乐山路67号2单元"],
        ["示例 Little Star 托育中心", "示例市高新区银行路9号"],
    ];

    #[test]
    fn the_rehearsal_is_of_what_is_encoded_today() {
        let records = PLACES.map(|[name, address]| Record { name, address, ..Record::default() });
        let bytes = encode(&records).unwrap();
        if std::env::var_os("UPDATE_REHEARSAL").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/rehearsal.tysx"), &bytes).unwrap();
        }
        assert!(bytes == SAMPLE, "the index is encoded otherwise now: UPDATE_REHEARSAL=1 writes the rehearsal's anew");
    }

    #[test]
    fn the_rehearsal_answers_by_walking_and_by_postings() {
        let mut index = Index::decode(SAMPLE).unwrap();
        let query = Query::parse("tuoyu");
        let by_postings = index.find(&query);
        index.stage = Stage::Decoded;
        let walked = index.find(&query);
        assert_eq!((walked.total(), by_postings.total()), (PLACES.len(), PLACES.len()));
    }

    #[test]
    fn the_longer_the_file_the_more_rounds() {
        assert_eq!([0, 24_819, 2_351_691].map(n_rounds), [1, 3, 236]);
    }
}
