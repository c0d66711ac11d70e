//! Citations within a text: what stands between 〔 and 〕.
//!
//! A citation names a clause of the document (第一条), or one of the article's sources by number (来源2 表1).
//! 〔2022〕 is neither: four digits alone are the year of a document number and stay part of the words.

/// The sources a citation names, numbered from 1 as they stand in front matter: 1 and 3 for `来源1、3`, none for `第一条`.
/// A 来源 without a number yields 0, which no source has.
pub fn cited_sources(citation: &str) -> Vec<usize> {
    if !citation.starts_with("来源") {
        return Vec::new();
    }
    let number = |part: &str| -> Option<usize> {
        let (digits, named) = match part.trim_start().strip_prefix("来源") {
            Some(rest) => (rest.trim_start(), true),
            None => (part.trim(), false),
        };
        let end = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
        let whole = end == digits.len();
        (named || whole && end > 0).then(|| digits.get(..end).and_then(|digits| digits.parse().ok()).unwrap_or(0))
    };
    citation.split(['、', '，', ',']).filter_map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_numbers_are_read_from_a_citation() {
        let cases: [(&str, &[usize]); 9] = [
            ("来源1", &[1]),
            ("来源 2 表1", &[2]),
            ("来源1、3", &[1, 3]),
            ("来源1、来源2", &[1, 2]),
            ("来源1 第三条、第四条", &[1]),
            ("来源1 2、3 岁", &[1]),
            ("来源", &[0]),
            ("来源99999999999999999999999", &[0]),
            ("第一条", &[]),
        ];
        for (citation, sources) in cases {
            assert_eq!(cited_sources(citation), sources, "{citation}");
        }
    }
}
