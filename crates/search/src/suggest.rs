//! Suggestions: what the text being typed may become.

use crate::highlight::Highlighter;
use crate::hits::Matches;
use crate::index::Index;
use crate::query::Query;
use crate::record::Field;
use crate::token::BREAK;

/// The best records that suggestions are drawn from; more would not change the first few.
const MOST_RECORDS_READ: usize = 300;
/// The most characters of an address that a suggestion goes on for.
const LONGEST_PLACE: usize = 10;

/// A whole text that what was typed may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// A name, an alias, a township, an operator, or of an address the words up to a road, township or region.
    pub text: String,
    /// What kind of text it is.
    pub field: Field,
    /// In how many of the best records it was found: a hint of how common it is, no total.
    pub n_records: usize,
}

impl Index {
    /// At most `limit` suggestions for a query, `matches` being what it found: no text twice, best first.
    pub fn suggest(&self, query: &Query, matches: &Matches, limit: usize) -> Vec<Suggestion> {
        let highlighter = Highlighter::new(self, query, matches.reading);
        let mut suggestions: Vec<Suggestion> = Vec::new();
        for found in matches.iter().take(MOST_RECORDS_READ) {
            let Some((text, field)) = self.completion(&highlighter, found.record) else { continue };
            let is_room = suggestions.len() < limit;
            match suggestions.iter_mut().find(|suggestion| suggestion.text == text) {
                Some(suggestion) => suggestion.n_records += 1,
                None if is_room => suggestions.push(Suggestion { text, field, n_records: 1 }),
                None => {}
            }
        }
        suggestions
    }

    /// The text of a record's first field that the query is found in.
    fn completion(&self, highlighter: &Highlighter<'_>, record: u32) -> Option<(String, Field)> {
        Field::ALL.into_iter().find_map(|field| {
            self.rows.texts(record as usize, field).find_map(|text| {
                let places = highlighter.places_in(text);
                let (first, last) = (places.first()?, places.last()?);
                let text =
                    if field == Field::Address { self.up_to_place_name(text, first.start, last.end)? } else { text };
                Some((self.written(text), field))
            })
        })
    }

    /// The part of an address from `start` to the end of the place name that `end` is in.
    fn up_to_place_name<'a>(&self, text: &'a [u16], start: usize, end: usize) -> Option<&'a [u16]> {
        let ends = |token: u16| "省市区县旗镇乡村路街道巷弄".chars().any(|one| one == self.table.char_of(token));
        let ends_name = |token: &u16| *token == BREAK || ends(*token);
        let from = end.checked_sub(1)?;
        let n_more = text.get(from..)?.iter().take(LONGEST_PLACE).position(ends_name)?;
        text.get(start..from + n_more + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readings::Readings;
    use crate::record::Record;

    #[test]
    fn texts_are_suggested_once_and_addresses_up_to_the_road() {
        let records = [
            Record { name: "示例西苑托育园", address: "涧西区西苑路12号", ..Record::default() },
            Record { name: "示例阳光托育园", address: "涧西区西苑路3号", ..Record::default() },
            Record {
                name: "示例星星托育园", address: "涧西区中山路3号", township: "西苑路街道", ..Record::default()
            },
            Record { name: "示例星星托育园", address: "涧西", ..Record::default() },
        ];
        let index = Index::of(records.iter().cloned(), &Readings::parse("xi西yuan苑园jian涧xing星"));
        let suggested = |text: &str, limit| {
            let query = Query::parse(text);
            let found = index.suggest(&query, &index.find(&query), limit);
            found.into_iter().map(|one| (one.text, one.field, one.n_records)).collect::<Vec<_>>()
        };
        assert_eq!(
            suggested("xiyu", 5),
            [
                ("示例西苑托育园".to_owned(), Field::Name, 1),
                ("西苑路".to_owned(), Field::Address, 1),
                ("西苑路街道".to_owned(), Field::Township, 1),
            ]
        );
        assert_eq!(suggested("星星", 5), [("示例星星托育园".to_owned(), Field::Name, 2)]);
        assert_eq!(suggested("jianxi", 1), [("涧西区".to_owned(), Field::Address, 3)]);
        assert!(suggested("", 5).is_empty());
    }
}
