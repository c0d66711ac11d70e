//! Decoding: bytes to an index.
//!
//! The bytes come from the network: every length is checked before it is used, and nothing is reserved that the bytes
//! at hand could not fill, so wrong bytes cost no more memory than right ones of the same length.

use crate::encoded::{DecodeError, MAGIC, MOST_SHARED, VERSION, checksum};
use crate::index::Index;
use crate::readings::Readings;
use crate::record::Field;
use crate::rows::MOST_RECORDS;
use crate::token::TokenTable;
use crate::unfold::{Column, Symbols, Unfolding};

/// The most tokens a byte can unfold to: a text of two bytes shares [`MOST_SHARED`] tokens and has ends about it.
const MOST_TOKENS_PER_BYTE: usize = MOST_SHARED / 2 + 4;

/// An index being decoded, so that a page can do it in slices: a national one takes some 20 ms, a slow phone four times
/// that. [`Index::decode`] does it at one go.
///
/// ```
/// # fn decode(bytes: &[u8]) -> Result<tuoyu_search::Index, tuoyu_search::DecodeError> {
/// let mut decoder = tuoyu_search::Decoder::new(bytes)?;
/// while !decoder.step(5_000)? {
///     // let the page paint
/// }
/// decoder.finish()
/// # }
/// ```
pub struct Decoder<'a> {
    unfolding: Unfolding<'a>,
    table: TokenTable,
}

impl<'a> Decoder<'a> {
    /// Checks the bytes and reads all but the records.
    pub fn new(bytes: &'a [u8]) -> Result<Decoder<'a>, DecodeError> {
        let mut input = Input::checked(bytes, MAGIC, VERSION)?;
        let n_bytes = input.0.len();
        let fields = input.u16()?;
        let (n_records, n_tokens) = (input.length()?, input.length()?);
        if n_records > MOST_RECORDS || n_records > n_bytes || n_tokens > n_bytes.saturating_mul(MOST_TOKENS_PER_BYTE) {
            return Err(DecodeError::Corrupt { part: "counts" });
        }
        let readings = Readings::parse(input.text("readings")?);
        let table = TokenTable::new(&readings, input.text("characters")?.chars());
        let phrases =
            input.section()?.as_chunks().0.iter().map(|[a, b, c, d]| [[*a, *b], [*c, *d]].map(u16::from_le_bytes));
        let common = input.section()?.as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair));
        let symbols = Symbols::new(&table, phrases, common).ok_or(DecodeError::Corrupt { part: "symbols" })?;
        let mut columns = Vec::new();
        for field in Field::ALL {
            let is_stated = fields >> (field as u16) & 1 == 1;
            columns.push(if is_stated {
                Some(Column::new(input.section()?, input.section()?, input.section()?))
            } else {
                None
            });
        }
        while columns.last().is_some_and(Option::is_none) {
            columns.pop();
        }
        if !input.is_read() {
            return Err(DecodeError::Corrupt { part: "columns" });
        }
        Ok(Decoder { unfolding: Unfolding::new(columns, symbols, n_records, n_tokens), table })
    }

    /// Reads as many more records and says whether that was all.
    pub fn step(&mut self, n_records: usize) -> Result<bool, DecodeError> {
        self.unfolding.step(n_records).ok_or(DecodeError::Corrupt { part: "texts" })
    }

    /// Reads what is left and gives the index.
    pub fn finish(mut self) -> Result<Index, DecodeError> {
        self.step(usize::MAX)?;
        Ok(Index::new(self.unfolding.into_rows(), self.table))
    }
}

