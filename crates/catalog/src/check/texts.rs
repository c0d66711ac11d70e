//! Every text of a record, with the way to it.
//!
//! The record is serialised into nothing, so that no field, not even a later one, can be forgotten; and no copy of the record
//! is made on the way, because a nation's export has millions of texts. Words of closed lists (`vocabulary!`) are not texts:
//! they stand in the code and cannot be typed.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::ser::{self, Serializer};
use serde_json::Value;

/// A step from a record to one of its texts.
pub(super) enum Step {
    /// Into a field.
    Field(Cow<'static, str>),
    /// To an item of a list, counted from 0.
    Item(usize),
}

/// Shows every text of a record to `see`, with the steps that lead to it.
pub(super) fn each<T: Serialize>(record: &T, see: &mut dyn FnMut(&str, &[Step])) {
    let mut walk = Walk { steps: Vec::new(), see };
    // The catalog's types always serialise; a record that did not would have no text to look at.
    let _ = record.serialize(&mut walk);
}

/// The way to a text as it is written in a report: `sources[0].title`.
pub(super) fn path(steps: &[Step]) -> String {
    steps.iter().fold(String::new(), |path, step| match step {
        Step::Item(nth) => format!("{path}[{nth}]"),
        Step::Field(name) if path.is_empty() => name.clone().into_owned(),
        Step::Field(name) => format!("{path}.{name}"),
    })
}

struct Walk<'a> {
    steps: Vec<Step>,
    see: &'a mut dyn FnMut(&str, &[Step]),
}

impl Walk<'_> {
    fn field<T: Serialize + ?Sized>(&mut self, name: Cow<'static, str>, value: &T) -> fmt::Result {
        self.steps.push(Step::Field(name));
        value.serialize(&mut *self)?;
        self.steps.pop();
        Ok(())
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        value.serialize(&mut *self)?;
        if let Some(Step::Item(nth)) = self.steps.last_mut() {
            *nth += 1;
        }
        Ok(())
    }

    fn into(&mut self, step: Step) -> &mut Self {
        self.steps.push(step);
        self
    }

    fn out(&mut self, steps: usize) -> fmt::Result {
        self.steps.truncate(self.steps.len().saturating_sub(steps));
        Ok(())
    }
}

/// Values that hold no text.
macro_rules! no_text {
    ($($name:ident($($value:ty),*);)+) => {
        $(fn $name(self, $(_: $value),*) -> fmt::Result {
            Ok(())
        })+
    };
}

impl Serializer for &mut Walk<'_> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    no_text! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn serialize_str(self, text: &str) -> fmt::Result {
        (self.see)(text, &self.steps);
        Ok(())
    }

    fn serialize_char(self, character: char) -> fmt::Result {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> fmt::Result {
        self.field(variant.into(), value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        Ok(self.into(Step::Item(0)))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, fmt::Error> {
        Ok(self.into(Step::Item(0)))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        Ok(self.into(Step::Item(0)))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, fmt::Error> {
        Ok(self.into(Step::Field(variant.into())).into(Step::Item(0)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, fmt::Error> {
        Ok(self.into(Step::Field(variant.into())))
    }
}

/// The parts of a list, and how many steps back out of it.
macro_rules! list {
    ($($part:ident::$add:ident, $steps:literal;)+) => {
        $(impl ser::$part for &mut Walk<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
                self.item(value)
            }

            fn end(self) -> fmt::Result {
                self.out($steps)
            }
        })+
    };
}

list! {
    SerializeSeq::serialize_element, 1;
    SerializeTuple::serialize_element, 1;
    SerializeTupleStruct::serialize_field, 1;
    SerializeTupleVariant::serialize_field, 2;
}

impl ser::SerializeMap for &mut Walk<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> fmt::Result {
        let name = match serde_json::to_value(key) {
            Ok(Value::String(name)) => name,
            other => other.map_err(|_| fmt::Error)?.to_string(),
        };
        self.steps.push(Step::Field(name.into()));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        value.serialize(&mut **self)?;
        self.out(1)
    }

    fn end(self) -> fmt::Result {
        Ok(())
    }
}

impl ser::SerializeStruct for &mut Walk<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> fmt::Result {
        self.field(name.into(), value)
    }

    fn end(self) -> fmt::Result {
        Ok(())
    }
}

impl ser::SerializeStructVariant for &mut Walk<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> fmt::Result {
        self.field(name.into(), value)
    }

    fn end(self) -> fmt::Result {
        self.out(1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    #[derive(Serialize)]
    enum Shape {
        Word,
        Wrapped(&'static str),
        Pair(&'static str, u8, &'static str),
        Named { text: &'static str },
    }

    #[derive(Serialize)]
    struct Thin(&'static str);

    #[derive(Serialize)]
    struct Record {
        name: &'static str,
        nothing: Option<&'static str>,
        something: Option<Thin>,
        count: u16,
        lists: Vec<Vec<&'static str>>,
        shapes: Vec<Shape>,
        pair: (char, f64),
        map: BTreeMap<u8, &'static str>,
        free: Value,
        bytes: [u8; 2],
    }

    fn record() -> Record {
        Record {
            name: "a",
            nothing: None,
            something: Some(Thin("b")),
            count: 1,
            lists: vec![vec![], vec!["c", "d"], vec!["e"]],
            shapes: vec![Shape::Word, Shape::Wrapped("f"), Shape::Pair("g", 0, "h"), Shape::Named { text: "i" }],
            pair: ('j', 0.5),
            map: BTreeMap::from([(7, "k"), (8, "l")]),
            free: json!({ "x": ["m", { "y": "n" }], "z": "o" }),
            bytes: [1, 2],
        }
    }

    fn found<T: Serialize>(record: &T) -> Vec<(String, String)> {
        let mut found = Vec::new();
        each(record, &mut |text, steps| found.push((path(steps), text.to_owned())));
        found.sort();
        found
    }

    /// What the same record has as plain JSON.
    fn in_json(path: String, value: &Value, found: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => found.push((path, text.clone())),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(nth, item)| in_json(format!("{path}[{nth}]"), item, found));
            }
            Value::Object(fields) => fields.iter().for_each(|(name, field)| {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                in_json(path, field, found);
            }),
            _ => {}
        }
    }

    #[test]
    fn every_text_is_seen_with_the_path_it_has_in_the_json() {
        let mut expected = Vec::new();
        in_json(String::new(), &serde_json::to_value(record()).unwrap_or_default(), &mut expected);
        expected.retain(|(_, text)| text != "Word");
        expected.sort();
        assert_eq!(expected.len(), 15);
        assert_eq!(found(&record()), expected);
        assert_eq!(found(&"bare"), [(String::new(), "bare".to_owned())]);
    }
}
