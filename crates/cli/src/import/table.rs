//! The list in a table: where its header is, which rows are institutions, and what the rest says.
//!
//! Above the header stand titles, below it rows that are no institutions: the header again on the next page, 合计, advice
//! (温馨提示), and group rows (甲镇, 一级) that say something of every row under them.

use tuoyu_catalog::Problem;

use super::clean::{fold, tidy};
use super::document::{Row, Table, column_name};
use super::header::{self, Field, Fit};
use super::heading::{self, Heading};
use super::list::{Column, List, Listed};
use super::mapping::Mapping;
use super::name;

/// How far down a header is looked for: titles, units, dates of filling in stand above it.
const DEEPEST_HEADER: usize = 40;

/// What a table was found to be.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    /// Its lists: one, or several that stand side by side.
    pub(super) lists: Vec<List<'a>>,
    /// What stands above the header and in rows that are no institutions, for the notice.
    pub(super) notes: Vec<String>,
    /// Headers nobody knows, and rows left out.
    pub(super) problems: Vec<Problem>,
}

/// Reads a table. `previous` are the columns of the table before: a table without a header continues it.
pub(super) fn read<'a>(file: &str, table: &'a Table, previous: Option<&[Column]>, mapping: &Mapping) -> Found<'a> {
    let mut found = Found::default();
    let header = find_header(&table.rows, mapping);
    let (columns, body) = match header {
        Some(Header { columns, first, after }) => {
            found.notes.extend(table.rows.iter().take(first).flat_map(notes));
            (columns, after)
        }
        None => match columns_without_header(file, table, previous, mapping, &mut found.problems) {
            Some(columns) => (columns, 0),
            None => {
                found.notes.extend(table.rows.iter().flat_map(notes));
                return found;
            }
        },
    };
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    for columns in side_by_side(columns, width) {
        let columns = one_column_a_field(file, columns, &table.name, &mut found.problems);
        let rows = table.rows.iter().skip(body);
        let list = read_body(file, &table.name, columns, rows, &mut found);
        found.lists.push(list);
    }
    found
}

/// The lines of a row that is no institution.
fn notes(row: &Row) -> Vec<String> {
    row.distinct().into_iter().flat_map(str::lines).map(tidy).filter(|line| !line.is_empty()).collect()
}

/// A header row, or two or three of them.
struct Header {
    columns: Vec<(Column, Option<Fit>)>,
    /// The first of its rows.
    first: usize,
    /// The row after its last.
    after: usize,
}

/// The first row that names institutions, and the rows below it that belong to it.
fn find_header(rows: &[Row], mapping: &Mapping) -> Option<Header> {
    let (first, row) = rows.iter().take(DEEPEST_HEADER).enumerate().find(|(_, row)| is_header(row, mapping))?;
    let name = row.cells.iter().position(|cell| known(cell, 0, mapping).is_some_and(|(field, _)| field == Field::Name));
    let mut levels = vec![row];
    // A second level stands under merged cells: the name column repeats its header, or is blank under it.
    for below in rows.iter().skip(first + 1).take(2) {
        let name_below = name.map(|column| below.cell(column).trim()).unwrap_or_default();
        let repeats = name.is_some_and(|column| row.cell(column).trim() == name_below);
        let has_heads = below.cells.iter().any(|cell| header::field(cell).is_some());
        let is_serial = below.cells.first().is_some_and(|cell| cell.trim().parse::<u32>().is_ok());
        if !(repeats || name_below.is_empty()) || !has_heads || is_serial || below.distinct().len() < 2 {
            break;
        }
        levels.push(below);
    }
    let width = levels.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let columns = (0..width).filter_map(|index| column(&levels, index, mapping)).collect();
    Some(Header { columns, first, after: first + levels.len() })
}

