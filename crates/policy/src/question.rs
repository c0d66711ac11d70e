//! The questions a form may ask: each has a field name, a label, a way to be put, and a place in [`crate::Facts`].

use std::fmt;

use tuoyu_catalog::institution::{InstitutionKind, LegalForm};

use crate::vocabulary::{Count, Flag, Sum, Tenure, Undertaking};

/// One thing that can be asked. Its code is the name of the form field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The county or district.
    Region,
    /// The child's birth date.
    Birth,
    /// What sort of place it is.
    Kind,
    /// The form it is registered in.
    LegalForm,
    /// How its premises are held.
    Tenure,
    /// What it is about to do.
    Undertakings,
    /// The result of its quality evaluation.
    Grade,
    /// Something that is so or not.
    Flag(Flag),
    /// Something that is counted.
    Count(Count),
    /// A sum of money.
    Sum(Sum),
}

/// Each of these once, in the order questions are put. Looks each up instead of sorting: a form has two dozen questions,
/// and a sort costs the browser 4 KB.
pub(crate) fn once_each(questions: &[Question]) -> Vec<Question> {
    let mut once = Question::all();
    once.retain(|question| questions.contains(question));
    once
}

/// How a question is put in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A county of the export, by code.
    Region,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// One of these, each a code and a term.
    One(Vec<(&'static str, &'static str)>),
    /// Any of these; [`NONE`] stands for none of them.
    Many(Vec<(&'static str, &'static str)>),
    /// A level, written `scheme:level`.
    Grade,
    /// [`YES`] or [`NO`].
    YesNo,
    /// A whole number.
    Count,
    /// Yuan.
    Money,
}

/// The form value for yes.
pub const YES: &str = "yes";
/// The form value for no.
pub const NO: &str = "no";
/// The form value for "none of these".
pub const NONE: &str = "none";

/// Why an answer was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerError {
    /// The question.
    pub question: Question,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = match self.question.input() {
            Input::Region => "区划代码是 6 位数字",
            Input::Date => "日期写作 YYYY-MM-DD",
            Input::Count => "写成整数，例如 60",
            Input::Money => "金额写成数字，例如 200000",
            Input::Grade => "等级写作 评估办法:等级",
            _ => "请从给出的选项里选",
        };
        write!(f, "{}：{form}", self.question.term())
    }
}

impl std::error::Error for AnswerError {}

impl Question {
    /// Every question, in the order they are put.
    pub fn all() -> Vec<Question> {
        use Question::*;
        let mut all = vec![Region, Birth, Kind, LegalForm, Tenure, Undertakings, Grade];
        all.extend(self::Flag::ALL.iter().map(|flag| Flag(*flag)));
        all.extend(self::Count::ALL.iter().map(|count| Count(*count)));
        all.extend(self::Sum::ALL.iter().map(|sum| Sum(*sum)));
        all
    }

    /// The name of the form field.
    pub fn code(self) -> &'static str {
        match self {
            Question::Region => "region",
            Question::Birth => "birth",
            Question::Kind => "kind",
            Question::LegalForm => "legal_form",
            Question::Tenure => "tenure",
            Question::Undertakings => "undertakings",
            Question::Grade => "grade",
            Question::Flag(flag) => flag.code(),
            Question::Count(count) => count.code(),
            Question::Sum(sum) => sum.code(),
        }
    }

    /// What is asked.
    pub fn term(self) -> &'static str {
        match self {
            Question::Region => "所在区县",
            Question::Birth => "孩子的出生日期",
            Question::Kind => "机构类型",
            Question::LegalForm => "登记性质",
            Question::Tenure => "房屋、土地的取得方式",
            Question::Undertakings => "今年打算做的事",
            Question::Grade => "质量评估等级",
            Question::Flag(flag) => flag.term(),
            Question::Count(count) => count.term(),
            Question::Sum(sum) => sum.term(),
        }
    }

    /// The question of this form field.
    pub fn from_code(code: &str) -> Option<Question> {
        Question::all().into_iter().find(|question| question.code() == code)
    }

    /// How it is put.
    pub fn input(self) -> Input {
        match self {
            Question::Region => Input::Region,
            Question::Birth => Input::Date,
            Question::Kind => Input::One(InstitutionKind::ALL.iter().map(|kind| (kind.code(), kind.term())).collect()),
            Question::LegalForm => Input::One(LegalForm::ALL.iter().map(|form| (form.code(), form.term())).collect()),
            Question::Tenure => Input::One(Tenure::ALL.iter().map(|tenure| (tenure.code(), tenure.term())).collect()),
            Question::Undertakings => Input::Many(Undertaking::ALL.iter().map(|it| (it.code(), it.term())).collect()),
            Question::Grade => Input::Grade,
            Question::Flag(_) => Input::YesNo,
            Question::Count(_) => Input::Count,
            Question::Sum(_) => Input::Money,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_a_field_of_its_own() {
        let codes: std::collections::BTreeSet<_> = Question::all().into_iter().map(Question::code).collect();
        assert_eq!(codes.len(), Question::all().len());
        for question in Question::all() {
            assert_eq!(Question::from_code(question.code()), Some(question));
            assert!(!question.term().is_empty());
        }
        assert_eq!(Question::from_code("area"), None);
    }
}
