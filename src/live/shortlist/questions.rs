//! What to ask on a visit, by the age of the child, each with the clause that says so.
//!
//! An officer edits the text (`content/help/start.md`); natively its bulleted lists are read from there, so that this list and
//! that page never say different things.

use serde::{Deserialize, Serialize};
use tuoyu_catalog::institution::ClassBand;

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// Its parts: first those for every child, then those of each class.
    pub groups: Vec<QuestionGroup>,
    /// The documents cited, each with its number in the text and its name.
    pub sources: Vec<(usize, String)>,
}

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionGroup {
    /// The class it is for; `None` for every class.
    pub band: Option<ClassBand>,
    /// Its heading.
    pub title: String,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What its tick is kept under: made of its own words, so that a reworded question is open again.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Which documents say so, and where; empty for plain advice.
    pub cite: String,
}

impl Questions {
    /// The parts for a child of this class; for every child where the class is left open.
    pub(super) fn of(&self, band: Option<ClassBand>) -> impl Iterator<Item = &QuestionGroup> {
        self.groups.iter().filter(move |group| group.band.is_none() || group.band == band)
    }
}
