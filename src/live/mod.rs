//! The parts of the site that answer, room by room.
//!
//! A live part is one component below one element, rendered natively into the page and hydrated there in the browser, from the
//! data in the page's own block. It is hydrated with the very query and day it was written with; then the real ones are set in one
//! update. A *room* is the live parts that one WASM holds: a family at the growth chart carries no tax rule, one on an article
//! carries nothing but the visit itself.

mod bound_value;
pub mod care;
pub mod check;
pub(crate) mod control;
mod family;
pub mod growth;
mod now;
pub(crate) mod piece;
pub mod places;
pub mod policies;
mod save_button;
pub mod shortlist;

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tuoyu_catalog::Date;

pub(crate) use now::Now;
pub(crate) use save_button::SaveButton;

/// The live parts that one WASM holds.
pub trait Room: 'static {
    /// One of them, with its data.
    type Part: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// What its files are called, and the pages that need it say.
    const NAME: &str;

    /// A part as it stands in the page.
    fn view(part: Self::Part) -> impl IntoView;
}

/// The room of pages that only say something: nothing in them answers.
#[derive(Debug)]
pub struct Plain;

/// There is no such part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Nothing {}

impl Room for Plain {
    type Part = Nothing;

    const NAME: &str = "plain";

    fn view(_: Nothing) -> impl IntoView {}
}

/// A page's live part and its data, as the page's data block holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiveData<P> {
    /// The day the page was written for.
    pub today: Date,
    /// The part.
    pub part: P,
}

/// A live part as it was written; `wake` is called in the browser once it has been taken over.
pub(crate) fn live<R: Room>(data: LiveData<R::Part>, wake: Option<Callback<Now>>) -> impl IntoView {
    let now = Now::at(data.today);
    provide_context(now);
    // Effects run in the browser only, after the part has been taken over.
    Effect::new(move |_| {
        if let Some(wake) = wake {
            wake.run(now);
        }
    });
    R::view(data.part)
}
