//! The network, by the one request that can answer with a document.
//!
//! A page is fetched as a document: the browser parses it without running anything in it, so no string of ours ever becomes markup
//! and Trusted Types stay on. Data is fetched as bytes, by the same request: a second client would cost its own 8 KB.

use leptos::prelude::window;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, XmlHttpRequest, XmlHttpRequestResponseType};

/// Lets the page do what it has to before going on.
pub(crate) async fn breathe() {
    let later = js_sys::Promise::new(&mut |resolve, _| {
        // Refused, the promise is never kept, and the page goes on without the answer.
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(later).await;
}

/// The document at an address of this origin; `None` when it does not come or is no page.
pub(super) async fn fetch_page(address: &str, past_caches: bool) -> Option<Document> {
    let request = send(address, XmlHttpRequestResponseType::Document, past_caches).await?;
    let found = request.status().ok()? == 200;
    request.response_xml().ok()?.filter(|_| found)
}

/// The status and the bytes an address of this origin answers with; `None` when there is no answer.
pub(crate) async fn fetch_bytes(address: &str) -> Option<(u16, Vec<u8>)> {
    let request = send(address, XmlHttpRequestResponseType::Arraybuffer, false).await?;
    let status = request.status().ok().filter(|status| *status != 0)?;
    Some((status, js_sys::Uint8Array::new(&request.response().ok()?).to_vec()))
}

async fn send(address: &str, form: XmlHttpRequestResponseType, past_caches: bool) -> Option<XmlHttpRequest> {
    let request = XmlHttpRequest::new().ok()?;
    request.open("GET", address).ok()?;
    request.set_response_type(form);
    if past_caches {
        request.set_request_header("Cache-Control", "no-cache").ok()?;
    }
    let done = js_sys::Promise::new(&mut |resolve, _| {
        // `loadend` comes whether it worked or not.
        let ended = Closure::once_into_js(move || {
            // Resolving a promise of our own with nothing cannot fail in a way that matters.
            let _ = resolve.call0(&JsValue::NULL);
        });
        request.set_onloadend(Some(ended.unchecked_ref()));
    });
    request.send().ok()?;
    wasm_bindgen_futures::JsFuture::from(done).await.ok()?;
    Some(request)
}

/// Leaves the application: the browser loads the address itself, and says itself what is wrong with it.
pub(super) fn leave_for(address: &str) {
    // Refused only for an address of another form, which `Url` has ruled out.
    let _ = window().location().assign(address);
}
