//! The note that says the institutions, or what else this page lists, are fictitious.

use leptos::prelude::*;
use tuoyu_catalog::manifest::Provenance;

use crate::data::use_page;

/// Says so where the export is a demonstration; nothing where it is an authority's own.
#[component]
pub(crate) fn Demonstration(
    /// What is fictitious.
    #[prop(default = "机构")]
    what: &'static str,
) -> impl IntoView {
    let fictitious = use_page().head.provenance == Provenance::Demonstration;
    let words = format!("演示数据：本页的{what}都是虚构的，名称以“示例”开头。");
    fictitious.then(|| view! { <p class="ty-demo">{words}</p> })
}
