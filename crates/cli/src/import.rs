//! `tuoyu import`: an authority's lists into the export.
//!
//! 1. [`read`] turns any file into a [`document`] of lines and tables; [`clean`] brings its text to one form
//! 2. [`survey`] finds the lists in it: in a [`table`] by its [`header`], in plain text by its [`outline`]; [`notice`] is the rest
//! 3. [`terms`] settles what the list is; [`entry`] reads its rows on their [`ground`]
//! 4. [`plan`] finds each row's institution ([`matching`]), merges ([`merge`], [`standing`]) and says what changes ([`change`])
//! 5. [`write`] puts it on the disk in one step, or nothing at all
//!
//! Surprise: a value that cannot be understood is a warning and is left out, because a field not stated does no harm; what
//! stops an import is only what would publish something untrue — a row that may be either of two institutions, a filing
//! from the future, a snapshot from which a fifth of the county has vanished.

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod arbitrary;
mod ask;
mod change;
mod clean;
mod document;
mod entry;
mod ground;
mod header;
mod heading;
mod job;
mod kind;
mod list;
mod mapping;
mod matching;
mod merge;
mod name;
mod notice;
mod offset;
mod outline;
mod plan;
#[cfg(any(test, feature = "fuzzing"))]
pub mod probe;
mod published;
mod read;
mod report;
mod scheme;
mod standing;
mod survey;
mod table;
mod terms;
mod value;
mod write;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::ValueEnum;
use tuoyu_catalog::{Date, InstitutionId, Problem, RegionCode};

use crate::division;
use crate::export::write::finish_interrupted;
use crate::outcome::{Format, Outcome};
use crate::parallel;
use clean::date::{self, Day};
use document::Document;
use entry::{Entry, Reading};
use ground::Ground;
use header::Field;
use job::Job;
pub use kind::ListKind;
use mapping::Mapping;
use notice::Notice;
use report::Report;
use scheme::Schemes;
use standing::Terms;
use survey::Surveyed;
use terms::Given;

/// What `tuoyu import` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 区县或地市代码，6 位数字（GB/T 2260）
    #[arg(long, value_name = "CODE", value_parser = RegionCode::parse)]
    region: RegionCode,
    /// 名单是全部（snapshot），还是只有新增和变更（increment）
    #[arg(long, value_enum)]
    mode: Option<Mode>,
    /// 名单的全称，作为来源公布
    #[arg(long, value_name = "TITLE")]
    source: Option<String>,
    /// 名单的数据日期，写成 2025-09-26
    #[arg(long, value_name = "DATE", value_parser = |text: &str| text.parse::<Date>().map_err(|error| error.to_string()))]
    as_of: Option<Date>,
    /// 是什么名单：filing、recognition:办法、evaluation:办法、closure；不写就看标题
    #[arg(long, value_name = "KIND", value_parser = ListKind::parse)]
    list: Option<ListKind>,
    /// 对照文件：列名、镇街、等级、机构的决定，一行一个
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// 全量名单少了五分之一以上的机构也导入
    #[arg(long)]
    yes: bool,
    /// 只看会有什么变化，什么也不写
    #[arg(long)]
    dry_run: bool,
    /// 数据目录；空目录会成为一个数据目录
    #[arg(long, value_name = "DIR")]
    export: PathBuf,
    /// 名单文件：xlsx、xls、csv、tsv、html、docx、json、txt，可以有几个
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

/// Whether a list is all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// All of it: what it lacks is no longer listed.
    Snapshot,
    /// Additions and changes: what it lacks stays as it is.
    Increment,
}

