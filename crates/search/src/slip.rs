//! Slips: what may have been meant when nothing is found as typed.
//!
//! A character typed for another of the same sound (the commonest slip of an input method), one character wrong, missing,
//! too many or swapped with its neighbour, and the same for one letter of typed pinyin. Only one slip is put right, and
//! only in a term long enough that what is left of it still says something.

use crate::lookup::Lookup;
use crate::pattern::{Element, Pattern, Sets, continuations};
use crate::query::Term;
use crate::spell::Way;
use crate::syllable::SYLLABLES;

/// The fewest letters of a term in which a letter is put right.
const FEWEST_LETTERS: usize = 4;
/// The fewest characters of a term in which a character is put right, not counting those of the same sound.
const FEWEST_CHARACTERS: usize = 3;
/// The fewest characters of a term in which one may be too many, or two swapped.
const FEWEST_TO_DROP: usize = 4;
/// The most patterns grown from one term; the letters of a long one can be taken amiss in more ways than are worth while.
const MOST_PATTERNS: usize = 400;

/// What the term looks like with one slip put right.
pub(crate) fn patterns(lookup: &Lookup<'_>, term: &Term, sets: &mut Sets<'_>) -> Vec<Pattern> {
    if !term.has_letter() {
        let elements = one_character_apart(&term.chars).into_iter();
        let numbers = elements.filter_map(|elements| elements.into_iter().map(|element| sets.of(element)).collect());
        return numbers.map(|elements| Pattern { elements, rest: None }).collect();
    }
    if term.chars.len() < FEWEST_LETTERS {
        return Vec::new();
    }
    let mut found = with_other_letter(lookup, term, sets);
    for swapped in with_letters_swapped(term) {
        found.extend(lookup.patterns(&swapped, &[Way::Spelled], sets));
    }
    // What is read on from the text belongs to the term with the slip, so only patterns that are all of it are kept.
    found.retain(|pattern| pattern.rest.is_none() && pattern.elements.len() > 1);
    found
}

/// A pattern being grown.
#[derive(Clone)]
struct Growing {
    elements: Vec<usize>,
    place: usize,
    has_slip: bool,
}

/// Patterns with one letter wrong, missing or too many, grown a syllable at a time as those without a slip are.
fn with_other_letter(lookup: &Lookup<'_>, term: &Term, sets: &mut Sets<'_>) -> Vec<Pattern> {
    let mut found = Vec::new();
    let mut grown = vec![Growing { elements: Vec::new(), place: 0, has_slip: false }];
    while !grown.is_empty() {
        let mut next = Vec::new();
        for growing in grown {
            let rest = term.chars.get(growing.place..).unwrap_or_default();
            if rest.is_empty() {
                let pattern = Pattern { elements: growing.elements, rest: None };
                if growing.has_slip && !found.contains(&pattern) {
                    found.push(pattern);
                }
                continue;
            }
            let mut grow = |(element, length): (Element, usize), has_slip: bool| {
                let Some(number) = sets.of(element) else { return };
                let last = growing.elements.last().and_then(|last| sets.get(*last));
                if last.zip(sets.get(number)).is_none_or(|(last, set)| lookup.occurs(last, set)) {
                    let elements = growing.elements.iter().copied().chain([number]).collect();
                    next.push(Growing { elements, place: growing.place + length, has_slip });
                }
            };
            for continuation in continuations(&term.chars, growing.place, Way::Spelled) {
                grow(continuation, growing.has_slip);
            }
            if !growing.has_slip {
                one_letter_apart(rest).into_iter().for_each(|continuation| grow(continuation, true));
            }
        }
        next.truncate(MOST_PATTERNS);
        grown = next;
    }
    found
}

/// Every syllable that the start of `rest` is with one letter wrong, missing or too many, and the letters that takes up.
fn one_letter_apart(rest: &[char]) -> Vec<(Element, usize)> {
    let n_letters = rest.iter().take_while(|c| c.is_ascii_lowercase()).count();
    let mut found = Vec::new();
    for (number, syllable) in (0_u16..).zip(&SYLLABLES) {
        let from = syllable.len().saturating_sub(1).max(1);
        for length in from..=(syllable.len() + 1).min(n_letters) {
            if rest.get(..length).is_some_and(|typed| is_one_apart(syllable.as_bytes(), typed)) {
                found.push((Element::Syllables(number..number + 1), length));
            }
        }
    }
    found
}

/// Whether one letter more, less or another turns one into the other.
fn is_one_apart(syllable: &[u8], typed: &[char]) -> bool {
    let same = |(letter, c): &(&u8, &char)| char::from(**letter) == **c;
    let n_longer = syllable.len().max(typed.len());
    let n_start = syllable.iter().zip(typed).take_while(same).count();
    if n_start == n_longer {
        return false;
    }
    let n_end = syllable.iter().rev().zip(typed.iter().rev()).take_while(same).count();
    n_start + n_end + 1 >= n_longer
}

/// The term with two neighbouring letters swapped, for each two.
fn with_letters_swapped(term: &Term) -> impl Iterator<Item = Term> {
    let is_swap = |(one, other): (&char, &char)| one != other && one.is_ascii_lowercase() && other.is_ascii_lowercase();
    let places = term.chars.iter().zip(term.chars.iter().skip(1)).enumerate();
    places.filter(move |(_, pair)| is_swap(*pair)).map(|(place, _)| {
        let mut chars = term.chars.clone();
        chars.swap(place, place + 1);
        Term { chars }
    })
}

/// What the term may have been, a character more or less or another.
fn one_character_apart(typed: &[char]) -> Vec<Vec<Element>> {
    if typed.len() < 2 {
        return Vec::new();
    }
    let sounds: Vec<Element> = typed.iter().copied().map(Element::Sounds).collect();
    let exact: Vec<Element> = typed.iter().copied().map(Element::Literal).collect();
    let mut found = vec![sounds];
    if typed.len() < FEWEST_CHARACTERS {
        return found;
    }
    for at in 0..typed.len() {
        let mut other = exact.clone();
        other.splice(at..=at, [Element::Any]);
        found.push(other);
        if at > 0 {
            let mut more = exact.clone();
            more.insert(at, Element::Any);
            found.push(more);
        }
        if typed.len() >= FEWEST_TO_DROP {
            let mut without = exact.clone();
            without.remove(at);
            found.push(without);
            if at + 1 < typed.len() {
                let mut swapped = exact.clone();
                swapped.swap(at, at + 1);
                found.push(swapped);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syllable;

    #[test]
    fn one_slip_of_the_hand_is_told_from_none_and_two() {
        for (syllable, typed, expected) in [
            ("yang", "yang", false),
            ("yang", "yag", true),
            ("yang", "yan", true),
            ("yang", "ang", true),
            ("yang", "yamg", true),
            ("yang", "yanng", true),
            ("yang", "yangx", true),
            ("yang", "xyang", true),
            ("yang", "ynag", false),
            ("yang", "ya", false),
            ("e", "a", true),
        ] {
            assert_eq!(is_one_apart(syllable.as_bytes(), &typed.chars().collect::<Vec<_>>()), expected, "{typed}");
        }
    }

    #[test]
    fn a_slip_takes_up_the_letters_that_were_typed() {
        let rest: Vec<char> = "yanguang".chars().collect();
        let found = one_letter_apart(&rest);
        let yang = syllable::number("yang").unwrap_or_default();
        let lengths: Vec<usize> = found
            .iter()
            .filter(|(element, _)| *element == Element::Syllables(yang..yang + 1))
            .map(|one| one.1)
            .collect();
        assert_eq!(lengths, [3, 5]);
    }
}
