//! Columns of numbers beside the text: what filters and points are made of.
//!
//! A column has one number a record, in the order of the index. It is stored a byte at a time: the lowest bytes of all
//! numbers, then the next, as many as the greatest takes; where neighbours on the list are alike, as points sorted by
//! region are, the differences are stored instead. Both leave to compression, which the bytes travel under, what it does best.
//!
//! Reading is free: a column is read off the bytes.

use crate::decode::Input;
use crate::encoded::DecodeError;
use crate::rows::MOST_RECORDS;

pub(crate) const MAGIC: [u8; 4] = *b"TYSN";
pub(crate) const VERSION: u16 = 1;
/// The most columns.
pub(crate) const MOST_COLUMNS: usize = 64;
/// Set beside the number of planes where differences are stored.
pub(crate) const DIFFERENCES: u8 = 0x80;
/// The most bytes of a number.
const MOST_PLANES: usize = 4;

/// Columns of numbers, read off bytes.
#[derive(Clone, Debug)]
pub struct Columns<'a> {
    n_records: usize,
    columns: Vec<Column<'a>>,
}

#[derive(Clone, Copy, Debug)]
struct Column<'a> {
    planes: &'a [u8],
    has_differences: bool,
}

impl<'a> Columns<'a> {
    /// Checks encoded columns. Wrong bytes are an error, never a panic.
    pub fn decode(bytes: &'a [u8]) -> Result<Columns<'a>, DecodeError> {
        let mut input = Input::checked(bytes, MAGIC, VERSION)?;
        let n_records = input.length()?;
        let n_columns = usize::from(input.u16()?);
        if n_columns > MOST_COLUMNS || n_records > MOST_RECORDS {
            return Err(DecodeError::Corrupt { part: "counts" });
        }
        let mut columns = Vec::with_capacity(n_columns);
        for _ in 0..n_columns {
            let [form] = input.array()?;
            let n_planes = usize::from(form & !DIFFERENCES);
            if n_planes > MOST_PLANES {
                return Err(DecodeError::Corrupt { part: "planes" });
            }
            let planes = input.take(n_planes.saturating_mul(n_records))?;
            columns.push(Column { planes, has_differences: form & DIFFERENCES != 0 });
        }
        input.is_read().then_some(Columns { n_records, columns }).ok_or(DecodeError::Corrupt { part: "columns" })
    }

    /// The number of records; every column has as many numbers.
    pub fn n_records(&self) -> usize {
        self.n_records
    }

    /// The numbers of a column, in the order of the records; none where there is no such column.
    pub fn column(&self, number: usize) -> impl Iterator<Item = u32> + Clone + use<'a> {
        let column = self.columns.get(number).copied();
        let mut planes = [&[][..]; MOST_PLANES];
        let n_records = if column.is_some() { self.n_records } else { 0 };
        let parts = column.map_or(&[][..], |column| column.planes).chunks(self.n_records.max(1));
        planes.iter_mut().zip(parts).for_each(|(slot, plane)| *slot = plane);
        let has_differences = column.is_some_and(|column| column.has_differences);
        let mut before = 0_u32;
        (0..n_records).map(move |at| {
            let value = u32::from_le_bytes(planes.map(|plane| plane.get(at).copied().unwrap_or(0)));
            before = if has_differences { before.wrapping_add(unfolded(value)) } else { value };
            before
        })
    }
}

/// A difference, written so that small ones are small numbers: 0, -1, 1, -2 become 0, 1, 2, 3.
#[cfg(feature = "build")]
pub(crate) fn folded(difference: u32) -> u32 {
    let signed = difference.cast_signed();
    (signed << 1 ^ signed >> 31).cast_unsigned()
}

fn unfolded(value: u32) -> u32 {
    value >> 1 ^ (value & 1).wrapping_neg()
}

#[cfg(all(test, feature = "build"))]
mod tests {
    use super::*;

    #[test]
    fn folding_a_difference_is_undone() {
        for (difference, expected) in [(0, 0), (u32::MAX, 1), (1, 2), (i32::MIN.cast_unsigned(), u32::MAX)] {
            assert_eq!((folded(difference), unfolded(expected)), (expected, difference));
        }
    }
}
