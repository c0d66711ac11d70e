//! How degrees become units of a picture.

use tuoyu_catalog::basemap::{BasemapFile, Path};
use tuoyu_catalog::runtime::Shard;
use tuoyu_spatial::mercator::{World, project, unproject};
use tuoyu_spatial::{Point, distance_m};

use super::{MARGIN, MOST_HEIGHT, WIDTH};

/// The view of a picture: how degrees become units.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// Where the picture begins, in widths of the world.
    left: f64,
    top: f64,
    /// Units to the world's width.
    pub(super) scale: f64,
    /// Units down.
    pub(super) height: f64,
}

impl View {
    /// The view of a region: its boundary, its institutions and these points besides.
    pub(super) fn of_region(
        shard: &Shard,
        basemap: Option<&BasemapFile>,
        besides: impl Iterator<Item = Point>,
    ) -> Option<View> {
        let standing = shard.cards.iter().filter(|card| !card.is_gone()).filter_map(|card| card.point).map(point);
        View::of(corners(basemap).chain(standing).chain(besides))
    }

    /// The view that holds these points with a margin; `None` without any.
    pub(super) fn of(points: impl Iterator<Item = Point>) -> Option<View> {
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

    pub(super) fn place(self, world: World) -> (f64, f64) {
        (tenth((world.x - self.left) * self.scale), tenth((world.y - self.top) * self.scale))
    }

    pub(super) fn point(self, at: Point) -> (f64, f64) {
        self.place(project(at))
    }

    /// Closed rings as one path.
    pub(super) fn path(self, rings: &[Path]) -> String {
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
    pub(super) fn visible(self, path: &[[f64; 2]]) -> String {
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
    pub(super) fn bar(self) -> (u32, f64) {
        let middle =
            unproject(World { x: self.left + WIDTH / 2.0 / self.scale, y: self.top + self.height / 2.0 / self.scale });
        let step = 0.01;
        let metres = distance_m(middle, Point { lon: middle.lon + step, ..middle });
        let units_to_metre = step / 360.0 * self.scale / metres;
        let fits = |metres: &u32| f64::from(*metres) * units_to_metre <= WIDTH / 4.0;
        let round = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200].into_iter().find(fits).unwrap_or(100);
        (round, tenth(f64::from(round) * units_to_metre))
    }
}

/// A region's boundary; empty where it is not known.
pub(super) fn rings(basemap: Option<&BasemapFile>) -> &[Path] {
    basemap.map_or(&[], |basemap| &basemap.rings)
}

/// Its corners.
pub(super) fn corners(basemap: Option<&BasemapFile>) -> impl Iterator<Item = Point> + '_ {
    rings(basemap).iter().flatten().map(|at| point((at[0], at[1])))
}

/// A point from its degrees.
pub(super) fn point((lon, lat): (f64, f64)) -> Point {
    Point { lon, lat }
}

/// Units as they are written.
pub(super) fn tenth(units: f64) -> f64 {
    (units * 10.0).round() / 10.0
}
