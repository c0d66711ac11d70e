//! A QR code of an address as a component.

use leptos::prelude::*;

use crate::live::qr::{Level, drawn};

/// The code of an address.
#[component]
pub(in crate::live) fn Qr(
    /// The address.
    address: String,
    /// What it leads to, for those who do not see it.
    label: String,
) -> impl IntoView {
    drawn(&address, Level::Medium).map(|(path, size)| {
        view! {
            <svg class="ty-qr" role="img" aria-label=label viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges">
                <path d=path></path>
            </svg>
        }
    })
}
