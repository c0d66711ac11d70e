//! What lies within a distance of a point, among very many points.
//!
//! The points are put in order of small cells, rows of them from south to north. Around a point only the cells of the rows
//! that the distance reaches are looked at, a run of each row. For a county's list [`nearest`](crate::nearest) is as quick
//! and needs nothing made beforehand.
//!
//! Surprise: distances up to some 600 km are worked out without a sine or a cosine for each point, by the first terms of
//! their series, which at such angles are exact to the last digits of a number.

use std::ops::Range;

use crate::nearest::Near;
use crate::point::{EARTH_RADIUS_M, METRES_PER_DEGREE};
use crate::{Point, distance_m};

/// The side of a cell in degrees: about 2 km, so that 3 km around touches four or five rows.
const SIDE: f64 = 1.0 / A_DEGREE;
/// Cells along a degree.
const A_DEGREE: f64 = 50.0;
const N_ROWS: usize = 9_000;
const N_COLUMNS: usize = 18_000;

/// The greatest angle, in radians, for which the series are good; some 600 km.
const SMALL: f64 = 0.1;

/// Points by cell.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The cell of each point, ascending: row times columns, plus column.
    cells: Vec<u32>,
    points: Vec<Point>,
    /// Which of the points as they were given.
    numbers: Vec<u32>,
}

impl Grid {
    /// The grid of some points, numbered as they come. Points off the globe are passed over. They are gone through twice,
    /// so that no copy of them is needed in between.
    pub fn new(points: impl IntoIterator<Item = Point, IntoIter: Clone>) -> Grid {
        let points = points.into_iter();
        let mut numbered = (0_u32..).zip(points.clone());
        let mut places: Vec<Place> = Vec::with_capacity(points.size_hint().0);
        while let Some(next) = numbered.next() {
            locate(next, &mut numbered, &mut places);
        }
        let places = counted(places, N_COLUMNS, |place| place.column);
        let places = counted(places, N_ROWS, |place| place.row);
        let mut grid = Grid {
            cells: places.iter().map(|place| cell(place.row.into(), place.column.into())).collect(),
            points: vec![Point { lon: 0.0, lat: 0.0 }; places.len()],
            numbers: places.iter().map(|place| place.number).collect(),
        };
        drop(places);
        let n_points = grid.numbers.iter().max().map_or(0, |greatest| *greatest as usize + 1);
        let mut place_of = vec![u32::MAX; n_points];
        for (place, number) in (0..).zip(&grid.numbers) {
            if let Some(slot) = place_of.get_mut(*number as usize) {
                *slot = place;
            }
        }
        // Those off the globe have a place that is none.
        for (place, point) in place_of.into_iter().zip(points) {
            if let Some(slot) = grid.points.get_mut(place as usize) {
                *slot = point;
            }
        }
        grid
    }

    /// Every point at most `metres` from `from`, nearest first, equals in the order they were given. None if `from` is off
    /// the globe.
    pub fn within(&self, from: Point, metres: f64) -> Vec<Near> {
        // A hair more than the distance, so that rounding loses no point: each is measured anyway.
        let reach = metres / METRES_PER_DEGREE + 1e-9;
        if !from.is_on_globe() || reach.is_nan() || reach < 0.0 {
            return Vec::new();
        }
        let mut found: Vec<(f64, u32)> = Vec::new();
        let measure = Measure::new(from, metres);
        let rows = row_of((from.lat - reach).max(-90.0))..=row_of((from.lat + reach).min(90.0));
        let columns = columns_within(from, reach);
        for row in rows {
            for columns in columns.iter().filter(|columns| !columns.is_empty()) {
                self.run(cell(row, columns.start)..cell(row, columns.end), &measure, &mut found);
            }
        }
        found.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let near = |(haversine, number)| Near { idx: number as usize, metres: arc(haversine) };
        found.into_iter().map(near).collect()
    }

    /// Adds the points of a run of cells that are near enough.
    #[inline]
    fn run(&self, cells: Range<u32>, measure: &Measure, found: &mut Vec<(f64, u32)>) {
        let start = self.cells.partition_point(|cell| *cell < cells.start);
        let rest = self.cells.get(start..).unwrap_or_default();
        let end = start + rest.iter().take_while(|cell| **cell < cells.end).count();
        let points = self.points.get(start..end).unwrap_or_default();
        for (point, number) in points.iter().zip(self.numbers.get(start..end).unwrap_or_default()) {
            let haversine = measure.haversine(*point);
            if haversine <= measure.most {
                found.push((haversine, *number));
            }
        }
    }
}

