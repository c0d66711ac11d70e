//! Lookup: from patterns to the records that have them.
//!
//! With postings the rarest pair of a pattern's neighbours is looked up and the rest checked on the row. Until they are
//! built every token is walked past a table of those that may come first and second. Both give the same records, but for
//! slips: they have hundreds of patterns, too many to walk with, and wait for the postings.

use std::ops::Range;

use crate::hits::{Matches, N_RANKS, Reading};
use crate::pattern::{Pattern, Sets, patterns};
use crate::postings::Postings;
use crate::query::Term;
use crate::record::Field;
use crate::rows::{Place, Rows};
use crate::set::RecordSet;
use crate::slip;
use crate::spell::{self, Way};
use crate::token::{END, TokenSet, TokenTable};

/// What a lookup reads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lookup<'a> {
    pub(crate) rows: &'a Rows,
    pub(crate) table: &'a TokenTable,
    pub(crate) postings: Option<&'a Postings>,
}

impl Lookup<'_> {
    /// The records in which a term is found, read as freely as it takes to find one.
    pub(crate) fn find(&self, term: &Term) -> Matches {
        for reading in [Reading::AsTyped, Reading::Freely] {
            let found = self.find_read(term, reading);
            if !found.is_empty() {
                return found;
            }
        }
        self.find_read(term, Reading::WithSlip)
    }

    /// The records in which a term is found when it is read in this way only.
    pub(crate) fn find_read(&self, term: &Term, reading: Reading) -> Matches {
        let mut sets = Sets::new(self.table);
        let patterns = self.patterns_read(term, reading, &mut sets);
        Matches::new(self.run(term, &patterns, &sets), reading)
    }

    /// What a term looks like when it is read in this way.
    pub(crate) fn patterns_read(&self, term: &Term, reading: Reading, sets: &mut Sets<'_>) -> Vec<Pattern> {
        match reading {
            Reading::AsTyped => self.patterns(term, term.ways(), sets),
            Reading::Freely if term.has_letter() => self.patterns(term, &[Way::Mixed], sets),
            Reading::Freely => Vec::new(),
            Reading::WithSlip if self.postings.is_some() => slip::patterns(self, term, sets),
            Reading::WithSlip => Vec::new(),
        }
    }

    pub(crate) fn patterns(&self, term: &Term, ways: &[Way], sets: &mut Sets<'_>) -> Vec<Pattern> {
        let mut found: Vec<Pattern> = Vec::new();
        for &way in ways {
            for pattern in patterns(term, way, sets, |one, other| self.occurs(one, other)) {
                if !found.contains(&pattern) {
                    found.push(pattern);
                }
            }
        }
        found
    }

    /// Whether a token of one set is ever followed by one of the other; taken for granted until there are postings.
    pub(crate) fn occurs(&self, one: &TokenSet, other: &TokenSet) -> bool {
        self.postings.is_none_or(|postings| postings.n_pairs(one, other) > 0)
    }

    /// The records that have any of the patterns, by rank; a record may be in several ranks.
    pub(crate) fn run(&self, term: &Term, patterns: &[Pattern], sets: &Sets<'_>) -> Vec<RecordSet> {
        let mut marks = Marks::new(self.rows);
        match self.postings {
            Some(postings) => {
                patterns.iter().for_each(|pattern| self.look_up(term, pattern, sets, postings, &mut marks))
            }
            None => self.walk(term, patterns, sets, &mut marks),
        }
        marks.into_tiers()
    }

    fn look_up(&self, term: &Term, pattern: &Pattern, sets: &Sets<'_>, postings: &Postings, marks: &mut Marks<'_>) {
        let found: Vec<&TokenSet> = pattern.elements.iter().filter_map(|number| sets.get(*number)).collect();
        let pairs = found.iter().zip(found.iter().skip(1)).enumerate();
        let rarest =
            pairs.map(|(at, (one, other))| (postings.n_pairs(one, other), at, one, other)).min_by_key(|pair| pair.0);
        match rarest {
            Some((_, at, one, other)) => {
                let check = Check::new(term, pattern, &found, at..at + 2);
                postings.pair_runs(one, other, |run| self.mark_run(&check, run, marks));
            }
            None => {
                let check = Check::new(term, pattern, &found, 0..1);
                found.first().into_iter().for_each(|only| postings.runs(only, |run| self.mark_run(&check, run, marks)));
            }
        }
    }

    /// Marks the places of a run at which the pattern fits.
    #[inline]
    fn mark_run(&self, check: &Check<'_>, run: &[u32], marks: &mut Marks<'_>) {
        if check.is_sure {
            return run.iter().for_each(|place| marks.mark(Place(*place), check.n_elements));
        }
        for &place in run {
            let place = Place(place);
            let Some(offset) = place.offset().checked_sub(check.n_before) else { continue };
            let tokens = self.rows.from(place.record(), offset);
            let fits = |(number, set): &(usize, &TokenSet)| tokens.get(*number).is_some_and(|token| set.has(*token));
            if check.unsure.iter().all(fits)
                && let Some(length) = self.rest_fits(check.term, check.pattern, check.n_elements, tokens)
            {
                marks.mark(place.back(check.n_before), length);
            }
        }
    }

    /// The number of tokens from the start that the pattern takes up, `None` when they do not fit.
    pub(crate) fn fits(&self, term: &Term, pattern: &Pattern, sets: &Sets<'_>, tokens: &[u16]) -> Option<usize> {
        let head = tokens.get(..pattern.elements.len())?;
        let has = |(number, token): (&usize, &u16)| sets.get(*number).is_some_and(|set| set.has(*token));
        let all_fit = pattern.elements.iter().zip(head).all(has);
        if all_fit { self.rest_fits(term, pattern, head.len(), tokens) } else { None }
    }

    /// The length of the whole pattern when what comes after its elements fits too.
    fn rest_fits(&self, term: &Term, pattern: &Pattern, n_elements: usize, tokens: &[u16]) -> Option<usize> {
        let Some((way, from)) = pattern.rest else { return Some(n_elements) };
        Some(n_elements + spell::reach(way, &term.chars, from, tokens.get(n_elements..)?, self.table)?)
    }

    fn walk(&self, term: &Term, patterns: &[Pattern], sets: &Sets<'_>, marks: &mut Marks<'_>) {
        let may = may_come(patterns, sets);
        let mut record = 0;
        let mut start = 0;
        let mut check = |first: usize| {
            while let Some(&next) = self.rows.starts.get(record + 1).filter(|next| **next as usize <= first) {
                record += 1;
                start = next as usize;
            }
            let tokens = self.rows.tokens.get(first..).unwrap_or_default();
            for pattern in patterns {
                if let Some(length) = self.fits(term, pattern, sets, tokens) {
                    let offset = first - start;
                    let field = self.rows.field_at(record, offset);
                    marks.mark(Place::new(record as u32, field, offset), length);
                }
            }
        };
        let mut places = Vec::new();
        for (number, tokens) in self.rows.tokens.chunks(STRETCH).enumerate() {
            let first = number * STRETCH;
            may_start(tokens, &may, &mut places);
            for place in places.drain(..).map(|place| first + place as usize) {
                let after = self.rows.tokens.get(place + 1).copied().unwrap_or(END);
                if flags(&may, after) & COMES_SECOND != 0 {
                    check(place);
                }
            }
        }
    }
}

