//! The names of all institutions of all regions, for whoever does not know the region: an encoded index and which institution each
//! of its records is (`tuoyu_catalog::runtime::NameList`).

use anyhow::Result;
use tuoyu_catalog::institution::Institution;
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_catalog::runtime::{NameList, NamePlace};
use tuoyu_catalog::{InstitutionId, RegionCode};
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
            let status = one.filing.as_ref().map(|filing| filing.status);
            let id: InstitutionId = one.id.clone();
            self.list.places.push(NamePlace { region: region.clone(), id, status });
            let others = one.aliases.iter().chain(&one.former_names).cloned().collect();
            self.texts.push((one.name.clone(), others));
        }
    }

    /// Writes both files; none where there are more institutions than an index can number, or none at all.
    pub(super) fn write(self, runtime: &mut Runtime) -> Result<Vec<FileEntry>> {
        let records: Vec<Record<'_>> = self.texts.iter().map(record).collect();
        match encode(&records) {
            Ok(bytes) if !records.is_empty() => Ok(vec![
                runtime.hashed_bytes("names", "tysx", bytes)?,
                runtime.hashed("names-places", &self.list.pack())?,
            ]),
            _ => Ok(Vec::new()),
        }
    }
}

fn record((name, others): &(String, Vec<String>)) -> Record<'_> {
    Record { name, aliases: others.iter().map(String::as_str).collect(), ..Record::default() }
}
