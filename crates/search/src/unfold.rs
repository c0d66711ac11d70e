//! Unfolding: columns to rows, a slice of records at a time.

use std::ops::Range;
use std::slice::Iter;

use crate::encoded::{MOST_COMMON, MOST_SHARED, WIDE};
use crate::rows::{LONGEST_ROW, Rows};
use crate::token::{BREAK, END, FIRST, NUMBER, TokenTable};

/// Columns becoming rows.
pub(crate) struct Unfolding<'a> {
    /// By field; `None` where none is stated.
    columns: Vec<Option<Column<'a>>>,
    symbols: Symbols,
    n_records: usize,
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
        let rows = Rows { tokens: vec![END; n_tokens], starts, n_fields: columns.len() };
        Unfolding { columns, symbols, n_records, rows, at: 0 }
    }

    /// Unfolds as many more records and says whether that was all; `None` when the columns make no sense.
    pub(crate) fn step(&mut self, n_records: usize) -> Option<bool> {
        for _ in 0..n_records.min(self.n_records - self.rows.n_records()) {
            self.row()?;
        }
        if self.rows.n_records() < self.n_records {
            return Some(false);
        }
        let is_all = self.at == self.rows.tokens.len() && self.columns.iter().flatten().all(Column::is_read);
        is_all.then_some(true)
    }

    fn row(&mut self) -> Option<()> {
        let start = self.at;
        for column in &mut self.columns {
            if let Some(column) = column {
                self.at = column.unfold(&self.symbols, &mut self.rows.tokens, self.at)?;
            }
            *self.rows.tokens.get_mut(self.at)? = END;
            self.at += 1;
        }
        self.rows.starts.push(self.at as u32);
        (self.at - start <= LONGEST_ROW).then_some(())
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
    /// Kept apart: see [`Rows`] on short functions. Tokens are written one by one: copying a slice is a call into the
    /// browser and takes longer than these few. `max` changes nothing, but keeps the compiler from making it that call.
    #[inline(never)]
    fn unfold(&mut self, symbols: &Symbols, tokens: &mut [u16], start: usize) -> Option<usize> {
        let n_shared = usize::from(*self.shared.next()?);
        if n_shared > self.before.len().min(MOST_SHARED) {
            return None;
        }
        let mut at = start;
        for from in self.before.start..self.before.start + n_shared {
            let token = *tokens.get(from)?;
            *tokens.get_mut(at)? = token.max(BREAK);
            at += 1;
        }
        let mut codes = self.codes.clone();
        loop {
            let code = *codes.next()?;
            let symbol = if code < MOST_COMMON {
                symbols.common.get(usize::from(code)).copied().unwrap_or(NO_SYMBOL)
            } else {
                wide_symbol(code, &mut codes)?
            };
            if symbols.characters.contains(&symbol) || symbol == BREAK {
                *tokens.get_mut(at)? = symbol;
                at += 1;
            } else if symbol == NUMBER {
                let value = u16::from_le_bytes(*self.numbers.next()?);
                at += symbols.write_digits(value, tokens.get_mut(at..)?)?;
            } else if symbol == END {
                break;
            } else {
                return None;
            }
        }
        self.codes = codes;
        self.before = start..at;
        Some(at)
    }
}

/// What codes mean.
pub(crate) struct Symbols {
    /// The symbol of each code of one byte.
    common: [u16; 256],
    /// The symbols that are tokens of characters.
    characters: Range<u16>,
    digits: [Option<u16>; 10],
}

/// Stands for a code without a symbol; no table is so long that it is a token.
const NO_SYMBOL: u16 = u16::MAX;

impl Symbols {
    pub(crate) fn new(table: &TokenTable, common: impl Iterator<Item = u16>) -> Symbols {
        let mut symbols = [NO_SYMBOL; 256];
        symbols.iter_mut().zip(common).for_each(|(slot, symbol)| *slot = symbol);
        let digit = |value: usize| char::from(b'0' + value as u8);
        let digits = std::array::from_fn(|value| table.written_as(digit(value)));
        Symbols { common: symbols, characters: FIRST..table.len() as u16, digits }
    }

    /// Writes the tokens of a number's digits; returns how many there are.
    fn write_digits(&self, value: u16, tokens: &mut [u16]) -> Option<usize> {
        let n_digits = value.checked_ilog10().unwrap_or(0) as usize + 1;
        let mut rest = value;
        for token in tokens.get_mut(..n_digits)?.iter_mut().rev() {
            *token = (*self.digits.get(usize::from(rest % 10))?)?;
            rest /= 10;
        }
        Some(n_digits)
    }
}

/// The symbol of a code of two or three bytes, the first of which is read.
fn wide_symbol(code: u8, codes: &mut Iter<'_, u8>) -> Option<u16> {
    let low = *codes.next()?;
    let high = if code == WIDE { *codes.next()? } else { code - MOST_COMMON };
    Some(u16::from_le_bytes([low, high]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readings::Readings;

    #[test]
    fn a_number_is_written_without_leading_noughts() {
        let table = TokenTable::new(&Readings::NONE, "0123456789".chars());
        let symbols = Symbols::new(&table, std::iter::empty());
        for value in [0, 7, 10, 101, 9_999, 10_000, u16::MAX] {
            let mut tokens = [0; 8];
            let n = symbols.write_digits(value, &mut tokens).unwrap_or_default();
            let written: String = tokens.iter().take(n).map(|token| table.char_of(*token)).collect();
            assert_eq!(written, value.to_string());
        }
        assert_eq!(symbols.write_digits(100, &mut [0; 2]), None);
    }
}
