//! Distance, datum, grid clusters, nearest: the geometry of the list and the map.
//!
//! Vocabulary: a [`Point`] is longitude and latitude in degrees on WGS-84 (CGCS2000 is taken for the same, they differ by
//! centimetres); a *ring* is a closed line of points; [`mercator`] is the plane of web maps; a [`Cluster`] is one circle on
//! the map that stands for one or more points.
//!
//! Surprise: nothing here is an index held up to date. Every answer is computed from a plain slice of points, because a scan
//! of the whole nation costs less than the bytes of a tree would (README.md has the numbers); [`Grid`] alone keeps an order of
//! its own, for whom asks of the whole nation at every move.

mod bounds;
mod cluster;
mod datum;
mod grid;
pub mod mercator;
mod nearest;
mod point;
mod ring;

pub use bounds::{Bounds, bounds};
pub use cluster::{Cluster, Clusters, Level, MOST_PLACES};
pub use datum::{Datum, convert};
pub use grid::Grid;
pub use nearest::{Near, nearest};
pub use point::{Point, blur, distance_m, mean_point};
pub use ring::contains;

/// The examples of README.md, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
