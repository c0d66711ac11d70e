//! Growing up: measurements beside the standards, and the warning signs of development.

mod chart;
mod choices;
mod desk;
mod measure_form;
mod milestones;
mod notes;
mod number;
mod plot;
mod reading;
mod results;
mod shown;
mod tool;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::live::Room;

/// The room of the growth chart and the warning signs. Vaccination and visits are another room's: together they would be more
/// than one WASM may weigh.
#[derive(Debug)]
pub struct Growth;

impl Room for Growth {
    type Part = Part;

    const NAME: &str = "growth";

    fn view(part: Part) -> impl IntoView {
        // Options rather than one erased view: an erased view carries code for every way of rendering it.
        let chart = (part == Part::Chart).then(|| view! { <tool::Tool/> });
        let milestones = (part == Part::Milestones).then(|| view! { <milestones::Milestones/> });
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
