//! Clusters for the live map: `tuoyu_spatial` behind C entry points, fetched when a map is opened.
//!
//! Vocabulary: a *mark* is one circle or institution on the map; its *id* is the place, in the list given, of the first point it stands
//! for. The page (src/browser/map) writes the points into [`room`], calls [`found`], then asks for [`marks`] whenever it shows another
//! part of the world; [`answer`] says where the numbers stand.
//!
//! Surprise: no wasm-bindgen. Numbers in, numbers out need none of its glue, and this module is a third smaller without. Nothing here
//! reads or writes through a pointer: the page does, and only within what `room` and `answer` have given it.

use std::cell::RefCell;

use tuoyu_spatial::mercator::World;
use tuoyu_spatial::{Cluster, Clusters, Level};

/// Numbers to a mark: id, x, y, how many points.
const PARTS: usize = 4;

/// What is shown.
#[derive(Default)]
struct Map {
    /// What the page writes: x and y of each point in turn, no numbers for those without a position.
    given: Vec<f64>,
    clusters: Option<Clusters>,
    /// The level shown last, by zoom.
    level: Option<(u8, Level)>,
    answer: Vec<f64>,
}

thread_local! {
    static MAP: RefCell<Map> = RefCell::default();
}

impl Map {
    fn level(&mut self, zoom: u8) -> Option<&Level> {
        if self.level.as_ref().is_none_or(|(kept, _)| *kept != zoom) {
            self.level = Some((zoom, self.clusters.as_ref()?.at_zoom(zoom)));
        }
        self.level.as_ref().map(|(_, level)| level)
    }

    fn answer(&mut self, numbers: Vec<f64>) -> usize {
        self.answer = numbers;
        self.answer.len()
    }
}

/// Makes room for so many numbers and says where the page is to write them.
#[expect(unsafe_code, reason = "the name is exported; nothing is done with a pointer")]
#[unsafe(no_mangle)]
pub extern "C" fn room(count: usize) -> *mut f64 {
    MAP.with_borrow_mut(|map| {
        map.given = vec![f64::NAN; count];
        map.given.as_mut_ptr()
    })
}

/// Takes what was written as the points to be shown.
#[expect(unsafe_code, reason = "the name is exported; nothing is done with a pointer")]
#[unsafe(no_mangle)]
pub extern "C" fn found() {
    MAP.with_borrow_mut(|map| {
        let given = std::mem::take(&mut map.given);
        let world = |pair: &[f64]| match pair {
            [x, y] => World { x: *x, y: *y },
            _ => World { x: f64::NAN, y: f64::NAN },
        };
        map.clusters = Some(Clusters::of_worlds(given.chunks(2).map(world)));
        map.level = None;
    });
}

/// The marks at a zoom within a box of the world, four numbers each; answers how many numbers.
#[expect(unsafe_code, reason = "the name is exported; nothing is done with a pointer")]
#[unsafe(no_mangle)]
pub extern "C" fn marks(zoom: f64, left: f64, top: f64, right: f64, bottom: f64) -> usize {
    MAP.with_borrow_mut(|map| {
        let Some(level) = map.level(zoom as u8) else { return map.answer(Vec::new()) };
        let mark = |cluster: &Cluster| -> [f64; PARTS] {
            let id = level.members(cluster).first().copied().unwrap_or_default();
            [f64::from(id), cluster.world.x, cluster.world.y, f64::from(cluster.n_points)]
        };
        let list = level.within_worlds(World { x: left, y: top }, World { x: right, y: bottom });
        let numbers = list.flat_map(mark).collect();
        map.answer(numbers)
    })
}

/// The points that stand in one mark with this point at the level shown last; answers how many.
#[expect(unsafe_code, reason = "the name is exported; nothing is done with a pointer")]
#[unsafe(no_mangle)]
pub extern "C" fn together(point: usize) -> usize {
    MAP.with_borrow_mut(|map| {
        let members = map.level.as_ref().and_then(|(_, level)| Some(level.members(level.cluster_of(point)?)));
        let numbers = members.unwrap_or_default().iter().map(|member| f64::from(*member)).collect();
        map.answer(numbers)
    })
}

/// Where the numbers of the last answer stand.
#[expect(unsafe_code, reason = "the name is exported; nothing is done with a pointer")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const f64 {
    MAP.with_borrow(|map| map.answer.as_ptr())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives points as the page would.
    fn show(worlds: &[[f64; 2]]) {
        MAP.with_borrow_mut(|map| map.given = worlds.as_flattened().to_vec());
        found();
    }

    fn said() -> Vec<f64> {
        MAP.with_borrow(|map| map.answer.clone())
    }

    #[test]
    fn marks_add_up_and_name_their_members() {
        show(&[[0.5, 0.5], [f64::NAN; 2], [0.5, 0.5], [0.9, 0.9]]);
        assert_eq!(marks(3.0, 0.0, 0.0, 1.0, 1.0), 2 * PARTS);
        assert_eq!(said(), [0.0, 0.5, 0.5, 2.0, 3.0, 0.9, 0.9, 1.0]);
        assert_eq!((together(2), said()), (2, vec![0.0, 2.0]));
        assert_eq!((together(1), together(99)), (0, 0), "no position, no such point");
        assert_eq!(marks(3.0, 0.0, 0.0, 0.1, 0.1), 0);
    }

    #[test]
    fn before_anything_is_found_there_is_nothing() {
        assert_eq!((marks(3.0, 0.0, 0.0, 1.0, 1.0), together(0)), (0, 0));
    }

    #[test]
    fn room_is_as_large_as_asked_and_unwritten_points_are_nowhere() {
        assert!(!room(4).is_null());
        found();
        assert_eq!(marks(0.0, 0.0, 0.0, 1.0, 1.0), 0);
    }
}
