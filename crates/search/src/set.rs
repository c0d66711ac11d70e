//! Sets of record numbers: what a query found, what a filter lets through.

/// A set of the records of one index, as bits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordSet {
    words: Vec<u64>,
}

impl RecordSet {
    /// The empty set over `n_records` records.
    pub fn new(n_records: usize) -> RecordSet {
        RecordSet { words: vec![0; n_records.div_ceil(64)] }
    }

    /// The set of the records for which `test` is true.
    pub fn of(n_records: usize, mut test: impl FnMut(u32) -> bool) -> RecordSet {
        let mut set = RecordSet::new(n_records);
        for record in 0..n_records as u32 {
            if test(record) {
                set.insert(record);
            }
        }
        set
    }

    /// Adds a record; one outside the index is passed over.
    #[inline]
    pub fn insert(&mut self, record: u32) {
        if let Some(word) = self.words.get_mut(record as usize / 64) {
            *word |= 1 << (record % 64);
        }
    }

    /// Whether the record is in the set.
    pub fn contains(&self, record: u32) -> bool {
        self.words.get(record as usize / 64).is_some_and(|word| word >> (record % 64) & 1 == 1)
    }

    /// The number of records in the set.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether the set has no record.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The set of these bits.
    pub(crate) fn from_words(words: &[u64]) -> RecordSet {
        RecordSet { words: words.to_vec() }
    }

    /// Nought when the set was made over no records.
    pub(crate) fn n_words(&self) -> usize {
        self.words.len()
    }

    /// The records in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(place, &word)| Bits(word).map(move |bit| place as u32 * 64 + bit))
    }

    /// Keeps the records that are in both.
    pub fn keep(&mut self, other: &RecordSet) {
        self.pair_up(other, |word, theirs| word & theirs);
    }

    /// Adds the records of the other set.
    pub fn join(&mut self, other: &RecordSet) {
        self.pair_up(other, |word, theirs| word | theirs);
    }

    /// Takes out the records of the other set.
    pub fn drop_all(&mut self, other: &RecordSet) {
        self.pair_up(other, |word, theirs| word & !theirs);
    }

    /// Adds the records that are in both of two other sets.
    pub(crate) fn join_both(&mut self, one: &RecordSet, other: &RecordSet) {
        for ((word, a), b) in self.words.iter_mut().zip(&one.words).zip(&other.words) {
            *word |= a & b;
        }
    }

    fn pair_up(&mut self, other: &RecordSet, merge: impl Fn(u64, u64) -> u64) {
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word = merge(*word, *theirs);
        }
    }
}

/// The places of the bits of a word, lowest first.
#[derive(Clone, Copy)]
pub(crate) struct Bits(pub(crate) u64);

impl Iterator for Bits {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn set_of(records: &BTreeSet<u32>) -> RecordSet {
        RecordSet::of(200, |record| records.contains(&record))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_behaves_as_a_set_of_numbers(
            a in proptest::collection::btree_set(0_u32..200, 0..80),
            b in proptest::collection::btree_set(0_u32..200, 0..80),
        ) {
            let (one, other) = (set_of(&a), set_of(&b));
            let with = |change: fn(&mut RecordSet, &RecordSet)| {
                let mut set = one.clone();
                change(&mut set, &other);
                set.iter().collect::<Vec<_>>()
            };
            prop_assert_eq!(with(RecordSet::keep), a.intersection(&b).copied().collect::<Vec<_>>());
            prop_assert_eq!(with(RecordSet::join), a.union(&b).copied().collect::<Vec<_>>());
            prop_assert_eq!(with(RecordSet::drop_all), a.difference(&b).copied().collect::<Vec<_>>());
            prop_assert_eq!((one.len(), one.is_empty()), (a.len(), a.is_empty()));
            prop_assert!((0..300).all(|record| one.contains(record) == a.contains(&record)));
        }
    }

    #[test]
    fn a_record_outside_is_passed_over() {
        let mut set = RecordSet::new(10);
        set.insert(64);
        assert!(set.is_empty());
    }
}
