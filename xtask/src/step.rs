//! Saying what is done and how long it took.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How a task ended that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    Failed,
}

/// Does one piece of work, announcing it before and giving its time after.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("· {what} …");
    let start = Instant::now();
    let value = work().with_context(|| format!("could not finish: {what}"))?;
    println!("  done in {}", spoken(start.elapsed()));
    Ok(value)
}

/// Says that a piece of work is not needed.
pub(crate) fn unchanged(what: &str) {
    println!("· {what}: unchanged");
}

/// A duration as a person says it: `0.4 s`, `12 s`, `2 min 55 s`.
pub(crate) fn spoken(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 9.95 {
        format!("{seconds:.1} s")
    } else {
        let whole = seconds.round();
        let minutes = (whole / 60.0).floor();
        if minutes < 1.0 {
            format!("{whole:.0} s")
        } else {
            format!("{minutes:.0} min {:.0} s", whole - minutes * 60.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        for (milliseconds, text) in [
            (0, "0.0 s"),
            (440, "0.4 s"),
            (9_960, "10 s"),
            (59_400, "59 s"),
            (59_600, "1 min 0 s"),
            (175_000, "2 min 55 s"),
        ] {
            assert_eq!(spoken(Duration::from_millis(milliseconds)), text);
        }
    }
}
