//! A collector that knows the record being checked, so that a rule only names the field.

use std::fmt::Display;

use super::Rule;
use crate::Problem;

/// Problems of one record.
pub(super) struct Report<'a> {
    file: &'a str,
    row: Option<u32>,
    record: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Report<'a> {
    /// Collects for the record at `row` of a file's list, called `record` by people.
    pub(super) fn new(file: &'a str, row: u32, record: &'a str, problems: &'a mut Vec<Problem>) -> Report<'a> {
        Report { file, row: Some(row), record, problems }
    }

    /// Collects for a file that is one record.
    pub(super) fn whole(file: &'a str, problems: &'a mut Vec<Problem>) -> Report<'a> {
        Report { file, row: None, record: "", problems }
    }

    /// This field breaks the rule.
    pub(super) fn add(&mut self, rule: &Rule, field: &str, value: impl Display) {
        self.add_detail(rule, field, value, "");
    }

    /// This field breaks the rule, with what makes it plain.
    pub(super) fn add_detail(&mut self, rule: &Rule, field: &str, value: impl Display, detail: &str) {
        let problem = rule.problem(self.file, self.record, detail).in_field(field, value.to_string());
        self.problems.push(Problem { row: self.row, is_record: true, ..problem });
    }
}

impl Rule {
    /// The problem of breaking this rule in a file; `record` and `detail` are empty where there is nothing to say.
    pub fn problem(&self, file: &str, record: &str, detail: &str) -> Problem {
        let about = if record.is_empty() { String::new() } else { format!("（{record}）") };
        let detail = if detail.is_empty() { String::new() } else { format!("：{detail}") };
        let message = format!("{}{about}{detail}", self.message);
        Problem { severity: self.severity, ..Problem::error(self.code, file, message) }.mend(self.remedy)
    }
}
