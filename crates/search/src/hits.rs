//! What a search found: the records, best first.

use crate::record::{Field, Rank};
use crate::set::RecordSet;

/// How freely the query had to be read before anything was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// As it was typed.
    #[default]
    AsTyped,
    /// With syllables and first letters mixed (yguang).
    Freely,
    /// With one slip of the hand or a character of the same sound put right: "did you mean".
    WithSlip,
}

/// The records a query found, in sets of equal rank.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// By rank; no record is in two of them.
    tiers: Vec<RecordSet>,
    /// How freely the query was read.
    pub reading: Reading,
}

/// One record found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The record's number.
    pub record: u32,
    /// How good the hit is.
    pub rank: Rank,
}

impl Matches {
    pub(crate) fn new(mut tiers: Vec<RecordSet>, reading: Reading) -> Matches {
        let mut seen: Option<RecordSet> = None;
        for tier in tiers.iter_mut().filter(|tier| !tier.is_empty()) {
            match &mut seen {
                None => seen = Some(tier.clone()),
                Some(seen) => {
                    tier.drop_all(seen);
                    seen.join(tier);
                }
            }
        }
        Matches { tiers, reading }
    }

    /// These records, then those of the others that are not among them.
    pub(crate) fn then(mut self, others: Matches) -> Matches {
        self.tiers.resize(N_RANKS, RecordSet::default());
        self.tiers.extend(others.tiers);
        Matches::new(self.tiers, self.reading.max(others.reading))
    }

    /// The records in both, each with the sum of its ranks.
    pub(crate) fn and(&self, other: &Matches, n_records: usize) -> Matches {
        let mut tiers = vec![RecordSet::default(); self.tiers.len() + other.tiers.len()];
        for (rank, mine) in self.tiers.iter().enumerate().filter(|(_, tier)| !tier.is_empty()) {
            for (more, theirs) in other.tiers.iter().enumerate().filter(|(_, tier)| !tier.is_empty()) {
                let Some(tier) = tiers.get_mut(rank + more) else { continue };
                if tier.n_words() == 0 {
                    *tier = RecordSet::new(n_records);
                }
                tier.join_both(mine, theirs);
            }
        }
        Matches { tiers, reading: self.reading.max(other.reading) }
    }

    /// The number of records found.
    pub fn total(&self) -> usize {
        self.tiers.iter().map(RecordSet::len).sum()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.tiers.iter().all(RecordSet::is_empty)
    }

    /// Keeps the records that are also in a set, such as those a filter lets through.
    pub fn keep(&mut self, set: &RecordSet) {
        for tier in &mut self.tiers {
            tier.keep(set);
        }
    }

    /// The records found, as one set.
    pub fn to_set(&self, n_records: usize) -> RecordSet {
        let mut all = RecordSet::new(n_records);
        for tier in &self.tiers {
            all.join(tier);
        }
        all
    }

    /// The records found, best first, those of equal rank in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = Match> + '_ {
        let ranks = (0_u8..).map(Rank);
        ranks.zip(&self.tiers).flat_map(|(rank, tier)| tier.iter().map(move |record| Match { record, rank }))
    }

    /// The best `limit` records, those of equal rank by a key of theirs, such as the distance in metres.
    pub fn nearest(&self, limit: usize, mut key: impl FnMut(u32) -> u32) -> Vec<Match> {
        let mut best: Vec<Match> = Vec::new();
        for (rank, tier) in (0_u8..).map(Rank).zip(&self.tiers) {
            if best.len() >= limit {
                break;
            }
            let mut keyed: Vec<(u32, u32)> = tier.iter().map(|record| (key(record), record)).collect();
            keyed.sort_unstable();
            best.extend(keyed.into_iter().take(limit - best.len()).map(|(_, record)| Match { record, rank }));
        }
        best
    }
}

/// The number of ranks one term can have.
pub(crate) const N_RANKS: usize = 2 + Field::ALL.len();

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(tiers: &[&[u32]]) -> Matches {
        Matches::new(tiers.iter().map(|tier| RecordSet::of(10, |r| tier.contains(&r))).collect(), Reading::AsTyped)
    }

    fn records(matches: &Matches) -> Vec<(u32, u8)> {
        matches.iter().map(|found| (found.record, found.rank.0)).collect()
    }

    #[test]
    fn a_record_has_its_best_rank_only() {
        let found = matches(&[&[4], &[], &[1, 4, 9], &[0, 1]]);
        assert_eq!(records(&found), [(4, 0), (1, 2), (9, 2), (0, 3)]);
        assert_eq!((found.total(), found.is_empty()), (4, false));
    }

    #[test]
    fn ranks_of_two_terms_add_up() {
        let both = matches(&[&[1], &[2, 3]]).and(&matches(&[&[3], &[1, 5], &[2]]), 10);
        assert_eq!(records(&both), [(1, 1), (3, 1), (2, 3)]);
    }

    #[test]
    fn equals_are_ordered_by_the_key() {
        let found = matches(&[&[7], &[1, 2, 3]]);
        let ordered: Vec<u32> = found.nearest(3, |record| 10 - record).iter().map(|found| found.record).collect();
        assert_eq!(ordered, [7, 3, 2]);
    }

    #[test]
    fn a_filter_takes_records_out() {
        let mut found = matches(&[&[7], &[1, 2, 3]]);
        found.keep(&RecordSet::of(10, |record| record % 2 == 1));
        assert_eq!(found.to_set(10).iter().collect::<Vec<_>>(), [1, 3, 7]);
    }
}
