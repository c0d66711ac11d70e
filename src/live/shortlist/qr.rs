//! The QR code of an address.

use leptos::prelude::*;
use qrcodegen::QrCodeEcc;

use crate::live::qr::square;

/// The code of an address.
#[component]
pub(super) fn Qr(
    /// The address.
    address: String,
    /// What it leads to, for those who do not see it.
    label: String,
) -> impl IntoView {
    square(&address, QrCodeEcc::Medium).map(|(path, size)| {
        view! {
            <svg class="ty-qr" role="img" aria-label=label viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges">
                <path d=path></path>
            </svg>
        }
    })
}
