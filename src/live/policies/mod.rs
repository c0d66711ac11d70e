//! What is due to whom: the family's page and the operator's.
//!
//! Both are one idea: a form whose answers stay on the page, the page's measures judged by them, and sums worked out beside.
//! Nothing of a form goes into the address but the region, and nothing is kept on the device unless it is asked for
//! ([`sheet`]). Without an answer every measure stands there with its conditions, which is what a reader without script sees.

mod allowance;
mod answers;
mod deduction;
mod estimate;
mod families;
mod family_form;
mod fields;
mod items;
mod operator_form;
mod operators;
mod sheet;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tuoyu_catalog::export::RegionEntry;
use tuoyu_policy::Measures;

use crate::live::Room;

/// The room of the family's and the operator's page.
#[derive(Debug)]
pub struct Policies;

impl Room for Policies {
    type Part = Part;

    const NAME: &str = "policies";

    fn view(part: Part) -> impl IntoView {
        // Options rather than one erased view: an erased view carries code for every way of rendering it.
        let (families, operators) = match part {
            Part::Families(data) => (Some(data), None),
            Part::Operators(data) => (None, Some(data)),
        };
        view! {
            {families.map(|data| view! { <families::Families data/> })}
            {operators.map(|data| view! { <operators::Operators data/> })}
        }
    }
}

/// A live part of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// What a family is due.
    Families(FamiliesData),
    /// What an operator can claim, and an employer.
    Operators(OperatorsData),
}

/// What the family's page works with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FamiliesData {
    /// The regions to choose from.
    pub regions: Vec<RegionEntry>,
    /// The measures for families, those of the whole country first.
    pub measures: Measures,
}

/// What the operator's page works with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperatorsData {
    /// The regions to choose from.
    pub regions: Vec<RegionEntry>,
    /// The measures for operators, those of the whole country first.
    pub measures: Measures,
    /// The measures for employers.
    pub employer: Measures,
}
