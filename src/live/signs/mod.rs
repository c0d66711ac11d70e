//! The warning signs of development, as a room of their own: with the growth chart they would be more than one WASM may weigh.

mod milestones;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::live::Room;

/// The room of the warning signs.
#[derive(Debug)]
pub struct Signs;

impl Room for Signs {
    type Part = Part;

    const NAME: &str = "signs";

    fn view(_: Part) -> impl IntoView {
        view! { <milestones::Milestones/> }
    }
}

/// The live part of this room. It has no data of its own: what it shows is the family's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The warning signs.
    Milestones,
}
