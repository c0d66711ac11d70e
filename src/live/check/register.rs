//! A region's filing list, and what is found in it: by credit code, by name, by another name, with a slip or a place's name too
//! many. How alike the words and the name are is part of the answer: one character apart may be another place altogether.

use std::rc::Rc;

use tuoyu_catalog::code::credit_check_character;
use tuoyu_catalog::runtime::{FilingEntry, FilingList};
use tuoyu_search::fold::fold;
use tuoyu_search::{Index, Query, Reading, Readings, Record};

/// How many answers are shown.
const MOST_ANSWERS: usize = 10;

/// How long a credit code is, and which lengths are taken for one with a slip.
const CODE_LENGTH: usize = 18;
const LIKE_A_CODE: std::ops::RangeInclusive<usize> = 15..=20;

/// The fewest digits of a credit code: what has fewer is typed pinyin.
const FEWEST_DIGITS: usize = 6;

/// What a company's registered name ends in and a list often leaves out.
const ENDINGS: [&str; 2] = ["有限责任公司", "有限公司"];

/// How alike what was typed and what was found are, the most alike first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The very code.
    Code,
    /// The very name, or another name of it.
    Name,
    /// The words stand in the name.
    Part,
    /// A slip was put right, or words too many left out.
    Near,
    /// A code that differs in one place.
    NearCode,
}

/// What is wrong with a typed credit code in itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeFault {
    /// It has another length.
    Length(usize),
    /// Its check character does not follow from the others.
    Check,
}

/// What was found, best first; never empty.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found<'a> {
    /// How alike the best of them is.
    pub(super) likeness: Likeness,
    /// The institutions.
    pub(super) entries: Vec<&'a FilingEntry>,
}

/// A list made ready to be asked.
pub(super) struct Register {
    list: Rc<FilingList>,
    index: Index,
}

impl Register {
    /// The register of a list.
    pub(super) fn of(list: Rc<FilingList>) -> Register {
        let plain: Vec<String> = list.institutions.iter().map(|one| core(&one.name)).collect();
        let records = list.institutions.iter().zip(&plain).map(|(one, plain)| Record {
            name: &one.name,
            // Without its brackets a name is found by who leaves them out.
            aliases: one.other_names.iter().chain(Some(plain)).map(String::as_str).collect(),
            ..Record::default()
        });
        let index = Index::of(records, &Readings::parse(&list.readings));
        Register { list, index }
    }

    /// What the words name; `None` where they name nothing on the list. `region` is its full name, which may stand before a name.
    pub(super) fn find(&self, words: &str, region: &str) -> Option<Found<'_>> {
        match code(words) {
            Some(code) => self.by_code(&code),
            None => self.by_name(words, false).or_else(|| self.by_name(essence(words, region)?, true)),
        }
    }

    fn by_code(&self, code: &str) -> Option<Found<'_>> {
        let of = |likeness, fits: &dyn Fn(&str) -> bool| {
            let has = |one: &&FilingEntry| one.credit_code.as_deref().is_some_and(fits);
            let entries: Vec<&FilingEntry> = self.list.institutions.iter().filter(has).collect();
            (!entries.is_empty()).then_some(Found { likeness, entries })
        };
        of(Likeness::Code, &|other| other == code).or_else(|| of(Likeness::NearCode, &|other| one_apart(code, other)))
    }

    fn by_name(&self, words: &str, has_more: bool) -> Option<Found<'_>> {
        let matches = self.index.find(&Query::parse(words));
        let mut entries: Vec<&FilingEntry> =
            matches.iter().filter_map(|found| self.list.institutions.get(found.record as usize)).collect();
        let typed = core(words);
        let is_it =
            |one: &FilingEntry| std::iter::once(&one.name).chain(&one.other_names).any(|name| core(name) == typed);
        // A former name counts like the name here: it is what stands over many a door.
        entries.sort_by_key(|one| !is_it(one));
        entries.truncate(MOST_ANSWERS);
        let likeness = match entries.first()? {
            _ if has_more || matches.reading == Reading::WithSlip => Likeness::Near,
            best if is_it(best) => Likeness::Name,
            _ => Likeness::Part,
        };
        Some(Found { likeness, entries })
    }
}

/// What is typed of a credit code, as codes are written; `None` where it is none.
pub(super) fn code(words: &str) -> Option<String> {
    let letter = |c: char| match fold(c).to_ascii_uppercase() {
        // No code has these: they are taken for what they look like.
        'I' => '1',
        'O' => '0',
        'S' => '5',
        'Z' => '2',
        other => other,
    };
    let is_between = |c: &char| c.is_whitespace() || matches!(fold(*c), '-' | '.' | '_');
    let code: String = words.chars().filter(|c| !is_between(c)).map(letter).collect();
    let is_plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric()) && LIKE_A_CODE.contains(&code.len());
    let n_digits = words.chars().filter(|c| fold(*c).is_ascii_digit()).count();
    (is_plain && n_digits >= FEWEST_DIGITS).then_some(code)
}

/// What is wrong with a code in itself.
pub(super) fn fault(code: &str) -> Option<CodeFault> {
    if code.len() != CODE_LENGTH {
        return Some(CodeFault::Length(code.len()));
    }
    let check = code.get(..CODE_LENGTH - 1).and_then(credit_check_character);
    (check != code.chars().last()).then_some(CodeFault::Check)
}

