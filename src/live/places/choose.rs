//! A native select whose options follow from what is asked. One kind of view for every facet and every other choice of the form.

use leptos::html::Select;
use leptos::prelude::*;

use crate::live::bound_value::bind_select;

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Offer {
    /// The value in the form and in the address.
    pub(crate) value: String,
    /// What it says.
    pub(crate) words: String,
}

impl Offer {
    /// An option that says this.
    pub(crate) fn new(value: impl Into<String>, words: impl Into<String>) -> Offer {
        Offer { value: value.into(), words: words.into() }
    }
}

/// A labelled select.
#[component]
pub(crate) fn Choose(
    /// Its id and its name in the form.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What it offers.
    offers: Memo<Vec<Offer>>,
    /// What it shows.
    value: Memo<String>,
    /// Whether it is left out for now.
    #[prop(optional_no_strip)]
    hidden: Option<Memo<bool>>,
) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    bind_select(select, value, Clone::clone);
    let option = |offer: Offer| view! { <option value=offer.value>{offer.words}</option> };
    view! {
        <div class="ty-field" hidden=move || hidden.is_some_and(|hidden| hidden.get())>
            <label for=id>{label}</label>
            <select id=id name=id node_ref=select>
                {move || offers.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
