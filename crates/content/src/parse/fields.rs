//! Typed reading of a front matter table: each key once, each value checked, everything left over reported.
//!
//! A value that cannot be read yields `None` and a problem, so that the rest of the table is still read.

use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use tuoyu_catalog::Date;

use super::characters;
use super::report::Report;
use crate::rule::{self, Rule};

type Value<'a> = Spanned<DeValue<'a>>;

/// A table being read.
pub(super) struct Fields<'a> {
    pub(super) report: &'a mut Report,
    table: &'a DeTable<'a>,
    /// The offset of the front matter in the file.
    base: usize,
    /// The offset of the table's head, where missing keys are reported.
    head: usize,
    /// What stands before a key in reports: empty, or `sources[1].`.
    prefix: String,
    /// The keys asked for so far.
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(report: &'a mut Report, table: &'a DeTable<'a>, base: usize) -> Fields<'a> {
        Fields { report, table, base, head: 0, prefix: String::new(), known: Vec::new() }
    }

    /// Reads the tables under `[[key]]`, each with `read`.
    pub(super) fn tables<T: PartialEq>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut index = 0;
        self.list(key, |fields, value| {
            index += 1;
            let DeValue::Table(table) = value.get_ref() else {
                fields.raise(rule::WRONG_TYPE, key, value, &format!("应写成 [[{key}]]"));
                return None;
            };
            let head = fields.base + value.span().start;
            let prefix = format!("{key}[{index}].");
            let mut inner = Fields { report: fields.report, table, base: fields.base, head, prefix, known: Vec::new() };
            let read = read(&mut inner);
            inner.finish();
            read
        })
    }

    /// Reports every key nobody asked for.
    pub(super) fn finish(self) {
        for key in self.table.keys().filter(|key| !self.known.contains(&key.get_ref().as_ref())) {
            let field = format!("{}{}", self.prefix, key.get_ref());
            let known = format!("可用的有 {}", self.known.join("、"));
            self.report.raise_because(rule::UNKNOWN_KEY, self.base + key.span().start, &field, "", &known);
        }
    }

    /// Reads `key` with `read`, and reports when it is missing.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        if !self.table.contains_key(key) {
            self.report.raise(rule::MISSING_KEY, self.head, &format!("{}{key}", self.prefix), "");
        }
        read(self, key)
    }

    /// A text of one line.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        self.checked_text(key, value)
    }

    /// A text of one line that should not be longer than `limit` characters.
    pub(super) fn short_text(&mut self, key: &'static str, limit: usize) -> Option<String> {
        let text = self.text(key)?;
        let length = text.chars().count();
        if length > limit {
            let detail = format!("{length} 个字，应不超过 {limit} 个");
            self.raise_at_key(rule::TOO_LONG, key, &text, &detail);
        }
        Some(text)
    }

    /// A text of a checked type, such as a region code.
    pub(super) fn parsed<T>(
        &mut self,
        key: &'static str,
        rule: &Rule,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(key)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            self.raise_at_key(rule, key, &text, "");
        }
        parsed
    }

    /// A date in quotes.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.take(key)?;
        if let DeValue::Datetime(_) = value.get_ref() {
            self.raise(rule::BAD_DATE, key, value, "要加英文双引号");
            return None;
        }
        let text = self.checked_text(key, value)?;
        match Date::from_str(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.raise(rule::BAD_DATE, key, value, &error.to_string());
                None
            }
        }
    }

    /// A whole number from 0 to 36.
    pub(super) fn month(&mut self, key: &'static str) -> Option<u8> {
        let value = self.take(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            self.raise(rule::WRONG_TYPE, key, value, "应是整数，不加引号");
            return None;
        };
        let month = u8::from_str_radix(number.as_str(), number.radix()).ok().filter(|month| *month <= 36);
        if month.is_none() {
            self.raise(rule::BAD_MONTHS, key, value, "");
        }
        month
    }

    /// Whether something is so; what is left out is not.
    pub(super) fn yes(&mut self, key: &'static str) -> bool {
        let Some(value) = self.take(key) else { return false };
        if let DeValue::Boolean(answer) = value.get_ref() {
            return *answer;
        }
        self.raise(rule::WRONG_TYPE, key, value, "应写 true，不加引号");
        false
    }

    /// A word of a closed list.
    pub(super) fn word<T: Copy>(&mut self, key: &'static str, all: &[T], code: fn(T) -> &'static str) -> Option<T> {
        let value = self.take(key)?;
        self.checked_word(key, value, all, code)
    }

    /// Words of a closed list.
    pub(super) fn words<T: Copy + PartialEq>(
        &mut self,
        key: &'static str,
        all: &[T],
        code: fn(T) -> &'static str,
    ) -> Vec<T> {
        self.list(key, |fields, value| fields.checked_word(key, value, all, code))
    }

    /// Texts of one line.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.list(key, |fields, value| fields.checked_text(key, value))
    }

    /// The items of an array, each read with `read`; repeated ones are reported.
    pub(super) fn list<T: PartialEq>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'a>, &'a Value<'a>) -> Option<T>,
    ) -> Vec<T> {
        let mut items = Vec::new();
        let Some(value) = self.take(key) else { return items };
        let DeValue::Array(array) = value.get_ref() else {
            self.raise(rule::WRONG_TYPE, key, value, "应是方括号里的列表");
            return items;
        };
        for value in array.iter() {
            let Some(item) = read(self, value) else { continue };
            if items.contains(&item) {
                self.raise(rule::REPEATED, key, value, "");
            }
            items.push(item);
        }
        items
    }

    /// How many items the array under `key` has, whether or not they can be read; `None` where it is no array.
    pub(super) fn count(&self, key: &str) -> Option<usize> {
        match self.table.get(key)?.get_ref() {
            DeValue::Array(array) => Some(array.len()),
            _ => None,
        }
    }

    /// Breaks `rule` by the value under `key`, with a detail that may be empty.
    pub(super) fn raise_at_key(&mut self, rule: &Rule, key: &str, text: &str, detail: &str) {
        let offset = self.offset(key);
        self.report.raise_because(rule, offset, &format!("{}{key}", self.prefix), text, detail);
    }

    /// Where the value under `key` stands in the file; the table's head where it is missing.
    pub(super) fn offset(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.head, |value| self.base + value.span().start)
    }

    /// Where a value stands in the file.
    pub(super) fn offset_of(&self, value: &Value<'_>) -> usize {
        self.base + value.span().start
    }

    /// A value that must be a text with something in it; not yet looked at closely.
    pub(super) fn plain_text<'v>(&mut self, key: &str, value: &'v Value<'_>) -> Option<&'v str> {
        let DeValue::String(text) = value.get_ref() else {
            self.raise(rule::WRONG_TYPE, key, value, "应是英文双引号里的文字");
            return None;
        };
        if text.trim().is_empty() {
            self.raise(rule::BLANK, key, value, "");
            return None;
        }
        Some(text.trim())
    }

    fn checked_text(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let text = self.plain_text(key, value)?;
        characters::check_text(self.report, self.offset_of(value), &format!("{}{key}", self.prefix), text);
        Some(text.to_owned())
    }

    fn checked_word<T: Copy>(
        &mut self,
        key: &str,
        value: &Value<'_>,
        all: &[T],
        code: fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.plain_text(key, value)?;
        let word = all.iter().copied().find(|word| code(*word) == text);
        if word.is_none() {
            let codes: Vec<_> = all.iter().copied().map(code).collect();
            self.raise(rule::UNKNOWN_WORD, key, value, &format!("可用的有 {}", codes.join("、")));
        }
        word
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Value<'a>> {
        self.known.push(key);
        self.table.get(key)
    }

    fn raise(&mut self, rule: &Rule, key: &str, value: &Value<'_>, detail: &str) {
        let shown = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            other => other.type_str().to_owned(),
        };
        let offset = self.offset_of(value);
        self.report.raise_because(rule, offset, &format!("{}{key}", self.prefix), &shown, detail);
    }
}
