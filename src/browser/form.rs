//! Forms as the browser holds them.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

/// The form's filled-in controls as a query string.
pub(crate) fn form_query(form: &HtmlFormElement) -> String {
    let Ok(data) = FormData::new_with_form(form) else { return String::new() };
    let Ok(params) = UrlSearchParams::new_with_str_sequence_sequence(data.as_ref()) else { return String::new() };
    let printed: String = params.to_string().into();
    printed.split('&').filter(|pair| !pair.ends_with('=') && !pair.is_empty()).collect::<Vec<_>>().join("&")
}

/// What a reader filled into the page's form before it was taken over.
pub(super) fn typed_before_start() -> String {
    let form = document().query_selector("form[data-live-form]").ok().flatten();
    form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()).map(|form| form_query(&form)).unwrap_or_default()
}

/// Shows `value` in an input, leaving it alone when it already does, so that the caret and an open input method stay.
pub(crate) fn set_input_value(input: &HtmlInputElement, value: &str) {
    if input.value().trim() != value {
        input.set_value(value);
    }
}

/// Shows `value` in a select, leaving it alone when it already does.
pub(crate) fn set_select_value(select: &HtmlSelectElement, value: &str) {
    if select.value() != value {
        select.set_value(value);
    }
}
