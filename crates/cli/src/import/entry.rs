//! A row of a list, read: what it states of an institution, and what of its standing. Nothing it does not state is filled in.

mod class;
mod facts;
mod hours;
mod memory;
mod place;
mod stance;

use std::collections::HashMap;
use std::sync::Arc;

use tuoyu_catalog::institution::{FilingStatus, Institution};
use tuoyu_catalog::{Date, InstitutionId, Problem, RegionCode};

use super::clean::date::{self, Day};
use super::clean::{name_key, personal, tidy};
use super::ground::{County, Ground, Place};
use super::header::Field;
use super::kind::ListKind;
use super::list::{List, Listed};
use super::mapping::Mapping;
use super::report::Report;
use crate::parallel;
use memory::Memory;

/// A row, read.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The file it stands in.
    pub(super) file: Arc<str>,
    /// The row or line.
    pub(super) row: u32,
    /// The id it gives, one of this register's own.
    pub(super) id: Option<InstitutionId>,
    /// What it states of the institution, under an id that means nothing.
    pub(super) stated: Box<Institution>,
    /// What the spellings of its name have in common ([`name_key`]).
    pub(super) key: String,
    /// What it states of its standing, in the list's own words where the scheme must be known to read them.
    pub(super) standing: Standing,
}

/// What a row says of filing and badges.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Standing {
    pub(super) filing_status: Option<FilingStatus>,
    /// The row says that the institution is not filed.
    pub(super) is_not_filed: bool,
    /// The row says that nobody has said whether it is filed.
    pub(super) is_unstated: bool,
    pub(super) filing_date: Option<Date>,
    pub(super) filing_receipt: Option<String>,
    pub(super) filing_reasons: Option<String>,
    pub(super) ended_on: Option<Date>,
    pub(super) affordable: Option<bool>,
    pub(super) model: Option<bool>,
    pub(super) hygiene: Option<String>,
    pub(super) level: Option<String>,
    pub(super) score: Option<u16>,
    pub(super) badge_date: Option<Date>,
    pub(super) badge_until: Option<Date>,
}

/// What rows are read with.
pub(super) struct Reading<'a> {
    /// Counties and townships.
    pub(super) ground: &'a mut Ground,
    /// What has been decided.
    pub(super) mapping: &'a Mapping,
    /// What the list is about.
    pub(super) kind: &'a ListKind,
    /// The day its facts were stated.
    pub(super) as_of: Date,
    /// The id entries are under until they are matched.
    pub(super) nobody: InstitutionId,
    /// A township the file as a whole is of.
    pub(super) township: Option<String>,
}

/// Where rows that write the same county and township belong, and what is to be said of each of them.
struct Located {
    /// `None` for a county the list is not imported for.
    region: Option<RegionCode>,
    place: Place,
    remarks: Vec<Problem>,
}

/// What a row writes in a column; empty where it writes nothing.
fn said<'b>(list: &'b List<'_>, listed: &'b Listed<'_>, field: Field) -> &'b str {
    list.said(listed, field).filter(|text| !is_blank(text)).unwrap_or_default()
}

/// A cell being read: where it is and what it says.
#[derive(Clone, Copy)]
struct Cell<'a> {
    row: u32,
    field: Field,
    header: &'a str,
    text: &'a str,
}

/// Where a row stands and what has been found of the rows before it.
struct At<'a, 'b> {
    list: &'b List<'b>,
    /// Whether a column dates what others say.
    has_dates: bool,
    /// Whether a column dates the rows.
    has_own_days: bool,
    file: &'a Arc<str>,
    memory: &'a mut Memory<'b>,
    report: &'a mut Report,
}

/// Words for "nothing stated".
const BLANKS: [&str; 13] = ["无", "/", "-", "--", "—", "——", "暂无", "不详", "未知", "空", "n/a", "null", "未填"];

/// Rows that are read in one go: enough that what they have in common is worth remembering, few enough for every core to
/// have some.
const AT_ONCE: usize = 2_048;

