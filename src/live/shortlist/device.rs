//! The shortlist as this device keeps it. Every change starts from what the device holds at that moment, so that two open windows
//! do not undo each other.

use leptos::prelude::*;
use tuoyu_catalog::InstitutionId;
use tuoyu_catalog::institution::ClassBand;

use super::backup::{self, Added, Entry, Refusal};
use super::note::{self, Note};
use crate::browser;
use crate::browser::store::{self, Refused};

/// What the child's class is kept under.
const BAND: &str = "ty-visit-class";

/// The shortlist; one for all components of a live part.
#[derive(Clone, Copy)]
pub(super) struct Device {
    entries: RwSignal<Vec<Entry>>,
    /// Whether the device lets us keep nothing.
    pub(super) closed: RwSignal<bool>,
    /// The class whose questions are shown.
    pub(super) band: RwSignal<Option<ClassBand>>,
    /// Counts what came from elsewhere: whoever shows notes shows them anew.
    pub(super) epoch: RwSignal<u32>,
    /// What was taken off last, and where it stood, to be put back.
    pub(super) removed: RwSignal<Option<(usize, Entry)>>,
}

/// The shortlist of the live part a component stands in; the first call makes it, empty until the page has been taken over.
pub(super) fn use_device() -> Device {
    if let Some(device) = use_context::<Device>() {
        return device;
    }
    let device = Device {
        entries: RwSignal::new(Vec::new()),
        closed: RwSignal::new(false),
        band: RwSignal::new(None),
        epoch: RwSignal::new(0),
        removed: RwSignal::new(None),
    };
    provide_context(device);
    // Effects run in the browser only, after the page was taken over with nothing in it.
    Effect::new(move |_| device.look());
    device
}

impl Device {
    fn look(self) {
        let entries = read();
        self.closed.try_set(entries.is_err());
        self.entries.try_set(entries.unwrap_or_default());
        let band = store::read(BAND).ok().flatten().and_then(|code| ClassBand::from_code(&code));
        self.band.try_set(band);
    }

    /// The list. Tracks every change.
    pub(super) fn entries(self) -> Vec<Entry> {
        self.entries.get()
    }

    /// Reads something of the list. Tracks every change.
    pub(super) fn with<T>(self, read: impl FnOnce(&[Entry]) -> T) -> T {
        self.entries.with(|entries| read(entries))
    }

    /// What is noted of an institution. Tracks every change.
    pub(super) fn note(self, id: &InstitutionId) -> Note {
        self.with(|all| all.iter().find(|entry| entry.saved.pick.id == *id).map(|entry| entry.note.clone()))
            .unwrap_or_default()
    }

    /// Changes what is noted of an institution.
    pub(super) fn change_note(self, id: &InstitutionId, change: impl FnOnce(&mut Note)) {
        let kept = note::kept(id).map(|mut note| {
            change(&mut note);
            note
        });
        match kept.and_then(|note| write_note(id, &note).map(|()| note)) {
            Ok(note) => self.entries.update(|all| {
                if let Some(entry) = all.iter_mut().find(|entry| entry.saved.pick.id == *id) {
                    entry.note = note;
                }
            }),
            Err(Refused) => browser::say("没有存下，这台设备可能存满了"),
        }
    }

    /// Takes an institution off the list, and its note with it; it can be put back while one stays on the page.
    pub(super) fn remove(self, id: &InstitutionId) {
        let Ok(mut all) = read() else { return browser::say("这台设备不让保存，没有去掉") };
        let Some(at) = all.iter().position(|entry| entry.saved.pick.id == *id) else { return self.look() };
        let entry = all.remove(at);
        if write(&all).and_then(|()| store::remove(&note::key(id))).is_err() {
            return browser::say("这台设备不让保存，没有去掉");
        }
        self.removed.set(Some((at, entry)));
        self.entries.set(all);
    }

    /// Puts back what was taken off last.
    pub(super) fn put_back(self) {
        let (Some((at, entry)), Ok(mut all)) = (self.removed.get_untracked(), read()) else { return };
        all.insert(at.min(all.len()), entry);
        if self.keep(all) {
            self.removed.set(None);
            browser::focus_soon("kept-title");
        }
    }

    /// Adds what a text brings; `None` where the device refused, which has been said.
    pub(super) fn bring(self, text: &str) -> Result<Option<Added>, Refusal> {
        Ok(self.take_in(backup::read(text)?))
    }

    /// Adds these to the list; `None` where the device refused, which has been said.
    pub(super) fn take_in(self, theirs: Vec<Entry>) -> Option<Added> {
        let mut all = read().unwrap_or_default();
        let added = backup::take_in(&mut all, theirs);
        self.epoch.update(|epoch| *epoch += 1);
        self.keep(all).then_some(added)
    }

    /// Chooses the class whose questions are shown.
    pub(super) fn choose(self, band: Option<ClassBand>) {
        self.band.set(band);
        // Where it cannot be kept, the choice lasts as long as the page.
        let _ = match band {
            Some(band) => store::write(BAND, band.code()),
            None => store::remove(BAND),
        };
    }

    fn keep(self, all: Vec<Entry>) -> bool {
        let notes = |entry: &Entry| write_note(&entry.saved.pick.id, &entry.note);
        let kept = write(&all).and_then(|()| all.iter().try_for_each(notes)).is_ok();
        if kept {
            self.entries.set(all);
        } else {
            browser::say("这台设备不让保存，没有加进来");
        }
        kept
    }
}

fn read() -> Result<Vec<Entry>, Refused> {
    let entry = |saved: crate::saved::Saved| Ok(Entry { note: note::kept(&saved.pick.id)?, saved });
    browser::saved()?.into_iter().map(entry).collect()
}

fn write(all: &[Entry]) -> Result<(), Refused> {
    browser::save(&all.iter().map(|entry| entry.saved.clone()).collect::<Vec<_>>())
}

fn write_note(id: &InstitutionId, note: &Note) -> Result<(), Refused> {
    if note.is_empty() { store::remove(&note::key(id)) } else { store::write(&note::key(id), &note.print()) }
}
