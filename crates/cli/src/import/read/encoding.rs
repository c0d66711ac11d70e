//! Bytes into text: UTF-8 with or without its mark, UTF-16 with one, else GB18030, which every older Chinese program writes.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

/// The text, or `None` where the bytes are no text in any of these encodings.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        encoding
            .decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?)
            .unwrap_or_else(|| encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0)
    } else {
        let utf_8 = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
        utf_8
            .or_else(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes))
            .unwrap_or_else(|| lossy(bytes))
    };
    is_text(&text).then_some(text)
}

/// A file cut off in the middle of a character is still worth reading up to there: the encoding with fewer faults is taken.
fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    let faults = |text: &str| text.chars().filter(|one| *one == '\u{fffd}').count();
    let (utf_8, chinese) = (UTF_8.decode_without_bom_handling(bytes).0, GB18030.decode_without_bom_handling(bytes).0);
    if faults(&utf_8) <= faults(&chinese) { utf_8 } else { chinese }
}

/// Binary files show themselves by control characters or by faults all over.
fn is_text(text: &str) -> bool {
    let sample = || text.chars().take(100_000);
    let is_odd = |one: &char| {
        *one == '\u{fffd}' || (one.is_control() && !matches!(one, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}'))
    };
    sample().filter(is_odd).count() * 100 <= sample().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_in_five_encodings() {
        let text = "机构名称,地址\n示例托育,涧西区";
        let utf_16 = |units: Vec<[u8; 2]>, mark: [u8; 2]| [vec![mark], units].concat().concat();
        let little = utf_16(text.encode_utf16().map(u16::to_le_bytes).collect(), [0xff, 0xfe]);
        let big = utf_16(text.encode_utf16().map(u16::to_be_bytes).collect(), [0xfe, 0xff]);
        let chinese = GB18030.encode(text).0.into_owned();
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &marked, &little, &big, &chinese] {
            assert_eq!(decode(bytes).as_deref(), Some(text));
        }
    }

    #[test]
    fn characters_beyond_gbk_are_read_from_gb18030() {
        let text = "示例㙍镇,示例𠮷";
        assert_eq!(decode(&GB18030.encode(text).0).as_deref(), Some(text));
    }

    #[test]
    fn a_file_cut_off_in_a_character_is_read_up_to_there() {
        let bytes = "机构名称".repeat(40);
        let cut = bytes.as_bytes().get(..bytes.len() - 1).unwrap_or_default();
        assert!(decode(cut).is_some_and(|text| text.starts_with("机构名称机构名称")));
    }

    #[test]
    fn what_is_no_text_is_none() {
        assert_eq!(decode(&[0_u8; 400]), None);
        assert_eq!(decode(&(0..=255_u8).cycle().take(4_000).collect::<Vec<_>>()), None);
    }
}
