//! Schemes: who grades institutions, by which rules, and what each level means in plain words.
//!
//! China has no single scale: WS/T 821-2023 has A–D, one city 一/二/三级, another AAAA, a third only 示范. So a scheme is data,
//! its levels have an order of their own, and nothing here compares levels of two schemes.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{Date, Source};

vocabulary! {
    /// What kind of badge a scheme gives. Filing (备案) is a badge of its own and not a scheme.
    SchemeKind {
        /// The hygiene assessment that precedes filing.
        Hygiene = "hygiene" "卫生评价",
        /// A quality evaluation with levels.
        Quality = "quality" "质量评估",
        /// Recognition as affordable, with a fee ceiling.
        Affordable = "affordable" "普惠",
        /// Recognition as a model institution.
        Model = "model" "示范",
        /// Any other recognition a local authority gives.
        Other = "other" "其他认定",
    }
}

/// A set of rules by which an authority recognises or grades institutions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scheme {
    /// Stable id, such as `wst821-2023`. A new edition is a new id, because results are not comparable across editions.
    pub id: String,
    /// The official name.
    pub name: String,
    /// What kind of badge it gives.
    pub kind: SchemeKind,
    /// The edition, such as 2023.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Who grades by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// In one plain sentence: what it looks at.
    pub summary: String,
    /// The levels, best first; empty where the badge is simply held or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// The parts of the result, in the scheme's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dimensions: Vec<Dimension>,
    /// How many base indicators each fail the whole (一票否决); `None` where the scheme has none or does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub veto_items: Option<u16>,
    /// From when it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// The scheme this one replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Whether the scheme is invented for the demonstration data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fictitious: bool,
    /// The document that sets it up.
    pub source: Source,
}

/// One level of a scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Level {
    /// The code in the data, such as `A`.
    pub code: String,
    /// The level as the scheme writes it, such as A 级.
    pub name: String,
    /// What it means, in plain words.
    pub meaning: String,
}

/// One dimension of a scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dimension {
    /// The dimension as the scheme writes it.
    pub name: String,
    /// The most points it can give.
    pub points: u16,
}

impl Scheme {
    /// The level with this code.
    pub fn level(&self, code: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.code == code)
    }
}