/// What is left to check at the places of a run.
struct Check<'a> {
    term: &'a Term,
    pattern: &'a Pattern,
    n_elements: usize,
    /// How many elements come before the place.
    n_before: usize,
    /// The elements that are not known to fit.
    unsure: Vec<(usize, &'a TokenSet)>,
    /// Whether nothing is left to check.
    is_sure: bool,
}

impl<'a> Check<'a> {
    fn new(term: &'a Term, pattern: &'a Pattern, sets: &[&'a TokenSet], sure: Range<usize>) -> Check<'a> {
        let unsure: Vec<_> = sets.iter().copied().enumerate().filter(|(number, _)| !sure.contains(number)).collect();
        let is_sure = unsure.is_empty() && pattern.rest.is_none();
        Check { term, pattern, n_elements: sets.len(), n_before: sure.start, unsure, is_sure }
    }
}

/// The tokens walked at one go: see [`Rows`] on short functions.
const STRETCH: usize = 4096;

/// Collects the places among some tokens where a pattern may start.
#[inline(never)]
fn may_start(tokens: &[u16], may: &May, places: &mut Vec<u32>) {
    let (fours, rest) = tokens.as_chunks::<4>();
    for (number, four) in (0_u32..).zip(fours) {
        let [a, b, c, d] = four.map(|token| flags(may, token));
        if (a | b | c | d) & COMES_FIRST != 0 {
            let starts = [a, b, c, d].map(|flags| flags & COMES_FIRST != 0);
            places.extend((4 * number..).zip(starts).filter(|(_, starts)| *starts).map(|(place, _)| place));
        }
    }
    for (place, &token) in (4 * fours.len() as u32..).zip(rest) {
        if flags(may, token) & COMES_FIRST != 0 {
            places.push(place);
        }
    }
}

/// What may be said of each token.
type May = [u8; 1 << 16];

#[inline]
fn flags(may: &May, token: u16) -> u8 {
    may.get(usize::from(token)).copied().unwrap_or(0)
}

const COMES_FIRST: u8 = 1;
const COMES_SECOND: u8 = 2;

/// For each token, whether any pattern may start with it and whether any may go on with it. There is an entry for all
/// that a token can be, so that the look-up needs no check; the end of a text never comes first.
fn may_come(patterns: &[Pattern], sets: &Sets<'_>) -> Box<May> {
    let mut may = Box::new([0; 1 << 16]);
    for pattern in patterns {
        let set_at = |at: usize| pattern.elements.get(at).and_then(|number| sets.get(*number));
        let mut allow = |set: &TokenSet, flag: u8| {
            for token in set.iter() {
                if let Some(flags) = may.get_mut(usize::from(token)) {
                    *flags |= flag;
                }
            }
        };
        if let Some(first) = set_at(0) {
            allow(first, COMES_FIRST);
        }
        match set_at(1) {
            Some(second) => allow(second, COMES_SECOND),
            None => may.iter_mut().for_each(|flags| *flags |= COMES_SECOND),
        }
    }
    may
}

/// Records marked by rank.
struct Marks<'a> {
    rows: &'a Rows,
    /// One bit a record for each field, fields one after the other.
    words: Vec<u64>,
    n_words: usize,
    whole: RecordSet,
    starting: RecordSet,
}

impl<'a> Marks<'a> {
    fn new(rows: &'a Rows) -> Marks<'a> {
        let n_words = rows.n_records().div_ceil(64);
        let words = vec![0; n_words * rows.n_fields];
        Marks { rows, words, n_words, whole: RecordSet::default(), starting: RecordSet::default() }
    }

    #[inline]
    fn mark(&mut self, place: Place, length: usize) {
        let record = place.record();
        if let Some(word) = self.words.get_mut(place.field() * self.n_words + record as usize / 64) {
            *word |= 1 << (record % 64);
        }
        if place == Place::new(record, Field::Name as usize, 0) {
            self.mark_start(record, length);
        }
    }

    fn mark_start(&mut self, record: u32, length: usize) {
        let is_whole = self.rows.from(record, length).first() == Some(&END);
        let set = if is_whole { &mut self.whole } else { &mut self.starting };
        if set.n_words() == 0 {
            *set = RecordSet::new(self.rows.n_records());
        }
        set.insert(record);
    }

    fn into_tiers(self) -> Vec<RecordSet> {
        let mut tiers = Vec::with_capacity(N_RANKS);
        tiers.extend([self.whole, self.starting]);
        tiers.extend(self.words.chunks(self.n_words.max(1)).map(RecordSet::from_words));
        tiers
    }
}
