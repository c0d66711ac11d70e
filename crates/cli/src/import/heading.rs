//! Headings over parts of a list: 一级托育机构(5家), 柯桥区, (二)大鳌镇. What they say holds for every institution under them.

use super::clean::{fold, without_brackets};
use super::header::Field;

/// A heading, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// A level: 一级, AAAA, 五星级, 合格.
    pub(super) level: Option<String>,
    /// A county or a township, by its last character.
    pub(super) division: Option<(Field, String)>,
    /// What it says of filing: 不予备案, 已注销, 已备案.
    pub(super) filing: Option<&'static str>,
    /// How many institutions it says stand under it.
    pub(super) count: Option<usize>,
}

impl Heading {
    /// Whether anything was understood.
    pub(super) fn says_anything(&self) -> bool {
        self.level.is_some() || self.division.is_some() || self.filing.is_some()
    }

    /// What it says of each institution under it.
    pub(super) fn says(&self) -> Vec<(Field, String)> {
        let level = self.level.clone().map(|level| (Field::Level, level));
        let filing = self.filing.map(|words| (Field::FilingStatus, words.to_owned()));
        level.into_iter().chain(filing).chain(self.division.clone()).collect()
    }
}

/// A heading takes the place of the one before it that said the same sort of thing.
pub(super) fn apply(headings: &mut Vec<Heading>, heading: Heading) {
    if !heading.says_anything() {
        return;
    }
    if heading.level.is_some() {
        headings.retain(|one| one.level.is_none());
    }
    if heading.filing.is_some() {
        headings.retain(|one| one.filing.is_none());
    }
    if let Some((field, _)) = &heading.division {
        headings.retain(|one| one.division.as_ref().is_none_or(|(other, _)| other != field && *field != Field::County));
    }
    headings.push(heading);
}

/// Reads a heading, without its number.
pub(super) fn read(text: &str) -> Heading {
    let folded = fold(text);
    let count = count(&folded);
    let bare = without_brackets(&folded);
    let bare = bare.trim_end_matches([':', '.', '。', ';', ',']);
    let named = bare.trim_start_matches(|one: char| "一二三四五六七八九十0123456789、.()".contains(one));
    Heading { level: level(bare), division: division(named), filing: filing(bare), count }
}

/// Reads the last lines above a table: they may head it. A place counts only right above it.
pub(super) fn above<'a>(lines: impl DoubleEndedIterator<Item = &'a str>) -> Vec<Heading> {
    let mut headings = Vec::new();
    let near: Vec<&str> = lines.rev().take(3).collect();
    for (distance, line) in near.iter().enumerate().rev() {
        if line.chars().count() <= 40 && !line.contains(['。', '，', ',', '；']) {
            let heading = read(line);
            let division = heading.division.filter(|_| distance == 0);
            apply(&mut headings, Heading { division, ..heading });
        }
    }
    headings
}

/// What a heading says of filing.
fn filing(bare: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 9] = [
        ("不予备案", "不予备案"),
        ("注销", "已注销"),
        ("取消备案", "已注销"),
        ("撤销备案", "已注销"),
        ("已备案", "已备案"),
        ("通过备案", "已备案"),
        ("备案通过", "已备案"),
        ("予以备案", "已备案"),
        ("新增备案", "已备案"),
    ];
    WORDS.iter().find(|(word, _)| bare.contains(word)).map(|(_, status)| *status)
}

fn count(folded: &str) -> Option<usize> {
    let (_, after) = folded.rsplit_once(['(', '共'])?;
    let digits: String = after.trim_start_matches('共').chars().take_while(char::is_ascii_digit).collect();
    let unit = after.trim_start_matches('共').get(digits.len()..)?;
    unit.starts_with(['家', '所', '个', '间']).then(|| digits.parse().ok()).flatten()
}

