//! The dictionary of readings; native only, with the feature `build`.
//!
//! A full dictionary gives each character every reading that was ever recorded (路 also as luo, 有 also as wei), and a
//! search by them finds what nobody meant. So the readings of polyphones are a table of those in use today: the field
//! kTGHZ2013 (Table of General Standard Chinese Characters, 2013) of the Unicode Han Database, and 六 lu and 乐 lao for the
//! places 六安 and 乐亭. Every other character has one reading, the first that the crate `pinyin` gives.

use std::sync::LazyLock;

use pinyin::ToPinyin;

use crate::readings::Readings;
use crate::syllable;

static POLYPHONES: LazyLock<Readings> = LazyLock::new(|| Readings::parse(include_str!("polyphones.txt")));

/// The syllables a character may be read as, by number; none for what is not a Han character.
pub(crate) fn readings(c: char) -> Vec<u16> {
    let in_use: Vec<u16> = POLYPHONES.of(c).collect();
    if !in_use.is_empty() {
        return in_use;
    }
    let first = c.to_pinyin().and_then(|reading| syllable::number(&reading.plain().replace('ü', "v")));
    first.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_those_in_use() {
        for (c, expected) in [
            ('阳', &["yang"][..]),
            ('路', &["lu"]),
            ('有', &["you"]),
            ('长', &["chang", "zhang"]),
            ('乐', &["lao", "le", "yue"]),
            ('绿', &["lu", "lv"]),
            ('略', &["lve"]),
            ('六', &["liu", "lu"]),
            ('泌', &["bi", "mi"]),
            ('厦', &["sha", "xia"]),
            ('A', &[]),
            ('１', &[]),
            ('（', &[]),
        ] {
            let spellings: Vec<&str> = readings(c).into_iter().map(syllable::spelling).collect();
            assert_eq!(spellings, expected, "{c}");
        }
    }

    #[test]
    fn the_table_is_written_in_full_and_in_order() {
        let lines: String = include_str!("polyphones.txt").split_whitespace().collect();
        assert_eq!(POLYPHONES.to_text(), lines);
        assert!(POLYPHONES.characters().all(|c| POLYPHONES.of(c).count() > 1));
    }
}
