//! What a region's register adds up to: places by township, what lies within reach, and the plan's targets beside it.
//!
//! Counted is what is on the list as filed and has not closed for good. What the list leaves open stays open: a place that does
//! not state its 托位 is counted as a place and said to be missing from the sum, and no population is ever estimated.

use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::institution::Precision;
use tuoyu_catalog::region::{Measure, Plan, Population, Target, Township, TownshipKind};
use tuoyu_catalog::runtime::Shard;
use tuoyu_catalog::{Date, Institution, TownshipCode};
use tuoyu_spatial::{Point, distance_m};

use crate::data::picture::Picture;

/// How far "within reach" is, in metres as the crow flies.
pub const REACH_M: f64 = 3000.0;

/// A region's coverage page.
#[derive(Clone, Debug)]
pub struct CoverageBody {
    /// The region.
    pub region: RegionEntry,
    /// The newest day anything of the list was stated; `None` for an empty list.
    pub as_of: Option<Date>,
    /// The whole region.
    pub whole: Counted,
    /// Its 镇街, in code order. Development zones are none.
    pub townships: Vec<TownshipCoverage>,
    /// Institutions whose 镇街 is not stated, or which stand in a development zone.
    pub elsewhere: Counted,
    /// The plan.
    pub plan: Option<Plan>,
    /// What it sets out to reach, each with how the register stands to it.
    pub targets: Vec<(Target, Standing)>,
    /// The residents, where a document states them.
    pub population: Option<Population>,
    /// The townships' 托位 as a picture.
    pub(crate) picture: Option<Picture>,
}

/// Institutions and their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many institutions.
    pub institutions: u32,
    /// 托位 of those that state them.
    pub places: u32,
    /// How many do not.
    pub unstated: u32,
}

/// One 镇街.
#[derive(Clone, Debug)]
pub struct TownshipCoverage {
    /// The township.
    pub township: Township,
    /// What stands in it.
    pub counted: Counted,
    /// Its residents, where a document states them.
    pub residents: Option<u32>,
    /// What lies within [`REACH_M`] of its middle, beyond its own border too; `None` where its middle is not known.
    pub within_reach: Option<Counted>,
}

/// How the register stands to a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// The register cannot tell.
    NotToldHere,
    /// A target by the thousand residents, and no figure for the residents.
    NoPopulation {
        /// For so many residents the places stated would do.
        enough_for: u32,
    },
    /// A target by the thousand residents.
    PerThousand {
        /// 托位 for every thousand residents, in hundredths, rounded down.
        hundredths: u32,
        /// How many 托位 are wanting; none when it is reached.
        wanting: u32,
    },
    /// A place in every 镇街.
    Townships {
        /// How many have one.
        with: usize,
        /// How many there are.
        all: usize,
    },
}

impl CoverageBody {
    /// The 托位 stated in a township; none in a development zone, whose places count elsewhere.
    pub(crate) fn places_in(&self, code: &TownshipCode) -> u32 {
        self.townships.iter().find(|one| one.township.code == *code).map_or(0, |one| one.counted.places)
    }

    /// The same with a picture of the townships' 托位.
    pub fn pictured(self, shard: &Shard, basemap: Option<&BasemapFile>) -> CoverageBody {
        let places = |one: &TownshipCoverage| (one.township.code.clone(), one.counted.places);
        let sums: Vec<_> = self.townships.iter().map(places).collect();
        CoverageBody { picture: Picture::of_sums(shard, basemap, &sums, "个托位"), ..self }
    }

    /// The coverage of a region by its whole list.
    pub fn of(shard: &Shard, institutions: &[Institution]) -> CoverageBody {
        let region = &shard.region;
        let counting = || institutions.iter().filter(|one| one.is_filed() == Some(true) && !one.is_closed());
        let is_counted = |township: &&Township| township.kind != TownshipKind::Zone;
        let population = region.population.clone();
        let townships: Vec<TownshipCoverage> = region
            .townships
            .iter()
            .filter(is_counted)
            .map(|township| TownshipCoverage {
                counted: Counted::of(counting().filter(|one| one.township.as_ref() == Some(&township.code))),
                residents: population.as_ref().and_then(|all| all.of_township(&township.code)).map(|count| count.get()),
                within_reach: shard.township_point(&township.code).map(|middle| within_reach(middle, counting())),
                township: township.clone(),
            })
            .collect();
        let own = |one: &&Institution| {
            let listed = |code: &TownshipCode| townships.iter().any(|known| known.township.code == *code);
            one.township.as_ref().is_some_and(listed)
        };
        let whole = Counted::of(counting());
        let targets = region.targets.iter().cloned().map(|target| {
            let standing = standing(target.measure, whole, &townships, population.as_ref());
            (target, standing)
        });
        CoverageBody {
            region: super::entry(region),
            as_of: institutions.iter().map(|one| one.as_of).max(),
            elsewhere: Counted::of(counting().filter(|one| !own(one))),
            plan: region.plan.clone(),
            targets: targets.collect(),
            whole,
            townships,
            population,
            picture: None,
        }
    }

