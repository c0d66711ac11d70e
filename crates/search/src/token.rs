//! Tokens: an index's characters as small numbers.
//!
//! A token is one written character (Ａ, A and a are three) so that the text can be given back as it was; it is
//! compared by its folded form and its readings. Tokens are numbered by reading, so the characters of one syllable,
//! and mostly those of one first letter, are neighbours.

use std::ops::Range;

use crate::fold::fold;
use crate::readings::Readings;
use crate::set::Bits;
use crate::syllable;

/// The end of a field.
pub(crate) const END: u16 = 0;
/// Between two texts of one field.
pub(crate) const BREAK: u16 = 1;
/// In encoded columns only: a number, its value being in a column of its own.
pub(crate) const NUMBER: u16 = 2;
/// The first token that is a character.
pub(crate) const FIRST: u16 = 3;
/// One more than the greatest token.
pub(crate) const MOST_TOKENS: usize = u16::MAX as usize;

/// The characters of an index and how they are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct TokenTable {
    chars: Vec<char>,
    folded: Vec<char>,
    /// Where each token's readings start in `readings`; one more entry than tokens.
    reading_starts: Vec<u32>,
    readings: Vec<u16>,
    /// Folded character and token, sorted.
    by_char: Vec<(u32, u32)>,
    /// Syllable number and token, sorted.
    by_syllable: Vec<(u32, u32)>,
}

impl TokenTable {
    /// Numbers the characters: first those without a reading, in the order given, then those with one, by their first
    /// syllable. What a token cannot number is left out.
    pub(crate) fn new(readings: &Readings, unread: impl Iterator<Item = char>) -> TokenTable {
        let mut chars = vec!['\0'; usize::from(FIRST)];
        chars.extend(unread);
        chars.extend(readings.characters());
        chars.truncate(MOST_TOKENS);
        let folded = chars.iter().copied().map(fold).collect();
        let mut table = TokenTable { folded, chars, ..TokenTable::default() };
        table.reading_starts.push(0);
        for (token, &c) in (0_u16..).zip(&table.chars) {
            for number in readings.of(c) {
                table.readings.push(number);
                table.by_syllable.push((number.into(), token.into()));
            }
            table.reading_starts.push(table.readings.len() as u32);
            if token >= FIRST {
                table.by_char.push((fold(c).into(), token.into()));
            }
        }
        table.by_char.sort_unstable();
        table.by_syllable.sort_unstable();
        table
    }

    /// One more than the greatest token.
    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The written character of a token.
    pub(crate) fn char_of(&self, token: u16) -> char {
        self.chars.get(usize::from(token)).copied().unwrap_or('\0')
    }

    /// The character of a token, folded.
    #[inline]
    pub(crate) fn literal(&self, token: u16) -> char {
        self.folded.get(usize::from(token)).copied().unwrap_or('\0')
    }

    /// The characters that have no reading, in their order.
    #[cfg(feature = "build")]
    pub(crate) fn unread(&self) -> impl Iterator<Item = char> {
        let unread = (FIRST..self.len() as u16).take_while(|token| self.readings_of(*token).is_empty());
        unread.map(|token| self.char_of(token))
    }

    /// The token of a character exactly as it is written.
    pub(crate) fn written_as(&self, c: char) -> Option<u16> {
        self.of_char(fold(c)).find(|token| self.char_of(*token) == c)
    }

    /// The tokens compared as this folded character.
    pub(crate) fn of_char(&self, c: char) -> impl Iterator<Item = u16> {
        seconds(&self.by_char, u32::from(c)..u32::from(c) + 1)
    }

    /// The tokens that may be read as one of these syllables; a polyphone may come twice.
    pub(crate) fn of_syllables(&self, numbers: Range<u16>) -> impl Iterator<Item = u16> {
        seconds(&self.by_syllable, numbers.start.into()..numbers.end.into())
    }

    /// The tokens that share a reading with this character.
    pub(crate) fn sounding_like(&self, c: char) -> impl Iterator<Item = u16> {
        let numbers = self.of_char(c).flat_map(|token| self.readings_of(token).iter().copied());
        numbers.flat_map(|number| self.of_syllables(number..number + 1))
    }

