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

    /// What tells it apart beside a badge: its name without what goes without saying here, and the edition, because results under
    /// two editions are not comparable: 质量评估标准 2023 版.
    pub fn label(&self) -> String {
        let name = self.name.split('（').next().unwrap_or(&self.name);
        let name = ["托育机构", "托育服务"].iter().fold(name.to_owned(), |name, said| name.replace(said, ""));
        let name = if name.is_empty() { &self.name } else { &name };
        self.edition.as_ref().map_or_else(|| name.clone(), |edition| format!("{name} {edition} 版"))
    }

    /// Whether a badge under it says too little by its kind alone: it grades, or is of no kind of its own, or has editions.
    pub fn needs_label(&self) -> bool {
        matches!(self.kind, SchemeKind::Quality | SchemeKind::Other) || self.edition.is_some()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn scheme(name: &str, kind: SchemeKind, edition: Option<&str>) -> Scheme {
        serde_json::from_value(serde_json::json!({
            "id": "x", "name": name, "kind": kind, "edition": edition, "summary": "示例。", "source": { "title": "示例" },
        }))
        .unwrap()
    }

    #[test]
    fn a_label_tells_schemes_and_editions_apart() {
        for (name, edition, label) in [
            ("托育机构质量评估标准", Some("2023"), "质量评估标准 2023 版"),
            ("示例市托育机构等级评定（虚构）", Some("2024"), "示例市等级评定 2024 版"),
            ("示例市托育机构等级评定（虚构）", Some("2021"), "示例市等级评定 2021 版"),
            ("示例省托育服务等级（虚构）", None, "示例省等级"),
            ("托育机构", None, "托育机构"),
        ] {
            assert_eq!(scheme(name, SchemeKind::Quality, edition).label(), label);
        }
        assert!(scheme("甲", SchemeKind::Other, None).needs_label());
        assert!(!scheme("托幼机构卫生评价", SchemeKind::Hygiene, None).needs_label());
        assert!(scheme("托幼机构卫生评价", SchemeKind::Hygiene, Some("2026")).needs_label());
    }
}
