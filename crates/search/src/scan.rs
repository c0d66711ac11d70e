//! Search of a list that is at hand: no file, nothing to build.
//!
//! For a county's list (5–300 records) this is the whole search. It makes an [`Index`] on the spot and walks it, so what
//! it finds and in which order is the same as elsewhere; who asks often keeps an [`Index::of`] the list instead.

use std::ops::Range;

use crate::highlight::Highlighter;
use crate::hits::Reading;
use crate::index::Index;
use crate::query::Query;
use crate::readings::Readings;
use crate::record::{Field, Rank, Record};

/// One record found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record's place in the list that was searched.
    pub index: usize,
    /// How good the hit is.
    pub rank: Rank,
}

/// Every record the query finds, best first, equals in the order they came.
pub fn search<'a>(query: &Query, records: impl Iterator<Item = Record<'a>> + Clone, readings: &Readings) -> Vec<Hit> {
    let found = Index::of(records, readings).find(query);
    found.iter().map(|found| Hit { index: found.record as usize, rank: found.rank }).collect()
}

/// The places in a text, counted in characters, that the query's terms read: sorted, apart from each other. Slips are not
/// put right, since what the text alone says cannot tell whether the query had one: that takes a [`Highlighter`].
pub fn highlights(query: &Query, text: &str, readings: &Readings) -> Vec<Range<usize>> {
    let index = Index::of(std::iter::once(Record { name: text, ..Record::default() }), readings);
    Highlighter::new(&index, query, Reading::Freely)
        .places(0, Field::Name)
        .into_iter()
        .flat_map(|(_, places)| places)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const READINGS: &str = "ai爱an安bao宝bei贝chang长大da大dao道fang坊guang光jian涧le乐lu路lv绿long龙men门ren人\
                            shi示li例taiyang太阳tai太tuo托xi西xiao小yang阳yu育yuan园苑yue乐zhang长zhong中";

    fn records() -> Vec<Record<'static>> {
        vec![
            Record { name: "示例西苑托育园", address: "涧西区西苑路12号", ..Record::default() },
            Record {
                name: "示例小太阳托育中心", address: "洛龙区龙门大道", township: "阳光街道", ..Record::default()
            },
            Record { name: "阳光", aliases: vec!["ABC宝贝"], address: "长乐路1号", ..Record::default() },
            Record { name: "阳光宝贝", operator: "阳光教育公司", ..Record::default() },
            Record { name: "示例阳光托育", ..Record::default() },
        ]
    }

    fn found(text: &str) -> Vec<usize> {
        let hits = search(&Query::parse(text), records().into_iter(), &Readings::parse(READINGS));
        hits.iter().map(|hit| hit.index).collect()
    }

    #[test]
    fn whole_name_then_start_then_inside_then_other_fields() {
        assert_eq!(found("阳光"), [2, 3, 4, 1]);
    }

    #[test]
    fn every_kind_of_typing_finds() {
        for (text, expected) in [
            ("西苑路", &[0][..]),
            ("12号", &[0]),
            ("abc", &[2]),
            ("ＡＢＣ", &[2]),
            ("xiyuan", &[0]),
            ("xi yuan", &[0]),
            ("yanggua", &[2, 3, 4, 1]),
            ("changle", &[2]),
            ("zhangyue", &[2]),
            ("xty", &[1]),
            ("阳guang", &[2, 3, 4, 1]),
            ("xi苑", &[0]),
            ("xyl12", &[0]),
            ("yguang", &[2, 3, 4, 1]),
            ("宝贝 阳光", &[2, 3]),
            ("阳光 托育", &[4, 1]),
            ("西苑 龙门", &[]),
            ("", &[]),
            ("guangyang", &[]),
        ] {
            assert_eq!(found(text), expected, "{text:?}");
        }
    }

    #[test]
    fn highlights_are_in_characters_and_joined() {
        let marked = |query: &str, text: &str| {
            let places = highlights(&Query::parse(query), text, &Readings::parse(READINGS));
            places.into_iter().map(|place| (place.start, place.end)).collect::<Vec<_>>()
        };
        assert_eq!(marked("西苑", "示例西苑托育园"), [(2, 4)]);
        assert_eq!(marked("xiyuan tuoyu", "示例西苑托育园"), [(2, 6)]);
        assert_eq!(marked("ｔｕｏ 西", "示例西苑托育园"), [(2, 3), (4, 5)]);
        assert_eq!(marked("yguang", "示例阳光"), [(2, 4)]);
        assert!(marked("龙门", "示例西苑托育园").is_empty());
    }

    #[test]
    fn without_readings_characters_are_still_found() {
        let records = [Record { name: "阳光A座", ..Record::default() }];
        let n_found = |text| search(&Query::parse(text), records.iter().cloned(), &Readings::NONE).len();
        assert_eq!((n_found("光a"), n_found("guang")), (1, 0));
    }
}
