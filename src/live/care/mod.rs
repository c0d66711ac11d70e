//! Following a child: growth, vaccination, visits, warning signs. The family's records stand behind all of them.

mod backup;
mod child_form;
mod child_panel;
mod family;
mod keep;
mod records;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::live::Room;

pub(crate) use child_panel::ChildPanel;

/// The room of the tools that follow a child.
#[derive(Debug)]
pub struct Care;

impl Room for Care {
    type Part = Part;

    const NAME: &str = "care";

    fn view(part: Part) -> impl IntoView {
        // Options rather than one erased view, as in `places`.
        let growth = (part == Part::Growth).then(|| view! { <ChildPanel/> });
        let milestones = (part == Part::Milestones).then(|| view! { <ChildPanel/> });
        view! { {growth} {milestones} }
    }
}

/// A live part of this room. None has data of its own: what it shows is the family's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The growth chart.
    Growth,
    /// The warning signs.
    Milestones,
}
