//! Bars side by side with their figures. The lengths are drawn as shapes: the policy of every page refuses inline style.

use leptos::prelude::*;

/// A bar: what it is, how long, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// What it stands for.
    pub(crate) label: String,
    /// Its length; `None` where there is nothing to draw.
    pub(crate) length: Option<u32>,
    /// The figure in words.
    pub(crate) words: String,
}

/// A chart of bars, the longest as wide as there is room. Machines and screen readers are given the table beside it instead.
#[component]
pub(crate) fn Bars(
    /// What the chart shows, and where the same stands as a table.
    caption: &'static str,
    /// The bars.
    bars: Vec<Bar>,
) -> impl IntoView {
    let longest = bars.iter().filter_map(|bar| bar.length).max().unwrap_or(0).max(1);
    let row = move |bar: Bar| {
        let shape = bar.length.map(|length| {
            let width = (u64::from(length) * 100).div_ceil(u64::from(longest));
            view! {
                <svg class="ty-bar" viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                    <rect width=width.to_string() height="10"></rect>
                </svg>
            }
        });
        view! { <div class="ty-bars__row"><span>{bar.label}</span><span>{shape}</span><span class="ty-number">{bar.words}</span></div> }
    };
    view! {
        <figure class="ty-bars">
            <figcaption class="ty-quiet">{caption}</figcaption>
            <div aria-hidden="true">{bars.into_iter().map(row).collect_view()}</div>
        </figure>
    }
}
