//! What texts of a list have been read as. A hundred thousand rows open at the same few hours and are of the same few kinds,
//! and each reading is worked out from the text alone: so it is worked out once.

use std::collections::HashMap;

use tuoyu_catalog::institution::{InstitutionKind, OpenHours, ServiceMode};

use super::super::clean::date::Day;

/// Different texts of one column that are kept; a column with more of them seldom says the same twice.
const MOST: usize = 4_096;

/// The texts of one sort of column, with what they were read as.
pub(super) struct Readings<'a, T>(HashMap<&'a str, T>);

impl<T> Default for Readings<'_, T> {
    fn default() -> Self {
        Readings(HashMap::new())
    }
}

impl<'a, T: Clone> Readings<'a, T> {
    /// What `read` makes of the text. It must depend on nothing else, and must be the same in every call.
    pub(super) fn of(&mut self, text: &'a str, read: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new = read(text);
        if self.0.len() < MOST {
            self.0.insert(text, new.clone());
        }
        new
    }
}

/// The readings worth keeping.
#[derive(Default)]
pub(super) struct Memory<'a> {
    /// Opening hours by weekday.
    pub(super) hours: Readings<'a, Option<[Option<OpenHours>; 7]>>,
    /// How children attend; empty where nothing was understood.
    pub(super) modes: Readings<'a, Vec<ServiceMode>>,
    /// What sort of place it is.
    pub(super) kind: Readings<'a, Option<InstitutionKind>>,
    /// The legal form or the sort of place.
    pub(super) nature: Readings<'a, Option<&'static str>>,
    /// Days.
    pub(super) days: Readings<'a, Day>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once_and_a_column_of_unlike_texts_costs_no_memory() {
        let texts: Vec<String> = (0..MOST * 2).map(|number| number.to_string()).collect();
        let (mut readings, mut times) = (Readings::default(), 0);
        for text in texts.iter().chain(&texts) {
            let length = readings.of(text, |text| {
                times += 1;
                text.len()
            });
            assert_eq!(length, text.len());
        }
        assert_eq!((times, readings.0.len()), (MOST * 3, MOST));
    }
}
