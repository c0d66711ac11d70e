//! What was typed, made ready to compare.
//!
//! Terms stand apart by spaces and all of them must be found. One surprising rule: when every term is a single pinyin
//! syllable ("yang guang"), they are one word typed with spaces, and are joined.

use crate::fold::{fold, is_letter, is_separator};
use crate::spell::{LONGEST_TERM, Way};
use crate::syllable;

/// The most terms that are compared; the rest are dropped.
const MOST_TERMS: usize = 8;

/// The first Han character; what is before it are letters and signs.
const FIRST_HAN: char = '㐀';

/// A parsed query. Any text parses; a text without a term finds nothing and is [`Query::is_empty`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

impl Query {
    /// Reads what was typed.
    pub fn parse(text: &str) -> Query {
        let folded: Vec<char> = text.chars().map(fold).collect();
        let mut terms: Vec<Term> = Vec::new();
        for word in folded.split(|&c| is_separator(c)) {
            let term = Term::new(word);
            if !term.chars.is_empty() && !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms.truncate(MOST_TERMS);
        if terms.len() > 1 && is_one_word(&terms) {
            let joined: Vec<char> = terms.iter().flat_map(|term| term.chars.iter().copied()).collect();
            terms = vec![Term::new(&joined)];
        }
        Query { terms }
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(crate) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

/// Whether the terms are the syllables of one word; the last may be unfinished.
fn is_one_word(terms: &[Term]) -> bool {
    let Some((last, whole)) = terms.split_last() else { return false };
    let spelling = |term: &Term| term.chars.iter().collect::<String>();
    whole.iter().all(|term| term.chars.len() > 1 && syllable::number(&spelling(term)).is_some())
        && !syllable::starting_with(&spelling(last)).is_empty()
}

/// One term of a query: folded characters, at most [`LONGEST_TERM`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) chars: Vec<char>,
}

impl Term {
    /// The apostrophe that parts syllables (xi'an) is dropped; jv, qv, xv, yv are ju, qu, xu, yu.
    fn new(word: &[char]) -> Term {
        let mut chars: Vec<char> = Vec::with_capacity(word.len());
        for (place, &c) in word.iter().enumerate() {
            let after_letter = chars.last().copied().is_some_and(is_letter);
            let before_letter = word.get(place + 1).copied().is_some_and(is_letter);
            match c {
                '\'' | '’' | '`' if after_letter && before_letter => {}
                'v' if chars.last().is_some_and(|last| matches!(last, 'j' | 'q' | 'x' | 'y')) => chars.push('u'),
                _ => chars.push(c),
            }
        }
        chars.truncate(LONGEST_TERM);
        Term { chars }
    }

    /// The ways to read this term when it is taken as typed. First letters are not mixed with Han characters.
    pub(crate) fn ways(&self) -> &'static [Way] {
        let has_han = self.chars.iter().any(|c| *c >= FIRST_HAN);
        if self.has_letter() && !has_han { &[Way::Spelled, Way::Initials] } else { &[Way::Spelled] }
    }

    pub(crate) fn has_letter(&self) -> bool {
        self.chars.iter().copied().any(is_letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        Query::parse(text).terms().iter().map(|term| term.chars.iter().collect()).collect()
    }

    #[test]
    fn terms_stand_apart_and_are_folded() {
        for (text, expected) in [
            ("", &[][..]),
            (" 　 ", &[]),
            ("涧西　阳光", &["涧西", "阳光"]),
            ("涧西，ＹＧ、12号", &["涧西", "yg", "12号"]),
            ("阳光 阳光", &["阳光"]),
            ("xi'an", &["xian"]),
            ("jvyv lv", &["juyu", "lv"]),
        ] {
            assert_eq!(terms(text), expected, "{text:?}");
        }
    }

    #[test]
    fn single_syllables_are_one_word() {
        for (text, expected) in [
            ("yang guang", &["yangguang"][..]),
            ("yang gua", &["yanggua"]),
            ("yang guang tuo yu", &["yangguangtuoyu"]),
            ("xiyuan yangguang", &["xiyuan", "yangguang"]),
            ("yang 光", &["yang", "光"]),
            ("y g", &["y", "g"]),
        ] {
            assert_eq!(terms(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_term_has_a_greatest_length() {
        assert_eq!(terms(&"长".repeat(500)), ["长".repeat(LONGEST_TERM)]);
    }
}
