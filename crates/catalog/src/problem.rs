//! What is wrong with an input, said so that a clerk can mend it.
//!
//! A reader or a check never stops at the first fault: it returns every [`Problem`] it finds, and whoever called decides.

use serde::Serialize;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How much a problem weighs.
    Severity {
        /// The data cannot be published as it is.
        Error = "error" "错误",
        /// The data can be published; somebody should look.
        Warning = "warning" "提醒",
    }
}

/// One way to be wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its code in reports, such as `E301`.
    pub code: &'static str,
    /// Whether it stops publication.
    pub severity: Severity,
    /// What is wrong, without a final stop.
    pub message: &'static str,
    /// What to do, without a final stop.
    pub remedy: &'static str,
}

/// Declares rules by name, each with its weight, code, what is wrong and what to do; and `ALL` of them.
#[macro_export]
macro_rules! rules {
    ($($name:ident = $severity:ident $code:literal $message:literal => $remedy:literal;)+) => {
        $(
            #[doc = $message]
            pub const $name: &$crate::problem::Rule = &$crate::problem::Rule {
                code: $code,
                severity: $crate::problem::Severity::$severity,
                message: $message,
                remedy: $remedy,
            };
        )+

        /// Every rule, by code.
        pub const ALL: &[&$crate::problem::Rule] = &[$($name,)+];
    };
}

/// One thing that is wrong, where, and how to mend it. Empty texts and `None` mean "does not apply".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The rule's code, stable for ever, such as `E101`; documented in `docs/problems.md`.
    pub code: &'static str,
    /// Whether it stops publication.
    pub severity: Severity,
    /// The file, as it was named to the command.
    pub file: String,
    /// The row, line or record in that file, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Whether `row` counts the records of a data file, and not the lines or rows a person sees.
    #[serde(skip)]
    pub is_record: bool,
    /// The column or field.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// The value found, cut to 80 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// What is wrong with it.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// An error found in `file`.
    pub fn error(code: &'static str, file: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem {
            code,
            severity: Severity::Error,
            file: file.into(),
            row: None,
            is_record: false,
            field: String::new(),
            value: String::new(),
            message: message.into(),
            remedy: String::new(),
        }
    }

    /// A warning about `file`.
    pub fn warning(code: &'static str, file: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(code, file, message) }
    }

    /// The same problem, at a row or line counted from 1.
    pub fn at_row(mut self, row: u32) -> Problem {
        self.row = Some(row);
        self
    }

    /// The same problem, at a record of a data file counted from 1.
    pub fn at_record(self, row: u32) -> Problem {
        Problem { is_record: true, ..self.at_row(row) }
    }

    /// The same problem, in this field with this value.
    pub fn in_field(mut self, field: impl Into<String>, value: impl AsRef<str>) -> Problem {
        self.field = field.into();
        self.value = value.as_ref().chars().take(80).collect();
        self
    }

    /// The same problem, with how to mend it.
    pub fn mend(mut self, remedy: impl Into<String>) -> Problem {
        self.remedy = remedy.into();
        self
    }

    /// Whether it stops publication.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}：{}", self.severity.term(), self.code, self.file)?;
        if let Some(row) = self.row {
            write!(f, " 第 {row} {}", if self.is_record { "条" } else { "行" })?;
        }
        if !self.field.is_empty() {
            write!(f, " 「{}」", self.field)?;
        }
        if !self.value.is_empty() {
            write!(f, "＝{:?}", self.value)?;
        }
        write!(f, "：{}", self.message)?;
        if !self.remedy.is_empty() {
            write!(f, "。办法：{}", self.remedy)?;
        }
        Ok(())
    }
}
