//! Characters that mislead or do not show, and numbers that identify a person.
//!
//! The file is scanned as it stands, and every text again once its escapes are resolved: `&#x202E;` in Markdown and
//! `\u202E` in TOML hide what the first scan looks for.

use super::report::Report;
use crate::rule;

/// Reports forbidden characters anywhere in the file that were not reported with their field.
pub(super) fn check_file(report: &mut Report, text: &str) {
    for (offset, character) in text.char_indices() {
        let byte_order_mark = offset == 0 && character == '\u{FEFF}';
        if is_forbidden(character) && !byte_order_mark && !matches!(character, '\n' | '\r') {
            raise_character(report, offset, "", character);
        }
    }
}

/// Reports what may not stand in one line of resolved text found at `offset`.
pub(super) fn check_text(report: &mut Report, offset: usize, field: &str, text: &str) {
    for character in text.chars().filter(|character| is_forbidden(*character)) {
        raise_character(report, offset, field, character);
    }
    for number in text.split(|character: char| !character.is_ascii_alphanumeric()).filter(|run| is_personal(run)) {
        report.raise(rule::PERSONAL_NUMBER, offset, field, number);
    }
}

fn raise_character(report: &mut Report, offset: usize, field: &str, character: char) {
    let name = format!("U+{:04X}", u32::from(character));
    if !report.knows(rule::FORBIDDEN_CHARACTER, offset, &name) {
        report.raise(rule::FORBIDDEN_CHARACTER, offset, field, &name);
    }
}

/// Whether a character may not stand in an article: controls, marks that change the direction of writing or take no
/// room, private-use characters (boxes on other devices) and the mark of a wrongly decoded file.
fn is_forbidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{E000}'..='\u{F8FF}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}' | '\u{E0000}'..='\u{10FFFF}')
}

/// Whether a run of letters and digits is a mobile number (11 digits from 13 to 19) or an identity number
/// (GB 11643-1999: 17 digits with a birth date at 7–14, then a check character).
fn is_personal(run: &str) -> bool {
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match run.len() {
        11 => all_digits(run) && run.starts_with('1') && run.get(1..2) >= Some("3"),
        18 => {
            let born = run.get(6..14).and_then(|born| {
                let (year, month, day) = (born.get(..4)?, born.get(4..6)?, born.get(6..)?);
                tuoyu_catalog::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
            });
            run.get(..17).is_some_and(all_digits) && born.is_some()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_numbers_are_told_from_other_numbers() {
        for (run, personal) in [
            ("13800000000", true),
            ("11000000000", false),
            ("20221011001", false),
            ("410305199001010000", true),
            ("41030519900101000X", true),
            ("91350100M000100Y43", false),
            ("113501000000100043", false),
            ("0379", false),
        ] {
            assert_eq!(is_personal(run), personal, "{run}");
        }
    }

    #[test]
    fn chinese_and_its_punctuation_are_not_forbidden() {
        assert!(!"《托育服务》——“一老一小”…〔2022〕10号，≤36月龄，22℃，①，鿍𠮷".chars().any(is_forbidden));
        assert!("\u{202E}\u{200B}\u{FEFF}\u{7}\u{E001}\u{FFFD}".chars().all(is_forbidden));
    }
}
