//! A page's data: all a page shows, made from the export; native only.
//!
//! The browser is given no more of it than the page's live part needs ([`Page::live`]).

mod calculators;
mod coverage;
mod institution;
mod map;
mod open;
pub(crate) mod picture;
mod policy;
mod questions;
mod services;
mod sheets;

use std::sync::Arc;

use leptos::prelude::*;
use serde::Serialize;
use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::manifest::{FileEntry, Provenance};
use tuoyu_catalog::region::{Region, Township};
use tuoyu_catalog::runtime::{RegionSummary, Shard, Site};
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{Card, Date, RegionCode};
use tuoyu_childhealth::vaccines::Schedule;
use tuoyu_content::{Guidance, GuidanceEntry, Help, PolicyEntry};
use tuoyu_spatial::{Point, distance_m, mean_point};

pub use self::coverage::{Counted, CoverageBody, REACH_M, Standing, TownshipCoverage, hundredths_a_thousand};
pub use self::institution::{Authority, InstitutionBody};
pub use self::map::MapData;
pub use self::open::{ChangesBody, FieldRow, OpenDataBody};
use self::picture::Picture;
pub use self::policy::{Library, LibraryError, PolicyBody, RegionDepartmentsBody};
pub use self::questions::questions_of;
pub use self::services::ServicesBody;
pub use self::sheets::sheets_of;
use crate::live::care::{self, AllDoses, Care, LocalDoses, Reading, Title};
use crate::live::check::{Check, CheckData};
use crate::live::compare::{self, Compare};
use crate::live::growth::{self, Growth};
use crate::live::places::{FinderData, Levels, Place, Places};
use crate::live::policies::{self, FamiliesData, OperatorsData, Policies};
use crate::live::shortlist::{Questions, Shortlist};
use crate::live::signs::{self, Signs};
use crate::live::{LiveData, Plain, Room};
use crate::route::Route;

/// All a page shows.
#[derive(Clone, Debug)]
pub struct Page {
    /// Which page it is.
    pub route: Route,
    /// The day the page is written for.
    pub today: Date,
    /// What every page shows.
    pub head: Head,
    /// What this page shows.
    pub body: Body,
}

impl Page {
    /// The page's live part, if it has one.
    pub fn live(&self) -> Option<LivePart> {
        let today = self.today;
        let care = |part| Some(LivePart::Care(LiveData { today, part }));
        let policies = |part| Some(LivePart::Policies(LiveData { today, part }));
        match &self.body {
            Body::Finder(data) => Some(LivePart::Places(LiveData { today, part: data.live.clone() })),
            Body::Check(names) => {
                let part = CheckData { regions: self.head.regions.clone(), names: names.clone() };
                Some(LivePart::Check(LiveData { today, part }))
            }
            Body::ForFamilies(data) => policies(policies::Part::Families(data.clone())),
            Body::ForOperators(data) => policies(policies::Part::Operators(data.clone())),
            Body::Vaccines(local) => {
                let national = Schedule::national().ok()?;
                care(care::Part::Vaccines(AllDoses::of(&national, local)))
            }
            Body::Checks => care(care::Part::Checks),
            Body::Guidance(articles) => care(care::Part::Month(reading(articles))),
            Body::Shortlist(questions) => Some(LivePart::Shortlist(LiveData { today, part: (**questions).clone() })),
            Body::Compare => Some(LivePart::Compare(LiveData { today, part: compare::Part })),
            Body::Growth => Some(LivePart::Growth(LiveData { today, part: growth::Part::Chart })),
            Body::Milestones => Some(LivePart::Signs(LiveData { today, part: signs::Part::Milestones })),
            _ => None,
        }
    }

    /// The room whose code the page loads.
    pub fn room(&self) -> &'static str {
        self.live().map_or(Plain::NAME, |live| live.room())
    }
}

/// The live part of a page, by room.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum LivePart {
    /// Finding a place.
    Places(LiveData<FinderData>),
    /// Is it filed?
    Check(LiveData<CheckData>),
    /// What is due to whom.
    Policies(LiveData<policies::Part>),
    /// What follows from a birthday.
    Care(LiveData<care::Part>),
    /// Growing up.
    Growth(LiveData<growth::Part>),
    /// The warning signs.
    Signs(LiveData<signs::Part>),
    /// What a family has kept.
    Shortlist(LiveData<Questions>),
    /// Up to four institutions side by side.
    Compare(LiveData<compare::Part>),
}

impl LivePart {
    /// The room it belongs to.
    pub fn room(&self) -> &'static str {
        match self {
            LivePart::Places(_) => Places::NAME,
            LivePart::Check(_) => Check::NAME,
            LivePart::Policies(_) => Policies::NAME,
            LivePart::Care(_) => Care::NAME,
            LivePart::Growth(_) => Growth::NAME,
            LivePart::Signs(_) => Signs::NAME,
            LivePart::Shortlist(_) => Shortlist::NAME,
            LivePart::Compare(_) => Compare::NAME,
        }
    }
}

