//! Where a row belongs: which county, which township, and what is left when neither the one nor the other is known.

use std::collections::BTreeMap;

use tuoyu_catalog::region::{Region, Township, TownshipKind};
use tuoyu_catalog::{RegionCode, TownshipCode};

use super::clean::{fold, tidy};
use super::mapping::Mapping;
use crate::division::{self, Division};

/// The county or prefecture a list is imported for, with what the export and the national list know of it.
#[derive(Debug)]
pub(super) struct Ground {
    home: Division,
    /// The regions rows have been placed in, each as the export has it or as it will begin.
    pub(super) regions: BTreeMap<RegionCode, Region>,
    /// How a county not met before is looked up.
    known: BTreeMap<RegionCode, Region>,
}

/// A row's county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum County {
    /// The one the list is imported for, or in a prefecture the one the row names.
    Here(RegionCode),
    /// The row names none, and the list is a prefecture's.
    Unnamed(RegionCode),
    /// The row names one that the list is not imported for.
    Elsewhere,
}

/// A row's township, as far as the region has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The region's township.
    pub(super) township: Option<TownshipCode>,
    /// What was written that is no township, or more than the township.
    pub(super) locality: Option<String>,
}

impl Ground {
    /// The ground of a list for `code`; `known` are the regions an export or the seeds already describe.
    pub(super) fn new(code: &RegionCode, known: BTreeMap<RegionCode, Region>) -> Option<Ground> {
        let listed = division::find(code);
        let home = match known.get(code) {
            Some(region) => {
                Division { region: region.clone(), counties: listed.map(|one| one.counties).unwrap_or_default() }
            }
            None => listed?,
        };
        let mut ground = Ground { home, regions: BTreeMap::new(), known };
        if ground.home.counties.is_empty() {
            ground.enter(&code.clone());
        }
        Some(ground)
    }

    /// The region the list is imported for.
    pub(super) fn home(&self) -> &Region {
        &self.home.region
    }

    /// Whether the list is a prefecture's.
    pub(super) fn is_prefecture(&self) -> bool {
        !self.home.counties.is_empty()
    }

    /// Every region a row may be placed in: the county, or the prefecture and its counties.
    pub(super) fn codes(&self) -> Vec<RegionCode> {
        let counties = self.home.counties.iter().map(|(code, _)| code.clone());
        [self.home.region.code.clone()].into_iter().chain(counties).collect()
    }

    /// The county a row names; an empty text names none.
    pub(super) fn county(&self, text: &str, mapping: &Mapping) -> County {
        let home = &self.home.region;
        if let Some(code) = mapping.county(text) {
            let is_here = self.codes().contains(&code);
            return if is_here { County::Here(code) } else { County::Elsewhere };
        }
        let folded = fold(text);
        if !self.is_prefecture() {
            let is_here = folded.is_empty() || names(&folded, &home.name) || self.is_within_home(&folded);
            return if is_here { County::Here(home.code.clone()) } else { County::Elsewhere };
        }
        let whole: Vec<_> = self.home.counties.iter().filter(|(_, name)| folded.contains(name)).collect();
        let by_stem = || self.home.counties.iter().filter(|(_, name)| names(&folded, name)).collect();
        let found: Vec<_> = if whole.is_empty() { by_stem() } else { whole };
        match found.as_slice() {
            [(code, _)] => County::Here(code.clone()),
            _ => County::Unnamed(home.code.clone()),
        }
    }

    /// Whether a text names the region the list is imported for, or what stands above it, and not a part of it.
    pub(super) fn is_home(&self, text: &str) -> bool {
        let (folded, home) = (fold(text), &self.home.region);
        find_township(home, &folded).is_none() && (names(&folded, &home.name) || self.is_within_home(&folded))
    }

    /// A column called 区域 may hold a township, or the prefecture above.
    fn is_within_home(&self, folded: &str) -> bool {
        let home = &self.home.region;
        let parents = home.full_name.strip_suffix(&home.name).unwrap_or_default();
        let stem = folded.trim_end_matches(['市', '省']);
        find_township(home, folded).is_some() || stem.chars().count() >= 2 && parents.contains(stem)
    }

    /// Makes sure a region is among those rows are placed in.
    pub(super) fn enter(&mut self, code: &RegionCode) {
        if self.regions.contains_key(code) {
            return;
        }
        let known = self.known.get(code).cloned();
        let home = || (*code == self.home.region.code).then(|| self.home.region.clone());
        if let Some(region) = known.or_else(home).or_else(|| division::county(code)) {
            self.regions.insert(code.clone(), region);
        }
    }

