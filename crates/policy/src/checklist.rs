//! What an operator can hold a place against, item by item, each with the document that says so: the way to filing, the setting
//! standard, the quality standard as far as its text is at hand.
//!
//! `data/checklists.json` holds them all. An item is ticked on the reader's own device under `checklist/item`, so ids are stable
//! for ever. Nothing is summed up: the standard's cut-offs are not known, and a tick is no result.

use serde::Deserialize;
use tuoyu_catalog::Date;
use tuoyu_catalog::institution::LegalForm;
use tuoyu_content::CitedSource;

/// How many base indicators of WS/T 821-2023 each fail the whole.
pub const VETO_ITEMS: u16 = 16;

/// A list of items.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Stable id: `filing`, `setting`, `quality`.
    pub id: String,
    /// The day its items were last checked.
    pub checked: Date,
    /// The documents its items cite, counted from 1.
    pub sources: Vec<CitedSource>,
    /// Its parts, in order.
    pub groups: Vec<Group>,
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its place on the page.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The number of the standard's chapter.
    #[serde(default)]
    pub number: Option<u8>,
    /// The most points it can give, in a standard that gives points.
    #[serde(default)]
    pub points: Option<u16>,
    /// A word on it; may be empty.
    pub note: String,
    /// Its items; none where the text is not at hand.
    pub items: Vec<Item>,
}

/// One thing to see to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable within the list.
    pub id: String,
    /// What is to be so.
    pub text: String,
    /// Which of the list's documents says it, counted from 1.
    pub source: usize,
    /// The clause; `None` where its number is not at hand.
    #[serde(default)]
    pub clause: Option<String>,
    /// The legal forms it is for; all where empty.
    #[serde(default)]
    pub forms: Vec<LegalForm>,
    /// Whether it is only for those who serve meals.
    #[serde(default)]
    pub meals: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    checklists: Vec<Checklist>,
}

/// The lists that come with the crate.
pub fn shipped() -> Result<Vec<Checklist>, serde_json::Error> {
    serde_json::from_str::<File>(include_str!("../data/checklists.json")).map(|file| file.checklists)
}

/// The fewest carers for so many children at one carer for `most` of them: 4 children at 1:3 need 2.
pub fn carers_for(children: u16, most: u8) -> u16 {
    children.div_ceil(u16::from(most.max(1)))
}
