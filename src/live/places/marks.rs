//! What of a text the words searched for read, so that a reader sees why it was found.

use std::ops::Range;

use leptos::prelude::*;
use tuoyu_catalog::Card;
use tuoyu_search::{Field, Highlighter, Index};

use crate::live::places::results::Answer;

/// A text in pieces: plain, then read, then plain again.
pub(crate) type Marked = Vec<(String, Option<String>)>;

/// A text of which nothing is read.
pub(crate) fn plain(text: &str) -> Marked {
    vec![(text.to_owned(), None)]
}

/// A text with these places of it marked; they are counted in characters, sorted and apart.
fn marked(text: &str, places: &[Range<usize>]) -> Marked {
    let mut chars = text.chars();
    let mut at = 0;
    let mut pieces: Marked = Vec::new();
    for place in places {
        let before = chars.by_ref().take(place.start.saturating_sub(at)).collect();
        pieces.push((before, Some(chars.by_ref().take(place.len()).collect())));
        at = place.end;
    }
    pieces.push((chars.collect(), None));
    pieces
}

/// A text in pieces, as it is shown.
pub(crate) fn show(pieces: Marked) -> impl IntoView {
    let piece = |(plain, read): (String, Option<String>)| (plain, read.map(|read| view! { <mark>{read}</mark> }));
    pieces.into_iter().map(piece).collect_view()
}

/// Marks the texts of cards that a search found.
pub(crate) struct Marker<'a>(Option<Highlighter<'a>>);

impl<'a> Marker<'a> {
    /// The marker of an answer; without a search it marks nothing.
    pub(crate) fn new(answer: &'a Answer, index: Option<&'a Index>) -> Marker<'a> {
        let searched = answer.searched.as_ref().zip(index);
        Marker(searched.map(|((query, matches), index)| Highlighter::new(index, query, matches.reading)))
    }

    /// The first of a field's texts that is read, with its marks.
    fn first<'t>(&self, card: usize, field: Field, texts: impl IntoIterator<Item = &'t str>) -> Option<Marked> {
        let places = self.0.as_ref()?.places(card as u32, field);
        let (number, places) = places.first()?;
        Some(marked(texts.into_iter().nth(*number)?, places))
    }

    /// The marked name and address, where they are read.
    pub(crate) fn name_and_address(&self, index: usize, card: &Card) -> (Option<Marked>, Option<Marked>) {
        (
            self.first(index, Field::Name, [card.name.as_str()]),
            self.first(index, Field::Address, card.address.as_deref()),
        )
    }

    /// Another name or the operator, where that is what was read.
    pub(crate) fn other(&self, index: usize, card: &Card) -> Option<(&'static str, Marked)> {
        let alias = || self.first(index, Field::Alias, card.other_names.iter().map(String::as_str));
        let operator = || self.first(index, Field::Operator, card.operator.as_deref());
        alias().map(|marked| ("也叫 ", marked)).or_else(|| operator().map(|marked| ("举办单位 ", marked)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_text_whatever_is_marked() {
        let pieces = |places: &[Range<usize>]| {
            let pieces = marked("示例阳光托育", places);
            pieces
                .iter()
                .map(|(plain, read)| format!("{plain}[{}]", read.clone().unwrap_or_default()))
                .collect::<String>()
        };
        assert_eq!(pieces(&[]), "示例阳光托育[]");
        let one = |place: Range<usize>| pieces(std::slice::from_ref(&place));
        assert_eq!(one(2..4), "示例[阳光]托育[]");
        assert_eq!(pieces(&[0..2, 4..6]), "[示例]阳光[托育][]");
        assert_eq!(one(5..9), "示例阳光托[育][]", "a place beyond the end is cut");
    }
}
