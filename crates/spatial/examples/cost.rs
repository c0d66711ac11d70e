//! What the geometry costs, in milliseconds, the first time and the best of seven: 100,000 points about 2,800 county seats.
//!
//!   cargo run --profile native -p tuoyu-spatial --example cost

use std::hint::black_box;
use std::time::Instant;

use tuoyu_spatial::{Bounds, Clusters, Grid, Point, nearest};

const SEATS: usize = 2_800;
const POINTS: usize = 100_000;

fn main() {
    let points = points();
    let clusters = Clusters::new(&points);
    timed("Clusters::new", || Clusters::new(&points));
    for zoom in [4, 9, 12, 18] {
        let circles = clusters.at_zoom(zoom).clusters().len();
        timed(&format!("at_zoom({zoom}), {circles} circles"), || clusters.at_zoom(zoom));
    }
    let level = clusters.at_zoom(12);
    let view = Bounds { west: 112.0, south: 33.0, east: 114.0, north: 36.0 };
    timed("within a 2° × 3° box at zoom 12", || level.within(view).count());
    let here = Point { lon: 112.4, lat: 34.6 };
    timed("nearest, k = 20", || nearest(&points, here, 20));
    timed("Grid::new", || Grid::new(points.iter().copied()));
    let grid = Grid::new(points.iter().copied());
    timed("Grid::within 3 km", || grid.within(here, 3_000.0));
}

fn timed<T>(what: &str, work: impl Fn() -> T) {
    let once = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1e3
    };
    let times: Vec<f64> = (0..7).map(once).collect();
    let (first, best) = (times.first().copied().unwrap_or_default(), times.iter().copied().fold(f64::MAX, f64::min));
    println!("{what:<34} {first:8.3} {best:8.3}");
}

/// The same points each time, from a generator of few lines (xorshift): what matters is how they lie, not how random they are.
fn points() -> Vec<Point> {
    let mut state = 20_261_122_u64;
    let mut unit = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let seats: Vec<(f64, f64)> = (0..SEATS).map(|_| (98.0 + unit() * 26.0, 22.0 + unit() * 23.0)).collect();
    let mut about = |at: f64, spread: f64| at + (unit() + unit() + unit() - 1.5) * spread;
    let one = |&(lon, lat): &(f64, f64)| Point { lon: about(lon, 0.12), lat: about(lat, 0.1) };
    seats.iter().cycle().take(POINTS).map(one).collect()
}
