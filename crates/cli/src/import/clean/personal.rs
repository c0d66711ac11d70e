//! What belongs to a person and is never kept: mobile numbers, identity card numbers, names in columns for organisations.

use std::borrow::Cow;

use super::{fold, is_han};
use tuoyu_catalog::CreditCode;

/// Something personal found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Personal {
    /// A mobile number.
    Mobile,
    /// An identity card number.
    IdentityCard,
}

impl Personal {
    /// What it is called.
    pub(in crate::import) fn term(self) -> &'static str {
        match self {
            Personal::Mobile => "手机号",
            Personal::IdentityCard => "身份证号",
        }
    }
}

/// The first personal number in a text.
pub(in crate::import) fn find(text: &str) -> Option<Personal> {
    // A full-width digit begins with the byte 0xEF: without eleven of either there is nothing to look for.
    if text.bytes().filter(|byte| byte.is_ascii_digit() || *byte == 0xEF).count() < 11 {
        return None;
    }
    let is_digit = |one: &char| one.is_ascii_digit() || ('０'..='９').contains(one);
    if text.chars().filter(is_digit).count() < 11 {
        return None;
    }
    let found = |text: &str| words(text).find_map(in_word);
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control()) {
        return found(text);
    }
    // A blank may part two numbers or the groups of one: both readings count.
    let parted: String = text.chars().map(|one| if one.is_whitespace() { ';' } else { one }).collect();
    found(&fold(text)).or_else(|| found(&fold(&parted)))
}

fn in_word(word: &str) -> Option<Personal> {
    if is_identity_card(word) {
        return Some(Personal::IdentityCard);
    }
    has_mobile(word).then_some(Personal::Mobile)
}

/// The text without its long numbers if one of them is personal: for a name, which a row cannot do without.
pub(in crate::import) fn strip(text: &str) -> Cow<'_, str> {
    if find(text).is_none() {
        return text.into();
    }
    let mut out = String::new();
    let mut run = String::new();
    for character in fold(text).chars().chain(['\0']) {
        if character.is_ascii_digit() || "-x".contains(character) {
            run.push(character);
            continue;
        }
        if run.bytes().filter(u8::is_ascii_digit).count() < 11 {
            out.push_str(&run);
        }
        run.clear();
        out.extend(Some(character).filter(|one| *one != '\0'));
    }
    out.into()
}

/// A text to be shown in a report: digits beyond the third of a run are stars.
pub(in crate::import) fn masked(text: &str) -> String {
    let mut run = 0;
    let star = |character: char| {
        run = if character.is_ascii_digit() || "-— ".contains(character) { run + 1 } else { 0 };
        if run > 3 && character.is_ascii_digit() { '*' } else { character }
    };
    fold(text).chars().map(star).collect()
}

/// Whether a text in a column for an organisation is a person's name: two to four Chinese characters, none of the words
/// that organisations are called by.
pub(in crate::import) fn is_persons_name(text: &str) -> bool {
    let folded = fold(text);
    let length = folded.chars().count();
    (2..=4).contains(&length)
        && folded.chars().all(|one| is_han(one) || one == '·')
        && !ORGANISATIONS.iter().any(|word| folded.contains(word))
}

const ORGANISATIONS: [&str; 34] = [
    "公司", "中心", "集团", "学校", "幼儿", "托", "园", "局", "委", "政府", "办", "会", "医院", "院", "社区", "村",
    "街", "镇", "乡", "厂", "店", "站", "处", "部", "所", "队", "工会", "妇联", "大学", "单位", "企业", "机构", "公办",
    "民办",
];

/// Runs of letters, digits and what stands between the groups of one number.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|one: char| !(one.is_ascii_alphanumeric() || "-+()—.".contains(one)))
        .filter(|word| word.bytes().filter(u8::is_ascii_digit).count() >= 11)
}

fn has_mobile(word: &str) -> bool {
    // 0750-6123456/139… is split at the slash; 139-1234-5678 and +86139… hold together.
    let runs = word.split(|one: char| one.is_ascii_alphabetic() || "().".contains(one));
    let mut whole = runs.map(|run| run.chars().filter(char::is_ascii_digit).collect::<String>());
    whole.any(|digits| {
        let bare =
            ["0086", "86", "0"].iter().find_map(|prefix| digits.strip_prefix(prefix).filter(|rest| is_mobile(rest)));
        is_mobile(&digits) || bare.is_some()
    }) || word.split('-').any(is_mobile)
}

fn is_mobile(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    digits.len() == 11
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && bytes.next() == Some(b'1')
        && bytes.next().is_some_and(|second| (b'3'..=b'9').contains(&second))
}

/// Eighteen characters with a day of birth in the middle that are no credit code, or the fifteen digits used until 1999.
fn is_identity_card(word: &str) -> bool {
    let characters: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
    let number = |from: usize, to: usize| characters.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let birth = |month: Option<u32>, day: Option<u32>| {
        month.is_some_and(|month| (1..=12).contains(&month)) && day.is_some_and(|day| (1..=31).contains(&day))
    };
    let first_17_are_digits =
        || characters.get(..17).is_some_and(|first| first.bytes().all(|byte| byte.is_ascii_digit()));
    match characters.len() {
        18 => {
            first_17_are_digits()
                && number(6, 10).is_some_and(|year| (1900..2100).contains(&year))
                && birth(number(10, 12), number(12, 14))
                && CreditCode::parse(&characters.to_ascii_uppercase()).is_err()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Put together here so that no such number stands in the repository.
    fn mobile(between: &str) -> String {
        ["139", "1234", "5678"].join(between)
    }

    fn identity_card() -> String {
        ["410305", "19900101", "123X"].concat()
    }

    #[test]
    fn mobile_numbers_are_found_however_they_are_written() {
        for text in [
            mobile(""),
            mobile("-"),
            mobile(" "),
            format!("王老师{}", mobile("")),
            format!("0750-6123456/{}", mobile("")),
            format!("0750-6123456、{}", mobile("")),
            format!("+86{}", mobile("")),
            format!("0{}", mobile("")),
            format!("１３９{}", "12345678"),
        ] {
            assert_eq!(find(&text), Some(Personal::Mobile), "{text}");
        }
    }

    #[test]
    fn identity_cards_are_found_and_credit_codes_are_not() {
        assert_eq!(find(&identity_card()), Some(Personal::IdentityCard));
        assert_eq!(find(&format!("证件{}", identity_card())), Some(Personal::IdentityCard));
        for text in
            ["91350100M000100Y43", "0379-12345678", "4001234567", "2024-03-05至2025-03-04", "示例托育", "12345678901"]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_loses_the_number_and_nothing_else() {
        assert_eq!(strip(&format!("示例托育{}", mobile(""))), "示例托育");
        assert_eq!(strip("示例托育(2号园)"), "示例托育(2号园)");
    }

    #[test]
    fn reports_show_no_number_whole() {
        assert_eq!(masked(&mobile("")), "139********");
        assert!(!masked(&identity_card()).contains("1990"));
    }

    #[test]
    fn people_are_told_from_organisations() {
        for (text, person) in [
            ("王小明", true),
            ("欧阳小明", true),
            ("示例公司", false),
            ("区妇联", false),
            ("示例托育服务有限公司", false),
            ("", false),
        ] {
            assert_eq!(is_persons_name(text), person, "{text}");
        }
    }
}
