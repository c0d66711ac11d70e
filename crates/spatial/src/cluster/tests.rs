//! Clusters against a slow, plain second implementation, and against what must hold of any.
#![expect(clippy::indexing_slicing, clippy::panic, reason = "a test may stop at the first surprise")]

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

const WORLD: Bounds = Bounds { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };

fn at(lon: f64, lat: f64) -> Point {
    Point { lon, lat }
}

/// Each cluster as the points it stands for, by brute force: every circle compared with every other.
fn brute_force(points: &[Point], zoom: u8) -> Vec<Vec<u32>> {
    let px = world_px(zoom);
    let pixel = |idx: &u32| (project(points[*idx as usize]).x * px, project(points[*idx as usize]).y * px);
    let mut cells: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    for idx in (0..points.len() as u32).filter(|idx| points[*idx as usize].is_on_globe()) {
        let last = px / 32.0 - 1.0;
        let (column, row) =
            ((pixel(&idx).0 / 32.0).floor().min(last) as u32, (pixel(&idx).1 / 32.0).floor().min(last) as u32);
        let interleaved = (0..32).fold(0, |key, bit| {
            key | u64::from(column >> bit & 1) << (2 * bit) | u64::from(row >> bit & 1) << (2 * bit + 1)
        });
        cells.entry(interleaved).or_default().push(idx);
    }
    let mean = |members: &[u32]| {
        let (x, y) = members.iter().map(pixel).fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
        (x / members.len() as f64, y / members.len() as f64)
    };
    let mut laid: Vec<Vec<u32>> = Vec::new();
    for mut members in cells.into_values() {
        while let Some(near) = laid
            .iter()
            .enumerate()
            .map(|(slot, other)| {
                (
                    gap(mean(&members), mean(other)),
                    f64::from(radius_px(members.len() as u32) + radius_px(other.len() as u32)),
                    slot,
                )
            })
            .filter(|(gap, apart, _)| gap < apart)
            .min_by(|a, b| a.0.total_cmp(&b.0))
        {
            members.extend(laid.remove(near.2));
        }
        laid.push(members);
    }
    laid.iter_mut().for_each(|members| members.sort_unstable());
    laid.sort();
    laid
}

fn gap(a: (f64, f64), b: (f64, f64)) -> f64 {
    ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
}

fn member_lists(level: &Level) -> Vec<Vec<u32>> {
    let mut lists: Vec<Vec<u32>> = level.clusters().iter().map(|cluster| level.members(cluster).to_vec()).collect();
    lists.sort();
    lists
}

/// What must hold at any zoom for any points.
fn check(points: &[Point], zoom: u8) {
    let level = Clusters::new(points).at_zoom(zoom);
    let n_on_globe = points.iter().filter(|point| point.is_on_globe()).count();
    assert_eq!(level.clusters().iter().map(|cluster| cluster.n_points as usize).sum::<usize>(), n_on_globe);
    let mut all = member_lists(&level).concat();
    all.sort_unstable();
    let on_globe: Vec<u32> = (0..points.len() as u32).filter(|idx| points[*idx as usize].is_on_globe()).collect();
    assert_eq!(all, on_globe);

    let px = world_px(zoom);
    let pixel = |point| (project(point).x * px, project(point).y * px);
    for (idx, cluster) in level.clusters().iter().enumerate() {
        assert!(cluster.at().is_on_globe() && WORLD.contains(cluster.at()), "{cluster:?}");
        assert_eq!(level.members(cluster).len(), cluster.n_points as usize);
        let means = level.members(cluster).iter().map(|member| pixel(points[*member as usize]));
        let (x, y) = means.fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
        let n = f64::from(cluster.n_points);
        assert!(gap(pixel(cluster.at()), (x / n, y / n)) < 1e-3, "{cluster:?} is not at its points' mean");
        for other in &level.clusters()[idx + 1..] {
            let apart = f64::from(cluster.radius_px() + other.radius_px());
            assert!(gap(pixel(cluster.at()), pixel(other.at())) > apart - 1e-3, "{cluster:?} overlaps {other:?}");
        }
        for member in level.members(cluster) {
            assert_eq!(level.cluster_of(*member as usize), Some(cluster));
        }
    }
}

#[test]
fn no_points_no_clusters_at_any_zoom() {
    for zoom in [0, 9, MAX_ZOOM, u8::MAX] {
        let level = Clusters::new(&[]).at_zoom(zoom);
        assert_eq!(level.clusters(), []);
        assert_eq!(level.cluster_of(0), None);
    }
}

#[test]
fn one_point_stays_where_it_is() {
    for zoom in 0..=MAX_ZOOM {
        let level = Clusters::new(&[at(112.337, 34.621)]).at_zoom(zoom);
        let [cluster] = level.clusters() else { panic!("one cluster at zoom {zoom}") };
        assert_eq!((cluster.n_points, cluster.radius_px(), level.members(cluster)), (1, 22, [0].as_slice()));
        assert!((cluster.at().lon - 112.337).abs() < 1e-9 && (cluster.at().lat - 34.621).abs() < 1e-9);
    }
}

