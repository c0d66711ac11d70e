//! A county's map as a static picture: what is drawn where, in the picture's own units.
//!
//! Vocabulary: a *mark* stands for one institution or, as a circle with a number, for several that would lie on each other; a
//! *label* names a township or a neighbour. A unit is one pixel on the narrowest phones; the picture is [`WIDTH`] units wide.
//!
//! Surprise: the clusters are the live map's own (`tuoyu_spatial`), made one zoom closer than the picture, so that its 11-unit
//! marks keep apart as 22-pixel touch targets would.

mod label;

use tuoyu_catalog::basemap::{BasemapFile, BorderLevel, Path};
use tuoyu_catalog::institution::InstitutionKind;
use tuoyu_catalog::runtime::Shard;
use tuoyu_catalog::sheet::SheetGround;
use tuoyu_catalog::{Card, InstitutionId, Source, TownshipCode};
use tuoyu_spatial::mercator::{World, project};
use tuoyu_spatial::{Clusters, Point, distance_m};

pub(crate) use label::Label;
use label::{Box, Labels};

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

/// The ground of a region's map and where on it a point lies, for paper on which something else is drawn.
pub(crate) struct Ground {
    view: View,
    /// What is drawn of it.
    pub(crate) sheet: SheetGround,
}

impl Ground {
    /// The ground of a region; `None` where neither boundary nor point is known.
    pub(crate) fn of(shard: &Shard, basemap: &BasemapFile) -> Option<Ground> {
        let points = shard.cards.iter().filter_map(|card| card.point).map(point);
        let view = View::of(basemap.rings.iter().flatten().map(|at| point((at[0], at[1]))).chain(points))?;
        let approval = approval_words(basemap.map_approval.as_deref());
        let source = format!("底图：{}。{approval}。", basemap.source.title);
        let sheet =
            SheetGround { view: format!("0 0 {WIDTH} {}", view.height), path: view.path(&basemap.rings), source };
        Some(Ground { view, sheet })
    }

