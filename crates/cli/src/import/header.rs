//! Headers into fields: which column of a list says what.
//!
//! The words are data (`data/headers.json`): for each field the headers that are it and the words a header may hold.
//! The longest word in a header wins, so 机构名称 is a name although 机构 alone would be one too, and 法定代表人联系电话 is a person's
//! number and not the institution's. Where two are as long, the field that comes first in the file wins.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::clean::{fold, without_brackets};

const HEADERS: &str = include_str!("../../data/headers.json");

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Field {
    Private,
    Telephone,
    CreditCode,
    FormerName,
    Alias,
    Operator,
    RegistrationAuthority,
    Township,
    County,
    Address,
    Longitude,
    Latitude,
    FilingStatus,
    FilingDate,
    FilingReceipt,
    FilingReasons,
    EndedOn,
    Affordable,
    Model,
    Hygiene,
    BadgeDate,
    BadgeUntil,
    Score,
    Level,
    Id,
    Locality,
    Precision,
    Operation,
    OperationSince,
    AsOf,
    FeesAsOf,
    EnrolledInfant,
    VacanciesInfant,
    RatioInfant,
    StatedInfant,
    EnrolledYounger,
    VacanciesYounger,
    RatioYounger,
    StatedYounger,
    EnrolledOlder,
    VacanciesOlder,
    RatioOlder,
    StatedOlder,
    EnrolledMixed,
    VacanciesMixed,
    RatioMixed,
    StatedMixed,
    PlacesInfant,
    PlacesYounger,
    PlacesOlder,
    PlacesMixed,
    AffordablePlaces,
    Vacancies,
    Enrolled,
    Places,
    FeeCeiling,
    FeeMeals,
    FeeOther,
    FeeCare,
    PrepaidMonths,
    PrepaidPromise,
    Refund,
    Modes,
    Bands,
    Hours,
    Meals,
    FoodLicence,
    Insured,
    ParentsMayWatch,
    ParentsCommittee,
    VideoDays,
    Nature,
    Kind,
    Serial,
    Ignored,
    Name,
}

/// `headers.json`.
#[derive(Debug, Deserialize)]
pub(super) struct File {
    columns: Vec<Column>,
    /// Word lists by name.
    pub(super) values: BTreeMap<String, Vec<Value>>,
}

/// A field with the headers it goes by.
#[derive(Debug, Deserialize)]
struct Column {
    field: Field,
    term: String,
    exact: Vec<String>,
    within: Vec<String>,
}

/// A value with the words it is written as.
#[derive(Debug, Deserialize)]
pub(super) struct Value {
    /// The value, by its code.
    pub(super) value: String,
    /// The words.
    pub(super) words: Vec<String>,
}

/// The table, read once.
pub(super) static TABLE: LazyLock<File> = LazyLock::new(|| {
    // A test reads the file; were it broken all the same, no header would be known and every import would say so.
    serde_json::from_str(HEADERS).unwrap_or(File { columns: Vec::new(), values: BTreeMap::new() })
});

/// How well a header fits a field; the greater, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Whether the header is a word of the field and not merely holds one.
    exact: bool,
    length: usize,
}

impl Fit {
    /// Whether the header is a word of the field.
    pub(super) fn is_exact(self) -> bool {
        self.exact
    }
}

/// The field a header names, and how well.
pub(super) fn field(header: &str) -> Option<(Field, Fit)> {
    let folded = header_key(header);
    let bare = without_brackets(&folded);
    if folded.is_empty() || folded.chars().count() > 40 {
        return None;
    }
    // A bare header (the part in brackets left out) is looked at second: in 县(市、区) the brackets matter, in 托位数(个) not.
    [&folded, &bare].into_iter().find_map(|text| exact(text)).or_else(|| within(&folded, &bare))
}

fn exact(text: &str) -> Option<(Field, Fit)> {
    let length = text.chars().count();
    let is_it = |column: &&Column| column.exact.iter().chain(&column.within).any(|word| word == text);
    TABLE.columns.iter().find(is_it).map(|column| (column.field, Fit { exact: true, length }))
}

