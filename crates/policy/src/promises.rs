//! What the five plans promise the public, clause by clause: the checklist the site is held to, and, in our own words, what each
//! clause says at its own strength.

use std::collections::BTreeMap;

use serde::Deserialize;
use tuoyu_catalog::region::Strength;

/// The checklist.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Promises {
    /// The plans, by region.
    pub sources: BTreeMap<String, PlanSource>,
    /// What is promised, one row a subject.
    pub rows: Vec<Row>,
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PlanSource {
    /// Its document number.
    pub number: String,
}

/// A subject and what each plan says of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// Stable id, such as `utilities`.
    pub id: String,
    /// By region.
    pub regions: BTreeMap<String, Vec<Promise>>,
}

/// What one clause says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Promise {
    /// As it is cited: 二（二）3.
    pub clause: String,
    /// How strongly.
    pub strength: Strength,
    /// In our own words.
    pub says: String,
}

/// The checklist that comes with the crate.
pub fn shipped() -> Result<Promises, serde_json::Error> {
    serde_json::from_str(include_str!("../data/promises.json"))
}

impl Promises {
    /// What the region's plan says of a subject; nothing where it is silent.
    pub fn of(&self, row: &str, region: &str) -> &[Promise] {
        let row = self.rows.iter().find(|known| known.id == row);
        row.and_then(|row| row.regions.get(region)).map_or(&[], Vec::as_slice)
    }
}
