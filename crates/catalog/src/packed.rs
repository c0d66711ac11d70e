//! Packed text: how a list travels within a page. A record a line, its fields apart by tabs, the items of a field by carriage
//! returns.
//!
//! JSON read by derived code weighs 28 KB of WASM (10 KB compressed) for what this does in four. An export's texts hold no control
//! character (`check` refuses them), so nothing needs escaping; one that came from elsewhere is written as a blank.

use std::fmt::{Display, Write};
use std::str::FromStr;

/// Stands between the items of a field.
const BETWEEN_ITEMS: char = '\r';

/// Writes one line, field by field.
#[derive(Debug, Default)]
pub struct Line(String);

impl Line {
    /// One field; `None` is empty, and so is what is not stated.
    pub fn field(mut self, value: Option<impl Display>) -> Line {
        if let Some(value) = value {
            self.write(value);
        }
        self.0.push('\t');
        self
    }

    /// A list; `None` is not the same as an empty one.
    pub fn list<T: Display>(mut self, items: Option<impl IntoIterator<Item = T>>) -> Line {
        for item in items.into_iter().flatten() {
            self.write(item);
            self.0.push(BETWEEN_ITEMS);
        }
        self.0.push('\t');
        self
    }

    /// The line as it is read.
    pub fn finish(mut self) -> String {
        self.0.pop();
        self.0.push('\n');
        self.0
    }

    fn write(&mut self, value: impl Display) {
        let mut text = String::new();
        // Writing to a text does not fail.
        let _ = write!(text, "{value}");
        self.0.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
    }
}

/// Reads one line, field by field, in the order they were written. What is missing at its end is not stated.
#[derive(Clone, Debug)]
pub struct Fields<'a>(std::str::Split<'a, char>);

impl<'a> Fields<'a> {
    /// The fields of a line.
    pub fn of(line: &'a str) -> Fields<'a> {
        Fields(line.split('\t'))
    }

    /// A text; `None` where it is not stated.
    pub fn text(&mut self) -> Option<&'a str> {
        self.0.next().filter(|text| !text.is_empty())
    }

    /// A text of one's own; empty where it is not stated.
    pub fn owned(&mut self) -> String {
        self.text().unwrap_or_default().to_owned()
    }

    /// A value by its text.
    pub fn value<T: FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    /// A whole number.
    pub fn number(&mut self) -> Option<i32> {
        self.value()
    }

    /// A yes or no.
    pub fn answer(&mut self) -> Option<bool> {
        self.text().map(|text| text == "1")
    }

    /// The items of a list; empty where none is stated.
    pub fn list(&mut self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.text().unwrap_or_default().split_terminator(BETWEEN_ITEMS)
    }
}

/// A yes or no as it is written.
pub fn written(answer: Option<bool>) -> Option<u8> {
    answer.map(u8::from)
}

/// Degrees in hundred-thousandths, about a metre: as exact as an export is, and no fraction has to be read.
pub fn written_degrees(degrees: f64) -> i32 {
    (degrees * 1e5).round() as i32
}

/// Degrees from what [`written_degrees`] made of them.
pub fn read_degrees(number: i32) -> f64 {
    f64::from(number) / 1e5
}

/// The text of a JSON string, quotes and all; `None` where it is none. Pairs of surrogates are not known: no text of ours is
/// written so.
pub fn from_json(json: &str) -> Option<String> {
    let inner = json.trim().strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut parts = inner.split('\\');
    text.push_str(parts.next()?);
    while let Some(part) = parts.next() {
        let mut rest = part.chars();
        match rest.next() {
            // Two in a row: the part between them is empty, and the next one plain.
            None => {
                text.push('\\');
                text.push_str(parts.next()?);
                continue;
            }
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('u') => {
                text.push(char::from_u32(u32::from_str_radix(part.get(1..5)?, 16).ok()?)?);
                text.push_str(part.get(5..)?);
                continue;
            }
            Some(c @ ('"' | '/')) => text.push(c),
            Some(_) => return None,
        }
        text.push_str(rest.as_str());
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_read_back_field_by_field() {
        let line = Line::default()
            .field(Some("a"))
            .field(None::<u8>)
            .list(Some(["x", ""]))
            .list(None::<[&str; 0]>)
            .field(written(Some(false)))
            .field(Some(12))
            .finish();
        assert_eq!(line, "a\t\tx\r\r\t\t0\t12\n");
        let mut fields = Fields::of(line.trim_end_matches('\n'));
        assert_eq!((fields.text(), fields.text()), (Some("a"), None));
        assert_eq!(fields.list().collect::<Vec<_>>(), ["x", ""]);
        assert_eq!((fields.list().count(), fields.answer(), fields.number()), (0, Some(false), Some(12)));
        assert_eq!((fields.text(), fields.answer()), (None, None), "what is missing at the end is not stated");
    }

    #[test]
    fn what_is_no_json_string_is_nothing() {
        for json in ["", "\"", "a", "\"a", "\"\\", "\"\\u00\"", "\"\\ud83d\"", "\"\\x\"", "null", "{}"] {
            assert_eq!(from_json(json), None, "{json}");
        }
    }

    proptest! {
        #[test]
        fn a_json_string_is_read_back(text in "[\\PC\n\t\r\"\\\\<]{0,40}") {
            let json = serde_json::Value::from(text.as_str()).to_string().replace('<', "\\u003c");
            prop_assert_eq!(from_json(&json), Some(text));
        }

        #[test]
        fn degrees_are_kept_to_a_metre(degrees in -180.0_f64..180.0) {
            prop_assert!((read_degrees(written_degrees(degrees)) - degrees).abs() < 6e-6);
        }
    }
}
