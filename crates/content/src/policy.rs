//! Policies explained: one article for one document.

use serde::{Deserialize, Serialize};
use tuoyu_catalog::{Date, RegionCode};

use crate::block::Block;
use crate::source::CitedSource;
use crate::span::{Begins, Span, year_in};
use crate::validity::Validity;
use crate::vocabulary::{Audience, PolicyState, PolicyTopic};

/// What a policy's article says of its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyMeta {
    /// The document's official title, exactly.
    pub title: String,
    /// A plain name of at most 14 characters, for lists.
    pub short: String,
    /// What it means for people, in one sentence of at most 60 characters.
    pub summary: String,
    /// The document number, such as 洛涧政办〔2022〕10号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_no: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// The county or prefecture it holds in; `None` means the whole country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionCode>,
    /// The day it was issued; `None` where not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// The first day it holds; `None` where the document does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// The last day it holds; `None` where the document does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// How the document itself words its validity.
    pub validity_note: String,
    /// Whether it counts, dates apart.
    pub state: PolicyState,
    /// Whether the authority has yet to confirm from when until when it counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub to_confirm: bool,
    /// Slugs of the policies it replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<String>,
    /// Slug of the policy that replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    /// Who it gives something to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<Audience>,
    /// What it is about, at least one.
    pub topics: Vec<PolicyTopic>,
    /// The day its facts were last checked.
    pub checked: Date,
    /// The documents the article rests on, at least one.
    pub sources: Vec<CitedSource>,
}

impl PolicyMeta {
    /// Whether the policy holds on `today`, as far as it says itself.
    pub fn validity(&self, today: Date) -> Validity {
        Validity::on(today, self.state, self.effective, self.until)
    }
}

/// A policy's article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its name in the URL: `/policies/<slug>/`.
    pub slug: String,
    /// What it says of its document.
    pub meta: PolicyMeta,
    /// Its text.
    pub body: Vec<Block>,
}

/// What a list of policies needs of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyEntry {
    /// Its name in the URL: `/policies/<slug>/`.
    pub slug: String,
    /// The document's official title.
    pub title: String,
    /// A plain name of at most 14 characters.
    pub short: String,
    /// What it means for people.
    pub summary: String,
    /// The document number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_no: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// Where it holds; `None` means the whole country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionCode>,
    /// The day it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// The first day it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// The last day it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether it counts, dates apart.
    pub state: PolicyState,
    /// Whether the authority has yet to confirm from when until when it counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub to_confirm: bool,
    /// Slug of the policy that replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    /// The first day of the policy that replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced: Option<Date>,
    /// Who it gives something to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<Audience>,
    /// What it is about.
    pub topics: Vec<PolicyTopic>,
    /// The day its facts were last checked.
    pub checked: Date,
}

impl PolicyEntry {
    /// The entry of `policy`, one of `all`: which day it was replaced only its successor knows.
    pub fn of(policy: &Policy, all: &[&Policy]) -> PolicyEntry {
        let meta = &policy.meta;
        let successor = all.iter().find(|other| meta.superseded_by.as_ref() == Some(&other.slug));
        PolicyEntry {
            slug: policy.slug.clone(),
            title: meta.title.clone(),
            short: meta.short.clone(),
            summary: meta.summary.clone(),
            doc_no: meta.doc_no.clone(),
            issuer: meta.issuer.clone(),
            region: meta.region.clone(),
            issued: meta.issued,
            effective: meta.effective,
            until: meta.until,
            state: meta.state,
            to_confirm: meta.to_confirm,
            superseded_by: meta.superseded_by.clone(),
            replaced: successor.and_then(|new| new.meta.effective.or(new.meta.issued)),
            audience: meta.audience.clone(),
            topics: meta.topics.clone(),
            checked: meta.checked,
        }
    }

    /// From when until when it counts: from the day it states, else the day it was issued, else some day of its number's year.
    pub fn span(&self) -> Span {
        let day = self.effective.map(Begins::On).or(self.issued.map(Begins::Issued));
        let year = || self.doc_no.as_deref().and_then(year_in).map(Begins::In);
        Span {
            state: self.state,
            begins: day.or_else(year).unwrap_or(Begins::By(self.checked)),
            until: self.until,
            replaced: self.replaced,
            to_confirm: self.to_confirm,
        }
    }
}
