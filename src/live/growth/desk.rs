//! What a family is busy with on the growth page: correcting a measurement, looking at one, having just taken one back. It lasts as
//! long as the page.

use leptos::prelude::*;
use tuoyu_catalog::Date;

use super::measure_form::Controls;
use crate::live::family::{Child, Measured};

/// The state of the work at hand.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The form's controls.
    pub(super) controls: Controls,
    /// The measurement being corrected.
    pub(super) editing: RwSignal<Option<Measured>>,
    /// The measurement whose results are looked at; the latest where it is none of the child's.
    pub(super) looked: RwSignal<Option<Measured>>,
    /// The measurement just taken back.
    pub(super) removed: RwSignal<Option<Measured>>,
}

impl Desk {
    pub(super) fn new() -> Desk {
        Desk {
            controls: Controls::default(),
            editing: RwSignal::new(None),
            looked: RwSignal::new(None),
            removed: RwSignal::new(None),
        }
    }

    /// Corrects a measurement, or begins a new one.
    pub(super) fn edit(self, measured: Option<Measured>, today: Date) {
        self.editing.set(measured);
        self.controls.fill(measured, today);
    }

    /// A measurement has been noted.
    pub(super) fn noted(self, measured: Measured, today: Date) {
        self.looked.set(Some(measured));
        self.removed.set(None);
        self.edit(None, today);
    }

    /// The measurement whose results are shown. Tracks.
    pub(super) fn looked(self, child: &Child) -> Option<Measured> {
        let looked = self.looked.get().filter(|measured| child.measurements.contains(measured));
        looked.or_else(|| child.measurements.last().copied())
    }
}
