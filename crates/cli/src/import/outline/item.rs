//! A line taken apart: its number or bullet, the name, and what stands in brackets after the name.

use super::super::clean::{fold, tidy};
use super::super::document::Line;
use super::super::header::{self, Field};
use super::super::heading;

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// 一、
    Section,
    /// (一)
    Subsection,
    /// 1. 1、 (1) ① and bullets.
    Item,
    /// Nothing.
    None,
}

/// A line without its mark.
#[derive(Debug)]
pub(super) struct Item {
    /// Its number.
    pub(super) row: u32,
    /// How it begins.
    pub(super) mark: Mark,
    /// The rest.
    pub(super) text: String,
}

impl Item {
    /// Takes a line apart.
    pub(super) fn of(line: &Line) -> Item {
        let text = tidy(&line.text);
        let (mark, text) = strip_mark(&text);
        Item { row: line.number, mark, text: text.trim().to_owned() }
    }
}

fn strip_mark(text: &str) -> (Mark, &str) {
    let numerals = |one: char| "一二三四五六七八九十".contains(one);
    let digits = |one: char| one.is_ascii_digit();
    if let Some(rest) = text.strip_prefix(|one: char| "·•●○■◆▪★☆*①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".contains(one))
    {
        return (Mark::Item, rest);
    }
    if let Some(inner) = text.strip_prefix('(') {
        for (is_part, mark) in [(&numerals as &dyn Fn(char) -> bool, Mark::Subsection), (&digits, Mark::Item)] {
            let rest = inner.trim_start_matches(is_part);
            if let Some(rest) = rest.strip_prefix(')').filter(|_| rest.len() < inner.len()) {
                return (mark, rest);
            }
        }
    }
    let after_digits = text.trim_start_matches(digits);
    let n_digits = text.len() - after_digits.len();
    if (1..=4).contains(&n_digits) {
        // 2025.9.26 and 3.5 are no numbers of items.
        let rest = after_digits.strip_prefix(['.', '、', ')', ':', '：']).or(after_digits.strip_prefix(' '));
        if let Some(rest) = rest.filter(|rest| !rest.trim_start().starts_with(digits)) {
            return (Mark::Item, rest);
        }
    }
    let after = text.trim_start_matches('第').trim_start_matches(numerals);
    if after.len() < text.len()
        && let Some(rest) = after.strip_prefix(['、', '.'])
    {
        return (Mark::Section, rest);
    }
    (Mark::None, text)
}

/// A name with what stands in brackets after it.
pub(super) struct Name {
    /// The name.
    pub(super) name: String,
    /// What the brackets say.
    pub(super) says: Vec<(Field, String)>,
}

impl Name {
    /// Takes a name apart.
    pub(super) fn of(text: &str) -> Name {
        let text = text.trim().trim_end_matches(['。', ';', '；', ',', '，', '.']).trim();
        let mut name = text.to_owned();
        let mut says = Vec::new();
        // Only the last brackets, and only if what they hold is no part of a name: 示例(武汉)公司 and 示例园(总园) keep theirs.
        if let Some((before, inside)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
            && !before.trim().is_empty()
            && let Some(said) = bracketed(inside)
        {
            name = before.trim().to_owned();
            says.push(said);
        }
        Name { name, says }
    }
}

fn bracketed(inside: &str) -> Option<(Field, String)> {
    let folded = fold(inside);
    if let Some((label, value)) = inside.split_once([':', '：']) {
        let field = header::field(label).map(|(field, _)| field)?;
        return Some((field, value.trim().to_owned()));
    }
    let level = heading::level(&folded).filter(|level| level.chars().count() + 2 >= folded.chars().count());
    let place = ["社区", "村"].iter().any(|ending| folded.ends_with(ending)).then_some(Field::Township);
    let places =
        folded.strip_suffix("个托位").or(folded.strip_suffix("托位")).filter(|digits| digits.parse::<u32>().is_ok());
    level
        .map(|level| (Field::Level, level))
        .or_else(|| heading::division(&folded))
        .or_else(|| place.map(|field| (field, inside.to_owned())))
        .or_else(|| places.map(|digits| (Field::Places, digits.to_owned())))
}
