//! What no text of an export may hold: personal numbers, invisible characters, foreign addresses.

use serde::Serialize;

use super::report::Report;
use super::rule;
use super::texts::{self, Step, path};
use crate::Date;

/// Codes that are long numbers of themselves.
const CODES: [&str; 2] = ["credit_code", "sha256"];

/// The digits of a mobile number, the shortest number looked for.
const MOBILE_DIGITS: usize = 11;

/// Every text of a record.
pub(super) fn check<T: Serialize>(record: &T, report: &mut Report<'_>) {
    texts::each(record, &mut |text, steps| check_text(text, steps, report));
}

/// The path is only written out for a problem: there are millions of texts.
fn check_text(text: &str, steps: &[Step], report: &mut Report<'_>) {
    let field = match steps.last() {
        Some(Step::Field(name)) => name.as_ref(),
        _ => "",
    };
    let (n_digits, may_hide) = survey(text);
    if text.trim_start().is_empty() {
        report.add(rule::BLANK, &path(steps), text);
    }
    if may_hide && let Some(character) = text.chars().find(|character| is_forbidden(*character)) {
        let shown: String = text.chars().filter(|character| !is_forbidden(*character)).collect();
        let detail = format!("U+{:04X}", character as u32);
        report.add_detail(rule::FORBIDDEN_CHARACTER, &path(steps), shown, &detail);
    }
    if field == "url" && !is_authority(text) {
        report.add(rule::LINK, &path(steps), text);
    }
    // Without eleven digits there is nothing to look for.
    if n_digits >= MOBILE_DIGITS && !CODES.contains(&field) {
        check_numbers(text, steps, report);
    }
}

/// How many digits the text may hold, a full-width one beginning with the byte 0xEF, and whether any of its bytes begins a
/// character that [`is_forbidden`] may be of: one look at the bytes settles most texts.
fn survey(text: &str) -> (usize, bool) {
    let bytes = text.bytes();
    bytes.fold((0, false), |(digits, may_hide), byte| {
        let is_digit = byte.is_ascii_digit() || byte == 0xEF;
        // Controls, U+0080 to U+00BF, U+0600 to U+063F, U+2000 to U+2FFF, U+F000 to U+FFFF, and beyond.
        let hides = byte < b' ' || byte == 0x7F || matches!(byte, 0xC2 | 0xD8 | 0xE2 | 0xEF..);
        (digits + usize::from(is_digit), may_hide | hides)
    })
}

fn check_numbers(text: &str, steps: &[Step], report: &mut Report<'_>) {
    let is_digit = |character: &char| character.is_ascii_digit() || ('０'..='９').contains(character);
    if text.chars().filter(is_digit).count() < MOBILE_DIGITS {
        return;
    }
    let plain = plain_digits(text);
    let runs = digit_runs(&plain);
    if runs.iter().any(|run| is_identity_number(run)) {
        report.add(rule::IDENTITY_NUMBER, &path(steps), "（不显示）");
    }
    if runs.iter().any(|run| is_mobile(run)) || holds_grouped_mobile(&runs, &plain) {
        report.add(rule::MOBILE, &path(steps), "（不显示）");
    }
}

/// Controls, and the marks that turn or hide text.
fn is_forbidden(character: char) -> bool {
    // Nearly every character is Chinese or plain ASCII.
    if matches!(character, ' '..='~' | '\u{3000}'..='\u{9FFF}') {
        return false;
    }
    character.is_control()
        || matches!(character,
            '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}'
            | '\u{E0000}'..='\u{E007F}' | '\u{AD}' | '\u{61C}')
}

/// The authority's own address: gov.cn and below, over https.
fn is_authority(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let known = host == "gov.cn" || host.ends_with(".gov.cn");
    known && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// The text with full-width digits, hyphens and the X of identity numbers made plain.
fn plain_digits(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '０'..='９' => char::from_u32(character as u32 - 0xFF10 + 0x30).unwrap_or(character),
            'ｘ' | 'Ｘ' | 'x' => 'X',
            '－' | '—' | '–' | '‐' => '-',
            other => other,
        })
        .collect()
}

/// Runs of digits; a final X of an identity number belongs to its run.
fn digit_runs(plain: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut inside = false;
    for character in plain.chars() {
        let more = character.is_ascii_digit() || (character == 'X' && runs.last().is_some_and(|run| run.len() == 17));
        if more && inside {
            runs.iter_mut().last().into_iter().for_each(|run| run.push(character));
        } else if character.is_ascii_digit() {
            runs.push(character.to_string());
        }
        inside = more;
    }
    runs
}