impl Reading<'_> {
    /// Reads the rows of a list.
    pub(super) fn list(&mut self, list: &List<'_>, file: &Arc<str>, report: &mut Report) -> Vec<Entry> {
        self.name_what_is_left_out(list, report);
        let has_own_days = list.has(Field::AsOf);
        let has_dates = list.columns.iter().any(|column| is_date_of_others(column.field));
        let (located, of_rows) = self.locate_all(list);
        let some = list.rows.chunks(AT_ONCE).zip(of_rows.chunks(AT_ONCE)).collect();
        let this = &*self;
        let read = parallel::map(some, |(rows, of_rows)| {
            let mut report = Report::on(file);
            let mut memory = Memory::default();
            let located = of_rows.iter().filter_map(|at| located.get(*at));
            let entries = rows.iter().zip(located);
            let entries: Vec<Entry> = entries
                .filter_map(|(listed, located)| {
                    let (memory, report) = (&mut memory, &mut report);
                    let mut at = At { list, has_dates, has_own_days, file, memory, report };
                    this.row(listed, located, &mut at)
                })
                .collect();
            (entries, report)
        });
        let mut entries = Vec::with_capacity(list.rows.len());
        for (more, found) in read {
            entries.extend(more);
            report.append(found);
        }
        entries
    }

    /// Where the rows belong, each answer once, and for each row which of them it is.
    fn locate_all(&mut self, list: &List<'_>) -> (Vec<Located>, Vec<usize>) {
        let mut known: HashMap<(&str, &str), usize> = HashMap::new();
        let mut located = Vec::new();
        let of_rows = list.rows.iter().map(|listed| {
            let written = (said(list, listed, Field::County), said(list, listed, Field::Township));
            *known.entry(written).or_insert_with(|| {
                located.push(self.locate(written));
                located.len() - 1
            })
        });
        let of_rows = of_rows.collect();
        (located, of_rows)
    }

    fn row<'b>(&self, listed: &'b Listed<'_>, located: &Located, at: &mut At<'_, 'b>) -> Option<Entry> {
        located.remarks.iter().for_each(|remark| at.report.add(remark.clone().at_row(listed.row)));
        let region = located.region.clone()?;
        let mut entry = Entry {
            file: Arc::clone(at.file),
            row: listed.row,
            id: None,
            stated: Box::new(Institution::named(self.nobody.clone(), String::new(), region, self.as_of)),
            key: String::new(),
            standing: Standing::default(),
        };
        entry.stated.township.clone_from(&located.place.township);
        entry.stated.locality.clone_from(&located.place.locality);
        if at.has_own_days {
            self.date(listed, &mut entry, at);
        }
        let mut position = place::Point::default();
        for (field, header, text) in at.list.cells(listed).filter(|(.., text)| !is_blank(text)) {
            if !is_date_of_others(field) {
                let cell = Cell { row: listed.row, field, header, text };
                self.cell(cell, &mut entry, &mut position, at.memory, at.report);
            }
        }
        if at.has_dates {
            for (field, header, text) in at.list.cells(listed).filter(|(.., text)| !is_blank(text)) {
                if is_date_of_others(field) {
                    let cell = Cell { row: listed.row, field, header, text };
                    self.cell(cell, &mut entry, &mut position, at.memory, at.report);
                }
            }
        }
        place::put(position, &mut entry, at.report);
        if entry.stated.name.is_empty() {
            let (message, remedy) = ("这一行没有机构名称，没有导入", "补上名称；不是机构就不必理会");
            at.report.leave_out(listed.row, "E821", ("", ""), message, remedy);
            return None;
        }
        entry.key = name_key(&entry.stated.name);
        Some(entry)
    }

    /// The day a row was stated, which its facts take over: so it is read before them.
    fn date<'b>(&self, listed: &'b Listed<'_>, entry: &mut Entry, at: &mut At<'_, 'b>) {
        let found = at.list.cells(listed).find(|(field, _, text)| *field == Field::AsOf && !is_blank(text));
        let Some((field, header, text)) = found else { return };
        let cell = Cell { row: listed.row, field, header, text };
        if let Some(stated) = day(cell, at.memory, at.report).and_then(|stated| self.by_now(cell, stated, at.report)) {
            entry.stated.as_of = stated;
        }
    }

    /// Where rows that write this for the county and the township belong.
    fn locate(&mut self, (county, township): (&str, &str)) -> Located {
        let mut remarks = Vec::new();
        let mut remark = |code: &'static str, field: Field, value: &str, message: String, remedy: String| {
            remarks.push(Problem::warning(code, "", message).in_field(field.term(), value).mend(remedy));
        };
        let region = match self.ground.county(county, self.mapping) {
            County::Here(code) => code,
            County::Unnamed(code) if county.is_empty() => {
                let remedy = "在名单里写明区县，或者按区县分别导入".to_owned();
                remark("E820", Field::County, county, "没有写区县，记在地市下面".to_owned(), remedy);
                code
            }
            County::Unnamed(code) => {
                let remedy = format!("要归到区县，就在对照文件里写：区县 {county} = 六位代码");
                remark("E820", Field::County, county, "不是本地市的区县，记在地市下面".to_owned(), remedy);
                code
            }
            County::Elsewhere => {
                let home = self.ground.home();
                let remedy = format!("属于本区县，就在对照文件里写：区县 {county} = {}", home.code);
                remark("E819", Field::County, county, format!("不在{}，没有导入", home.name), remedy);
                return Located { region: None, place: Place::default(), remarks };
            }
        };
        self.ground.enter(&region);
        let place = self.ground.place(&region, self.township_of(county, township), self.mapping);
        if let Some(locality) = place.locality.as_deref().filter(|_| place.township.is_none()) {
            let remedy = format!("确是镇街，就在对照文件里写：镇街 {locality} = 镇街名称");
            let message = "不是本区县的镇街，照原样记为所在地点".to_owned();
            remark("E818", Field::Township, locality, message, remedy);
        }
        Located { region: Some(region), place, remarks }
    }

    /// What is written for the township: in its column, else in a county's list in the column called 区域, else in the title.
    fn township_of<'a>(&'a self, county: &'a str, township: &'a str) -> &'a str {
        let is_county = || self.ground.is_prefecture() || self.ground.is_home(county);
        let of_file = self.township.as_deref().unwrap_or_default();
        match (township, county) {
            ("", "") => of_file,
            ("", _) if is_county() => of_file,
            ("", _) => county,
            _ if self.ground.is_home(township) => of_file,
            _ => township,
        }
    }

    /// Columns that are never kept are named once: persons', and filing columns in a list that is not about filing.
    fn name_what_is_left_out(&self, list: &List<'_>, report: &mut Report) {
        for column in &list.columns {
            let (code, message, remedy) = match column.field {
                Field::Private => ("E811", "个人信息不保存，这一列没有导入", ""),
                field if is_about_filing(field) && !self.keeps_filing() => {
                    ("E825", "这不是备案名单，这一列没有导入", "确是备案名单，就加 --list filing")
                }
                Field::Vacancies | Field::Enrolled | Field::AffordablePlaces | Field::PrepaidPromise => {
                    ("E826", "登记里没有对应的一项，这一列没有导入", "")
                }
                _ => continue,
            };
            let is_filled = |row: &&Listed<'_>| row.cells.is_some_and(|row| !is_blank(row.cell(column.index)));
            let filled = list.rows.iter().filter(is_filled).count();
            if filled > 0 {
                let message = format!("{message}（{filled} 行有内容）");
                report.add(Problem::warning(code, "", message).in_field(&column.header, "").mend(remedy));
            }
        }
    }

    fn keeps_filing(&self) -> bool {
        matches!(self.kind, ListKind::Filing | ListKind::Closure)
    }

    fn cell<'b>(
        &self,
        cell: Cell<'b>,
        entry: &mut Entry,
        point: &mut place::Point,
        memory: &mut Memory<'b>,
        report: &mut Report,
    ) {
        match cell.field {
            Field::Name => entry.stated.name = name(cell, report),
            // An id this register never gave is somebody else's number, and says nothing.
            Field::Id => entry.id = InstitutionId::parse(cell.text.trim()).ok(),
            Field::OperationSince => {
                entry.stated.operation_since = day(cell, memory, report).and_then(|day| self.by_now(cell, day, report));
            }
            field if is_about_filing(field) => {
                if self.keeps_filing() {
                    self.filing(cell, &mut entry.standing, memory, report);
                }
            }
            Field::Affordable
            | Field::Model
            | Field::Hygiene
            | Field::Level
            | Field::Score
            | Field::BadgeDate
            | Field::BadgeUntil => {
                self.badge(cell, &mut entry.standing, memory, report);
            }
            _ => facts::read(cell, &mut entry.stated, point, memory, report),
        }
    }
}

