//! Reads the packed growth tables that `scripts/tables.py` makes.
//!
//! A file is a row of columns; a table is one column of rising keys (days, months, millimetres) and then its columns of
//! values, all whole numbers. A column is its length in bytes (u16, little endian) and then the second differences of its
//! numbers as zigzag varints: smooth curves become small bytes, which compress to a twelfth. Every published value is kept
//! to its last digit; bytes that end too early give `None`, never a panic.

/// One table: `N` whole numbers under every key.
pub(crate) struct Table<const N: usize> {
    rows: Vec<(i32, [i32; N])>,
}

impl<const N: usize> Table<N> {
    /// The table at `index` of a file that holds tables of `N` columns.
    pub(crate) fn read(file: &[u8], index: usize) -> Option<Table<N>> {
        let mut rest = file;
        for _ in 0..index * (N + 1) {
            take_column(&mut rest)?;
        }
        let mut rows: Vec<_> = unpack(take_column(&mut rest)?).map(|key| (key, [0; N])).collect();
        for column in 0..N {
            let mut values = unpack(take_column(&mut rest)?);
            for (_, row) in &mut rows {
                *row.get_mut(column)? = values.next()?;
            }
        }
        Some(Table { rows })
    }

    /// The rows, keys rising.
    pub(crate) fn rows(&self) -> &[(i32, [i32; N])] {
        &self.rows
    }

    /// The values at `key`: the tabulated ones at a tabulated key, in between on the straight line. `None` outside.
    pub(crate) fn at(&self, key: f64) -> Option<[f64; N]> {
        let after = self.rows.partition_point(|(tabulated, _)| f64::from(*tabulated) < key);
        let (high_key, high) = self.rows.get(after)?;
        if f64::from(*high_key) == key {
            return Some(high.map(f64::from));
        }
        let (low_key, low) = self.rows.get(after.checked_sub(1)?)?;
        let share = (key - f64::from(*low_key)) / f64::from(high_key - low_key);
        let mut values = low.map(f64::from);
        for (value, high) in values.iter_mut().zip(high) {
            *value += (f64::from(*high) - *value) * share;
        }
        Some(values)
    }
}

fn take_column<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<2>()?;
    let (column, after) = after.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    *rest = after;
    Some(column)
}

fn unpack(column: &[u8]) -> impl Iterator<Item = i32> {
    let mut bytes = column.iter();
    let (mut number, mut step) = (0_i32, 0_i32);
    std::iter::from_fn(move || {
        let mut zigzag = 0_u32;
        for shift in (0..32).step_by(7) {
            let byte = u32::from(*bytes.next()?);
            zigzag |= (byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        step = step.wrapping_add((zigzag >> 1) as i32 ^ -((zigzag & 1) as i32));
        number = number.wrapping_add(step);
        Some(number)
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    /// Keys 0, 1, 3; values 100, 90, −70: changes 100, −10, −160; second differences 100, −110, −150.
    const FILE: &[u8] = &[3, 0, 0, 2, 2, 6, 0, 200, 1, 219, 1, 171, 2];

    #[test]
    fn numbers_of_any_sign_come_back() {
        let table = Table::<1>::read(FILE, 0).unwrap();
        assert_eq!(table.rows(), [(0, [100]), (1, [90]), (3, [-70])]);
    }

    #[test]
    fn between_keys_lies_the_straight_line_and_outside_nothing() {
        let table = Table::<1>::read(FILE, 0).unwrap();
        assert_eq!([table.at(1.0), table.at(0.5), table.at(2.0)], [Some([90.0]), Some([95.0]), Some([10.0])]);
        assert_eq!([table.at(-0.1), table.at(3.1), table.at(f64::NAN)], [None, None, None]);
    }

    #[test]
    fn bytes_that_end_too_early_are_no_table() {
        for end in 0..FILE.len() {
            assert!(Table::<1>::read(FILE.get(..end).unwrap(), 0).is_none(), "{end}");
        }
        assert!(Table::<1>::read(FILE, 1).is_none());
    }
}
