//! Collects what is wrong with one file, and where.
//!
//! Places are byte offsets into the file; they become lines here and nowhere else.

use tuoyu_catalog::Problem;

use super::{Reference, ReferenceKind};
use crate::rule::Rule;

/// The problems and references of one file.
pub(super) struct Report {
    file: String,
    /// The offset at which each line starts.
    line_starts: Vec<usize>,
    problems: Vec<Problem>,
    references: Vec<Reference>,
}

impl Report {
    pub(super) fn new(file: &str, text: &str) -> Report {
        let after_breaks = text.match_indices('\n').map(|(offset, _)| offset + 1);
        let line_starts = std::iter::once(0).chain(after_breaks).collect();
        Report { file: file.to_owned(), line_starts, problems: Vec::new(), references: Vec::new() }
    }

    /// Notes that `rule` is broken at `offset`, by the value of `field`; both may be empty.
    pub(super) fn raise(&mut self, rule: &Rule, offset: usize, field: &str, value: &str) {
        self.raise_because(rule, offset, field, value, "");
    }

    /// The same, with a detail after the rule's message.
    pub(super) fn raise_because(&mut self, rule: &Rule, offset: usize, field: &str, value: &str, detail: &str) {
        let message = if detail.is_empty() { rule.message.to_owned() } else { format!("{}：{detail}", rule.message) };
        let problem = Problem { severity: rule.severity, ..Problem::error(rule.code, &self.file, message) }
            .at_row(self.row(offset))
            .in_field(field, value)
            .mend(rule.remedy);
        self.problems.push(problem);
    }

    /// Whether a problem with this code and value is already known on the line of `offset`.
    pub(super) fn knows(&self, rule: &Rule, offset: usize, value: &str) -> bool {
        let row = Some(self.row(offset));
        self.problems.iter().any(|problem| problem.code == rule.code && problem.row == row && problem.value == value)
    }

    /// Notes what the file points to.
    pub(super) fn refer(&mut self, kind: ReferenceKind, offset: usize, to: &str) {
        self.references.push(Reference { kind, to: to.to_owned(), row: self.row(offset) });
    }

    /// Everything noted, problems in the order of lines.
    pub(super) fn finish(mut self) -> (Vec<Reference>, Vec<Problem>) {
        self.problems.sort_by(|a, b| (a.row, a.code).cmp(&(b.row, b.code)));
        (self.references, self.problems)
    }

    fn row(&self, offset: usize) -> u32 {
        u32::try_from(self.line_starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }
}
