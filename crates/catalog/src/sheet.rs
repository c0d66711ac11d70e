//! A sheet: what of an institution is held beside another's and printed to take along. More than a card, less than its page.
//!
//! It is written in words: whoever compares has nothing to work out but how old a day is, and the browser is sent no code that
//! reads or words a whole record. `tuoyu_site::data` words it.

use serde::{Deserialize, Serialize};

use crate::{Date, InstitutionId};

/// `runtime/<code>-sheets.<hash>.json`: the sheets of a region's institutions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheets {
    /// What the rows of every sheet are about, in order.
    pub rows: Vec<SheetRow>,
    /// The institutions, in id order.
    pub sheets: Vec<Sheet>,
    /// The region's map to draw them on; `None` where no boundary is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<SheetGround>,
}

/// A region's map on paper: its ground and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetGround {
    /// How wide and how high the drawing is, as an SVG view box.
    pub view: String,
    /// The ground, as an SVG path.
    pub path: String,
    /// Where the boundaries come from, and the 审图号.
    pub source: String,
}

/// What a row of every sheet is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// Its term.
    pub term: String,
    /// What must be known to read it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Whether each institution has its own, such as an address: then it is no difference that they differ.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// An institution's sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The institution.
    pub id: InstitutionId,
    /// Its name.
    pub name: String,
    /// Closed, paused, not filed; empty for none of these.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notice: String,
    /// Township and address.
    pub place: String,
    /// The public telephone; empty where not stated.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub telephone: String,
    /// Ages, hours and fee in a line.
    pub taken: String,
    /// The badges, each with its shape and its words.
    pub badges: Vec<(String, String)>,
    /// The newest day any fact of the record was stated.
    pub as_of: Date,
    /// Where it is on the region's map, from the left and from the top; `None` without a stated position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<(u32, u32)>,
    /// A cell for each row.
    pub cells: Vec<SheetCell>,
}

/// What an institution states in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCell {
    /// What is compared; `None` where nothing is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// More about it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub aside: String,
    /// The day it was stated or given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// The scheme that gave it: results of two schemes are not to be held against each other.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scheme: String,
    /// Whether it is more than the standard allows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub over: bool,
}

impl Sheets {
    /// The sheet of this institution.
    pub fn find(&self, id: &InstitutionId) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == *id)
    }
}
