//! Help pages: about the site, accessibility, privacy, how to use it.

use serde::{Deserialize, Serialize};
use tuoyu_catalog::Date;

use crate::block::Block;
use crate::source::CitedSource;

/// What a help page says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpMeta {
    /// The page's title.
    pub title: String,
    /// What it answers, in one sentence.
    pub summary: String,
    /// The day it was last changed.
    pub updated: Date,
    /// The documents it rests on, if any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<CitedSource>,
}

/// A help page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// Its name in the URL: `/<slug>/`.
    pub slug: String,
    /// What it says of itself.
    pub meta: HelpMeta,
    /// Its text.
    pub body: Vec<Block>,
}
