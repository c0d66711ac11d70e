//! The note that says the institutions on this page are fictitious.

use leptos::prelude::*;
use tuoyu_catalog::manifest::Provenance;

use crate::data::use_page;

/// Says so where the export is a demonstration; nothing where it is an authority's own.
#[component]
pub(crate) fn Demonstration() -> impl IntoView {
    let fictitious = use_page().head.provenance == Provenance::Demonstration;
    fictitious.then(|| view! { <p class="ty-demo">{"演示数据：本页的机构都是虚构的，名称以“示例”开头。"}</p> })
}