#[test]
fn a_hundred_thousand_identical_points_are_one_cluster() {
    for zoom in [0, 12, MAX_ZOOM] {
        let level = Clusters::new(&vec![at(112.337, 34.621); 100_000]).at_zoom(zoom);
        let [cluster] = level.clusters() else { panic!("one cluster at zoom {zoom}") };
        assert_eq!((cluster.n_points, cluster.radius_px()), (100_000, 42));
        assert!((cluster.at().lon - 112.337).abs() < 1e-9 && (cluster.at().lat - 34.621).abs() < 1e-9);
        assert_eq!(level.members(cluster).last(), Some(&99_999));
    }
}

#[test]
fn points_off_the_globe_belong_to_no_cluster() {
    let points = [at(f64::NAN, 34.0), at(112.3, 34.6), at(112.3, f64::INFINITY), at(34.6, 112.3)];
    let level = Clusters::new(&points).at_zoom(10);
    assert_eq!(member_lists(&level), [[1]]);
    assert!(level.cluster_of(0).is_none() && level.cluster_of(2).is_none() && level.cluster_of(3).is_none());
}

#[test]
fn poles_and_antimeridian_have_their_place() {
    let points = [at(180.0, 0.0), at(-180.0, 0.0), at(0.0, 90.0), at(0.0, -90.0), at(179.9, 0.0), at(-179.9, 0.0)];
    for zoom in [0, 3, 10, MAX_ZOOM] {
        check(&points, zoom);
    }
    let level = Clusters::new(&points).at_zoom(6);
    let across = Bounds { west: 179.0, south: -1.0, east: -179.0, north: 1.0 };
    assert_eq!(level.within(across).map(|cluster| cluster.n_points).sum::<u32>(), 4);
}

/// Two towns 6 km apart: one circle from afar, two from nearby, and their houses at the end.
#[test]
fn towns_part_as_the_map_is_zoomed() {
    let points: Vec<Point> =
        (0..20).map(|n| at(112.30 + f64::from(n % 2) * 0.065 + f64::from(n) * 0.000_1, 34.6)).collect();
    let n_clusters = |zoom| Clusters::new(&points).at_zoom(zoom).clusters().len();
    assert_eq!([n_clusters(5), n_clusters(12), n_clusters(20)], [1, 2, 20]);
}

#[test]
fn panning_moves_no_circle_and_tiles_add_up() {
    let points: Vec<Point> = (0..5_000).map(|n| scattered(n, 100.0, 20.0)).collect();
    for zoom in [4, 8, 12] {
        let level = Clusters::new(&points).at_zoom(zoom);
        let mut n_points = 0;
        for column in 0..8 {
            let west = 100.0 + 1.25 * f64::from(column);
            // Columns that share an edge: no circle's middle lies exactly on one, so each is counted once.
            let strip = Bounds { west, south: 20.0, east: west + 1.25, north: 30.0 };
            let panned = Bounds { west: west - 0.3, south: 19.0, ..strip };
            assert!(level.within(strip).all(|cluster| level.within(panned).any(|other| other == cluster)));
            n_points += level.within(strip).map(|cluster| cluster.n_points).sum::<u32>();
        }
        assert_eq!(n_points, 5_000, "zoom {zoom}");
    }
}

#[test]
fn the_order_points_come_in_does_not_matter() {
    let points: Vec<Point> = (0..500).map(|n| scattered(n, 112.0, 34.0)).collect();
    let reversed: Vec<Point> = points.iter().rev().copied().collect();
    for zoom in [5, 9, 13] {
        let there = member_lists(&Clusters::new(&points).at_zoom(zoom));
        let mut back = member_lists(&Clusters::new(&reversed).at_zoom(zoom));
        back.iter_mut().flatten().for_each(|idx| *idx = 499 - *idx);
        back.iter_mut().for_each(|members| members.sort_unstable());
        back.sort();
        assert_eq!(there, back, "zoom {zoom}");
    }
}

#[test]
fn a_box_without_area_or_without_points_is_empty() {
    let level = Clusters::new(&[at(112.3, 34.6)]).at_zoom(10);
    for empty in
        [Bounds { west: 0.0, south: 0.0, east: 0.0, north: 0.0 }, Bounds { south: 80.0, north: -80.0, ..WORLD }]
    {
        assert_eq!(level.within(empty).count(), 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn counts_add_up_and_no_two_circles_overlap(points in proptest::collection::vec(somewhere(), 0..150), zoom in 0..=MAX_ZOOM) {
        check(&points, zoom);
    }

    #[test]
    fn same_as_comparing_every_circle_with_every_other(points in proptest::collection::vec(crowded(), 0..150), zoom in 0_u8..17) {
        prop_assert_eq!(member_lists(&Clusters::new(&points).at_zoom(zoom)), brute_force(&points, zoom));
    }
}

/// Places without pattern in a square of ten degrees.
fn scattered(n: u32, west: f64, south: f64) -> Point {
    let n = f64::from(n + 1);
    at(west + 10.0 * (n * 2.0_f64.sqrt()).fract(), south + 10.0 * (n * 3.0_f64.sqrt()).fract())
}

/// The whole globe, a county, one street, and nonsense.
fn somewhere() -> impl Strategy<Value = Point> {
    prop_oneof![
        3 => (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| at(lon, lat)),
        3 => crowded(),
        3 => (0_u8..9).prop_map(|n| at(112.3 + f64::from(n) / 10_000.0, 34.6)),
        1 => Just(at(f64::NAN, 34.0)),
    ]
}

fn crowded() -> impl Strategy<Value = Point> {
    (112.2..112.5, 34.5..34.8).prop_map(|(lon, lat)| at(lon, lat))
}
