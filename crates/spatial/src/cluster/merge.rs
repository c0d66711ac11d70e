//! Merges circles until no two overlap.
//!
//! Circles are laid down one by one. One that overlaps a circle already lying there takes up the nearest such, moves to their
//! common mean, and is tried again; the rest lie apart all the while. Each taking up leaves one circle fewer, so it ends.
//!
//! Surprise: the buckets that find neighbours are never cleaned. Circles that were taken up stay in them, marked empty: a
//! bucket covers so little ground that the cells around it bound how many can gather there.

use super::{NONE, radius_px};
use crate::mercator::World;

/// Side of a bucket in pixels: wider than most circles, so that few buckets are looked into.
const BUCKET_PX: f64 = 64.0;

/// Points drawn as one, in pixels of their zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Circle {
    pub(super) x: f64,
    pub(super) y: f64,
    /// 0 once another circle has taken it up.
    pub(super) n_points: u32,
    /// In pixels; kept because it is asked for far more often than it changes.
    radius: f64,
}

/// What merging leaves.
pub(super) struct Merged {
    /// No two of them overlap.
    pub(super) circles: Vec<Circle>,
    /// For each circle that went in, which of `circles` stands for it.
    pub(super) owners: Vec<u32>,
}

impl Circle {
    /// The mean of some places in a world `px` wide.
    pub(super) fn new(places: impl Iterator<Item = World>, px: f64) -> Self {
        let (n_points, x, y) = places.fold((0, 0.0, 0.0), |(n, x, y), world| (n + 1, x + world.x, y + world.y));
        let scale = px / f64::from(n_points.max(1));
        Self::at(x * scale, y * scale, n_points)
    }

    fn joined(self, other: Self) -> Self {
        let n_points = self.n_points + other.n_points;
        let share = f64::from(other.n_points) / f64::from(n_points.max(1));
        Self::at(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share, n_points)
    }

    fn at(x: f64, y: f64, n_points: u32) -> Self {
        Self { x, y, n_points, radius: f64::from(radius_px(n_points)) }
    }

    /// The square of the distance between the middles, if the circles overlap; touching is not overlapping.
    fn overlap(&self, other: &Self) -> Option<f64> {
        let square = (self.x - other.x).powi(2) + (self.y - other.y).powi(2);
        let apart = self.radius + other.radius;
        (other.n_points > 0 && square < apart * apart).then_some(square)
    }
}

/// Merges circles that overlap, in the order given, into their means.
pub(super) fn merge_overlapping(circles: impl ExactSizeIterator<Item = Circle>) -> Merged {
    let mut floor = Floor::new(circles.len());
    for circle in circles {
        floor.lay(circle);
    }
    floor.clear_up()
}

/// Where circles are laid. A circle's slot is its turn; what takes up another gets the taker's slot.
struct Floor {
    circles: Vec<Circle>,
    /// The slot that took up each; itself while it lies.
    takers: Vec<u32>,
    /// Last slot laid in each bucket, and before each slot the previous one of its bucket.
    buckets: Vec<u32>,
    previous: Vec<u32>,
    largest_radius: f64,
}

impl Floor {
    fn new(n_circles: usize) -> Self {
        Self {
            circles: Vec::with_capacity(n_circles),
            takers: Vec::with_capacity(n_circles),
            buckets: vec![NONE; (n_circles * 2).next_power_of_two()],
            previous: Vec::with_capacity(n_circles),
            largest_radius: 0.0,
        }
    }

    fn lay(&mut self, mut circle: Circle) {
        let slot = self.circles.len() as u32;
        while let Some(taken) = self.nearest_overlapping(&circle) {
            if let Some(other) = self.circles.get_mut(taken as usize) {
                circle = circle.joined(*other);
                other.n_points = 0;
            }
            if let Some(taker) = self.takers.get_mut(taken as usize) {
                *taker = slot;
            }
        }
        let bucket = self.bucket_of(bucket_line(circle.x), bucket_line(circle.y));
        self.previous.push(self.buckets.get(bucket).copied().unwrap_or(NONE));
        if let Some(last) = self.buckets.get_mut(bucket) {
            *last = slot;
        }
        self.largest_radius = self.largest_radius.max(circle.radius);
        self.takers.push(slot);
        self.circles.push(circle);
    }

    /// Of equally near ones the first laid.
    fn nearest_overlapping(&self, circle: &Circle) -> Option<u32> {
        let reach = circle.radius + self.largest_radius;
        let mut nearest: Option<(f64, u32)> = None;
        for row in bucket_line(circle.y - reach)..=bucket_line(circle.y + reach) {
            for column in bucket_line(circle.x - reach)..=bucket_line(circle.x + reach) {
                let mut slot = self.buckets.get(self.bucket_of(column, row)).copied().unwrap_or(NONE);
                while let Some(other) = self.circles.get(slot as usize) {
                    if let Some(square) = circle.overlap(other)
                        && nearest.is_none_or(|found| (square, slot) < found)
                    {
                        nearest = Some((square, slot));
                    }
                    slot = self.previous.get(slot as usize).copied().unwrap_or(NONE);
                }
            }
        }
        nearest.map(|(_, slot)| slot)
    }

    /// Different squares may share a bucket: distance decides, the bucket only proposes.
    fn bucket_of(&self, column: u32, row: u32) -> usize {
        let bits = self.buckets.len().ilog2() / 2;
        ((row << bits) ^ (row >> bits) ^ column) as usize & (self.buckets.len() - 1)
    }

    fn clear_up(self) -> Merged {
        let mut places = vec![NONE; self.circles.len()];
        let mut circles = Vec::new();
        for (place, circle) in places.iter_mut().zip(&self.circles).filter(|(_, circle)| circle.n_points > 0) {
            *place = circles.len() as u32;
            circles.push(*circle);
        }
        // A taker always has a later slot, so from the back every taker's own place is known before it is asked for.
        for slot in (0..places.len()).rev() {
            let place = self.takers.get(slot).and_then(|taker| places.get(*taker as usize)).copied().unwrap_or(NONE);
            if let Some(own) = places.get_mut(slot) {
                *own = place;
            }
        }
        Merged { circles, owners: places }
    }
}

/// The cast cuts off the fraction, and takes what lies before the first line for the first.
fn bucket_line(px: f64) -> u32 {
    (px / BUCKET_PX) as u32
}
