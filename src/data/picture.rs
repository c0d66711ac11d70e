//! A county's map as a static picture: what is drawn where, in the picture's own units.
//!
//! Vocabulary: a *mark* stands for one institution or, as a circle with a number, for several that would lie on each other; a
//! *label* names a township or a neighbour. A unit is one pixel on the narrowest phones; the picture is [`WIDTH`] units wide.
//!
//! Surprise: the clusters are the live map's own (`tuoyu_spatial`), made one zoom closer than the picture, so that its 11-unit
//! marks keep apart as 22-pixel touch targets would.

mod ground;
mod label;
mod view;

use tuoyu_catalog::basemap::{BasemapFile, BorderLevel};
use tuoyu_catalog::institution::InstitutionKind;
use tuoyu_catalog::region::Township;
use tuoyu_catalog::runtime::Shard;
use tuoyu_catalog::{Card, InstitutionId, Source, TownshipCode};
use tuoyu_spatial::{Clusters, Point};

pub(crate) use ground::Ground;
pub(crate) use label::Label;
use label::{Box, Labels};
use view::{View, point, rings, tenth};

/// Units across a picture.
pub(crate) const WIDTH: f64 = 340.0;
/// The most units down.
const MOST_HEIGHT: f64 = 420.0;
/// Ground about the county, in units.
const MARGIN: f64 = 22.0;
/// Half the width of an institution's mark.
pub(crate) const MARK: f64 = 9.0;

/// A picture.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Units down.
    pub(crate) height: f64,
    /// The county's ground.
    pub(crate) ground: String,
    /// The townships' areas, where the authority has given them, each with its tone: 0 for none, up to [`TONES`].
    pub(crate) areas: Vec<(u8, String)>,
    /// How much stands in the townships whose areas are not known, as circles.
    pub(crate) sums: Vec<Sum>,
    /// The borders about, by level.
    pub(crate) borders: Vec<(BorderLevel, String)>,
    /// What is found there.
    pub(crate) marks: Vec<Mark>,
    /// The townships and the neighbours by name.
    pub(crate) labels: Vec<Label>,
    /// A round distance, and how many units it is.
    pub(crate) bar: (u32, f64),
    /// Where the boundaries come from.
    pub(crate) source: Source,
    /// 审图号.
    pub(crate) map_approval: Option<String>,
    /// The institutions that state no position.
    pub(crate) unplaced: Vec<(InstitutionId, String)>,
}

/// What every map says of its 审图号.
pub(crate) fn approval_words(number: Option<&str>) -> String {
    match number {
        Some(number) => format!("审图号：{number}"),
        None => "审图号：待发布单位填写".to_owned(),
    }
}

/// How many tones an area may have.
pub(crate) const TONES: u8 = 4;
/// Half the width of the circle of the township that has most.
const LARGEST: f64 = 24.0;
/// Half the width of what is kept free of names about the least circle.
const LEAST_FREE: f64 = 6.0;

/// What a township adds up to, as a circle.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sum {
    /// Units from the left.
    pub(crate) x: f64,
    /// Units from the top.
    pub(crate) y: f64,
    /// Half its width: its area is in proportion to the number.
    pub(crate) radius: f64,
    /// The township and the number, in words.
    pub(crate) words: String,
    /// The number.
    pub(crate) number: u32,
}

/// Something found at a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// Units from the left.
    pub(crate) x: f64,
    /// Units from the top.
    pub(crate) y: f64,
    /// What it is.
    pub(crate) stands_for: StandsFor,
}

/// What a mark stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum StandsFor {
    /// One institution.
    One {
        /// Its name.
        name: String,
        /// What sort of place it is, where stated.
        kind: Option<InstitutionKind>,
        /// Whether the position is only approximate.
        approximate: bool,
    },
    /// So many.
    Several(u32),
    /// The one with this number in the list beside the picture.
    Nth(usize, String),
    /// The institution the page is about.
    Here(String),
}

