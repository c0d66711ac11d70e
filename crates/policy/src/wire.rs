//! Measures as a page carries them: one text, a line for each document and for each measure below it.
//!
//! The same measures read from JSON by derived code would cost the browser 72 KB more of WebAssembly.
//! Fields are separated by tabs, lists by `|`, pairs by `~`, the words of a rule by spaces. No measure may contain those
//! where they would mislead: [`crate::document::check`] reads every measure back before it is published. In serde a
//! [`Measures`] is that text, and a text that is none of ours is an error, never a panic.

mod read;
mod write;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::measure::Measure;

/// A page's measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures(pub Vec<Measure>);

/// Where a text is not one of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WireError {
    /// The line, from 1.
    pub line: usize,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "措施数据第 {} 行读不懂，请重新生成网站", self.line)
    }
}

impl std::error::Error for WireError {}

impl Measures {
    /// The text that stands for these measures.
    pub fn encode(&self) -> String {
        write::measures(&self.0)
    }

    /// The measures a text stands for.
    pub fn decode(text: &str) -> Result<Measures, WireError> {
        let mut measures = Vec::new();
        let mut head = None;
        for (index, line) in text.split('\n').enumerate().filter(|(_, line)| !line.is_empty()) {
            let read = match line.split_once('\t') {
                Some(("D", rest)) => read::head(rest).map(|read| head = Some(read)),
                Some(("M", rest)) => {
                    head.as_ref().and_then(|head| read::measure(head, rest)).map(|read| measures.push(read))
                }
                _ => None,
            };
            read.ok_or(WireError { line: index + 1 })?;
        }
        Ok(Measures(measures))
    }
}

impl Serialize for Measures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.encode())
    }
}

impl<'de> Deserialize<'de> for Measures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Measures, D::Error> {
        let text = String::deserialize(deserializer)?;
        Measures::decode(&text).map_err(serde::de::Error::custom)
    }
}
