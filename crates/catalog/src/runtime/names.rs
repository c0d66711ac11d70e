//! What is searched for a name where nobody knows the region: `runtime/names.<hash>.tysx`, an encoded index of the names of every
//! institution (`tuoyu_search::Index`), and `runtime/names-places.<hash>.json`, which institution each of its records is.
//!
//! Both are fetched when somebody first asks so, and once for all regions: a county's own list needs neither.

use crate::institution::FilingStatus;
use crate::packed::{Fields, Line};
use crate::{InstitutionId, RegionCode};

/// The institutions of the index, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameList {
    /// One a record.
    pub places: Vec<NamePlace>,
}

/// Which institution a record of the index is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePlace {
    /// The region whose list has it.
    pub region: RegionCode,
    /// The institution.
    pub id: InstitutionId,
    /// Where it stands; `None` where no filing list has said anything.
    pub status: Option<FilingStatus>,
}

impl NameList {
    /// The list as packed text.
    pub fn pack(&self) -> String {
        let line = |one: &NamePlace| {
            let status = one.status.map(FilingStatus::code);
            Line::default().field(Some(&one.region)).field(Some(&one.id)).field(status).finish()
        };
        self.places.iter().map(line).collect()
    }

    /// Reads packed text; `None` where a line is no institution.
    pub fn unpack(text: &str) -> Option<NameList> {
        let place = |line| {
            let mut fields = Fields::of(line);
            let (region, id) = (fields.text()?, fields.text()?);
            Some(NamePlace {
                region: RegionCode::parse(region).ok()?,
                id: InstitutionId::parse(id).ok()?,
                status: fields.text().and_then(FilingStatus::from_code),
            })
        };
        Some(NameList { places: text.lines().map(place).collect::<Option<_>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_back_and_anything_else_is_none() {
        let place = |id: &str, status| {
            let (region, id) = (RegionCode::parse("410305").ok()?, InstitutionId::parse(id).ok()?);
            Some(NamePlace { region, id, status })
        };
        let places = [place("demo-1", Some(FilingStatus::Lapsed)), place("demo-2", None)];
        let list = NameList { places: places.into_iter().flatten().collect() };
        assert_eq!(list.places.len(), 2);
        assert_eq!(NameList::unpack(&list.pack()), Some(list));
        assert_eq!(NameList::unpack(""), Some(NameList::default()));
        for wrong in ["410305", "county\tdemo-1", "410305\t../x", "\n"] {
            assert_eq!(NameList::unpack(wrong), None, "{wrong:?}");
        }
    }
}
