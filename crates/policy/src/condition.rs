//! What must be so for a measure to reach somebody: predicates over [`Facts`], each three-valued.
//!
//! A predicate answers `None` while its fact is missing, so that one form serves every measure and nobody is told "no" for
//! a question that was never asked. A child not yet born is handled before any predicate, by [`crate::evaluate()`].

use serde::Deserialize;
use tuoyu_catalog::Date;
use tuoyu_catalog::institution::{InstitutionKind, LegalForm};

use crate::facts::Facts;
use crate::money::Money;
use crate::question::Question;
use crate::vocabulary::{Count, Flag, Sum, Tenure, Undertaking};
use crate::words::joined;

/// One predicate.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// It is so.
    Is(Flag),
    /// The place is one of these kinds.
    Kind(Vec<InstitutionKind>),
    /// It is registered in one of these forms.
    LegalForm(Vec<LegalForm>),
    /// Its premises are held in one of these ways.
    Tenure(Vec<Tenure>),
    /// It is about to do one of these.
    Undertakes(Vec<Undertaking>),
    /// Its evaluation under this scheme gave one of these levels.
    Grade {
        /// The scheme's id.
        scheme: String,
        /// The levels' codes.
        levels: Vec<String>,
    },
    /// A count lies between these, both included.
    Count {
        /// What is counted.
        of: Count,
        /// The least.
        #[serde(default)]
        at_least: Option<u32>,
        /// The most.
        #[serde(default)]
        at_most: Option<u32>,
    },
    /// A sum is at most this.
    AtMost {
        /// Which sum.
        of: Sum,
        /// The most.
        yuan: Money,
    },
    /// The child was born between these days, both included.
    Born {
        /// The first day.
        #[serde(default)]
        from: Option<Date>,
        /// The last day.
        #[serde(default)]
        until: Option<Date>,
    },
    /// The child is younger than so many months: it ends on the day the months are completed, on the last day of a month
    /// that is too short (born 2024-02-29, three years old on 2027-02-28).
    UnderMonths(u16),
    /// The calendar year is at most so many after the year of birth.
    WithinYearsOfBirth(u16),
    /// One of these holds.
    AnyOf(Vec<Condition>),
}

impl Condition {
    /// Whether it holds on the day; `None` while a fact is missing.
    pub fn holds(&self, facts: &Facts, on: Date) -> Option<bool> {
        match self {
            Condition::Is(flag) => facts.flag(*flag),
            Condition::Kind(kinds) => facts.kind.map(|kind| kinds.contains(&kind)),
            Condition::LegalForm(forms) => facts.legal_form.map(|form| forms.contains(&form)),
            Condition::Tenure(tenures) => facts.tenure.map(|tenure| tenures.contains(&tenure)),
            Condition::Undertakes(any) => {
                facts.undertakings.as_ref().map(|planned| planned.iter().any(|one| any.contains(one)))
            }
            Condition::Grade { scheme, levels } => {
                facts.grade.as_ref().map(|grade| grade.scheme == *scheme && levels.contains(&grade.level))
            }
            Condition::Count { of, at_least, at_most } => facts
                .count(*of)
                .map(|count| at_least.is_none_or(|least| least <= count) && at_most.is_none_or(|most| count <= most)),
            Condition::AtMost { of, yuan } => facts.sum(*of).map(|sum| sum <= *yuan),
            Condition::Born { from, until } => facts
                .birth
                .map(|birth| from.is_none_or(|from| from <= birth) && until.is_none_or(|until| birth <= until)),
            Condition::UnderMonths(months) => facts.birth.map(|birth| on < birth.plus_months((*months).into())),
            Condition::WithinYearsOfBirth(years) => {
                facts.birth.map(|birth| on.year() <= birth.year() + i32::from(*years))
            }
            Condition::AnyOf(any) => any_of(any, facts, on),
        }
    }

