//! What has changed in a register, institution by institution: for people, for feeds, for programs.
//!
//! There are two sorts. What has a day of its own — a filing and its history, a badge, a result, an inspection, a closure — is
//! history that lives in the record, and is told from there ([`dated`]). What has none — a telephone, a fee, a new name — is
//! only seen by holding two publications against each other ([`between`]).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::institution::{Evaluation, Filing, FilingStatus, Institution, Operation, Recognition, RecognitionState};
use crate::scheme::Scheme;
use crate::vocabulary::vocabulary;
use crate::{Date, InstitutionId, RegionCode, fields};

vocabulary! {
    /// What sort of change it is.
    ChangeKind {
        /// Published for the first time.
        Listed = "listed" "新列入",
        /// Published before and not any more.
        Gone = "gone" "不再公布",
        /// Something of the record differs.
        Changed = "changed" "信息变更",
        /// On the county's list.
        Filed = "filed" "备案",
        /// Refused.
        Refused = "refused" "不予备案",
        /// Withdrawn.
        Withdrawn = "withdrawn" "注销备案",
        /// No longer on the list.
        Lapsed = "lapsed" "不在名单",
        /// A badge or result is open for objections.
        Proposed = "proposed" "公示",
        /// A badge was given.
        Recognised = "recognised" "认定",
        /// A quality result was published.
        Evaluated = "evaluated" "评估",
        /// A badge or result has ended.
        Ended = "ended" "认定失效",
        /// An authority came.
        Inspected = "inspected" "检查",
        /// Open again.
        Opened = "opened" "恢复开放",
        /// Paused.
        Paused = "paused" "暂停服务",
        /// Closed for good.
        Closed = "closed" "停止服务",
    }
}

impl ChangeKind {
    /// Whether it was found by comparing two publications, and so is kept nowhere but in the list of changes.
    pub fn is_compared(self) -> bool {
        matches!(self, ChangeKind::Listed | ChangeKind::Gone | ChangeKind::Changed)
    }
}

/// A change of one institution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// The day it happened, or for a difference the day of the data that shows it.
    pub date: Date,
    /// The county.
    pub region: RegionCode,
    /// The institution.
    pub id: InstitutionId,
    /// Its name.
    pub name: String,
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// The change in a sentence, without the name.
    pub text: String,
    /// For `changed`: each field that differs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
}

/// A field that differs; `null` is "not stated".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldChange {
    /// Its path, such as `fees.care`.
    pub field: String,
    /// What was published.
    pub was: Value,
    /// What is.
    pub now: Value,
}

/// `changes.json` of the open data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangesFile {
    /// The newest day any fact of the data was stated.
    pub as_of: Date,
    /// The changes, newest first.
    pub changes: Vec<Change>,
}

/// Newest first; on one day by region, name and kind, so that the same changes always stand in the same order.
pub fn sort(changes: &mut Vec<Change>) {
    changes.sort_by(|a, b| {
        let key = |one: &Change| (one.region.clone(), one.name.clone(), one.id.clone(), one.kind, one.text.clone());
        b.date.cmp(&a.date).then_with(|| key(a).cmp(&key(b)))
    });
    changes.dedup();
}

/// Everything a record itself says happened, in no order.
pub fn dated(one: &Institution, schemes: &[Scheme]) -> Vec<Change> {
    let mut told = Told { one, schemes, changes: Vec::new() };
    one.filing.iter().for_each(|filing| told.filing(filing));
    one.recognitions.iter().for_each(|badge| told.recognition(badge));
    one.evaluations.iter().for_each(|result| told.evaluation(result));
    for visit in &one.inspections {
        let right = match visit.put_right {
            Some(true) => "，已改正",
            Some(false) => "，还没有改正",
            None => "",
        };
        told.add(Some(visit.date), ChangeKind::Inspected, format!("{}：{}{right}", visit.authority, visit.finding));
    }
    let operation = match one.operation {
        Some(Operation::Open) => Some((ChangeKind::Opened, "恢复开放")),
        Some(Operation::Paused) => Some((ChangeKind::Paused, "暂停服务")),
        Some(Operation::Closed) => Some((ChangeKind::Closed, "停止服务")),
        None => None,
    };
    if let Some((kind, text)) = operation {
        told.add(one.operation_since, kind, text.to_owned());
    }
    told.changes
}

struct Told<'a> {
    one: &'a Institution,
    schemes: &'a [Scheme],
    changes: Vec<Change>,
}