    /// The 镇街 in which nothing stands.
    pub fn without_a_place(&self) -> impl Iterator<Item = &Township> {
        self.townships.iter().filter(|one| one.counted.institutions == 0).map(|one| &one.township)
    }
}

impl Counted {
    fn of<'a>(institutions: impl Iterator<Item = &'a Institution>) -> Counted {
        institutions.fold(Counted::default(), |sum, one| Counted {
            institutions: sum.institutions + 1,
            places: sum.places + one.total_places().map_or(0, u32::from),
            unstated: sum.unstated + u32::from(one.total_places().is_none()),
        })
    }
}

/// What stands within reach of a point. A position that only names the township says nothing of distance.
fn within_reach<'a>((lon, lat): (f64, f64), institutions: impl Iterator<Item = &'a Institution>) -> Counted {
    let middle = Point { lon, lat };
    Counted::of(institutions.filter(|one| {
        let point = one.position.filter(|position| position.precision != Precision::Township);
        point.is_some_and(|at| distance_m(middle, Point { lon: at.lon, lat: at.lat }) <= REACH_M)
    }))
}

fn standing(
    measure: Option<Measure>,
    whole: Counted,
    townships: &[TownshipCoverage],
    population: Option<&Population>,
) -> Standing {
    match (measure, population) {
        (None, _) => Standing::NotToldHere,
        (Some(Measure::PlaceInEveryTownship), _) => Standing::Townships {
            with: townships.iter().filter(|one| one.counted.institutions > 0).count(),
            all: townships.len(),
        },
        (Some(Measure::PlacesPerThousand { at_least }), None) => {
            Standing::NoPopulation { enough_for: (f64::from(whole.places) * 1000.0 / at_least) as u32 }
        }
        (Some(Measure::PlacesPerThousand { at_least }), Some(population)) => {
            let residents = population.residents.get();
            // 5.3 a thousand is not a whole number in binary: a millionth of a place too many is none too few.
            let needed = (at_least * f64::from(residents) / 1000.0 - 1e-6).ceil() as u32;
            Standing::PerThousand {
                hundredths: hundredths_a_thousand(whole.places, residents),
                wanting: needed.saturating_sub(whole.places),
            }
        }
    }
}

