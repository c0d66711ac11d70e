//! What is put right: any one slip in a name's pinyin or characters still finds it.

use std::sync::LazyLock;

use proptest::prelude::*;
use tuoyu_search::{Index, Query};

use crate::corpus::{self, Entry, Spellings};

const NAMES: [&str; 12] = [
    "阳光托育园",
    "西苑贝贝",
    "金色摇篮",
    "小太阳托育中心",
    "启明星幼儿园",
    "长乐宝贝",
    "重庆路亲子园",
    "绿地爱婴",
    "童心早教",
    "七彩虹",
    "蒲公英家庭托育点",
    "智慧树照护站",
];

fn list() -> Vec<Entry> {
    NAMES.iter().map(|name| Entry { name: (*name).into(), ..Entry::default() }).collect()
}

static INDEX: LazyLock<Index> = LazyLock::new(|| corpus::index(&list()));
static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| Spellings::of(&corpus::readings(&list())));

fn is_found(typed: &str, record: usize) -> bool {
    INDEX.find_near(&Query::parse(typed)).iter().any(|found| found.record as usize == record)
}

/// One slip: at a place, of a kind, with a letter.
fn slipped(typed: &[char], place: usize, kind: usize, other: char) -> String {
    let mut chars = typed.to_vec();
    match kind {
        0 => chars[place] = other,
        1 => chars.insert(place, other),
        2 => drop(chars.remove(place)),
        _ if place + 1 < chars.len() => chars.swap(place, place + 1),
        _ => {}
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(corpus::cases(256))]

    #[test]
    fn one_slip_in_the_pinyin_of_a_name(record in 0..NAMES.len(), place in any::<u16>(), kind in 0_usize..4, letter in 0_u8..26) {
        let syllables: Vec<String> = NAMES[record].chars().filter_map(|c| SPELLINGS.read(c).first().cloned()).collect();
        let typed: Vec<char> = syllables.concat().chars().collect();
        let typed = slipped(&typed, usize::from(place) % typed.len(), kind, char::from(b'a' + letter));
        prop_assert!(is_found(&typed, record), "{}", typed);
    }

    #[test]
    fn one_slip_in_the_characters_of_a_name(record in 0..NAMES.len(), place in any::<u16>(), kind in 0_usize..4) {
        let name: Vec<char> = NAMES[record].chars().collect();
        let inner = 1 + usize::from(place) % (name.len() - 2);
        let n_left = if kind == 2 { name.len() - 1 } else { name.len() };
        prop_assume!(n_left >= if kind == 1 || kind == 3 { 4 } else { 3 });
        let typed = slipped(&name, inner, kind, '路');
        prop_assert!(is_found(&typed, record), "{}", typed);
    }
}

#[test]
fn another_character_of_the_same_sound() {
    let list = list();
    for (record, entry) in list.iter().enumerate() {
        let name: Vec<char> = entry.name.chars().collect();
        for (place, c) in name.iter().enumerate() {
            let alike = list.iter().flat_map(|entry| entry.name.chars()).filter(|other| {
                other != c && SPELLINGS.read(*other).iter().any(|one| SPELLINGS.read(*c).contains(one))
            });
            for other in alike {
                let mut typed = name.clone();
                typed[place] = other;
                assert!(is_found(&typed.iter().collect::<String>(), record), "{typed:?}");
            }
        }
    }
}

#[test]
fn short_terms_are_taken_as_they_are() {
    for text in ["ygx", "光", "七虹"] {
        assert!(INDEX.find(&Query::parse(text)).is_empty() || text == "光", "{text}");
    }
}