impl Told<'_> {
    fn add(&mut self, date: Option<Date>, kind: ChangeKind, text: String) {
        self.changes.extend(date.map(|date| change(date, self.one, kind, text)));
    }

    fn filing(&mut self, filing: &Filing) {
        for earlier in &filing.history {
            let (kind, text) = standing(earlier.status, earlier.note.as_deref());
            self.add(Some(earlier.date), kind, text);
        }
        let (kind, text) = standing(filing.status, filing.reasons.as_deref());
        self.add(filing.date, kind, text);
    }

    fn recognition(&mut self, badge: &Recognition) {
        let what = self.named(&badge.scheme, badge.level.as_deref());
        match badge.state {
            RecognitionState::Proposed => {
                let until = badge.until.map_or_else(String::new, |until| format!("，公示到 {until}"));
                self.add(badge.date, ChangeKind::Proposed, format!("拟认定：{what}{until}"));
            }
            RecognitionState::Held => self.add(badge.date, ChangeKind::Recognised, format!("认定：{what}")),
            RecognitionState::Ended => {
                self.add(badge.date, ChangeKind::Recognised, format!("认定：{what}"));
                self.add(badge.until, ChangeKind::Ended, format!("认定失效：{what}"));
            }
        }
    }

    fn evaluation(&mut self, result: &Evaluation) {
        let what = self.named(&result.scheme, result.level.as_deref());
        let until = result.until.map_or_else(String::new, |until| format!("，公示到 {until}"));
        match result.state {
            RecognitionState::Proposed => {
                self.add(Some(result.date), ChangeKind::Proposed, format!("评估结果公示：{what}{until}"));
            }
            RecognitionState::Held => self.add(Some(result.date), ChangeKind::Evaluated, format!("评估结果：{what}")),
            RecognitionState::Ended => {
                self.add(Some(result.date), ChangeKind::Evaluated, format!("评估结果：{what}"));
                self.add(result.until, ChangeKind::Ended, format!("评估结果失效：{what}"));
            }
        }
    }

    /// A scheme and level as the scheme writes them.
    fn named(&self, scheme: &str, level: Option<&str>) -> String {
        let Some(scheme) = self.schemes.iter().find(|one| one.id == scheme) else { return scheme.to_owned() };
        let level = level.and_then(|code| scheme.level(code)).map_or("", |level| level.name.as_str());
        if level.is_empty() { scheme.name.clone() } else { format!("{}，{level}", scheme.name) }
    }
}

fn standing(status: FilingStatus, reasons: Option<&str>) -> (ChangeKind, String) {
    let (kind, text) = match status {
        FilingStatus::Filed => (ChangeKind::Filed, "完成备案"),
        FilingStatus::Refused => (ChangeKind::Refused, "不予备案"),
        FilingStatus::Withdrawn => (ChangeKind::Withdrawn, "注销备案"),
        FilingStatus::Lapsed => (ChangeKind::Lapsed, "已不在备案名单上，没有说明原因"),
    };
    (kind, reasons.map_or_else(|| text.to_owned(), |reasons| format!("{text}：{reasons}")))
}

fn change(date: Date, one: &Institution, kind: ChangeKind, text: String) -> Change {
    let (region, id, name) = (one.region.clone(), one.id.clone(), one.name.clone());
    Change { date, region, id, name, kind, text, fields: Vec::new() }
}

/// Fields that say where a record comes from and not what it says.
const PROVENANCE: [&str; 2] = ["as_of", "sources"];

/// Fields whose changes a record tells with days of their own.
const DATED: [&str; 6] = ["filing", "recognitions", "evaluations", "inspections", "operation", "operation_since"];

/// What differs between two publications, both in id order, the newer one of the day `on`.
pub fn between(was: &[Institution], now: &[Institution], schemes: &[Scheme], on: Date) -> Vec<Change> {
    let find = |list: &[Institution], id: &InstitutionId| list.binary_search_by(|one| one.id.cmp(id)).ok();
    let mut changes = Vec::new();
    for one in now {
        match find(was, &one.id).and_then(|at| was.get(at)) {
            None => changes.push(change(on, one, ChangeKind::Listed, "新列入".to_owned())),
            Some(before) => changes.extend(altered(before, one, schemes, on)),
        }
    }
    let gone = was.iter().filter(|one| find(now, &one.id).is_none());
    changes.extend(gone.map(|one| change(on, one, ChangeKind::Gone, "不再公布这家机构".to_owned())));
    changes
}

fn altered(was: &Institution, now: &Institution, schemes: &[Scheme], on: Date) -> Option<Change> {
    // What the record tells anew with a day is told by that.
    let is_told = was != now && dated(was, schemes) != dated(now, schemes);
    let mut fields = differences(was, now);
    let top = |field: &str| field.split(['.', '[']).next().unwrap_or_default().to_owned();
    fields.retain(|change| !(is_told && DATED.contains(&top(&change.field).as_str())));
    if fields.is_empty() {
        return None;
    }
    let mut terms: Vec<&str> = fields.iter().filter_map(|one| named(&one.field)).collect();
    terms.dedup();
    let text = format!("有变更：{}", terms.join("、"));
    Some(Change { fields, ..change(on, now, ChangeKind::Changed, text) })
}

/// The term of a field, or of the one it stands in.
fn named(field: &str) -> Option<&'static str> {
    fields::term(field).or_else(|| fields::term(field.split('.').next()?))
}

/// Every field two states of a record differ in, but for where they come from.
pub fn differences(was: &Institution, now: &Institution) -> Vec<FieldChange> {
    let object = |one: &Institution| match serde_json::to_value(one) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    };
    let mut changes = Vec::new();
    compare("", &object(was), &object(now), &mut changes);
    changes.retain(|change| !PROVENANCE.contains(&change.field.as_str()));
    changes
}

