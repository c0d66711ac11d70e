//! Guidance: parenting texts for an age span in months.

use serde::{Deserialize, Serialize};
use tuoyu_catalog::Date;

use crate::block::{Block, Inline};
use crate::source::CitedSource;
use crate::validity::Review;
use crate::vocabulary::GuidanceTopic;

/// What a guidance text says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidanceMeta {
    /// The title, at most 24 characters: what the reader would search for.
    pub title: String,
    /// What it answers, in one sentence of at most 60 characters.
    pub summary: String,
    /// What it is about, at least one; the first is where it is filed.
    pub topics: Vec<GuidanceTopic>,
    /// The first month of age it is for.
    pub from_month: u8,
    /// The month of age it is no longer for, at most 36.
    pub to_month: u8,
    /// In what role it was written; never a person's name.
    pub author_role: String,
    /// The day it was last reviewed.
    pub reviewed: Date,
    /// The day by which it must be reviewed again.
    pub review_by: Date,
    /// "See a doctor at once if": one sentence each, of text and citations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub see_doctor: Vec<Vec<Inline>>,
    /// Words people search for that are not in the title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// The documents it rests on, at least one.
    pub sources: Vec<CitedSource>,
}

impl GuidanceMeta {
    /// Whether its review is due on `today`.
    pub fn review(&self, today: Date) -> Review {
        Review::on(today, self.review_by)
    }
}

/// A guidance text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guidance {
    /// Its name in the URL: `/guidance/<slug>/`.
    pub slug: String,
    /// What it says of itself.
    pub meta: GuidanceMeta,
    /// Its text.
    pub body: Vec<Block>,
}

/// What a list of guidance texts needs of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidanceEntry {
    /// Its name in the URL: `/guidance/<slug>/`.
    pub slug: String,
    /// The title.
    pub title: String,
    /// What it answers.
    pub summary: String,
    /// What it is about; the first is where it is filed.
    pub topics: Vec<GuidanceTopic>,
    /// The first month of age it is for.
    pub from_month: u8,
    /// The month of age it is no longer for.
    pub to_month: u8,
    /// The day it was last reviewed.
    pub reviewed: Date,
    /// The day by which it must be reviewed again.
    pub review_by: Date,
    /// Words people search for that are not in the title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
}

impl GuidanceEntry {
    /// Whether the text is for a child of `month` completed months.
    pub fn is_for(&self, month: u32) -> bool {
        (u32::from(self.from_month)..u32::from(self.to_month)).contains(&month)
    }

    /// Whether its review is due on `today`.
    pub fn review(&self, today: Date) -> Review {
        Review::on(today, self.review_by)
    }
}

impl From<&Guidance> for GuidanceEntry {
    fn from(guidance: &Guidance) -> GuidanceEntry {
        let meta = &guidance.meta;
        GuidanceEntry {
            slug: guidance.slug.clone(),
            title: meta.title.clone(),
            summary: meta.summary.clone(),
            topics: meta.topics.clone(),
            from_month: meta.from_month,
            to_month: meta.to_month,
            reviewed: meta.reviewed,
            review_by: meta.review_by,
            keywords: meta.keywords.clone(),
        }
    }
}
