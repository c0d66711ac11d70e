//! Encoding, and what wrong bytes do.

use proptest::prelude::*;
use tuoyu_search::{Columns, DecodeError, Decoder, Field, Index, Query, build};

use crate::corpus::{self, Entry, entries};

proptest! {
    #![proptest_config(corpus::cases(128))]

    #[test]
    fn what_is_encoded_is_decoded(entries in entries()) {
        let index = corpus::index(&entries);
        prop_assert_eq!(index.n_records(), entries.len());
        for (record, entry) in entries.iter().enumerate() {
            let texts: Vec<String> = Field::ALL.into_iter().flat_map(|field| index.texts(record as u32, field)).collect();
            let stated: Vec<&str> = entry.texts().into_iter().filter(|text| !text.is_empty()).collect();
            prop_assert_eq!(texts, stated);
        }
    }

    #[test]
    fn an_index_made_on_the_spot_is_the_same(entries in entries(), text in corpus::text(1..4)) {
        let made = Index::of(entries.iter().map(Entry::record), &corpus::readings(&entries));
        let query = Query::parse(&text);
        let (one, other) = (made.find(&query), corpus::index(&entries).find(&query));
        prop_assert!(one.iter().eq(other.iter()));
    }

    #[test]
    fn encoding_is_the_same_each_time(entries in entries()) {
        prop_assert_eq!(corpus::encoded(&entries), corpus::encoded(&entries));
    }

    #[test]
    fn cut_or_changed_bytes_are_an_error(entries in entries(), at in any::<u32>(), bits in 1_u8..=255) {
        let bytes = corpus::encoded(&entries);
        let at = at as usize % bytes.len();
        prop_assert!(Index::decode(&bytes[..at]).is_err());
        let mut changed = bytes.clone();
        changed[at] ^= bits;
        prop_assert!(Index::decode(&changed).is_err());
        prop_assert!(Index::decode(&[bytes, vec![0]].concat()).is_err());
    }

    #[test]
    fn however_it_is_sliced_it_is_the_same(entries in entries(), steps in proptest::collection::vec(0_usize..5, 0..9), text in corpus::text(1..4)) {
        let bytes = corpus::encoded(&entries);
        let mut decoder = Decoder::new(&bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for step in steps {
            prop_assert!(decoder.step(step).is_ok());
        }
        let sliced = decoder.finish().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let query = Query::parse(&text);
        prop_assert!(sliced.find(&query).iter().eq(corpus::index(&entries).find(&query).iter()));
    }

    #[test]
    fn columns_of_numbers_are_read_as_they_were_written(rows in proptest::collection::vec(number_rows(), 0..40), is_near in any::<[bool; 3]>()) {
        let columns: [Vec<u32>; 3] = std::array::from_fn(|at| rows.iter().map(|row| row[at]).collect());
        let bytes = encoded_columns(&columns, is_near);
        let read = Columns::decode(&bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(read.n_records(), rows.len());
        for (at, column) in columns.iter().enumerate() {
            prop_assert_eq!(&read.column(at).collect::<Vec<_>>(), column);
        }
        prop_assert_eq!(read.column(3).count(), 0);
    }

    #[test]
    fn cut_or_changed_columns_are_an_error(rows in proptest::collection::vec(number_rows(), 0..9), at in any::<u32>(), bits in 1_u8..=255) {
        let columns: [Vec<u32>; 3] = std::array::from_fn(|at| rows.iter().map(|row| row[at]).collect());
        let bytes = encoded_columns(&columns, [false, true, false]);
        let at = at as usize % bytes.len();
        prop_assert!(Columns::decode(&bytes[..at]).is_err());
        let mut changed = bytes.clone();
        changed[at] ^= bits;
        prop_assert!(Columns::decode(&changed).is_err());
        prop_assert!(Columns::decode(&[bytes, vec![0]].concat()).is_err());
    }

    #[test]
    fn any_bytes_are_an_error(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), n_kept in 0_usize..8) {
        let head = corpus::encoded(&[Entry::default()]);
        bytes.iter_mut().zip(head).take(n_kept).for_each(|(byte, right)| *byte = right);
        prop_assert!(Index::decode(&bytes).is_err());
    }
}

/// Numbers of one byte, of two, of any size.
fn number_rows() -> impl Strategy<Value = [u32; 3]> {
    (0_u32..256, 0_u32..65_536, any::<u32>()).prop_map(|(one, two, four)| [one, two, four])
}

fn encoded_columns(columns: &[Vec<u32>; 3], is_near: [bool; 3]) -> Vec<u8> {
    let columns = columns.iter().zip(is_near).map(|(values, is_near)| build::Column { values, is_near });
    build::encode_columns(&columns.collect::<Vec<_>>())
}

#[test]
fn an_index_is_no_columns_and_columns_are_no_index() {
    let columns = build::encode_columns(&[build::Column { values: &[7, 9], is_near: true }]);
    assert_eq!(Index::decode(&columns).err(), Some(DecodeError::Foreign));
    assert_eq!(Columns::decode(&corpus::encoded(&[])).err(), Some(DecodeError::Foreign));
}

#[test]
fn points_that_are_near_take_fewer_bytes_as_differences() {
    let values: Vec<u32> = (0..100).map(|number| 11_245_000 + number % 7).collect();
    let [as_it_is, near] =
        [false, true].map(|is_near| build::encode_columns(&[build::Column { values: &values, is_near }]));
    // All but the first difference leave the upper bytes nought, which compression takes away.
    assert_eq!(as_it_is.len(), near.len() - 100);
    assert!(near.iter().filter(|byte| **byte == 0).count() > 300);
}

#[test]
fn decoding_in_slices_is_decoding() {
    let entries: Vec<Entry> =
        (0..9).map(|number| Entry { name: format!("阳光{number}"), ..Entry::default() }).collect();
    let bytes = corpus::encoded(&entries);
    let mut decoder = Decoder::new(&bytes).unwrap_or_else(|error| panic!("{error}"));
    let steps: Vec<Result<bool, DecodeError>> = (0..4).map(|_| decoder.step(3)).collect();
    assert_eq!(steps, [Ok(false), Ok(false), Ok(true), Ok(true)]);
    assert_eq!(decoder.finish().map(|index| index.texts(8, Field::Name)), Ok(vec!["阳光8".to_owned()]));
}

#[test]
fn each_cut_is_told_as_one() {
    let bytes = corpus::encoded(&[Entry { name: "示例阳光12号".into(), ..Entry::default() }]);
    for length in 4..bytes.len() {
        assert_eq!(Index::decode(&bytes[..length]).err(), Some(DecodeError::Truncated), "{length}");
    }
    assert_eq!(Index::decode(b"<!doctype html>").err(), Some(DecodeError::Foreign));
}

#[test]
fn an_empty_list_is_an_index_too() {
    let index = corpus::index(&[]);
    assert_eq!((index.n_records(), index.search("阳光", 9).total), (0, 0));
    assert!(build::encode(&[]).is_ok());
    assert_eq!(corpus::index(&[Entry::default(), Entry::default()]).n_records(), 2);
}
