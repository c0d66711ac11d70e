//! 育儿补贴, child by child: how much in all, which applications, in which years, and whether each can be made now.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_policy::allowance::{Application, allowance};
use tuoyu_policy::household::Child;
use tuoyu_policy::{Allowance, Household};

use super::answers::Shelf;

/// What one child brings, ready to be shown.
#[derive(Clone, PartialEq)]
struct Sum {
    /// The child.
    child: String,
    /// All of it, with how it is worked out.
    total: String,
    /// Each application.
    applications: Vec<String>,
    /// What is to be known about the sum.
    notes: Vec<&'static str>,
}

/// The allowance of every child.
#[component]
pub(super) fn Allowances(shelf: Arc<Shelf>, family: Memo<Household>, today: RwSignal<Date>) -> impl IntoView {
    let sums = Memo::new(move |_| {
        let today = today.get();
        family.with(|family| family.children.iter().map(|child| sum(&shelf, child, today)).collect::<Vec<_>>())
    });
    let one = |sum: Sum| {
        view! {
            <li class="ty-row" data-sum="allowance">
                <h4 class="ty-row__title">{sum.child}</h4>
                <p class="ty-answer__words">{sum.total}</p>
                <ul>{sum.applications.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                {sum.notes.into_iter().map(|words| view! { <p class="ty-quiet">{words}</p> }).collect_view()}
            </li>
        }
    };
    view! {
        <h3>{"育儿补贴，按年"}</h3>
        <p hidden=move || sums.with(|sums| !sums.is_empty())>{"填了孩子的出生日期，就在这里按年列出。"}</p>
        <ul class="ty-rows">{move || sums.get().into_iter().map(one).collect_view()}</ul>
    }
}

fn sum(shelf: &Shelf, child: &Child, today: Date) -> Sum {
    let name = format!("孩子 {}（{} 出生）", child.place, child.birth);
    let Some(found) = allowance(&shelf.measures, child.birth) else {
        let total = "这个出生日期不在育儿补贴的范围里".to_owned();
        return Sum { child: name, total, applications: Vec::new(), notes: Vec::new() };
    };
    let mut notes = Vec::new();
    notes.extend((today < child.birth).then_some("孩子还没有出生，这是按这个日期出生来算的。"));
    notes.extend(found.is_estimate.then_some("这是按官方的一个例子推算的，不是最后的数。"));
    Sum {
        child: name,
        total: format!("一共 {}", found.formula()),
        applications: found.applications.iter().map(|one| application(&found, one, today)).collect(),
        notes,
    }
}

fn application(found: &Allowance<'_>, one: &Application, today: Date) -> String {
    let (first, last) = one.years;
    let years = if first == last { format!("{first} 年") } else { format!("{first} 或 {last} 年") };
    let months = one.months.map(|months| format!("（{months} 个月）")).unwrap_or_default();
    format!("第 {} 次，{years}申请：{} 元{months}。{}。", one.number, one.amount, found.window(one, today).words())
}