/// Columns that date what other columns say, and so are read after them, wherever they stand.
fn is_date_of_others(field: Field) -> bool {
    let class = [Field::StatedInfant, Field::StatedYounger, Field::StatedOlder, Field::StatedMixed];
    field == Field::FeesAsOf || class.contains(&field)
}

fn is_about_filing(field: Field) -> bool {
    matches!(
        field,
        Field::FilingStatus | Field::FilingDate | Field::FilingReceipt | Field::FilingReasons | Field::EndedOn
    )
}

pub(super) fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.len() <= 6 && BLANKS.iter().any(|blank| text.eq_ignore_ascii_case(blank))
}

fn not_understood(cell: Cell<'_>, report: &mut Report) {
    report.leave_out(cell.row, "E814", (cell.header, &shown(cell.text)), "看不懂，没有保存", "改成平常的写法，或空着");
}

/// A cell's text as a report may show it.
fn shown(text: &str) -> String {
    if personal::find(text).is_some() { personal::masked(text) } else { tidy(text) }
}

/// A text that may be published; `None` if it holds something personal, which is reported.
fn text(cell: Cell<'_>, report: &mut Report) -> Option<String> {
    const LONGEST: usize = 200;
    let written = tidy(cell.text);
    if let Some(personal) = personal::find(&written) {
        let message = format!("里面有{}，没有保存", personal.term());
        report.leave_out(cell.row, "E812", (cell.header, &shown(&written)), &message, "只写机构的信息");
        return None;
    }
    if written.len() > LONGEST && written.chars().count() > LONGEST {
        let message = format!("超过 {LONGEST} 个字，没有保存");
        report.leave_out(cell.row, "E814", (cell.header, &written), &message, "写短一些");
        return None;
    }
    Some(written)
}

