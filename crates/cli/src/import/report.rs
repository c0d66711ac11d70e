//! Problems as they are found, row by row: the same fault in a thousand rows is one problem that says so.

use std::collections::HashMap;

use tuoyu_catalog::Problem;

/// Problems of one file.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// The file, as it was named to the command.
    pub(super) file: String,
    problems: Vec<Problem>,
    /// By code, field and value: which problem it is, and in how many rows it has been met.
    met: HashMap<(&'static str, String, String), (usize, usize)>,
}

impl Report {
    /// A report on one file.
    pub(super) fn on(file: &str) -> Report {
        Report { file: file.to_owned(), ..Report::default() }
    }

    /// Adds a problem; the file is filled in. One of the same code, field and value is only counted.
    pub(super) fn add(&mut self, problem: Problem) {
        let key = (problem.code, problem.field.clone(), problem.value.clone());
        if let Some((_, rows)) = self.met.get_mut(&key) {
            *rows += 1;
            return;
        }
        self.met.insert(key, (self.problems.len(), 1));
        self.problems.push(Problem { file: self.file.clone(), ..problem });
    }

    /// A value that was not taken: which, why and what to do.
    pub(super) fn leave_out(
        &mut self,
        row: u32,
        code: &'static str,
        (field, value): (&str, &str),
        message: &str,
        remedy: &str,
    ) {
        self.add(Problem::warning(code, "", message).at_row(row).in_field(field, value).mend(remedy));
    }

    /// The problems, each once.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        for (index, rows) in self.met.into_values().filter(|(_, rows)| *rows > 1) {
            if let Some(problem) = self.problems.get_mut(index) {
                problem.message = format!("{}（共 {rows} 行）", problem.message);
            }
        }
        self.problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_fault_in_many_rows_is_one_problem() {
        let mut report = Report::on("a.csv");
        for row in [2, 5, 9] {
            report.leave_out(row, "E814", ("类型", "不明"), "看不懂", "核对");
        }
        report.leave_out(3, "E814", ("类型", "其他"), "看不懂", "核对");
        let problems = report.finish();
        let said: Vec<_> = problems.iter().map(|one| (one.row, one.message.as_str())).collect();
        assert_eq!(said, [(Some(2), "看不懂（共 3 行）"), (Some(3), "看不懂")]);
    }
}
