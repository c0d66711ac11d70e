//! Forms as the browser holds them.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

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

/// Controls whose form must never become an address have no name; what they are called stands here.
const FIELD: &str = "data-field";

/// The filled-in nameless controls of a form, each with what it is called, in the order they stand.
pub(crate) fn fields(form: &HtmlFormElement) -> Vec<(String, String)> {
    let filled = |control: Element| {
        let value = match control.dyn_ref::<HtmlSelectElement>() {
            Some(select) => select.value(),
            None => control.dyn_ref::<HtmlInputElement>().filter(|input| !is_tick(input) || input.checked())?.value(),
        };
        let value = value.trim_ascii();
        (!value.is_empty()).then(|| Some((control.get_attribute(FIELD)?, value.to_owned())))?
    };
    nameless(form).into_iter().filter_map(filled).collect()
}

/// Puts these into a form's nameless controls, and empties all others.
pub(crate) fn fill(form: &HtmlFormElement, fields: &[(String, String)]) {
    for control in nameless(form) {
        let name = control.get_attribute(FIELD).unwrap_or_default();
        let mut values = fields.iter().filter(|(known, _)| *known == name).map(|(_, value)| value.as_str());
        if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
            set_select_value(select, values.next().unwrap_or_default());
        } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            if is_tick(input) {
                let value = input.value();
                input.set_checked(values.any(|known| known == value));
            } else {
                set_input_value(input, values.next().unwrap_or_default());
            }
        }
    }
}

/// Ticks a box or takes the tick away.
pub(crate) fn set_checked(input: &HtmlInputElement, checked: bool) {
    input.set_checked(checked);
}

fn is_tick(input: &HtmlInputElement) -> bool {
    input.type_() == "checkbox"
}

fn nameless(form: &HtmlFormElement) -> Vec<Element> {
    let Ok(found) = form.query_selector_all("[data-field]") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
