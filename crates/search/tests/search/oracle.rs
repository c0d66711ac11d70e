//! Which records are found, against a search by definition.

use proptest::prelude::*;
use tuoyu_search::fold::fold;
use tuoyu_search::{Index, Query, Reading};

use crate::corpus::{self, Entry, Spellings, entries};

fn found(index: &Index, text: &str) -> Vec<usize> {
    let mut records: Vec<usize> = index.find(&Query::parse(text)).iter().map(|found| found.record as usize).collect();
    records.sort_unstable();
    records
}

fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// Whether the term is spelt from the start of the text: characters as they are, letters as whole syllables, the last
/// perhaps unfinished.
fn is_spelt(term: &str, text: &[char], spellings: &Spellings) -> bool {
    let (Some(c), Some((sign, rest))) = (term.chars().next(), text.split_first()) else { return term.is_empty() };
    if c == fold(*sign) && is_spelt(&term[c.len_utf8()..], rest, spellings) {
        return true;
    }
    spellings.read(*sign).iter().any(|spelling| {
        spelling.starts_with(term) || term.strip_prefix(&**spelling).is_some_and(|term| is_spelt(term, rest, spellings))
    })
}

/// Whether the text starts with characters that have these first letters.
fn has_initials(term: &str, text: &[char], spellings: &Spellings) -> bool {
    let has = |(c, sign): (char, &char)| spellings.typed(*sign).iter().any(|spelling| spelling.starts_with(c));
    term.chars().count() <= text.len() && term.chars().zip(text).all(has)
}

/// The records that have the term in one of their texts, by definition.
fn by_definition(entries: &[Entry], term: &str) -> Vec<usize> {
    let spellings = Spellings::of(&corpus::readings(entries));
    let has_letter = term.chars().any(|c| c.is_ascii_lowercase());
    let has_han = term.chars().any(|c| c >= '㐀');
    let at = |text: &[char]| {
        is_spelt(term, text, &spellings) || has_letter && !has_han && has_initials(term, text, &spellings)
    };
    let is_in = |text: &&str| {
        let signs: Vec<char> = text.chars().collect();
        (0..signs.len()).any(|start| at(&signs[start..]))
    };
    (0..entries.len()).filter(|record| entries[*record].texts().iter().any(is_in)).collect()
}

/// A part of a name, spelt by one reading of each character.
fn spelt(entries: &[Entry], pick: &[usize; 4]) -> (usize, Vec<char>, Vec<String>) {
    let spellings = Spellings::of(&corpus::readings(entries));
    let record = pick[0] % entries.len();
    let name: Vec<char> = entries[record].name.chars().collect();
    let start = pick[1] % name.len();
    let length = 1 + pick[2] % (name.len() - start);
    let part = name[start..start + length].to_vec();
    let choose = |(number, c): (usize, &char)| {
        let all = spellings.typed(*c);
        all[(pick[3] >> number) % all.len()].clone()
    };
    let syllables = part.iter().enumerate().map(choose).collect();
    (record, part, syllables)
}

fn picks() -> impl Strategy<Value = [usize; 4]> {
    [any::<u16>(), any::<u16>(), any::<u16>(), any::<u16>()].prop_map(|picks| picks.map(usize::from))
}

