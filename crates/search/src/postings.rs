//! Postings: where each pair of neighbouring characters stands.
//!
//! One list of places, sorted by the token there and then by the token after it, so the places of any pair are one run
//! of it and need no check. Because tokens are numbered by reading, a pair of syllables or of first letters is a handful
//! of runs. Shipping this list would quadruple the file; building it takes less time than the difference takes to load.
//!
//! Building: the tokens are counted, room is made, the places spread over one bucket per token, then each bucket is sorted
//! by the token that follows. Every part is done in slices, so a page stays responsive; until all is done, nothing is used.

use std::ops::Range;

use crate::rows::{Place, Rows};
use crate::set::Bits;
use crate::token::{FIRST, TokenSet, TokenTable};

const N_LETTERS: usize = 26;

/// The places of every pair; empty until [`Building`] is done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Postings {
    places: Vec<u32>,
    /// Where each token's pairs start in `seconds`; one more entry than tokens.
    pairs: Vec<u32>,
    /// The second token of each pair.
    seconds: Vec<u16>,
    /// Where each pair starts in `places`; one more entry than pairs.
    pair_starts: Vec<u32>,
    /// How many places have these two first letters.
    letters: Vec<u32>,
}

impl Postings {
    /// Calls `each` with every run of places where a token of `first` is followed by one of `second`.
    pub(crate) fn pair_runs(&self, first: &TokenSet, second: &TokenSet, mut each: impl FnMut(&[u32])) {
        for token in first.iter() {
            let (seconds, from) = self.seconds_of(token);
            let mut run = |pairs: Range<usize>| {
                let places = self.bound(from + pairs.start)..self.bound(from + pairs.end);
                each(self.places.get(places).unwrap_or_default());
            };
            if seconds.len() > 8 * second.runs.len() {
                for tokens in &second.runs {
                    let start = seconds.partition_point(|token| *token < tokens.start);
                    let end = seconds.partition_point(|token| *token < tokens.end);
                    run(start..end);
                }
            } else {
                for (at, &token) in seconds.iter().enumerate() {
                    if second.has(token) {
                        run(at..at + 1);
                    }
                }
            }
        }
    }

    /// Calls `each` with every run of places of these tokens.
    pub(crate) fn runs(&self, tokens: &TokenSet, mut each: impl FnMut(&[u32])) {
        for run in &tokens.runs {
            let pair_at = |token: u16| self.pairs.get(usize::from(token)).map_or(0, |at| *at as usize);
            let places = self.bound(pair_at(run.start))..self.bound(pair_at(run.end));
            each(self.places.get(places).unwrap_or_default());
        }
    }

    /// How many places have a token of `first` followed by one of `second`.
    pub(crate) fn n_pairs(&self, first: &TokenSet, second: &TokenSet) -> usize {
        if let (Some(one), Some(other)) = (first.letter, second.letter) {
            return self.letters.get(one * N_LETTERS + other).map_or(0, |n| *n as usize);
        }
        let mut n_found = 0;
        self.pair_runs(first, second, |run| n_found += run.len());
        n_found
    }

    fn bound(&self, pair: usize) -> usize {
        self.pair_starts.get(pair).map_or(0, |start| *start as usize)
    }

    /// The tokens that follow this one, and where its pairs start.
    fn seconds_of(&self, token: u16) -> (&[u16], usize) {
        let at = usize::from(token);
        let (Some(&from), Some(&to)) = (self.pairs.get(at), self.pairs.get(at + 1)) else { return (&[], 0) };
        (self.seconds.get(from as usize..to as usize).unwrap_or_default(), from as usize)
    }
}

