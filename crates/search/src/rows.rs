//! Rows: the token text of every record, one after the other.
//!
//! A row is the record's fields in the order of [`Field`], each closed by [`END`]; the texts of one field are parted by
//! [`BREAK`]. A place in it is packed into one word ([`Place`]): record, field and offset are all a search needs to
//! know of a posting, so most postings are judged without looking at the row at all.

use crate::record::Field;
use crate::token::{BREAK, END};

/// The longest row, in tokens, ends included.
pub(crate) const LONGEST_ROW: usize = 1 << OFFSET_BITS;
/// The longest of a field's texts taken together, in tokens: five of them and their ends fit in a row.
pub(crate) const LONGEST_TEXT: usize = 200;
/// The most records.
pub(crate) const MOST_RECORDS: usize = 1 << (32 - OFFSET_BITS - FIELD_BITS);

const OFFSET_BITS: u32 = 10;
const FIELD_BITS: u32 = 3;

/// A place in the rows: record, field, offset from the start of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) u32);

impl Place {
    #[inline]
    pub(crate) fn new(record: u32, field: usize, offset: usize) -> Place {
        Place(record << (OFFSET_BITS + FIELD_BITS) | (field as u32) << OFFSET_BITS | offset as u32)
    }

    /// The place after a token that stands here.
    #[inline]
    pub(crate) fn after(self, token: u16) -> Place {
        Place(self.0 + 1 + (u32::from(token == END) << OFFSET_BITS))
    }

    /// The place `n` tokens before, in the same field.
    #[inline]
    pub(crate) fn back(self, n: usize) -> Place {
        Place(self.0 - n as u32)
    }

    #[inline]
    pub(crate) fn record(self) -> u32 {
        self.0 >> (OFFSET_BITS + FIELD_BITS)
    }

    /// The field's place in [`Field::ALL`].
    #[inline]
    pub(crate) fn field(self) -> usize {
        (self.0 >> OFFSET_BITS) as usize % (1 << FIELD_BITS)
    }

    #[inline]
    pub(crate) fn offset(self) -> usize {
        self.0 as usize % (1 << OFFSET_BITS)
    }
}

/// The rows of an index.
///
/// Loops over all of them are cut into calls of a function of its own, a record or some thousand tokens each. A browser
/// first runs WebAssembly as quickly translated code and puts better code in its place at the next call: a single long
/// loop, run once when a page opens, would never get it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub(crate) tokens: Vec<u16>,
    /// Where each row starts; one more entry than records.
    pub(crate) starts: Vec<u32>,
    /// One more than the last field that is ever stated.
    pub(crate) n_fields: usize,
}

impl Rows {
    pub(crate) fn n_records(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The tokens from a place on, to the end of all rows.
    #[inline]
    pub(crate) fn from(&self, record: u32, offset: usize) -> &[u16] {
        let start = self.starts.get(record as usize).map_or(usize::MAX, |start| *start as usize);
        start.checked_add(offset).and_then(|at| self.tokens.get(at..)).unwrap_or_default()
    }

    /// The token after a place.
    #[inline]
    pub(crate) fn second(&self, place: Place) -> u16 {
        let start = self.starts.get(place.record() as usize).map_or(0, |start| *start as usize);
        self.tokens.get(start + place.offset() + 1).copied().unwrap_or(END)
    }

    /// One row.
    pub(crate) fn row(&self, record: usize) -> &[u16] {
        let bound = |at: usize| self.starts.get(at).map(|start| *start as usize);
        let (Some(from), Some(to)) = (bound(record), bound(record + 1)) else { return &[] };
        self.tokens.get(from..to).unwrap_or_default()
    }

    /// The field that an offset of a row is in.
    pub(crate) fn field_at(&self, record: usize, offset: usize) -> usize {
        self.row(record).iter().take(offset).filter(|token| **token == END).count()
    }

    /// The texts of one field of a record, breaks between them.
    pub(crate) fn field(&self, record: usize, field: Field) -> &[u16] {
        self.row(record).split(|token| *token == END).nth(field as usize).unwrap_or_default()
    }

    /// The texts of one field of a record.
    pub(crate) fn texts(&self, record: usize, field: Field) -> impl Iterator<Item = &[u16]> {
        self.field(record, field).split(|token| *token == BREAK).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_packed_and_unpacked() {
        let place = Place::new(MOST_RECORDS as u32 - 1, Field::Operator as usize, LONGEST_ROW - 1);
        assert_eq!((place.record() as usize, place.field(), place.offset()), (MOST_RECORDS - 1, 4, LONGEST_ROW - 1));
    }

    #[test]
    fn texts_and_places_of_a_row() {
        let rows = Rows { tokens: vec![9, 8, 0, 7, 1, 6, 0, 5, 0, 0, 0], starts: vec![0, 11], n_fields: 5 };
        assert_eq!(rows.texts(0, Field::Name).collect::<Vec<_>>(), [&[9, 8]]);
        assert_eq!(rows.texts(0, Field::Alias).collect::<Vec<_>>(), [&[7], &[6]]);
        assert_eq!(rows.texts(0, Field::Operator).count(), 0);
        let mut place = Place::new(7, 0, 0);
        for (offset, &token) in rows.row(0).iter().enumerate() {
            assert_eq!((place.record(), place.field(), place.offset()), (7, rows.field_at(0, offset), offset));
            place = place.after(token);
        }
        assert!(rows.row(1).is_empty() && rows.from(1, 0).is_empty());
    }
}
