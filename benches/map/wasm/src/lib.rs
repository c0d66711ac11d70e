//! The clusters of the site's map behind C entry points: `alloc`, `build`, `marks`, `answer`.

use std::cell::RefCell;

use tuoyu_spatial::mercator::World;
use tuoyu_spatial::{Clusters, Level};

thread_local! {
    static BUFFER: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    static CLUSTERS: RefCell<Option<(Clusters, Option<(u8, Level)>)>> = const { RefCell::new(None) };
    static ANSWER: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
}

/// Room for so many numbers; answers where.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(count: usize) -> *mut f64 {
    BUFFER.with_borrow_mut(|buffer| {
        buffer.resize(count, 0.0);
        buffer.as_mut_ptr()
    })
}

/// Orders the points written there, x and y in turn.
#[unsafe(no_mangle)]
pub extern "C" fn build(_at: *const f64, _count: usize) {
    BUFFER.with_borrow_mut(|buffer| {
        let worlds = buffer.chunks_exact(2).map(|pair| World { x: pair[0], y: pair[1] });
        let clusters = Clusters::of_worlds(worlds);
        CLUSTERS.set(Some((clusters, None)));
        *buffer = Vec::new();
    });
}

/// The marks at a zoom within a box of the world, six numbers each; answers how many numbers.
#[unsafe(no_mangle)]
pub extern "C" fn marks(zoom: f64, left: f64, top: f64, right: f64, bottom: f64) -> usize {
    CLUSTERS.with_borrow_mut(|kept| {
        let Some((clusters, level)) = kept else { return 0 };
        let zoom = zoom as u8;
        if level.as_ref().is_none_or(|(kept, _)| *kept != zoom) {
            *level = Some((zoom, clusters.at_zoom(zoom)));
        }
        let Some((_, level)) = level else { return 0 };
        let mut list = Vec::new();
        for cluster in level.within_worlds(World { x: left, y: top }, World { x: right, y: bottom }) {
            let id = level.members(cluster).first().copied().unwrap_or_default();
            list.extend([f64::from(id), cluster.world.x, cluster.world.y, f64::from(cluster.n_points), 1.0, 0.0]);
        }
        let length = list.len();
        ANSWER.set(list);
        length
    })
}

/// Where the numbers of the last answer stand.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const f64 {
    ANSWER.with_borrow(|list| list.as_ptr())
}
