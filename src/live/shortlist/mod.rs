//! The shortlist: what a family has kept for a closer look, with notes and days of visits, to take along and to bring back.
//!
//! The list and the notes are on the device and nowhere else. What is shown of the institutions themselves is fetched anew each
//! time, so that nobody plans a visit by facts that were kept last month.

mod ask;
mod backup;
mod device;
mod given;
mod keep;
pub(super) mod known;
mod list;
pub(super) mod note;
mod one;
mod plain;
pub(super) mod qr;
mod questions;
mod takeaway;

use leptos::prelude::*;

pub use self::questions::{Question, QuestionGroup, Questions};
use crate::live::Room;

/// The room of the shortlist.
#[derive(Debug)]
pub struct Shortlist;

impl Room for Shortlist {
    type Part = Questions;

    const NAME: &str = "shortlist";

    fn view(questions: Questions) -> impl IntoView {
        view! { <list::List questions/> }
    }
}

/// What is said of an institution that has classes, but not one for this age.
pub const NO_CLASS: &str = "没有这个班";