    /// Adds the questions it looks at.
    pub(crate) fn add_questions(&self, to: &mut Vec<Question>) {
        to.push(match self {
            Condition::Is(flag) => Question::Flag(*flag),
            Condition::Kind(_) => Question::Kind,
            Condition::LegalForm(_) => Question::LegalForm,
            Condition::Tenure(_) => Question::Tenure,
            Condition::Undertakes(_) => Question::Undertakings,
            Condition::Grade { .. } => Question::Grade,
            Condition::Count { of, .. } => Question::Count(*of),
            Condition::AtMost { of, .. } => Question::Sum(*of),
            Condition::Born { .. } | Condition::UnderMonths(_) | Condition::WithinYearsOfBirth(_) => Question::Birth,
            Condition::AnyOf(any) => return any.iter().for_each(|one| one.add_questions(to)),
        });
    }

    /// Adds the questions that still have to be answered before it can be judged.
    pub(crate) fn add_missing(&self, facts: &Facts, on: Date, to: &mut Vec<Question>) {
        match self {
            _ if self.holds(facts, on).is_some() => {}
            Condition::AnyOf(any) => any.iter().for_each(|one| one.add_missing(facts, on, to)),
            _ => self.add_questions(to),
        }
    }

    /// What it asks for, in plain words that follow 要求.
    pub fn words(&self) -> String {
        match self {
            Condition::Is(flag) => flag.term().to_owned(),
            Condition::Kind(kinds) => format!("是{}", either(&mut kinds.iter().map(|kind| kind.term()))),
            Condition::LegalForm(forms) => format!("登记为{}", either(&mut forms.iter().map(|form| form.term()))),
            Condition::Tenure(ways) => format!("房屋、土地为{}", either(&mut ways.iter().map(|way| way.term()))),
            Condition::Undertakes(any) => either(&mut any.iter().map(|one| one.term())),
            Condition::Grade { levels, .. } => {
                format!("质量评估等级为 {}", joined(&mut levels.iter().map(String::as_str), "、"))
            }
            Condition::Count { of, at_least, at_most } => span(of.term(), *at_least, *at_most),
            Condition::AtMost { of, yuan } => format!("{}不超过 {yuan} 元", of.term()),
            Condition::Born { from, until } => match (from, until) {
                (Some(from), Some(until)) => format!("孩子在 {from} 到 {until} 之间出生"),
                (Some(from), None) => format!("孩子在 {from} 或以后出生"),
                (None, Some(until)) => format!("孩子在 {until} 或以前出生"),
                (None, None) => "孩子已经出生".to_owned(),
            },
            Condition::UnderMonths(months) if months % 12 == 0 => format!("孩子不满 {} 周岁", months / 12),
            Condition::UnderMonths(months) => format!("孩子不满 {months} 个月"),
            Condition::WithinYearsOfBirth(years) => format!("不晚于孩子出生后第 {years} 个年度"),
            Condition::AnyOf(any) => {
                let words: Vec<String> = any.iter().map(Condition::words).collect();
                joined(&mut words.iter().map(String::as_str), "，或者")
            }
        }
    }
}

/// Yes as soon as one holds; no only when none can any more.
fn any_of(any: &[Condition], facts: &Facts, on: Date) -> Option<bool> {
    let mut held = Some(false);
    for one in any {
        match one.holds(facts, on) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => held = None,
        }
    }
    held
}

fn either(words: &mut dyn Iterator<Item = &'static str>) -> String {
    joined(words, "或")
}