    /// The syllables a token may be read as.
    pub(crate) fn readings_of(&self, token: u16) -> &[u16] {
        let bound = |at: usize| self.reading_starts.get(at).map(|start| *start as usize);
        let (Some(from), Some(to)) = (bound(token.into()), bound(usize::from(token) + 1)) else { return &[] };
        self.readings.get(from..to).unwrap_or_default()
    }

    /// The first letters a token may be typed as, as bits from `a`.
    pub(crate) fn letters_of(&self, token: u16) -> u32 {
        let bit = |c: char| if c.is_ascii_lowercase() { 1 << (c as u32 - 'a' as u32) } else { 0 };
        let first = |number: u16| syllable::spelling(number).chars().next().map_or(0, bit);
        self.readings_of(token).iter().map(|&number| first(number)).fold(bit(self.literal(token)), |all, one| all | one)
    }
}

/// The tokens of the pairs whose first is in the range.
fn seconds(pairs: &[(u32, u32)], firsts: Range<u32>) -> impl Iterator<Item = u16> {
    let from = pairs.partition_point(|pair| pair.0 < firsts.start);
    let rest = pairs.get(from..).unwrap_or_default();
    rest.iter().take_while(move |pair| pair.0 < firsts.end).map(|pair| pair.1 as u16)
}

/// A set of tokens: all that one element of a pattern may be.
#[derive(Clone, Debug, Default)]
pub(crate) struct TokenSet {
    mask: Vec<u64>,
    /// The same as runs of tokens.
    pub(crate) runs: Vec<Range<u16>>,
    /// The place in the alphabet, when the set is all that is typed as this one letter.
    pub(crate) letter: Option<usize>,
}

impl TokenSet {
    pub(crate) fn new(n_tokens: usize, tokens: impl Iterator<Item = u16>) -> TokenSet {
        let mut mask = vec![0_u64; n_tokens.div_ceil(64)];
        for token in tokens {
            if let Some(word) = mask.get_mut(usize::from(token) / 64) {
                *word |= 1 << (token % 64);
            }
        }
        let mut runs: Vec<Range<u16>> = Vec::new();
        for (place, &word) in mask.iter().enumerate() {
            for bit in Bits(word) {
                let token = (place * 64) as u16 + bit as u16;
                match runs.last_mut() {
                    Some(last) if last.end == token => last.end += 1,
                    _ => runs.push(token..token + 1),
                }
            }
        }
        TokenSet { mask, runs, letter: None }
    }

    #[inline]
    pub(crate) fn has(&self, token: u16) -> bool {
        self.mask.get(usize::from(token) / 64).is_some_and(|word| word >> (token % 64) & 1 == 1)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.runs.iter().flat_map(|run| run.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> TokenTable {
        let readings = Readings::parse("chang长guang光广yang阳羊zhang长");
        TokenTable::new(&readings, "aA1".chars())
    }

    fn written(table: &TokenTable, tokens: impl Iterator<Item = u16>) -> String {
        tokens.map(|token| table.char_of(token)).collect()
    }

    #[test]
    fn tokens_are_found_by_character_and_by_syllable() {
        let table = table();
        assert_eq!(written(&table, table.of_char('a')), "aA");
        assert_eq!(written(&table, table.of_char('光')), "光");
        assert_eq!(written(&table, table.of_char('\0')), "");
        let of = |letters| written(&table, table.of_syllables(syllable::starting_with(letters)));
        assert_eq!(
            (of("guang"), of("zhang"), of("y"), of("q")),
            ("光广".into(), "长".into(), "羊阳".into(), String::new())
        );
    }

    #[test]
    fn a_polyphone_has_each_first_letter() {
        let table = table();
        let letters = |c| table.of_char(c).map(|token| table.letters_of(token)).collect::<Vec<_>>();
        assert_eq!(letters('长'), [1 << 2 | 1 << 25]);
        assert_eq!(letters('a'), [1, 1]);
        assert_eq!(letters('1'), [0]);
    }

    #[test]
    fn neighbours_are_one_run() {
        let set = TokenSet::new(200, [5, 6, 7, 63, 64, 130].into_iter());
        assert_eq!(set.runs, [5..8, 63..65, 130..131]);
        assert!(set.has(64) && !set.has(65) && !set.has(999) && !set.is_empty());
        assert_eq!(set.iter().collect::<Vec<_>>(), [5, 6, 7, 63, 64, 130]);
    }
}
