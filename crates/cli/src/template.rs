//! `tuoyu template`: a workbook for a clerk to fill in, with the columns the importer knows, what each asks for, and examples.
//!
//! The columns are those of the published table, so what is filled in is what is published. Examples stand on a sheet of their
//! own, which no import reads: an example that is forgotten in a list must never become an institution.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use rust_xlsxwriter::{DataValidation, Formula, Workbook, Worksheet};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::{Date, Institution, RegionCode};

use crate::outcome::Outcome;
use crate::sheet::workbook::{self, Formats, NOTES, RECORDS};
use crate::sheet::{COLUMNS, Column, Form, Subject};
use crate::{clock, disk, division, seed};

/// The sheet of examples; the importer leaves sheets of this name alone.
const EXAMPLES: &str = "填写示例";
/// The sheet of words for lists too long to stand in a cell's rule; left alone as well.
const WORDS: &str = "下拉选项";
/// Rows that carry the rules of their column.
const ROWS: u32 = 1_000;

/// Fictitious institutions: the example a clerk follows.
const INSTITUTIONS: &str = include_str!("../data/template.json");

/// What `tuoyu template` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 写到哪个文件，例如 名单.xlsx；已有的文件不覆盖
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// 区县代码，6 位数字；写了就带上这个区县的镇街，供下拉选择
    #[arg(long, value_name = "CODE", value_parser = RegionCode::parse)]
    region: Option<RegionCode>,
    /// 文件属性里的日期，默认今天；给定时两次结果逐字节相同
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

/// Writes the workbook.
///
/// # Errors
/// If the region is not in the national list, there is a file already, or the disk refuses.
pub fn run(args: &Args) -> Result<Outcome> {
    ensure!(!args.to.exists(), "{} 已经有了，换一个名字", args.to.display());
    let region = match &args.region {
        Some(code) => Some(region(code)?),
        None => None,
    };
    let bytes = workbook(region.as_ref(), args.today.unwrap_or_else(clock::today))?;
    disk::replace(&args.to, &bytes)?;
    let asked = asked().count();
    let said = format!("已写 {}：{asked} 列，只有“机构名称”必填", args.to.display());
    Ok(Outcome::said(said).with("columns", asked).with("bytes", bytes.len()))
}

fn region(code: &RegionCode) -> Result<Region> {
    let seeded = seed::regions()?.into_iter().map(|(region, _)| region).find(|region| region.code == *code);
    seeded.or_else(|| division::county(code)).with_context(|| format!("全国区划里没有区县 {code}"))
}

fn asked() -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(|column| column.is_asked)
}

fn workbook(region: Option<&Region>, day: Date) -> Result<Vec<u8>> {
    let mut book = workbook::begin("托育机构名单（空白）", day)?;
    let formats = Formats::new();
    let townships = region.map_or(0, |region| region.townships.len() as u32);
    let sheet = book.add_worksheet();
    sheet.set_name(RECORDS)?;
    sheet.set_freeze_panes(1, 1)?;
    formats.head(sheet, 0, asked())?;
    for (column, at) in asked().zip(0_u16..) {
        if matches!(column.form, Form::Day) {
            sheet.set_column_format(at, formats.day())?;
        }
        sheet.add_data_validation(1, at, ROWS, at, &rule(column, townships)?)?;
    }
    examples(book.add_worksheet(), &formats)?;
    let columns: Vec<&Column> = asked().collect();
    workbook::notes(&mut book, &about(region), &columns)?;
    if let Some(region) = region {
        words(&mut book, region)?;
    }
    Ok(book.save_to_buffer()?)
}

/// What a cell says when it is clicked, and what it takes.
fn rule(column: &Column, townships: u32) -> Result<DataValidation> {
    let rule = match column.form {
        Form::YesNo => DataValidation::new().allow_list_strings(&["是", "否"])?,
        Form::One(words) => DataValidation::new().allow_list_strings(&words())?,
        Form::Township if townships > 0 => {
            DataValidation::new().allow_list_formula(Formula::new(format!("={WORDS}!$A$2:$A${}", townships + 1)))
        }
        _ => DataValidation::new().allow_any_value(),
    };
    let words = match column.form {
        Form::Some(words) => format!("{}：{}", column.about, words().join("、")),
        Form::Day => format!("{}；写成 2024-03-05", column.about),
        _ => column.about.to_owned(),
    };
    // A word the list lacks is a remark and not a wall: the import says what it cannot read.
    Ok(rule.show_error_message(false).set_input_message(words.chars().take(250).collect::<String>())?)
}

