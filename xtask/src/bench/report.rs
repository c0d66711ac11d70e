//! The figures of one bench, as a table and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;

use super::Bench;

/// What one run of a bench came to.
pub(crate) struct Report {
    bench: Bench,
    figures: BTreeMap<String, f64>,
    bars: Vec<Bar>,
}

struct Bar {
    figure: String,
    limit: Limit,
}

#[derive(Clone, Copy)]
enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Limit {
    fn is_met_by(self, value: f64) -> bool {
        match self {
            Limit::AtMost(limit) => value <= limit,
            Limit::AtLeast(limit) => value >= limit,
        }
    }

    fn words(self) -> String {
        match self {
            Limit::AtMost(limit) => format!("at most {}", shown(limit)),
            Limit::AtLeast(limit) => format!("at least {}", shown(limit)),
        }
    }
}

impl Report {
    pub(super) fn new(bench: Bench) -> Report {
        Report { bench, figures: BTreeMap::new(), bars: Vec::new() }
    }

    /// Adds a figure.
    pub(super) fn figure(&mut self, name: impl Into<String>, value: f64) {
        self.figures.insert(name.into(), value);
    }

    /// Says how high a figure may be.
    pub(super) fn at_most(&mut self, figure: impl Into<String>, limit: f64) {
        self.bars.push(Bar { figure: figure.into(), limit: Limit::AtMost(limit) });
    }

    /// Says how low a figure may be.
    pub(super) fn at_least(&mut self, figure: impl Into<String>, limit: f64) {
        self.bars.push(Bar { figure: figure.into(), limit: Limit::AtLeast(limit) });
    }

    /// One line a figure, with its bar.
    pub(super) fn table(&self) -> String {
        let mut table = String::new();
        for (name, value) in &self.figures {
            let bars = self.bars.iter().filter(|bar| bar.figure == *name);
            let judged: String = bars
                .map(|bar| {
                    let verdict = if bar.limit.is_met_by(*value) { "met" } else { "MISSED" };
                    format!("  {}: {verdict}", bar.limit.words())
                })
                .collect();
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{name:<36}{:>14}{judged}", shown(*value));
        }
        table
    }

    /// The report as other programs read it.
    pub(super) fn json(&self) -> String {
        let value_of = |bar: &Bar| self.figures.get(&bar.figure).copied();
        let bars = self.bars.iter().map(|bar| match bar.limit {
            Limit::AtMost(limit) => json!({ "name": bar.figure, "value": value_of(bar), "at_most": limit }),
            Limit::AtLeast(limit) => json!({ "name": bar.figure, "value": value_of(bar), "at_least": limit }),
        });
        let report = json!({ "bench": self.bench.name(), "figures": self.figures, "bars": bars.collect::<Vec<_>>() });
        format!("{report:#}\n")
    }
}

/// Whole numbers with their thousands set apart, others with two places.
fn shown(value: f64) -> String {
    if value.fract() != 0.0 {
        return format!("{value:.2}");
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn report() -> Report {
        let mut report = Report::new(Bench::Size);
        report.figure("app_bytes_br", 153_601.0);
        report.figure("ratio", 1.256);
        report.at_most("app_bytes_br", 153_600.0);
        report.at_most("ratio", 1.3);
        report.at_least("ratio", 2.0);
        report
    }

    #[test]
    fn the_json_has_the_agreed_form() {
        let value: serde_json::Value = serde_json::from_str(&report().json()).unwrap();
        let expected = json!({
            "bench": "size",
            "figures": { "app_bytes_br": 153_601.0, "ratio": 1.256 },
            "bars": [
                { "name": "app_bytes_br", "value": 153_601.0, "at_most": 153_600.0 },
                { "name": "ratio", "value": 1.256, "at_most": 1.3 },
                { "name": "ratio", "value": 1.256, "at_least": 2.0 },
            ],
        });
        assert_eq!(value, expected);
    }

    #[test]
    fn the_table_says_which_bars_are_missed() {
        let table = report().table();
        assert!(table.contains("153,601  at most 153,600: MISSED"), "{table}");
        assert!(table.contains("1.26  at most 1.30: met  at least 2: MISSED"), "{table}");
    }
}
