//! Folding: the one form in which text and queries are compared.
//!
//! Full-width letters, digits and punctuation become ASCII, capitals become small, `ü` and the toned vowels of printed
//! pinyin become what a keyboard types. Folding maps one character to one character, so a place counted in folded
//! characters is the same place in the text as it was written: highlights need no second map.

/// A character as it is compared.
pub fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{20}'..='\u{7e}' => c,
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
            ascii.to_ascii_lowercase()
        }
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' => 'v',
        _ => c,
    }
}

/// Whether a folded character can be part of typed pinyin.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase()
}

/// Whether a folded character stands between terms of a query.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '、' | '。' | '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_tones_are_folded_away() {
        let folded = |text: &str| text.chars().map(fold).collect::<String>();
        for (text, expected) in [
            ("ＡＢＣ１２３（涧西）", "abc123(涧西)"),
            ("Yáng Guāng", "yang guang"),
            ("Lǜdì NÜ", "lvdi nv"),
            ("西苑路　１２号", "西苑路 12号"),
        ] {
            assert_eq!(folded(text), expected);
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for c in (0..=0x2_ffff).filter_map(char::from_u32) {
            assert_eq!(fold(fold(c)), fold(c), "{c:?}");
        }
    }
}
