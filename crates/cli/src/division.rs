//! The nation's divisions: names and parents of every province, prefecture and county, and every county's townships.
//!
//! `data/divisions.txt` is made by `data/divisions.mjs` from the statistics office's codes of 2023. It is searched, not
//! parsed: an import needs one county or one prefecture of 2,978 and 342.

use tuoyu_catalog::region::{Region, Township, TownshipKind};
use tuoyu_catalog::{RegionCode, TownshipCode};

const DIVISIONS: &str = include_str!("../data/divisions.txt");

/// Names of levels that have no administration of their own: no full name holds them.
const NO_DIVISIONS: [&str; 4] = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];
/// Municipalities, whose counties stand directly below them.
const MUNICIPALITIES: [&str; 4] = ["11", "12", "31", "50"];

/// A county or prefecture, and for a prefecture its counties.
#[derive(Clone, Debug)]
pub(crate) struct Division {
    /// The region as an export would begin with it: names and townships, nothing else.
    pub(crate) region: Region,
    /// A prefecture's counties; empty for a county.
    pub(crate) counties: Vec<(RegionCode, &'static str)>,
}

/// The county or prefecture with this code.
pub(crate) fn find(code: &RegionCode) -> Option<Division> {
    if let Some(region) = county(code) {
        return Some(Division { region, counties: Vec::new() });
    }
    let (short, name) = prefecture(code.as_str())?;
    let counties = lines().filter(|line| line.code.len() == 6 && line.code.starts_with(short));
    let counties =
        counties.filter_map(|line| RegionCode::parse(line.code).ok().map(|code| (code, line.name))).collect();
    let full_name = if short.len() == 2 { name.to_owned() } else { [line(short.get(..2)?)?.name, name].concat() };
    Some(Division { region: bare(code.clone(), name, full_name, Vec::new()), counties })
}

/// A county with its townships.
pub(crate) fn county(code: &RegionCode) -> Option<Region> {
    let found = line(code.as_str())?;
    let mut full_name = String::new();
    for parent in [code.as_str().get(..2)?, code.as_str().get(..4)?].into_iter().filter_map(line) {
        if !NO_DIVISIONS.contains(&parent.name) && parent.name != found.name {
            full_name.push_str(parent.name);
        }
    }
    full_name.push_str(found.name);
    let townships = found.townships.split(' ').filter_map(|text| township(code, text)).collect();
    Some(bare(code.clone(), found.name, full_name, townships))
}

/// The code of every county of the list.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    lines().map(|line| line.code).filter(|code| code.len() == 6)
}

/// A region of which nothing is known but its names and townships.
pub(crate) fn bare(code: RegionCode, name: &str, full_name: String, townships: Vec<Township>) -> Region {
    Region {
        code,
        name: name.to_owned(),
        full_name,
        authority: None,
        authority_telephone: None,
        authority_mail: None,
        population: None,
        townships,
        plan: None,
        targets: Vec::new(),
        duties: Vec::new(),
    }
}

/// A prefecture's four digits, or a municipality's two.
fn prefecture(code: &str) -> Option<(&str, &'static str)> {
    let short = code.strip_suffix("0000").filter(|short| MUNICIPALITIES.contains(short)).or(code.strip_suffix("00"))?;
    let name = line(short)?.name;
    (!NO_DIVISIONS.contains(&name)).then_some((short, name))
}

fn township(region: &RegionCode, text: &str) -> Option<Township> {
    let (code, name) = text.split_at_checked(3)?;
    let code = TownshipCode::parse(&format!("{region}{code}")).ok()?;
    Some(Township { code, name: name.to_owned(), kind: kind(name) })
}

fn kind(name: &str) -> TownshipKind {
    match name {
        _ if name.ends_with("街道") || name.ends_with("办事处") => TownshipKind::Street,
        _ if name.ends_with('镇') => TownshipKind::Town,
        _ if name.ends_with('乡') || name.ends_with("苏木") => TownshipKind::Township,
        _ => TownshipKind::Zone,
    }
}

#[derive(Clone, Copy)]
struct Line {
    code: &'static str,
    name: &'static str,
    townships: &'static str,
}

fn lines() -> impl Iterator<Item = Line> {
    DIVISIONS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (code, rest) = line.split_once('\t')?;
        let (name, townships) = rest.split_once('\t').unwrap_or((rest, ""));
        Some(Line { code, name, townships })
    })
}

fn line(code: &str) -> Option<Line> {
    lines().find(|line| line.code == code)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn named(code: &str) -> Option<(String, String, usize, usize)> {
        let found = find(&RegionCode::parse(code).unwrap())?;
        Some((found.region.name, found.region.full_name, found.region.townships.len(), found.counties.len()))
    }

    #[test]
    fn counties_and_prefectures_have_their_full_names() {
        for (code, name, full_name, townships, counties) in [
            ("420102", "江岸区", "湖北省武汉市江岸区", 17, 0),
            ("440705", "新会区", "广东省江门市新会区", 16, 0),
            ("110101", "东城区", "北京市东城区", 17, 0),
            ("429004", "仙桃市", "湖北省仙桃市", 25, 0),
            ("441900", "东莞市", "广东省东莞市", 36, 0),
            ("330600", "绍兴市", "浙江省绍兴市", 0, 6),
            ("310000", "上海市", "上海市", 0, 16),
        ] {
            assert_eq!(named(code), Some((name.into(), full_name.into(), townships, counties)), "{code}");
        }
        for code in ["999999", "420000", "110100", "429000"] {
            assert_eq!(named(code), None, "{code}");
        }
    }

    #[test]
    fn the_demonstration_regions_townships_are_those_of_the_list() {
        for (region, _) in crate::seed::regions().unwrap() {
            assert_eq!(county(&region.code).unwrap().townships, region.townships, "{}", region.code);
        }
    }

    #[test]
    fn every_line_reads() {
        let counties: Vec<Line> = lines().filter(|line| line.code.len() == 6).collect();
        assert_eq!((lines().count(), counties.len()), (3_351, 2_978));
        for one in counties {
            let region = county(&RegionCode::parse(one.code).unwrap()).unwrap();
            assert_eq!(region.townships.len(), one.townships.split(' ').filter(|text| !text.is_empty()).count());
        }
    }
}
