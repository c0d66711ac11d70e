//! Growing up: measurements beside the standards.

mod chart;
mod choices;
mod desk;
mod measure_form;
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

/// The room of the growth chart. Warning signs, vaccination and visits are other rooms': together they would be more than one WASM
/// may weigh.
#[derive(Debug)]
pub struct Growth;

impl Room for Growth {
    type Part = Part;

    const NAME: &str = "growth";

    fn view(_: Part) -> impl IntoView {
        view! { <tool::Tool/> }
    }
}

/// The live part of this room. It has no data of its own: what it shows is the family's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The growth chart.
    Chart,
}
