//! The index that is rehearsed on is one as it is encoded today. `UPDATE_REHEARSAL=1 cargo test -p tuoyu-search` writes it anew.

use std::path::{Path, PathBuf};

use tuoyu_search::Record;
use tuoyu_search::build::encode;

/// Shared beginnings, repeated phrases, numbers, polyphones: something for every branch.
const PLACES: [[&str; 2]; 8] = [
    ["示例第一托育园", "示例市东区长江路1号"],
    ["示例第二托育园", "示例市东区长江路12号"],
    ["示例市星河托育服务有限公司", "示例市东区长江路120号3层"],
    ["示例阳光托育园（东区店）", "示例市西区重阳街8号"],
    ["示例阳光托育园（西区店）", "示例市西区重阳街1008号A座"],
    ["示例便民社区托育服务站", "示例市西区朝阳街道乐山路66号"],
    ["示例家庭托育点", "示例市西区朝阳街道乐山路67号2单元"],
    ["示例 Little Star 托育中心", "示例市高新区银行路9号"],
];

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rehearsal.tysx")
}

#[test]
fn the_rehearsal_is_of_what_is_encoded_today() {
    let records = PLACES.map(|[name, address]| Record { name, address, ..Record::default() });
    let bytes = encode(&records).unwrap_or_else(|error| panic!("{error}"));
    if std::env::var_os("UPDATE_REHEARSAL").is_some() {
        std::fs::write(sample(), &bytes).unwrap_or_else(|error| panic!("{error}"));
    }
    let kept = std::fs::read(sample()).unwrap_or_else(|error| panic!("{error}"));
    assert!(bytes == kept, "the index is encoded otherwise now: see the head of this file");
}
