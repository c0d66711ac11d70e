//! The ground of a region's map, for paper on which something else is drawn.

use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::runtime::Shard;
use tuoyu_catalog::sheet::SheetGround;

use super::view::{View, corners, point};
use super::{WIDTH, approval_words};

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
        let view = View::of(corners(Some(basemap)).chain(points))?;
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
