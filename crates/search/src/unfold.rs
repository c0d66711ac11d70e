//! Unfolding: columns to rows, a slice of records at a time.

use std::ops::Range;
use std::slice::{Iter, IterMut};

use crate::encoded::{MOST_COMMON, MOST_SHARED, WIDE};
use crate::rows::{LONGEST_ROW, Rows};
use crate::token::{BREAK, END, NUMBER, TokenTable};

/// Columns becoming rows.
pub(crate) struct Unfolding<'a> {
    /// By field; `None` where none is stated.
    columns: Vec<Option<Column<'a>>>,
    symbols: Symbols,
    n_records: usize,
    n_tokens: usize,
    rows: Rows,
    /// How many tokens are written.
    at: usize,
}

impl<'a> Unfolding<'a> {
    pub(crate) fn new(
        columns: Vec<Option<Column<'a>>>,
        symbols: Symbols,
        n_records: usize,
        n_tokens: usize,
    ) -> Unfolding<'a> {
        let mut starts = Vec::with_capacity(n_records + 1);
        starts.push(0);
        let rows = Rows { tokens: Vec::with_capacity(n_tokens + ROOM), starts, n_fields: columns.len() };
        Unfolding { columns, symbols, n_records, n_tokens, rows, at: 0 }
    }

    /// Unfolds as many more records and says whether that was all; `None` when the columns make no sense.
    pub(crate) fn step(&mut self, n_records: usize) -> Option<bool> {
        let mut n_left = n_records.min(self.n_records - self.rows.n_records());
        while n_left > 0 {
            let n_now = n_left.min(STRETCH);
            self.stretch(n_now)?;
            n_left -= n_now;
        }
        if self.rows.n_records() < self.n_records {
            return Some(false);
        }
        self.rows.tokens.truncate(self.at);
        let is_all = self.at == self.n_tokens && self.columns.iter().flatten().all(Column::is_read);
        is_all.then_some(true)
    }

    /// Unfolds some records. Kept apart: see [`Rows`] on short functions.
    #[inline(never)]
    fn stretch(&mut self, n_records: usize) -> Option<()> {
        for _ in 0..n_records {
            let start = self.at;
            // Room is made little by little: what was just made is still at hand when it is written.
            if self.rows.tokens.len() < start + LONGEST_ROW {
                if start > self.n_tokens {
                    return None;
                }
                self.rows.tokens.resize(start + ROOM, END);
            }
            for column in &mut self.columns {
                if let Some(column) = column {
                    self.at = column.unfold(&self.symbols, &mut self.rows.tokens, self.at)?;
                }
                *self.rows.tokens.get_mut(self.at)? = END;
                self.at += 1;
            }
            self.rows.starts.push(self.at as u32);
            if self.at - start > LONGEST_ROW {
                return None;
            }
        }
        Some(())
    }

    /// The rows, once all are unfolded.
    pub(crate) fn into_rows(self) -> Rows {
        self.rows
    }
}

/// One field's texts, folded up.
pub(crate) struct Column<'a> {
    shared: Iter<'a, u8>,
    codes: Iter<'a, u8>,
    numbers: Iter<'a, [u8; 2]>,
    /// Where the text of the record before is among the tokens.
    before: Range<usize>,
}

