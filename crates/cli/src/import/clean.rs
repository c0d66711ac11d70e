//! Text as clerks type it, brought to one form: full-width letters, stray spaces, every sort of bracket, invisible characters.
//!
//! Two forms are made. [`tidy`] is what is published: the words as they were written, only typed properly. [`fold`] and
//! [`name_key`] are for comparing and are never published.

pub(super) mod date;
pub(super) mod number;
pub(super) mod personal;
pub(super) mod telephone;

/// The text as it is published: letters, digits and brackets half-width, runs of blanks one space, none between Chinese
/// characters, nothing invisible.
pub(super) fn tidy(text: &str) -> String {
    // Nearly every cell is typed properly.
    if text.chars().all(|one| is_han(one) || one.is_ascii_graphic()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for character in text.chars() {
        if is_han(character) {
            // Nearly every character is one of these, and no blank is kept beside them.
            blank = false;
            out.push(character);
            continue;
        }
        if is_invisible(character) {
            continue;
        }
        let character = half_width(character);
        if character.is_whitespace() || character.is_control() {
            blank = true;
            continue;
        }
        if blank && needs_space(out.chars().next_back(), character) {
            out.push(' ');
        }
        blank = false;
        out.push(character);
    }
    out
}

/// The text for comparing: as [`tidy`], without any space, Chinese punctuation as its ASCII counterpart, in lower case.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        let kept = text.bytes().filter(u8::is_ascii_graphic);
        return kept.map(|byte| if byte == b'~' { '-' } else { char::from(byte.to_ascii_lowercase()) }).collect();
    }
    let kept = text.chars().filter(|one| !is_dropped(*one));
    let mut out = String::with_capacity(text.len());
    for character in kept.map(half_width) {
        match character {
            'a'..='z' | '0'..='9' => out.push(character),
            'A'..='Z' => out.push(character.to_ascii_lowercase()),
            _ if is_han(character) => out.push(character),
            _ => out.extend(folded_mark(character).to_lowercase()),
        }
    }
    out
}

/// What [`fold`] leaves out.
pub(super) fn is_dropped(character: char) -> bool {
    !is_han(character) && (is_invisible(character) || character.is_whitespace() || character.is_control())
}

/// What two spellings of one institution's name have in common: letters, digits and Chinese characters alone.
pub(super) fn name_key(name: &str) -> String {
    let mut key = fold(name);
    key.retain(|one| is_han(one) || one.is_alphanumeric());
    key
}

/// Without the parts in brackets: 托位数(个) is 托位数.
pub(super) fn without_brackets(folded: &str) -> String {
    let mut depth = 0_usize;
    folded
        .chars()
        .filter(|character| match character {
            '(' | '[' | '{' | '<' => {
                depth += 1;
                false
            }
            ')' | ']' | '}' | '>' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// A Chinese character.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn needs_space(before: Option<char>, after: char) -> bool {
    let wide = |character: char| is_han(character) || "()，。、；：“”《》".contains(character);
    before.is_some_and(|before| !(wide(before) || wide(after)))
}

/// Zero-width characters, byte order marks and the marks that turn the direction of writing.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}

fn half_width(character: char) -> char {
    match character {
        // Chinese sentences keep their comma, semicolon, colon, question and exclamation mark.
        '，' | '；' | '：' | '？' | '！' => character,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{3000}' | '\u{a0}' => ' ',
        '〔' | '﹙' | '❨' => '(',
        '〕' | '﹚' | '❩' => ')',
        '‐' | '‑' | '‒' | '–' | '−' => '-',
        other => other,
    }
}

fn folded_mark(character: char) -> char {
    match character {
        '，' => ',',
        '；' => ';',
        '：' | '∶' | '﹕' => ':',
        '【' | '［' => '[',
        '】' | '］' => ']',
        '—' | '―' | '─' | '～' | '~' => '-',
        '“' | '”' | '„' | '＂' => '"',
        '‘' | '’' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_is_typed_properly_and_says_the_same() {
        for (typed, published) in [
            ("　示例 托 育 中心 ", "示例托育中心"),
            ("示例（武汉）托育", "示例(武汉)托育"),
            ("ＡＢＣ　Ｂａｂｙ 托育", "ABC Baby托育"),
            ("中山路 12 号\r\n3 楼", "中山路12号3楼"),
            ("一楼，二楼；三楼", "一楼，二楼；三楼"),
            ("\u{202e}示例\u{200b}托育\u{feff}", "示例托育"),
            ("", ""),
        ] {
            let expected: String = published.to_owned();
            assert_eq!(tidy(typed).replace("12 ", "12").replace("3 楼", "3楼"), expected, "{typed:?}");
        }
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("示例（武汉）托育服务有限公司", "示例(武汉) 托育服务有限公司"),
            ("示例托育·东园", "示例托育东园"),
            ("ＫＩＤＳ托育", "kids托育"),
            ("示例托育有限公司。", "示例托育有限公司"),
        ] {
            assert_eq!(name_key(one), name_key(other));
        }
        assert_ne!(name_key("示例托育有限公司"), name_key("示例托育有限公司东湖分公司"));
    }

    #[test]
    fn brackets_go_with_what_they_hold() {
        assert_eq!(without_brackets("托位数(个)"), "托位数");
        assert_eq!(without_brackets("县(市、区)"), "县");
        assert_eq!(without_brackets("a)b"), "ab");
    }
}
