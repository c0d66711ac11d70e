//! The family's records as the page holds them, and whether the device keeps them.
//!
//! Nothing is kept until the family asks for it by ticking 记在这台设备上; without that the records last as long as one stays on pages
//! of one room. What the device cannot read is never written over. Every change starts from what the device holds at that moment, so
//! that two open windows do not undo each other.

use std::cell::RefCell;

use leptos::prelude::*;
use tuoyu_catalog::Date;

use super::backup::{self, Added, Refusal};
use super::child::{Child, Family};
use crate::browser::{self, store};

/// What the records are kept under.
const KEY: &str = "ty-children";

/// Whether the device keeps the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// Nobody asked for it.
    NotAsked,
    /// It does not let us.
    Closed,
    /// It does.
    Kept,
    /// It did, but the last change could not be kept; the next one tries again.
    Failing,
    /// Something is kept that cannot be read; it is left alone.
    Unreadable(Refusal),
}

/// The family's records; one set for all components of a live part.
#[derive(Clone, Copy)]
pub(crate) struct Records {
    family: RwSignal<Family>,
    keeping: RwSignal<Keeping>,
}

thread_local! {
    /// What this visit last knew, and whether the device failed to keep it: it outlives the page it was entered on.
    static VISIT: RefCell<Option<(Family, bool)>> = const { RefCell::new(None) };
}

/// The records of the live part a component stands in; the first call makes them, empty until the page has been taken over.
pub(crate) fn use_records() -> Records {
    if let Some(records) = use_context::<Records>() {
        return records;
    }
    let records = Records { family: RwSignal::new(Family::default()), keeping: RwSignal::new(Keeping::NotAsked) };
    provide_context(records);
    // Effects run in the browser only, after the page was taken over with nothing in it.
    Effect::new(move |_| records.look());
    records
}

impl Records {
    /// Takes up what the device keeps, else what was entered during this visit.
    fn look(self) {
        let visit = VISIT.with_borrow(Clone::clone);
        let kept = store::read(KEY).map(|text| text.map(|text| backup::parse(&text)));
        let (family, keeping) = match (visit, kept) {
            (Some((family, true)), _) => (Some(family), Keeping::Failing),
            (_, Ok(Some(Ok(family)))) => (Some(family), Keeping::Kept),
            (visit, Ok(Some(Err(refusal)))) => (visit.map(|(family, _)| family), Keeping::Unreadable(refusal)),
            (visit, Ok(None)) => (visit.map(|(family, _)| family), Keeping::NotAsked),
            (visit, Err(store::Refused)) => (visit.map(|(family, _)| family), Keeping::Closed),
        };
        self.keeping.try_set(keeping);
        if let Some(family) = family {
            self.family.try_set(family);
        }
    }

    /// The child being looked at. Tracks every change.
    pub(crate) fn child(self) -> Option<Child> {
        self.family.with(|family| family.child().cloned())
    }

    /// Whether no child has been entered. Tracks.
    pub(crate) fn nobody(self) -> bool {
        self.with(|family| family.children.is_empty())
    }

    /// Reads something of the family. Tracks every change.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Family) -> T) -> T {
        self.family.with(read)
    }

    /// The family as text, for its file.
    pub(crate) fn print(self) -> String {
        self.family.with_untracked(backup::print)
    }

    /// Whether the device keeps it. Tracks.
    pub(crate) fn keeping(self) -> Keeping {
        self.keeping.get()
    }

    /// Changes something, and has it kept where that was asked for. What could not be read back again, such as a day before
    /// birth, is not taken; whoever asks for days says so first.
    pub(crate) fn change<T>(self, change: impl FnOnce(&mut Family) -> T) -> T {
        let mut family = self.latest();
        let answer = change(&mut family);
        if backup::holds(&family) {
            self.put(family);
        } else {
            browser::say("有日期对不上，没有记下");
        }
        answer
    }

    /// Changes the child being looked at.
    pub(crate) fn change_child(self, change: impl FnOnce(&mut Child)) {
        let Some(id) = self.family.with_untracked(|family| family.child().map(|child| child.id)) else { return };
        self.change(|family| family.child_mut(id).map(change));
    }

    /// Brings back a family from its text; what is here stays.
    pub(crate) fn take_in(self, text: &str) -> Result<Added, Refusal> {
        let other = backup::parse(text)?;
        Ok(self.change(|family| family.take_in(other)))
    }

    /// Keeps the records on the device, or no longer.
    pub(crate) fn keep(self, asked: bool) {
        let family = self.family.get_untracked();
        let keeping = match (self.keeping.get_untracked(), asked) {
            (unreadable @ Keeping::Unreadable(_), _) => unreadable,
            (_, true) => match store::write(KEY, &backup::print(&family)) {
                Ok(()) => Keeping::Kept,
                Err(store::Refused) => Keeping::Closed,
            },
            (_, false) => match store::remove(KEY) {
                Ok(()) => Keeping::NotAsked,
                Err(store::Refused) => Keeping::Closed,
            },
        };
        VISIT.set(Some((family, keeping == Keeping::Failing)));
        self.keeping.set(keeping);
    }

    /// Takes what cannot be read off the device. The family has been offered it as a file.
    pub(crate) fn clear_unreadable(self) {
        if store::remove(KEY).is_ok() {
            self.keeping.set(Keeping::NotAsked);
        }
    }

    /// The text on the device that cannot be read.
    pub(crate) fn unreadable(self) -> String {
        store::read(KEY).ok().flatten().unwrap_or_default()
    }

    /// What a change starts from: another window may have kept something since.
    fn latest(self) -> Family {
        let kept = match self.keeping.get_untracked() {
            Keeping::Kept => store::read(KEY).ok().flatten().and_then(|text| backup::parse(&text).ok()),
            _ => None,
        };
        kept.unwrap_or_else(|| self.family.get_untracked())
    }

    fn put(self, family: Family) {
        let asked = matches!(self.keeping.get_untracked(), Keeping::Kept | Keeping::Failing);
        if asked {
            let kept = store::write(KEY, &backup::print(&family)).is_ok();
            self.keeping.set(if kept { Keeping::Kept } else { Keeping::Failing });
        }
        let failing = self.keeping.get_untracked() == Keeping::Failing;
        VISIT.set(Some((family.clone(), failing)));
        self.family.set(family);
    }
}

/// Offers a text of the family's as a file named for the day; says so where the browser refuses.
pub(super) fn offer(name: &str, text: &str, today: Date) {
    let offered = browser::offer_file(&format!("{name}-{today}.json"), "application/json", text);
    browser::say(match offered {
        Ok(()) => "已交给浏览器保存。没看到文件，就用“复制成文字”",
        Err(store::Refused) => "这个浏览器不让存文件，请用“复制成文字”",
    });
}
