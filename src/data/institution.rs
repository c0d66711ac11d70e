//! What an institution's page shows: its record, and what stands about it in its region.

use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::region::Township;
use tuoyu_catalog::runtime::Shard;
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{Card, Institution, InstitutionId};
use tuoyu_policy::Measure;
use tuoyu_spatial::{Point, distance_m};

use super::entry;
use super::picture::Picture;
use crate::live::places::Levels;

/// How many nearby places an institution's page names.
const NEIGHBOURS: usize = 3;

/// An institution's page.
#[derive(Clone, Debug)]
pub struct InstitutionBody {
    /// The institution.
    pub institution: Institution,
    /// The region.
    pub region: RegionEntry,
    /// The authority that publishes the list.
    pub authority: Authority,
    /// The township.
    pub township: Option<Township>,
    /// The schemes its badges and results are under.
    pub schemes: Vec<Scheme>,
    /// The levels of every scheme, to name those on its neighbours' badges.
    pub levels: Levels,
    /// The operator's other places in the region.
    pub siblings: Vec<(InstitutionId, String)>,
    /// The nearest places that are filed and open, with metres; where its own position is not known, those of its 镇街, without.
    pub neighbours: Vec<(Card, Option<f64>)>,
    /// What operators are granted that it already meets.
    pub measures: Vec<Measure>,
    /// Where it is in its region.
    pub(crate) picture: Option<Picture>,
}

/// Who publishes a region's list, as far as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Its name.
    pub name: Option<String>,
    /// Its telephone.
    pub telephone: Option<String>,
    /// Its mail address.
    pub mail: Option<String>,
}

impl InstitutionBody {
    /// The page of `institution`, one of `all` in its region.
    pub fn of(
        institution: &Institution,
        all: &[Institution],
        shard: &Shard,
        basemap: Option<&BasemapFile>,
        schemes: &[Scheme],
        measures: Vec<Measure>,
    ) -> InstitutionBody {
        let region = &shard.region;
        let used = |scheme: &&Scheme| {
            institution.recognitions.iter().any(|recognition| recognition.scheme == scheme.id)
                || institution.evaluations.iter().any(|evaluation| evaluation.scheme == scheme.id)
        };
        let same_operator = |other: &&Institution| {
            other.id != institution.id && other.operator.is_some() && other.operator == institution.operator
        };
        InstitutionBody {
            region: entry(region),
            authority: Authority {
                name: region.authority.clone(),
                telephone: region.authority_telephone.clone(),
                mail: region.authority_mail.clone(),
            },
            township: institution.township.as_ref().and_then(|code| region.township(code)).cloned(),
            schemes: schemes.iter().filter(used).cloned().collect(),
            levels: Levels::of(schemes),
            siblings: all.iter().filter(same_operator).map(|other| (other.id.clone(), other.name.clone())).collect(),
            neighbours: neighbours(institution, shard),
            measures,
            picture: institution.position.and_then(|_| Picture::of(shard, basemap, Some(&institution.id))),
            institution: institution.clone(),
        }
    }
}

fn neighbours(institution: &Institution, shard: &Shard) -> Vec<(Card, Option<f64>)> {
    let open =
        shard.cards.iter().filter(|card| card.id != institution.id && !card.is_gone() && card.operation.is_none());
    let Some(position) = institution.position else {
        let same = |card: &&Card| card.township.is_some() && card.township == institution.township;
        return open.filter(same).take(NEIGHBOURS).map(|card| (card.clone(), None)).collect();
    };
    let here = Point { lon: position.lon, lat: position.lat };
    let away = |card: &Card| card.point.map(|(lon, lat)| distance_m(here, Point { lon, lat }).round());
    let mut near: Vec<(&Card, f64)> = open.filter_map(|card| Some((card, away(card)?))).collect();
    near.sort_by(|(a, near_a), (b, near_b)| near_a.total_cmp(near_b).then_with(|| a.id.cmp(&b.id)));
    near.into_iter().take(NEIGHBOURS).map(|(card, metres)| (card.clone(), Some(metres))).collect()
}