/// A header names the institutions and, unless it is all there is in the row, one thing more.
fn is_header(row: &Row, mapping: &Mapping) -> bool {
    let filled: Vec<(usize, &str)> = row
        .cells
        .iter()
        .enumerate()
        .map(|(index, cell)| (index, cell.trim()))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let fields: Vec<(Field, Option<Fit>)> =
        filled.iter().filter_map(|(index, cell)| known(cell, *index, mapping)).collect();
    let named = |field: Field| fields.iter().any(|(one, _)| *one == field);
    let distinct = row.distinct().len();
    match distinct {
        0 => false,
        // One word alone must be exactly a header: a title holds such words too.
        1 => filled.len() == 1 && filled.iter().all(|(_, cell)| is_exactly_name(cell)),
        _ => named(Field::Name) && fields.len() >= 2.min(distinct) && fields.len() * 3 >= filled.len(),
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
fn column(levels: &[&Row], index: usize, mapping: &Mapping) -> Option<(Column, Option<Fit>)> {
    let mut heads: Vec<String> = Vec::new();
    for (level, row) in levels.iter().enumerate() {
        let mut cell = row.cell(index).trim();
        let is_upper = level + 1 < levels.len();
        if cell.is_empty() && is_upper {
            // Cells that were merged and came without that: the head to the left spans them.
            cell = row
                .cells
                .iter()
                .take(index)
                .rev()
                .map(|cell| cell.trim())
                .find(|cell| !cell.is_empty())
                .unwrap_or_default();
            if levels.iter().skip(level + 1).all(|row| row.cell(index).trim().is_empty()) {
                cell = "";
            }
        }
        if !cell.is_empty() && heads.last().is_none_or(|last| last != cell) {
            heads.push(cell.to_owned());
        }
    }
    let last = heads.last()?;
    let whole = heads.concat();
    let lower = known(last, index, mapping);
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
        (None, _) => known(&whole, index, mapping)?,
    };
    Some((Column { index, field, header: tidy(&whole) }, fit))
}

/// Columns for a table that has no header of its own.
fn columns_without_header(
    file: &str,
    table: &Table,
    previous: Option<&[Column]>,
    mapping: &Mapping,
    problems: &mut Vec<Problem>,
) -> Option<Vec<(Column, Option<Fit>)>> {
    let width = table.rows.iter().map(|row| row.cells.len()).max()?;
    if let Some(previous) = previous.filter(|columns| {
        columns.iter().any(|column| looks_like_names(table, column.index) && column.field == Field::Name)
    }) {
        return Some(previous.iter().cloned().map(|column| (column, None)).collect());
    }
    if mapping.has_numbered_columns() {
        let columns = (0..width).filter_map(|index| {
            let header = column_name(index);
            mapping.column(&header, index).map(|field| (Column { index, field, header }, None))
        });
        let columns: Vec<_> = columns.collect();
        return columns.iter().any(|(column, _)| column.field == Field::Name).then_some(columns);
    }
    let index = (0..width).find(|index| looks_like_names(table, *index))?;
    let problem =
        Problem::warning("E809", file, format!("没有表头，按“{}是机构名称”读，其他列没有读", column_name(index)));
    problems
        .push(problem.mend(format!("补上表头，或在对照文件里逐列写明，例如：列 {} = 机构名称", column_name(index))));
    Some(vec![(Column { index, field: Field::Name, header: column_name(index) }, None)])
}

fn looks_like_names(table: &Table, index: usize) -> bool {
    let cells = || table.rows.iter().map(|row| row.cell(index)).filter(|cell| !cell.trim().is_empty());
    let names = cells().filter(|cell| name::is_likely(cell)).count();
    names >= 2 && names * 10 >= cells().count() * 6
}

/// A narrow list is often set twice or three times beside itself: the same headers again and again.
fn side_by_side(columns: Vec<(Column, Option<Fit>)>, width: usize) -> Vec<Vec<(Column, Option<Fit>)>> {
    let names: Vec<usize> =
        columns.iter().filter(|(column, _)| column.field == Field::Name).map(|(column, _)| column.index).collect();
    let [first, second, ..] = names.as_slice() else { return vec![columns] };
    let period = second - first;
    let repeats = |(one, _): &(Column, Option<Fit>)| {
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
fn one_column_a_field(
    file: &str,
    columns: Vec<(Column, Option<Fit>)>,
    sheet: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Column> {
    let mut kept: Vec<(Column, Option<Fit>)> = Vec::new();
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

/// The rows below the header.
fn read_body<'a>(
    file: &str,
    sheet: &str,
    columns: Vec<Column>,
    rows: impl Iterator<Item = &'a Row>,
    found: &mut Found<'_>,
) -> List<'a> {
    let mut list = List { columns, rows: Vec::new(), name: sheet.to_owned() };
    let name_column = list.columns.iter().find(|column| column.field == Field::Name).map(|column| column.index);
    let name_header = list.columns.iter().find(|column| column.field == Field::Name).map(|column| fold(&column.header));
    let begins = name_header.as_ref().and_then(|header| header.chars().next());
    // The header again at the top of the next page. Its first character is compared first, because rows are many.
    let is_header = |name: &str| name.starts_with(begins.unwrap_or_default()) && Some(fold(name)) == name_header;
    let mut headings = Vec::new();
    for row in rows {
        let name = name_column.map(|column| row.cell(column).trim()).unwrap_or_default();
        if is_header(name) {
            continue;
        }
        if let Some(only) = row.only() {
            let heading = heading::read(only);
            // A name may stand alone in its row; a text beside it, over all columns or naming a place or level is a heading.
            let is_name =
                row.n_filled() == 1 && !name.is_empty() && (name::is_likely(only) || !heading.says_anything());
            if !is_name || is_advice(only) {
                found.notes.extend(notes(row).into_iter().filter(|text| text.parse::<u32>().is_err()));
                heading::apply(&mut headings, heading);
                continue;
            }
        }
        let first = row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
        if is_advice(name) || begins_as_advice(first) {
            found.notes.extend(notes(row));
            continue;
        }
        if name.is_empty() {
            let says_nothing =
                |column: &Column| column.field == Field::Serial || row.cell(column.index).trim().is_empty();
            if !list.columns.iter().all(says_nothing) {
                let problem = Problem::warning("E821", file, "这一行没有机构名称，没有导入").at_row(row.number);
                found.problems.push(problem.mend("补上名称；不是机构就不必理会"));
            }
            continue;
        }
        let more = headings.iter().flat_map(|heading: &Heading| heading.says()).collect();
        list.rows.push(Listed { row: row.number, cells: Some(row), more });
    }
    list
}

/// Rows that speak to the reader: sums, remarks, advice, who filled in the form.
fn is_advice(text: &str) -> bool {
    // A name is never this long; 300 bytes are 100 characters.
    begins_as_advice(text) || text.len() > 300 || text.trim_end_matches('。').contains('。')
}

fn begins_as_advice(text: &str) -> bool {
    const BEGINNINGS: [&str; 23] = [
        "合计",
        "总计",
        "小计",
        "共计",
        "备注",
        "注:",
        "注1",
        "说明:",
        "温馨提示",
        "特别提示",
        "友情提示",
        "提示:",
        "注意事项",
        "注意:",
        "六个关注",
        "填表",
        "填报",
        "制表",
        "附件",
        "附:",
        "审核人",
        "数据来源",
        "监督电话",
    ];
    let begin: String = text.chars().take(12).collect();
    let folded = fold(&begin);
    BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning))
}