impl<'a> Column<'a> {
    /// The column of these three sections.
    pub(crate) fn new(shared: &'a [u8], codes: &'a [u8], numbers: &'a [u8]) -> Column<'a> {
        Column { shared: shared.iter(), codes: codes.iter(), numbers: numbers.as_chunks().0.iter(), before: 0..0 }
    }

    fn is_read(&self) -> bool {
        self.shared.as_slice().is_empty() && self.codes.as_slice().is_empty() && self.numbers.as_slice().is_empty()
    }

    /// Unfolds the next text to `tokens` from `start` on, its end left out; returns where it ends.
    ///
    /// Tokens are written one by one: copying a slice is a call into the browser and takes longer than these few. `max`
    /// changes nothing, but keeps the compiler from making it that call.
    #[inline]
    fn unfold(&mut self, symbols: &Symbols, tokens: &mut [u16], start: usize) -> Option<usize> {
        let n_shared = usize::from(*self.shared.next()?);
        if n_shared > self.before.len().min(MOST_SHARED) {
            return None;
        }
        let (written, room) = tokens.split_at_mut_checked(start)?;
        let n_room = room.len();
        let mut room = room.iter_mut();
        for &token in written.get(self.before.start..self.before.start + n_shared)? {
            *room.next()? = token.max(BREAK);
        }
        let mut codes = self.codes.clone();
        loop {
            let code = *codes.next()?;
            let mut symbol = symbols.of_byte(code);
            if symbol <= NUMBER {
                if code >= MOST_COMMON {
                    symbol = wide_symbol(code, &mut codes).filter(|symbol| *symbol < symbols.n_tokens)?;
                } else if code >= symbols.n_common {
                    return None;
                }
                match symbol {
                    END => break,
                    NUMBER => {
                        let value = u16::from_le_bytes(*self.numbers.next()?);
                        symbols.write_number(value, &mut room)?;
                        continue;
                    }
                    _ => {}
                }
            }
            *room.next()? = symbol;
        }
        self.codes = codes;
        self.before = start..start + n_room - room.len();
        Some(self.before.end)
    }
}

/// What codes mean.
pub(crate) struct Symbols {
    /// The symbol of each code of one byte, [`END`] for all others.
    common: [u16; 256],
    /// The codes of one byte are those below.
    n_common: u8,
    /// One more than the greatest token.
    n_tokens: u16,
    /// The tokens of three digits, the first in the lowest bits, [`NO_TOKEN`] for a digit that no text has.
    digits: Box<[u64; 1000]>,
}

/// Stands for a digit that no text has; no table is so long that it is a token.
const NO_TOKEN: u16 = u16::MAX;

impl Symbols {
    /// The symbols of a table, the common ones at most [`MOST_COMMON`]; `None` if one is no token.
    pub(crate) fn new(table: &TokenTable, common: impl ExactSizeIterator<Item = u16>) -> Option<Symbols> {
        let n_tokens = table.len() as u16;
        let n_common = common.len().min(MOST_COMMON.into()) as u8;
        let mut symbols = [END; 256];
        for (slot, symbol) in symbols.iter_mut().zip(common).take(n_common.into()) {
            *slot = Some(symbol).filter(|symbol| *symbol < n_tokens)?;
        }
        let digit = |value: usize| table.written_as(char::from(b'0' + value as u8)).unwrap_or(NO_TOKEN);
        let one: [u16; 10] = std::array::from_fn(digit);
        let token = |value: usize| u64::from(one.get(value % 10).copied().unwrap_or(NO_TOKEN));
        let three = |value: usize| token(value / 100) | token(value / 10) << 16 | token(value) << 32;
        let digits = Box::new(std::array::from_fn(three));
        Some(Symbols { common: symbols, n_common, n_tokens, digits })
    }

    #[inline]
    fn of_byte(&self, code: u8) -> u16 {
        self.common.get(usize::from(code)).copied().unwrap_or(END)
    }

    /// Writes the tokens of a number's digits.
    #[inline]
    fn write_number(&self, value: u16, room: &mut IterMut<'_, u16>) -> Option<()> {
        let (high, low) = (value / 1000, value % 1000);
        if high > 0 {
            self.write_digits(high, if high < 10 { 2 } else { 1 }, room)?;
            return self.write_digits(low, 0, room);
        }
        self.write_digits(low, if low < 10 { 2 } else { u32::from(low < 100) }, room)
    }

    /// Writes three digits but for the first `n_left_out`.
    #[inline]
    fn write_digits(&self, value: u16, n_left_out: u32, room: &mut IterMut<'_, u16>) -> Option<()> {
        let mut tokens = self.digits.get(usize::from(value))? >> (16 * n_left_out);
        while tokens != 0 {
            *room.next()? = Some(tokens as u16).filter(|token| *token != NO_TOKEN)?;
            tokens >>= 16;
        }
        Some(())
    }
}

/// How much room for tokens is made at one go.
const ROOM: usize = 16 * LONGEST_ROW;

/// The records unfolded at one go: see [`Rows`] on short functions.
const STRETCH: usize = 256;

/// The symbol of a code of two or three bytes, the first of which is read.
fn wide_symbol(code: u8, codes: &mut Iter<'_, u8>) -> Option<u16> {
    let low = *codes.next()?;
    let high = if code == WIDE { *codes.next()? } else { code - MOST_COMMON };
    Some(u16::from_le_bytes([low, high]))
}

#[cfg(test)]
#[expect(clippy::panic, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::readings::Readings;

    #[test]
    fn a_number_is_written_without_leading_noughts() {
        let table = TokenTable::new(&Readings::NONE, "0123456789".chars());
        let symbols = Symbols::new(&table, [].into_iter()).unwrap_or_else(|| panic!("no common token is no wrong one"));
        for value in [0, 7, 10, 101, 999, 1_000, 1_002, 9_999, 10_000, 10_020, u16::MAX] {
            let mut tokens = [0; 8];
            let mut room = tokens.iter_mut();
            assert_eq!(symbols.write_number(value, &mut room), Some(()));
            let n_left = room.len();
            let written: String = tokens.iter().take(8 - n_left).map(|token| table.char_of(*token)).collect();
            assert_eq!(written, value.to_string());
        }
        assert_eq!(symbols.write_number(100, &mut [0; 2].iter_mut()), None);
    }

    #[test]
    fn a_common_token_outside_the_table_is_refused() {
        let table = TokenTable::new(&Readings::NONE, "a".chars());
        assert!(Symbols::new(&table, [NUMBER, 3].into_iter()).is_some());
        assert!(Symbols::new(&table, [NUMBER, 4].into_iter()).is_none());
    }
}
