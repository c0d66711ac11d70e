//! 3岁以下照护扣除, year by year: how much is taken off, and what each way to split it saves at the parents' own rates.

use tuoyu_policy::Household;
use tuoyu_policy::family_tax::TaxYear;

use super::items::Item;

/// One calendar year of the family.
pub(super) fn item(one: &TaxYear) -> Item {
    let split = |effect: &tuoyu_policy::deduction::Effect| {
        let most = if one.best == Some(effect.split) { "，省得最多" } else { "" };
        format!("{}：{}，少交 {} 元{most}。", effect.split.words(), effect.formula, effect.amount())
    };
    Item {
        key: "deduction".to_owned(),
        title: format!("{} 年", one.year),
        words: format!("一共扣除 {} 元", one.amount()),
        lines: one.effects.iter().map(split).collect(),
        notes: one.open.iter().map(|why| format!("{}。", why.words())).collect(),
        ..Item::default()
    }
}

/// What is still to be said: what to fill in, or why there is nothing.
pub(super) fn said(years: &[TaxYear], this: i32, family: &Household) -> &'static str {
    let mut rates = family.parents.iter().map(|parent| parent.saves_at());
    let untaxed = rates.clone().all(|rate| rate == Some(Default::default()));
    if years.is_empty() {
        "填了孩子的出生日期，就在这里列出每年能扣多少。"
    } else if years.iter().all(|one| one.year < this) {
        "孩子都已经满 3 岁，今年起没有可以扣的月份。"
    } else if untaxed {
        "没有家长要交个税，扣了也不会多出钱来。"
    } else if rates.any(|rate| rate.is_none()) {
        "再填上每位家长要不要交个税、按几个点交，就能比哪种分法省得多。"
    } else {
        "选好以后，一个纳税年度内不能改。"
    }
}
