//! The application: what stands on every page, and which page it stands around. Rendered natively.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::{Footer, Header};
use crate::data::{Body, Page};
use crate::pages;

/// A whole page.
#[component]
pub fn App(
    /// All it shows.
    page: Arc<Page>,
) -> impl IntoView {
    provide_context(page.clone());
    view! {
        <a class="ty-skip" href="#main">{"跳到正文"}</a>
        <Header/>
        <main id="main" class="ty-main" tabindex="-1">{body(page.body.clone())}</main>
        <Footer/>
        <p id="said" class="ty-said" role="status"></p>
    }
}

fn body(body: Body) -> AnyView {
    match body {
        Body::Home(body) => view! { <pages::Home body/> }.into_any(),
        Body::Region(body) => view! { <pages::Region body/> }.into_any(),
        Body::Finder(body) => view! { <pages::Finder body=*body/> }.into_any(),
        Body::Coverage(body) => view! { <pages::Coverage body=*body/> }.into_any(),
        Body::Institution(body) => view! { <pages::Institution body=*body/> }.into_any(),
        Body::Shortlist(_) => view! { <pages::Shortlist/> }.into_any(),
        Body::Compare => view! { <pages::Compare/> }.into_any(),
        Body::Check(_) => view! { <pages::Check/> }.into_any(),
        Body::Schemes(schemes) => view! { <pages::Schemes schemes/> }.into_any(),
        Body::RegionDepartments(body) => view! { <pages::RegionDepartments body=*body/> }.into_any(),
        Body::Policies(library) => view! { <pages::Policies library/> }.into_any(),
        Body::PoliciesOnDate(library) => view! { <pages::PoliciesOnDate library/> }.into_any(),
        Body::Policy(body) => view! { <pages::Policy body=*body/> }.into_any(),
        Body::FilingGuide(library) => view! { <pages::FilingGuide library/> }.into_any(),
        Body::Departments(library) => view! { <pages::Departments library/> }.into_any(),
        Body::ForFamilies(_) => view! { <pages::ForFamilies/> }.into_any(),
        Body::ForOperators(_) => view! { <pages::ForOperators/> }.into_any(),
        Body::Guidance(articles) => view! { <pages::Guidance articles/> }.into_any(),
        Body::Article(article) => view! { <pages::Article article=*article/> }.into_any(),
        Body::Start(help) => view! { <pages::Start help=*help/> }.into_any(),
        Body::StartSheet => view! { <pages::StartSheet/> }.into_any(),
        Body::Services => view! { <pages::Services/> }.into_any(),
        Body::RegionServices(body) => view! { <pages::RegionServices body=*body/> }.into_any(),
        Body::Tools => view! { <pages::Tools/> }.into_any(),
        Body::Growth => view! { <pages::Growth/> }.into_any(),
        Body::Vaccines(local) => view! { <pages::Vaccines local/> }.into_any(),
        Body::Checks => view! { <pages::Checks/> }.into_any(),
        Body::Milestones => view! { <pages::Milestones/> }.into_any(),
        Body::OpenData(body) => view! { <pages::OpenData body=*body/> }.into_any(),
        Body::Changes(body) => view! { <pages::Changes body/> }.into_any(),
        Body::Help(help) => view! { <pages::Help help=*help/> }.into_any(),
        Body::NotFound => view! { <pages::NotFound/> }.into_any(),
    }
}