impl Picture {
    /// The picture of a region's list; `None` where neither boundary nor point is known. With `here` it is a map to find that one
    /// institution by.
    pub(crate) fn of(shard: &Shard, basemap: Option<&BasemapFile>, here: Option<&InstitutionId>) -> Option<Picture> {
        let view = View::of_region(shard, basemap, std::iter::empty())?;
        let standing = || shard.cards.iter().filter(|card| !card.is_gone());
        let shown: Vec<&Card> = standing().filter(|card| card.point.is_some()).collect();
        let own = shard.cards.iter().find(|card| Some(&card.id) == here);
        let marks = marks(&shown, own, view);
        let unplaced = standing().filter(|card| card.point.is_none()).map(|card| (card.id.clone(), card.name.clone()));
        Some(Picture {
            labels: labels(shard, basemap, &marks, view),
            marks,
            unplaced: unplaced.collect(),
            ..Picture::empty(basemap, view, &|_| 0)
        })
    }

    /// The picture of what each township adds up to: areas by tone where the authority has given them, circles where not. Townships
    /// with neither an area nor a point are left out, and all stand in the table.
    pub(crate) fn of_sums(
        shard: &Shard,
        basemap: Option<&BasemapFile>,
        sums: &[(TownshipCode, u32)],
        unit: &str,
    ) -> Option<Picture> {
        let view = View::of_region(shard, basemap, std::iter::empty())?;
        let most = sums.iter().map(|(_, number)| *number).max().filter(|most| *most > 0)?;
        let number = |code: &TownshipCode| sums.iter().find(|(one, _)| one == code).map_or(0, |(_, number)| *number);
        let tone = |code: &TownshipCode| (number(code) * u32::from(TONES)).div_ceil(most) as u8;
        let has_area = |code: &TownshipCode| {
            basemap.is_some_and(|basemap| basemap.townships.iter().any(|area| area.code == *code))
        };
        let place = |township: &Township| {
            let (x, y) = view.point(point(shard.township_point(&township.code)?));
            let number = number(&township.code);
            let radius = tenth(LARGEST * (f64::from(number) / f64::from(most)).sqrt());
            let words = format!("{}：{number} {unit}", township.name);
            Some(Sum { x, y, radius, words, number })
        };
        let townships = shard.region.townships.iter();
        let placed: Vec<(&Township, Sum)> =
            townships.filter_map(|township| Some((township, place(township)?))).collect();
        let mut labels = Labels::new(Box { left: 0.0, top: 0.0, right: WIDTH, bottom: view.height });
        for (_, sum) in &placed {
            labels.keep_free(sum.x, sum.y, sum.radius.max(LEAST_FREE));
        }
        for (township, sum) in &placed {
            labels.set((sum.x, sum.y), &township.name, "township");
        }
        let circles = placed.into_iter().filter(|(township, _)| !has_area(&township.code)).map(|(_, sum)| sum);
        Some(Picture { sums: circles.collect(), labels: labels.set, ..Picture::empty(basemap, view, &tone) })
    }

    /// The picture of these points of a region, each with its number in the list beside it and its name; `None` without any.
    pub(crate) fn of_points(
        shard: &Shard,
        basemap: Option<&BasemapFile>,
        points: &[(usize, &str, (f64, f64))],
    ) -> Option<Picture> {
        let view = View::of_region(shard, basemap, points.iter().map(|(_, _, at)| point(*at)))?;
        let mark = |(number, name, at): &(usize, &str, (f64, f64))| {
            let (x, y) = view.point(point(*at));
            Mark { x, y, stands_for: StandsFor::Nth(*number, (*name).to_owned()) }
        };
        let marks: Vec<Mark> = points.iter().map(mark).collect();
        let labels = labels(shard, basemap, &marks, view);
        (!marks.is_empty()).then(|| Picture { labels, marks, ..Picture::empty(basemap, view, &|_| 0) })
    }

