//! `cargo xtask …`: build, serve, test and measure the project with nothing installed by hand but rustup and Node.
//!
//! A *tool* is a program the project needs and installs, pinned (`tools`); a *step* is one timed piece of work that says
//! what it does (`step`); a *stamp* remembers what a step was made from, so that it is skipped while nothing changed
//! (`stamp`). Exit codes: 0 all well, 1 something did not pass or could not be done, 2 the command was not understood.

mod bench;
mod build;
mod ci;
mod options;
mod process;
mod project;
mod serve;
mod stamp;
mod step;
mod suite;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use crate::options::{Task, USAGE};
use crate::project::Project;
use crate::step::Outcome;

fn main() -> ExitCode {
    let task = match options::parse(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(problem) => {
            eprintln!("error: {problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(task) {
        Ok(Outcome::Passed) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<Outcome> {
    let project = Project::here()?;
    match task {
        Task::Help => {
            println!("{USAGE}");
            Ok(Outcome::Passed)
        }
        Task::Build => build::run(&project).map(|()| Outcome::Passed),
        Task::Serve(options) => serve::run(&project, &options).map(|()| Outcome::Passed),
        Task::Test => test::run(&project),
        Task::Ci => ci::run(&project),
        Task::Tidy => tidy::run(&project),
        Task::Bench { bench, json } => bench::run(&project, bench, json.as_deref()).map(|()| Outcome::Passed),
    }
}
