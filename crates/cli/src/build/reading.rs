//! The order of every list: by the reading of the name, as a Chinese telephone directory has it.

use pinyin::ToPinyin;

/// What names are compared by: each character's syllable and tone, and the character itself where it has none.
///
/// A character with several readings counts with its commonest one; a directory does the same.
pub(super) fn reading(name: &str) -> Vec<String> {
    name.chars()
        .map(|character| {
            character.to_pinyin().map_or_else(
                || character.to_lowercase().collect(),
                |syllable| format!("{}{character}", syllable.with_tone_num_end()),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_their_readings() {
        let mut names = ["示例月亮", "示例阿宝", "示例云朵", "示例2号园", "示例安心", "示例a园"];
        names.sort_by_cached_key(|name| reading(name));
        assert_eq!(names, ["示例2号园", "示例a园", "示例阿宝", "示例安心", "示例月亮", "示例云朵"]);
    }
}
