//! The names of all institutions of all regions, for whoever does not know the region: an encoded index and which institution each
//! of its records is (`tuoyu_catalog::runtime::NameList`).

use anyhow::Result;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::institution::Institution;
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_catalog::runtime::{FilingEntry, NameList, NamePlace};
use tuoyu_search::Record;
use tuoyu_search::build::encode;

use super::runtime::Runtime;

/// What has been gathered so far, region by region.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: NameList,
    texts: Vec<(String, Vec<String>)>,
}

impl Names {
    /// Takes in a region's institutions, in id order.
    pub(super) fn add(&mut self, region: &RegionCode, institutions: &[Institution]) {
        for one in institutions {
            let FilingEntry { id, name, other_names, status, .. } = FilingEntry::of(one);
            self.list.places.push(NamePlace { region: region.clone(), id, status });
            self.texts.push((name, other_names));
        }
    }

    /// Writes both files, or neither without institutions; `None` where there are more than an index can number.
    pub(super) fn write(self, runtime: &mut Runtime) -> Result<Option<Vec<FileEntry>>> {
        let records: Vec<Record<'_>> = self.texts.iter().map(record).collect();
        if records.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let Ok(bytes) = encode(&records) else { return Ok(None) };
        let index = runtime.hashed_bytes("names", "tysx", bytes)?;
        Ok(Some(vec![index, runtime.hashed("names-places", &self.list.pack())?]))
    }
}

fn record((name, others): &(String, Vec<String>)) -> Record<'_> {
    Record { name, aliases: others.iter().map(String::as_str).collect(), ..Record::default() }
}