/// A mobile number of the mainland, with or without the country's prefix.
fn is_mobile(run: &str) -> bool {
    let number = run.strip_prefix("0086").or_else(|| run.strip_prefix("86")).filter(|rest| rest.len() == 11);
    matches!(number.unwrap_or(run).as_bytes(), [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9)
}

/// `138 0000 0000` and the like: three, four and four digits with a space, hyphen or dot between.
fn holds_grouped_mobile(runs: &[String], plain: &str) -> bool {
    runs.windows(3).any(|groups| {
        let [a, b, c] = groups else { return false };
        let joined = [' ', '-', '.'].iter().any(|mark| plain.contains(&format!("{a}{mark}{b}{mark}{c}")));
        (a.len(), b.len(), c.len()) == (3, 4, 4) && joined && is_mobile(&format!("{a}{b}{c}"))
    })
}

/// Eighteen characters of GB 11643 with a birth date that exists.
fn is_identity_number(run: &str) -> bool {
    let birth = run.get(6..14).filter(|_| run.len() == 18);
    let (Some(year), Some(month), Some(day)) = (
        birth.and_then(|birth| birth.get(..4)),
        birth.and_then(|birth| birth.get(4..6)),
        birth.and_then(|birth| birth.get(6..)),
    ) else {
        return false;
    };
    format!("{year}-{month}-{day}").parse::<Date>().is_ok_and(|date| date.year() < 2100)
}

/// A telephone number that can be dialled: 3 to 13 digits each, and little else.
pub(super) fn check_telephone(telephone: &str, report: &mut Report<'_>) {
    let fits = |number: &str| {
        let digits = number.chars().filter(char::is_ascii_digit).count();
        (3..=16).contains(&digits)
            && number
                .chars()
                .all(|character| matches!(character, '0'..='9' | '-' | '+' | '(' | ')' | ' ' | '转' | '（' | '）'))
    };
    if !telephone.split(['、', '，', ',', ';', '；', '/']).all(fits) {
        report.add(rule::TELEPHONE, "telephone", telephone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobile_numbers_are_seen_however_they_are_written_and_landlines_left_alone() {
        let found = |text: &str| {
            let plain = plain_digits(text);
            let runs = digit_runs(&plain);
            runs.iter().any(|run| is_mobile(run)) || holds_grouped_mobile(&runs, &plain)
        };
        for text in [
            "13800138000",
            "手机 138-0013-8000",
            "+8613800138000",
            "１３８００１３８０００",
            "0379-1234567、13800138000",
        ] {
            assert!(found(text), "{text}");
        }
        for text in ["0379-00000010", "12345", "400-800-1234", "91350100M000100Y43", "2024-03-05", "113800138000000"] {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn identity_numbers_need_a_birth_date_that_exists() {
        let found = |text: &str| digit_runs(&plain_digits(text)).iter().any(|run| is_identity_number(run));
        assert!(found("证号99010119000101002X"));
        assert!(found("990101190001010021"));
        assert!(!found("990101190013010021"));
        assert!(!found("9901011900010100211"));
    }

    #[test]
    fn only_an_authoritys_own_address_may_be_linked() {
        for (url, ok) in [
            ("https://www.gov.cn/a", true),
            ("https://wjw.luoyang.gov.cn", true),
            ("http://www.gov.cn/a", false),
            ("https://gov.cn.example.com/", false),
            ("https://fakegov.cn/", false),
            ("https://user@www.gov.cn/", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(is_authority(url), ok, "{url}");
        }
    }

    #[test]
    fn invisible_and_turning_characters_are_forbidden_and_chinese_is_not() {
        for character in ['\u{202E}', '\u{200B}', '\u{FEFF}', '\n', '\u{7F}', '\u{2066}'] {
            assert!(is_forbidden(character), "{:04X}", character as u32);
        }
        assert!(!"示例（虚构）、“好”—— a1".chars().any(is_forbidden));
    }

    #[test]
    fn no_forbidden_character_escapes_the_look_at_the_bytes() {
        for character in ('\0'..=char::MAX).filter(|character| is_forbidden(*character)) {
            assert!(survey(&format!("示例{character}a")).1, "{:04X}", character as u32);
        }
        for (text, digits) in [("0379-1234567", 11), ("１３８", 3), ("示例", 0)] {
            assert_eq!(survey(text).0, digits, "{text}");
        }
    }
}