/// The level a heading speaks of, in the words levels are published in.
pub(super) fn level(folded: &str) -> Option<String> {
    let before = folded.chars().take_while(|one| *one != 'a').last();
    let letters: String = folded.chars().skip_while(|one| *one != 'a').take_while(|one| *one == 'a').collect();
    let letters = if before.is_some_and(|one| one.is_ascii_alphabetic()) { String::new() } else { letters };
    let after = folded.split_once(&letters).map(|(_, after)| after.trim_start_matches(['"', '\''])).unwrap_or_default();
    if !letters.is_empty() && (after.is_empty() || after.starts_with(['级', '等'])) {
        return Some(letters.to_uppercase());
    }
    const LEVELS: [&str; 34] = [
        "一级",
        "二级",
        "三级",
        "四级",
        "五级",
        "1级",
        "2级",
        "3级",
        "甲级",
        "乙级",
        "丙级",
        "甲等",
        "乙等",
        "五星级",
        "四星级",
        "三星级",
        "二星级",
        "一星级",
        "五星",
        "四星",
        "三星",
        "a级",
        "b级",
        "c级",
        "d级",
        "a等",
        "b等",
        "c等",
        "优秀",
        "良好",
        "不合格",
        "合格",
        "示范型",
        "规范型",
    ];
    let found = LEVELS.iter().find(|level| folded.contains(*level))?;
    Some(found.to_uppercase())
}

/// A county or a township, if the whole heading is its name.
pub(super) fn division(named: &str) -> Option<(Field, String)> {
    let length = named.chars().count();
    if !(2..=12).contains(&length) {
        return None;
    }
    let town = ["街道", "镇", "乡", "街道办事处", "街"];
    let county = ["区", "县", "市", "旗"];
    let ends = |endings: &[&str]| endings.iter().any(|ending| named.ends_with(ending) && named != *ending);
    let other = ["社区", "小区", "园区", "校区", "辖区", "市区", "地区", "门市"];
    match () {
        () if ends(&town) => Some((Field::Township, named.to_owned())),
        () if ends(&county) && (!ends(&other) || named.ends_with("新区")) => Some((Field::County, named.to_owned())),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_a_level_a_division_and_a_count() {
        for (text, level, division, count) in [
            ("一级托育机构(5家)", Some("一级"), None, Some(5)),
            ("三级托育机构（19家）：", Some("三级"), None, Some(19)),
            ("一、\"AAAA\"等级州级示范托育机构", Some("AAAA"), None, None),
            ("(二)“AAA”级", Some("AAA"), None, None),
            ("五星级托育机构", Some("五星级"), None, None),
            ("A级", Some("A"), None, None),
            ("柯桥区", None, Some((Field::County, "柯桥区")), None),
            ("(一)越城区", None, Some((Field::County, "越城区")), None),
            ("诸暨市（共3家）", None, Some((Field::County, "诸暨市")), Some(3)),
            ("大鳌镇", None, Some((Field::Township, "大鳌镇")), None),
            ("塔子湖街道:", None, Some((Field::Township, "塔子湖街道")), None),
            ("一、认定机构名单", None, None, None),
        ] {
            let heading = read(text);
            assert_eq!(heading.level.as_deref(), level, "{text}");
            let found = heading.division.as_ref().map(|(field, name)| (*field, name.as_str()));
            assert_eq!(found, division, "{text}");
            assert_eq!(heading.count, count, "{text}");
        }
    }

    #[test]
    fn lines_above_a_table_head_it() {
        let says = |lines: &[&str]| -> Vec<String> {
            above(lines.iter().copied()).iter().flat_map(Heading::says).map(|(_, text)| text).collect()
        };
        assert_eq!(says(&["二、注销备案机构（2家）"]), ["已注销"]);
        assert_eq!(says(&["一级托育机构", "大鳌镇"]), ["一级", "大鳌镇"]);
        assert_eq!(says(&["大鳌镇", "名单如下"]), Vec::<String>::new());
        assert_eq!(says(&["经审核，以下机构已备案，现予公布。"]), Vec::<String>::new());
    }

    #[test]
    fn a_new_county_ends_the_township_before() {
        let mut headings = Vec::new();
        for text in ["一级", "越城区", "塔山街道", "柯桥区"] {
            apply(&mut headings, read(text));
        }
        let says: Vec<String> = headings.iter().flat_map(Heading::says).map(|(_, text)| text).collect();
        assert_eq!(says, ["一级", "柯桥区"]);
    }
}
