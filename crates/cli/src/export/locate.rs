//! From bytes to records, with every fault located: line and column where the JSON breaks off, record and field where a
//! value has the wrong form.
//!
//! A file is first read straight into its type, which is fast. Only when that fails is it read again as plain JSON, record by
//! record, so that one bad record neither hides the faults of the others nor keeps them from being checked.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use tuoyu_catalog::check::{Row, Rule, rule};
use tuoyu_catalog::export::{InstitutionsFile, RegionEntry, RegionsFile, SchemesFile};
use tuoyu_catalog::institution::Institution;
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::service::{Event, EventsFile, PlacesFile, ServicePoint};
use tuoyu_catalog::{Date, Problem};

/// A file that is one list of records.
pub(super) trait ListFile: DeserializeOwned {
    /// A record of the list.
    type Record: DeserializeOwned;
    /// The list's name in the file.
    const LIST: &'static str;
    /// The records.
    fn records(self) -> Vec<Self::Record>;
}

macro_rules! list_file {
    ($file:ident of $record:ident in $list:ident) => {
        impl ListFile for $file {
            type Record = $record;
            const LIST: &'static str = stringify!($list);
            fn records(self) -> Vec<$record> {
                self.$list
            }
        }
    };
}
list_file!(RegionsFile of RegionEntry in regions);
list_file!(SchemesFile of Scheme in schemes);
list_file!(InstitutionsFile of Institution in institutions);
list_file!(PlacesFile of ServicePoint in places);
list_file!(EventsFile of Event in events);

/// The records of a list, those that can be read, and what is wrong with the file.
pub(super) fn rows<T: ListFile>(file: &str, bytes: &[u8]) -> (Vec<Row<T::Record>>, Vec<Problem>) {
    match typed::<T>(bytes) {
        Ok((list, unknown)) => {
            let records = list.records().into_iter().zip(1..).map(|(record, row)| Row { row, record }).collect();
            (records, unknown.iter().map(|path| unknown_field(file, T::LIST, path)).collect())
        }
        Err(error) => match serde_json::from_slice::<Value>(bytes) {
            Err(syntax) => (Vec::new(), vec![not_json(file, bytes, &syntax)]),
            Ok(value) => one_by_one::<T>(file, &value, &error),
        },
    }
}

/// The one record a file is, and what is wrong with it.
pub(super) fn whole<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> (Option<T>, Vec<Problem>) {
    match typed::<T>(bytes) {
        Ok((record, unknown)) => (Some(record), unknown.iter().map(|path| unknown_field(file, "", path)).collect()),
        Err(error) => match serde_json::from_slice::<Value>(bytes) {
            Err(syntax) => (None, vec![not_json(file, bytes, &syntax)]),
            Ok(value) => {
                let problem =
                    record::<T>(file, None, &value).err().map_or_else(|| at_line(file, &error), |problem| *problem);
                (None, vec![problem])
            }
        },
    }
}

/// The value with the paths of all fields that its type does not have.
fn typed<T: DeserializeOwned>(bytes: &[u8]) -> serde_json::Result<(T, Vec<String>)> {
    let mut unknown = Vec::new();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_ignored::deserialize(&mut json, |path| unknown.push(bracketed(&path)))?;
    json.end()?;
    Ok((value, unknown))
}

fn one_by_one<T: ListFile>(
    file: &str,
    value: &Value,
    error: &serde_json::Error,
) -> (Vec<Row<T::Record>>, Vec<Problem>) {
    let Some(items) = value.get(T::LIST).and_then(Value::as_array) else {
        let problem = rule::MISSING_FIELD.problem(file, "", &format!("文件应该是 {{\"{}\": [ … ]}}", T::LIST));
        return (Vec::new(), vec![problem.in_field(T::LIST, "")]);
    };
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (item, row) in items.iter().zip(1..) {
        match record::<T::Record>(file, Some(row), item) {
            Ok(record) => rows.push(Row { row, record }),
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.is_empty() {
        // Only a field given twice is lost on the way through plain JSON.
        problems.push(at_line(file, error));
    }
    (rows, problems)
}

fn record<T: DeserializeOwned>(file: &str, row: Option<u32>, value: &Value) -> Result<T, Box<Problem>> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let id = ["id", "code"].iter().find_map(|key| value.get(key)?.as_str()).unwrap_or_default();
        let found = found_at(value, error.path());
        let said = error.inner().to_string();
        let (rule, field) = match quoted_after(&said, "missing field `") {
            Some(name) => (rule::MISSING_FIELD, joined(&error.path().to_string(), name)),
            None => (rule_for(&said, &found), error.path().to_string()),
        };
        let field = if field == "." { String::new() } else { field };
        Box::new(Problem { row, is_record: true, ..rule.problem(file, id, &said) }.in_field(field, found))
    })
}

/// What kind of fault serde's sentence speaks of.
fn rule_for(said: &str, found: &str) -> &'static Rule {
    if said.starts_with("unknown variant") {
        rule::UNKNOWN_WORD
    } else if found.parse::<Date>().is_err_and(|error| said.contains(&error.to_string())) {
        rule::NO_SUCH_DATE
    } else {
        rule::WRONG_FORM
    }
}

/// The value at a path, as text.
fn found_at(value: &Value, path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let found = path.iter().try_fold(value, |value, segment| match segment {
        Segment::Seq { index } => value.get(index),
        Segment::Map { key } => value.get(key),
        Segment::Enum { .. } | Segment::Unknown => Some(value),
    });
    match found {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Object(_) | Value::Array(_)) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

fn quoted_after<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    text.strip_prefix(before)?.split('`').next()
}