fn day<'b>(cell: Cell<'b>, memory: &mut Memory<'b>, report: &mut Report) -> Option<Date> {
    let why = match memory.days.of(cell.text, date::read) {
        Day::Exact(day) => return Some(day),
        Day::Coarse => "没有写到日，没有保存",
        Day::Impossible => "日历上没有这一天，没有保存",
        Day::Nothing => "不是日期，没有保存",
    };
    report.leave_out(cell.row, "E815", (cell.header, &shown(cell.text)), why, "写成 2024-03-05 或 2024年3月5日");
    None
}

fn name(cell: Cell<'_>, report: &mut Report) -> String {
    let written = tidy(cell.text);
    let safe = personal::strip(&written);
    if safe != written {
        let message = "名称里有个人号码，已经去掉";
        report.leave_out(cell.row, "E812", (cell.header, &shown(&written)), message, "名称一格只写名称");
    }
    let numbered = safe.trim_start_matches(|one: char| one.is_ascii_digit());
    let bare = numbered
        .strip_prefix(['.', '、'])
        .filter(|rest| numbered.len() < safe.len() && !rest.starts_with(|one: char| one.is_ascii_digit()));
    let bare = bare.unwrap_or(&safe).trim().trim_end_matches(['。', '；', '，', ';', ',', '、']).trim();
    let longest = bare.char_indices().nth(100).map_or(bare.len(), |(end, _)| end);
    bare.get(..longest).unwrap_or(bare).to_owned()
}
