//! 育儿补贴, child by child: how much in all, which applications, in which years, and whether each can be made now.

use tuoyu_catalog::Date;
use tuoyu_policy::allowance::{Application, allowance};
use tuoyu_policy::household::Child;
use tuoyu_policy::{Allowance, Measure};

use super::items::Item;

/// What one child brings.
pub(super) fn item(measures: &[Measure], child: &Child, today: Date) -> Item {
    let key = "allowance".to_owned();
    let title = format!("孩子 {}（{} 出生）", child.place, child.birth);
    let Some(found) = allowance(measures, child.birth) else {
        return Item {
            key, title, words: "这个出生日期不在育儿补贴的范围里".to_owned(), ..Item::default()
        };
    };
    let unborn = (today < child.birth).then_some("孩子还没有出生，这是按这个日期出生来算的。");
    let guessed = found.is_estimate.then_some("这是按官方的一个例子推算的，不是最后的数。");
    Item {
        key,
        title,
        words: format!("一共 {}", found.formula()),
        lines: found.applications.iter().map(|one| application(&found, one, today)).collect(),
        notes: unborn.into_iter().chain(guessed).map(str::to_owned).collect(),
        ..Item::default()
    }
}

fn application(found: &Allowance<'_>, one: &Application, today: Date) -> String {
    let (first, last) = one.years;
    let years = if first == last { format!("{first} 年") } else { format!("{first} 或 {last} 年") };
    let months = one.months.map(|months| format!("（{months} 个月）")).unwrap_or_default();
    format!("第 {} 次，{years}申请：{} 元{months}。{}。", one.number, one.amount, found.window(one, today).words())
}
