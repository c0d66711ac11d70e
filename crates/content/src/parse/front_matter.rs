//! Front matter: the lines between `+++` and `+++` at the top of a file.

use std::ops::Range;

use toml::de::DeTable;

use super::fields::Fields;
use super::report::Report;
use crate::rule;

/// Where the front matter and the body stand in the file; `None`, and reported, where the front matter is missing or
/// has no end.
pub(super) fn split(report: &mut Report, text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut start = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let fence = line.trim_start_matches('\u{FEFF}').trim_end() == "+++";
        let end = offset + line.len();
        match start {
            None if fence => start = Some(end),
            None => break,
            Some(start) if fence => return Some((start..offset, end..text.len())),
            Some(_) => {}
        }
        offset = end;
    }
    report.raise(if start.is_some() { rule::UNTERMINATED } else { rule::NO_FRONT_MATTER }, 0, "", "");
    None
}

/// Reads the front matter with `read_meta`; gives also how many sources it names. Where it is not TOML, its fields are
/// not read at all, for a table with holes would be reported as a table with missing fields.
pub(super) fn read<M>(
    report: &mut Report,
    text: &str,
    range: Range<usize>,
    read_meta: impl FnOnce(&mut Fields<'_>) -> Option<M>,
) -> (Option<M>, Option<usize>) {
    let base = range.start;
    let source = text.get(range).unwrap_or_default();
    let (table, errors) = DeTable::parse_recoverable(source);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        let line_start = source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        let line = source.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        report.raise_because(rule::TOML_SYNTAX, base + at, "", line, error.message());
    }
    if !errors.is_empty() {
        return (None, None);
    }
    let mut fields = Fields::new(report, table.get_ref(), base);
    let meta = read_meta(&mut fields);
    let n_sources = fields.n_sources();
    fields.finish();
    (meta, Some(n_sources))
}
