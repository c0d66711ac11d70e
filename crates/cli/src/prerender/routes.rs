//! Every page there is, and what each shows.

use anyhow::{Context, Result};
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::{Date, Institution, InstitutionId, RegionCode};
use tuoyu_content::Help;
use tuoyu_site::data::questions_of;
use tuoyu_site::data::{
    Body, ChangesBody, CoverageBody, FinderBody, Head, HomeBody, InstitutionBody, MapData, OpenDataBody, Page,
    PolicyBody, RegionBody, RegionDepartmentsBody, ServicesBody,
};
use tuoyu_site::live::places::FinderData;
use tuoyu_site::live::policies::{FamiliesData, OperatorsData};
use tuoyu_site::route::{HelpPage, Route};

use super::dataset::{Dataset, RegionData};
use crate::{schema, sheet};

/// Every page, the one for addresses that name no page last.
pub(super) fn all(dataset: &Dataset) -> Result<Vec<Route>> {
    let mut routes = vec![Route::Home, Route::Check, Route::Schemes, Route::Policies, Route::Guidance];
    routes.extend([Route::OpenData, Route::Changes]);
    routes.extend([Route::PoliciesOnDate, Route::FilingGuide, Route::Departments]);
    routes.extend([Route::ForFamilies, Route::ForOperators]);
    routes.extend([Route::Start, Route::StartSheet, Route::Services]);
    routes.extend([Route::Tools, Route::Growth, Route::Vaccines, Route::Checks, Route::Milestones]);
    routes.extend([Route::Shortlist, Route::Compare]);
    for region in &dataset.regions {
        let code = &region.shard.region.code;
        let of_region = [
            Route::Region,
            Route::Finder,
            Route::Coverage,
            Route::RegionDepartments,
            Route::RegionServices,
            Route::RegionChanges,
        ];
        routes.extend(of_region.map(|route| route(code.clone())));
        routes.extend(region.institutions.institutions.iter().map(|one| Route::Institution(one.id.clone())));
    }
    routes.extend(dataset.library.policies.iter().map(|policy| Route::Policy(policy.slug.clone())));
    routes.extend(dataset.guidance.iter().map(|article| Route::Article(article.slug.clone())));
    routes.extend(HelpPage::ALL.map(Route::Help));
    routes.push(Route::NotFound);
    Ok(routes)
}

/// What a page shows on a day.
pub(super) fn page(dataset: &Dataset, route: &Route, today: Date) -> Result<Page> {
    Ok(Page { route: route.clone(), today, head: Head::of(&dataset.site), body: body(dataset, route, today)? })
}

