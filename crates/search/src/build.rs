//! Building an index's bytes; native only, with the feature `build`.
//!
//! Here, and only here, a dictionary of readings is at hand. Records keep the order they are given in: a record's place
//! is its number in the index. Sorted by region and then address they encode smallest, because each text is stored as
//! its difference from the one before.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::columns::{self, DIFFERENCES, MOST_COLUMNS, folded};
use crate::dictionary;
use crate::encoded::{MAGIC, MOST_COMMON, MOST_SHARED, VERSION, WIDE, checksum};
use crate::gather::gather;
use crate::phrases;
use crate::readings::Readings;
use crate::record::{Field, Record};
use crate::rows::{MOST_RECORDS, Rows};
use crate::token::{END, NUMBER, TokenTable};

/// More records than an index can number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyRecords {
    /// How many were given.
    pub n_records: usize,
}

impl fmt::Display for TooManyRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} records are too many for one search index (at most {MOST_RECORDS}): build one a region",
            self.n_records
        )
    }
}

impl std::error::Error for TooManyRecords {}

/// The readings of all characters of some texts, to search them without an encoded index.
pub fn readings_of<'a>(texts: impl Iterator<Item = &'a str>) -> Readings {
    let distinct: BTreeSet<char> = texts.flat_map(str::chars).collect();
    let pairs = |c: char| dictionary::readings(c).into_iter().map(move |number| (c.into(), number.into()));
    Readings::from_pairs(distinct.into_iter().flat_map(pairs).collect())
}

