//! A form whose answers stay on the page: what is filled in, kept on the device only where that is asked for.
//!
//! Its controls have no names, so that the browser itself has nothing to put into an address, whenever and however the form
//! is sent. The region alone is also in the address: it is no secret, and a region's page leads here with its own. What was
//! filled in stays in memory while one looks at an article and comes back; closing the page forgets it.

use std::cell::RefCell;

use leptos::html::Form;
use leptos::prelude::*;
use tuoyu_policy::Question;

use crate::browser::{self, store};
use crate::live::now::{Now, use_now};

/// A form's fields: what each is called and its text, in the order of the form.
pub(super) type Filled = Vec<(String, String)>;

thread_local! {
    /// What was last filled in on each page, while the site is open.
    static LEFT: RefCell<Vec<(&'static str, Filled)>> = const { RefCell::new(Vec::new()) };
}

/// Whether the answers are kept on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// They are not.
    Off,
    /// They are.
    On,
    /// They should be, and the browser does not let us.
    Refused,
    /// They were, or were filled in, and are gone.
    Forgotten,
}

impl Keeping {
    fn words(self) -> &'static str {
        match self {
            Keeping::Off => "",
            Keeping::On => "已记在这台设备上，下次打开还在。",
            Keeping::Refused => "这台设备不让保存。填的内容只留在这一页，关掉就没有了。",
            Keeping::Forgotten => "已经忘掉，这台设备上没有留下。",
        }
    }
}

/// The state of a form.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    /// The form.
    pub(super) form: NodeRef<Form>,
    /// What is filled in.
    pub(super) filled: RwSignal<Filled>,
    keeping: RwSignal<Keeping>,
    /// What the answers are kept under.
    key: &'static str,
    now: Now,
}

/// The form of a page, kept under `key` where that is asked for.
pub(super) fn use_sheet(key: &'static str) -> Sheet {
    let sheet = Sheet {
        form: NodeRef::new(),
        filled: RwSignal::new(Vec::new()),
        keeping: RwSignal::new(Keeping::Off),
        key,
        now: use_now(),
    };
    // Runs in the browser once the part has been taken over, and again when the address names another region.
    Effect::new(move |begun: Option<()>| {
        // A part that has been taken down may be asked once more; then there is no form left.
        let Some(query) = sheet.now.query.try_get() else { return };
        if begun.is_none() {
            sheet.begin();
        }
        sheet.take_region(&query);
    });
    sheet
}

impl Sheet {
    /// Takes in what the form says now.
    pub(super) fn read(self) {
        let Some(form) = self.form.get_untracked() else { return };
        let fields = browser::fields(&form);
        if self.filled.with_untracked(|old| *old == fields) {
            return;
        }
        let query = region(&fields).map(|region| format!("{}={region}", Question::Region.code())).unwrap_or_default();
        if self.now.query.with_untracked(|old| *old != query) {
            browser::replace_query_soon(query.clone());
            self.now.query.set(query);
        }
        self.leave(fields.clone());
        if self.keeping.get_untracked() == Keeping::On {
            self.keep(&fields);
        }
        self.filled.set(fields);
    }

    /// Puts these into the form.
    pub(super) fn put(self, fields: &[(String, String)]) {
        if let Some(form) = self.form.get_untracked() {
            browser::fill(&form, fields);
            self.read();
        }
    }

    /// Fills the form with what was typed before it was taken over, what was left here before, or what is kept.
    fn begin(self) {
        let Some(form) = self.form.get_untracked() else { return };
        let kept = store::read(self.key).ok().flatten();
        let left = LEFT.with_borrow(|all| all.iter().find(|(key, _)| *key == self.key).map(|(_, left)| left.clone()));
        let mut fields = left.or_else(|| kept.as_deref().map(parse)).unwrap_or_default();
        if kept.is_some() {
            self.keeping.set(Keeping::On);
        }
        let typed = browser::fields(&form);
        fields.retain(|(name, _)| !typed.iter().any(|(other, _)| other == name));
        fields.extend(typed);
        browser::fill(&form, &fields);
    }

    /// Chooses the region the address names.
    fn take_region(self, query: &str) {
        let asked = query.split('&').find_map(|pair| pair.strip_prefix("region="));
        if let (Some(asked), Some(form)) = (asked, self.form.get_untracked()) {
            let mut fields = browser::fields(&form);
            fields.retain(|(name, _)| name != Question::Region.code());
            fields.push((Question::Region.code().to_owned(), asked.to_owned()));
            browser::fill(&form, &fields);
        }
        self.read();
    }

    fn leave(self, fields: Filled) {
        LEFT.with_borrow_mut(|all| {
            all.retain(|(key, _)| *key != self.key);
            all.push((self.key, fields));
        });
    }

    fn keep(self, fields: &Filled) {
        let kept = store::write(self.key, &print(fields)).is_ok();
        self.keeping.set(if kept { Keeping::On } else { Keeping::Refused });
    }

    /// Begins or ends keeping the answers.
    fn turn(self) {
        if self.keeping.get_untracked() == Keeping::On {
            // Where nothing can be taken away, nothing could be kept either.
            let _ = store::remove(self.key);
            self.keeping.set(Keeping::Forgotten);
        } else {
            self.filled.with_untracked(|fields| self.keep(fields));
        }
    }

    fn forget(self) {
        // As above.
        let _ = store::remove(self.key);
        // Before the form is emptied: what is no longer to be kept must not be written once more.
        self.keeping.set(Keeping::Forgotten);
        self.put(&[]);
        // Nor is the region to come back from the address.
        browser::write_waiting();
        self.leave(Vec::new());
    }
}

/// The region chosen in a form.
fn region(fields: &[(String, String)]) -> Option<&str> {
    fields.iter().find(|(name, _)| name == Question::Region.code()).map(|(_, code)| code.as_str())
}

/// A form as one text: a field a line. No field holds a line break, all are of one line.
fn print(fields: &[(String, String)]) -> String {
    fields.iter().map(|(name, text)| format!("{name}={text}\n")).collect()
}

fn parse(text: &str) -> Filled {
    text.lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

/// What happens to the answers: kept where asked for, forgotten at a press.
#[component]
pub(super) fn Keep(sheet: Sheet) -> impl IntoView {
    let keeping = sheet.keeping;
    view! {
        <div class="ty-keep">
            <p class="ty-note">{"填的内容只在这一页里算，不发出去，也不进网址（所在区县除外）。"}</p>
            <div class="ty-tick">
                <input id="keep" type="checkbox" autocomplete="off" prop:checked=move || keeping.get() == Keeping::On
                    on:change=move |event| {
                        sheet.turn();
                        // What the browser would not keep is not ticked either.
                        browser::set_checked(&event_target(&event), keeping.get_untracked() == Keeping::On);
                    }/>
                <label for="keep">{"记在这台设备上"}</label>
            </div>
            <button class="ty-button ty-button--quiet" type="button" on:click=move |_| sheet.forget()>{"忘掉填过的"}</button>
            <p role="status">{move || keeping.get().words()}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        let fields =
            [("birth-1", "2025-03-01"), ("assets", "300,000"), ("undertakings", "build"), ("undertakings", "land")];
        let fields: Filled = fields.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        assert_eq!(parse(&print(&fields)), fields);
        assert_eq!(parse("\n==\nx"), [(String::new(), "=".to_owned())]);
    }
}