/// Reads the lists, shows what changes and writes it.
///
/// # Errors
/// If the export cannot be read or the disk refuses.
pub fn run(args: &Args, format: Format) -> Result<Outcome> {
    if !args.dry_run {
        finish_interrupted(&args.export)?;
    }
    let (mapping, mut problems) = args.mapping.as_deref().map(Mapping::read).unwrap_or_default();
    let codes = match division::find(&args.region) {
        Some(found) => {
            [args.region.clone()].into_iter().chain(found.counties.into_iter().map(|(code, _)| code)).collect()
        }
        None => vec![args.region.clone()],
    };
    let published = published::read(&args.export, &codes)?;
    problems.extend(published.problems.iter().cloned());
    let mut known = published::seeds(&codes)?;
    known.extend(published.described.clone());
    let Some(mut ground) = Ground::new(&args.region, known) else {
        let problem = Problem::error("E848", "", "全国区划里没有这个代码").in_field("--region", args.region.as_str());
        problems.push(problem.mend("写区县或地市的 6 位代码，例如 420102"));
        return Ok(stopped(problems));
    };
    let documents = read_all(&args.files, &mut problems);
    if documents.len() < args.files.len() {
        return Ok(stopped(problems));
    }
    let surveyed: Vec<Surveyed<'_>> = documents.iter().map(|document| survey::survey(document, &mapping)).collect();
    problems.extend(surveyed.iter().flat_map(|one| one.problems.clone()));
    let mut schemes = Schemes::new(published.schemes.clone(), &mapping);
    let levels = written(&surveyed, Field::Level);
    let given = Given {
        args,
        notice: &together(&args.source, &surveyed),
        files: &args.files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>(),
        has_filing_columns: has_filing_columns(&surveyed),
        rows_as_of: newest_row(&surveyed),
        levels: &levels,
    };
    let Some(terms) = terms::settle(&given, &mut schemes, &mut problems) else { return Ok(stopped(problems)) };
    let entries = read_rows(&surveyed, &mut ground, &mapping, &terms, &mut problems)?;
    if entries.is_empty() && !problems.iter().any(Problem::is_error) {
        let message = format!("没有一行属于{}", ground.home().name);
        problems.push(Problem::error("E819", "", message).mend("核对 --region 和名单里的区县"));
    }
    let job = Job { args, format, mapping: &mapping, terms, schemes, ground, published };
    let outcome = job.finish(entries, problems);
    parallel::leave(surveyed);
    parallel::leave(documents);
    outcome
}

/// Nothing was written, and why.
fn stopped(problems: Vec<Problem>) -> Outcome {
    Outcome::said("没有写任何文件").with_problems(problems).with("written", false)
}

fn read_all(files: &[PathBuf], problems: &mut Vec<Problem>) -> Vec<Document> {
    let read = files.iter().map(|file| read::read(file));
    read.filter_map(|read| read.map_err(|refusal| problems.push(*refusal)).ok()).collect()
}

/// What the notices say together, the title of the command line among them.
fn together(source: &Option<String>, surveyed: &[Surveyed<'_>]) -> Notice {
    let notes = surveyed.iter().flat_map(|one| one.notes.iter().map(String::as_str));
    notice::read(source.as_deref().into_iter().chain(notes))
}

/// Every text the rows write for a field, once.
fn written(surveyed: &[Surveyed<'_>], field: Field) -> Vec<String> {
    let mut written: Vec<String> = Vec::new();
    for list in surveyed.iter().flat_map(|one| &one.lists) {
        let has_column = list.has(field);
        for listed in list.rows.iter().filter(|listed| has_column || !listed.more.is_empty()) {
            for (_, _, text) in list.cells(listed).filter(|(one, ..)| *one == field) {
                let text = clean::tidy(text);
                if !entry::is_blank(&text) && written.len() < 100 && !written.contains(&text) {
                    written.push(text);
                }
            }
        }
    }
    written
}

/// The newest day a row gives for itself.
fn newest_row(surveyed: &[Surveyed<'_>]) -> Option<Date> {
    let lists = || surveyed.iter().flat_map(|one| &one.lists);
    let dated = lists().filter(|list| list.columns.iter().any(|column| column.field == Field::AsOf));
    let cells = dated.flat_map(|list| list.rows.iter().flat_map(|listed| list.cells(listed)));
    let days = cells.filter(|(field, ..)| *field == Field::AsOf).filter_map(|(.., text)| match date::read(text) {
        Day::Exact(day) => Some(day),
        _ => None,
    });
    days.max()
}

fn has_filing_columns(surveyed: &[Surveyed<'_>]) -> bool {
    let about_filing = |field: Field| matches!(field, Field::FilingDate | Field::FilingReceipt | Field::FilingStatus);
    surveyed.iter().flat_map(|one| &one.lists).flat_map(|list| &list.columns).any(|column| about_filing(column.field))
}

fn read_rows(
    surveyed: &[Surveyed<'_>],
    ground: &mut Ground,
    mapping: &Mapping,
    terms: &Terms,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Entry>> {
    let nobody = InstitutionId::parse("nobody").map_err(anyhow::Error::msg)?;
    let mut entries = Vec::new();
    for one in surveyed {
        let file: Arc<str> = Arc::from(one.file);
        let mut report = Report::on(one.file);
        let of_file = one.notice.titles.iter().find_map(|title| ground.township_in(title)).map(|one| one.name.clone());
        for list in &one.lists {
            let of_sheet = ground.township_in(&list.name).map(|one| one.name.clone());
            let township = of_sheet.or_else(|| of_file.clone());
            let (as_of, nobody) = (terms.as_of, nobody.clone());
            let mut reading = Reading { ground, mapping, kind: &terms.kind, as_of, nobody, township };
            entries.extend(reading.list(list, &file, &mut report));
        }
        problems.extend(report.finish());
    }
    Ok(entries)
}
