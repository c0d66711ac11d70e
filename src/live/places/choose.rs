//! A native select whose options follow from what is asked. One kind of view for every facet and every other choice of the form.

use leptos::html::Select;
use leptos::prelude::*;

use crate::live::bound_value::bind_select;
use crate::live::places::links::Item;
use crate::live::places::results::Answer;

/// A labelled select.
#[component]
pub(crate) fn Choose(
    /// Its id and its name in the form.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What it offers.
    offers: Memo<Vec<Item>>,
    /// What it shows.
    value: Memo<String>,
    /// What is asked, for a choice that only stands where distances are measured.
    #[prop(optional_no_strip)]
    where_measured: Option<Memo<Answer>>,
) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    bind_select(select, value, Clone::clone);
    let hidden = move || where_measured.is_some_and(|answer| !answer.with(Answer::is_measured));
    let option = |offer: Item| view! { <option value=offer.to>{offer.words}</option> };
    view! {
        <div class="ty-field" hidden=hidden>
            <label for=id>{label}</label>
            <select id=id name=id node_ref=select>
                {move || offers.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