/// The encoded index of some records, for [`Index::decode`](crate::Index::decode). Of a field's texts the first 200
/// characters are searched.
pub fn encode(records: &[Record<'_>]) -> Result<Vec<u8>, TooManyRecords> {
    if records.len() > MOST_RECORDS {
        return Err(TooManyRecords { n_records: records.len() });
    }
    let readings =
        readings_of(records.iter().flat_map(|record| Field::ALL.into_iter().flat_map(|field| record.texts(field))));
    let (rows, table) = gather(records.iter().cloned(), &readings);
    let is_stated = |field: &Field| records.iter().any(|record| record.texts(*field).next().is_some());
    let fields: Vec<Field> = Field::ALL.into_iter().filter(is_stated).collect();
    let mut columns: Vec<TextColumn> = fields.iter().map(|field| TextColumn::fold(&rows, &table, *field)).collect();
    let phrases = phrases::join(columns.iter_mut().map(|column| &mut column.rest).collect(), table.len());
    let codes = Codes::for_symbols(columns.iter().flat_map(|column| &column.rest).copied());

    let mut body = fields.iter().fold(0_u16, |bits, field| bits | 1 << *field as u16).to_le_bytes().to_vec();
    body.extend((rows.n_records() as u32).to_le_bytes());
    body.extend((rows.tokens.len() as u32).to_le_bytes());
    section(&mut body, readings.to_text().bytes());
    section(&mut body, table.unread().collect::<String>().bytes());
    section(&mut body, phrases.iter().flatten().flat_map(|symbol| symbol.to_le_bytes()));
    section(&mut body, codes.common.iter().flat_map(|symbol| symbol.to_le_bytes()));
    for column in &columns {
        section(&mut body, column.shared.iter().copied());
        section(&mut body, column.rest.iter().flat_map(|symbol| codes.of(*symbol)));
        section(&mut body, column.numbers.iter().flat_map(|number| number.to_le_bytes()));
    }
    Ok(enclosed(MAGIC, VERSION, &body))
}

/// The body with what it is checked by before it.
fn enclosed(magic: [u8; 4], version: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = magic.to_vec();
    bytes.extend(version.to_le_bytes());
    bytes.extend((body.len() as u32).to_le_bytes());
    bytes.extend(checksum(body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// A column of numbers to encode.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// One number a record.
    pub values: &'a [u32],
    /// Whether a record's number is near that of the record before, so that the difference is smaller.
    pub is_near: bool,
}

/// Encoded columns of numbers, for [`Columns::decode`](crate::Columns::decode). All have as many numbers as the shortest;
/// of more than 64 columns the first 64 are taken, of more records than an index can have the first so many.
pub fn encode_columns(columns: &[Column<'_>]) -> Vec<u8> {
    let n_records = columns.iter().map(|column| column.values.len()).min().unwrap_or(0).min(MOST_RECORDS);
    let columns = columns.get(..columns.len().min(MOST_COLUMNS)).unwrap_or_default();
    let mut body = (n_records as u32).to_le_bytes().to_vec();
    body.extend((columns.len() as u16).to_le_bytes());
    for column in columns {
        let mut before = 0_u32;
        let written = |value: &u32| {
            let difference = value.wrapping_sub(std::mem::replace(&mut before, *value));
            if column.is_near { folded(difference) } else { *value }
        };
        let values: Vec<[u8; 4]> = column.values.iter().take(n_records).map(written).map(u32::to_le_bytes).collect();
        let n_planes = values.iter().map(|bytes| 4 - bytes.iter().rev().take_while(|byte| **byte == 0).count());
        let n_planes = n_planes.max().unwrap_or(0);
        body.push(n_planes as u8 | if column.is_near { DIFFERENCES } else { 0 });
        for plane in 0..n_planes {
            body.extend(values.iter().filter_map(|bytes| bytes.get(plane)));
        }
    }
    enclosed(columns::MAGIC, columns::VERSION, &body)
}

fn section(bytes: &mut Vec<u8>, part: impl Iterator<Item = u8>) {
    let part: Vec<u8> = part.collect();
    bytes.extend((part.len() as u32).to_le_bytes());
    bytes.extend(part);
}

/// One field's texts, each as its difference from the one before.
#[derive(Default)]
struct TextColumn {
    shared: Vec<u8>,
    rest: Vec<u16>,
    numbers: Vec<u16>,
}

impl TextColumn {
    fn fold(rows: &Rows, table: &TokenTable, field: Field) -> TextColumn {
        let mut column = TextColumn::default();
        let mut before: &[u16] = &[];
        for record in 0..rows.n_records() {
            let text = rows.field(record, field);
            let n_alike = before.iter().zip(text).take_while(|(one, other)| one == other).count().min(MOST_SHARED);
            let mut n_shared = 0;
            for unit in units(text, table) {
                if n_shared + unit.len() > n_alike {
                    break;
                }
                n_shared += unit.len();
            }
            column.shared.push(n_shared as u8);
            for unit in units(text.get(n_shared..).unwrap_or_default(), table) {
                match number(unit, table) {
                    Some(value) => {
                        column.rest.push(NUMBER);
                        column.numbers.push(value);
                    }
                    None => column.rest.extend(unit),
                }
            }
            column.rest.push(END);
            before = text;
        }
        column
    }
}

/// A text in pieces that are not parted: runs of digits, and every other token by itself.
fn units<'a>(text: &'a [u16], table: &'a TokenTable) -> impl Iterator<Item = &'a [u16]> {
    let is_digit = |token: &u16| table.char_of(*token).is_ascii_digit();
    text.chunk_by(move |one, other| is_digit(one) && is_digit(other))
}

/// The value of a run of digits that is a number of one symbol: at most 65,535, without a leading nought.
fn number(unit: &[u16], table: &TokenTable) -> Option<u16> {
    let digits: String = unit.iter().map(|token| table.char_of(*token)).collect();
    digits.parse::<u16>().ok().filter(|value| value.to_string() == digits)
}

/// How symbols are written as bytes.
struct Codes {
    common: Vec<u16>,
    of_common: BTreeMap<u16, u8>,
}

impl Codes {
    /// The commonest symbols get the codes of one byte, the commonest first; equals in their own order.
    fn for_symbols(symbols: impl Iterator<Item = u16>) -> Codes {
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        for symbol in symbols {
            *counts.entry(symbol).or_default() += 1;
        }
        let mut by_count: Vec<(usize, u16)> = counts.into_iter().map(|(symbol, count)| (count, symbol)).collect();
        by_count.sort_by_key(|(count, symbol)| (std::cmp::Reverse(*count), *symbol));
        let common: Vec<u16> = by_count.into_iter().take(MOST_COMMON.into()).map(|(_, symbol)| symbol).collect();
        let of_common = common.iter().copied().zip(0..MOST_COMMON).collect();
        Codes { common, of_common }
    }

    fn of(&self, symbol: u16) -> Vec<u8> {
        let [low, high] = symbol.to_le_bytes();
        match self.of_common.get(&symbol) {
            Some(code) => vec![*code],
            None if high < WIDE - MOST_COMMON => vec![MOST_COMMON + high, low],
            None => vec![WIDE, low, high],
        }
    }
}
