//! Questions to the person at the terminal. Where there is none, nothing is asked and nobody waits.

use std::io::{BufRead, IsTerminal, Write};

use tuoyu_catalog::Institution;

use super::entry::Entry;
use super::mapping::Identity;

/// Whether somebody can answer.
pub(super) fn is_possible() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks for one of several answers; `None` where nobody answers or the answer is none of them.
pub(super) fn choose(question: &str, answers: &[String]) -> Option<usize> {
    if !is_possible() {
        return None;
    }
    let mut terminal = std::io::stderr().lock();
    let lines = answers.iter().zip(1..).map(|(answer, number)| format!("  {number}. {answer}\n"));
    // A terminal that cannot be written to cannot be read from either: the answer is then none.
    write!(terminal, "{question}\n{}选几？", lines.collect::<String>()).and_then(|()| terminal.flush()).ok()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).ok()?;
    line.trim().parse::<usize>().ok()?.checked_sub(1).filter(|chosen| *chosen < answers.len())
}

/// Asks which of these institutions a row is.
pub(super) fn which(entry: &Entry, candidates: &[&Institution]) -> Option<Identity> {
    let describe = |one: &&Institution| {
        let address = one.address.as_deref().unwrap_or("地址未说明");
        format!("{} {}（{address}）", one.id, one.name)
    };
    let mut answers: Vec<String> = candidates.iter().map(describe).collect();
    answers.push("都不是，是新的一家".to_owned());
    let address = entry.stated.address.as_deref().unwrap_or("地址未说明");
    let question = format!("{} 第 {} 行：{}（{address}）是哪一家？", entry.file, entry.row, entry.stated.name);
    let chosen = choose(&question, &answers)?;
    Some(candidates.get(chosen).map_or(Identity::New, |one| Identity::Published(one.id.clone())))
}
