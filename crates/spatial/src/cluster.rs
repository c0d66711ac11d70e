//! Circles that stand for many points, so that a map of the nation is readable and no two touch targets overlap.
//!
//! Vocabulary: a *cell* is a 32-pixel square of a grid fixed to the world; a [`Cluster`] is the points of one or more cells,
//! drawn as one circle at their mean; a [`Level`] is all clusters at one zoom. Per cell one circle is made, and circles that
//! would overlap are merged until none does (`merge`).
//!
//! Surprise: a level is computed for the whole world, whatever the map shows. Merging can travel from circle to circle, so only
//! this keeps every circle where it is while the map is panned. A county costs microseconds, the nation some tens of
//! milliseconds at worst (README.md).

mod merge;

use crate::mercator::{MAX_ZOOM, World, project, unproject, world_px};
use crate::{Bounds, Point};
use merge::{Circle, merge_overlapping};

/// Cells are 2^5 pixels wide: two points in one would nearly always overlap as circles, so the grid's lines do not show.
const CELL_PX_BITS: u32 = 5;
/// Bits of a position per axis: as many as the cells of the closest zoom need.
const AXIS_BITS: u32 = MAX_ZOOM as u32 + TILE_PX_BITS - CELL_PX_BITS;
/// What is left of 64 for a place's number, so that a place to be sorted is one number.
const IDX_BITS: u32 = 64 - 2 * AXIS_BITS;
/// A zoom's world is 2^(8 + zoom) pixels wide.
const TILE_PX_BITS: u32 = 8;

/// Points put in order for clustering at any zoom. Build once for a set of results, then [`Clusters::at_zoom`].
#[derive(Debug, Clone)]
pub struct Clusters {
    /// The places that are on the map: where each is in Morton order, then its number. So every cell of every zoom is one run.
    order: Vec<u64>,
    worlds: Vec<World>,
}

/// The most places: 1,048,576. Any beyond belong to no cluster.
pub const MOST_PLACES: usize = 1 << IDX_BITS;

/// All clusters at one zoom. Keep it while the map is panned.
#[derive(Debug, Clone)]
pub struct Level {
    clusters: Vec<Cluster>,
    /// Points by cluster, as [`Cluster::first`] and its count cut it.
    members: Vec<u32>,
    /// The cluster of each point, [`NONE`] for points off the globe.
    owners: Vec<u32>,
}

/// One circle on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cluster {
    /// The mean of its points on the map's plane; a single point's own place.
    pub world: World,
    /// How many points it stands for, at least 1.
    pub n_points: u32,
    first: u32,
}

/// No cluster, no run.
const NONE: u32 = u32::MAX;

impl Clusters {
    /// Orders the points. Those off the globe are left out and belong to no cluster.
    pub fn new(points: &[Point]) -> Self {
        let off = World { x: f64::NAN, y: f64::NAN };
        let world = |point: &Point| if point.is_on_globe() { project(*point) } else { off };
        Self::of_worlds(points.iter().map(world))
    }

    /// Orders places that are projected already: a browser has the sines, and the app need not carry its own. Those outside the unit
    /// square, or no numbers, are left out.
    pub fn of_worlds(worlds: impl IntoIterator<Item = World>) -> Self {
        let worlds: Vec<World> = worlds.into_iter().collect();
        let place = |(idx, world): (u64, &World)| {
            let inside = (0.0..=1.0).contains(&world.x) && (0.0..=1.0).contains(&world.y);
            inside.then(|| (spread(steps(world.x)) | spread(steps(world.y)) << 1) << IDX_BITS | idx)
        };
        let mut order: Vec<u64> = (0..MOST_PLACES as u64).zip(&worlds).filter_map(place).collect();
        order.sort_unstable();
        Self { order, worlds }
    }

    /// The clusters at a zoom; past [`MAX_ZOOM`] as at it. No two of their circles overlap.
    pub fn at_zoom(&self, zoom: u8) -> Level {
        let cell_bits = u32::from(zoom.min(MAX_ZOOM)) + TILE_PX_BITS - CELL_PX_BITS;
        let shift = 2 * (AXIS_BITS - cell_bits) + IDX_BITS;
        let px = world_px(zoom);
        let runs = || self.order.chunk_by(|a, b| a >> shift == b >> shift);
        let world = |place: &u64| self.worlds.get(idx_of(*place)).copied();
        let circles: Vec<Circle> = runs().map(|run| Circle::new(run.iter().filter_map(world), px)).collect();
        let merged = merge_overlapping(circles.into_iter());
        let mut owners = vec![NONE; self.worlds.len()];
        for (run, owner) in runs().zip(&merged.owners) {
            for place in run {
                if let Some(slot) = owners.get_mut(idx_of(*place)) {
                    *slot = *owner;
                }
            }
        }
        Level::new(&merged.circles, owners, px)
    }
}

