//! The clauses of the five local plans, each with a label of our own; `scripts/clauses.py` makes `data/clauses.json`.
//!
//! The index holds no text of the plans. It is what citations are held against: a clause that is not in it cannot be cited.

use serde::{Deserialize, Serialize};

/// A plan and its clauses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanClauses {
    /// The region's code.
    pub region: String,
    /// The article's slug.
    pub policy: String,
    /// The document's number.
    pub number: String,
    /// Its clauses, in the order of the document.
    pub clauses: Vec<Clause>,
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// As it is cited: 二（二）3, 附件1 税务部门.
    pub id: String,
    /// What it is about, in at most 20 characters.
    pub label: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Index {
    plans: Vec<PlanClauses>,
}

/// The index that comes with the crate.
pub fn shipped() -> Result<Vec<PlanClauses>, serde_json::Error> {
    serde_json::from_str::<Index>(include_str!("../data/clauses.json")).map(|index| index.plans)
}

/// The label of a clause of a plan; `None` where the plan has no such clause.
pub fn label<'a>(plans: &'a [PlanClauses], policy: &str, clause: &str) -> Option<&'a str> {
    let plan = plans.iter().find(|plan| plan.policy == policy)?;
    plan.clauses.iter().find(|known| known.id == clause).map(|known| known.label.as_str())
}
