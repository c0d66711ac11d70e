//! Where a demonstration institution stands: filing with its history, badges, results, inspections, open or not.

use tuoyu_catalog::institution::{
    Evaluation, Filing, FilingChange, FilingStatus, Inspection, Institution, Operation, Recognition, RecognitionState,
};
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{Date, Source};

use super::chance::Chance;
use super::situation::Situation;

/// Fills in where an institution stands. `number` is its number on the list.
pub(super) fn fill(
    institution: &mut Institution,
    situation: Situation,
    number: usize,
    schemes: &[Scheme],
    chance: &mut Chance,
) {
    if situation == Situation::NameOnly {
        let day = Some(institution.as_of.plus_days(-10));
        institution.recognitions = vec![recognition("affordable", RecognitionState::Proposed, day)];
        return;
    }
    let filed = institution.as_of.plus_days(-chance.within(300, 1_600));
    institution.filing = Some(filing(situation, filed, number, institution.as_of, chance));
    institution.recognitions = recognitions(situation, filed, institution.as_of, chance);
    if institution.recognitions.iter().any(|one| one.scheme == "affordable" && one.state == RecognitionState::Held) {
        // What an affordable place asks stays under the ceiling it was recognised with.
        institution
            .fees
            .iter_mut()
            .for_each(|fees| fees.ceiling = fees.care.map(|care| care.div_ceil(100) * 100 + 100));
    }
    institution.evaluations = evaluations(situation, filed, institution.as_of, schemes, chance);
    institution.inspections = inspections(situation, institution.as_of, chance);
    let (operation, since) = match situation {
        Situation::Closed => (Some(Operation::Closed), true),
        Situation::Paused => (Some(Operation::Paused), true),
        _ => (chance.stated(Operation::Open), false),
    };
    institution.operation = operation;
    institution.operation_since = since.then(|| institution.as_of.plus_days(-chance.within(5, 90)));
}

fn notice(title: &str, day: Date) -> Option<Source> {
    Some(Source { title: format!("{title}（虚构，只作演示）"), date: Some(day), ..Source::default() })
}

fn filing(situation: Situation, filed: Date, number: usize, as_of: Date, chance: &mut Chance) -> Filing {
    let change =
        |date, status, note: &str| FilingChange { date, status, note: (!note.is_empty()).then(|| note.to_owned()) };
    let later = as_of.plus_days(-chance.within(10, 200));
    let first = || vec![change(filed, FilingStatus::Filed, "")];
    let (status, date, reasons, history) = match situation {
        Situation::Refused => (FilingStatus::Refused, later, Some("没有交消防安全检查合格证明。"), Vec::new()),
        Situation::Withdrawn => (FilingStatus::Withdrawn, later, Some("机构不再办托，自己申请注销。"), first()),
        Situation::Closed => (FilingStatus::Withdrawn, later, Some("停止服务后注销备案。"), first()),
        Situation::Lapsed => (FilingStatus::Lapsed, later, None, first()),
        Situation::Renamed => {
            (FilingStatus::Filed, filed, None, vec![change(filed.plus_days(40), FilingStatus::Filed, "变更名称。")])
        }
        Situation::FiledLater => {
            let refused = change(filed.plus_days(-60), FilingStatus::Refused, "卫生评价未到合格，改好后重新申请。");
            (FilingStatus::Filed, filed, None, vec![refused])
        }
        _ => (FilingStatus::Filed, filed, None, Vec::new()),
    };
    let receipt = format!("示例备〔{}〕{number:03}号", filed.year());
    Filing {
        status,
        receipt: (status != FilingStatus::Refused).then(|| chance.stated(receipt)).flatten(),
        date: if history.is_empty() && reasons.is_none() { chance.stated(date) } else { Some(date) },
        reasons: reasons.map(str::to_owned),
        history,
        source: notice("托育机构备案名单", as_of),
    }
}

fn recognition(scheme: &str, state: RecognitionState, date: Option<Date>) -> Recognition {
    let source = date.and_then(|day| notice("认定公告", day));
    Recognition { scheme: scheme.to_owned(), state, level: None, date, until: None, source }
}

fn recognitions(situation: Situation, filed: Date, as_of: Date, chance: &mut Chance) -> Vec<Recognition> {
    let complete = situation == Situation::Complete;
    let after = |days| Some(filed.plus_days(days).min(as_of));
    let mut badges = Vec::new();
    if situation != Situation::Refused && (complete || chance.percent(70)) {
        let level = Some("pass".to_owned());
        badges.push(Recognition { level, ..recognition("hygiene", RecognitionState::Held, after(-30)) });
    }
    match situation {
        Situation::AffordableProposed => {
            let day = as_of.plus_days(-3);
            let until = Some(day.plus_days(7));
            badges.push(Recognition { until, ..recognition("affordable", RecognitionState::Proposed, Some(day)) });
        }
        Situation::AffordableEnded => {
            let until = Some(as_of.plus_days(-15));
            badges.push(Recognition { until, ..recognition("affordable", RecognitionState::Ended, after(60)) });
        }
        Situation::Refused | Situation::Withdrawn | Situation::Lapsed | Situation::Closed => {}
        _ if complete || chance.percent(35) => {
            let until = after(90).map(|day| day.plus_months(36));
            let state =
                if until.is_some_and(|until| until < as_of) { RecognitionState::Ended } else { RecognitionState::Held };
            badges.push(Recognition { until, ..recognition("affordable", state, after(90)) });
        }
        _ => {}
    }
    if complete || situation == Situation::Model || (situation == Situation::Ordinary && chance.percent(6)) {
        badges.push(recognition("model", RecognitionState::Held, after(200)));
    }
    if complete || situation == Situation::OtherBadge {
        badges.push(recognition("demo-friendly-2025", RecognitionState::Held, Some(as_of.plus_days(-30))));
    }
    badges
}

