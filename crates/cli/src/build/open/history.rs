//! A region's list of changes: what its records tell of themselves, and what differs from the open data published before.
//!
//! The differences are kept in the open data alone, in `changes.json`: the register says what is so, not what was corrected.
//! A build into an empty folder has none, and begins to keep them with the next.

use anyhow::{Context, Result};
use tuoyu_catalog::changes::{self, Change, ChangesFile};
use tuoyu_catalog::open::OpenInstitutions;
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{Date, Institution};

use super::folder::Folder;

/// How many months back the list goes, from the day of the data.
const MONTHS: i32 = 12;
/// The most changes kept of a region.
const MOST_OF_A_REGION: usize = 1_000;

/// The changes of a region, newest first. `folder` holds what was published before under `path`.
pub(super) fn of_region(
    folder: &Folder,
    path: &str,
    now: &[Institution],
    schemes: &[Scheme],
    as_of: Date,
) -> Result<Vec<Change>> {
    let since = as_of.plus_months(-MONTHS);
    let mut all: Vec<Change> = now.iter().flat_map(|one| changes::dated(one, schemes)).collect();
    if let Some(bytes) = folder.published(&format!("{path}/institutions.json"))? {
        let was: OpenInstitutions = read(&bytes, path)?;
        all.extend(changes::between(&was.institutions, now, schemes, as_of));
    }
    if let Some(bytes) = folder.published(&format!("{path}/changes.json"))? {
        let kept: ChangesFile = read(&bytes, path)?;
        all.extend(kept.changes.into_iter().filter(|change| change.kind.is_compared()));
    }
    all.retain(|change| (since..=as_of).contains(&change.date));
    changes::sort(&mut all);
    all.truncate(MOST_OF_A_REGION);
    Ok(all)
}

fn read<T: serde::de::DeserializeOwned>(bytes: &[u8], path: &str) -> Result<T> {
    let remedy = || format!("以前写的 open/{path} 读不懂；不要以前的变更记录，就删去 open 目录再运行一次");
    serde_json::from_slice(bytes).with_context(remedy)
}
