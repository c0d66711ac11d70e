//! Eleven ages, four signs each (预警征象): what to look for before a visit, and what to do when one is there.
//!
//! A *sign* is something a child of that age does not yet do, or does. One sign that is there is reason to have the child
//! looked at more closely, not a diagnosis; none is no guarantee. A preterm child is looked at by its corrected age.

use crate::age::{Age, CorrectedAge};

/// The ages in months at which the signs are gone through.
pub const AGES: [i32; 11] = [3, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72];

/// The four signs of one age, worded as in the official table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// The age in months.
    pub months: i32,
    /// The signs, numbered 1–4 in the table.
    pub signs: [&'static str; 4],
}

/// Every age with its signs, youngest first.
pub const ROUNDS: [Round; 11] = [
    Round {
        months: 3,
        signs: ["对很大声音没有反应", "逗引时不发音或不会微笑", "不注视人脸，不追视移动人或物品", "俯卧时不会抬头"],
    },
    Round {
        months: 6, signs: ["发音少，不会笑出声", "不会伸手抓物", "紧握拳松不开", "不能扶坐"]
    },
    Round {
        months: 8, signs: ["听到声音无应答", "不会区分生人和熟人", "双手间不会传递玩具", "不会独坐"]
    },
    Round {
        months: 12,
        signs: ["呼唤名字无反应", "不会模仿“再见”或“欢迎”动作", "不会用拇食指对捏小物品", "不会扶物站立"],
    },
    Round {
        months: 18, signs: ["不会有意识叫“爸爸”或“妈妈”", "不会按要求指人或物", "与人无目光交流", "不会独走"]
    },
    Round {
        months: 24, signs: ["不会说3个物品的名称", "不会按吩咐做简单事情", "不会用勺吃饭", "不会扶栏上楼梯/台阶"]
    },
    Round {
        months: 30, signs: ["不会说2-3个字的短语", "兴趣单一、刻板", "不会示意大小便", "不会跑"]
    },
    Round {
        months: 36, signs: ["不会说自己的名字", "不会玩“拿棍当马骑”等假想游戏", "不会模仿画圆", "不会双脚跳"]
    },
    Round {
        months: 48, signs: ["不会说带形容词的句子", "不能按要求等待或轮流", "不会独立穿衣", "不会单脚站立"]
    },
    Round {
        months: 60, signs: ["不能简单叙说事情经过", "不知道自己的性别", "不会用筷子吃饭", "不会单脚跳"]
    },
    Round {
        months: 72, signs: ["不会表达自己的感受或想法", "不会玩角色扮演的集体游戏", "不会画方形", "不会奔跑"]
    },
];

/// What a family answers about one sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// 有: the sign is there.
    Present,
    /// 没有: it is not.
    Absent,
    /// 说不准.
    Unsure,
}

impl Answer {
    /// 有, 没有 or 说不准.
    pub fn term(self) -> &'static str {
        match self {
            Answer::Present => "有",
            Answer::Absent => "没有",
            Answer::Unsure => "说不准",
        }
    }
}

/// What the answers to one round come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// At least one sign is there.
    LookCloser,
    /// None is there, at least one is unsure.
    AskAtTheVisit,
    /// None is there.
    CarryOn,
    /// Not every sign is answered, and none of those answered is there.
    Unfinished,
}

impl Outcome {
    /// What to do, in plain Chinese.
    pub fn words(self) -> &'static str {
        match self {
            Outcome::LookCloser => {
                "有一条或几条符合。这不是诊断，很多孩子只是慢一点，但值得早点看一看：请带上这一页，近期到社区卫生服务中心、乡镇卫生院或县（区）妇幼保健机构，请医生进一步评估。不用等到下次体检。"
            }
            Outcome::AskAtTheVisit => {
                "没有明确符合的，有说不准的。平时多留意几天，再答一次；还是说不准，就带上这一页去问儿童保健医生。"
            }
            Outcome::CarryOn => "这个月龄的四条都没有。照常按时体检就好；您要是对哪方面不放心，随时可以问医生。",
            Outcome::Unfinished => "还有没答的。",
        }
    }
}

/// What four answers come to; `None` stands for a sign not answered yet.
pub fn outcome(answers: [Option<Answer>; 4]) -> Outcome {
    let has = |wanted| answers.contains(&wanted);
    if has(Some(Answer::Present)) {
        Outcome::LookCloser
    } else if has(None) {
        Outcome::Unfinished
    } else if has(Some(Answer::Unsure)) {
        Outcome::AskAtTheVisit
    } else {
        Outcome::CarryOn
    }
}

/// The age to look by: corrected where it is needed, else since birth; `None` before 40 weeks.
pub fn age_to_use(since_birth: Age, corrected: CorrectedAge) -> Option<Age> {
    match corrected {
        CorrectedAge::NotNeeded => Some(since_birth),
        CorrectedAge::Age(age) => Some(age),
        CorrectedAge::BeforeTerm { .. } => None,
    }
}

/// The round of the last age reached; `None` before three months.
pub fn round_at(age: Age) -> Option<Round> {
    ROUNDS.into_iter().rev().find(|round| round.months <= age.months)
}

/// The round still to come; `None` from six years on.
pub fn next_round(age: Age) -> Option<Round> {
    ROUNDS.into_iter().find(|round| round.months > age.months)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::{Gestation, corrected_age};
    use tuoyu_catalog::Date;

    fn age(birth: &str, on: &str) -> Age {
        Age::between(birth.parse().unwrap(), on.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_round_holds_from_its_age_to_the_next() {
        for (on, now, next) in [
            ("2025-03-30", None, Some(3)),
            ("2025-03-31", Some(3), Some(6)),
            ("2025-08-30", Some(6), Some(8)),
            ("2026-12-31", Some(24), Some(30)),
            ("2030-12-31", Some(72), None),
            ("2033-01-01", Some(72), None),
        ] {
            let age = age("2024-12-31", on);
            assert_eq!(round_at(age).map(|round| round.months), now, "{on}");
            assert_eq!(next_round(age).map(|round| round.months), next, "{on}");
        }
    }

    #[test]
    fn a_preterm_child_is_looked_at_by_its_corrected_age() {
        let (birth, on): (Date, Date) = ("2026-01-01".parse().unwrap(), "2026-07-15".parse().unwrap());
        let since_birth = Age::between(birth, on).unwrap();
        let corrected = |weeks| corrected_age(birth, Gestation::new(weeks, 0).unwrap(), on).unwrap();
        let months = |weeks| age_to_use(since_birth, corrected(weeks)).and_then(round_at).map(|round| round.months);
        assert_eq!([months(40), months(30), months(24)], [Some(6), Some(3), None]);
    }

    #[test]
    fn one_sign_is_enough_and_nothing_else_is() {
        use Answer::{Absent, Present, Unsure};
        for (answers, expected) in [
            ([Some(Absent), Some(Present), None, None], Outcome::LookCloser),
            ([Some(Absent), Some(Unsure), None, Some(Absent)], Outcome::Unfinished),
            ([Some(Absent), Some(Unsure), Some(Absent), Some(Absent)], Outcome::AskAtTheVisit),
            ([Some(Absent); 4], Outcome::CarryOn),
            ([None; 4], Outcome::Unfinished),
        ] {
            assert_eq!(outcome(answers), expected, "{answers:?}");
        }
    }

    #[test]
    fn every_age_has_four_different_signs() {
        assert_eq!(ROUNDS.map(|round| round.months), AGES);
        let mut signs: Vec<_> = ROUNDS.iter().flat_map(|round| round.signs.map(|sign| (round.months, sign))).collect();
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), 44);
    }
}
