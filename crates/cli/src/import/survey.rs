//! All files of an import, surveyed: the lists in them and what the notices around the lists say.

use tuoyu_catalog::Problem;

use super::document::{Document, Line, Part, Table};
use super::header::Field;
use super::heading::{self, Heading};
use super::list::{Column, List};
use super::mapping::Mapping;
use super::notice::{self, Notice};
use super::{outline, table};

/// Sheets that explain how to fill in the others: those of the template and of the published workbook among them.
const EXPLANATIONS: [&str; 10] =
    ["说明", "填写示例", "示例", "填写说明", "填表说明", "填报说明", "字段说明", "使用说明", "选项", "下拉选项"];

/// One file with its lists.
#[derive(Debug)]
pub(super) struct Surveyed<'a> {
    /// The file, as it was named to the command.
    pub(super) file: &'a str,
    /// Its lists that hold a row.
    pub(super) lists: Vec<List<'a>>,
    /// What the file says of itself.
    pub(super) notice: Notice,
    /// The text around the lists.
    pub(super) notes: Vec<String>,
    /// What could not be read.
    pub(super) problems: Vec<Problem>,
}

/// Surveys a document. Tables are preferred: a page that has a list in a table has sentences about it, not a second list.
pub(super) fn survey<'a>(document: &'a Document, mapping: &Mapping) -> Surveyed<'a> {
    let file = document.file.as_str();
    let mut surveyed = Surveyed {
        file,
        lists: Vec::new(),
        notice: Notice::default(),
        notes: Vec::new(),
        problems: document.problems.clone(),
    };
    let mut previous: Option<Vec<Column>> = None;
    let mut left_out: Vec<&String> = Vec::new();
    let mut above: Vec<&str> = Vec::new();
    let mut headings: Vec<Heading> = Vec::new();
    // Tables that are read, or known to be something else than a list.
    let mut settled: Vec<&Table> = Vec::new();
    for part in &document.parts {
        match part {
            Part::Line(line) => {
                above.push(&line.text);
                surveyed.notes.push(line.text.clone());
            }
            // The explanations of a form speak of institutions and hold none.
            Part::Table(table) if EXPLANATIONS.contains(&table.name.trim()) => settled.push(table),
            Part::Table(table) => {
                if !above.is_empty() || !table.name.is_empty() {
                    headings =
                        heading::above(above.drain(..).chain([table.name.as_str()]).filter(|line| !line.is_empty()));
                }
                let found = table::read(file, table, &headings, previous.as_deref(), mapping);
                surveyed.notes.extend(found.notes);
                surveyed.problems.extend(found.problems);
                if found.lists.iter().all(|list| list.rows.is_empty()) {
                    left_out.extend((!table.name.is_empty() && table.rows.len() > 2).then_some(&table.name));
                }
                // A form nobody has filled in yet.
                settled.extend(found.lists.iter().any(|list| list.has(Field::Name)).then_some(table));
                previous = found.lists.first().map(|list| list.columns.clone()).or(previous);
                surveyed.lists.extend(found.lists.into_iter().filter(|list| !list.rows.is_empty()));
            }
        }
    }
    if surveyed.lists.is_empty() {
        surveyed.read_text(document, &settled);
        left_out.clear();
    }
    for sheet in left_out {
        let problem = Problem::warning("E828", file, format!("工作表“{sheet}”里没有找到名单，没有读"));
        surveyed.problems.push(problem.mend("是名单，就补上有“机构名称”的表头；不是就不必理会"));
    }
    surveyed.notice = notice::read(surveyed.notes.iter().map(String::as_str));
    surveyed
}

impl Surveyed<'_> {
    fn read_text(&mut self, document: &Document, settled: &[&Table]) {
        // Rows of tables that are no list are lines too: a page laid out with tables, a list with one cell a row.
        let rows: Vec<Line> = document
            .tables()
            .filter(|table| !settled.iter().any(|one| std::ptr::eq(*one, *table)))
            .flat_map(|table| &table.rows)
            .flat_map(|row| {
                row.distinct()
                    .into_iter()
                    .flat_map(str::lines)
                    .map(|text| Line { number: row.number, text: text.to_owned() })
            })
            .filter(|line| !line.text.trim().is_empty())
            .collect();
        let lines: Vec<&Line> = document.lines().chain(&rows).collect();
        let found = outline::read(self.file, &lines);
        if found.list.rows.is_empty() && !settled.is_empty() {
            let problem = Problem::error("E806", self.file, "表格里一家机构也没有");
            self.problems.push(problem.mend("在表头下面一行写一家；示例和说明不会导入"));
        } else if found.list.rows.is_empty() {
            let problem = Problem::error("E809", self.file, "没有找到机构名单");
            let remedy = "表格要有“机构名称”一列；列名不同，就在对照文件里写：列 原来的列名 = 机构名称";
            self.problems.push(problem.mend(remedy));
        } else {
            self.notes = found.notes;
            self.problems.extend(found.problems);
            self.lists.push(found.list);
        }
    }
}
