//! The names of all regions' institutions, for whoever does not know the region.

use tuoyu_catalog::runtime::{NameList, NamePlace};
use tuoyu_search::{Field, Index, Query};

/// How many are shown; a name that fits more is to be written out.
pub(super) const MOST_SHOWN: usize = 10;

/// The names and which institution each is.
pub(super) struct Names {
    pub(super) index: Index,
    pub(super) list: NameList,
}

/// What some words name.
pub(super) struct Named<'a> {
    /// How many there are.
    pub(super) total: usize,
    /// The best of them, each with its official name.
    pub(super) first: Vec<(String, &'a NamePlace)>,
}

impl Names {
    /// The institutions that the words name, best first.
    pub(super) fn find(&self, words: &str) -> Named<'_> {
        let matches = self.index.find(&Query::parse(words));
        let named = |record: u32| {
            let name = self.index.texts(record, Field::Name).into_iter().next()?;
            Some((name, self.list.places.get(record as usize)?))
        };
        let first = matches.iter().take(MOST_SHOWN).filter_map(|found| named(found.record)).collect();
        Named { total: matches.total(), first }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use tuoyu_catalog::{InstitutionId, RegionCode};
    use tuoyu_search::{Readings, Record};

    #[test]
    fn a_name_is_found_in_whatever_region_it_is() {
        let place = |region: &str, id: &str| NamePlace {
            region: RegionCode::parse(region).unwrap(),
            id: InstitutionId::parse(id).unwrap(),
            status: None,
        };
        let texts = ["示例阳光托育园", "示例星河托育园", "示例阳光家庭托育点"];
        let records = texts.iter().map(|name| Record { name, ..Record::default() });
        let readings = Readings::parse("guang光he河jia家li例shi示ting庭tuo托xing星yang阳yu育yuan园dian点");
        let list = NameList { places: vec![place("410305", "a-1"), place("370303", "a-2"), place("140525", "a-3")] };
        let names = Names { index: Index::of(records, &readings), list };
        let found = names.find("yangguang");
        let shown: Vec<_> = found.first.iter().map(|(name, place)| (name.as_str(), place.region.as_str())).collect();
        assert_eq!(shown, [("示例阳光托育园", "410305"), ("示例阳光家庭托育点", "140525")]);
        assert_eq!((found.total, names.find("没有的").total), (2, 0));
    }
}
