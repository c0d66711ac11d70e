//! Chance that is the same on every machine and for ever: SplitMix64.
//!
//! Fifteen lines of our own rather than a crate, because the committed demonstration data must not change when a crate's
//! generator does. Every institution draws from a stream of its own, so a change to one does not move all after it.

/// A stream of numbers.
#[derive(Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The stream with this name under a seed.
    pub(super) fn new(seed: u64, name: &str) -> Chance {
        // FNV-1a over the name keeps the streams apart.
        let hash = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Chance(hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number from `least` to `most`, both possible.
    pub(super) fn within(&mut self, least: i32, most: i32) -> i32 {
        least + (self.unit() * f64::from(most - least + 1)) as i32
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, share: u32) -> bool {
        self.unit() * 100.0 < f64::from(share)
    }

    /// One of these; `None` of none.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get((self.unit() * from.len() as f64) as usize).copied()
    }

    /// The value, or nothing three times in ten: lists leave out about that much.
    pub(super) fn stated<T>(&mut self, value: T) -> Option<T> {
        self.percent(70).then_some(value)
    }

    /// The list in another order.
    pub(super) fn shuffled<T: Copy>(&mut self, list: &[T]) -> Vec<T> {
        let mut list = list.to_vec();
        for last in (1..list.len()).rev() {
            list.swap(last, (self.unit() * (last + 1) as f64) as usize);
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_the_same_every_time_and_another_name_is_another_stream() {
        let draw =
            |seed, name| (0..4).map(move |_| seed).map(|seed| Chance::new(seed, name).next()).collect::<Vec<_>>();
        assert_eq!(draw(1, "a"), draw(1, "a"));
        assert_ne!(draw(1, "a"), draw(1, "b"));
        assert_ne!(draw(1, "a"), draw(2, "a"));
    }

    #[test]
    fn draws_stay_in_their_bounds_and_reach_both_ends() {
        let mut chance = Chance::new(7, "bounds");
        let drawn: Vec<i32> = (0..2_000).map(|_| chance.within(-2, 3)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-2), Some(&3)));
        assert_eq!(chance.pick::<u8>(&[]), None);
        let mut shuffled = chance.shuffled(&[1, 2, 3, 4, 5]);
        shuffled.sort_unstable();
        assert_eq!(shuffled, [1, 2, 3, 4, 5]);
    }
}
