//! Every address of the site. The only file that spells a path.
//!
//! A path names one page and every page has one path, always ending in `/`. The site may live below a base path; that is said
//! once, at start, and only [`Route::href`] and [`Route::from_href`] know of it.

use std::sync::OnceLock;

use tuoyu_catalog::{InstitutionId, RegionCode};

static BASE: OnceLock<String> = OnceLock::new();

/// Sets the base path, such as `/tuoyu/`. The first call wins; without one the base is `/`.
pub fn set_base(base: &str) {
    let trimmed = base.trim_matches('/');
    let base = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
    // A second call finds the base already set: the first is the one the pages were made with.
    let _ = BASE.set(base);
}

/// The base path, beginning and ending in `/`.
pub fn base() -> &'static str {
    BASE.get().map_or("/", String::as_str)
}

/// The feed of policy changes, below the base.
pub const POLICY_FEED: &str = "policies/atom.xml";

/// The address of a file that is published as it is, such as `data/manifest.json`.
pub fn file_href(path: &str) -> String {
    format!("{}{path}", base())
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The regions.
    Home,
    /// A region: its list by township, its plan, its targets.
    Region(RegionCode),
    /// A region's finder.
    Finder(RegionCode),
    /// What a region's register adds up to beside its plan.
    Coverage(RegionCode),
    /// Which office of a region does what.
    RegionDepartments(RegionCode),
    /// An institution.
    Institution(InstitutionId),
    /// The institutions a family has kept on its device.
    Shortlist,
    /// Up to four of them side by side.
    Compare,
    /// Is it filed?
    Check,
    /// What each grade means.
    Schemes,
    /// The policies.
    Policies,
    /// What applied on a day.
    PoliciesOnDate,
    /// What a family is due.
    ForFamilies,
    /// What an operator, or an employer, can claim.
    ForOperators,
    /// A policy, by slug.
    Policy(String),
    /// How a place is filed, and what it can be held against.
    FilingGuide,
    /// Whom to ask.
    Departments,
    /// The guidance.
    Guidance,
    /// A guidance article, by slug.
    Article(String),
    /// Going to childcare: what to ask, how to settle in, what to know before paying.
    Start,
    /// The sheet to fill in by hand for whoever takes the child there.
    StartSheet,
    /// Classes, visits and rooms for families: the regions.
    Services,
    /// The same in one region.
    RegionServices(RegionCode),
    /// The tools that follow a child.
    Tools,
    /// Growth beside the standards.
    Growth,
    /// The vaccination calendar.
    Vaccines,
    /// The health visits.
    Checks,
    /// The warning signs of development.
    Milestones,
    /// The data, for other uses.
    OpenData,
    /// What has changed.
    Changes,
    /// What has changed in a region.
    RegionChanges(RegionCode),
    /// A page about the site itself: help, about, accessibility, privacy.
    Help(HelpPage),
    /// Nothing is here.
    NotFound,
}

/// The pages about the site itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HelpPage {
    /// How to use it.
    Help,
    /// What it is and who publishes it.
    About,
    /// Who can use it, and how.
    Accessibility,
    /// What it does with what you enter.
    Privacy,
}

impl HelpPage {
    /// All of them, in footer order.
    pub const ALL: [HelpPage; 4] = [HelpPage::Help, HelpPage::About, HelpPage::Accessibility, HelpPage::Privacy];

    /// The file name in `content/help/` and the path segment.
    pub fn slug(self) -> &'static str {
        match self {
            HelpPage::Help => "help",
            HelpPage::About => "about",
            HelpPage::Accessibility => "accessibility",
            HelpPage::Privacy => "privacy",
        }
    }
}