/// Postings being built.
#[derive(Clone, Debug)]
pub(crate) struct Building {
    postings: Postings,
    stage: Stage,
    /// Where each token's bucket starts in the places; one more entry than tokens. While counting: how many there are.
    buckets: Vec<u32>,
    /// Where the next place of each token goes. All that are no characters go to a slot after the last.
    cursors: Vec<u32>,
    /// How often each token came second in the bucket at hand; all nought between buckets.
    counts: Vec<u32>,
    /// The bucket at hand, and the token after each of its places.
    bucket: Vec<u32>,
    seconds: Vec<u16>,
}

#[derive(Clone, Copy, Debug)]
enum Stage {
    /// The tokens before this place of the rows are counted.
    Counting(usize),
    /// There is room for some of so many places.
    Making(usize),
    /// The places in the records before this one are in their buckets.
    Spreading(usize),
    /// The buckets before this one are sorted.
    Sorting(usize),
}

impl Building {
    pub(crate) fn new(table: &TokenTable) -> Building {
        let postings = Postings { letters: vec![0; N_LETTERS * N_LETTERS], ..Postings::default() };
        Building {
            postings,
            stage: Stage::Counting(0),
            buckets: vec![0; table.len() + 1],
            cursors: Vec::new(),
            counts: vec![0; table.len()],
            bucket: Vec::new(),
            seconds: Vec::new(),
        }
    }

    /// Does about as much as handling `n_tokens` tokens once, and always something; the postings once all is done.
    pub(crate) fn step(&mut self, rows: &Rows, table: &TokenTable, n_tokens: usize) -> Option<Postings> {
        self.stage = match self.stage {
            Stage::Counting(from) => self.count(rows, from, n_tokens),
            Stage::Making(n_places) => self.make(n_places, n_tokens),
            Stage::Spreading(from) => self.spread(rows, from, n_tokens),
            Stage::Sorting(from) => self.sort(rows, table, from, n_tokens),
        };
        let is_done = matches!(self.stage, Stage::Sorting(token) if token == table.len());
        is_done.then(|| {
            self.postings.pairs.push(self.postings.seconds.len() as u32);
            self.postings.pair_starts.push(self.bound(table.len()) as u32);
            std::mem::take(&mut self.postings)
        })
    }

    fn count(&mut self, rows: &Rows, from: usize, n_tokens: usize) -> Stage {
        let to = from.saturating_add(n_tokens).min(rows.tokens.len());
        for tokens in rows.tokens.get(from..to).unwrap_or_default().chunks(4096) {
            self.count_tokens(tokens);
        }
        if to < rows.tokens.len() {
            return Stage::Counting(to);
        }
        let mut sum = 0;
        for (token, bucket) in self.buckets.iter_mut().enumerate() {
            let count = if token < FIRST.into() { 0 } else { *bucket };
            *bucket = sum;
            sum += count;
        }
        self.cursors = self.buckets.clone();
        self.cursors.iter_mut().take(FIRST.into()).for_each(|cursor| *cursor = sum);
        self.postings.places = Vec::with_capacity(sum as usize + 1);
        Stage::Making(sum as usize + 1)
    }

    /// Memory used for the first time takes its time too: a few milliseconds for a nation's places.
    fn make(&mut self, n_places: usize, n_tokens: usize) -> Stage {
        let places = &mut self.postings.places;
        places.resize(places.len().saturating_add(n_tokens.saturating_mul(4)).min(n_places), 0);
        if places.len() < n_places { Stage::Making(n_places) } else { Stage::Spreading(0) }
    }

    /// Kept apart: see [`Rows`] on short functions.
    #[inline(never)]
    fn count_tokens(&mut self, tokens: &[u16]) {
        for &token in tokens {
            if let Some(count) = self.buckets.get_mut(usize::from(token)) {
                *count += 1;
            }
        }
    }

    fn bound(&self, token: usize) -> usize {
        self.buckets.get(token).map_or(0, |start| *start as usize)
    }