/// Which cell a point is in.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    number: u32,
    row: u16,
    column: u16,
}

/// How many points are handled at one go. A browser puts better code in the place of a function at its next call, so a
/// single long loop, run once when a page opens, would never get it.
const STRETCH: usize = 1024;

/// Adds the places of some points.
#[inline(never)]
fn locate(first: (u32, Point), rest: &mut impl Iterator<Item = (u32, Point)>, places: &mut Vec<Place>) {
    let points = std::iter::once(first).chain(rest.take(STRETCH));
    for (number, point) in points.filter(|(_, point)| point.is_on_globe()) {
        places.push(Place { number, row: row_of(point.lat) as u16, column: column_of(point.lon) as u16 });
    }
}

/// The same places in the order of their keys, equals as they came.
fn counted(places: Vec<Place>, n_keys: usize, key: impl Fn(&Place) -> u16) -> Vec<Place> {
    let mut starts = vec![0_u32; n_keys + 1];
    for place in &places {
        if let Some(count) = starts.get_mut(usize::from(key(place)) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut sorted = vec![Place::default(); places.len()];
    for stretch in places.chunks(STRETCH) {
        spread(stretch, &key, &mut starts, &mut sorted);
    }
    sorted
}

/// Puts some places where their keys start, and the starts behind them.
#[inline(never)]
fn spread(places: &[Place], key: impl Fn(&Place) -> u16, starts: &mut [u32], sorted: &mut [Place]) {
    for place in places {
        let Some(start) = starts.get_mut(usize::from(key(place))) else { continue };
        if let Some(slot) = sorted.get_mut(*start as usize) {
            *slot = *place;
        }
        *start += 1;
    }
}

fn row_of(lat: f64) -> usize {
    (((lat + 90.0) * A_DEGREE) as usize).min(N_ROWS - 1)
}

fn column_of(lon: f64) -> usize {
    (((lon + 180.0) * A_DEGREE) as usize).min(N_COLUMNS - 1)
}

fn cell(row: usize, column: usize) -> u32 {
    (row * N_COLUMNS + column) as u32
}

/// The columns that a distance of `reach` degrees may touch: a run, and another where it crosses the antimeridian.
fn columns_within(from: Point, reach: f64) -> [Range<usize>; 2] {
    let all = [0..N_COLUMNS, 0..0];
    // Meridians are closest together where the circle is nearest a pole.
    let farthest = from.lat.abs() + reach;
    if farthest >= 90.0 {
        return all;
    }
    let east = (reach.to_radians().sin() / from.lat.to_radians().cos()).min(1.0).asin().to_degrees() + 1e-9;
    let (west, east) = (from.lon - east, from.lon + east);
    if east - west >= 360.0 - SIDE {
        return all;
    }
    match (west < -180.0, east > 180.0) {
        (true, _) => [0..column_of(east) + 1, column_of(west + 360.0)..N_COLUMNS],
        (_, true) => [0..column_of(east - 360.0) + 1, column_of(west)..N_COLUMNS],
        _ => [column_of(west)..column_of(east) + 1, 0..0],
    }
}

/// How points are measured from one.
struct Measure {
    from: Point,
    sin: f64,
    cos: f64,
    /// The greatest haversine that is near enough.
    most: f64,
}

impl Measure {
    fn new(from: Point, metres: f64) -> Measure {
        let angle = (metres / EARTH_RADIUS_M).min(std::f64::consts::PI);
        let (sin, cos) = from.lat.to_radians().sin_cos();
        // A hair more, as rounding goes.
        Measure { from, sin, cos, most: (angle / 2.0).sin().powi(2) * (1.0 + 1e-12) }
    }

    /// The haversine of the angle to a point: grows with the distance.
    #[inline]
    fn haversine(&self, point: Point) -> f64 {
        let lat = (point.lat - self.from.lat).to_radians();
        let lon = (point.lon - self.from.lon).to_radians();
        if lat.abs() > SMALL || lon.abs() > SMALL {
            return (distance_m(self.from, point) / (2.0 * EARTH_RADIUS_M)).sin().powi(2);
        }
        let (half_lat, half_lon) = (small_sin(lat / 2.0), small_sin(lon / 2.0));
        // The cosine of the point's own latitude, from that of the latitude measured from.
        let cos = self.cos * (1.0 - 2.0 * half_lat * half_lat) - self.sin * small_sin(lat);
        half_lat * half_lat + self.cos * cos * half_lon * half_lon
    }
}

/// The sine of a small angle.
#[inline]
fn small_sin(x: f64) -> f64 {
    let square = x * x;
    x * (1.0
        - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0 * (1.0 - square / 110.0)))))
}

