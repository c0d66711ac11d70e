//! The header of a table: which of its rows it is, what its columns say, and which of them are read.

use tuoyu_catalog::Problem;

use super::super::clean::tidy;
use super::super::document::{Row, Table};
use super::super::header::{self, Field, Fit};
use super::super::list::Column;
use super::super::mapping::Mapping;
use super::super::name;

/// How far down a header is looked for: titles, units, dates of filling in stand above it.
const DEEPEST_HEADER: usize = 40;

/// A column with how well its header fits; none for a decision of the clerk.
pub(super) type Fitted = (Column, Option<Fit>);

/// A header row, or two or three of them.
pub(super) struct Header {
    /// Its columns, left to right.
    pub(super) columns: Vec<Fitted>,
    /// Headers nobody knows.
    pub(super) unknown: Vec<String>,
    /// The header of the column that was taken for the name by what stands under it.
    pub(super) guessed: Option<String>,
    /// The first of its rows.
    pub(super) first: usize,
    /// The row after its last.
    pub(super) after: usize,
}

/// The header: the first row that names institutions, else the first that names enough else and stands over a column of names.
pub(super) fn find_header(table: &Table, mapping: &Mapping) -> Option<Header> {
    let rows = &table.rows;
    let by_name = rows.iter().take(DEEPEST_HEADER).enumerate().find(|(_, row)| is_header(row, true, mapping));
    if let Some((first, row)) = by_name {
        let name = row.cells().zip(0..).find(|(cell, index)| names_institutions(cell, *index, mapping));
        return Some(header_at(rows, first, name.map(|(_, index)| index), mapping));
    }
    let (first, row) = rows.iter().take(DEEPEST_HEADER).enumerate().find(|(_, row)| is_header(row, false, mapping))?;
    let below = rows.get(first + 1..).unwrap_or_default();
    let is_free = |index: &usize| known(row.cell(*index), *index, mapping).is_none();
    let name = (0..row.n_cells()).filter(is_free).find(|index| looks_like_names(below, *index))?;
    let mut header = header_at(rows, first, Some(name), mapping);
    let title = tidy(row.cell(name));
    header.unknown.retain(|one| *one != title);
    header.columns.push((Column { index: name, field: Field::Name, header: title.clone() }, None));
    header.guessed = Some(title);
    Some(header)
}

/// Whether a column of these rows holds names of institutions, most of it.
pub(super) fn looks_like_names(rows: &[Row], index: usize) -> bool {
    let cells = || rows.iter().map(|row| row.cell(index)).filter(|cell| !cell.trim().is_empty());
    let names = cells().filter(|cell| name::is_likely(cell)).count();
    names >= 2 && names * 10 >= cells().count() * 6
}

fn names_institutions(cell: &str, index: usize, mapping: &Mapping) -> bool {
    known(cell, index, mapping).is_some_and(|(field, _)| field == Field::Name)
}

/// The header that begins at this row: a second level stands under merged cells, where the name column repeats its header or
/// is blank.
fn header_at(rows: &[Row], first: usize, name: Option<usize>, mapping: &Mapping) -> Header {
    let mut levels: Vec<&Row> = rows.iter().skip(first).take(1).collect();
    let head = |column: usize| rows.get(first).map(|row| row.cell(column).trim()).unwrap_or_default();
    for below in rows.iter().skip(first + 1).take(2) {
        let name_below = name.map(|column| below.cell(column).trim()).unwrap_or_default();
        let repeats = name.is_some_and(|column| head(column) == name_below);
        let has_heads = below.cells().any(|cell| header::field(cell).is_some());
        let is_serial = below.cells().next().is_some_and(|cell| cell.trim().parse::<u32>().is_ok());
        if !(repeats || name_below.is_empty()) || !has_heads || is_serial || below.distinct().len() < 2 {
            break;
        }
        levels.push(below);
    }
    let width = levels.iter().map(|row| row.n_cells()).max().unwrap_or_default();
    let mut header =
        Header { columns: Vec::new(), unknown: Vec::new(), guessed: None, first, after: first + levels.len() };
    for index in 0..width {
        match column(&levels, index, mapping) {
            Ok(column) => header.columns.push(column),
            Err(unknown) => header.unknown.extend(Some(unknown).filter(|unknown| !unknown.is_empty())),
        }
    }
    header.unknown.dedup();
    header
}

/// A header names the institutions and, unless it is all there is in the row, one thing more. Without the institutions half
/// of what stands in the row must be known, or all of it look like words.
fn is_header(row: &Row, with_name: bool, mapping: &Mapping) -> bool {
    let filled: Vec<(usize, &str)> =
        row.cells().map(str::trim).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    let fields: Vec<Field> =
        filled.iter().filter_map(|(index, cell)| known(cell, *index, mapping)).map(|(field, _)| field).collect();
    match row.distinct().len() {
        0 => false,
        // One word alone must be exactly a header: a title holds such words too.
        1 => with_name && filled.len() == 1 && filled.iter().all(|(_, cell)| is_exactly_name(cell)),
        _ if with_name => fields.contains(&Field::Name) && fields.len() >= 2 && fields.len() * 3 >= filled.len(),
        // Of words nobody knows at least the form is a header's: short, and no number among them.
        _ => {
            let is_word = |cell: &str| {
                let digits = cell.chars().any(|one| one.is_ascii_digit());
                !digits && cell.chars().count() <= 12 && !name::is_likely(cell)
            };
            fields.len() * 2 >= filled.len() || filled.iter().all(|(_, cell)| is_word(cell))
        }
    }
}