    fn spread(&mut self, rows: &Rows, from: usize, n_tokens: usize) -> Stage {
        let goal = rows.starts.get(from).map_or(0, |start| *start as usize).saturating_add(n_tokens);
        let to = rows.starts.partition_point(|start| (*start as usize) < goal).max(from + 1).min(rows.n_records());
        for record in from..to {
            self.spread_row(rows.row(record), Place::new(record as u32, 0, 0));
        }
        if to < rows.n_records() { Stage::Spreading(to) } else { Stage::Sorting(0) }
    }

    /// Puts the places of one row into their buckets. Kept apart: see [`Rows`] on short functions.
    #[inline(never)]
    fn spread_row(&mut self, row: &[u16], start: Place) {
        let mut place = start;
        for &token in row {
            if let Some(cursor) = self.cursors.get_mut(usize::from(token)) {
                if let Some(slot) = self.postings.places.get_mut(*cursor as usize) {
                    *slot = place.0;
                }
                *cursor += u32::from(token >= FIRST);
            }
            place = place.after(token);
        }
    }

    fn sort(&mut self, rows: &Rows, table: &TokenTable, from: usize, n_tokens: usize) -> Stage {
        let mut n_done = 0;
        for token in from..table.len() {
            if n_done > n_tokens {
                return Stage::Sorting(token);
            }
            n_done += 1 + self.sort_bucket(rows, table, token);
        }
        Stage::Sorting(table.len())
    }

    /// Sorts a bucket by the token that follows; returns its size. Kept apart: see [`Rows`] on short functions.
    #[inline(never)]
    fn sort_bucket(&mut self, rows: &Rows, table: &TokenTable, token: usize) -> usize {
        self.postings.pairs.push(self.postings.seconds.len() as u32);
        let (start, end) = (self.bound(token), self.bound(token + 1));
        let bucket = self.postings.places.get_mut(start..end).unwrap_or_default();
        self.bucket.clear();
        self.bucket.extend_from_slice(bucket);
        self.seconds.clear();
        self.seconds.extend(bucket.iter().map(|place| rows.second(Place(*place))));

        let distinct = self.count_seconds();
        let letters = table.letters_of(token as u16);
        let mut sum = 0;
        for &second in &distinct {
            let Some(count) = self.counts.get_mut(usize::from(second)) else { continue };
            self.postings.seconds.push(second);
            self.postings.pair_starts.push(start as u32 + sum);
            count_letters(&mut self.postings.letters, letters, table.letters_of(second), *count);
            sum += std::mem::replace(count, sum);
        }
        let bucket = self.postings.places.get_mut(start..end).unwrap_or_default();
        for (&place, &second) in self.bucket.iter().zip(&self.seconds) {
            let Some(cursor) = self.counts.get_mut(usize::from(second)) else { continue };
            if let Some(slot) = bucket.get_mut(*cursor as usize) {
                *slot = place;
            }
            *cursor += 1;
        }
        for &second in &distinct {
            if let Some(count) = self.counts.get_mut(usize::from(second)) {
                *count = 0;
            }
        }
        end - start
    }

    /// Counts the tokens that come second in the bucket at hand; returns which they are, in order.
    fn count_seconds(&mut self) -> Vec<u16> {
        let mut distinct = vec![0_u64; self.counts.len().div_ceil(64)];
        for &second in &self.seconds {
            if let Some(count) = self.counts.get_mut(usize::from(second)) {
                *count += 1;
            }
            if let Some(word) = distinct.get_mut(usize::from(second) / 64) {
                *word |= 1 << (second % 64);
            }
        }
        let tokens = |(place, &word): (usize, &u64)| Bits(word).map(move |bit| (place * 64) as u16 + bit as u16);
        distinct.iter().enumerate().flat_map(tokens).collect()
    }
}

fn count_letters(counts: &mut [u32], firsts: u32, seconds: u32, n_places: u32) {
    for first in Bits(firsts.into()) {
        for second in Bits(seconds.into()) {
            if let Some(count) = counts.get_mut(first as usize * N_LETTERS + second as usize) {
                *count += n_places;
            }
        }
    }
}
