//! Words into values: what 幼儿园托班, 非营利性, 已备案 or √ mean. The words are data, beside the headers.

use super::clean::{fold, without_brackets};
use super::header::{TABLE, Value};

/// The value of a word list (`kind`, `yes` …) that a cell states: the longest word it is or begins with, else holds.
pub(super) fn one(list: &str, cell: &str) -> Option<&'static str> {
    let folded = fold(cell);
    let bare = without_brackets(&folded);
    let words = || {
        TABLE.values.get(list).into_iter().flatten().flat_map(|value| value.words.iter().map(move |word| (word, value)))
    };
    let exact = words().find(|(word, _)| **word == folded || **word == bare);
    // One sign inside a longer text (是, x) says nothing.
    let longest = || {
        let held = words().filter(|(word, _)| word.chars().count() > 1 && folded.contains(word.as_str()));
        held.fold(None, |best: Option<(&String, &Value)>, one| match best {
            Some((word, _)) if word.len() >= one.0.len() => best,
            _ => Some(one),
        })
    };
    exact.or_else(longest).map(|(_, value)| value.value.as_str())
}

/// Yes or no: a cell that is one of the words or begins with one (是，2024年认定).
pub(super) fn yes(cell: &str) -> Option<bool> {
    let folded = fold(cell);
    let words = || {
        TABLE
            .values
            .get("yes")
            .into_iter()
            .flatten()
            .flat_map(|value| value.words.iter().map(move |word| (word, value)))
    };
    let begins = words().filter(|(word, _)| folded.starts_with(word.as_str())).max_by_key(|(word, _)| word.len());
    begins.map(|(_, value)| value.value == "yes")
}

/// Every value of a word list that a cell names, in the list's order. The longest words are looked for first and taken out:
/// 半日托 holds 日托 and is not both.
pub(super) fn all(list: &str, cell: &str) -> Vec<&'static str> {
    let Some(values) = TABLE.values.get(list) else { return Vec::new() };
    let mut words: Vec<(&str, &str)> =
        values.iter().flat_map(|value| value.words.iter().map(|word| (word.as_str(), value.value.as_str()))).collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let mut rest = fold(cell);
    let mut named: Vec<&str> = Vec::new();
    for (word, value) in words {
        if rest.contains(word) {
            rest = rest.replace(word, ";");
            named.push(value);
        }
    }
    values.iter().map(|value| value.value.as_str()).filter(|value| named.contains(value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_the_longest_word_they_hold() {
        for (list, cell, expected) in [
            ("kind", "幼儿园托班", Some("kindergarten")),
            ("kind", "公办民营", Some("public_contracted")),
            ("kind", "公办", Some("public")),
            ("nature", "非营利性（民政部门登记）", Some("social_service")),
            ("nature", "营利性", Some("enterprise")),
            ("filing_status", "未备案", Some("not_filed")),
            ("filing_status", "已备案", Some("filed")),
            ("filing_status", "不予备案", Some("refused")),
            ("kind", "", None),
        ] {
            assert_eq!(one(list, cell), expected, "{list} {cell}");
        }
        for (cell, expected) in
            [("是", Some(true)), ("√", Some(true)), ("非普惠", Some(false)), ("不清楚是不是", None), ("", None)]
        {
            assert_eq!(yes(cell), expected, "{cell}");
        }
        assert_eq!(all("modes", "全日托、半日托，临时托"), ["full_day", "half_day", "drop_in"]);
        assert_eq!(all("modes", "半日托"), ["half_day"]);
        assert_eq!(all("modes", "日托"), ["full_day"]);
    }
}
