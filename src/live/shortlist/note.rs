//! What a family notes of one institution: the day of a visit, what was asked there, and words of its own.

use serde::{Deserialize, Serialize};
use tuoyu_catalog::{Date, InstitutionId};

use crate::browser::store::{self, Refused};

/// The longest note, in characters.
pub(in crate::live) const LONGEST: usize = 2000;

/// The most questions that are ticked: more than any list has.
const MOST_ASKED: usize = 200;

/// A family's notes of an institution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::live) struct Note {
    /// The day of the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::live) day: Option<Date>,
    /// The time of it, `HH:MM`; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::live) time: String,
    /// The ids of the questions that were asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::live) asked: Vec<String>,
    /// Words of its own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::live) text: String,
}

/// What an institution's note is kept under.
pub(in crate::live) fn key(id: &InstitutionId) -> String {
    format!("{}{id}", crate::saved::NOTE)
}

/// What is kept of an institution on this device.
pub(in crate::live) fn kept(id: &InstitutionId) -> Result<Note, Refused> {
    Ok(store::read(&key(id))?.map(|text| Note::read(&text)).unwrap_or_default())
}

impl Note {
    /// The note a kept text stands for. A text that is none of ours is taken as words, so that nothing written is lost.
    pub(in crate::live) fn read(text: &str) -> Note {
        serde_json::from_str(text)
            .ok()
            .filter(Note::holds)
            .unwrap_or_else(|| Note { text: text.chars().take(LONGEST).collect(), ..Note::default() })
    }

    /// The note as text.
    pub(in crate::live) fn print(&self) -> String {
        // Plain values with text keys: there is nothing in them JSON cannot say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether nothing is noted.
    pub(in crate::live) fn is_empty(&self) -> bool {
        *self == Note::default()
    }

    /// Whether it can be one of ours.
    pub(in crate::live) fn holds(&self) -> bool {
        let is_id = |id: &String| !id.is_empty() && id.len() <= 16 && id.bytes().all(|one| one.is_ascii_alphanumeric());
        (self.time.is_empty() || is_time(&self.time))
            && self.asked.len() <= MOST_ASKED
            && self.asked.iter().all(is_id)
            && self.text.chars().count() <= LONGEST
    }

    /// When the visit is, in words; empty while no day is set.
    pub(in crate::live) fn when(&self) -> String {
        match (self.day, self.time.is_empty()) {
            (None, _) => String::new(),
            (Some(day), true) => day.to_string(),
            (Some(day), false) => format!("{day} {}", self.time),
        }
    }

    /// Adds what another note of the same institution says; what stands here stays. Answers whether anything is new.
    pub(in crate::live) fn take_in(&mut self, other: Note) -> bool {
        let before = self.clone();
        if self.day.is_none() {
            (self.day, self.time) = (other.day, other.time);
        }
        for id in other.asked {
            if !self.asked.contains(&id) && self.asked.len() < MOST_ASKED {
                self.asked.push(id);
            }
        }
        if !self.text.contains(other.text.trim()) {
            let blank = if self.text.is_empty() { "" } else { "\n" };
            self.text = format!("{}{blank}{}", self.text, other.text).chars().take(LONGEST).collect();
        }
        *self != before
    }
}

/// Whether a text is a time of day as a time input gives it.
pub(in crate::live) fn is_time(text: &str) -> bool {
    let number = |text: &str, below: u8| text.len() == 2 && text.parse::<u8>().is_ok_and(|number| number < below);
    !text.contains('+') && text.split_once(':').is_some_and(|(hours, minutes)| number(hours, 24) && number(minutes, 60))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_that_is_none_of_ours_is_kept_as_words() {
        for text in ["", "老师很和气", "{", r#"{"day":"2026-13-01"}"#, r#"{"time":"25:00"}"#, r#"{"other":1}"#] {
            assert_eq!(Note::read(text), Note { text: text.to_owned(), ..Note::default() }, "{text}");
        }
    }

    #[test]
    fn only_times_of_day_are_times() {
        for (text, is) in
            [("09:30", true), ("23:59", true), ("24:00", false), ("9:30", false), ("", false), ("+9:30", false)]
        {
            assert_eq!(is_time(text), is, "{text}");
        }
    }

    #[test]
    fn bringing_notes_together_loses_none() {
        let day = |text: &str| Some(text.parse().unwrap());
        let mut ours = Note { text: "老师多".to_owned(), asked: vec!["a1".to_owned()], ..Note::default() };
        let theirs = Note {
            day: day("2026-12-01"),
            time: "09:30".to_owned(),
            asked: vec!["a1".to_owned(), "b2".to_owned()],
            text: "院子小".to_owned(),
        };
        assert!(ours.take_in(theirs.clone()));
        assert_eq!((ours.when().as_str(), ours.text.as_str()), ("2026-12-01 09:30", "老师多\n院子小"));
        assert_eq!(ours.asked, ["a1", "b2"]);
        assert!(!ours.take_in(theirs), "a second time there is nothing new");
        let later = Note { day: day("2027-01-01"), ..Note::default() };
        assert!(!ours.take_in(later), "our own day stays");
    }

    proptest! {
        #[test]
        fn what_is_noted_is_read_back(
            text in ".{0,80}", day in proptest::option::of(0_i32..40_000), asked in proptest::collection::vec("[a-f0-9]{8}", 0..5),
        ) {
            let note = Note { day: day.and_then(Date::from_unix_days), time: "08:05".to_owned(), asked, text };
            prop_assert_eq!(Note::read(&note.print()), note);
        }
    }
}
