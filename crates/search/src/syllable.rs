//! The toneless syllables of Mandarin, as a keyboard spells them.
//!
//! A syllable is a number: its place in [`SYLLABLES`]. Because the list is sorted, all syllables that start with the
//! same letters are one run of numbers, which is what lets a half-typed syllable be looked up as a range.
//! `ü` is written `v` (lv, nv), as every input method has it; the interjections without a vowel (hm, ng) are left out.

use std::ops::Range;

/// Every syllable, in byte order. Encoded files store places in this list: a change of it is a change of format.
#[rustfmt::skip]
pub(crate) const SYLLABLES: [&str; 414] = [
    "a", "ai", "an", "ang", "ao", "ba", "bai", "ban", "bang", "bao", "bei", "ben", "beng", "bi", "bian", "biao",
    "bie", "bin", "bing", "bo", "bu", "ca", "cai", "can", "cang", "cao", "ce", "cen", "ceng", "cha", "chai",
    "chan", "chang", "chao", "che", "chen", "cheng", "chi", "chong", "chou", "chu", "chua", "chuai", "chuan",
    "chuang", "chui", "chun", "chuo", "ci", "cong", "cou", "cu", "cuan", "cui", "cun", "cuo", "da", "dai", "dan",
    "dang", "dao", "de", "dei", "den", "deng", "di", "dia", "dian", "diao", "die", "ding", "diu", "dong", "dou",
    "du", "duan", "dui", "dun", "duo", "e", "ei", "en", "eng", "er", "fa", "fan", "fang", "fei", "fen", "feng",
    "fo", "fou", "fu", "ga", "gai", "gan", "gang", "gao", "ge", "gei", "gen", "geng", "gong", "gou", "gu", "gua",
    "guai", "guan", "guang", "gui", "gun", "guo", "ha", "hai", "han", "hang", "hao", "he", "hei", "hen", "heng",
    "hong", "hou", "hu", "hua", "huai", "huan", "huang", "hui", "hun", "huo", "ji", "jia", "jian", "jiang", "jiao",
    "jie", "jin", "jing", "jiong", "jiu", "ju", "juan", "jue", "jun", "ka", "kai", "kan", "kang", "kao", "ke",
    "kei", "ken", "keng", "kong", "kou", "ku", "kua", "kuai", "kuan", "kuang", "kui", "kun", "kuo", "la", "lai",
    "lan", "lang", "lao", "le", "lei", "len", "leng", "li", "lia", "lian", "liang", "liao", "lie", "lin", "ling",
    "liu", "lo", "long", "lou", "lu", "luan", "lun", "luo", "lv", "lve", "ma", "mai", "man", "mang", "mao", "me",
    "mei", "men", "meng", "mi", "mian", "miao", "mie", "min", "ming", "miu", "mo", "mou", "mu", "na", "nai", "nan",
    "nang", "nao", "ne", "nei", "nen", "neng", "ni", "nia", "nian", "niang", "niao", "nie", "nin", "ning", "niu",
    "nong", "nou", "nu", "nuan", "nun", "nuo", "nv", "nve", "o", "ou", "pa", "pai", "pan", "pang", "pao", "pei",
    "pen", "peng", "pi", "pian", "piao", "pie", "pin", "ping", "po", "pou", "pu", "qi", "qia", "qian", "qiang",
    "qiao", "qie", "qin", "qing", "qiong", "qiu", "qu", "quan", "que", "qun", "ran", "rang", "rao", "re", "ren",
    "reng", "ri", "rong", "rou", "ru", "rua", "ruan", "rui", "run", "ruo", "sa", "sai", "san", "sang", "sao", "se",
    "sen", "seng", "sha", "shai", "shan", "shang", "shao", "she", "shei", "shen", "sheng", "shi", "shou", "shu",
    "shua", "shuai", "shuan", "shuang", "shui", "shun", "shuo", "si", "song", "sou", "su", "suan", "sui", "sun",
    "suo", "ta", "tai", "tan", "tang", "tao", "te", "tei", "teng", "ti", "tian", "tiao", "tie", "ting", "tong",
    "tou", "tu", "tuan", "tui", "tun", "tuo", "wa", "wai", "wan", "wang", "wei", "wen", "weng", "wo", "wu", "xi",
    "xia", "xian", "xiang", "xiao", "xie", "xin", "xing", "xiong", "xiu", "xu", "xuan", "xue", "xun", "ya", "yan",
    "yang", "yao", "ye", "yi", "yin", "ying", "yo", "yong", "you", "yu", "yuan", "yue", "yun", "za", "zai", "zan",
    "zang", "zao", "ze", "zei", "zen", "zeng", "zha", "zhai", "zhan", "zhang", "zhao", "zhe", "zhei", "zhen",
    "zheng", "zhi", "zhong", "zhou", "zhu", "zhua", "zhuai", "zhuan", "zhuang", "zhui", "zhun", "zhuo", "zi",
    "zong", "zou", "zu", "zuan", "zui", "zun", "zuo",
];

/// The number of a syllable, `None` when there is no such syllable.
pub(crate) fn number(syllable: &str) -> Option<u16> {
    SYLLABLES.binary_search(&syllable).ok().map(|place| place as u16)
}

/// The syllable of a number, empty for a number out of range.
pub(crate) fn spelling(number: u16) -> &'static str {
    SYLLABLES.get(usize::from(number)).copied().unwrap_or_default()
}

/// The run of syllables that start with these letters.
pub(crate) fn starting_with(letters: &str) -> Range<u16> {
    let from = SYLLABLES.partition_point(|syllable| *syllable < letters);
    let rest = SYLLABLES.get(from..).unwrap_or_default();
    let n_found = rest.partition_point(|syllable| syllable.starts_with(letters));
    from as u16..(from + n_found) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_without_doubles_and_in_plain_letters() {
        assert!(SYLLABLES.windows(2).all(|pair| pair.first() < pair.last()));
        assert!(SYLLABLES.iter().all(|s| (1..=6).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_lowercase())));
    }

    #[test]
    fn letters_select_exactly_the_syllables_that_start_with_them() {
        for letters in ["a", "z", "zh", "yang", "yangg", "v", "lv", "xi"] {
            let run: Vec<u16> = starting_with(letters).collect();
            let expected: Vec<u16> =
                (0..SYLLABLES.len() as u16).filter(|n| spelling(*n).starts_with(letters)).collect();
            assert_eq!(run, expected, "{letters}");
        }
    }

    #[test]
    fn number_and_spelling_are_inverse() {
        assert!((0..SYLLABLES.len() as u16).all(|n| number(spelling(n)) == Some(n)));
        assert_eq!((number("ng"), spelling(u16::MAX)), (None, ""));
    }
}