    /// A row's township in its county.
    pub(super) fn place(&self, region: &RegionCode, text: &str, mapping: &Mapping) -> Place {
        let Some(region) = self.regions.get(region) else { return Place::default() };
        let written = tidy(text);
        if written.is_empty() {
            return Place::default();
        }
        let mapped = mapping
            .township(text)
            .and_then(|to| region.townships.iter().find(|one| one.name == to || one.code.as_str() == to));
        let folded = fold(&written);
        let bare = folded.strip_prefix(&region.name).filter(|rest| !rest.is_empty()).unwrap_or(&folded);
        if let Some(township) = mapped.or_else(|| find_township(region, bare)) {
            return Place { township: Some(township.code.clone()), locality: None };
        }
        // 塔子湖街道百步亭社区: the township, and where in it.
        let outer = region.townships.iter().find(|one| one.name.chars().count() > 2 && bare.starts_with(&one.name));
        let locality = outer.and_then(|one| bare.strip_prefix(&one.name)).map_or(written.clone(), str::to_owned);
        Place { township: outer.map(|one| one.code.clone()), locality: Some(locality) }
    }

    /// The one township whose full name a title holds.
    pub(super) fn township_in<'a>(&'a self, title: &str) -> Option<&'a Township> {
        let folded = fold(title);
        let region = self.regions.get(&self.home.region.code)?;
        let mut named =
            region.townships.iter().filter(|one| one.name.chars().count() > 2 && folded.contains(&one.name));
        named.next().filter(|_| named.next().is_none())
    }
}

/// Whether a text is a county's name, with or without 区, 县, 市 and what stands above it.
fn names(text: &str, name: &str) -> bool {
    let stem = name.trim_end_matches(['区', '县', '市', '旗']);
    text.ends_with(name)
        || (stem.chars().count() >= 2 && (text == stem || text.trim_end_matches(['区', '县', '市', '旗']) == stem))
}

/// The township a text names: by its full name, or by its stem when the text claims no other sort of place.
fn find_township<'a>(region: &'a Region, text: &str) -> Option<&'a Township> {
    if let Some(township) = region.townships.iter().find(|one| one.name == text) {
        return Some(township);
    }
    let (stem, kind) = stem(text);
    if stem.chars().count() < 2 {
        return None;
    }
    let same = |one: &&Township| self::stem(&one.name).0 == stem && kind.is_none_or(|kind| kind == one.kind);
    let mut found = region.townships.iter().filter(same);
    found.next().filter(|_| found.next().is_none())
}

/// A name without the word for its sort of place, and the sort that word claims.
fn stem(name: &str) -> (&str, Option<TownshipKind>) {
    const SUFFIXES: [(&str, TownshipKind); 6] = [
        ("街道办事处", TownshipKind::Street),
        ("街道办", TownshipKind::Street),
        ("街道", TownshipKind::Street),
        ("街", TownshipKind::Street),
        ("镇", TownshipKind::Town),
        ("乡", TownshipKind::Township),
    ];
    let cut = SUFFIXES.iter().find_map(|(suffix, kind)| name.strip_suffix(suffix).map(|stem| (stem, Some(*kind))));
    cut.unwrap_or((name, None))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn ground(code: &str) -> Ground {
        Ground::new(&RegionCode::parse(code).unwrap(), BTreeMap::new()).unwrap()
    }

    #[test]
    fn townships_are_found_by_name_and_stem_and_never_guessed() {
        let ground = ground("420102");
        let code = RegionCode::parse("420102").unwrap();
        for (text, township, locality) in [
            ("塔子湖街道", Some("420102018"), None),
            ("塔子湖街", Some("420102018"), None),
            ("塔子湖", Some("420102018"), None),
            ("江岸区塔子湖街", Some("420102018"), None),
            ("花桥街道办事处", Some("420102015"), None),
            ("百步亭社区", None, Some("百步亭社区")),
            ("塔子湖镇", None, Some("塔子湖镇")),
            ("塔子湖街道新塔社区", Some("420102018"), Some("新塔社区")),
            ("街道", None, Some("街道")),
            ("", None, None),
        ] {
            let place = ground.place(&code, text, &Mapping::default());
            assert_eq!(place.township.as_ref().map(TownshipCode::as_str), township, "{text}");
            assert_eq!(place.locality.as_deref(), locality, "{text}");
        }
    }

    #[test]
    fn a_countys_list_holds_its_own_rows() {
        let ground = ground("420102");
        let here = County::Here(RegionCode::parse("420102").unwrap());
        for text in ["", "江岸区", "江岸", "武汉市江岸区", "塔子湖街", "武汉市", "湖北省"] {
            assert_eq!(ground.county(text, &Mapping::default()), here, "{text}");
        }
        for text in ["江汉区", "武昌", "十堰市"] {
            assert_eq!(ground.county(text, &Mapping::default()), County::Elsewhere, "{text}");
        }
    }

    #[test]
    fn a_prefectures_rows_go_to_the_county_they_name() {
        let ground = ground("330600");
        let here = |code: &str| County::Here(RegionCode::parse(code).unwrap());
        for (text, county) in [
            ("越城区", here("330602")),
            ("越城", here("330602")),
            ("绍兴市柯桥区", here("330603")),
            ("诸暨市", here("330681")),
            ("", County::Unnamed(RegionCode::parse("330600").unwrap())),
            ("滨海新区", County::Unnamed(RegionCode::parse("330600").unwrap())),
        ] {
            assert_eq!(ground.county(text, &Mapping::default()), county, "{text}");
        }
    }
}