fn compare(path: &str, was: &Map<String, Value>, now: &Map<String, Value>, changes: &mut Vec<FieldChange>) {
    let mut names: Vec<&String> = was.keys().chain(now.keys().filter(|name| !was.contains_key(*name))).collect();
    names.dedup();
    for name in names {
        let field = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let value = |object: &Map<String, Value>| object.get(name).cloned().unwrap_or(Value::Null);
        match (value(was), value(now)) {
            (a, b) if a == b => {}
            (Value::Object(a), Value::Object(b)) => compare(&field, &a, &b, changes),
            (was, now) => changes.push(FieldChange { field, was, now }),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::institution::{Fees, FilingChange};

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn one(id: &str) -> Institution {
        let region = RegionCode::parse("410305").unwrap();
        Institution::named(InstitutionId::parse(id).unwrap(), format!("示例{id}"), region, date("2026-10-01"))
    }

    fn filing(status: FilingStatus, day: &str) -> Filing {
        let date = Some(day.parse().unwrap());
        Filing { status, receipt: None, date, reasons: None, history: Vec::new(), source: None }
    }

    fn kinds(changes: &[Change]) -> Vec<(ChangeKind, String)> {
        changes.iter().map(|one| (one.kind, one.date.to_string())).collect()
    }

    #[test]
    fn a_record_tells_its_own_history() {
        let mut record = one("a1");
        let earlier = FilingChange { date: date("2025-01-02"), status: FilingStatus::Filed, note: None };
        record.filing = Some(Filing { history: vec![earlier], ..filing(FilingStatus::Lapsed, "2026-09-01") });
        record.recognitions = vec![Recognition {
            scheme: "affordable".to_owned(),
            state: RecognitionState::Ended,
            level: None,
            date: Some(date("2025-03-01")),
            until: Some(date("2026-02-28")),
            source: None,
        }];
        record.operation = Some(Operation::Closed);
        let told = dated(&record, &[]);
        let expected = [
            (ChangeKind::Filed, "2025-01-02".to_owned()),
            (ChangeKind::Lapsed, "2026-09-01".to_owned()),
            (ChangeKind::Recognised, "2025-03-01".to_owned()),
            (ChangeKind::Ended, "2026-02-28".to_owned()),
        ];
        // The closure has no day, so nobody can say when it was.
        assert_eq!(kinds(&told), expected);
    }

    #[test]
    fn two_publications_show_what_is_new_gone_and_different() {
        let was = [one("a1"), one("b1"), one("c1")];
        let mut now = [one("a1"), one("b1"), one("d1")];
        let [first, second, _] = &mut now;
        first.fees = Some(Fees { care: Some(1800), ..Fees::default() });
        first.as_of = date("2026-11-01");
        second.as_of = date("2026-11-01");
        let changes = between(&was, &now, &[], date("2026-11-01"));
        let said: Vec<(&str, ChangeKind, &str)> =
            changes.iter().map(|one| (one.id.as_str(), one.kind, one.text.as_str())).collect();
        let expected = [
            ("a1", ChangeKind::Changed, "有变更：收费"),
            ("d1", ChangeKind::Listed, "新列入"),
            ("c1", ChangeKind::Gone, "不再公布这家机构"),
        ];
        assert_eq!(said, expected, "a newer day alone is no change");
        assert!(between(&was, &was, &[], date("2026-11-01")).is_empty());
    }

    #[test]
    fn what_has_a_day_is_told_once_and_what_has_none_is_not_lost() {
        let filed = Institution { filing: Some(filing(FilingStatus::Filed, "2025-01-02")), ..one("a1") };
        let lapsed = Institution { filing: Some(filing(FilingStatus::Lapsed, "2026-11-01")), ..one("a1") };
        assert!(between(std::slice::from_ref(&filed), &[lapsed], &[], date("2026-11-01")).is_empty());
        let undated = Filing { date: None, ..filing(FilingStatus::Filed, "2025-01-02") };
        let before = Institution { filing: None, ..filed.clone() };
        let after = Institution { filing: Some(undated), ..filed };
        let changes = between(&[before], &[after], &[], date("2026-11-01"));
        assert_eq!(changes.first().map(|one| one.text.as_str()), Some("有变更：备案"));
    }

    #[test]
    fn the_order_is_the_same_whatever_order_they_came_in() {
        let told = |id: &str, day: &str| change(date(day), &one(id), ChangeKind::Filed, "完成备案".to_owned());
        let mut one_way = vec![told("a1", "2026-01-01"), told("b1", "2026-02-01"), told("c1", "2026-02-01")];
        let mut other_way: Vec<Change> = one_way.iter().rev().cloned().collect();
        sort(&mut one_way);
        sort(&mut other_way);
        assert_eq!(one_way, other_way);
        assert_eq!(one_way.first().map(|one| one.id.as_str()), Some("b1"));
    }
}