    /// The ground alone, with the tone of each township's area.
    fn empty(basemap: Option<&BasemapFile>, view: View, tone: &dyn Fn(&TownshipCode) -> u8) -> Picture {
        Picture {
            height: view.height,
            ground: view.path(rings(basemap)),
            areas: basemap.map(|basemap| areas(basemap, view, tone)).unwrap_or_default(),
            sums: Vec::new(),
            borders: basemap.map(|basemap| borders(basemap, view)).unwrap_or_default(),
            marks: Vec::new(),
            labels: Vec::new(),
            bar: view.bar(),
            source: basemap.map(|basemap| basemap.source.clone()).unwrap_or_default(),
            map_approval: basemap.and_then(|basemap| basemap.map_approval.clone()),
            unplaced: Vec::new(),
        }
    }

    /// The kinds its marks show one by one, in the order kinds are shown.
    pub(crate) fn kinds(&self) -> Vec<InstitutionKind> {
        let shows = |kind: &InstitutionKind| {
            self.marks
                .iter()
                .any(|mark| matches!(&mark.stands_for, StandsFor::One { kind: own, .. } if own.as_ref() == Some(kind)))
        };
        InstitutionKind::ALL.iter().copied().filter(shows).collect()
    }
}

/// The borders in view, one path a level.
fn borders(basemap: &BasemapFile, view: View) -> Vec<(BorderLevel, String)> {
    let of_level = |level: &BorderLevel| {
        let lines = basemap.borders.iter().filter(|border| border.level == *level);
        (*level, lines.map(|border| view.visible(&border.path)).collect::<String>())
    };
    BorderLevel::ALL.iter().map(of_level).filter(|(_, path)| !path.is_empty()).collect()
}

fn areas(basemap: &BasemapFile, view: View, tone: &dyn Fn(&TownshipCode) -> u8) -> Vec<(u8, String)> {
    basemap.townships.iter().map(|area| (tone(&area.code), view.path(&area.rings))).collect()
}

/// The marks of the institutions that have a point, several in one where they would lie on each other; `here` last, above them.
fn marks(cards: &[&Card], here: Option<&Card>, view: View) -> Vec<Mark> {
    let points: Vec<Point> = cards.iter().filter_map(|card| card.point).map(point).collect();
    let zoom = (view.scale / 256.0).log2().floor().clamp(0.0, 21.0) as u8 + 1;
    let level = Clusters::new(&points).at_zoom(zoom);
    let mut marks = Vec::new();
    for cluster in level.clusters() {
        let (x, y) = view.place(cluster.world);
        let one = match level.members(cluster) {
            [only] => cards.get(*only as usize),
            _ => None,
        };
        let stands_for = match one {
            Some(card) => StandsFor::One { name: card.name.clone(), kind: card.kind, approximate: card.approximate },
            None => StandsFor::Several(cluster.n_points),
        };
        marks.push(Mark { x, y, stands_for });
    }
    if let Some((card, at)) = here.and_then(|card| Some((card, card.point?))) {
        let (x, y) = view.point(point(at));
        marks.push(Mark { x, y, stands_for: StandsFor::Here(card.name.clone()) });
    }
    marks
}

/// Townships where their institutions are, neighbours where their names stand, each where it covers least.
fn labels(shard: &Shard, basemap: Option<&BasemapFile>, marks: &[Mark], view: View) -> Vec<Label> {
    let mut labels = Labels::new(Box { left: 0.0, top: 0.0, right: WIDTH, bottom: view.height });
    for mark in marks {
        labels.keep_free(mark.x, mark.y, MARK);
    }
    for township in &shard.region.townships {
        if let Some(at) = shard.township_point(&township.code) {
            labels.set(view.point(point(at)), &township.name, "township");
        }
    }
    for neighbour in basemap.map(|basemap| &basemap.neighbours).into_iter().flatten() {
        let at = view.point(point((neighbour.label[0], neighbour.label[1])));
        labels.set_if_free(at, &neighbour.name, "neighbour");
    }
    labels.set
}

#[cfg(test)]
#[path = "picture/tests.rs"]
mod tests;
