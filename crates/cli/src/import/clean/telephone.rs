//! The institution's public telephone out of a cell that may hold several, with names and mobile numbers among them.

use super::fold;
use super::personal::{self, Personal};

/// What a telephone cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Telephone {
    /// The first number of an office: a landline, a 400 number, a short number.
    pub(in crate::import) number: Option<String>,
    /// How many more such numbers there are.
    pub(in crate::import) more: usize,
    /// What was personal.
    pub(in crate::import) personal: Option<Personal>,
    /// Whether anything stands there that is no number, such as a person's name.
    pub(in crate::import) words: bool,
}

/// Reads a telephone cell.
pub(in crate::import) fn read(cell: &str) -> Telephone {
    if is_plain(cell) {
        return Telephone { number: Some(cell.to_owned()), ..Telephone::default() };
    }
    read_any(cell)
}

/// One landline in the form it is published in, which nearly every cell is.
fn is_plain(cell: &str) -> bool {
    let Some((area, number)) = cell.split_once('-') else { return false };
    let is_area = matches!(area.as_bytes(), [b'0', b'1', b'0'] | [b'0', b'2', _] | [b'0', b'3'..=b'9', _, _]);
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    is_area && (7..=8).contains(&number.len()) && are_digits(area) && are_digits(number)
}

fn read_any(cell: &str) -> Telephone {
    let mut telephone = Telephone { personal: personal::find(cell), ..Telephone::default() };
    let spaced: String = cell.chars().map(|one| if one.is_whitespace() { ';' } else { one }).collect();
    // 0750 6123456 is one number, 6123456 6123457 are two: a blank parts numbers only where both sides are whole.
    let text = fold(&join_area_code(&spaced));
    let is_part = |one: char| one.is_ascii_digit() || "-()+".contains(one);
    let ending = |at: usize| text.get(at..).unwrap_or_default();
    let mut numbers = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ';')]) {
        match (start, is_part(character)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                numbers.extend(text.get(from..at).map(|number| (number, extension(ending(at)))));
                start = None;
            }
            _ => {}
        }
        telephone.words |= character.is_alphabetic() && !"转分机电话号码座固".contains(character);
    }
    for (number, extension) in numbers {
        if let Some(found) = office_number(number, &extension) {
            match telephone.number {
                None => telephone.number = Some(found),
                Some(_) => telephone.more += 1,
            }
        }
    }
    telephone
}

fn join_area_code(text: &str) -> String {
    let parts: Vec<&str> = text.split(';').filter(|part| !part.is_empty()).collect();
    let is_area_code = |part: &str| part.starts_with('0') && (3..=4).contains(&part.len());
    let mut out = String::new();
    for part in parts {
        out.push_str(part);
        let last = out.rsplit(';').next().unwrap_or_default();
        out.push(if is_area_code(last) { '-' } else { ';' });
    }
    out
}

/// The digits after 转.
fn extension(rest: &str) -> String {
    rest.strip_prefix('转')
        .map(|rest| rest.chars().take_while(char::is_ascii_digit).take(6).collect())
        .unwrap_or_default()
}

/// A number of an office in one form: area code, hyphen, number, and an extension after 转.
fn office_number(text: &str, extension: &str) -> Option<String> {
    let groups: Vec<String> = text
        .split(['-', '(', ')', '+'])
        .map(|group| group.chars().filter(char::is_ascii_digit).collect::<String>())
        .filter(|group| !group.is_empty())
        .collect();
    let mut groups: Vec<&str> = groups.iter().map(String::as_str).collect();
    let abroad = groups.first() == Some(&"86") && groups.len() > 1;
    if abroad {
        groups.remove(0);
    }
    // A trailing group of one to five digits after a whole number is an extension.
    let inner = match groups.as_slice() {
        [.., number, last] if (7..=8).contains(&number.len()) && (1..=5).contains(&last.len()) => {
            let last = (*last).to_owned();
            groups.pop();
            Some(last)
        }
        _ => None,
    };
    // Seen from abroad the area code has lost its 0.
    let zero = if abroad && !groups.first().is_some_and(|first| first.starts_with('0')) { "0" } else { "" };
    let digits = [zero, &groups.concat()].concat();
    let number = match digits.as_bytes() {
        [b'4' | b'8', b'0', b'0', ..] if digits.len() == 10 => digits,
        [b'0', ..] => with_area_code(&digits, groups.len() > 1)?,
        [b'2'..=b'8', ..] if (7..=8).contains(&digits.len()) => digits,
        [b'1', b'2', ..] if digits.len() == 5 => digits,
        [b'9', ..] if (5..=6).contains(&digits.len()) => digits,
        _ => return None,
    };
    let extension = inner.unwrap_or_else(|| extension.to_owned());
    Some(if extension.is_empty() { number } else { format!("{number}转{extension}") })
}

/// 010 and 02x have three digits, all other area codes four. Unless the two are `parted`, the number must begin as numbers
/// of offices do.
fn with_area_code(digits: &str, parted: bool) -> Option<String> {
    let length = if digits.starts_with("010") || digits.starts_with("02") { 3 } else { 4 };
    let (area, number) = digits.split_at_checked(length)?;
    // No other area code begins with 01: what does is a mobile number after a 0.
    if area.starts_with("01") && area != "010" {
        return None;
    }
    let is_number = (7..=8).contains(&number.len()) && (parted || !number.starts_with(['0', '1']));
    is_number.then(|| format!("{area}-{number}"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    /// Put together here so that no such number stands in the repository.
    fn mobile() -> String {
        ["139", "1234", "5678"].concat()
    }

    #[test]
    fn an_offices_number_has_one_form() {
        for (cell, number) in [
            ("0750-6123456", "0750-6123456"),
            ("07506123456", "0750-6123456"),
            ("(0750)6123456", "0750-6123456"),
            ("0750 6123456", "0750-6123456"),
            ("０７５０－６１２３４５６", "0750-6123456"),
            ("+86-750-6123456", "0750-6123456"),
            ("027-82881234-801", "027-82881234转801"),
            ("027-82881234转801", "027-82881234转801"),
            ("82881234", "82881234"),
            ("400-123-4567", "4001234567"),
            ("12345", "12345"),
            ("0379-12345678", "0379-12345678"),
            ("电话：0750-6123456", "0750-6123456"),
        ] {
            let read = read(cell);
            assert_eq!((read.number.unwrap().as_str(), read.more, read.personal), (number, 0, None), "{cell}");
            assert!(!read.words, "{cell}");
        }
    }

    #[test]
    fn of_several_the_first_office_number_is_kept_and_no_mobile() {
        let both = read(&format!("{}/0750-6123456", mobile()));
        assert_eq!(both.number.as_deref(), Some("0750-6123456"));
        assert_eq!(both.personal, Some(Personal::Mobile));
        assert_eq!(read("0750-6123456、0750-6123457").more, 1);
        let named = read(&format!("王老师 {}", mobile()));
        assert_eq!((named.number, named.personal, named.words), (None, Some(Personal::Mobile), true));
    }

    proptest::proptest! {
        #[test]
        fn a_plain_landline_is_read_as_any_other(cell in "0[0-9]{2,4}-[0-9]{6,9}|[0-9]{3,4}-[0-9x]{7,8}") {
            proptest::prop_assert_eq!(read(&cell), read_any(&cell));
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        let behind_zero = ["0", "135", "6789", "0123"].concat();
        for cell in ["", "无", "暂无", "123", "1234567", "0750-123", &behind_zero] {
            assert_eq!(read(cell).number, None, "{cell}");
        }
    }
}