/// The bytes not yet read.
pub(crate) struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    /// What follows the checksum, once it is known to be right.
    pub(crate) fn checked(bytes: &'a [u8], magic: [u8; 4], version: u16) -> Result<Input<'a>, DecodeError> {
        let mut input = Input(bytes);
        if !bytes.starts_with(&magic) && !magic.starts_with(bytes) {
            return Err(DecodeError::Foreign);
        }
        input.take(magic.len())?;
        let got = input.u16()?;
        if got != version {
            return Err(DecodeError::Version { got, want: version });
        }
        let n_bytes = input.length()?;
        let sum = input.u64()?;
        if input.0.len() < n_bytes {
            return Err(DecodeError::Truncated);
        }
        if input.0.len() > n_bytes || checksum(input.0) != sum {
            return Err(DecodeError::Corrupt { part: "checksum" });
        }
        Ok(input)
    }

    /// Whether nothing is left.
    pub(crate) fn is_read(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn take(&mut self, n: usize) -> Result<&'a [u8], DecodeError> {
        let (head, rest) = self.0.split_at_checked(n).ok_or(DecodeError::Truncated)?;
        self.0 = rest;
        Ok(head)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (head, rest) = self.0.split_first_chunk().ok_or(DecodeError::Truncated)?;
        self.0 = rest;
        Ok(*head)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, DecodeError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    fn u64(&mut self) -> Result<u64, DecodeError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(crate) fn length(&mut self) -> Result<usize, DecodeError> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn section(&mut self) -> Result<&'a [u8], DecodeError> {
        let n = self.length()?;
        self.take(n)
    }

    fn text(&mut self, part: &'static str) -> Result<&'a str, DecodeError> {
        std::str::from_utf8(self.section()?).map_err(|_| DecodeError::Corrupt { part })
    }
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::build;
    use crate::columns::Columns;
    use crate::highlight::Highlighter;
    use crate::index::Stage;
    use crate::query::Query;
    use crate::record::Record;

    const N_BYTES_OF_HEADER: usize = 4 + 2 + 4 + 8;

    #[test]
    fn wrong_bytes_with_a_right_checksum_are_an_error_or_another_index_but_no_panic() {
        let records = ["示例阳光托育园12号", "示例阳光A", "示例阳光65535路007", ""].map(|name| Record {
            name,
            aliases: vec!["光", "园"],
            address: name,
            ..Record::default()
        });
        let bytes = build::encode(&records).unwrap_or_default();
        let mut n_errors = 0;
        for at in N_BYTES_OF_HEADER..bytes.len() {
            for other in [0, 1, 2, 60, 61, 223, 224, 255, bytes[at].wrapping_add(1)] {
                let changed = tampered(&bytes, &[(at - N_BYTES_OF_HEADER, other)]);
                match Decoder::new(&changed).and_then(Decoder::finish) {
                    Ok(index) => assert!(index.rows.tokens.len() < 40 * bytes.len()),
                    Err(_) => n_errors += 1,
                }
            }
        }
        assert!(n_errors > bytes.len());
    }

    /// The bytes with some changed, and the checksum that makes them look whole.
    fn tampered(bytes: &[u8], changes: &[(usize, u8)]) -> Vec<u8> {
        let mut changed = bytes.to_vec();
        for (at, value) in changes {
            changed[N_BYTES_OF_HEADER + at % (bytes.len() - N_BYTES_OF_HEADER)] = *value;
        }
        let sum = checksum(&changed[N_BYTES_OF_HEADER..]);
        changed[N_BYTES_OF_HEADER - 8..N_BYTES_OF_HEADER].copy_from_slice(&sum.to_le_bytes());
        changed
    }

    /// Asks an index everything there is to ask.
    fn use_up(mut index: Index) {
        let answer = |index: &Index| {
            for text in ["阳光", "yg", "yangguang", "光12", "洋光托", "y"] {
                let query = Query::parse(text);
                let matches = index.find_near(&query);
                let marks = Highlighter::new(index, &query, matches.reading);
                for found in matches.iter().take(9) {
                    for field in Field::ALL {
                        assert!(marks.places(found.record, field).len() <= index.texts(found.record, field).len());
                    }
                }
                index.suggest(&query, &matches, 5);
            }
        };
        answer(&index);
        while !index.build_step(7) {}
        answer(&index);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        #[test]
        fn an_index_of_wrong_bytes_answers_without_a_panic(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..6)) {
            let records = ["示例阳光托育园12号", "示例阳光A", "示例洋光65535路007", ""].map(|name| Record {
                name,
                aliases: vec!["光", "园"],
                address: name,
                ..Record::default()
            });
            let bytes = tampered(&build::encode(&records).unwrap_or_default(), &changes);
            if let Ok(index) = Index::decode(&bytes) {
                // As a large one would: it answers by walking first.
                use_up(Index { stage: Stage::Decoded, ..index });
            }
        }

        #[test]
        fn columns_of_wrong_bytes_are_read_without_a_panic(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..6)) {
            let columns = [build::Column { values: &[1, 300, 70_000], is_near: true }, build::Column { values: &[1, 2, 3], is_near: false }];
            let bytes = tampered(&build::encode_columns(&columns), &changes);
            if let Ok(columns) = Columns::decode(&bytes) {
                prop_assert!(columns.n_records() <= MOST_RECORDS);
                (0..9).for_each(|number| drop(columns.column(number).take(99).collect::<Vec<_>>()));
            }
        }
    }

    #[test]
    fn foreign_and_short_bytes_are_told_apart() {
        for (bytes, expected) in [
            (&b"{\"json\": 1}"[..], DecodeError::Foreign),
            (b"", DecodeError::Truncated),
            (b"TYS", DecodeError::Truncated),
            (b"TYSX\x02\0", DecodeError::Truncated),
            (b"TYSX\x09\0 and so on", DecodeError::Version { got: 9, want: VERSION }),
        ] {
            assert_eq!(Index::decode(bytes).err(), Some(expected), "{bytes:?}");
        }
    }
}
