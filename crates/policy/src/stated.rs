//! A filled-in form, field by field, as facts and figures; what cannot be read is named with its field.
//!
//! A form's fields are pairs of a name and a text, in the order of the form. An empty text states nothing. Numbers are
//! taken as people type them: with thousands apart (300,000), in full-width digits (３００), with blanks.

use crate::facts::Facts;
use crate::figures::{Figure, Figures};
use crate::question::{Input, NONE, Question};

/// A form's fields: name and text.
pub type Fields = [(String, String)];

/// What a form states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The answers to questions.
    pub facts: Facts,
    /// The sums, prices and counts.
    pub figures: Figures,
    /// The fields that cannot be read, each with what it should be.
    pub wrong: Vec<Wrong>,
}

/// A field that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Its name.
    pub field: String,
    /// What is to be mended, in Chinese.
    pub message: String,
}

impl Stated {
    /// Reads a form; fields that are none of ours are left alone.
    pub fn read(fields: &Fields) -> Stated {
        let mut stated = Stated::default();
        for (name, text) in fields {
            stated.take(name, name, text);
        }
        stated
    }

    /// Takes one field in; `code` says what it answers, `name` what it is called where it cannot be read.
    pub(crate) fn take(&mut self, name: &str, code: &str, text: &str) {
        let answered = match (Question::from_code(code), Figure::from_code(code)) {
            // "None of these" beside one of them is a slip: what was named counts.
            (Some(Question::Undertakings), _) if text == NONE && self.facts.undertakings.is_some() => Ok(()),
            (Some(question), _) => {
                if question == Question::Undertakings && self.facts.undertakings.as_ref().is_some_and(Vec::is_empty) {
                    self.facts.undertakings = None;
                }
                self.facts.answer(question, &typed(question, text)).map_err(|error| error.to_string())
            }
            (None, Some(figure)) => self.figures.answer(figure, &number(text)).map_err(|error| error.form.to_owned()),
            (None, None) => Ok(()),
        };
        if let Err(message) = answered {
            self.wrong.push(Wrong { field: name.to_owned(), message });
        }
    }
}

/// A question's text as it is read: numbers as people type them, all else as it is.
fn typed(question: Question, text: &str) -> String {
    if matches!(question.input(), Input::Count | Input::Money) { number(text) } else { text.to_owned() }
}

/// A number without what people put into it to read it better.
pub(crate) fn number(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        '．' | '。' => Some('.'),
        ',' | '，' | ' ' | '\u{3000}' => None,
        other => Some(other),
    };
    text.chars().filter_map(plain).collect()
}

/// The text of a field; empty where the form has none of that name.
pub(crate) fn text<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use crate::vocabulary::{Count, Sum, Undertaking};

    fn read(fields: &[(&str, &str)]) -> Stated {
        let fields: Vec<_> = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Stated::read(&fields)
    }

    #[test]
    fn numbers_are_taken_as_people_type_them() {
        for (text, yuan) in [("300,000", 300_000), ("３００，０００", 300_000), (" 12 000 ", 12_000), ("12。50", 0)]
        {
            let stated = read(&[("assets", text), ("vat", text), ("employees", "１２")]);
            let money = if yuan == 0 { Money::from_fen(1250) } else { Money::from_yuan(yuan) };
            assert_eq!(stated.facts.sum(Sum::Assets), Some(money), "{text}");
            assert_eq!(stated.figures.money(Figure::Vat), Some(money), "{text}");
            assert_eq!((stated.facts.count(Count::Employees), stated.wrong.len()), (Some(12), 0));
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_kept() {
        let stated = read(&[("employees", "十二"), ("vat", "3万"), ("filed", "yes"), ("unknown", "x"), ("costs", "")]);
        let wrong: Vec<_> = stated.wrong.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(wrong, ["employees", "vat"]);
        assert!(stated.wrong.iter().all(|wrong| wrong.message.contains("例如")));
        assert_eq!(stated.facts.flag(crate::vocabulary::Flag::Filed), Some(true));
        assert_eq!(stated.figures, Figures::default());
    }

    #[test]
    fn none_of_these_gives_way_to_what_is_named() {
        for fields in [
            [("undertakings", "none"), ("undertakings", "build")],
            [("undertakings", "build"), ("undertakings", "none")],
        ] {
            assert_eq!(read(&fields).facts.undertakings, Some(vec![Undertaking::Build]));
        }
        assert_eq!(read(&[("undertakings", "none")]).facts.undertakings, Some(Vec::new()));
        assert_eq!(read(&[]), Stated::default());
    }

    #[test]
    fn no_field_name_means_two_things() {
        for question in Question::all() {
            assert_eq!(Figure::from_code(question.code()), None, "{}", question.code());
        }
    }
}