/// The articles as far as choosing among them by month needs.
fn reading(articles: &[GuidanceEntry]) -> Reading {
    let title = |article: &GuidanceEntry| {
        Some(Title {
            slug: article.slug.clone(),
            title: article.title.clone(),
            topic: *article.topics.first()?,
            from: article.from_month,
            to: article.to_month,
        })
    };
    Reading { titles: articles.iter().filter_map(title).collect(), due: (0..=36).map(care::due).collect() }
}

/// The page being rendered; `App` provides it before any component is made.
pub(crate) fn use_page() -> Arc<Page> {
    expect_context::<Arc<Page>>()
}

/// What every page shows of the export.
#[derive(Clone, Debug)]
pub struct Head {
    /// Whether the institutions are real.
    pub provenance: Provenance,
    /// Who publishes the site's data.
    pub publisher: String,
    /// The newest day any fact was stated.
    pub as_of: Date,
    /// The regions, for the switch.
    pub regions: Vec<RegionEntry>,
}

impl Head {
    /// The head of a site.
    pub fn of(site: &Site) -> Head {
        Head {
            provenance: site.provenance,
            publisher: site.publisher.clone(),
            as_of: site.as_of,
            regions: site.regions.iter().map(|region| region.entry.clone()).collect(),
        }
    }

    /// The region with this code.
    pub fn region(&self, code: &RegionCode) -> Option<&RegionEntry> {
        self.regions.iter().find(|region| region.code == *code)
    }
}

/// What one page shows.
#[derive(Clone, Debug)]
pub enum Body {
    /// The home page.
    Home(HomeBody),
    /// A region.
    Region(RegionBody),
    /// A region's finder.
    Finder(Box<FinderBody>),
    /// What a region's register adds up to.
    Coverage(Box<CoverageBody>),
    /// Which office of a region does what.
    RegionDepartments(Box<RegionDepartmentsBody>),
    /// An institution.
    Institution(Box<InstitutionBody>),
    /// What a family has kept on its device.
    Shortlist(Box<Questions>),
    /// Up to four institutions side by side.
    Compare,
    /// Is it filed? The lists are fetched once a region is chosen, the two files of all names when none is.
    Check(Option<(FileEntry, FileEntry)>),
    /// What each grade means.
    Schemes(Vec<Scheme>),
    /// The policies.
    Policies(Arc<Library>),
    /// What applied on a day.
    PoliciesOnDate(Arc<Library>),
    /// What a family is due.
    ForFamilies(FamiliesData),
    /// What an operator or an employer can claim.
    ForOperators(OperatorsData),
    /// A policy.
    Policy(Box<PolicyBody>),
    /// How a place is filed, and what it can be held against.
    FilingGuide(Arc<Library>),
    /// Whom to ask.
    Departments(Arc<Library>),
    /// The guidance.
    Guidance(Vec<GuidanceEntry>),
    /// A guidance article.
    Article(Box<Guidance>),
    /// Going to childcare.
    Start(Box<Help>),
    /// The sheet for whoever takes the child there.
    StartSheet,
    /// Services for families: the regions.
    Services,
    /// Services for families in a region.
    RegionServices(Box<ServicesBody>),
    /// The tools that follow a child.
    Tools,
    /// Growth beside the standards.
    Growth,
    /// Vaccination, with the doses that regions add.
    Vaccines(Vec<LocalDoses>),
    /// The health visits.
    Checks,
    /// The warning signs of development.
    Milestones,
    /// The data for other uses.
    OpenData(Box<OpenDataBody>),
    /// What has changed.
    Changes(ChangesBody),
    /// A page about the site.
    Help(Box<Help>),
    /// Nothing is here.
    NotFound,
}

impl Body {
    /// The region the page is about.
    pub fn region(&self) -> Option<&RegionCode> {
        match self {
            Body::Region(body) => Some(&body.shard.region.code),
            Body::Finder(body) => Some(&body.live.region.code),
            Body::Coverage(body) => Some(&body.region.code),
            Body::Institution(body) => Some(&body.region.code),
            Body::Policy(body) => body.entry.region.as_ref(),
            Body::RegionDepartments(body) => Some(&body.region.code),
            Body::RegionServices(body) => Some(&body.region.code),
            Body::Changes(body) => body.region.as_ref().map(|region| &region.code),
            _ => None,
        }
    }
}

/// The home page.
#[derive(Clone, Debug)]
pub struct HomeBody {
    /// The regions with their sums.
    pub regions: Vec<RegionSummary>,
    /// A few policies that concern every family.
    pub policies: Vec<Brief>,
    /// A few guidance articles.
    pub guidance: Vec<Brief>,
}

/// A title, a sentence, and where they lead.
#[derive(Clone, Debug)]
pub struct Brief {
    /// The article's slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence.
    pub summary: String,
}