fn evaluation(scheme: &str, level: Option<&str>, state: RecognitionState, date: Date) -> Evaluation {
    Evaluation {
        scheme: scheme.to_owned(),
        state,
        level: level.map(str::to_owned),
        date,
        until: None,
        score: None,
        dimension_scores: Vec::new(),
        veto_note: None,
        next_due: None,
        source: notice("评估结果", date),
    }
}

fn evaluations(
    situation: Situation,
    filed: Date,
    as_of: Date,
    schemes: &[Scheme],
    chance: &mut Chance,
) -> Vec<Evaluation> {
    use RecognitionState::{Ended, Held, Proposed};
    let recent = filed.plus_days(chance.within(30, 250)).min(as_of);
    let held = |scheme, level| {
        let until = Some(as_of.plus_days(400));
        Evaluation { until, ..evaluation(scheme, Some(level), Held, recent) }
    };
    match situation {
        Situation::Complete => {
            let result = Evaluation { next_due: Some(as_of.plus_months(13)), ..held("wst821-2023", "A") };
            vec![scored(result, schemes, 0.9, chance)]
        }
        Situation::EvaluationOpen => {
            let day = as_of.plus_days(-2);
            vec![Evaluation { until: Some(day.plus_days(7)), ..evaluation("wst821-2023", Some("B"), Proposed, day) }]
        }
        Situation::TwoEditions => {
            let old = Evaluation {
                until: Some(filed.plus_days(290)),
                ..evaluation("demo-levels-2021", Some("2"), Ended, filed.plus_days(25))
            };
            let new = evaluation("demo-levels-2024", Some("1"), Held, filed.plus_days(295));
            vec![old, scored(new, schemes, 0.85, chance)]
        }
        Situation::FourAs => vec![held("demo-aaaa", "AAAA")],
        Situation::Vetoed => {
            let veto_note = Some("录像保存不足 90 天，基础指标有一项不合格。".to_owned());
            let next_due = Some(as_of.plus_months(6));
            vec![Evaluation { veto_note, next_due, ..held("wst821-2023", "D") }]
        }
        Situation::Refused | Situation::Withdrawn | Situation::Lapsed | Situation::Closed => Vec::new(),
        _ => ordinary_evaluations(held, schemes, chance),
    }
}

fn ordinary_evaluations(
    held: impl Fn(&'static str, &'static str) -> Evaluation,
    schemes: &[Scheme],
    chance: &mut Chance,
) -> Vec<Evaluation> {
    let results: [&[(&str, &str)]; 4] = [
        &[("wst821-2023", "A"), ("wst821-2023", "B"), ("wst821-2023", "C")],
        &[("demo-levels-2024", "1"), ("demo-levels-2024", "2"), ("demo-levels-2024", "3")],
        &[("demo-aaaa", "AAA"), ("demo-aaaa", "AA"), ("demo-aaaa", "A")],
        &[],
    ];
    let Some((scheme, level)) = chance.pick(&results).and_then(|scheme| chance.pick(scheme)) else { return Vec::new() };
    let result = held(scheme, level);
    let published = chance.percent(30);
    let share = if matches!(level, "A" | "1") { 0.88 } else { 0.75 };
    vec![if published { scored(result, schemes, share, chance) } else { result }]
}

/// The result with points by dimension, each about this share of what it can give.
fn scored(result: Evaluation, schemes: &[Scheme], share: f64, chance: &mut Chance) -> Evaluation {
    let dimensions = schemes.iter().filter(|scheme| scheme.id == result.scheme).flat_map(|scheme| &scheme.dimensions);
    let dimension_scores: Vec<u16> = dimensions
        .map(|dimension| {
            let most = f64::from(dimension.points);
            (most * (share + chance.unit() * 0.1 - 0.03)).min(most) as u16
        })
        .collect();
    let score = (!dimension_scores.is_empty()).then(|| dimension_scores.iter().sum());
    Evaluation { score, dimension_scores, ..result }
}

fn inspections(situation: Situation, as_of: Date, chance: &mut Chance) -> Vec<Inspection> {
    let put_right = match situation {
        Situation::PutRight => Some(true),
        Situation::NotPutRight => Some(false),
        Situation::PutRightUnsaid => None,
        _ => return Vec::new(),
    };
    let date = as_of.plus_days(-chance.within(20, 160));
    let findings = ["两个班共用一套餐具，责令改正。", "安全出口堆放物品，责令改正。", "晨检记录缺三天，提出整改意见。"];
    vec![Inspection {
        date,
        authority: "示例联合检查组（虚构）".to_owned(),
        finding: chance.pick(&findings).unwrap_or_default().to_owned(),
        put_right,
        source: notice("托育机构检查通报", date),
    }]
}
