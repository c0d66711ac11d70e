//! The index: a decoded file, ready to answer.

use std::sync::OnceLock;

use crate::decode::Decoder;
use crate::encoded::DecodeError;
use crate::gather::gather;
use crate::hits::{Match, Matches, Reading};
use crate::lookup::Lookup;
use crate::postings::{Building, Postings};
use crate::query::{Query, Term};
use crate::readings::Readings;
use crate::record::{Field, Record};
use crate::rows::Rows;
use crate::token::TokenTable;

/// Up to as many characters the postings are built at once: some 1,500 records, about 1 ms.
const AT_ONCE: usize = 60_000;

/// A searchable set of records.
///
/// It answers as soon as it is decoded, by walking all text; [`Index::build_step`] makes that a look-up. Both ways give
/// the same answers, but slips are only put right once the postings are ready. A small index is ready at once.
#[derive(Clone, Debug)]
pub struct Index {
    pub(crate) rows: Rows,
    pub(crate) table: TokenTable,
    pub(crate) stage: Stage,
}

#[derive(Clone, Debug)]
pub(crate) enum Stage {
    Decoded,
    Building(Box<Building>),
    Ready(Postings, Box<Letters>),
}

/// What each single letter finds, from the first time it is asked. One letter finds half of all records, and it is what
/// every typed query begins with.
type Letters = [OnceLock<Matches>; 26];

/// The best records for a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Best first.
    pub best: Vec<Match>,
    /// The number of records found, those beyond the limit too.
    pub total: usize,
    /// How freely the query was read.
    pub reading: Reading,
}

impl Index {
    /// An index of some records, made on the spot: for a list that is at hand anyway, such as a county's.
    pub fn of<'a>(records: impl Iterator<Item = Record<'a>> + Clone, readings: &Readings) -> Index {
        let (rows, table) = gather(records, readings);
        Index::new(rows, table)
    }

    /// Reads an encoded index. Wrong bytes are an error, never a panic.
    pub fn decode(bytes: &[u8]) -> Result<Index, DecodeError> {
        Decoder::new(bytes)?.finish()
    }

    pub(crate) fn new(rows: Rows, table: TokenTable) -> Index {
        let is_small = rows.tokens.len() <= AT_ONCE;
        let mut index = Index { rows, table, stage: Stage::Decoded };
        if is_small {
            index.build();
        }
        index
    }

    /// The number of records; they are numbered from nought in the order they were encoded.
    pub fn n_records(&self) -> usize {
        self.rows.n_records()
    }

    /// Does a slice of building the postings, about as much work as handling `n_tokens` characters once, and says
    /// whether they are ready. 100,000 characters take about 1 ms.
    pub fn build_step(&mut self, n_tokens: usize) -> bool {
        match &mut self.stage {
            Stage::Decoded => self.stage = Stage::Building(Box::new(Building::new(&self.table))),
            Stage::Building(building) => {
                if let Some(postings) = building.step(&self.rows, &self.table, n_tokens) {
                    self.stage = Stage::Ready(postings, Box::default());
                }
            }
            Stage::Ready(..) => {}
        }
        matches!(self.stage, Stage::Ready(..))
    }

    /// Builds the postings at one go.
    pub fn build(&mut self) {
        while !self.build_step(usize::MAX / 2) {}
    }

    /// Finds what one more single letter stands for, before anybody asks, and says whether all are known: work for moments when a
    /// page has nothing else to do. Without it the first to type a letter waits for it.
    pub fn warm_step(&self) -> bool {
        let Stage::Ready(_, letters) = &self.stage else { return false };
        let Some((cell, letter)) = letters.iter().zip('a'..='z').find(|(cell, _)| cell.get().is_none()) else {
            return true;
        };
        let query = Query::parse(letter.encode_utf8(&mut [0; 1]));
        cell.get_or_init(|| query.terms().first().map(|term| self.lookup().find(term)).unwrap_or_default());
        letters.iter().all(|cell| cell.get().is_some())
    }

    /// The best `limit` records for what was typed.
    pub fn search(&self, text: &str, limit: usize) -> Hits {
        let matches = self.find(&Query::parse(text));
        Hits { best: matches.iter().take(limit).collect(), total: matches.total(), reading: matches.reading }
    }

    /// Every record in which all terms of the query are found, each term read as freely as it takes to find any.
    pub fn find(&self, query: &Query) -> Matches {
        let lookup = self.lookup();
        self.find_all(query, |term| match self.letter(term) {
            Some(cell) => cell.get_or_init(|| lookup.find(term)).clone(),
            None => lookup.find(term),
        })
    }

    /// What [`Index::find`] finds, and after it what one slip more would: for "did you mean" below a short list.
    pub fn find_near(&self, query: &Query) -> Matches {
        let lookup = self.lookup();
        self.find_all(query, |term| lookup.find(term).then(lookup.find_read(term, Reading::WithSlip)))
    }

    fn find_all(&self, query: &Query, find: impl Fn(&Term) -> Matches) -> Matches {
        let both = |one: Matches, other: Matches| one.and(&other, self.rows.n_records());
        query.terms().iter().map(find).reduce(both).unwrap_or_default()
    }

    fn letter(&self, term: &Term) -> Option<&OnceLock<Matches>> {
        let Stage::Ready(_, letters) = &self.stage else { return None };
        let [letter @ 'a'..='z'] = term.chars.as_slice() else { return None };
        letters.get(*letter as usize - 'a' as usize)
    }

    pub(crate) fn lookup(&self) -> Lookup<'_> {
        let postings = match &self.stage {
            Stage::Ready(postings, _) => Some(postings),
            _ => None,
        };
        Lookup { rows: &self.rows, table: &self.table, postings }
    }

    /// The texts of a field of a record, as they were written.
    pub fn texts(&self, record: u32, field: Field) -> Vec<String> {
        self.rows.texts(record as usize, field).map(|text| self.written(text)).collect()
    }

    pub(crate) fn written(&self, text: &[u16]) -> String {
        text.iter().map(|token| self.table.char_of(*token)).collect()
    }
}
