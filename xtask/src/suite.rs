//! What a run of tests or checks came to.

use std::time::{Duration, Instant};

use crate::step::{Outcome, spoken};

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
}

impl Counts {
    /// Something that either holds or does not counts as one test.
    pub(crate) fn one(holds: bool) -> Counts {
        if holds { Counts { passed: 1, ..Counts::default() } } else { Counts { failed: 1, ..Counts::default() } }
    }

    /// A runner that ended badly without naming a failed test failed once all the same; so did one that ran nothing.
    pub(crate) fn ended(self, well: bool) -> Counts {
        let silent = self.failed == 0 && (!well || self.passed == 0);
        Counts { failed: if silent { 1 } else { self.failed }, ..self }
    }

    fn add(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The suites run so far. Each runs even when one before it failed.
#[derive(Default)]
pub(crate) struct Suites {
    rows: Vec<(String, Counts, Duration)>,
}

impl Suites {
    /// Runs one suite; an error is one failure, said at once.
    pub(crate) fn run(&mut self, name: &str, suite: impl FnOnce() -> anyhow::Result<Counts>) -> Outcome {
        println!("\n== {name}");
        let start = Instant::now();
        let counts = suite().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Counts::one(false)
        });
        self.rows.push((name.to_owned(), counts, start.elapsed()));
        if counts.failed == 0 { Outcome::Passed } else { Outcome::Failed }
    }

    /// Prints every suite's counts, and the sums alone on the last line.
    pub(crate) fn close(&self) -> Outcome {
        println!();
        let mut total = Counts::default();
        for (name, counts, time) in &self.rows {
            total.add(*counts);
            println!("{name:<34} {:>5} passed {:>4} failed   {:>14}", counts.passed, counts.failed, spoken(*time));
        }
        println!("\n{}", closing_line(total));
        if total.failed == 0 { Outcome::Passed } else { Outcome::Failed }
    }
}

fn closing_line(counts: Counts) -> String {
    let Counts { passed, failed, skipped } = counts;
    let rest = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
    format!("{passed} passed, {failed} failed{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_that_ends_badly_or_runs_nothing_has_failed() {
        let some = Counts { passed: 3, failed: 0, skipped: 0 };
        assert_eq!(some.ended(true), some);
        assert_eq!(some.ended(false).failed, 1, "it crashed");
        assert_eq!(Counts::default().ended(true).failed, 1, "it ran nothing");
        assert_eq!(Counts { failed: 2, ..some }.ended(false).failed, 2, "the failures are counted already");
    }

    #[test]
    fn the_sums_stand_on_a_line_of_a_known_form() {
        assert_eq!(closing_line(Counts { passed: 12, failed: 1, skipped: 0 }), "12 passed, 1 failed");
        assert_eq!(closing_line(Counts { passed: 12, failed: 0, skipped: 2 }), "12 passed, 0 failed, 2 skipped");
    }

    #[test]
    fn an_error_fails_the_whole_and_the_rest_still_runs() {
        let mut suites = Suites::default();
        assert_eq!(suites.run("broken", || anyhow::bail!("no such program")), Outcome::Failed);
        assert_eq!(suites.run("sound", || Ok(Counts::one(true))), Outcome::Passed);
        assert_eq!(suites.close(), Outcome::Failed);
    }
}
