//! What the export says of the institutions on the list: each region's sheets, fetched once they are needed.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::sheet::{Sheet, SheetGround, SheetRow, Sheets};

use crate::load::{self, LoadError};
use crate::saved::Pick;

/// A region's sheets, or why they could not be had; nothing while they are on their way.
type Regions = BTreeMap<RegionCode, Option<Result<Rc<Sheets>, LoadError>>>;

/// The sheets that have come.
#[derive(Clone, Copy)]
pub(in crate::live) struct Known {
    regions: RwSignal<Regions, LocalStorage>,
    tries: RwSignal<u32>,
}

/// What is known of one institution.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::live) enum Found {
    /// Nothing yet.
    Waiting,
    /// Nothing, because its region's file did not come.
    Failed(String),
    /// No list has it.
    Missing,
    /// This.
    Here(Box<Sheet>),
}

/// Fetches the sheets of every region the picked institutions are in.
pub(in crate::live) fn use_known(picks: Memo<Vec<Pick>>) -> Known {
    let known = Known { regions: RwSignal::new_local(Regions::new()), tries: RwSignal::new(0) };
    // The sheets come from the network: an effect, because there is nothing to derive them from.
    Effect::new(move |_| {
        // A part that has been taken down may be asked once more; then there is nothing left to fetch.
        let (Some(_), Some(picks)) = (known.tries.try_get(), picks.try_get()) else { return };
        for region in picks.into_iter().filter_map(|pick| pick.region) {
            known.fetch(region);
        }
    });
    known
}

impl Known {
    fn fetch(self, region: RegionCode) {
        let asked = self.regions.try_with_untracked(|all| matches!(all.get(&region), Some(None | Some(Ok(_)))));
        if asked != Some(false) {
            return;
        }
        self.regions.try_update(|all| all.insert(region.clone(), None));
        spawn_local(async move {
            let answer = load::sheets(&region).await;
            self.regions.try_update(|all| all.insert(region, Some(answer)));
        });
    }

    /// Fetches again what did not come.
    pub(in crate::live) fn again(self) {
        self.tries.update(|tries| *tries += 1);
    }

    /// What is known of an institution. Tracks.
    pub(in crate::live) fn find(self, pick: &Pick) -> Found {
        let Some(region) = &pick.region else { return Found::Missing };
        self.regions.with(|all| match all.get(region) {
            None | Some(None) => Found::Waiting,
            // No such region.
            Some(Some(Err(LoadError::Status(404)))) => Found::Missing,
            Some(Some(Err(error))) => Found::Failed(error.to_string()),
            Some(Some(Ok(sheets))) => {
                sheets.find(&pick.id).map_or(Found::Missing, |sheet| Found::Here(Box::new(sheet.clone())))
            }
        })
    }

    /// The map of an institution's region, once its sheets have come. Tracks.
    pub(super) fn ground(self, pick: &Pick) -> Option<SheetGround> {
        let region = pick.region.as_ref()?;
        self.regions.with(|all| match all.get(region) {
            Some(Some(Ok(sheets))) => sheets.ground.clone(),
            _ => None,
        })
    }

    /// What the rows of an institution's sheet are about, once its region's sheets have come. Tracks.
    pub(in crate::live) fn rows(self, pick: &Pick) -> Option<Vec<SheetRow>> {
        let region = pick.region.as_ref()?;
        self.regions.with(|all| match all.get(region) {
            Some(Some(Ok(sheets))) => Some(sheets.rows.clone()),
            _ => None,
        })
    }
}
