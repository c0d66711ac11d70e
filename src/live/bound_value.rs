//! A control that shows what the address says, without ever taking a keystroke from whoever is typing.
//!
//! The control keeps its own value. An effect writes to it only when the address changed to something else, as by the back
//! button; so a text typed before the application came, or an input method's half-finished word, stays.

use std::cell::Cell;

use leptos::html::{Input, Select};
use leptos::prelude::*;

use crate::browser;

/// Keeps an input showing what `value` makes of what is asked.
pub(crate) fn bind_input<T: Send + Sync + 'static>(input: NodeRef<Input>, asked: Memo<T>, value: fn(&T) -> String) {
    let first = Cell::new(true);
    Effect::new(move |_| {
        // A part that has been taken down may be asked once more; then there is nothing left to show.
        let (Some(value), Some(Some(input))) = (asked.try_with(value), input.try_get()) else { return };
        // On the first run the control may hold what was typed before; `browser::visit` reads that and answers it.
        if !first.replace(false) || !value.is_empty() {
            browser::set_input_value(&input, &value);
        }
    });
}

/// Keeps a select showing what `value` makes of what is asked.
pub(crate) fn bind_select<T: Send + Sync + 'static>(
    select: NodeRef<Select>,
    asked: Memo<T>,
    value: impl Fn(&T) -> String + 'static,
) {
    let first = Cell::new(true);
    Effect::new(move |_| {
        let (Some(value), Some(Some(select))) = (asked.try_with(&value), select.try_get()) else { return };
        if !first.replace(false) || !value.is_empty() {
            browser::set_select_value(&select, &value);
            // The option for it may be made in this same update; a frame later it stands.
            request_animation_frame(move || browser::set_select_value(&select, &value));
        }
    });
}
