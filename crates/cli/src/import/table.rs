//! The list in a table: where its header is, which rows are institutions, and what the rest says.
//!
//! Above the header stand titles, below it rows that are no institutions: the header again on the next page, 合计, advice
//! (温馨提示), and group rows (甲镇, 一级) that say something of every row under them.

mod columns;

use tuoyu_catalog::Problem;

use super::clean::{fold, is_dropped, tidy};
use super::document::{Row, Table, column_name};
use super::header::Field;
use super::heading::{self, Heading};
use super::list::{Column, List, Listed};
use super::mapping::Mapping;
use super::name;
use columns::{Fitted, Header, find_header, looks_like_names, one_column_a_field, side_by_side};

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

/// Reads a table. `above` are the headings it stands under; `previous` the columns of the table before, which a table without
/// a header continues.
pub(super) fn read<'a>(
    file: &str,
    table: &'a Table,
    above: &[Heading],
    previous: Option<&[Column]>,
    mapping: &Mapping,
) -> Found<'a> {
    let mut found = Found::default();
    let header = find_header(table, mapping);
    let (columns, body) = match header {
        Some(Header { columns, unknown, guessed, first, after }) => {
            found.notes.extend(table.rows.iter().take(first).flat_map(notes));
            found.problems.extend(unknown.iter().map(|header| not_known(file, header)));
            found.problems.extend(guessed.map(|header| guessed_name(file, &header)));
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
    let width = table.rows.iter().map(|row| row.n_cells()).max().unwrap_or_default();
    for columns in side_by_side(columns, width) {
        let columns = one_column_a_field(file, columns, &table.name, &mut found.problems);
        let rows = table.rows.iter().skip(body);
        let list = read_body(file, &table.name, columns, above, rows, &mut found);
        found.lists.push(list);
    }
    found
}

/// The lines of a row that is no institution.
fn notes(row: &Row) -> Vec<String> {
    row.distinct().into_iter().flat_map(str::lines).map(tidy).filter(|line| !line.is_empty()).collect()
}

fn not_known(file: &str, header: &str) -> Problem {
    let problem = Problem::warning("E829", file, "没有认出这一列，没有导入").in_field(header, "");
    problem.mend(format!(
        "要导入，就在对照文件里写：列 {header} = 这一列的意思，例如 地址；不要就写：列 {header} = 不导入"
    ))
}

fn guessed_name(file: &str, header: &str) -> Problem {
    let problem = Problem::warning("E809", file, "没有“机构名称”一列，这一列像是名称，按名称读").in_field(header, "");
    problem.mend(format!("在对照文件里写明：列 {header} = 机构名称"))
}

/// Columns for a table that has no header of its own.
fn columns_without_header(
    file: &str,
    table: &Table,
    previous: Option<&[Column]>,
    mapping: &Mapping,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Fitted>> {
    let width = table.rows.iter().map(|row| row.n_cells()).max()?;
    if let Some(previous) = previous.filter(|columns| {
        columns.iter().any(|column| looks_like_names(&table.rows, column.index) && column.field == Field::Name)
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
    let index = (0..width).find(|index| looks_like_names(&table.rows, *index))?;
    let problem =
        Problem::warning("E809", file, format!("没有表头，按“{}是机构名称”读，其他列没有读", column_name(index)));
    problems
        .push(problem.mend(format!("补上表头，或在对照文件里逐列写明，例如：列 {} = 机构名称", column_name(index))));
    Some(vec![(Column { index, field: Field::Name, header: column_name(index) }, None)])
}

/// The rows below the header.
fn read_body<'a>(
    file: &str,
    sheet: &str,
    columns: Vec<Column>,
    above: &[Heading],
    rows: impl Iterator<Item = &'a Row>,
    found: &mut Found<'_>,
) -> List<'a> {
    let mut list = List { columns, rows: Vec::new(), name: sheet.to_owned() };
    let name_column = list.columns.iter().find(|column| column.field == Field::Name).map(|column| column.index);
    let name_header = list.columns.iter().find(|column| column.field == Field::Name).map(|column| fold(&column.header));
    let begins = name_header.as_ref().and_then(|header| header.chars().next());
    // The header again at the top of the next page. Its first character is compared first, because rows are many.
    let is_header = |name: &str| name.starts_with(begins.unwrap_or_default()) && Some(fold(name)) == name_header;
    let mut headings = above.to_vec();
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
        let first = row.cells().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
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

/// How such rows begin, folded.
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

/// What they begin with.
const FIRST: [char; 18] =
    ['合', '总', '小', '共', '备', '注', '说', '温', '特', '友', '提', '六', '填', '制', '附', '审', '数', '监'];

fn begins_as_advice(text: &str) -> bool {
    // They all begin with a Chinese character, which folding leaves as it is; most rows are names and addresses and end here.
    let first = text.chars().find(|one| !is_dropped(*one));
    if !first.is_some_and(|first| FIRST.contains(&first)) {
        return false;
    }
    let begin: String = text.chars().take(12).collect();
    let folded = fold(&begin);
    BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_beginning_is_met_by_its_first_character() {
        for beginning in BEGINNINGS {
            assert!(begins_as_advice(beginning), "{beginning}");
            assert!(FIRST.iter().any(|first| beginning.starts_with(*first)), "{beginning}");
        }
        assert!(!begins_as_advice("示例托育园"));
    }
}