fn examples(sheet: &mut Worksheet, formats: &Formats) -> Result<()> {
    sheet.set_name(EXAMPLES)?;
    sheet.set_freeze_panes(1, 1)?;
    formats.head(sheet, 0, asked())?;
    let institutions: Vec<Institution> = serde_json::from_str(INSTITUTIONS).context("template examples")?;
    let (region, schemes) = (example_region()?, seed::schemes()?);
    for (one, row) in institutions.iter().zip(1..) {
        let subject = Subject { one, region: &region, schemes: &schemes };
        for (column, at) in asked().zip(0_u16..) {
            formats.cell(sheet, row, at, &column.cell(&subject))?;
        }
    }
    Ok(())
}

/// A county that is not there, of which the examples are.
fn example_region() -> Result<Region> {
    let code = RegionCode::parse("990101").map_err(anyhow::Error::msg)?;
    let townships = serde_json::from_str(r#"[{"code":"990101001","name":"示例街道","kind":"street"}]"#)?;
    Ok(division::bare(code, "示例区", "示例区".to_owned(), townships))
}

fn about(region: Option<&Region>) -> Vec<(String, String)> {
    let county = region.map_or("--region 区县代码".to_owned(), |region| format!("--region {}", region.code));
    let lines = [
        ("怎么填", format!("在“{RECORDS}”里一行写一家。只有“机构名称”必填；不知道的空着，空着就是“未说明”，不是“否”")),
        ("不要写", "法定代表人、负责人、联系人的姓名，个人手机号，身份证号：写了也不会保存".to_owned()),
        ("可以改", "列可以删，次序可以换，列名照原样就认得；自己加的列不认得的会报告，不会导入".to_owned()),
        ("示例", format!("“{EXAMPLES}”里的机构是虚构的，只给填写时看；“{EXAMPLES}”“{NOTES}”“{WORDS}”都不会导入")),
        (
            "怎么导入",
            format!("tuoyu import {county} --list filing --mode snapshot --source 名单全称 --export 数据目录 这个文件"),
        ),
    ];
    lines.map(|(what, text)| (what.to_owned(), text)).into()
}

fn words(book: &mut Workbook, region: &Region) -> Result<()> {
    let sheet = book.add_worksheet();
    sheet.set_name(WORDS)?;
    sheet.set_column_width(0, 24)?;
    sheet.write_string(0, 0, format!("{}的镇街", region.name))?;
    for (township, row) in region.townships.iter().zip(1_u32..) {
        sheet.write_string(row, 0, &township.name)?;
    }
    Ok(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn two_workbooks_of_a_day_are_the_same_bytes() {
        let region = region(&RegionCode::parse("410305").unwrap()).unwrap();
        let day = "2026-11-22".parse().unwrap();
        assert!(workbook(Some(&region), day).unwrap() == workbook(Some(&region), day).unwrap());
        assert!(workbook(None, day).unwrap() != workbook(Some(&region), day).unwrap());
    }

    #[test]
    fn examples_are_recognisably_fictitious_and_fill_what_is_asked() {
        let institutions: Vec<Institution> = serde_json::from_str(INSTITUTIONS).unwrap();
        assert_eq!(institutions.len(), 3);
        assert!(institutions.iter().all(|one| one.name.starts_with("示例") && one.credit_code.is_none()));
        let (region, schemes) = (example_region().unwrap(), seed::schemes().unwrap());
        let filled = |column: &&Column| {
            institutions.iter().any(|one| {
                column.cell(&Subject { one, region: &region, schemes: &schemes }) != crate::sheet::Cell::Empty
            })
        };
        let empty: Vec<&str> = asked().filter(|column| !filled(column)).map(|column| column.header).collect();
        assert_eq!(empty, ["统一社会信用代码"], "an invented code would be somebody's");
    }
}
