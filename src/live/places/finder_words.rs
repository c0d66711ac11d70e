//! Choices in words, for chips and options.

use tuoyu_catalog::query::{Choice, Evaluated};

use crate::live::places::Levels;
use crate::text;

/// A choice as a chip says it.
pub(crate) fn chip(choice: &Choice, levels: &Levels) -> String {
    match choice {
        Choice::Month(month) => format!("{month} 个月"),
        Choice::Mode(mode) => mode.term().to_owned(),
        Choice::Kind(kind) => kind.term().to_owned(),
        Choice::Closes(minute) => format!("{} 以后关门", text::clock(*minute)),
        Choice::Fee(yuan) => format!("每月不超过 {} 元", text::thousands(*yuan)),
        Choice::Area(_) => "地图上的这一片".to_owned(),
        Choice::Within(Some(kilometres)) => format!("{kilometres} 公里内"),
        Choice::Vacancy(days) => format!("{days} 天内报过空位"),
        Choice::Evaluated(Evaluated::Scheme { scheme, level }) => levels.words(scheme, level.as_deref()),
        Choice::Unstated(facet) => format!("{}{}", facet.term(), text::UNSTATED),
        Choice::Within(None) => "不限距离".to_owned(),
        Choice::Affordable(yes) => pick(*yes, "普惠", "不再是普惠"),
        Choice::Meals(yes) => pick(*yes, "供餐", "不供餐"),
        Choice::Watch(yes) => pick(*yes, "家长可看视频", "家长不能看视频"),
        Choice::Evaluated(evaluated) => pick(*evaluated == Evaluated::Any, "有评估结果", "没有公布评估结果"),
    }
}

fn pick(yes: bool, if_so: &str, if_not: &str) -> String {
    if yes { if_so } else { if_not }.to_owned()
}

/// A choice as an option says it, below the label of its facet.
pub(crate) fn option(choice: &Choice, levels: &Levels) -> String {
    match choice {
        Choice::Month(month) => format!("{month} 个月 {}", text::band_of(*month)),
        Choice::Closes(minute) => format!("{} 或更晚", text::clock(*minute)),
        Choice::Fee(yuan) => format!("{} 元", text::thousands(*yuan)),
        Choice::Unstated(_) => text::UNSTATED.to_owned(),
        other => chip(other, levels),
    }
}
