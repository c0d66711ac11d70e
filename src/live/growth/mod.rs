//! Growing up: measurements beside the standards, and the warning signs of development.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::live::Room;
use crate::live::family::ChildPanel;

/// The room of the growth chart and the warning signs. Vaccination and visits are another room's: together they would be more
/// than one WASM may weigh.
#[derive(Debug)]
pub struct Growth;

impl Room for Growth {
    type Part = Part;

    const NAME: &str = "growth";

    fn view(part: Part) -> impl IntoView {
        // Options rather than one erased view, as in `places`.
        let chart = (part == Part::Chart).then(|| view! { <ChildPanel/> });
        let milestones = (part == Part::Milestones).then(|| view! { <ChildPanel/> });
        view! { {chart} {milestones} }
    }
}

/// A live part of this room. Neither has data of its own: what it shows is the family's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The growth chart.
    Chart,
    /// The warning signs.
    Milestones,
}