/// The distance in metres of a haversine.
fn arc(haversine: f64) -> f64 {
    2.0 * EARTH_RADIUS_M * haversine.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lon: f64, lat: f64) -> Point {
        Point { lon, lat }
    }

    /// Measures everything, sorts everything.
    fn brute_force(points: &[Point], from: Point, metres: f64) -> Vec<Near> {
        let measured = points.iter().enumerate().map(|(idx, point)| (idx, *point));
        let on_globe = measured.filter(|(_, point)| point.is_on_globe() && from.is_on_globe());
        let mut all: Vec<Near> = on_globe.map(|(idx, point)| Near { idx, metres: distance_m(from, point) }).collect();
        all.retain(|near| near.metres <= metres);
        all.sort_by(|a, b| a.metres.total_cmp(&b.metres).then(a.idx.cmp(&b.idx)));
        all
    }

    #[test]
    fn nothing_asked_or_nothing_there_is_nothing() {
        let here = at(112.3, 34.6);
        assert_eq!(Grid::new([]).within(here, 3_000.0), []);
        let grid = Grid::new([here, at(f64::NAN, 34.6), at(112.3, 91.0)]);
        assert_eq!(grid.within(here, 0.0), [Near { idx: 0, metres: 0.0 }]);
        for (from, metres) in [(here, -1.0), (here, f64::NAN), (at(f64::NAN, 34.6), 9.0)] {
            assert_eq!(grid.within(from, metres), []);
        }
        assert_eq!(grid.within(here, f64::INFINITY).len(), 1);
    }

    #[test]
    fn what_is_near_may_lie_across_the_antimeridian_or_the_pole() {
        let grid = Grid::new([at(179.99, 0.0), at(-179.99, 0.0), at(0.0, 89.99), at(180.0, 89.99), at(0.0, -90.0)]);
        let found = |from, metres| {
            let mut found: Vec<usize> = grid.within(from, metres).iter().map(|near| near.idx).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(found(at(180.0, 0.0), 2_000.0), [0, 1]);
        assert_eq!(found(at(-180.0, 0.0), 2_000.0), [0, 1]);
        assert_eq!(found(at(90.0, 90.0), 2_000.0), [2, 3]);
        assert_eq!(found(at(77.0, -89.999), 200.0), [4]);
    }

    proptest! {
        #[test]
        fn same_as_measuring_everything(
            points in proptest::collection::vec(somewhere(), 0..200),
            from in somewhere(),
            metres in prop_oneof![0.0..5_000.0, 0.0..400_000.0, 0.0..21_000_000.0],
        ) {
            let (found, expected) = (Grid::new(points.iter().copied()).within(from, metres), brute_force(&points, from, metres));
            // A point at the very edge may fall to either side by rounding.
            let inner = |all: &[Near]| all.iter().filter(|near| (near.metres - metres).abs() > 1e-3).map(|near| near.idx).collect::<Vec<_>>();
            let ascending = |all: &[usize]| { let mut all = all.to_vec(); all.sort_unstable(); all };
            prop_assert_eq!(ascending(&inner(&found)), ascending(&inner(&expected)));
            for (one, other) in found.iter().zip(&expected) {
                // At the far side of the globe the arc sine is steep.
                let close = if other.metres > 1e7 { 1.0 } else { 1e-3 };
                prop_assert!((one.metres - other.metres).abs() < close, "{:?} {:?}", one, other);
            }
            prop_assert!(found.is_sorted_by(|one, other| one.metres <= other.metres));
        }
    }

    /// The whole globe, a crowded county with repeated points, the poles, both sides of the antimeridian, and nonsense.
    fn somewhere() -> impl Strategy<Value = Point> {
        prop_oneof![
            3 => (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| at(lon, lat)),
            4 => (0_u8..40, 0_u8..40).prop_map(|(x, y)| at(112.0 + f64::from(x) / 100.0, 34.0 + f64::from(y) / 100.0)),
            1 => (-180.0..=180.0, 89.0..=90.0).prop_map(|(lon, lat)| at(lon, lat)),
            2 => (-1.0..1.0, -1.0..1.0).prop_map(|(x, lat): (f64, f64)| at(180.0_f64.copysign(x) - x, lat)),
            1 => Just(at(f64::NAN, 34.0)),
        ]
    }
}
