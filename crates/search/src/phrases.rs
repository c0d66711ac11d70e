//! Phrases: symbols that often stand together, made one; native only, with the feature `build`.
//!
//! The commonest pairs are joined, then the commonest of what results, and so on (byte pair encoding), for as long as a
//! pair is common enough to be worth its entry. What is said in fewer symbols is smaller and sooner read.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::encoded::LONGEST_WORD;
use crate::token::{FIRST, MOST_TOKENS};

/// The most phrases.
const MOST_PHRASES: usize = 256;
/// The fewest times a pair occurs that is made one.
const FEWEST: u32 = 24;
/// The most pairs joined before pairs are counted anew.
const MOST_AT_ONCE: usize = 16;

type Pair = [u16; 2];

/// Joins pairs in all columns of symbols, the first `n_tokens` of which are tokens; returns the phrases, numbered from there.
pub(crate) fn join(mut columns: Vec<&mut Vec<u16>>, n_tokens: usize) -> Vec<Pair> {
    let most = MOST_PHRASES.min(MOST_TOKENS.saturating_sub(n_tokens));
    let mut phrases: Vec<Pair> = Vec::new();
    let mut lengths: Vec<usize> = vec![1; n_tokens];
    loop {
        let joined = commonest(&columns, &lengths, most - phrases.len());
        if joined.is_empty() {
            return phrases;
        }
        let mut numbers: BTreeMap<Pair, u16> = BTreeMap::new();
        for pair in joined {
            numbers.insert(pair, (n_tokens + phrases.len()) as u16);
            lengths.push(length_of(&lengths, pair));
            phrases.push(pair);
        }
        columns.iter_mut().for_each(|column| replace(column, &numbers));
    }
}

fn length_of(lengths: &[usize], pair: Pair) -> usize {
    pair.iter().map(|symbol| lengths.get(usize::from(*symbol)).copied().unwrap_or(LONGEST_WORD)).sum()
}

/// The commonest pairs that do not share a symbol, at most `limit`, equals in their own order.
fn commonest(columns: &[&mut Vec<u16>], lengths: &[usize], limit: usize) -> Vec<Pair> {
    let neighbours = columns.iter().flat_map(|column| column.iter().zip(column.iter().skip(1)));
    let pairs = neighbours.map(|(one, other)| [*one, *other]).filter(|pair| pair.iter().all(|symbol| *symbol >= FIRST));
    let mut pairs: Vec<Pair> = pairs.filter(|pair| length_of(lengths, *pair) <= LONGEST_WORD).collect();
    pairs.sort_unstable();
    let runs = pairs.chunk_by(|one, other| one == other);
    let counted = runs.filter_map(|run| Some((run.len() as u32, *run.first()?))).filter(|(count, _)| *count >= FEWEST);
    let mut by_count: Vec<(u32, Pair)> = counted.collect();
    by_count.sort_unstable_by_key(|(count, pair)| (Reverse(*count), *pair));
    let mut chosen: Vec<Pair> = Vec::new();
    for (_, pair) in by_count {
        if chosen.len() >= limit.min(MOST_AT_ONCE) {
            break;
        }
        if !chosen.iter().flatten().any(|symbol| pair.contains(symbol)) {
            chosen.push(pair);
        }
    }
    chosen
}

/// Puts the number of each pair in its place.
fn replace(symbols: &mut Vec<u16>, numbers: &BTreeMap<Pair, u16>) {
    let mut replaced: Vec<u16> = Vec::with_capacity(symbols.len());
    let mut rest = symbols.iter().copied().peekable();
    while let Some(symbol) = rest.next() {
        let number = rest.peek().and_then(|next| numbers.get(&[symbol, *next]));
        if number.is_some() {
            rest.next();
        }
        replaced.push(number.copied().unwrap_or(symbol));
    }
    *symbols = replaced;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{END, NUMBER};

    /// What the symbols stand for.
    fn spelt_out(symbols: &[u16], phrases: &[Pair], n_tokens: usize) -> Vec<u16> {
        let parts = |symbol: &u16| match usize::from(*symbol).checked_sub(n_tokens).and_then(|at| phrases.get(at)) {
            Some(pair) => spelt_out(pair, phrases, n_tokens),
            None => vec![*symbol],
        };
        symbols.iter().flat_map(parts).collect()
    }

    #[test]
    fn common_neighbours_become_one_and_nothing_is_lost() {
        let text = [5, 6, 7, 8, 9, 5, 6, 7, 8, 9, NUMBER, 4, END];
        let before: Vec<u16> = text.repeat(FEWEST as usize);
        let mut joined = before.clone();
        let phrases = join(vec![&mut joined], 10);
        assert_eq!(spelt_out(&joined, &phrases, 10), before);
        let longest = (10..10 + phrases.len() as u16).map(|phrase| spelt_out(&[phrase], &phrases, 10).len()).max();
        assert!(longest.is_some_and(|longest| longest > 4 && longest <= LONGEST_WORD), "{phrases:?}");
        assert!(phrases.iter().flatten().all(|symbol| *symbol >= FIRST));
    }

    #[test]
    fn what_is_rare_is_left_as_it_is() {
        let mut text = [5, 6, END].repeat(FEWEST as usize - 1);
        assert!(join(vec![&mut text], 10).is_empty() && text.contains(&5));
    }
}
