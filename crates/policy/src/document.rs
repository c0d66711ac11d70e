//! The files of `data/measures/`: one document each, its head once and its measures below it.
//!
//! Read natively, when the site is made and in tests. A file of a county's own is read the same way by [`read`].

use std::collections::BTreeSet;
use std::fmt;

use serde_json::{Map, Value};

use crate::measure::Measure;
use crate::wire::Measures;

/// Every file that comes with the crate, by the slug of its article.
const FILES: &[(&str, &str)] = &[
    ("affordable-childcare-action", include_str!("../data/measures/affordable-childcare-action.json")),
    ("caishui-2019-76", include_str!("../data/measures/caishui-2019-76.json")),
    ("caishui-2026-7", include_str!("../data/measures/caishui-2026-7.json")),
    ("childcare-allowance", include_str!("../data/measures/childcare-allowance.json")),
    ("duji-plan-2021", include_str!("../data/measures/duji-plan-2021.json")),
    ("employee-welfare", include_str!("../data/measures/employee-welfare.json")),
    ("filing-rules", include_str!("../data/measures/filing-rules.json")),
    ("jianxi-plan-2022", include_str!("../data/measures/jianxi-plan-2022.json")),
    ("luoyang-demonstration", include_str!("../data/measures/luoyang-demonstration.json")),
    ("nonprofit-status", include_str!("../data/measures/nonprofit-status.json")),
    ("resident-utilities", include_str!("../data/measures/resident-utilities.json")),
    ("small-low-profit", include_str!("../data/measures/small-low-profit.json")),
    ("special-deduction", include_str!("../data/measures/special-deduction.json")),
    ("vat-law", include_str!("../data/measures/vat-law.json")),
    ("wugang-plan-2021", include_str!("../data/measures/wugang-plan-2021.json")),
    ("zezhou-plan-2022", include_str!("../data/measures/zezhou-plan-2022.json")),
    ("zhangdian-plan-2021", include_str!("../data/measures/zhangdian-plan-2021.json")),
];

/// Why measures cannot be used: in which file, at which measure, and what to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureError {
    /// The file, or the measure's id where it is known.
    pub place: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for MeasureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：{}", self.place, self.message)
    }
}

impl std::error::Error for MeasureError {}

/// Every measure that comes with the crate, or everything that is wrong with them.
pub fn shipped() -> Result<Vec<Measure>, Vec<MeasureError>> {
    let mut measures = Vec::new();
    let mut errors = Vec::new();
    for (slug, json) in FILES {
        match read(slug, json) {
            Ok(read) => measures.extend(read),
            Err(error) => errors.push(error),
        }
    }
    errors.extend(check(&measures));
    if errors.is_empty() { Ok(measures) } else { Err(errors) }
}

/// The measures of one document file; `file` names it in errors.
pub fn read(file: &str, json: &str) -> Result<Vec<Measure>, MeasureError> {
    let wrong = |place: &str, message: String| MeasureError { place: place.to_owned(), message };
    let head: Value = serde_json::from_str(json).map_err(|error| wrong(file, format!("不是 JSON：{error}")))?;
    let Value::Object(mut head) = head else { return Err(wrong(file, "应是一个对象".to_owned())) };
    let Some(Value::Array(rows)) = head.remove("measures") else {
        return Err(wrong(file, "缺少 measures 列表".to_owned()));
    };
    rows.into_iter()
        .map(|row| with_head(&head, row).map_err(|(id, error)| wrong(&format!("{file} {id}"), error)))
        .collect()
}

/// A measure with the head of its document; what the measure states itself comes before the head.
fn with_head(head: &Map<String, Value>, row: Value) -> Result<Measure, (String, String)> {
    let Value::Object(mut row) = row else { return Err((String::new(), "应是一个对象".to_owned())) };
    let id = row.get("id").and_then(Value::as_str).unwrap_or("（无 id）").to_owned();
    for (key, value) in head {
        row.entry(key.clone()).or_insert_with(|| value.clone());
    }
    serde_json::from_value(Value::Object(row)).map_err(|error| (id, error.to_string()))
}

/// Everything wrong between measures, and with the dates of each.
pub fn check(measures: &[Measure]) -> Vec<MeasureError> {
    let mut ids = BTreeSet::new();
    let mut errors = Vec::new();
    let twice = measures.iter().filter(|measure| !ids.insert(measure.id.as_str()));
    errors.extend(twice.map(|measure| wrong(measure, "这个 id 用了两次，请改一个")));
    for measure in measures {
        let period = &measure.period;
        let known = |id: &String| ids.contains(id.as_str()) && *id != measure.id;
        let checks = [
            (
                measure.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "id 只用小写字母、数字、连字符",
            ),
            (measure.title.chars().count() <= 30, "title 不超过 30 个字"),
            (period.until.is_none_or(|until| period.begins().is_none_or(|from| from <= until)), "结束日早于开始日"),
            (period.issued.is_none_or(|issued| issued <= measure.checked), "核对日早于发布日"),
            (measure.carried_by.iter().all(known), "carried_by 里有不存在的 id"),
            (measure.superseded.as_ref().is_none_or(|by| known(&by.by)), "superseded 里的 id 不存在"),
            (!measure.gives.is_empty() && !measure.apply.is_empty(), "gives 和 apply 不能空着"),
            (travels(measure), "文字里不能有 | ~ 制表符或换行，列表里不能有空项，编号里不能有空格"),
        ];
        errors.extend(checks.into_iter().filter(|(holds, _)| !holds).map(|(_, message)| wrong(measure, message)));
    }
    errors.extend(succession(measures));
    errors
}

/// Whether a page can carry it: it comes back from its text as it was.
fn travels(measure: &Measure) -> bool {
    let one = Measures(vec![measure.clone()]);
    Measures::decode(&one.encode()).as_ref() == Ok(&one)
}

/// What replaced a measure must begin no later than the day on which it certainly ended.
fn succession(measures: &[Measure]) -> Vec<MeasureError> {
    let late = |(old, new): &(&Measure, &Measure)| {
        old.superseded.as_ref().is_some_and(|by| new.period.begins().is_some_and(|begins| by.from < begins))
    };
    let pairs = crate::on_date::replaced(measures);
    pairs.iter().filter(|pair| late(pair)).map(|(old, _)| wrong(old, "被替代的日子早于新措施开始的日子")).collect()
}

fn wrong(measure: &Measure, message: &str) -> MeasureError {
    MeasureError { place: measure.id.clone(), message: message.to_owned() }
}
