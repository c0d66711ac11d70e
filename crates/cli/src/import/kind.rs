//! What a list is about, which decides what a row of it says: of filing, of one badge, of a result, of an end, or of nothing but
//! the institution itself.

use std::fmt;

use super::clean::{fold, without_brackets};

/// What a list is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// Who is filed.
    Filing,
    /// Who holds, or is proposed for, the badge of this scheme.
    Recognition(String),
    /// Results under this scheme; without one, under a scheme that only this list tells of.
    Evaluation(Option<String>),
    /// Who has closed, or whose filing has ended.
    Closure,
    /// Institutions and their facts; nothing about filing or badges.
    Facts,
}

impl ListKind {
    /// Reads `filing`, `recognition:SCHEME`, `evaluation:SCHEME` or `closure`.
    ///
    /// # Errors
    /// If it is none of these.
    pub fn parse(text: &str) -> Result<ListKind, String> {
        let scheme = |id: &str| {
            let is_id = !id.is_empty()
                && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            is_id.then(|| id.to_owned()).ok_or_else(|| format!("{id}：办法编号是小写字母、数字和连字符"))
        };
        match text.split_once(':') {
            Some(("recognition", id)) => scheme(id).map(ListKind::Recognition),
            Some(("evaluation", id)) => scheme(id).map(|id| ListKind::Evaluation(Some(id))),
            None if text == "filing" => Ok(ListKind::Filing),
            None if text == "closure" => Ok(ListKind::Closure),
            _ => Err("写 filing、recognition:办法、evaluation:办法 或 closure".to_owned()),
        }
    }

    /// What a title says a list is about, `None` where it does not say.
    pub(super) fn guess(title: &str) -> Option<ListKind> {
        let folded = fold(title);
        if ["wst821", "ws/t821"].iter().any(|number| folded.contains(number)) {
            return Some(ListKind::Evaluation(Some("wst821-2023".to_owned())));
        }
        // What stands in brackets adds something (含普惠, 截至…) and is asked only when the rest says nothing; a 示范区 is a place.
        let bare = without_brackets(&folded).replace("示范区", "");
        ListKind::guess_folded(&bare).or_else(|| ListKind::guess_folded(&folded.replace("示范区", "")))
    }

    fn guess_folded(title: &str) -> Option<ListKind> {
        const ENDS: [&str; 10] =
            ["注销", "停止服务", "关停", "停业", "取消备案", "撤销备案", "歇业", "关闭", "暂停", "退出"];
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let level = has(&["等级", "星级", "级托育", "aaa"]);
        match () {
            () if has(&ENDS) && !level && !has(&["普惠", "示范"]) => Some(ListKind::Closure),
            () if has(&["卫生评价"]) => Some(ListKind::Recognition("hygiene".to_owned())),
            () if has(&["普惠"]) => Some(ListKind::Recognition("affordable".to_owned())),
            () if has(&["示范"]) => Some(ListKind::Recognition("model".to_owned())),
            () if level || has(&["质量评估", "评估结果", "评定结果", "评级"]) => {
                Some(ListKind::Evaluation(None))
            }
            () if has(&["备案"]) => Some(ListKind::Filing),
            () => None,
        }
    }

    /// The code `--list` takes.
    pub(super) fn code(&self) -> String {
        match self {
            ListKind::Filing => "filing".to_owned(),
            ListKind::Recognition(scheme) => format!("recognition:{scheme}"),
            ListKind::Evaluation(Some(scheme)) => format!("evaluation:{scheme}"),
            ListKind::Evaluation(None) => "evaluation".to_owned(),
            ListKind::Closure => "closure".to_owned(),
            ListKind::Facts => "facts".to_owned(),
        }
    }
}

impl fmt::Display for ListKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListKind::Filing => f.write_str("备案名单"),
            ListKind::Recognition(scheme) => write!(f, "认定名单（{scheme}）"),
            ListKind::Evaluation(Some(scheme)) => write!(f, "评估结果（{scheme}）"),
            ListKind::Evaluation(None) => f.write_str("评估结果"),
            ListKind::Closure => f.write_str("注销或停业名单"),
            ListKind::Facts => f.write_str("机构信息（不说明备案和认定）"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_what_a_list_is_about() {
        for (title, code) in [
            ("2025年第一批普惠性托育机构公示", Some("recognition:affordable")),
            ("武汉市备案通过的托育机构情况汇总表", Some("filing")),
            ("托育机构卫生评价结果公示", Some("recognition:hygiene")),
            ("2025年绍兴市托育机构等级评定结果", Some("evaluation")),
            ("州级示范托育机构名单", Some("recognition:model")),
            ("关于注销备案托育机构的公告", Some("closure")),
            ("托育机构质量评估标准(WS/T 821-2023)评估结果", Some("evaluation:wst821-2023")),
            ("示例区备案托育机构一览表（含普惠托育机构）", Some("filing")),
            ("已备案普惠托育机构名单", Some("recognition:affordable")),
            ("一体化示范区备案托育机构名单", Some("filing")),
            ("关于取消部分普惠托育机构认定的公告", Some("recognition:affordable")),
            ("示例区托育机构名单", None),
        ] {
            assert_eq!(ListKind::guess(title).map(|kind| kind.code()).as_deref(), code, "{title}");
        }
    }

    #[test]
    fn what_is_given_is_read_back() {
        for text in ["filing", "closure", "recognition:affordable", "evaluation:wst821-2023"] {
            assert_eq!(ListKind::parse(text).map(|kind| kind.code()), Ok(text.to_owned()));
        }
        for text in ["", "普惠", "recognition", "recognition:", "evaluation:A B", "filing:x"] {
            assert!(ListKind::parse(text).is_err(), "{text}");
        }
    }
}
