//! The documents an article rests on.

use serde::{Deserialize, Serialize};
use tuoyu_catalog::Source;

use crate::vocabulary::Confidence;

/// A document an article cites, and how well it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedSource {
    /// The document; its address is there only when it is the authority's own.
    pub document: Source,
    /// Whether the authority's own text was read.
    pub confidence: Confidence,
}