fn span(term: &str, at_least: Option<u32>, at_most: Option<u32>) -> String {
    match (at_least, at_most) {
        (Some(least), Some(most)) if least == most => format!("{term}为 {least}"),
        (Some(least), Some(most)) => format!("{term}在 {least} 到 {most} 之间"),
        (Some(least), None) => format!("{term}不少于 {least}"),
        (None, Some(most)) => format!("{term}不超过 {most}"),
        (None, None) => term.to_owned(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-22";

    fn condition(json: &str) -> Condition {
        serde_json::from_str(json).unwrap()
    }

    fn facts(fields: &[(&str, &str)]) -> Facts {
        let mut facts = Facts::default();
        for (code, value) in fields {
            facts.answer(Question::from_code(code).unwrap(), value).unwrap();
        }
        facts
    }

    fn missing(condition: &Condition, facts: &Facts) -> Vec<Question> {
        let mut missing = Vec::new();
        condition.add_missing(facts, TODAY.parse().unwrap(), &mut missing);
        missing
    }

    #[test]
    fn each_predicate_says_yes_no_and_not_known() {
        for (json, field, yes, no, words) in [
            (r#"{"is":"filed"}"#, "filed", "yes", "no", "已在卫生健康部门备案"),
            (r#"{"kind":["home","centre"]}"#, "kind", "centre", "public", "是家庭托育点或独立托育机构"),
            (
                r#"{"legal_form":["enterprise"]}"#,
                "legal_form",
                "enterprise",
                "social_service",
                "登记为营利性（市场监管部门登记）",
            ),
            (r#"{"tenure":["owned","free"]}"#, "tenure", "free", "rented", "房屋、土地为自有或无偿使用"),
            (r#"{"undertakes":["land"]}"#, "undertakings", "land", "none", "申请建设用地"),
            (
                r#"{"grade":{"scheme":"wst821-2023","levels":["A","B"]}}"#,
                "grade",
                "wst821-2023:B",
                "wst821-2023:C",
                "质量评估等级为 A、B",
            ),
            (r#"{"count":{"of":"employees","at_most":300}}"#, "employees", "300", "301", "从业人数不超过 300"),
            (r#"{"count":{"of":"order","at_least":2}}"#, "order", "2", "1", "第几个孩子不少于 2"),
            (
                r#"{"at_most":{"of":"assets","yuan":"50000000"}}"#,
                "assets",
                "50000000",
                "50000000.01",
                "资产总额不超过 50000000 元",
            ),
            (r#"{"born":{"from":"2025-01-01"}}"#, "birth", "2025-01-01", "2024-12-31", "孩子在 2025-01-01 或以后出生"),
            (
                r#"{"born":{"from":"2022-01-01","until":"2024-12-31"}}"#,
                "birth",
                "2024-12-31",
                "2021-12-31",
                "孩子在 2022-01-01 到 2024-12-31 之间出生",
            ),
            (r#"{"under_months":36}"#, "birth", "2023-11-23", "2023-11-22", "孩子不满 3 周岁"),
            (r#"{"within_years_of_birth":3}"#, "birth", "2023-01-01", "2022-12-31", "不晚于孩子出生后第 3 个年度"),
        ] {
            let condition = condition(json);
            let on = TODAY.parse().unwrap();
            assert_eq!(condition.holds(&facts(&[(field, yes)]), on), Some(true), "{json} {yes}");
            assert_eq!(condition.holds(&facts(&[(field, no)]), on), Some(false), "{json} {no}");
            assert_eq!(condition.holds(&Facts::default(), on), None, "{json}");
            assert_eq!(missing(&condition, &Facts::default()), [Question::from_code(field).unwrap()]);
            assert_eq!(condition.words(), words);
        }
    }

    #[test]
    fn a_leap_day_child_is_three_on_the_last_of_february() {
        let condition = Condition::UnderMonths(36);
        let facts = facts(&[("birth", "2024-02-29")]);
        assert_eq!(condition.holds(&facts, "2027-02-27".parse().unwrap()), Some(true));
        assert_eq!(condition.holds(&facts, "2027-02-28".parse().unwrap()), Some(false));
    }

    #[test]
    fn one_of_several_is_enough_and_no_needs_all() {
        let condition = condition(r#"{"any_of":[{"is":"affordable"},{"kind":["public"]}]}"#);
        for (fields, held) in [
            (vec![("affordable", "yes")], Some(true)),
            (vec![("affordable", "no")], None),
            (vec![("kind", "public")], Some(true)),
            (vec![("affordable", "no"), ("kind", "home")], Some(false)),
            (vec![], None),
        ] {
            assert_eq!(condition.holds(&facts(&fields), TODAY.parse().unwrap()), held, "{fields:?}");
        }
        let asked = facts(&[("affordable", "no")]);
        assert_eq!(missing(&condition, &asked), [Question::Kind]);
        assert_eq!(condition.words(), "已认定为普惠，或者是公办托育机构");
    }
}
