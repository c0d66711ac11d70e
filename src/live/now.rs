//! What a live part derives from: the query in the address and today's date. There is no other state.

use leptos::prelude::*;
use tuoyu_catalog::Date;

/// The query and the day.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The query string of the address, without `?`.
    pub(crate) query: RwSignal<String>,
    /// Today, or the day the page was written for until the browser has said.
    pub(crate) today: RwSignal<Date>,
}

impl Now {
    /// The state a page was written with: no query, its own day.
    pub(crate) fn at(today: Date) -> Now {
        Now { query: RwSignal::new(String::new()), today: RwSignal::new(today) }
    }

    /// Sets the real query and day in one update.
    pub(crate) fn set(self, query: String, today: Date) {
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
        if self.query.with_untracked(|old| *old != query) {
            self.query.set(query);
        }
    }
}

/// The state of the live part a component stands in; [`super::Live`] provides it first.
pub(crate) fn use_now() -> Now {
    expect_context::<Now>()
}