fn is_exactly_name(cell: &str) -> bool {
    header::field(cell).is_some_and(|(field, fit)| field == Field::Name && fit.is_exact())
}

fn known(cell: &str, index: usize, mapping: &Mapping) -> Option<(Field, Option<Fit>)> {
    if cell.trim().is_empty() {
        return None;
    }
    let decided = mapping.column(cell, index).map(|field| (field, None));
    decided.or_else(|| header::field(cell).map(|(field, fit)| (field, Some(fit))))
}

/// A column by its headers from top to bottom. Of two levels the lower decides, unless it is only understood with the upper.
/// `Err` with the header nobody knows, which is empty for a column without one.
fn column(levels: &[&Row], index: usize, mapping: &Mapping) -> Result<Fitted, String> {
    let mut heads: Vec<String> = Vec::new();
    for (level, row) in levels.iter().enumerate() {
        let mut cell = row.cell(index).trim();
        let is_upper = level + 1 < levels.len();
        if cell.is_empty() && is_upper {
            // Cells that were merged and came without that: the head to the left spans them.
            cell =
                row.cells().take(index).rev().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
            if levels.iter().skip(level + 1).all(|row| row.cell(index).trim().is_empty()) {
                cell = "";
            }
        }
        if !cell.is_empty() && heads.last().is_none_or(|last| last != cell) {
            heads.push(cell.to_owned());
        }
    }
    let whole = heads.concat();
    let lower = known(heads.last().map_or("", String::as_str), index, mapping);
    let upper = heads.first().filter(|_| heads.len() > 1).and_then(|head| known(head, index, mapping));
    let is_band = |field: Field| {
        matches!(field, Field::PlacesInfant | Field::PlacesYounger | Field::PlacesOlder | Field::PlacesMixed)
    };
    let (field, fit) = match (lower, upper) {
        // 乳儿班 under 托位数 is places; under 收费标准 it is a fee the register has no place for.
        (Some((lower, _)), Some((upper, _))) if is_band(lower) && !matches!(upper, Field::Places | Field::Bands) => {
            (Field::Ignored, None)
        }
        (Some(found), _) => found,
        (None, _) => known(&whole, index, mapping).ok_or_else(|| tidy(&whole))?,
    };
    Ok((Column { index, field, header: tidy(&whole) }, fit))
}

/// A narrow list is often set twice or three times beside itself: the same headers again and again.
pub(super) fn side_by_side(columns: Vec<Fitted>, width: usize) -> Vec<Vec<Fitted>> {
    let names: Vec<usize> =
        columns.iter().filter(|(column, _)| column.field == Field::Name).map(|(column, _)| column.index).collect();
    let [first, second, ..] = names.as_slice() else { return vec![columns] };
    let period = second - first;
    let repeats = |(one, _): &Fitted| {
        let again = columns.iter().find(|(other, _)| other.index == one.index + period);
        again.is_none_or(|(other, _)| other.field == one.field && other.header == one.header)
    };
    let is_periodic =
        period >= 2 && names.windows(2).all(|pair| pair.iter().rev().copied().reduce(|a, b| a - b) == Some(period));
    if !is_periodic || !columns.iter().all(repeats) || width < period * names.len() {
        return vec![columns];
    }
    let begins = columns.first().map_or(0, |(column, _)| column.index);
    (0..names.len())
        .map(|nth| {
            let from = begins + nth * period;
            columns.iter().filter(|(column, _)| (from..from + period).contains(&column.index)).cloned().collect()
        })
        .collect()
}

/// Of two columns for one field the one whose header fits better is read; the other is named.
pub(super) fn one_column_a_field(
    file: &str,
    columns: Vec<Fitted>,
    sheet: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Column> {
    let mut kept: Vec<Fitted> = Vec::new();
    for (column, fit) in columns {
        let may_repeat =
            matches!(column.field, Field::Private | Field::Ignored | Field::Serial | Field::Alias | Field::FormerName);
        let rival = kept.iter_mut().find(|(other, _)| other.field == column.field).filter(|_| !may_repeat);
        let Some(rival) = rival else {
            kept.push((column, fit));
            continue;
        };
        // A decision of the mapping file (no fit) stands above every header.
        let is_better = rival.1.is_some() && (fit.is_none() || fit > rival.1);
        let left_out = if is_better { std::mem::replace(rival, (column, fit)) } else { (column, fit) };
        let term = left_out.0.field.term();
        let message = format!("有两列都像“{term}”，用“{}”，这一列没有读", rival.0.header);
        let remedy = format!("要换，就在对照文件里写：列 {} = {term}", left_out.0.header);
        problems.push(Problem::warning("E810", file, message).in_field(&left_out.0.header, sheet).mend(remedy));
    }
    kept.into_iter().map(|(column, _)| column).collect()
}