fn joined(path: &str, field: &str) -> String {
    if path == "." { field.to_owned() } else { format!("{path}.{field}") }
}

fn bracketed(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}[{index}]", bracketed(parent)),
        Path::Map { parent, key } => {
            let parent = bracketed(parent);
            if parent.is_empty() { key.clone() } else { format!("{parent}.{key}") }
        }
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => bracketed(parent),
    }
}

/// A field no version knows: `institutions[3].telephnoe` is record 4's `telephnoe`.
fn unknown_field(file: &str, list: &str, path: &str) -> Problem {
    let located = path
        .strip_prefix(list)
        .filter(|_| !list.is_empty())
        .and_then(|rest| rest.strip_prefix('['))
        .and_then(|rest| rest.split_once("]."))
        .and_then(|(index, field)| Some((index.parse::<u32>().ok()?, field)));
    match located {
        Some((index, field)) => rule::UNKNOWN_FIELD.problem(file, "", "").at_record(index + 1).in_field(field, ""),
        None => rule::UNKNOWN_FIELD.problem(file, "", "").in_field(path, ""),
    }
}

fn not_json(file: &str, bytes: &[u8], error: &serde_json::Error) -> Problem {
    let place = format!("第 {} 行第 {} 列", error.line(), error.column());
    let encoding = std::str::from_utf8(bytes).err();
    let why = if bytes.starts_with(b"\xEF\xBB\xBF") {
        "文件开头有 BOM 标记，请存成不带 BOM 的 UTF-8"
    } else if encoding.is_some_and(|error| error.error_len().is_some()) {
        "文件不是 UTF-8 编码"
    } else if encoding.is_some() || error.classify() == Category::Eof {
        "文件到这里就断了"
    } else {
        "这里读不下去"
    };
    rule::NOT_JSON.problem(file, "", &format!("{place}，{why}")).at_row(error.line().try_into().unwrap_or(u32::MAX))
}

fn at_line(file: &str, error: &serde_json::Error) -> Problem {
    let problem = rule::WRONG_FORM.problem(file, "", &error.to_string());
    problem.at_row(error.line().try_into().unwrap_or(u32::MAX))
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"id":"demo-1","name":"示例一","region":"410305","as_of":"2026-11-01"}"#;

    fn read(records: &[&str]) -> (Vec<u32>, Vec<Problem>) {
        let text = format!(r#"{{"institutions":[{}]}}"#, records.join(","));
        let (rows, problems) = rows::<InstitutionsFile>("f", text.as_bytes());
        (rows.iter().map(|row| row.row).collect(), problems)
    }

    #[test]
    fn one_bad_record_is_located_and_hides_no_other() {
        let late = GOOD.replace("2026-11-01", "2023-02-29");
        let wordy = GOOD.replace("\"as_of\"", "\"kind\":\"castle\",\"as_of\"");
        let nested = GOOD.replace("\"as_of\"", "\"fees\":{\"care\":\"1200元\"},\"as_of\"");
        let (read, problems) = read(&[GOOD, &late, &wordy, GOOD, &nested, r#"{"id":"demo-2"}"#]);
        assert_eq!(read, [1, 4]);
        let said: Vec<_> =
            problems.iter().map(|one| (one.code, one.row, one.field.as_str(), one.value.as_str())).collect();
        let expected = [
            ("E105", Some(2), "as_of", "2023-02-29"),
            ("E107", Some(3), "kind", "castle"),
            ("E104", Some(5), "fees.care", "1200元"),
            ("E106", Some(6), "name", ""),
        ];
        assert_eq!(said, expected);
        assert!(problems[0].message.contains("demo-1"), "{}", problems[0].message);
    }

    #[test]
    fn a_field_nobody_knows_is_named_with_its_record() {
        let typo = GOOD.replace("\"as_of\"", "\"telephnoe\":\"1\",\"as_of\"");
        let (_, problems) = read(&[GOOD, &typo]);
        assert_eq!((problems[0].code, problems[0].row, problems[0].field.as_str()), ("E108", Some(2), "telephnoe"));
    }

    #[test]
    fn a_field_given_twice_is_not_silently_one() {
        let twice = GOOD.replace("\"as_of\"", "\"name\":\"示例二\",\"as_of\"");
        let (_, problems) = read(&[&twice]);
        assert!(problems[0].message.contains("duplicate field"), "{:?}", problems);
    }

    #[test]
    fn where_the_json_breaks_off_is_said_by_line_and_column() {
        let cut = &format!("{{\n\"institutions\": [\n{GOOD},\n{}", &GOOD[..20]);
        let (_, problems) = rows::<InstitutionsFile>("f", cut.as_bytes());
        assert_eq!((problems[0].code, problems[0].row), ("E103", Some(4)));
        let (_, problems) = rows::<InstitutionsFile>("f", b"\xEF\xBB\xBF{}");
        assert!(problems[0].message.contains("BOM"));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let (rows, problems) = rows::<InstitutionsFile>("f", &bytes);
            proptest::prop_assert!(rows.is_empty() && !problems.is_empty());
        }

        #[test]
        fn a_file_cut_anywhere_is_one_located_problem(at in 0_usize..80) {
            let text = format!(r#"{{"institutions":[{GOOD}]}}"#);
            let cut: Vec<u8> = text.bytes().take(at).collect();
            let (_, problems) = rows::<InstitutionsFile>("f", &cut);
            proptest::prop_assert_eq!(problems.len(), 1);
            proptest::prop_assert_eq!(problems[0].code, "E103");
        }
    }
}
