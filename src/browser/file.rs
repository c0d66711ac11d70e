//! Files: a text offered as a download, and a chosen file read. Nothing is sent anywhere.
//!
//! Some browsers inside other apps (WeChat) quietly save nothing. No code can tell; whoever offers a file offers the text too.

use std::time::Duration;

use leptos::prelude::{document, set_timeout};
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use super::store::Refused;

/// How long a download may take to begin before its address is given back; phones ask first.
const BEGINS_WITHIN: Duration = Duration::from_secs(60);

/// The longest file that is read, in bytes.
const LONGEST: f64 = 4e6;

/// Offers a text as a file of this name and media type.
pub(crate) fn offer_file(name: &str, media_type: &str, text: &str) -> Result<(), Refused> {
    offer(name, media_type, text).ok_or(Refused)
}

fn offer(name: &str, media_type: &str, text: &str) -> Option<()> {
    let about = BlobPropertyBag::new();
    about.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &about).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(
        move || {
            // An address already forgotten needs nothing more.
            let _ = Url::revoke_object_url(&address);
        },
        BEGINS_WITHIN,
    );
    Some(())
}

/// The text of the file chosen in an input; `None` where none is chosen, and an error where it cannot be read or is far longer
/// than any of ours. The choice is taken back, so that the same file can be chosen again.
pub(crate) async fn chosen_text(input: &HtmlInputElement) -> Option<Result<String, Refused>> {
    let file = input.files().and_then(|files| files.get(0))?;
    let text = if file.size() > LONGEST { None } else { JsFuture::from(file.text()).await.ok() };
    input.set_value("");
    Some(text.and_then(|text| text.as_string()).ok_or(Refused))
}
