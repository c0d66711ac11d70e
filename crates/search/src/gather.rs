//! Gathering: records to rows, for an index made on the spot and as the first step of encoding one.

use crate::readings::Readings;
use crate::record::{Field, Record};
use crate::rows::{LONGEST_TEXT, MOST_RECORDS, Rows};
use crate::set::RecordSet;
use crate::token::{BREAK, END, TokenTable};

/// The rows of some records and the table of their tokens. Of each field the first [`LONGEST_TEXT`] characters are kept,
/// of the records the first [`MOST_RECORDS`].
pub(crate) fn gather<'a>(records: impl Iterator<Item = Record<'a>> + Clone, readings: &Readings) -> (Rows, TokenTable) {
    let records = records.take(MOST_RECORDS);
    let mut n_fields = 0;
    let mut distinct = RecordSet::new(char::MAX as usize + 1);
    for record in records.clone() {
        for field in Field::ALL {
            for text in record.texts(field) {
                n_fields = n_fields.max(field as usize + 1);
                text.chars().filter(|c| !is_break(*c)).for_each(|c| distinct.insert(c.into()));
            }
        }
    }
    let table = TokenTable::new(
        readings,
        distinct.iter().filter_map(char::from_u32).filter(|c| readings.of(*c).next().is_none()),
    );

    let mut rows = Rows { tokens: Vec::new(), starts: vec![0], n_fields };
    for record in records {
        for field in Field::ALL.into_iter().take(n_fields) {
            let joined = record.texts(field).enumerate().flat_map(|(number, text)| {
                let parted = (number > 0).then_some('\n');
                parted.into_iter().chain(text.chars())
            });
            let token = |c: char| if is_break(c) { BREAK } else { table.written_as(c).unwrap_or(BREAK) };
            rows.tokens.extend(joined.take(LONGEST_TEXT).map(token));
            rows.tokens.push(END);
        }
        rows.starts.push(rows.tokens.len() as u32);
    }
    (rows, table)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_hold_what_the_records_say() {
        let long = "长".repeat(LONGEST_TEXT + 9);
        let records = [
            Record { name: "阳光A", aliases: vec!["Ａ", "", "光"], ..Record::default() },
            Record { name: &long, address: "路1\0号", ..Record::default() },
        ];
        let (rows, table) = gather(records.iter().cloned(), &Readings::parse("guang光yang阳"));
        let texts = |record, field| -> Vec<String> {
            rows.texts(record, field).map(|text| text.iter().map(|token| table.char_of(*token)).collect()).collect()
        };
        assert_eq!((rows.n_records(), rows.n_fields), (2, 3));
        assert_eq!(texts(0, Field::Name), ["阳光A"]);
        assert_eq!(texts(0, Field::Alias), ["Ａ", "光"]);
        assert_eq!(texts(1, Field::Name), ["长".repeat(LONGEST_TEXT)]);
        assert_eq!(texts(1, Field::Address), ["路1", "号"]);
        assert!(texts(1, Field::Operator).is_empty());
    }
}
