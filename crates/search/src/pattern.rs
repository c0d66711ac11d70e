//! Patterns: what a term may look like in tokens.
//!
//! A term becomes some patterns, each a sequence of token sets, one set a character: 阳guang is {阳}{光广…}. Where the
//! letters can be parted in several ways there is a pattern for each, grown one element at a time; a beginning that
//! occurs nowhere in the index is dropped at once, which keeps them few. If they become too many all the same, growing
//! stops early and the rest of the term is read off the text itself, so nothing is lost but speed.

use crate::query::Term;
use crate::spell::{self, Way};
use crate::syllable;
use crate::token::{FIRST, TokenSet, TokenTable};

/// The most elements of a pattern: enough to have a rare pair among them.
const MOST_ELEMENTS: usize = 8;
/// The most patterns grown for one way of reading a term.
const MOST_PATTERNS: usize = 32;

/// What one character of the text may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    /// This character.
    Literal(char),
    /// A character read as one of these syllables.
    Syllables(std::ops::Range<u16>),
    /// A character typed as this first letter: the letter itself, or a reading that starts with it.
    Letter(char),
    /// A character that may be read as this one.
    Sounds(char),
    /// Any character.
    Any,
}

impl Element {
    fn tokens(&self, table: &TokenTable) -> TokenSet {
        let n = table.len();
        match self {
            Element::Literal(c) => TokenSet::new(n, table.of_char(*c)),
            Element::Syllables(numbers) => TokenSet::new(n, table.of_syllables(numbers.clone())),
            Element::Letter(c) => {
                let mut letters = [0; 4];
                let read = table.of_syllables(syllable::starting_with(c.encode_utf8(&mut letters)));
                let mut set = TokenSet::new(n, table.of_char(*c).chain(read));
                set.letter = (*c as usize).checked_sub('a' as usize);
                set
            }
            Element::Sounds(c) => TokenSet::new(n, table.of_char(*c).chain(table.sounding_like(*c))),
            Element::Any => TokenSet::new(n, FIRST..n as u16),
        }
    }
}

/// The token sets of the elements met so far, made once each.
pub(crate) struct Sets<'a> {
    table: &'a TokenTable,
    made: Vec<(Element, TokenSet)>,
}

impl<'a> Sets<'a> {
    pub(crate) fn new(table: &'a TokenTable) -> Sets<'a> {
        Sets { table, made: Vec::new() }
    }

    /// The number of the element's set, `None` when no token is in it.
    pub(crate) fn of(&mut self, element: Element) -> Option<usize> {
        let number = self.made.iter().position(|(made, _)| *made == element).unwrap_or_else(|| {
            let tokens = element.tokens(self.table);
            self.made.push((element, tokens));
            self.made.len() - 1
        });
        self.get(number).filter(|set| !set.is_empty())?;
        Some(number)
    }

    pub(crate) fn get(&self, number: usize) -> Option<&TokenSet> {
        self.made.get(number).map(|(_, set)| set)
    }
}

/// One thing to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Numbers of token sets, one a character.
    pub(crate) elements: Vec<usize>,
    /// How to read on after the elements, and from which place in the term; `None` when they are all of it.
    pub(crate) rest: Option<(Way, usize)>,
}

/// The patterns of a term read in one way. `occurs` says whether two sets have a pair of neighbours in the index.
pub(crate) fn patterns(
    term: &Term,
    way: Way,
    sets: &mut Sets<'_>,
    occurs: impl Fn(&TokenSet, &TokenSet) -> bool,
) -> Vec<Pattern> {
    let end = term.chars.len();
    let mut grown: Vec<(Vec<usize>, usize)> = vec![(Vec::new(), 0)];
    for _ in 0..MOST_ELEMENTS {
        let mut next: Vec<(Vec<usize>, usize)> = Vec::new();
        for (elements, place) in &grown {
            if *place == end {
                next.push((elements.clone(), end));
                continue;
            }
            for (element, length) in continuations(&term.chars, *place, way) {
                let Some(number) = sets.of(element) else { continue };
                let last = elements.last().and_then(|last| sets.get(*last));
                if last.zip(sets.get(number)).is_none_or(|(last, set)| occurs(last, set)) {
                    let longer: Vec<usize> = elements.iter().copied().chain([number]).collect();
                    next.push((longer, place + length));
                }
            }
        }
        if next.len() > MOST_PATTERNS && grown.first().is_some_and(|(elements, _)| !elements.is_empty()) {
            break;
        }
        grown = next;
        if grown.iter().all(|(_, place)| *place == end) {
            break;
        }
    }
    let as_pattern = |(elements, place)| Pattern { elements, rest: (place < end).then_some((way, place)) };
    grown.into_iter().map(as_pattern).collect()
}

