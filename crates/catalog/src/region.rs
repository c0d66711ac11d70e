//! A region: a county with its townships, its plan, its targets and who does what.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{Date, RegionCode, Source, TownshipCode};

vocabulary! {
    /// How strongly a document says something.
    Strength {
        /// It gives it.
        Grants = "grants" "给予",
        /// An office must do it.
        Duty = "duty" "应当",
        /// It can be applied for, or is explored.
        May = "may" "可以",
        /// It supports or encourages it; nobody is entitled.
        Encourages = "encourages" "鼓励",
        /// It only names it.
        Mentions = "mentions" "提到",
    }
}

vocabulary! {
    /// What a township is.
    TownshipKind {
        /// A street office.
        Street = "street" "街道",
        /// A town.
        Town = "town" "镇",
        /// A township.
        Township = "township" "乡",
        /// A development zone listed by the statistics office; not counted as a 镇街.
        Zone = "zone" "开发区",
    }
}

/// One county or district on the site, with what its government has published about childcare.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Region {
    /// GB/T 2260 code.
    pub code: RegionCode,
    /// The short name people use, such as 涧西区.
    pub name: String,
    /// The full name with province and city.
    pub full_name: String,
    /// The authority that publishes the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The authority's public telephone; `None` where none is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority_telephone: Option<String>,
    /// The office's mail address for remarks on the register; never a person's. `None` where none is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority_mail: Option<String>,
    /// Its townships, in code order.
    pub townships: Vec<Township>,
    /// How many people live there; `None` where no figure is stated. Nothing is ever estimated in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Population>,
    /// The plan the region follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// What the plan sets out to reach, by year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// Which office does what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
}

/// A 镇街.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Township {
    /// Nine-digit code.
    pub code: TownshipCode,
    /// The full name.
    pub name: String,
    /// What it is.
    pub kind: TownshipKind,
}

/// 常住人口, as one document states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Population {
    /// Residents of the whole region.
    pub residents: NonZeroU32,
    /// The day they were counted.
    pub date: Date,
    /// Residents of its townships, as far as the document states them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub townships: Vec<Residents>,
    /// The document.
    pub source: Source,
}

/// The residents of one township.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Residents {
    /// The township.
    pub township: TownshipCode,
    /// How many live there.
    pub residents: NonZeroU32,
}

/// The document a region's childcare work follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// The article that explains it: a slug under `/policies/`.
    pub policy: String,
    /// The document.
    pub source: Source,
    /// From when it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// The last day it is in force; `None` where the document does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What the document itself says of its validity.
    pub validity_note: String,
}

/// One thing the plan sets out to reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// By the end of this year.
    pub year: u16,
    /// What is to be reached, in our own words, the figure exactly as in the plan.
    pub text: String,
    /// The clause of the plan.
    pub clause: String,
    /// What the register can be held against, where the target is of that sort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
}

/// A target the register itself can be held against.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Measure {
    /// So many 托位 for every thousand residents.
    PlacesPerThousand {
        /// At least this many, exactly as in the plan.
        at_least: f64,
    },
    /// An institution in every 镇街.
    PlaceInEveryTownship,
}

/// What one office is charged with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Duty {
    /// The office, as the document names it.
    pub office: String,
    /// What it does, in our own words.
    pub text: String,
    /// The clause of the plan.
    pub clause: String,
}

impl Region {
    /// The township with this code.
    pub fn township(&self, code: &TownshipCode) -> Option<&Township> {
        self.townships.iter().find(|township| township.code == *code)
    }
}

impl Population {
    /// The residents of a township; `None` where the document does not state them.
    pub fn of_township(&self, code: &TownshipCode) -> Option<NonZeroU32> {
        self.townships.iter().find(|one| one.township == *code).map(|one| one.residents)
    }
}
