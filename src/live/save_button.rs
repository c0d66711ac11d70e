//! The button that keeps an institution on the family's own list, on this device.
//!
//! Pressing it is answered by `browser::keep`, in every room and on pages in which nothing else answers. A live part makes its
//! buttons anew when the list changes; so each asks once, when it has come up, whether it is pressed.

use leptos::html::Button;
use leptos::prelude::*;
use tuoyu_catalog::{InstitutionId, RegionCode};

use crate::browser;
use crate::saved::Pick;

/// Keeps an institution, or lets it go.
#[component]
pub(crate) fn SaveButton(
    /// The institution.
    id: InstitutionId,
    /// Its region, where known; the id may name it.
    #[prop(optional_no_strip)]
    region: Option<RegionCode>,
    /// What it is called.
    name: String,
) -> impl IntoView {
    let button = NodeRef::<Button>::new();
    Effect::new(move |_| {
        if let Some(Some(button)) = button.try_get() {
            browser::show_saved(&button);
        }
    });
    let (label, pick) = (format!("收藏 {name}"), Pick::new(id, region).print());
    view! {
        <button class="ty-save" type="button" node_ref=button aria-pressed="false" aria-label=label data-save=pick data-save-name=name>
            {"收藏"}
        </button>
    }
}
