//! What was typed after `cargo xtask`, as one typed value.

use std::path::PathBuf;

use crate::bench::Bench;

/// The help text, also printed when the command line is not understood.
pub(crate) const USAGE: &str = "\
usage: cargo xtask TASK

  serve [--port N]          build the site with the demonstration data, serve it, print the address
  build                     build the site into dist/
  test                      run every test: native, lints for the browser, end to end
  ci                        formatting, lints, documentation, then `test`
  tidy                      the rules of the repository, also part of `test`
  bench NAME [--json FILE]  measure one thing (size, import, load, search, map), print a table, write the figures to FILE

`serve` takes --release too: what it serves is always the release build.";

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Build,
    Serve(ServeOptions),
    Test,
    Ci,
    Tidy,
    Bench { bench: Bench, json: Option<PathBuf> },
    Help,
}

/// How to serve the site.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// The port asked for; `None` means the usual one, or a free one when that is taken.
    pub(crate) port: Option<u16>,
}

/// Reads the arguments after the program's name. The error says what was wrong in one line.
pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut words = arguments;
    let task = match words.next().as_deref() {
        None | Some("help" | "--help" | "-h") => return Ok(Task::Help),
        Some("build") => Task::Build,
        Some("test") => Task::Test,
        Some("ci") => Task::Ci,
        Some("tidy") => Task::Tidy,
        Some("serve") => return parse_serve(words),
        Some("bench") => return parse_bench(words),
        Some(other) => return Err(format!("there is no task `{other}`")),
    };
    match words.next() {
        None => Ok(task),
        Some(extra) => Err(format!("`{extra}` is not understood here")),
    }
}

fn parse_serve(mut words: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut options = ServeOptions::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--release" => {}
            "--port" => {
                let port = words.next().ok_or("--port needs a number")?;
                options.port = Some(port.parse().map_err(|_| format!("`{port}` is not a port between 0 and 65535"))?);
            }
            other => return Err(format!("`serve` does not know `{other}`")),
        }
    }
    Ok(Task::Serve(options))
}

fn parse_bench(mut words: impl Iterator<Item = String>) -> Result<Task, String> {
    let known = || Bench::ALL.map(Bench::name).join(", ");
    let name = words.next().ok_or_else(|| format!("which bench? One of: {}", known()))?;
    let bench = Bench::named(&name).ok_or_else(|| format!("there is no bench `{name}`; there are: {}", known()))?;
    let json = match (words.next().as_deref(), words.next()) {
        (None, _) => None,
        (Some("--json"), Some(file)) => Some(PathBuf::from(file)),
        (Some("--json"), None) => return Err("--json needs a file".to_owned()),
        (Some(other), _) => return Err(format!("`bench` does not know `{other}`")),
    };
    Ok(Task::Bench { bench, json })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn every_task_is_understood() {
        let cases = [
            ("", Task::Help),
            ("build", Task::Build),
            ("test", Task::Test),
            ("ci", Task::Ci),
            ("tidy", Task::Tidy),
            ("serve", Task::Serve(ServeOptions { port: None })),
            ("serve --release --port 8099", Task::Serve(ServeOptions { port: Some(8099) })),
            ("bench size", Task::Bench { bench: Bench::Size, json: None }),
            ("bench load --json out.json", Task::Bench { bench: Bench::Load, json: Some("out.json".into()) }),
        ];
        for (line, task) in cases {
            assert_eq!(parsed(line), Ok(task), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let cases = [
            ("sevre", "there is no task `sevre`"),
            ("test --all", "`--all` is not understood here"),
            ("serve --port", "--port needs a number"),
            ("serve --port 99999", "`99999` is not a port between 0 and 65535"),
            ("serve --open", "`serve` does not know `--open`"),
            ("bench", "which bench? One of: size, import, load, search, map"),
            ("bench speed", "there is no bench `speed`; there are: size, import, load, search, map"),
            ("bench size --json", "--json needs a file"),
        ];
        for (line, problem) in cases {
            assert_eq!(parsed(line), Err(problem.to_owned()), "{line}");
        }
    }
}
