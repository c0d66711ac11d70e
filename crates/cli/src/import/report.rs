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
        self.add_met(problem, 1);
    }

    fn add_met(&mut self, problem: Problem, in_rows: usize) {
        let key = (problem.code, problem.field.clone(), problem.value.clone());
        if let Some((_, rows)) = self.met.get_mut(&key) {
            *rows += in_rows;
            return;
        }
        self.met.insert(key, (self.problems.len(), in_rows));
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

    /// Adds what a report on the rows that follow has found.
    pub(super) fn append(&mut self, mut more: Report) {
        let mut rows = vec![1; more.problems.len()];
        for (index, met) in more.met.into_values() {
            rows.iter_mut().skip(index).take(1).for_each(|rows| *rows = met);
        }
        for (problem, rows) in more.problems.drain(..).zip(rows) {
            self.add_met(problem, rows);
        }
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

    #[test]
    fn a_report_in_parts_says_the_same_as_a_whole_one() {
        let say = |report: &mut Report, rows: std::ops::Range<u32>| {
            for row in rows {
                let value =
                    ["不明", "其他", "不详"].iter().cycle().nth(row as usize * 7 % 5).copied().unwrap_or_default();
                report.leave_out(row, "E814", ("类型", value), "看不懂", "核对");
            }
        };
        let mut whole = Report::on("a.csv");
        say(&mut whole, 0..20);
        let mut parted = Report::on("a.csv");
        for rows in [0..3, 3..3, 3..11, 11..20] {
            let mut part = Report::on("a.csv");
            say(&mut part, rows);
            parted.append(part);
        }
        assert_eq!(parted.finish(), whole.finish());
    }
}
