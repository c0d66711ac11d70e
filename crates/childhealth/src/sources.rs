//! The documents every figure of this crate comes from.
//!
//! A link is given only where the authority's own address is known. The schedule, the national growth tables and the
//! signs were read in public transcriptions that agree with each other, not in the printed originals: wherever they are
//! shown, [`TO_CONFIRM`] is said beside them.

use tuoyu_catalog::{Date, Source};

/// Said beside figures that were read in agreeing transcriptions rather than in the original.
pub const TO_CONFIRM: &str = "数据依公开转录核对，以主管部门公布的原文为准。";

/// The day the facts were last checked.
pub const CHECKED: &str = "2026-11-21";

fn source(title: &str, number: Option<&str>, issuer: &str, date: Option<(i32, u32, u32)>, url: Option<&str>) -> Source {
    Source {
        title: title.to_owned(),
        number: number.map(str::to_owned),
        clause: None,
        issuer: Some(issuer.to_owned()),
        date: date.and_then(|(year, month, day)| Date::new(year, month, day)),
        url: url.map(str::to_owned),
    }
}

fn with_clause(source: Source, clause: &str) -> Source {
    Source { clause: Some(clause.to_owned()), ..source }
}

/// 《7岁以下儿童生长标准》, in force since 2023-03-01.
pub fn growth_wst423() -> Source {
    let source = source(
        "7岁以下儿童生长标准",
        Some("WS/T 423-2022（国卫通〔2022〕8号）"),
        "国家卫生健康委员会",
        Some((2022, 9, 19)),
        None,
    );
    with_clause(source, "附录 A（体重百分位）、附录 B（标准差）")
}

/// The WHO Child Growth Standards.
pub fn growth_who() -> Source {
    let source = source("WHO Child Growth Standards (2006)", None, "世界卫生组织", None, None);
    with_clause(source, "L、M、S 按日龄和身长列表")
}

/// The visits of national basic public health services.
pub fn checks() -> Source {
    let source = source(
        "国家基本公共卫生服务规范（第三版）",
        None,
        "国家卫生和计划生育委员会",
        None,
        Some("https://www.nhc.gov.cn/ewebeditor/uploadfile/2017/04/20170417104506514.pdf"),
    );
    with_clause(source, "0~6岁儿童健康管理服务规范")
}

/// The nine feeding assessments.
pub fn feeding_assessments() -> Source {
    source(
        "婴幼儿营养喂养评估服务指南（试行）",
        Some("国卫办妇幼函〔2024〕452号"),
        "国家卫生健康委员会办公厅",
        Some((2024, 11, 27)),
        None,
    )
}

/// The thirteen eye checks.
pub fn eye_checks() -> Source {
    source(
        "0~6岁儿童眼保健及视力检查服务规范（试行）",
        Some("国卫办妇幼发〔2021〕11号"),
        "国家卫生健康委员会办公厅",
        Some((2021, 6, 17)),
        None,
    )
}

/// Who counts as born preterm.
pub fn preterm() -> Source {
    source("早产儿保健工作规范", None, "国家卫生和计划生育委员会", None, None)
}

/// The autism screening that uses the same signs, at eleven ages.
pub fn autism_screening() -> Source {
    source(
        "0~6岁儿童孤独症筛查干预服务规范",
        Some("国卫办妇幼发〔2022〕12号"),
        "国家卫生健康委员会办公厅",
        Some((2022, 8, 23)),
        None,
    )
}

/// The warning signs for the first three years.
pub fn warning_signs() -> Source {
    let source = source(
        "3岁以下婴幼儿健康养育照护指南（试行）",
        Some("国卫办妇幼函〔2022〕409号"),
        "国家卫生健康委员会办公厅",
        Some((2022, 11, 19)),
        None,
    );
    with_clause(source, "附件 2 儿童心理行为发育问题预警征象筛查表")
}
