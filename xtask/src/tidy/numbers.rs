//! Rule: no mobile number in what is published. Offices and institutions have landlines; a mobile number is a person's.

use super::Finding;
use super::files::File;

pub(super) fn check(file: &File) -> Vec<Finding> {
    if !file.is_in(&["content/", "public/", "locales/"]) {
        return Vec::new();
    }
    let lines = file.text.lines().enumerate().filter(|(_, line)| has_mobile_number(line));
    lines.map(|(at, _)| Finding::new(file, at + 1, "this looks like a mobile number: publish none")).collect()
}

/// Eleven digits from 13… to 19…, perhaps grouped 3-4-4, that are not part of a longer word or number.
fn has_mobile_number(line: &str) -> bool {
    let mut before: Option<char> = None;
    for (at, character) in line.char_indices() {
        if character == '1' && !before.is_some_and(continues) && line.get(at..).is_some_and(begins_mobile_number) {
            return true;
        }
        before = Some(character);
    }
    false
}

fn begins_mobile_number(text: &str) -> bool {
    let mut digits = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next_if(|c| c.is_ascii_digit() || matches!(c, ' ' | '-')) {
        match (character, digits) {
            (' ' | '-', 3 | 7) => continue,
            (' ' | '-', _) => break,
            ('0'..='2', 1) => return false,
            _ => digits += 1,
        }
    }
    digits == 11 && !characters.peek().copied().is_some_and(continues)
}

/// Whether this character makes the digits beside it part of something longer: a hash, a code, a fraction.
fn continues(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '.' || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    /// Put together here so that no such number stands in the repository.
    fn number(parts: [&str; 3], between: &str) -> String {
        parts.join(between)
    }

    #[test]
    fn a_mobile_number_is_found() {
        for between in ["", "-", " "] {
            let text = format!("联系电话：{}（王老师）", number(["139", "1234", "5678"], between));
            assert_eq!(check(&file("content/help/a.md", &text)).len(), 1, "{text}");
        }
        assert_eq!(
            check(&file("public/data/a.json", &format!("\"{}\"", number(["199", "0000", "0000"], "")))).len(),
            1
        );
    }

    #[test]
    fn other_numbers_are_not() {
        for text in [
            "0371-12345678",
            "12345678901",
            "a13912345678f",
            "0.13912345678",
            "139123456789",
            "1391234567",
            "4103051990010112345",
            "2024-03-05 12:00",
        ] {
            assert_eq!(check(&file("content/help/a.md", text)), [], "{text}");
        }
        assert_eq!(check(&file("tests/a.txt", &number(["139", "1234", "5678"], ""))), []);
    }
}
