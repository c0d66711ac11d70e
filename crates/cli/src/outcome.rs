//! What a subcommand answers: problems, a few figures, and the exit code they make.

use std::io::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::ValueEnum;
use serde_json::{Map, Value, json};
use tuoyu_catalog::Problem;

/// In which form the answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Sentences: problems on stderr, the answer on stdout.
    #[value(help = "给人看：问题在标准错误，结果在标准输出")]
    Text,
    /// One JSON object on stdout.
    #[value(help = "给程序看：标准输出上一个 JSON 对象")]
    Json,
}

/// What a subcommand has done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Everything wrong with the input, in no order yet.
    pub problems: Vec<Problem>,
    /// The answer in a sentence or two.
    pub text: String,
    /// The answer's figures, beside `command` and `problems` in the JSON form.
    pub figures: Map<String, Value>,
}

impl Outcome {
    /// An answer without problems.
    pub fn said(text: impl Into<String>) -> Outcome {
        Outcome { text: text.into(), ..Outcome::default() }
    }

    /// The same answer with one more figure.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Outcome {
        self.figures.insert(name.to_owned(), value.into());
        self
    }

    /// The same answer with these problems.
    pub fn with_problems(mut self, problems: Vec<Problem>) -> Outcome {
        self.problems.extend(problems);
        self
    }
}

/// Sorts problems for reading: file by file in path order, top to bottom, worst first.
pub fn sort(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| {
        place_of(a).cmp(&place_of(b)).then_with(|| (&a.value, &a.message).cmp(&(&b.value, &b.message)))
    });
    problems.dedup();
}

fn place_of(one: &Problem) -> impl Ord {
    (one.file.as_str(), one.row, !one.is_error(), one.code, one.field.as_str())
}

/// Prints an answer and turns it into the exit code: 0 fine, 1 problems in the data, 2 could not run.
pub fn report(format: Format, command: &str, result: anyhow::Result<Outcome>) -> ExitCode {
    let (code, outcome, error) = match result {
        Ok(outcome) => (if outcome.problems.iter().any(Problem::is_error) { 1 } else { 0 }, outcome, None),
        Err(error) => (2, Outcome::default(), Some(format!("{error:#}"))),
    };
    let mut problems = outcome.problems;
    sort(&mut problems);
    match format {
        Format::Json => {
            let mut object = outcome.figures;
            object.insert("command".to_owned(), command.into());
            object.insert("problems".to_owned(), json!(problems));
            if let Some(error) = error {
                object.insert("error".to_owned(), error.into());
            }
            print(&Value::Object(object).to_string());
        }
        Format::Text => {
            // In one piece: the error stream keeps nothing back, and a list may have a problem in every row.
            eprint!("{}", problems.iter().map(|problem| format!("{problem}\n")).collect::<String>());
            error.iter().for_each(|error| eprintln!("没能运行 tuoyu {command}：{error}"));
            if !outcome.text.is_empty() {
                print(&outcome.text);
            }
        }
    }
    ExitCode::from(code)
}

/// A line on stdout. Whoever stopped reading it has read enough.
fn print(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Says on stderr how far a long piece of work is, once it has taken longer than a second and then once a second.
#[derive(Debug)]
pub struct Progress {
    doing: &'static str,
    total: usize,
    done: usize,
    last: Instant,
}

impl Progress {
    /// Begins `total` steps of something.
    pub fn of(doing: &'static str, total: usize) -> Progress {
        Progress { doing, total, done: 0, last: Instant::now() }
    }

    /// One more step is done.
    pub fn step(&mut self) {
        self.done += 1;
        if self.last.elapsed() >= Duration::from_secs(1) {
            self.last = Instant::now();
            eprintln!("{}：{} / {}", self.doing, self.done, self.total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_read_file_by_file_top_to_bottom_and_said_once() {
        let at = |file: &str, row: u32| Problem::error("E301", file, "x").at_row(row);
        let mut problems = vec![at("b", 1), at("a", 10), at("a", 2), at("b", 1), Problem::warning("E900", "a", "y")];
        sort(&mut problems);
        let read: Vec<(&str, Option<u32>)> = problems.iter().map(|one| (one.file.as_str(), one.row)).collect();
        assert_eq!(read, [("a", None), ("a", Some(2)), ("a", Some(10)), ("b", Some(1))]);
    }
}
