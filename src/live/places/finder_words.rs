//! Choices in words, for chips and options.

use tuoyu_catalog::query::{Answer, Choice, Evaluated};

use crate::text;

/// A choice as a chip says it.
pub(crate) fn chip(choice: &Choice) -> String {
    match choice {
        Choice::Month(month) => format!("{month} 个月"),
        Choice::Mode(mode) => mode.term().to_owned(),
        Choice::Kind(kind) => kind.term().to_owned(),
        Choice::Closes(minute) => format!("{} 以后关门", text::clock(*minute)),
        Choice::Fee(yuan) => format!("每月不超过 {} 元", text::thousands(*yuan)),
        Choice::Vacancy(days) => format!("{days} 天内报过空位"),
        Choice::Affordable(answer) => answered("普惠", "不是普惠", "普惠未说明", *answer),
        Choice::Meals(answer) => answered("供餐", "不供餐", "供餐未说明", *answer),
        Choice::Watch(answer) => answered("家长可看视频", "家长不能看视频", "看视频未说明", *answer),
        Choice::Evaluated(Evaluated::Any) => "有评估结果".to_owned(),
        Choice::Evaluated(Evaluated::None) => "没有公布评估结果".to_owned(),
        Choice::Evaluated(Evaluated::Scheme { level: Some(level), .. }) => format!("评估 {level}"),
        Choice::Evaluated(Evaluated::Scheme { scheme, .. }) => format!("评估办法 {scheme}"),
    }
}

fn answered(yes: &str, no: &str, unstated: &str, answer: Answer) -> String {
    match answer {
        Answer::Yes => yes,
        Answer::No => no,
        Answer::Unstated => unstated,
    }
    .to_owned()
}