impl Route {
    /// The path below the base, beginning and ending in `/`.
    pub fn path(&self) -> String {
        match self {
            Route::Home => "/".to_owned(),
            Route::Region(code) => format!("/r/{code}/"),
            Route::Finder(code) => format!("/r/{code}/find/"),
            Route::Coverage(code) => format!("/r/{code}/coverage/"),
            Route::RegionDepartments(code) => format!("/r/{code}/departments/"),
            Route::Institution(id) => format!("/i/{id}/"),
            Route::Shortlist => "/shortlist/".to_owned(),
            Route::Compare => "/compare/".to_owned(),
            Route::Check => "/check/".to_owned(),
            Route::Schemes => "/schemes/".to_owned(),
            Route::Policies => "/policies/".to_owned(),
            Route::PoliciesOnDate => "/policies/on-date/".to_owned(),
            Route::ForFamilies => "/policies/for-families/".to_owned(),
            Route::ForOperators => "/policies/for-operators/".to_owned(),
            Route::Policy(slug) => format!("/policies/{slug}/"),
            Route::FilingGuide => "/filing-guide/".to_owned(),
            Route::Departments => "/departments/".to_owned(),
            Route::Guidance => "/guidance/".to_owned(),
            Route::Article(slug) => format!("/guidance/{slug}/"),
            Route::Start => "/start/".to_owned(),
            Route::StartSheet => "/start/sheet/".to_owned(),
            Route::Services => "/services/".to_owned(),
            Route::RegionServices(code) => format!("/r/{code}/services/"),
            Route::Tools => "/tools/".to_owned(),
            Route::Growth => "/tools/growth/".to_owned(),
            Route::Vaccines => "/tools/vaccines/".to_owned(),
            Route::Checks => "/tools/checks/".to_owned(),
            Route::Milestones => "/tools/milestones/".to_owned(),
            Route::OpenData => "/open-data/".to_owned(),
            Route::Changes => "/changes/".to_owned(),
            Route::RegionChanges(code) => format!("/r/{code}/changes/"),
            Route::Help(page) => format!("/{}/", page.slug()),
            Route::NotFound => "/404/".to_owned(),
        }
    }

    /// The page at a path below the base. A missing last `/` is forgiven; what names no page is [`Route::NotFound`].
    pub fn parse(path: &str) -> Route {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        Route::at(&segments).unwrap_or(Route::NotFound)
    }

    fn at(segments: &[&str]) -> Option<Route> {
        Some(match segments {
            [] => Route::Home,
            ["r", code] => Route::Region(RegionCode::parse(code).ok()?),
            ["r", code, "find"] => Route::Finder(RegionCode::parse(code).ok()?),
            ["r", code, "coverage"] => Route::Coverage(RegionCode::parse(code).ok()?),
            ["shortlist"] => Route::Shortlist,
            ["compare"] => Route::Compare,
            ["r", code, "departments"] => Route::RegionDepartments(RegionCode::parse(code).ok()?),
            ["i", id] => Route::Institution(InstitutionId::parse(id).ok()?),
            ["check"] => Route::Check,
            ["schemes"] => Route::Schemes,
            ["policies"] => Route::Policies,
            ["policies", "on-date"] => Route::PoliciesOnDate,
            ["policies", "for-families"] => Route::ForFamilies,
            ["policies", "for-operators"] => Route::ForOperators,
            ["policies", slug] => Route::Policy(slug_of(slug)?),
            ["guidance"] => Route::Guidance,
            ["guidance", slug] => Route::Article(slug_of(slug)?),
            ["filing-guide"] => Route::FilingGuide,
            ["departments"] => Route::Departments,
            ["start"] => Route::Start,
            ["start", "sheet"] => Route::StartSheet,
            ["services"] => Route::Services,
            ["r", code, "services"] => Route::RegionServices(RegionCode::parse(code).ok()?),
            ["tools"] => Route::Tools,
            ["tools", "growth"] => Route::Growth,
            ["tools", "vaccines"] => Route::Vaccines,
            ["tools", "checks"] => Route::Checks,
            ["tools", "milestones"] => Route::Milestones,
            ["open-data"] => Route::OpenData,
            ["changes"] => Route::Changes,
            ["r", code, "changes"] => Route::RegionChanges(RegionCode::parse(code).ok()?),
            [page] => Route::Help(HelpPage::ALL.into_iter().find(|help| help.slug() == *page)?),
            _ => return None,
        })
    }