impl Level {
    fn new(circles: &[Circle], owners: Vec<u32>, px: f64) -> Self {
        let mut first = 0;
        let mut clusters = Vec::with_capacity(circles.len());
        for circle in circles {
            let world = World { x: circle.x / px, y: circle.y / px };
            clusters.push(Cluster { world, n_points: circle.n_points, first });
            first += circle.n_points;
        }
        // A counting sort: each cluster's next free place moves on as its points arrive, in the caller's order.
        let mut free: Vec<u32> = clusters.iter().map(|cluster| cluster.first).collect();
        let mut members = vec![NONE; first as usize];
        for (idx, owner) in (0_u32..).zip(&owners) {
            let Some(next) = free.get_mut(*owner as usize) else { continue };
            if let Some(slot) = members.get_mut(*next as usize) {
                *slot = idx;
            }
            *next += 1;
        }
        Self { clusters, members, owners }
    }

    /// Every cluster of the level, in an order that depends on the points alone.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The clusters whose middle is in the box. Give a box somewhat larger than the map, or circles vanish at its edge.
    pub fn within(&self, bounds: Bounds) -> impl Iterator<Item = &Cluster> {
        // Projected once here, where each cluster would have to be projected back: that costs more than making it did.
        let [top_left, bottom_right] =
            [(bounds.west, bounds.north), (bounds.east, bounds.south)].map(|(lon, lat)| project(Point { lon, lat }));
        self.within_worlds(top_left, bottom_right)
    }

    /// The same between two corners that are projected already; across the antimeridian the left one's x is the greater.
    pub fn within_worlds(&self, top_left: World, bottom_right: World) -> impl Iterator<Item = &Cluster> {
        self.clusters.iter().filter(move |Cluster { world, .. }| {
            let after_west = top_left.x <= world.x;
            let before_east = world.x <= bottom_right.x;
            let within_x =
                if top_left.x <= bottom_right.x { after_west && before_east } else { after_west || before_east };
            within_x && top_left.y <= world.y && world.y <= bottom_right.y
        })
    }

    /// The points of a cluster of this level, by place in the slice given to [`Clusters::new`], ascending.
    pub fn members(&self, cluster: &Cluster) -> &[u32] {
        let first = cluster.first as usize;
        self.members.get(first..first + cluster.n_points as usize).unwrap_or_default()
    }

    /// The cluster that stands for a point; `None` if the point is off the globe or not among those given.
    pub fn cluster_of(&self, idx: usize) -> Option<&Cluster> {
        self.owners.get(idx).and_then(|owner| self.clusters.get(*owner as usize))
    }
}

impl Cluster {
    /// Where the circle's middle is on the earth.
    pub fn at(&self) -> Point {
        unproject(self.world)
    }

    /// Half the circle's width in CSS pixels: 22 for a single point, as touch targets are to be 44 wide, and 4 more for each
    /// further digit of the count it has to hold.
    pub fn radius_px(&self) -> u32 {
        radius_px(self.n_points)
    }
}

fn radius_px(n_points: u32) -> u32 {
    22 + 4 * n_points.max(1).ilog10()
}

/// The number of a place in the order.
fn idx_of(place: u64) -> usize {
    (place & (MOST_PLACES as u64 - 1)) as usize
}

/// 0 to 1 in 2^[`AXIS_BITS`] steps; 1 itself is in the last.
fn steps(unit: f64) -> u32 {
    let n_steps = 1_u32 << AXIS_BITS;
    ((unit * f64::from(n_steps)) as u32).min(n_steps - 1)
}

/// Moves bit i to bit 2i, so that two axes can be interleaved.
fn spread(bits: u32) -> u64 {
    let masks = [
        0x0000_FFFF_0000_FFFF,
        0x00FF_00FF_00FF_00FF,
        0x0F0F_0F0F_0F0F_0F0F,
        0x3333_3333_3333_3333,
        0x5555_5555_5555_5555,
    ];
    [16, 8, 4, 2, 1].iter().zip(masks).fold(u64::from(bits), |bits, (by, mask)| (bits | bits << by) & mask)
}

#[cfg(test)]
mod tests;