/// 托位 for every thousand residents, in hundredths, rounded down.
pub fn hundredths_a_thousand(places: u32, residents: u32) -> u32 {
    u32::try_from(u64::from(places) * 100_000 / u64::from(residents.max(1))).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::num::NonZeroU32;

    use super::*;
    use tuoyu_catalog::institution::{Datum, Filing, FilingStatus, Operation, Position};
    use tuoyu_catalog::region::{Region, Residents};
    use tuoyu_catalog::{InstitutionId, RegionCode, Source, TownshipCode};

    const CODE: &str = "410305";

    fn township(nth: u32, kind: TownshipKind) -> Township {
        let code = TownshipCode::parse(&format!("{CODE}{nth:03}")).unwrap();
        Township { name: format!("第{nth}街道"), code, kind }
    }

    /// A filed institution in a township with places, north of a point by so many metres.
    fn place(nth: u32, places: Option<u16>, metres: Option<f64>) -> Institution {
        let id = InstitutionId::parse(&format!("demo-{nth}-{}", metres.unwrap_or(0.0) as u32)).unwrap();
        let mut one = Institution::named(id, "示例".to_owned(), RegionCode::parse(CODE).unwrap(), Date::default());
        one.township = Some(township(nth, TownshipKind::Street).code);
        one.places = places;
        one.filing = Some(Filing {
            status: FilingStatus::Filed,
            receipt: None,
            date: None,
            reasons: None,
            history: Vec::new(),
            source: None,
        });
        one.position = metres.map(|metres| Position {
            lon: 112.4,
            lat: 34.6 + metres / 111_195.0,
            datum: Datum::Wgs84,
            precision: Precision::Exact,
        });
        one
    }

    fn region(measures: &[Measure], population: Option<Population>) -> Region {
        let target = |measure: &Measure| Target {
            year: 2025,
            text: "示例".to_owned(),
            clause: "一".to_owned(),
            measure: Some(*measure),
        };
        Region {
            code: RegionCode::parse(CODE).unwrap(),
            name: "示例区".to_owned(),
            full_name: "示例省示例区".to_owned(),
            authority: None,
            authority_telephone: None,
            authority_mail: None,
            townships: [1, 2, 3]
                .map(|nth| township(nth, if nth == 3 { TownshipKind::Zone } else { TownshipKind::Street }))
                .to_vec(),
            population,
            plan: None,
            targets: measures.iter().map(target).collect(),
            duties: Vec::new(),
        }
    }

    fn body(institutions: &[Institution], measures: &[Measure], population: Option<Population>) -> CoverageBody {
        CoverageBody::of(&Shard::of(region(measures, population), institutions, &[]), institutions)
    }

    fn people(residents: u32) -> Option<Population> {
        let count = NonZeroU32::new(residents).unwrap();
        let townships = vec![Residents { township: township(1, TownshipKind::Street).code, residents: count }];
        Some(Population { residents: count, date: Date::default(), townships, source: Source::default() })
    }

    #[test]
    fn only_what_is_filed_and_not_closed_counts_and_unstated_places_are_told() {
        let mut closed = place(1, Some(50), None);
        closed.operation = Some(Operation::Closed);
        let mut lapsed = place(1, Some(50), None);
        lapsed.filing.as_mut().unwrap().status = FilingStatus::Lapsed;
        let mut unsaid = place(1, Some(50), None);
        unsaid.filing = None;
        let all = [place(1, Some(30), None), place(1, None, None), place(3, Some(7), None), closed, lapsed, unsaid];
        let body = body(&all, &[Measure::PlaceInEveryTownship], None);
        assert_eq!(body.whole, Counted { institutions: 3, places: 37, unstated: 1 });
        let first = body.townships.first().unwrap();
        assert_eq!(first.counted, Counted { institutions: 2, places: 30, unstated: 1 });
        // The third is a development zone and no 镇街.
        assert_eq!(body.elsewhere, Counted { institutions: 1, places: 7, unstated: 0 });
        assert_eq!(body.without_a_place().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["第2街道"]);
        assert_eq!(body.targets.first().unwrap().1, Standing::Townships { with: 1, all: 2 });
    }

    #[test]
    fn three_kilometres_reach_over_the_border_and_not_a_step_further() {
        // The middle of the first township is its only institution; the other two stand in the second.
        let all = [place(1, Some(10), Some(0.0)), place(2, Some(20), Some(2_990.0)), place(2, Some(40), Some(3_090.0))];
        let found = body(&all, &[], None);
        let reach = |nth: usize| found.townships.get(nth).and_then(|one| one.within_reach);
        assert_eq!(reach(0), Some(Counted { institutions: 2, places: 30, unstated: 0 }));
        // The second's middle lies between its own two, 3,040 m from the first's.
        assert_eq!(reach(1).map(|counted| counted.institutions), Some(2));

        let mut vague = place(2, Some(5), Some(0.0));
        vague.position.as_mut().unwrap().precision = Precision::Township;
        assert_eq!(
            body(&[vague], &[], None).townships.get(1).and_then(|one| one.within_reach),
            Some(Counted::default())
        );
        let nowhere = body(&[place(1, Some(5), None)], &[], None);
        assert!(nowhere.townships.iter().all(|one| one.within_reach.is_none()), "no position, no reach");
    }

    #[test]
    fn a_target_by_the_thousand_is_held_against_the_residents_stated_and_nothing_else() {
        let target = [Measure::PlacesPerThousand { at_least: 5.3 }];
        for (places, residents, standing) in [
            (53, Some(10_000), Standing::PerThousand { hundredths: 530, wanting: 0 }),
            (52, Some(10_000), Standing::PerThousand { hundredths: 520, wanting: 1 }),
            (0, Some(10_000), Standing::PerThousand { hundredths: 0, wanting: 53 }),
            (53, Some(10_001), Standing::PerThousand { hundredths: 529, wanting: 1 }),
            (53, None, Standing::NoPopulation { enough_for: 10_000 }),
            (0, None, Standing::NoPopulation { enough_for: 0 }),
        ] {
            let found = body(&[place(1, Some(places), None)], &target, residents.and_then(people));
            assert_eq!(found.targets.first().unwrap().1, standing, "{places} for {residents:?}");
            assert_eq!(found.townships.first().unwrap().residents, residents);
            assert_eq!(found.townships.get(1).unwrap().residents, None, "stated for the first alone");
        }
        let mut unmeasured = region(&target, None);
        unmeasured.targets.iter_mut().for_each(|target| target.measure = None);
        let found = CoverageBody::of(&Shard::of(unmeasured, &[], &[]), &[]);
        assert_eq!((found.targets.first().unwrap().1, found.as_of), (Standing::NotToldHere, None));
    }
}
