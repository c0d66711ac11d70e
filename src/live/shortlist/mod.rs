//! The shortlist and the comparison: what a family has kept for a closer look, with notes and days of visits, and up to four of
//! them side by side.
//!
//! The list and the notes are on the device and nowhere else. What is shown of the institutions themselves is fetched anew each
//! time, so that nobody plans a visit by facts that were kept last month.

mod ask;
mod backup;
mod compare;
mod device;
mod given;
mod keep;
mod known;
mod list;
mod note;
mod one;
mod plain;
mod qr;
mod questions;
mod rows;
mod takeaway;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

pub use self::questions::{Question, QuestionGroup, Questions};
use crate::live::Room;
use crate::live::places::Levels;

/// The room of the shortlist and the comparison.
#[derive(Debug)]
pub struct Shortlist;

impl Room for Shortlist {
    type Part = Part;

    const NAME: &str = "shortlist";

    fn view(part: Part) -> impl IntoView {
        // Options rather than one erased view: an erased view carries code for every way of rendering it.
        let (list, compare) = match part {
            Part::List { levels, questions } => (Some((levels, questions)), None),
            Part::Compare { levels } => (None, Some(levels)),
        };
        view! {
            {list.map(|(levels, questions)| view! { <list::List levels questions/> })}
            {compare.map(|levels| view! { <compare::Compare levels/> })}
        }
    }
}

/// A live part of this room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The shortlist.
    List {
        /// The registry's levels, to name those on badges.
        levels: Levels,
        /// What to ask on a visit.
        questions: Questions,
    },
    /// The comparison.
    Compare {
        /// The registry's levels, to name those on badges.
        levels: Levels,
    },
}
