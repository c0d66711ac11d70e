//! JSON as the export's files have it: two spaces a level, `": "` after a name, every item on a line of its own.
//!
//! The form is that of `serde_json::to_vec_pretty`; only the line end and the blanks after it are written in one go, which
//! for a list of a hundred thousand records is a quarter of the time.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Writes the value as JSON.
///
/// # Errors
/// If `out` refuses; the catalog's types always serialise.
pub(super) fn write<T: Serialize + ?Sized>(out: &mut impl Write, value: &T) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Indented::default()))
}

/// What stands between two items, as deep as the catalog's records go.
const BETWEEN: &[u8] = b",\n                                        ";
const DEEPEST: usize = (BETWEEN.len() - 2) / 2;

#[derive(Default)]
struct Indented {
    depth: usize,
    /// Whether anything stands in the list or record that is open.
    has_items: bool,
}

impl Indented {
    fn new_line<W: Write + ?Sized>(&self, writer: &mut W, after_item: bool) -> io::Result<()> {
        let within = self.depth.min(DEEPEST);
        writer.write_all(BETWEEN.get(usize::from(!after_item)..2 + 2 * within).unwrap_or_default())?;
        (within..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }

    fn open<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_items = false;
        writer.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.has_items {
            self.new_line(writer, false)?;
        }
        writer.write_all(bracket)
    }
}

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.new_line(writer, !first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_items = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.new_line(writer, !first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_items = true;
        Ok(())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            ".{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 60, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::btree_map("[a-z]{0,3}", inner, 0..4).prop_map(|map| json!(map)),
            ]
        })
    }

    fn to_vec(value: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, value).unwrap();
        bytes
    }

    proptest! {
        #[test]
        fn the_form_is_the_one_files_have_always_had(value in value()) {
            prop_assert_eq!(to_vec(&value), serde_json::to_vec_pretty(&value).unwrap());
        }
    }

    #[test]
    fn however_deep() {
        let deep =
            (0..40).fold(
                json!({"a": []}),
                |inner, nth| if nth % 2 == 0 { json!([1, inner]) } else { json!({"b": inner, "c": {}}) },
            );
        assert_eq!(to_vec(&deep), serde_json::to_vec_pretty(&deep).unwrap());
    }
}
