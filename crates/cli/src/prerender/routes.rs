//! Every page there is, and what each shows.

use anyhow::{Context, Result};
use tuoyu_catalog::{Date, Institution, InstitutionId};
use tuoyu_site::data::{Body, CoverageBody, Head, HomeBody, InstitutionBody, Page, RegionBody};
use tuoyu_site::live::places::FinderData;
use tuoyu_site::route::{HelpPage, Route};

use super::dataset::{Dataset, RegionData};

/// Every page, the one for addresses that name no page last.
pub(super) fn all(dataset: &Dataset) -> Result<Vec<Route>> {
    let mut routes = vec![Route::Home, Route::Check, Route::Schemes, Route::Policies, Route::Guidance, Route::OpenData];
    routes.extend([Route::Tools, Route::Growth, Route::Milestones]);
    for region in &dataset.regions {
        let code = &region.shard.region.code;
        routes.extend([Route::Region(code.clone()), Route::Finder(code.clone()), Route::Coverage(code.clone())]);
        routes.extend(region.institutions.institutions.iter().map(|one| Route::Institution(one.id.clone())));
    }
    routes.extend(dataset.policies.iter().map(|policy| Route::Policy(policy.slug.clone())));
    routes.extend(dataset.guidance.iter().map(|article| Route::Article(article.slug.clone())));
    routes.extend(HelpPage::ALL.map(Route::Help));
    routes.push(Route::NotFound);
    Ok(routes)
}

/// What a page shows on a day.
pub(super) fn page(dataset: &Dataset, route: &Route, today: Date) -> Result<Page> {
    Ok(Page { route: route.clone(), today, head: Head::of(&dataset.site), body: body(dataset, route)? })
}

fn body(dataset: &Dataset, route: &Route) -> Result<Body> {
    let schemes = || dataset.schemes.clone();
    Ok(match route {
        Route::Home => Body::Home(HomeBody::of(&dataset.site, &dataset.policies, &dataset.guidance)),
        Route::Region(code) => {
            Body::Region(RegionBody { shard: dataset.region(code)?.shard.clone(), schemes: schemes() })
        }
        Route::Finder(code) => Body::Finder(FinderData::of(&dataset.region(code)?.shard, &dataset.schemes)),
        Route::Coverage(code) => {
            let region = dataset.region(code)?;
            Body::Coverage(Box::new(CoverageBody::of(&region.shard, &region.institutions.institutions)))
        }
        Route::Institution(id) => {
            let (region, one) = institution(dataset, id)?;
            let all = &region.institutions.institutions;
            Body::Institution(Box::new(InstitutionBody::of(one, all, &region.shard, &dataset.schemes)))
        }
        Route::Check => Body::Check,
        Route::Schemes => Body::Schemes(dataset.schemes.to_vec()),
        Route::Policies => Body::Policies(dataset.policies.clone()),
        Route::Policy(slug) => Body::Policy(dataset.article(&format!("policy-{slug}"))?),
        Route::Guidance => Body::Guidance(dataset.guidance.clone()),
        Route::Article(slug) => Body::Article(dataset.article(&format!("guidance-{slug}"))?),
        Route::Tools => Body::Tools,
        Route::Growth => Body::Growth,
        Route::Milestones => Body::Milestones,
        // These pages are not written yet.
        Route::Vaccines | Route::Checks | Route::Shortlist | Route::Compare => Body::NotFound,
        Route::OpenData => Body::OpenData(dataset.manifest.files.clone()),
        Route::Help(page) => Body::Help(dataset.article(&format!("help-{}", page.slug()))?),
        Route::NotFound => Body::NotFound,
    })
}

fn institution<'a>(dataset: &'a Dataset, id: &InstitutionId) -> Result<(&'a RegionData, &'a Institution)> {
    let find =
        |region: &'a RegionData| Some((region, region.institutions.institutions.iter().find(|one| one.id == *id)?));
    dataset.regions.iter().find_map(find).with_context(|| format!("没有机构 {id}"))
}
