//! Readings of characters: which syllables each Han character may be read as.
//!
//! The table is made when the export is built and shipped as text, because no dictionary fits in a page: for every
//! syllable its spelling, then the characters read so (`an安guang光广yang阳`). It covers only the characters that occur
//! in the data it travels with, so a county's is about 2 KB. A polyphone stands under each of its readings (长 under
//! `chang` and `zhang`) and is found by any of them: no guess from context is made, so none can be wrong.

use crate::fold::is_letter;
use crate::syllable;

/// Which syllables each character may be read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    /// Character and syllable number, sorted, without doubles. As all pairs that are sorted in this crate they are two
    /// u32: sorting is compiled once for each type, and is the largest piece of code here.
    pairs: Vec<(u32, u32)>,
}

impl Readings {
    /// No readings: characters are found by themselves only.
    pub const NONE: Readings = Readings { pairs: Vec::new() };

    /// Reads the text form. White space is passed over, and what is not a known syllable followed by characters.
    pub fn parse(text: &str) -> Readings {
        let mut pairs = Vec::new();
        let mut spelling = String::new();
        let mut in_spelling = false;
        for c in text.chars() {
            if is_letter(c) {
                if !in_spelling {
                    spelling.clear();
                }
                in_spelling = true;
                spelling.push(c);
            } else {
                in_spelling = false;
                if c.is_whitespace() {
                    continue;
                }
                pairs.extend(syllable::number(&spelling).map(|number| (c.into(), number.into())));
            }
        }
        Readings::from_pairs(pairs)
    }

    /// The table of these characters and syllable numbers.
    pub(crate) fn from_pairs(mut pairs: Vec<(u32, u32)>) -> Readings {
        pairs.sort_unstable();
        pairs.dedup();
        Readings { pairs }
    }

    /// The text form, which [`Readings::parse`] reads back.
    pub fn to_text(&self) -> String {
        let mut by_syllable: Vec<(u32, u32)> = self.pairs.iter().map(|&(c, number)| (number, c)).collect();
        by_syllable.sort_unstable();
        let mut text = String::new();
        let mut last = None;
        for (number, c) in by_syllable {
            if last != Some(number) {
                text.push_str(syllable::spelling(number as u16));
            }
            last = Some(number);
            text.extend(char::from_u32(c));
        }
        text
    }

    /// The characters that have a reading, by their first.
    pub(crate) fn characters(&self) -> impl Iterator<Item = char> {
        let firsts = self.pairs.chunk_by(|one, other| one.0 == other.0).filter_map(|readings| readings.first());
        let mut by_syllable: Vec<(u32, u32)> = firsts.map(|&(c, number)| (number, c)).collect();
        by_syllable.sort_unstable();
        by_syllable.into_iter().filter_map(|(_, c)| char::from_u32(c))
    }

    /// The syllable numbers of one character, in order.
    pub(crate) fn of(&self, c: char) -> impl Iterator<Item = u16> {
        let c = u32::from(c);
        let from = self.pairs.partition_point(|pair| pair.0 < c);
        self.pairs.get(from..).unwrap_or_default().iter().take_while(move |pair| pair.0 == c).map(|pair| pair.1 as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(readings: &Readings, c: char) -> Vec<&'static str> {
        readings.of(c).map(syllable::spelling).collect()
    }

    #[test]
    fn a_polyphone_has_each_of_its_readings() {
        let readings = Readings::parse("chang长常le乐yue乐月zhang长");
        assert_eq!(spellings(&readings, '长'), ["chang", "zhang"]);
        assert_eq!(spellings(&readings, '乐'), ["le", "yue"]);
        assert_eq!(spellings(&readings, '光'), [""; 0]);
    }

    #[test]
    fn the_text_form_is_read_back() {
        let readings = Readings::parse("yang阳an安guang光广zhang长chang长");
        assert_eq!(readings.to_text(), "an安chang长guang光广yang阳zhang长");
        assert_eq!(Readings::parse(&readings.to_text()), readings);
    }

    #[test]
    fn what_is_no_syllable_is_passed_over() {
        assert_eq!(Readings::parse("qqq阳光 guang\n光zz"), Readings::parse("guang光"));
        assert_eq!(Readings::parse(""), Readings::NONE);
    }
}