proptest! {
    #![proptest_config(corpus::cases(96))]

    #[test]
    fn a_part_of_a_text_finds_exactly_the_records_that_have_it(entries in entries(), pick in picks()) {
        let texts = entries[pick[0] % entries.len()].texts();
        let text: Vec<char> = texts[pick[1] % texts.len()].chars().collect();
        let start = pick[2] % text.len().max(1);
        let part: String = text.iter().skip(start).take(1 + pick[3] % 4).collect();
        prop_assume!(!part.is_empty());
        let index = corpus::index(&entries);
        prop_assert_eq!(found(&index, &part), by_definition(&entries, &folded(&part)));
        prop_assert_eq!(index.find(&Query::parse(&part)).reading, Reading::AsTyped);
    }

    #[test]
    fn any_two_or_more_characters_of_a_record_find_it(entries in entries(), pick in picks()) {
        let record = pick[0] % entries.len();
        let texts: Vec<Vec<char>> = entries[record].texts().iter().map(|text| text.chars().collect()).collect();
        let long: Vec<&Vec<char>> = texts.iter().filter(|text| text.len() >= 2).collect();
        let text = long[pick[1] % long.len()];
        let start = pick[2] % (text.len() - 1);
        let length = 2 + pick[3] % (text.len() - start - 1);
        let part: String = text[start..start + length].iter().collect();
        let records = found(&corpus::index(&entries), &part);
        prop_assert!(records.contains(&record), "{}", part);
        prop_assert_eq!(records, by_definition(&entries, &folded(&part)));
    }

    #[test]
    fn any_beginning_of_the_pinyin_of_a_name_finds_it(entries in entries(), pick in picks(), n_letters in 1_usize..40) {
        let (record, _, syllables) = spelt(&entries, &pick);
        let typed: String = syllables.concat().chars().take(n_letters).collect();
        let index = corpus::index(&entries);
        let records = found(&index, &typed);
        prop_assert!(records.contains(&record), "{}", typed);
        prop_assert_eq!(records, by_definition(&entries, &typed));
    }

    #[test]
    fn the_initials_of_a_name_find_it(entries in entries(), pick in picks()) {
        let (record, _, syllables) = spelt(&entries, &pick);
        let typed: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
        let index = corpus::index(&entries);
        let records = found(&index, &typed);
        prop_assert!(records.contains(&record), "{}", typed);
        prop_assert_eq!(records, by_definition(&entries, &typed));
    }

    #[test]
    fn characters_and_pinyin_may_be_mixed(entries in entries(), pick in picks(), letters in any::<u16>()) {
        let (record, part, syllables) = spelt(&entries, &pick);
        let choose = |number: usize| {
            if letters >> number & 1 == 1 { syllables[number].clone() } else { folded(&part[number].to_string()) }
        };
        let typed: String = (0..part.len()).map(choose).collect();
        let records = found(&corpus::index(&entries), &typed);
        prop_assert!(records.contains(&record), "{}", typed);
        prop_assert_eq!(records, by_definition(&entries, &typed));
    }

    #[test]
    fn syllables_and_first_letters_may_be_mixed(entries in entries(), pick in picks(), letters in any::<u16>()) {
        let (record, _, syllables) = spelt(&entries, &pick);
        let first = |syllable: &String| syllable.chars().next().into_iter().collect::<String>();
        let choose = |number: usize| if letters >> number & 1 == 1 { syllables[number].clone() } else { first(&syllables[number]) };
        let typed: String = (0..syllables.len()).map(choose).collect();
        let index = corpus::index(&entries);
        let matches = index.find(&Query::parse(&typed));
        prop_assert!(matches.reading < Reading::WithSlip, "{}", typed);
        if matches.reading == Reading::Freely {
            prop_assert!(found(&index, &typed).contains(&record), "{}", typed);
        }
    }

    #[test]
    fn all_terms_must_be_found(entries in entries(), pick in picks(), other in picks()) {
        let (_, one, _) = spelt(&entries, &pick);
        let (_, two, _) = spelt(&entries, &other);
        let (one, two): (String, String) = (one.into_iter().collect(), two.into_iter().collect());
        let index = corpus::index(&entries);
        let both: Vec<usize> = found(&index, &one).into_iter().filter(|record| found(&index, &two).contains(record)).collect();
        let is_han = |text: &str| text.chars().any(|c| c > '一');
        prop_assume!(is_han(&one) && is_han(&two));
        prop_assert_eq!(found(&index, &format!("{one} {two}")), both);
    }

    #[test]
    fn no_query_is_too_odd(entries in entries(), text in any::<String>()) {
        let index = corpus::index(&entries);
        let query = Query::parse(&text);
        let matches = index.find_near(&query);
        prop_assert_eq!(matches.total(), matches.iter().count());
        prop_assert!(index.suggest(&query, &matches, 5).len() <= 5);
    }
}

/// Records enough that the index is not built at once, all different, by a fixed rule.
fn many() -> Vec<Entry> {
    let characters: Vec<char> = "阳光洋广贝宝长乐重行厦都安昂西先苑园小太托育中心绿略女儿爱婴".chars().collect();
    let mut state = 7_u64;
    let mut next = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut text = |length: usize| (0..length).map(|_| characters[next(characters.len())]).collect::<String>();
    (0..3_000)
        .map(|number| Entry { name: text(8), address: format!("{}路{number}号", text(10)), ..Entry::default() })
        .collect()
}

#[test]
fn walking_and_looking_up_find_the_same() {
    let entries = many();
    let walking = corpus::index(&entries);
    let mut ready = walking.clone();
    assert!(!ready.build_step(1_000), "an index of {} records is not ready at once", entries.len());
    while !ready.build_step(10_000) {}
    for text in [
        "阳",
        "阳光",
        "育中心",
        "路12",
        "y",
        "ya",
        "yangguang",
        "changle",
        "zhongxin",
        "chongxing",
        "yg",
        "tyzx",
        "阳guang",
        "g育",
        "xian",
        "略女",
        "lvenv",
        "luenv",
        "l1",
        "安 昂",
        "tuo yu",
        "ygu",
        &entries[5].name,
        &entries[70].address[3..15],
    ] {
        let query = Query::parse(text);
        let (one, other) = (walking.find(&query), ready.find(&query));
        assert!(one.iter().eq(other.iter()) && other.reading < Reading::WithSlip, "{text}");
    }
    for text in ["阳", "y", "路12", "yang"] {
        let expected: usize = by_definition(&entries, text).len();
        assert_eq!(ready.find(&Query::parse(text)).total(), expected, "{text}");
    }
}

#[test]
fn letters_found_before_anybody_asks_are_what_asking_finds() {
    let mut index = corpus::index(&many());
    assert!(!index.warm_step(), "nothing is found ahead before everything is ready");
    index.build();
    let cold = index.clone();
    let steps = (1..).find(|_| index.warm_step());
    assert_eq!(steps, Some(26), "a letter a step");
    assert!(index.warm_step());
    for letter in 'a'..='z' {
        let text = letter.to_string();
        assert_eq!(index.search(&text, 50), cold.search(&text, 50), "{text}");
    }
}