fn body(dataset: &Dataset, route: &Route, today: Date) -> Result<Body> {
    let library = || dataset.library.clone();
    let schemes = || dataset.schemes.clone();
    Ok(match route {
        Route::Home => Body::Home(HomeBody::of(&dataset.site, &dataset.library.policies, &dataset.guidance)),
        Route::Region(code) => Body::Region(RegionBody {
            shard: dataset.region(code)?.shard.clone(),
            schemes: schemes(),
            library: library(),
            basemap: dataset.region(code)?.basemap.clone(),
        }),
        Route::Finder(code) => {
            let region = dataset.region(code)?;
            let live = FinderData::of(&region.shard, &dataset.schemes, dataset.file("articles"));
            let map = MapData::of(
                &region.shard,
                &region.institutions.institutions,
                &region.services,
                region.basemap_file.clone(),
            );
            Body::Finder(Box::new(FinderBody::of(live, &region.shard, region.basemap.as_deref(), map)))
        }
        Route::Coverage(code) => {
            let region = dataset.region(code)?;
            Body::Coverage(Box::new(
                CoverageBody::of(&region.shard, &region.institutions.institutions)
                    .pictured(&region.shard, region.basemap.as_deref()),
            ))
        }
        Route::Institution(id) => {
            let (region, one) = institution(dataset, id)?;
            let all = &region.institutions.institutions;
            let measures = dataset.library.met_by(one, &dataset.schemes, today);
            let basemap = region.basemap.as_deref();
            Body::Institution(Box::new(InstitutionBody::of(
                one,
                all,
                &region.shard,
                basemap,
                &dataset.schemes,
                measures,
            )))
        }
        Route::Shortlist => Body::Shortlist(Box::new(
            questions_of(&dataset.article::<Help>("help-start")?)
                .context("送孩子入托（content/help/start.md）里缺少看机构时的问题")?,
        )),
        Route::Compare => Body::Compare,
        Route::Check => Body::Check(dataset.file("names").zip(dataset.file("names-places"))),
        Route::Schemes => Body::Schemes(dataset.schemes.to_vec()),
        Route::RegionDepartments(code) => Body::RegionDepartments(Box::new(departments(dataset, code)?)),
        Route::Policies => Body::Policies(library()),
        Route::PoliciesOnDate => Body::PoliciesOnDate(library()),
        Route::FilingGuide => Body::FilingGuide(library()),
        Route::Departments => Body::Departments(library()),
        Route::Policy(slug) => Body::Policy(Box::new(policy(dataset, slug)?)),
        Route::ForFamilies => Body::ForFamilies(FamiliesData::of(&dataset.measures, &regions(dataset))),
        Route::ForOperators => Body::ForOperators(OperatorsData::of(&dataset.measures, &regions(dataset))),
        Route::Guidance => Body::Guidance(dataset.guidance.clone()),
        Route::Article(slug) => Body::Article(dataset.article(&format!("guidance-{slug}"))?),
        Route::Start => Body::Start(dataset.article("help-start")?),
        Route::StartSheet => Body::StartSheet,
        Route::Services => Body::Services,
        Route::RegionServices(code) => {
            let region = dataset.region(code)?;
            Body::RegionServices(Box::new(ServicesBody::of(&region.shard, &region.services, region.basemap.as_deref())))
        }
        Route::Tools => Body::Tools,
        Route::Growth => Body::Growth,
        Route::Milestones => Body::Milestones,
        Route::Vaccines => Body::Vaccines(dataset.local_doses.clone()),
        Route::Checks => Body::Checks,
        Route::OpenData => Body::OpenData(Box::new(OpenDataBody {
            index: dataset.open.clone(),
            fields: schema::fields::rows(),
            columns: sheet::COLUMNS.iter().map(|column| (column.header, column.about)).collect(),
            files: dataset.manifest.files.clone(),
        })),
        Route::Changes => Body::Changes(ChangesBody::of(None, dataset.site.as_of, dataset.changes(None)?)),
        Route::RegionChanges(code) => {
            let entry = dataset.site.regions.iter().map(|region| &region.entry).find(|entry| entry.code == *code);
            Body::Changes(ChangesBody::of(entry.cloned(), dataset.site.as_of, dataset.changes(Some(code))?))
        }
        Route::Help(page) => Body::Help(dataset.article(&format!("help-{}", page.slug()))?),
        Route::NotFound => Body::NotFound,
    })
}

fn policy(dataset: &Dataset, slug: &str) -> Result<PolicyBody> {
    let library = &dataset.library;
    Ok(PolicyBody {
        policy: dataset.article(&format!("policy-{slug}"))?,
        entry: library.policy(slug).cloned().with_context(|| format!("没有政策 {slug}"))?,
        measures: library.measures_of(slug),
        replaced: library.replaced(slug),
    })
}

fn departments(dataset: &Dataset, code: &RegionCode) -> Result<RegionDepartmentsBody> {
    let (library, region) = (&dataset.library, dataset.region(code)?.shard.region.clone());
    Ok(RegionDepartmentsBody {
        plan: region.plan.as_ref().and_then(|plan| library.policy(&plan.policy)).cloned(),
        matters: library.matters.clone(),
        promises: library.promises.clone(),
        region,
    })
}

fn regions(dataset: &Dataset) -> Vec<RegionEntry> {
    dataset.site.regions.iter().map(|region| region.entry.clone()).collect()
}

fn institution<'a>(dataset: &'a Dataset, id: &InstitutionId) -> Result<(&'a RegionData, &'a Institution)> {
    let find =
        |region: &'a RegionData| Some((region, region.institutions.institutions.iter().find(|one| one.id == *id)?));
    dataset.regions.iter().find_map(find).with_context(|| format!("没有机构 {id}"))
}
