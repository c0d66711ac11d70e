//! The parts of the site that answer, room by room.
//!
//! A live part is one component below one element, rendered natively into the page and hydrated there in the browser, from the
//! data in the page's own block. It is hydrated with the very query and day it was written with; then the real ones are set in one
//! update. A *room* is the live parts that one WASM holds: a family at the growth chart carries no tax rule, one on an article
//! carries nothing but the visit itself.

mod bound_value;
pub mod care;
pub mod check;
pub mod compare;
pub(crate) mod control;
mod family;
pub mod growth;
mod now;
mod on_device;
pub(crate) mod piece;
pub mod places;
pub mod policies;
mod qr;
mod save_button;
pub mod shortlist;
pub mod signs;

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tuoyu_catalog::Date;

pub(crate) use now::Now;
pub(crate) use on_device::on_device;
pub(crate) use save_button::SaveButton;

/// The live parts that one WASM holds.
pub trait Room: 'static {
    /// One of them, with its data.
    type Part: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// What its files are called, and the pages that need it say.
    const NAME: &str;

    /// Reads a part from the JSON in the page; `None` where it is none. A room with a large part has its own, smaller way.
    fn read(json: &str) -> Option<Self::Part> {
        serde_json::from_str(json).ok()
    }

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

    fn read(_: &str) -> Option<Nothing> {
        None
    }

    fn view(_: Nothing) -> impl IntoView {}
}

/// A page's live part and its data, as the page's data block holds it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LiveData<P> {
    /// The day the page was written for.
    pub today: Date,
    /// The part.
    pub part: P,
}

impl<P> LiveData<P> {
    /// Reads a block as it was written; `None` where it is no such block. The two fields are told apart here and not by derived
    /// code, so that only rooms whose parts are JSON carry a reader of it.
    pub(crate) fn read<R: Room<Part = P>>(block: &str) -> Option<LiveData<P>> {
        // A day has ten characters; to search for what follows it would bring in the search for texts in texts.
        let (day, rest) = block.trim().strip_prefix("{\"today\":\"")?.split_at_checked(10)?;
        let part = rest.strip_prefix("\",\"part\":")?.strip_suffix('}')?;
        Some(LiveData { today: day.parse().ok()?, part: R::read(part)? })
    }
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

#[cfg(test)]
mod tests {
    use super::check::{Check, CheckData};
    use super::*;

    #[test]
    fn a_block_is_read_back_and_anything_else_is_none() {
        let data = LiveData { today: Date::default(), part: CheckData::default() };
        let block = serde_json::to_string(&data).unwrap_or_default();
        assert_eq!(LiveData::read::<Check>(&block), Some(data));
        for wrong in
            ["", "not data", "{}", "{\"today\":\"1970-01-01\",\"part\":[]", "{\"today\":\"1970-02-31\",\"part\":[]}"]
        {
            assert_eq!(LiveData::read::<Check>(wrong), None, "{wrong}");
        }
    }
}