    /// Where on it a point lies, in its units from the left and from the top.
    pub(crate) fn at(&self, at: (f64, f64)) -> (u32, u32) {
        let (x, y) = self.view.point(point(at));
        (x.round() as u32, y.round() as u32)
    }
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

/// The view of a picture: how degrees become units.
#[derive(Clone, Copy, Debug)]
struct View {
    left: f64,
    top: f64,
    /// Units to the world's width.
    scale: f64,
    height: f64,
}

impl Picture {
    /// The picture of a region's list; `None` where neither boundary nor point is known. With `here` it is a map to find that one
    /// institution by.
    pub(crate) fn of(shard: &Shard, basemap: Option<&BasemapFile>, here: Option<&InstitutionId>) -> Option<Picture> {
        let standing: Vec<&Card> = shard.cards.iter().filter(|card| !card.is_gone()).collect();
        let placed = |card: &&&Card| card.point.is_some();
        let points: Vec<Point> = standing.iter().filter_map(|card| card.point).map(point).collect();
        let rings: &[Path] = basemap.map_or(&[], |basemap| &basemap.rings);
        let view = View::of(rings.iter().flatten().map(|at| point((at[0], at[1]))).chain(points.iter().copied()))?;
        let shown: Vec<&Card> = standing.iter().filter(placed).copied().collect();
        let own = shard.cards.iter().find(|card| Some(&card.id) == here);
        let marks = marks(&shown, own, view);
        let labels = labels(shard, basemap, &marks, view);
        Some(Picture {
            height: view.height,
            ground: view.path(rings),
            areas: basemap.map(|basemap| areas(basemap, view, &|_| 0)).unwrap_or_default(),
            sums: Vec::new(),
            borders: basemap.map(|basemap| borders(basemap, view)).unwrap_or_default(),
            marks,
            labels,
            bar: view.bar(),
            source: basemap.map(|basemap| basemap.source.clone()).unwrap_or_default(),
            map_approval: basemap.and_then(|basemap| basemap.map_approval.clone()),
            unplaced: standing
                .iter()
                .filter(|card| card.point.is_none())
                .map(|card| (card.id.clone(), card.name.clone()))
                .collect(),
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
        let mut picture = Picture::of(shard, basemap, None)?;
        let rings: &[Path] = basemap.map_or(&[], |basemap| &basemap.rings);
        let points = shard.cards.iter().filter(|card| !card.is_gone()).filter_map(|card| card.point).map(point);
        let view = View::of(rings.iter().flatten().map(|at| point((at[0], at[1]))).chain(points))?;
        let most = sums.iter().map(|(_, number)| *number).max().filter(|most| *most > 0)?;
        let number = |code: &TownshipCode| sums.iter().find(|(one, _)| one == code).map_or(0, |(_, number)| *number);
        let tone = |code: &TownshipCode| (number(code) * u32::from(TONES)).div_ceil(most) as u8;
        let has_area = |code: &TownshipCode| {
            basemap.is_some_and(|basemap| basemap.townships.iter().any(|area| area.code == *code))
        };
        let mut labels = Labels::new(Box { left: 0.0, top: 0.0, right: WIDTH, bottom: view.height });
        let mut circles = Vec::new();
        for township in &shard.region.townships {
            let Some(at) = shard.township_point(&township.code).map(|at| view.point(point(at))) else { continue };
            let number = number(&township.code);
            let radius = tenth(LARGEST * (f64::from(number) / f64::from(most)).sqrt());
            labels.keep_free(at.0, at.1, radius.max(6.0));
            let words = format!("{}：{number} {unit}", township.name);
            if !has_area(&township.code) {
                circles.push(Sum { x: at.0, y: at.1, radius, words, number });
            }
        }
        for township in &shard.region.townships {
            if let Some(at) = shard.township_point(&township.code) {
                labels.set(view.point(point(at)), &township.name, "township");
            }
        }
        picture.areas = basemap.map(|basemap| areas(basemap, view, &tone)).unwrap_or_default();
        (picture.sums, picture.marks, picture.labels) = (circles, Vec::new(), labels.set);
        picture.unplaced.clear();
        Some(picture)
    }

    /// The picture of these points of a region, each with its number in the list beside it and its name.
    pub(crate) fn of_points(
        shard: &Shard,
        basemap: Option<&BasemapFile>,
        points: &[(usize, &str, (f64, f64))],
    ) -> Option<Picture> {
        let mut picture = Picture::of(shard, basemap, None).filter(|_| !points.is_empty())?;
        let rings: &[Path] = basemap.map_or(&[], |basemap| &basemap.rings);
        let placed = points.iter().map(|(_, _, at)| point(*at));
        let standing = shard.cards.iter().filter(|card| !card.is_gone()).filter_map(|card| card.point).map(point);
        let view = View::of(rings.iter().flatten().map(|at| point((at[0], at[1]))).chain(standing).chain(placed))?;
        let mark = |(number, name, at): &(usize, &str, (f64, f64))| {
            let (x, y) = view.point(point(*at));
            Mark { x, y, stands_for: StandsFor::Nth(*number, (*name).to_owned()) }
        };
        picture.marks = points.iter().map(mark).collect();
        picture.labels = labels(shard, basemap, &picture.marks, view);
        (picture.height, picture.ground, picture.bar) = (view.height, view.path(rings), view.bar());
        picture.areas = basemap.map(|basemap| areas(basemap, view, &|_| 0)).unwrap_or_default();
        picture.borders = basemap.map(|basemap| borders(basemap, view)).unwrap_or_default();
        picture.unplaced.clear();
        Some(picture)
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

impl View {
    /// The view that holds these points with a margin; `None` without any.
    fn of(points: impl Iterator<Item = Point>) -> Option<View> {
        let boxed = tuoyu_spatial::bounds(points)?;
        let [top_left, bottom_right] =
            [(boxed.west, boxed.north), (boxed.east, boxed.south)].map(|corner| project(point(corner)));
        // A single point has no extent: some kilometres about it are shown.
        let least = 4e-5;
        let across = (bottom_right.x - top_left.x).max(least);
        let down = (bottom_right.y - top_left.y).max(least);
        let scale = ((WIDTH - 2.0 * MARGIN) / across).min((MOST_HEIGHT - 2.0 * MARGIN) / down);
        let height = (down * scale + 2.0 * MARGIN).ceil();
        let middle = [top_left.x + bottom_right.x, top_left.y + bottom_right.y].map(|sum| sum / 2.0);
        let [x, y] = middle;
        Some(View { left: x - WIDTH / 2.0 / scale, top: y - height / 2.0 / scale, scale, height })
    }

    fn place(self, world: World) -> (f64, f64) {
        (tenth((world.x - self.left) * self.scale), tenth((world.y - self.top) * self.scale))
    }

    fn point(self, at: Point) -> (f64, f64) {
        self.place(project(at))
    }

    /// Closed rings as one path.
    fn path(self, rings: &[Path]) -> String {
        rings.iter().filter_map(|ring| self.line(ring)).map(|line| line + "z").collect()
    }

    /// The parts of a line that are in view.
    fn line(self, path: &[[f64; 2]]) -> Option<String> {
        let places: Vec<(f64, f64)> = path.iter().map(|at| self.point(point((at[0], at[1])))).collect();
        let mut drawn = String::new();
        for (at, (x, y)) in places.iter().enumerate() {
            let command = if at == 0 { 'M' } else { 'L' };
            drawn.push_str(&format!("{command}{x} {y}"));
        }
        (places.len() > 1).then_some(drawn)
    }

    /// The edges of a line that are in view, run together where they follow each other.
    fn visible(self, path: &[[f64; 2]]) -> String {
        let places: Vec<(f64, f64)> = path.iter().map(|at| self.point(point((at[0], at[1])))).collect();
        let mut drawn = String::new();
        let mut pen = None;
        for (from, to) in places.iter().zip(places.iter().skip(1)) {
            let outside = from.0.max(to.0) < 0.0
                || from.0.min(to.0) > WIDTH
                || from.1.max(to.1) < 0.0
                || from.1.min(to.1) > self.height;
            if outside || from == to {
                continue;
            }
            if pen != Some(*from) {
                drawn.push_str(&format!("M{} {}", from.0, from.1));
            }
            drawn.push_str(&format!("L{} {}", to.0, to.1));
            pen = Some(*to);
        }
        drawn
    }

    /// A round distance that fits the picture, in metres, and its units.
    fn bar(self) -> (u32, f64) {
        let middle = tuoyu_spatial::mercator::unproject(World {
            x: self.left + WIDTH / 2.0 / self.scale,
            y: self.top + self.height / 2.0 / self.scale,
        });
        let step = 0.01;
        let metres = distance_m(middle, Point { lon: middle.lon + step, ..middle });
        let units_to_metre = step / 360.0 * self.scale / metres;
        let fits = |metres: &u32| f64::from(*metres) * units_to_metre <= WIDTH / 4.0;
        let round = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200].into_iter().find(fits).unwrap_or(100);
        (round, tenth(f64::from(round) * units_to_metre))
    }
}

fn point((lon, lat): (f64, f64)) -> Point {
    Point { lon, lat }
}

fn tenth(units: f64) -> f64 {
    (units * 10.0).round() / 10.0
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
