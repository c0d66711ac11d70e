//! The order of hits on a fixed list.

use tuoyu_search::{Field, Highlighter, Hits, Index, Query, Reading, RecordSet};

use crate::corpus::{self, Entry};

fn entry(name: &str, aliases: &[&str], address: &str, township: &str, operator: &str) -> Entry {
    Entry {
        name: name.into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        address: address.into(),
        township: township.into(),
        operator: operator.into(),
    }
}

fn list() -> Vec<Entry> {
    vec![
        entry("示例龙门托育园", &[], "洛龙区龙门大道8号", "阳光街道", ""),
        entry("示例阳光托育园", &[], "涧西区西苑路12号", "西苑路街道", ""),
        entry("阳光宝贝", &[], "涧西区中山路3号A座2层", "", "示例乐山教育公司"),
        entry("阳光", &["小太阳"], "长安路1号", "", ""),
        entry("示例金色摇篮", &["阳光金摇篮"], "重庆路21号", "重庆路街道", ""),
        entry("示例贝贝托育中心", &[], "阳光家园5号楼", "", ""),
        entry("示例长乐ABC亲子园", &[], "西苑路112号", "", "阳光教育公司"),
        entry("示例会计托育点", &[], "厦门湾路65535号65536室007", "", ""),
    ]
}

fn ready() -> Index {
    corpus::index(&list())
}

fn records(hits: &Hits) -> Vec<u32> {
    hits.best.iter().map(|found| found.record).collect()
}

#[test]
fn whole_name_then_start_then_inside_then_alias_address_township_operator() {
    let hits = ready().search("阳光", 99);
    assert_eq!(records(&hits), [3, 2, 1, 4, 5, 0, 6]);
    assert_eq!((hits.total, hits.reading), (7, Reading::AsTyped));
    assert_eq!(records(&ready().search("yangguang", 99)), records(&hits));
    assert_eq!(records(&ready().search("yang guang", 3)), [3, 2, 1]);
}

#[test]
fn every_way_of_typing_finds() {
    for (text, expected) in [
        ("西苑路", &[1, 6][..]),
        ("xiyuanlu", &[1, 6]),
        ("xi yuan lu", &[1, 6]),
        ("12号", &[1, 6]),
        ("xyl12", &[1]),
        ("changle", &[6]),
        ("zhangyue", &[6]),
        ("chongqinglu", &[4]),
        ("zhongqing", &[4]),
        ("xiamen", &[7]),
        ("kuaiji", &[7]),
        ("abc", &[6]),
        ("ＡＢＣ", &[6]),
        ("a座", &[2]),
        ("jsyl", &[4]),
        ("金se摇lan", &[4]),
        ("阳guang", &[3, 2, 1, 4, 5, 0, 6]),
        ("yguang", &[3, 2, 1, 4, 5, 0, 6]),
        ("65536室", &[7]),
        ("007", &[7]),
        ("lsjy", &[2]),
        ("涧西 阳光", &[2, 1]),
        ("阳光，西苑", &[1, 6]),
        ("托育 龙门", &[0]),
        ("不存在的", &[]),
        ("", &[]),
    ] {
        assert_eq!(records(&ready().search(text, 99)), expected, "{text}");
    }
}

#[test]
fn the_table_in_the_readme_is_true() {
    let list = [entry("示例阳光托育园", &[], "涧西区西苑路12号", "", ""), entry("示例洋先贝贝", &[], "", "", "")];
    let index = corpus::index(&list);
    for (reading, typed) in [
        (Reading::AsTyped, "阳光 光托 12号 １２ yangguang yanggua ygty xyl12 阳guang yang光"),
        (Reading::Freely, "yguang xyuanlu"),
        (Reading::WithSlip, "洋光 阳先托育 yangguagn"),
    ] {
        for text in typed.split(' ') {
            let hits = index.search(text, 9);
            assert_eq!((records(&hits), hits.reading), (vec![0], reading), "{text}");
        }
    }
    assert_eq!(records(&index.search("yang guang", 9)), [0]);
}

#[test]
fn slips_are_put_right_and_said_so() {
    for (text, expected) in [
        ("洋光", &[][..]),
        ("金色谣篮", &[4]),
        ("金摇篮", &[4]),
        ("jinseyaolna", &[4]),
        ("jinseyaolqn", &[4]),
        ("金色摇栏", &[4]),
    ] {
        let hits = ready().search(text, 99);
        assert_eq!(records(&hits), expected, "{text}");
        if text != "金摇篮" {
            assert_eq!(hits.reading, Reading::WithSlip, "{text}");
        }
    }
}

#[test]
fn near_hits_come_after_those_as_typed() {
    let index = ready();
    let found: Vec<u32> = index.find_near(&Query::parse("金摇篮")).iter().map(|found| found.record).collect();
    assert_eq!(found, [4]);
    let found: Vec<u32> = index.find_near(&Query::parse("长安")).iter().map(|found| found.record).collect();
    assert_eq!(found, [3]);
}

#[test]
fn equals_are_ordered_by_distance_and_filters_apply() {
    let index = ready();
    let mut found = index.find(&Query::parse("托育"));
    let nearest: Vec<u32> = found.nearest(2, |record| 9 - record).iter().map(|found| found.record).collect();
    assert_eq!(nearest, [7, 5]);
    found.keep(&RecordSet::of(index.n_records(), |record| record < 2));
    assert_eq!(found.iter().map(|found| found.record).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn what_was_read_is_marked() {
    let index = ready();
    let marked = |text: &str, record, field| {
        let query = Query::parse(text);
        let reading = index.find(&query).reading;
        let places = Highlighter::new(&index, &query, reading).places(record, field);
        places.into_iter().flat_map(|(_, places)| places).map(|place| (place.start, place.end)).collect::<Vec<_>>()
    };
    assert_eq!(marked("阳光", 1, Field::Name), [(2, 4)]);
    assert_eq!(marked("xiyuan 12", 1, Field::Address), [(3, 5), (6, 8)]);
    assert_eq!(marked("jsyl", 4, Field::Name), [(2, 6)]);
    assert_eq!(marked("金色谣篮", 4, Field::Name), [(2, 6)]);
    assert_eq!(marked("阳光", 0, Field::Name), []);
}
