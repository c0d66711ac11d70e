//! Where a fact comes from. Every published fact names one.

use serde::{Deserialize, Serialize};

use crate::Date;

/// A public document: a notice, a plan, a standard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The document's official title.
    pub title: String,
    /// Its number, such as 洛涧政办〔2022〕10号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The clause that says it, such as 二（二）3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The day it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where the authority itself publishes it; `None` where only copies are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