    /// The address to link to.
    pub fn href(&self) -> String {
        format!("{}{}", base().trim_end_matches('/'), self.path())
    }

    /// The address with a query string, which may be empty.
    pub fn href_with(&self, query: &str) -> String {
        if query.is_empty() { self.href() } else { format!("{}?{query}", self.href()) }
    }

    /// The page at an address of this origin; `None` where it lies outside the base.
    pub fn from_href(path: &str) -> Option<Route> {
        let below = path.strip_prefix(base().trim_end_matches('/'))?;
        (below.is_empty() || below.starts_with('/')).then(|| Route::parse(below))
    }

    /// The file the page is written to, below the folder that is published.
    pub fn file(&self) -> String {
        match self {
            Route::NotFound => "404.html".to_owned(),
            _ => format!("{}index.html", self.path().trim_start_matches('/')),
        }
    }

    /// A file that is published beside the page, below the folder that is published.
    pub fn beside(&self, name: &str) -> String {
        format!("{}{name}", self.path().trim_start_matches('/'))
    }

    /// The column of the site a page stands in: the page the header's link leads to, else the page itself.
    pub fn section(&self) -> Route {
        match self {
            Route::Region(_)
            | Route::Finder(_)
            | Route::Coverage(_)
            | Route::RegionDepartments(_)
            | Route::RegionChanges(_)
            | Route::Institution(_) => Route::Home,
            Route::Compare => Route::Shortlist,
            Route::PoliciesOnDate
            | Route::ForOperators
            | Route::Policy(_)
            | Route::FilingGuide
            | Route::Departments => Route::Policies,
            Route::RegionServices(_) => Route::Services,
            Route::StartSheet => Route::Start,
            Route::Article(_) | Route::Tools => Route::Guidance,
            Route::Growth | Route::Vaccines | Route::Checks | Route::Milestones => Route::Guidance,
            other => other.clone(),
        }
    }
}

fn slug_of(segment: &str) -> Option<String> {
    let fits = segment.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    (fits && segment.len() <= 80).then(|| segment.to_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_read_back_from_its_own_path() {
        let code = RegionCode::parse("410305").unwrap();
        let routes = [
            Route::Home,
            Route::Region(code.clone()),
            Route::Finder(code.clone()),
            Route::Coverage(code.clone()),
            Route::Shortlist,
            Route::Compare,
            Route::RegionDepartments(code.clone()),
            Route::RegionServices(code.clone()),
            Route::Services,
            Route::Start,
            Route::StartSheet,
            Route::RegionChanges(code),
            Route::Institution(InstitutionId::parse("410305-0001").unwrap()),
            Route::Check,
            Route::Schemes,
            Route::Policies,
            Route::PoliciesOnDate,
            Route::FilingGuide,
            Route::Departments,
            Route::ForFamilies,
            Route::ForOperators,
            Route::Policy("filing-rules".to_owned()),
            Route::Guidance,
            Route::Article("sleep-hours".to_owned()),
            Route::Tools,
            Route::Growth,
            Route::Vaccines,
            Route::Checks,
            Route::Milestones,
            Route::OpenData,
            Route::Changes,
        ];
        for route in routes.into_iter().chain(HelpPage::ALL.map(Route::Help)) {
            assert_eq!(Route::parse(&route.path()), route);
            assert_eq!(Route::from_href(&route.href()), Some(route.clone()));
            assert!(route.path().ends_with('/') && route.file().ends_with("index.html"));
        }
    }

    #[test]
    fn a_path_that_names_no_page_is_not_found() {
        for path in ["/x/y/", "/r/41/", "/i/../", "/r/410305/find/more/", "/policies/A B/", "/nothing/", "/404/"] {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
        assert_eq!(Route::parse("/check"), Route::Check);
    }
}
