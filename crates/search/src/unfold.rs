//! Unfolding: columns to rows, a slice of records at a time.

use std::ops::Range;
use std::slice::Iter;

use crate::encoded::{LONGEST_WORD, MOST_COMMON, MOST_SHARED, WIDE};
use crate::rows::{LONGEST_ROW, Rows};
use crate::token::{END, NUMBER, TokenTable};

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
            if self.rows.tokens.len() < start + LONGEST_ROW + LONGEST_WORD {
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
    /// A word is written at its full length and what is not of it is written over by the next: copying just so many tokens
    /// would be a call into the browser, or a loop whose end is guessed wrong half of the time.
    #[inline]
    fn unfold(&mut self, symbols: &Symbols, tokens: &mut [u16], start: usize) -> Option<usize> {
        let n_shared = usize::from(*self.shared.next()?);
        if n_shared > self.before.len().min(MOST_SHARED) {
            return None;
        }
        for from in (0..n_shared).step_by(LONGEST_WORD) {
            let word: [u16; LONGEST_WORD] = *tokens.get(self.before.start + from..)?.first_chunk()?;
            *tokens.get_mut(start + from..)?.first_chunk_mut()? = word;
        }
        let mut at = start + n_shared;
        let mut codes = self.codes.clone();
        loop {
            let code = *codes.next()?;
            let mut word = symbols.of_byte(code)?;
            if word.length == 0 {
                word = match symbols.symbol(code, &mut codes)? {
                    END => break,
                    NUMBER => {
                        let value = u16::from_le_bytes(*self.numbers.next()?);
                        at = symbols.write_number(value, tokens, at)?;
                        continue;
                    }
                    symbol => symbols.words.get(usize::from(symbol))?,
                };
            }
            *tokens.get_mut(at..)?.first_chunk_mut()? = word.tokens;
            at += usize::from(word.length);
        }
        self.codes = codes;
        self.before = start..at;
        Some(at)
    }
}

/// What codes mean.
pub(crate) struct Symbols {
    /// By symbol: tokens first, then phrases. [`END`] and [`NUMBER`] are no words.
    words: Vec<Word>,
    /// The symbols of the codes of one byte.
    common: Vec<u16>,
    /// The words of all codes, none where more than the byte is to be read.
    of_bytes: [Word; 256],
    /// Of three digits each, one token a digit, [`NO_TOKEN`] for a digit that no text has.
    digits: Box<[[u16; 3]; 1000]>,
}

/// Some tokens, at most [`LONGEST_WORD`]; what comes after them means nothing.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    tokens: [u16; LONGEST_WORD],
    length: u8,
}

/// Stands for a digit that no text has; no table is so long that it is a token.
const NO_TOKEN: u16 = u16::MAX;

impl Symbols {
    /// The symbols of a table, its phrases, each of two symbols before it, and the common ones, at most [`MOST_COMMON`].
    /// `None` if one is no symbol or too long.
    pub(crate) fn new(
        table: &TokenTable,
        phrases: impl Iterator<Item = [u16; 2]>,
        common: impl Iterator<Item = u16>,
    ) -> Option<Symbols> {
        let mut words: Vec<Word> = (0..table.len() as u16).map(Word::of_token).collect();
        for [one, other] in phrases {
            let (one, other) = (words.get(usize::from(one))?, words.get(usize::from(other))?);
            words.push(one.then(other)?);
        }
        let common: Vec<u16> = common.take(MOST_COMMON.into()).collect();
        let mut of_bytes = [Word::default(); 256];
        for (slot, symbol) in of_bytes.iter_mut().zip(&common) {
            *slot = *words.get(usize::from(*symbol))?;
        }
        let digit = |value: usize| table.written_as(char::from(b'0' + value as u8)).unwrap_or(NO_TOKEN);
        let one: [u16; 10] = std::array::from_fn(digit);
        let token = |value: usize| one.get(value % 10).copied().unwrap_or(NO_TOKEN);
        let digits = Box::new(std::array::from_fn(|value| [value / 100, value / 10, value].map(token)));
        Some(Symbols { words, common, of_bytes, digits })
    }

    #[inline]
    fn of_byte(&self, code: u8) -> Option<&Word> {
        self.of_bytes.get(usize::from(code))
    }