fn within(folded: &str, bare: &str) -> Option<(Field, Fit)> {
    let mut best: Option<(Field, Fit)> = None;
    for column in &TABLE.columns {
        let words = column.within.iter().filter(|word| bare.contains(*word) || folded.contains(*word));
        let Some(length) = words.map(|word| word.chars().count()).max() else { continue };
        if best.is_none_or(|(_, fit)| length > fit.length) {
            best = Some((column.field, Fit { exact: false, length }));
        }
    }
    best
}

/// A header as it is compared: folded, without marks that mean "required".
pub(super) fn header_key(header: &str) -> String {
    fold(header).chars().filter(|one| !matches!(one, '*' | ':' | '★' | '※' | '"')).collect()
}

impl Field {
    /// What the field is called in reports and mapping files.
    pub(super) fn term(self) -> &'static str {
        TABLE.columns.iter().find(|column| column.field == self).map_or("", |column| column.term.as_str())
    }

    /// The field with this term, or that this header would name by itself.
    pub(super) fn named(text: &str) -> Option<Field> {
        let by_term = TABLE.columns.iter().find(|column| column.term == text).map(|column| column.field);
        by_term.or_else(|| exact(&header_key(text)).map(|(field, _)| field))
    }

    /// Every term, for a message that lists what may be written.
    pub(super) fn terms() -> Vec<&'static str> {
        TABLE.columns.iter().map(|column| column.term.as_str()).collect()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_and_no_header_names_two_fields() {
        let table: File = serde_json::from_str(HEADERS).unwrap();
        let mut seen = BTreeMap::new();
        for column in &table.columns {
            for word in column.exact.iter().chain(&column.within) {
                let other = seen.insert(word.clone(), column.field).filter(|other| *other != column.field);
                assert_eq!(other, None, "{word}");
                assert_eq!(header_key(word), *word, "words are written as they are compared");
            }
        }
        assert!(Field::terms().iter().all(|term| !term.is_empty()));
    }

    #[test]
    fn headers_really_found_name_their_fields() {
        use Field::*;
        for (header, expected) in [
            ("序号", Serial),
            ("机构名称", Name),
            ("所属区", County),
            ("所属街道", Township),
            ("托位总数", Places),
            ("机构性质", Nature),
            ("法定代表人", Private),
            ("联系人", Private),
            ("联系方式", Telephone),
            ("通过备案日期", FilingDate),
            ("是否承诺预收费不超过3个月", PrepaidPromise),
            ("被评价单位名称", Name),
            ("评价结果", Level),
            ("institution_name", Name),
            ("机构注册登记名称", Name),
            ("所属区域", County),
            ("机构住所", Address),
            ("备案通过时间", FilingDate),
            ("统一社会信用代码", CreditCode),
            ("organname", Name),
            ("县（市、区）", County),
            ("县(市、区)", County),
            ("园名", Name),
            ("核定托位", Places),
            ("托育位", Places),
            ("园所类型", Kind),
            ("月费", FeeCare),
        ] {
            assert_eq!(field(header).map(|(field, _)| field), Some(expected), "{header}");
        }
    }

    #[test]
    fn the_longest_word_wins_and_a_persons_column_is_never_the_institutions() {
        use Field::*;
        for (header, expected) in [
            ("托育机构名称", Name),
            ("机构类型", Kind),
            ("机构地址", Address),
            ("法定代表人联系电话", Private),
            ("负责人手机", Private),
            ("机构负责人", Private),
            ("联系人电话", Telephone),
            ("机 构 名 称*", Name),
            ("托位数（个）", Places),
            ("收费标准（元/月）", FeeCare),
            ("乳儿班托位数", PlacesInfant),
            ("是否普惠性托育机构", Affordable),
            ("备案机关", Ignored),
        ] {
            assert_eq!(field(header).map(|(field, _)| field), Some(expected), "{header}");
        }
        for header in ["", "示例托育有限公司", "涧西区", "机构吉祥物"] {
            assert_eq!(field(header).map(|(field, _)| field), None, "{header}");
        }
    }
}
