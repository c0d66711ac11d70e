//! Which measures the family's and the operator's page carry: those of the whole country, then those of the site's regions.

use tuoyu_catalog::export::RegionEntry;
use tuoyu_content::vocabulary::Audience;
use tuoyu_policy::{Measure, Measures};

use crate::live::policies::{FamiliesData, OperatorsData};

impl FamiliesData {
    /// The family's page of a site with these regions.
    pub fn of(measures: &[Measure], regions: &[RegionEntry]) -> FamiliesData {
        FamiliesData { regions: regions.to_vec(), measures: of_audience(measures, regions, Audience::Family) }
    }
}

impl OperatorsData {
    /// The operator's page of a site with these regions.
    pub fn of(measures: &[Measure], regions: &[RegionEntry]) -> OperatorsData {
        OperatorsData {
            regions: regions.to_vec(),
            measures: of_audience(measures, regions, Audience::Operator),
            employer: of_audience(measures, regions, Audience::Employer),
        }
    }
}

/// The measures for an audience that hold somewhere on this site. Those of the whole country come first, then region by
/// region, each document's together.
fn of_audience(measures: &[Measure], regions: &[RegionEntry], audience: Audience) -> Measures {
    let order = |measure: &Measure| match &measure.region {
        None => Some(0),
        Some(_) => regions.iter().position(|region| measure.covers(&region.code)).map(|at| at + 1),
    };
    let own = measures.iter().filter(|measure| measure.audience == audience);
    let mut held: Vec<(usize, &Measure)> = own.filter_map(|measure| Some((order(measure)?, measure))).collect();
    held.sort_by_key(|(order, _)| *order);
    Measures(held.into_iter().map(|(_, measure)| measure.clone()).collect())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use tuoyu_catalog::RegionCode;

    fn region(code: &str) -> RegionEntry {
        RegionEntry { code: RegionCode::parse(code).unwrap(), name: code.to_owned(), full_name: code.to_owned() }
    }

    #[test]
    fn a_site_shows_the_whole_countrys_measures_and_its_own_regions_and_no_others() {
        let measures = tuoyu_policy::document::shipped().unwrap();
        let shown = |regions: &[&str]| {
            let regions: Vec<_> = regions.iter().map(|code| region(code)).collect();
            let (family, operator) = (FamiliesData::of(&measures, &regions), OperatorsData::of(&measures, &regions));
            [family.measures.0, operator.measures.0, operator.employer.0].concat()
        };
        let everywhere = shown(&["140525", "340602", "370303", "410305", "410481"]);
        assert_eq!(everywhere.len(), measures.len());
        let jianxi = shown(&["410305"]);
        assert!(jianxi.iter().any(|measure| measure.id == "luoyang-rent"), "the city's own hold in its county");
        assert!(
            jianxi.iter().all(|measure| measure.region.as_ref().is_none_or(|code| code.as_str().starts_with("4103")))
        );
        let national = measures.iter().filter(|measure| measure.region.is_none()).count();
        assert_eq!(shown(&["110101"]).len(), national);
        // The whole country comes first.
        let local = FamiliesData::of(&measures, &[region("410305")]).measures.0;
        let first_local = local.iter().position(|measure| measure.region.is_some()).unwrap();
        assert!(local.iter().skip(first_local).all(|measure| measure.region.is_some()));
    }
}