    /// The symbol of a code, the first byte of which is read.
    #[inline]
    fn symbol(&self, code: u8, codes: &mut Iter<'_, u8>) -> Option<u16> {
        if code < MOST_COMMON {
            return self.common.get(usize::from(code)).copied();
        }
        let low = *codes.next()?;
        let high = if code == WIDE { *codes.next()? } else { code - MOST_COMMON };
        Some(u16::from_le_bytes([low, high]))
    }

    /// Writes the tokens of a number's digits; returns where they end.
    #[inline]
    fn write_number(&self, value: u16, tokens: &mut [u16], at: usize) -> Option<usize> {
        let (high, low) = (value / 1000, value % 1000);
        let n_left_out = |value| usize::from(value < 10) + usize::from(value < 100);
        if high == 0 {
            return self.write_digits(low, n_left_out(low), tokens, at);
        }
        let at = self.write_digits(high, n_left_out(high), tokens, at)?;
        self.write_digits(low, 0, tokens, at)
    }

    /// Writes three digits but for the first `n_left_out`.
    #[inline]
    fn write_digits(&self, value: u16, n_left_out: usize, tokens: &mut [u16], at: usize) -> Option<usize> {
        let digits = self.digits.get(usize::from(value))?.get(n_left_out..)?;
        for (slot, digit) in tokens.get_mut(at..)?.get_mut(..digits.len())?.iter_mut().zip(digits) {
            *slot = Some(*digit).filter(|digit| *digit != NO_TOKEN)?;
        }
        Some(at + digits.len())
    }
}

impl Word {
    fn of_token(token: u16) -> Word {
        let mut tokens = [END; LONGEST_WORD];
        tokens.iter_mut().take(1).for_each(|slot| *slot = token);
        Word { tokens, length: u8::from(token != END && token != NUMBER) }
    }

    /// The two as one word; `None` if it is too long, or one of them is none.
    fn then(&self, other: &Word) -> Option<Word> {
        let (length, more) = (usize::from(self.length), usize::from(other.length));
        let mut tokens = self.tokens;
        if length == 0 || more == 0 {
            return None;
        }
        tokens.get_mut(length..length + more)?.copy_from_slice(other.tokens.get(..more)?);
        Some(Word { tokens, length: (length + more) as u8 })
    }
}

/// How much room for tokens is made at one go.
const ROOM: usize = 16 * LONGEST_ROW;

/// The records unfolded at one go: see [`Rows`] on short functions.
const STRETCH: usize = 256;

#[cfg(test)]
#[expect(clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::readings::Readings;

    fn symbols(phrases: &[[u16; 2]], common: &[u16]) -> Option<Symbols> {
        let table = TokenTable::new(&Readings::NONE, "0123456789".chars());
        Symbols::new(&table, phrases.iter().copied(), common.iter().copied())
    }

    #[test]
    fn a_number_is_written_without_leading_noughts() {
        let table = TokenTable::new(&Readings::NONE, "0123456789".chars());
        let symbols = symbols(&[], &[]).unwrap_or_else(|| panic!("no common symbol is no wrong one"));
        for value in [0, 7, 10, 101, 999, 1_000, 1_002, 9_999, 10_000, 10_020, u16::MAX] {
            let mut tokens = [0; 8];
            let n_written = symbols.write_number(value, &mut tokens, 0).unwrap_or(0);
            let written: String = tokens.iter().take(n_written).map(|token| table.char_of(*token)).collect();
            assert_eq!(written, value.to_string());
        }
        assert_eq!(symbols.write_number(100, &mut [0; 2], 0), None);
    }

    #[test]
    fn a_common_symbol_or_a_part_of_a_phrase_that_is_none_is_refused() {
        let (last, next) = (12, 13);
        assert!(symbols(&[], &[END, NUMBER, last]).is_some());
        assert!(symbols(&[], &[next]).is_none());
        assert!(symbols(&[[last, last], [next, last]], &[next, next + 1]).is_some());
        for phrase in [[next, last], [last, END], [NUMBER, last]] {
            assert!(symbols(&[phrase], &[]).is_none(), "{phrase:?}");
        }
        // Twice as long each time: 2, 4, 8, 16.
        let doubled: Vec<[u16; 2]> = (last..).map(|one| [one; 2]).take(4).collect();
        assert!(symbols(&doubled[..3], &[]).is_some() && symbols(&doubled, &[]).is_none());
    }
}
