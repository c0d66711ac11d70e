//! A comparison, row by row: what each institution states, and how they stand to each other. What one does not state is no
//! difference, and neither are results of two schemes.

use tuoyu_catalog::sheet::{Sheet, SheetCell, SheetRow};

use crate::live::shortlist::NO_CLASS;

/// How the institutions stand to each other in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// All state the same, or what each has of its own.
    Same,
    /// Those that state something state different things.
    Differs,
    /// Results of different schemes: not to be held against each other.
    Apart,
    /// Some state nothing, the others the same.
    Open,
    /// None states anything.
    Unstated,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What it is about.
    pub(super) about: SheetRow,
    /// A cell for each institution.
    pub(super) cells: Vec<SheetCell>,
    /// How they stand to each other.
    pub(super) verdict: Verdict,
}

/// The rows of these institutions; a class that none of them has is no row.
pub(super) fn rows(about: &[SheetRow], sheets: &[Sheet]) -> Vec<Row> {
    let row = |(at, about): (usize, &SheetRow)| {
        let cells: Vec<SheetCell> = sheets.iter().filter_map(|sheet| sheet.cells.get(at).cloned()).collect();
        let void = |cell: &SheetCell| cell.said.as_deref().is_none_or(|said| said == NO_CLASS);
        let is_void = cells.iter().all(void) && cells.iter().any(|cell| cell.said.is_some());
        (!is_void).then(|| Row { verdict: verdict(about, &cells), about: about.clone(), cells })
    };
    about.iter().enumerate().filter_map(row).collect()
}

fn verdict(about: &SheetRow, cells: &[SheetCell]) -> Verdict {
    let mut stated = cells.iter().filter(|cell| cell.said.is_some());
    let Some(first) = stated.next() else { return Verdict::Unstated };
    let rest: Vec<&SheetCell> = stated.collect();
    if rest.iter().any(|other| other.scheme != first.scheme) {
        Verdict::Apart
    } else if !about.own && rest.iter().any(|other| other.said != first.said) {
        Verdict::Differs
    } else if rest.len() + 1 < cells.len() {
        Verdict::Open
    } else {
        Verdict::Same
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(said: &str, scheme: &str) -> SheetCell {
        let said = (!said.is_empty()).then(|| said.to_owned());
        SheetCell { said, scheme: scheme.to_owned(), ..SheetCell::default() }
    }

    #[test]
    fn what_is_not_stated_is_no_difference_and_two_schemes_are_not_compared() {
        let about = |own| SheetRow { term: "每月一共".to_owned(), note: String::new(), own };
        for (cells, own, expected) in [
            (["2,100 元", "2,100 元", ""].map(|said| cell(said, "")), false, Verdict::Open),
            (["2,100 元", "2,700 元", ""].map(|said| cell(said, "")), false, Verdict::Differs),
            (["1 号", "2 号", "3 号"].map(|said| cell(said, "")), true, Verdict::Same),
            (["A", "A", "A"].map(|said| cell(said, "x")), false, Verdict::Same),
            ([cell("A", "x"), cell("B", "y"), cell("", "")], false, Verdict::Apart),
            (["", "", ""].map(|said| cell(said, "")), false, Verdict::Unstated),
        ] {
            assert_eq!(verdict(&about(own), &cells), expected, "{cells:?}");
        }
    }
}
