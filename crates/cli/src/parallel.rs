//! The same work on many things at once, with the answers in the order of the things: what comes out never depends on how many
//! cores a machine has.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many threads work: one a core.
fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Each thing's answer, in the order of the things. A thread takes the next thing when it has finished one.
pub(crate) fn map<T: Send, U: Send>(things: Vec<T>, answer: impl Fn(T) -> U + Sync) -> Vec<U> {
    map_on(cores(), things, answer)
}

/// As [`map`], for work that mostly waits for the disk: with more threads than cores.
pub(crate) fn map_waiting<T: Send, U: Send>(things: Vec<T>, answer: impl Fn(T) -> U + Sync) -> Vec<U> {
    map_on(cores() + 2, things, answer)
}

fn map_on<T: Send, U: Send>(threads: usize, things: Vec<T>, answer: impl Fn(T) -> U + Sync) -> Vec<U> {
    let threads = threads.min(things.len());
    if threads <= 1 {
        return things.into_iter().map(answer).collect();
    }
    let queue = Mutex::new(things.into_iter().enumerate());
    // The lock is not held while a thing is worked on.
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || std::iter::from_fn(next).map(|(nth, thing)| (nth, answer(thing))).collect::<Vec<_>>();
    let mut answers: Vec<(usize, U)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut answers = work();
        for other in others {
            match other.join() {
                Ok(more) => answers.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        answers
    });
    answers.sort_unstable_by_key(|(nth, _)| *nth);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// Leaves a thing of many small parts to the end of the process, when the system takes all memory back in one go: giving back
/// a million parts one by one would be a tenth of an import.
pub(crate) fn leave<T>(thing: T) {
    std::mem::forget(thing);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_things_on_any_number_of_threads() {
        let squares: Vec<usize> = (0..1_000).map(|one| one * one).collect();
        for threads in [0, 1, 2, 7, 2_000] {
            assert_eq!(map_on(threads, (0..1_000).collect(), |one| one * one), squares, "{threads} threads");
        }
        assert!(map(Vec::<usize>::new(), |one| one).is_empty());
    }

    #[test]
    fn a_panic_in_a_thread_is_not_swallowed() {
        let answered = std::panic::catch_unwind(|| map_on(2, vec![0_usize, 1, 2], |one| 6 / one));
        assert!(answered.is_err());
    }
}
