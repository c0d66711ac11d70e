//! The fields of an institution's record out of the JSON Schema, each with its note: what the page about the open data documents.

use schemars::schema_for;
use serde_json::Value;
use tuoyu_catalog::fields::FIELDS;
use tuoyu_catalog::institution::{
    ClassBand, Datum, FilingStatus, Institution, InstitutionKind, LegalForm, Operation, Precision, RecognitionState,
    ServiceMode,
};
use tuoyu_site::data::FieldRow;

/// A field as the schema has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    path: String,
    form: String,
    is_required: bool,
    words: Vec<(String, String)>,
}

/// Every field with its note, in the record's order.
pub(crate) fn rows() -> Vec<FieldRow> {
    let found = found();
    let row = |note: &tuoyu_catalog::fields::FieldNote| {
        let found = found.iter().find(|one| one.path == note.path)?.clone();
        Some(FieldRow {
            path: found.path,
            term: note.term.to_owned(),
            about: note.about.to_owned(),
            form: found.form,
            is_required: found.is_required,
            words: found.words,
        })
    };
    FIELDS.iter().filter_map(row).collect()
}

fn found() -> Vec<Found> {
    // A schema always serialises; were it not so, the page would have no fields, and the test below says so.
    let schema = serde_json::to_value(schema_for!(Institution)).unwrap_or_default();
    let mut walk = Walk { definitions: schema.get("$defs").cloned().unwrap_or_default(), found: Vec::new() };
    walk.object("", &schema);
    walk.found
}

struct Walk {
    definitions: Value,
    found: Vec<Found>,
}

impl Walk {
    fn object(&mut self, path: &str, schema: &Value) {
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            self.field(&path, field, path.split('.').count() == 1 && required.contains(&name.as_str()));
        }
    }

    fn field(&mut self, path: &str, schema: &Value, is_required: bool) {
        let (name, schema) = self.resolved(schema);
        if let Some(items) = schema.get("items") {
            let (name, item) = self.resolved(items);
            self.value(&format!("{path}[]"), name.as_deref(), &item, is_required, "一组");
        } else {
            self.value(path, name.as_deref(), &schema, is_required, "");
        }
    }

    fn value(&mut self, path: &str, name: Option<&str>, schema: &Value, is_required: bool, group: &str) {
        let words = name.map(words).unwrap_or_default();
        let form = if words.is_empty() { form(name, schema) } else { "规定的词" };
        let form = if group.is_empty() { form.to_owned() } else { format!("{group}{form}") };
        self.found.push(Found { path: path.to_owned(), form, is_required, words });
        // A document is described once, where the record's own are listed.
        if name != Some("Source") || path == "sources[]" {
            self.object(path, schema);
        }
    }

    /// What a schema stands for, and its name where it is a definition.
    fn resolved(&self, schema: &Value) -> (Option<String>, Value) {
        let options = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array());
        let stated = options.and_then(|options| options.iter().find(|one| one.get("$ref").is_some()));
        let schema = stated.unwrap_or(schema);
        let name = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
        match name.and_then(|name| Some((name, self.definitions.get(name)?))) {
            Some((name, definition)) => (Some(name.to_owned()), definition.clone()),
            None => (None, schema.clone()),
        }
    }
}

fn form(name: Option<&str>, schema: &Value) -> &'static str {
    let kinds: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |kind: &str| kinds.contains(&kind);
    match () {
        () if name == Some("Date") => "日期，2026-11-01",
        () if is("boolean") => "true 或 false",
        () if is("integer") => "整数",
        () if is("number") => "小数",
        () if is("object") => "对象",
        () => "文字",
    }
}

/// The words of a vocabulary, by the name of its definition.
fn words(name: &str) -> Vec<(String, String)> {
    macro_rules! words {
        ($($vocabulary:ident),+) => {
            match name {
                $(stringify!($vocabulary) => $vocabulary::ALL
                    .iter()
                    .map(|word| (word.code().to_owned(), word.term().to_owned()))
                    .collect(),)+
                _ => Vec::new(),
            }
        };
    }
    words!(
        ClassBand,
        Datum,
        FilingStatus,
        InstitutionKind,
        LegalForm,
        Operation,
        Precision,
        RecognitionState,
        ServiceMode
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_schema_has_a_note_and_no_note_is_about_nothing() {
        let mut schema: Vec<String> = found().into_iter().map(|one| one.path).collect();
        let mut notes: Vec<String> = FIELDS.iter().map(|field| field.path.to_owned()).collect();
        schema.sort();
        notes.sort();
        assert_eq!(schema, notes);
        let required: Vec<String> = rows().into_iter().filter(|row| row.is_required).map(|row| row.path).collect();
        assert_eq!(required, ["id", "name", "region", "as_of"]);
    }
}
