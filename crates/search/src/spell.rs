//! Spelling: does a typed term read the text from here on?
//!
//! A term is characters, pinyin letters, or both (阳guang). The text leads: each of its characters has one or two
//! readings, so walking it needs no guess about where one typed syllable ends and the next begins — xian is 先 and 西安
//! at once. The places reached in the term are kept as bits of one word, which bounds the work whatever is typed.

use crate::syllable;
use crate::token::TokenTable;

/// The longest term, in characters: its places fit the bits of a word. The rest of a longer term is not compared.
pub(crate) const LONGEST_TERM: usize = 63;

/// How letters may stand for characters. A character always stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Whole syllables, the last one perhaps unfinished: yangguan.
    Spelled,
    /// One first letter for each character: yg.
    Initials,
    /// Whole syllables, first letters and zh, ch, sh in any mixture: yguang.
    Mixed,
}

/// The number of tokens from the start of `text` that `term` reads, `None` when it does not.
///
/// `from` is the place in the term to go on from; `term` has at most [`LONGEST_TERM`] characters.
pub(crate) fn reach(way: Way, term: &[char], from: usize, text: &[u16], table: &TokenTable) -> Option<usize> {
    let done = 1_u64.checked_shl(term.len() as u32)?;
    let mut places = 1_u64 << from;
    if places == done {
        return Some(0);
    }
    for (n_read, &token) in text.iter().enumerate() {
        let mut next = 0;
        while places != 0 {
            let place = places.trailing_zeros() as usize;
            places &= places - 1;
            let rest = term.get(place..).unwrap_or_default();
            if rest.first() == Some(&table.literal(token)) {
                next |= 2 << place;
            }
            if rest.first().is_some_and(char::is_ascii_lowercase) {
                for &number in table.readings_of(token) {
                    next |= steps(way, syllable::spelling(number), rest, done >> place) << place;
                }
            }
        }
        if next & done != 0 {
            return Some(n_read + 1);
        }
        if next == 0 {
            return None;
        }
        places = next;
    }
    None
}

/// The numbers of letters, as bits, that one syllable may take up at the start of `rest`; `done` is the bit of its end.
fn steps(way: Way, syllable: &str, rest: &[char], done: u64) -> u64 {
    let n_agreed = agreeing(syllable, rest);
    if n_agreed == 0 {
        return 0;
    }
    let whole = if n_agreed == syllable.len() { 1 << n_agreed } else { 0 };
    let unfinished = if n_agreed == rest.len() { done } else { 0 };
    match way {
        Way::Initials => 2,
        Way::Spelled => whole | unfinished,
        Way::Mixed => {
            let digraph = n_agreed > 1 && syllable.as_bytes().get(1) == Some(&b'h');
            whole | unfinished | 2 | if digraph { 4 } else { 0 }
        }
    }
}

/// How many letters from the start are the same.
fn agreeing(syllable: &str, rest: &[char]) -> usize {
    if syllable.ends_with("ve") && u_for_v(rest).map(syllable::spelling) == Some(syllable) {
        return syllable.len();
    }
    syllable.chars().zip(rest).take_while(|(letter, typed)| letter == *typed).count()
}

/// The syllable lve or nve when the term goes on with lue or nue, as many type lüe and nüe.
pub(crate) fn u_for_v(rest: &[char]) -> Option<u16> {
    match rest.get(..3)? {
        ['l', 'u', 'e'] => syllable::number("lve"),
        ['n', 'u', 'e'] => syllable::number("nve"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readings::Readings;

    #[test]
    fn a_term_reads_the_text_or_does_not() {
        let readings = Readings::parse("an安chang长guang光lv绿lve略men门xi西xia厦sha厦xian先yang阳zhang长zhong中");
        let table = TokenTable::new(&readings, "园区".chars());
        let length = |way, term: &str, text: &str| {
            let term: Vec<char> = term.chars().collect();
            let text: Vec<u16> = text.chars().filter_map(|c| table.written_as(c)).collect();
            reach(way, &term, 0, &text, &table)
        };
        for (way, term, text, expected) in [
            (Way::Spelled, "yangguang", "阳光园", Some(2)),
            (Way::Spelled, "yanggu", "阳光园", Some(2)),
            (Way::Spelled, "ya", "阳光园", Some(1)),
            (Way::Spelled, "yg", "阳光园", None),
            (Way::Spelled, "xian", "西安", Some(2)),
            (Way::Spelled, "xian", "先安", Some(1)),
            (Way::Spelled, "xiamen", "厦门", Some(2)),
            (Way::Spelled, "shamen", "厦门", Some(2)),
            (Way::Spelled, "阳guang", "阳光", Some(2)),
            (Way::Spelled, "yang光", "阳光", Some(2)),
            (Way::Spelled, "lue", "略", Some(1)),
            (Way::Spelled, "lu", "绿", None),
            (Way::Initials, "yg", "阳光园", Some(2)),
            (Way::Initials, "cg", "长光", Some(2)),
            (Way::Initials, "yang", "阳光", None),
            (Way::Mixed, "yguang", "阳光", Some(2)),
            (Way::Mixed, "zhg", "中光", Some(2)),
            (Way::Mixed, "yanyan", "阳光", None),
            (Way::Spelled, "阳光园区", "阳光园", None),
        ] {
            assert_eq!(length(way, term, text), expected, "{way:?} {term} in {text}");
        }
    }
}
