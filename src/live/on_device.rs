//! What no page is written with, because only this device knows it: it is made in the browser once the part around it has been
//! taken over.
//!
//! Hydrated, such a view would carry code for taking over elements that are never there: a quarter of the shortlist's WASM.

use std::cell::Cell;
use std::ops::Deref;

use leptos::html::Div;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;

/// A place in a live part, and the view that comes to stand there. Natively the place is empty.
pub(crate) fn on_device<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    // Letting go of it takes the view down, with the part around it.
    let standing = StoredValue::new_local(None::<UnmountHandle<V::State>>);
    let (view, owner) = (Cell::new(Some(view)), Owner::current());
    Effect::new(move |_| {
        let (Some(Some(place)), Some(owner)) = (place.try_get(), owner.clone()) else { return };
        if let Some(view) = view.take() {
            standing.set_value(Some(owner.with(|| mount_to(place.deref().clone(), view))));
        }
    });
    view! { <div node_ref=place></div> }
}