/// What may stand at a place of a term, and how many of its characters that takes up.
pub(crate) fn continuations(term: &[char], place: usize, way: Way) -> Vec<(Element, usize)> {
    let rest = term.get(place..).unwrap_or_default();
    let Some(&c) = rest.first() else { return Vec::new() };
    if !c.is_ascii_lowercase() {
        return vec![(Element::Literal(c), 1)];
    }
    if way == Way::Initials {
        return vec![(Element::Letter(c), 1)];
    }
    let mut found = vec![if way == Way::Mixed { (Element::Letter(c), 1) } else { (Element::Literal(c), 1) }];
    if way == Way::Mixed && matches!(c, 'z' | 'c' | 's') && rest.get(1) == Some(&'h') {
        let letters: String = [c, 'h'].iter().collect();
        found.push((Element::Syllables(syllable::starting_with(&letters)), 2));
    }
    if let Some(number) = spell::u_for_v(rest) {
        found.push((Element::Syllables(number..number + 1), 3));
    }
    let mut letters = String::new();
    for (n_before, &letter) in rest.iter().take_while(|letter| letter.is_ascii_lowercase()).enumerate() {
        letters.push(letter);
        let starting = syllable::starting_with(&letters);
        if starting.is_empty() {
            break;
        }
        if n_before + 1 == rest.len() {
            found.push((Element::Syllables(starting), n_before + 1));
        } else if let Some(number) = syllable::number(&letters) {
            found.push((Element::Syllables(number..number + 1), n_before + 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use crate::readings::Readings;

    fn spelt(text: &str, way: Way) -> Vec<String> {
        let readings = Readings::parse("an安ang昂fan反fang方gan干gang刚guang光xi西xian先yang阳tuo托");
        let table = TokenTable::new(&readings, "1".chars());
        let query = Query::parse(text);
        let mut sets = Sets::new(&table);
        let found =
            query.terms().iter().flat_map(|term| patterns(term, way, &mut sets, |_, _| true)).collect::<Vec<_>>();
        let written = |pattern: &Pattern| {
            let one = |number: &usize| {
                sets.get(*number).map_or(String::new(), |set| set.iter().map(|t| table.char_of(t)).collect())
            };
            pattern.elements.iter().map(one).collect::<Vec<_>>().join("|")
        };
        found.iter().map(written).collect()
    }

    #[test]
    fn each_parting_of_the_letters_is_a_pattern() {
        assert_eq!(spelt("xian", Way::Spelled), ["西|安昂", "先"]);
        assert_eq!(spelt("fangan", Way::Spelled), ["反|干刚", "方|安昂"]);
        assert_eq!(spelt("阳guan", Way::Spelled), ["阳|光"]);
        assert_eq!(spelt("yg1", Way::Initials), ["阳|干刚光|1"]);
        assert_eq!(spelt("yguang", Way::Mixed), ["阳|光"]);
        assert!(spelt("qq", Way::Spelled).is_empty());
    }

    #[test]
    fn a_term_with_too_many_partings_is_cut_not_dropped() {
        let readings = Readings::parse("xi西xian先an安");
        let table = TokenTable::new(&readings, "".chars());
        let query = Query::parse(&"xian".repeat(12));
        let mut sets = Sets::new(&table);
        let found: Vec<Pattern> =
            query.terms().iter().flat_map(|term| patterns(term, Way::Spelled, &mut sets, |_, _| true)).collect();
        assert!(found.len() <= MOST_PATTERNS && !found.is_empty());
        assert!(found.iter().all(|pattern| pattern.rest.is_some() && pattern.elements.len() > 1));
    }
}