/// A name in what it is compared by: without spaces, brackets and other signs.
fn core(name: &str) -> String {
    name.chars().map(fold).filter(|c| c.is_alphanumeric()).collect()
}

/// The words without the place before them and the form of company after them; `None` where nothing can be left out.
fn essence<'a>(words: &'a str, region: &str) -> Option<&'a str> {
    let words = words.trim();
    let places =
        words.char_indices().map(|(at, _)| at).skip(2).filter(|at| region.contains(words.get(..*at).unwrap_or(" ")));
    let rest = places.last().and_then(|at| words.get(at..)).unwrap_or(words);
    let rest = ENDINGS.iter().find_map(|ending| rest.strip_suffix(ending)).unwrap_or(rest);
    (rest.len() < words.len() && rest.chars().count() > 1).then_some(rest)
}

/// Whether one character replaced, left out, put in or swapped with its neighbour makes one text of the other.
fn one_apart(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let (Some((a, rest)), Some((b, other_rest))) = (one.split_first(), other.split_first())
        && a == b
    {
        (one, other) = (rest, other_rest);
    }
    while let (Some((a, rest)), Some((b, other_rest))) = (one.split_last(), other.split_last())
        && a == b
    {
        (one, other) = (rest, other_rest);
    }
    match (one, other) {
        ([_] | [], [_] | []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const REGION: &str = "河南省洛阳市涧西区";

    fn entry(id: &str, name: &str, other: &str, code: &str) -> FilingEntry {
        FilingEntry {
            id: tuoyu_catalog::InstitutionId::parse(id).unwrap(),
            name: name.to_owned(),
            other_names: other.split_whitespace().map(str::to_owned).collect(),
            credit_code: Some(code.to_owned()).filter(|code| !code.is_empty()),
            address: None,
            status: None,
            date: None,
            reasons: None,
            as_of: tuoyu_catalog::Date::default(),
        }
    }

    fn register() -> Register {
        Register::of(Rc::new(FilingList {
            institutions: vec![
                entry("a-1", "示例阳光托育园（西苑路店）", "小太阳", "91350100M000100Y43"),
                entry("b-2", "示例阳光", "示例老名字幼儿园", ""),
                entry("c-3", "示例稻穗托育中心", "", ""),
            ],
            readings: "dao稻guang光li例lao老ming名shi示sui穗tuo托xin心xi西yang阳育yu园yuan苑zhong中zi字".to_owned(),
        }))
    }

    #[test]
    fn every_way_to_name_a_place_finds_it_and_says_how_alike_it_is() {
        let register = register();
        for (words, likeness, first) in [
            ("示例阳光托育园（西苑路店）", Likeness::Name, "a-1"),
            ("示例阳光托育园 (西苑路店)", Likeness::Name, "a-1"),
            ("示例阳光托育园西苑路店", Likeness::Name, "a-1"),
            ("小太阳", Likeness::Name, "a-1"),
            ("示例老名字幼儿园", Likeness::Name, "b-2"),
            ("示例阳光", Likeness::Name, "b-2"),
            ("阳光托育", Likeness::Part, "a-1"),
            ("daosui", Likeness::Part, "c-3"),
            ("示例道穗托育中心", Likeness::Near, "c-3"),
            ("示例稻穗托儿中心", Likeness::Near, "c-3"),
            ("洛阳市涧西区示例稻穗托育中心", Likeness::Near, "c-3"),
            ("示例稻穗托育中心有限公司", Likeness::Near, "c-3"),
            ("涧西区示例稻穗托育中心有限责任公司", Likeness::Near, "c-3"),
            ("91350100M000100Y43", Likeness::Code, "a-1"),
            (" 91350100m0001 00y43", Likeness::Code, "a-1"),
            ("9135O1OOMOOO1OOY43", Likeness::Code, "a-1"),
            ("91350100M000100Y44", Likeness::NearCode, "a-1"),
            ("91350100M00100Y43", Likeness::NearCode, "a-1"),
            ("91350100M001000Y43", Likeness::NearCode, "a-1"),
        ] {
            let found = register.find(words, REGION);
            let found = found.as_ref().map(|found| (found.likeness, found.entries.first().map(|one| one.id.as_str())));
            assert_eq!(found, Some((likeness, Some(first))), "{words}");
        }
    }

    #[test]
    fn what_is_not_on_the_list_is_not_found() {
        let register = register();
        for words in ["", "哪里也没有的托育园", "涧西区", "洛阳市有限公司", "91440300M000100Y43", "91350100M000200Y34"]
        {
            assert_eq!(register.find(words, REGION).map(|found| found.likeness), None, "{words}");
        }
    }

    #[test]
    fn a_code_is_told_from_a_name_and_what_is_wrong_with_it_said() {
        assert_eq!(code("shiliyangguangtuoyu"), None);
        assert_eq!(code("示例 91350100"), None);
        for (words, fault_found) in [
            ("91350100M000100Y43", None),
            ("91350100M000100Y4", Some(CodeFault::Length(17))),
            ("91350100M000100Y48", Some(CodeFault::Check)),
            ("91350100M000100V43", Some(CodeFault::Check)),
        ] {
            assert_eq!(code(words).map(|code| fault(&code)), Some(fault_found), "{words}");
        }
    }
}
