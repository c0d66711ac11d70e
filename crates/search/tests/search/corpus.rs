//! Generated lists: names and addresses of a few common characters, so that much is alike and polyphones abound.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tuoyu_search::fold::fold;
use tuoyu_search::{Index, Readings, Record, build};

/// Characters that names are made of; 长 乐 重 行 厦 都 have two readings or more, 安 昂 start with a vowel.
const CHARACTERS: &[char] = &[
    '阳', '光', '洋', '广', '贝', '宝', '长', '乐', '重', '行', '厦', '都', '安', '昂', '西', '先', '苑', '园', '小',
    '太', '托', '育', '中', '心', '绿', '略', '女', '儿', '爱', '婴', 'A', 'b', 'Ｃ', '1', '2', '０', '（', '·',
];

/// How many lists are tried; what failed is printed, not kept in a file.
pub fn cases(n: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(n) }
}

/// One record, owned.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub name: String,
    pub aliases: Vec<String>,
    pub address: String,
    pub township: String,
    pub operator: String,
}

impl Entry {
    pub fn record(&self) -> Record<'_> {
        Record {
            name: &self.name,
            aliases: self.aliases.iter().map(String::as_str).collect(),
            address: &self.address,
            township: &self.township,
            operator: &self.operator,
        }
    }

    /// Every text of the record.
    pub fn texts(&self) -> Vec<&str> {
        let aliases = self.aliases.iter().map(String::as_str);
        [self.name.as_str()]
            .into_iter()
            .chain(aliases)
            .chain([&*self.address, &self.township, &self.operator])
            .collect()
    }
}

/// A text of `length` characters.
pub fn text(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(CHARACTERS), length)
        .prop_map(|chars| chars.into_iter().collect())
}

/// A list of some records.
pub fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (text(2..9), proptest::collection::vec(text(0..5), 0..3), text(0..12), text(0..4), text(0..8));
    let entry = entry.prop_map(|(name, aliases, address, township, operator)| Entry {
        name,
        aliases,
        address,
        township,
        operator,
    });
    proptest::collection::vec(entry, 1..20)
}

/// The readings of all characters of a list.
pub fn readings(entries: &[Entry]) -> Readings {
    build::readings_of(entries.iter().flat_map(Entry::texts))
}

/// The encoded index of a list.
pub fn encoded(entries: &[Entry]) -> Vec<u8> {
    let records: Vec<Record<'_>> = entries.iter().map(Entry::record).collect();
    build::encode(&records).unwrap_or_default()
}

/// The index of a list, by way of its encoded form.
pub fn index(entries: &[Entry]) -> Index {
    match Index::decode(&encoded(entries)) {
        Ok(index) => index,
        Err(error) => panic!("{error}"),
    }
}

/// The spellings of the characters of a list, read off the text form of their readings.
pub struct Spellings(BTreeMap<char, Vec<String>>);

impl Spellings {
    pub fn of(readings: &Readings) -> Spellings {
        let mut found: BTreeMap<char, Vec<String>> = BTreeMap::new();
        let mut spelling = String::new();
        let mut was_letter = false;
        for c in readings.to_text().chars() {
            if c.is_ascii_lowercase() {
                if !was_letter {
                    spelling.clear();
                }
                spelling.push(c);
            } else {
                found.entry(c).or_default().push(spelling.clone());
            }
            was_letter = c.is_ascii_lowercase();
        }
        Spellings(found)
    }

    /// How a character is typed: its readings, or itself when it has none.
    pub fn typed(&self, c: char) -> Vec<String> {
        self.0.get(&c).cloned().unwrap_or_else(|| vec![fold(c).to_string()])
    }

    /// The readings of a character.
    pub fn read(&self, c: char) -> &[String] {
        self.0.get(&c).map_or(&[], Vec::as_slice)
    }
}
