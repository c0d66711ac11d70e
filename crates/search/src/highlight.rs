//! Highlights: which characters of a text a query reads.

use std::ops::Range;

use crate::hits::Reading;
use crate::index::Index;
use crate::pattern::{Pattern, Sets};
use crate::query::{Query, Term};
use crate::record::Field;

/// A query made ready to be marked in the records it found.
pub struct Highlighter<'a> {
    index: &'a Index,
    terms: Vec<Sought<'a>>,
}

/// A term and its patterns, those of the least free reading first.
struct Sought<'a> {
    term: &'a Term,
    sets: Sets<'a>,
    patterns: Vec<Vec<Pattern>>,
}

impl<'a> Highlighter<'a> {
    /// Prepares a query for the records it found, `reading` being how freely it was read: see
    /// [`Matches::reading`](crate::Matches::reading).
    pub fn new(index: &'a Index, query: &'a Query, reading: Reading) -> Highlighter<'a> {
        let lookup = index.lookup();
        let sought = |term| {
            let mut sets = Sets::new(&index.table);
            let readings =
                [Reading::AsTyped, Reading::Freely, Reading::WithSlip].into_iter().filter(|one| *one <= reading);
            let patterns = readings.map(|reading| lookup.patterns_read(term, reading, &mut sets)).collect();
            Sought { term, sets, patterns }
        };
        Highlighter { index, terms: query.terms().iter().map(sought).collect() }
    }

    /// The places in the texts of a field, counted in characters, sorted and apart: for each text with such a place its
    /// number among [`Index::texts`] and the places.
    pub fn places(&self, record: u32, field: Field) -> Vec<(usize, Vec<Range<usize>>)> {
        let texts = self.index.rows.texts(record as usize, field).enumerate();
        let places = texts.map(|(number, text)| (number, self.places_in(text)));
        places.filter(|(_, places)| !places.is_empty()).collect()
    }

    pub(crate) fn places_in(&self, text: &[u16]) -> Vec<Range<usize>> {
        let lookup = self.index.lookup();
        let place = |sought: &Sought<'_>| {
            sought.patterns.iter().find_map(|patterns| {
                (0..text.len()).find_map(|start| {
                    let tokens = text.get(start..)?;
                    let length = |pattern: &Pattern| lookup.fits(sought.term, pattern, &sought.sets, tokens);
                    patterns.iter().filter_map(length).max().map(|length| start..start + length)
                })
            })
        };
        apart(self.terms.iter().filter_map(place))
    }
}

/// The same places, sorted, those that touch made one.
fn apart(places: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut sorted: Vec<(u32, u32)> = places.map(|place| (place.start as u32, place.end as u32)).collect();
    sorted.sort_unstable();
    let mut joined: Vec<Range<usize>> = Vec::new();
    for (start, end) in sorted.into_iter().map(|(start, end)| (start as usize, end as usize)) {
        match joined.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => joined.push(start..end),
        }
    }
    joined
}