/// A region's page.
#[derive(Clone, Debug)]
pub struct RegionBody {
    /// The region and its list.
    pub shard: Arc<Shard>,
    /// The registry, to name levels.
    pub schemes: Arc<Vec<Scheme>>,
    /// The policies.
    pub library: Arc<Library>,
    /// What its map is drawn on.
    pub basemap: Option<Arc<BasemapFile>>,
}

/// A region's finder.
#[derive(Clone, Debug)]
pub struct FinderBody {
    /// What answers.
    pub live: FinderData,
    /// What the live map is told.
    pub map: MapData,
    /// The region's map before anything answers.
    pub(crate) picture: Option<Picture>,
}

impl FinderBody {
    /// The finder of a region.
    pub fn of(live: FinderData, shard: &Shard, basemap: Option<&BasemapFile>, map: MapData) -> FinderBody {
        FinderBody { live, map, picture: Picture::of(shard, basemap, None) }
    }
}

/// The three guidance articles the home page leads with.
const HOME_GUIDANCE: [&str; 3] = ["complementary-feeding-start", "sleep-hours", "screen-time"];

/// The three policies the home page leads with.
const HOME_POLICIES: [&str; 3] = ["childcare-allowance", "special-deduction", "filing-rules"];

impl HomeBody {
    /// The home page of a site.
    pub fn of(site: &Site, policies: &[PolicyEntry], guidance: &[GuidanceEntry]) -> HomeBody {
        let policy = |slug: &&str| {
            let entry = policies.iter().find(|entry| entry.slug == **slug)?;
            Some(Brief { slug: entry.slug.clone(), title: entry.short.clone(), summary: entry.summary.clone() })
        };
        let article = |slug: &&str| {
            let entry = guidance.iter().find(|entry| entry.slug == **slug)?;
            Some(Brief { slug: entry.slug.clone(), title: entry.title.clone(), summary: entry.summary.clone() })
        };
        HomeBody {
            regions: site.regions.clone(),
            policies: HOME_POLICIES.iter().filter_map(policy).collect(),
            guidance: HOME_GUIDANCE.iter().filter_map(article).collect(),
        }
    }
}

impl FinderData {
    /// The finder of a region; `articles` is the file of what a search looks in of policies and guidance.
    pub fn of(shard: &Shard, schemes: &[Scheme], articles: Option<FileEntry>) -> FinderData {
        let region = &shard.region;
        let place = |township: &Township| Place {
            code: township.code.clone(),
            name: township.name.clone(),
            point: shard.township_point(&township.code),
        };
        FinderData {
            region: entry(region),
            townships: region.townships.iter().map(place).collect(),
            levels: Levels::of(schemes),
            cards: shard.cards.clone(),
            metres_per_degree: metres_per_degree(&shard.cards),
            readings: shard.readings.clone(),
            articles,
        }
    }
}

fn entry(region: &Region) -> RegionEntry {
    RegionEntry { code: region.code.clone(), name: region.name.clone(), full_name: region.full_name.clone() }
}

/// Metres in a degree of longitude and of latitude about the middle of the cards' points.
fn metres_per_degree(cards: &[Card]) -> (f64, f64) {
    let points = cards.iter().filter_map(|card| card.point).map(|(lon, lat)| Point { lon, lat });
    let middle = mean_point(points).unwrap_or(Point { lon: 0.0, lat: 0.0 });
    let step = 0.01;
    let east = distance_m(middle, Point { lon: middle.lon + step, ..middle }) / step;
    let north = distance_m(middle, Point { lat: middle.lat + step, ..middle }) / step;
    (east.round(), north.round())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use tuoyu_catalog::institution::{Datum, Position, Precision};
    use tuoyu_catalog::{Institution, InstitutionId};

    fn card(id: &str, lon: f64, lat: f64) -> Card {
        let code = RegionCode::parse("140525").unwrap();
        let mut one = Institution::named(InstitutionId::parse(id).unwrap(), id.to_owned(), code, Date::default());
        one.position = Some(Position { lon, lat, datum: Datum::Wgs84, precision: Precision::Exact });
        Card::of(&one, &[])
    }

    #[test]
    fn within_a_county_flat_distances_are_those_on_the_globe() {
        // 泽州县 is the widest of the five: about 80 km from corner to corner.
        let cards = [card("a1", 112.45, 35.20), card("b2", 113.20, 35.70)];
        let (east, north) = metres_per_degree(&cards);
        for (a, b) in [((112.45, 35.2), (113.2, 35.7)), ((112.8, 35.2), (112.8, 35.7)), ((112.45, 35.5), (113.2, 35.5))]
        {
            let flat = ((b.0 - a.0) * east).hypot((b.1 - a.1) * north);
            let globe = distance_m(Point { lon: a.0, lat: a.1 }, Point { lon: b.0, lat: b.1 });
            assert!((flat / globe - 1.0).abs() < 0.005, "{flat} {globe}");
        }
    }
}
