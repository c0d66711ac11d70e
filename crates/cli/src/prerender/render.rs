//! One page: its data, rendered by the application natively, inside the shell.

use std::sync::Arc;

use anyhow::{Context, Result};
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_site::App;
use tuoyu_site::route::Route;
use tuoyu_site::shell::{Assets, document};

use super::dataset::Dataset;
use super::routes;

/// Makes ready for rendering, once a process.
pub(super) fn begin() {
    // A second call finds the executor in place, which is all that is wanted.
    let _ = any_spawner::Executor::init_futures_executor();
}

/// Renders a page.
pub(super) fn page(dataset: &Dataset, route: &Route, today: Date, assets: &Assets) -> Result<String> {
    let page = Arc::new(routes::page(dataset, route, today).with_context(|| route.path())?);
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    let shown = page.clone();
    let markup = owner.with(|| view! { <App page=shown/> }.to_html());
    owner.cleanup();
    let files = assets.room(page.room()).with_context(|| format!("应用里没有 {}", page.room()))?;
    document(&page, &markup, assets, files).with_context(|| route.path())
}
