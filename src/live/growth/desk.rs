//! What a family is busy with on the growth page: correcting a measurement, looking at one, having just taken one back. It lasts as
//! long as the page.

use leptos::prelude::*;

use crate::live::family::{Child, Measured};

/// The state of the work at hand.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The measurement being corrected.
    pub(super) editing: RwSignal<Option<Measured>>,
    /// The measurement whose results are looked at; the latest where it is none of the child's.
    pub(super) looked: RwSignal<Option<Measured>>,
    /// The measurement just taken back.
    pub(super) removed: RwSignal<Option<Measured>>,
    /// Counts the measurements noted: for each the form is made anew.
    pub(super) forms: RwSignal<u32>,
}

impl Desk {
    pub(super) fn new() -> Desk {
        Desk {
            editing: RwSignal::new(None),
            looked: RwSignal::new(None),
            removed: RwSignal::new(None),
            forms: RwSignal::new(0),
        }
    }

    /// A measurement has been noted.
    pub(super) fn noted(self, measured: Measured) {
        self.looked.set(Some(measured));
        self.removed.set(None);
        self.editing.set(None);
        self.forms.update(|forms| *forms += 1);
    }

    /// The measurement being corrected, as long as it is one of this child's. Tracks.
    pub(super) fn editing(self, child: &Child) -> Option<Measured> {
        self.editing.get().filter(|measured| child.measurements.contains(measured))
    }

    /// The measurement whose results are shown. Tracks.
    pub(super) fn looked(self, child: &Child) -> Option<Measured> {
        let looked = self.looked.get().filter(|measured| child.measurements.contains(measured));
        looked.or_else(|| child.measurements.last().copied())
    }
}
