//! What a notice says of itself: its title, its day, who issued it, and until when objections may be raised.

use tuoyu_catalog::Date;

use super::clean::date::{self, Found};
use super::clean::{fold, tidy};

/// A notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Notice {
    /// Lines that read like a title, the first first.
    pub(super) titles: Vec<String>,
    /// The day it was signed or published.
    pub(super) date: Option<Date>,
    /// The day its facts were stated, where the title says so: 截至2022年6月30日.
    pub(super) as_of: Option<Date>,
    /// Who signed it.
    pub(super) issuer: Option<String>,
    /// From when to when objections may be raised.
    pub(super) period: Option<(Date, Option<Date>)>,
    /// Whether it only proposes: 公示期, 拟认定, 异议.
    pub(super) proposes: bool,
}

/// Words that a notice which only proposes has somewhere.
const PROPOSING: [&str; 13] = [
    "公示期",
    "公示时间",
    "公示时限",
    "公示期限",
    "拟认定",
    "拟确定",
    "拟评定",
    "拟评为",
    "拟命名",
    "拟授予",
    "拟推荐",
    "拟入选",
    "异议",
];

/// Reads the lines of a notice, titles of tables among them.
pub(super) fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Notice {
    let mut notice = Notice::default();
    let lines: Vec<String> = lines.map(tidy).filter(|line| !line.is_empty()).collect();
    for (at, line) in lines.iter().enumerate() {
        let folded = fold(line);
        notice.proposes |= PROPOSING.iter().any(|word| folded.contains(word));
        if is_title(line) {
            notice.titles.push(line.clone());
        }
        let days = days(line);
        if notice.as_of.is_none() && (folded.contains("截至") || folded.contains("截止到")) && !folded.contains("公示")
        {
            notice.as_of = days.first().copied();
        }
        if notice.period.is_none() && speaks_of_period(&folded) {
            // The days often stand on the line below the heading 公示期限.
            let below = lines.get(at + 1).map(|line| self::days(line)).filter(|_| days.is_empty()).unwrap_or_default();
            notice.period = period(if days.is_empty() { &below } else { &days });
        }
        notice.sign(line, &folded, &days);
    }
    if notice.issuer.is_none() {
        notice.issuer = lines.iter().rev().take(6).find(|line| is_office(line)).cloned();
    }
    notice
}

impl Notice {
    /// A line may be the signature (区卫生健康局 2025年9月25日, or the day alone) or the page's 发布日期. The signature, which
    /// comes last, counts more.
    fn sign(&mut self, line: &str, folded: &str, days: &[Date]) {
        let [day] = days else { return };
        let begin = date::find_all(line).first().map_or(0, |found: &Found| found.at);
        let before: String = line.chars().take(begin).collect();
        let is_end = line.ends_with(['日', '号']) || line.chars().last().is_some_and(|last| last.is_ascii_digit());
        if is_end && (before.trim().is_empty() || is_office(before.trim())) {
            self.date = Some(*day);
            if is_office(before.trim()) {
                self.issuer = Some(before.trim().to_owned());
            }
        } else if self.date.is_none() {
            let labels = [
                "发布日期",
                "发布时间",
                "公开日期",
                "成文日期",
                "发文日期",
                "印发日期",
                "日期:",
                "填报时间",
                "填报日期",
                "更新时间",
                "更新日期",
                "公布时间",
            ];
            self.date = labels.iter().any(|label| folded.contains(label)).then_some(*day);
        }
    }
}

fn days(line: &str) -> Vec<Date> {
    date::find_all(line).into_iter().filter_map(|found| found.date).collect()
}

fn speaks_of_period(folded: &str) -> bool {
    let named = ["公示期", "公示时间", "公示时限", "公示自"].iter().any(|word| folded.contains(word));
    named || (folded.contains("公示") && folded.contains('自') && (folded.contains('至') || folded.contains('止')))
}

fn period(days: &[Date]) -> Option<(Date, Option<Date>)> {
    match days {
        [] => None,
        [from] => Some((*from, None)),
        [from, until, ..] => Some((*from, Some(*until).filter(|until| until >= from))),
    }
}

fn is_title(line: &str) -> bool {
    const WORDS: [&str; 20] = [
        "信息公开",
        "机构信息",
        "名单",
        "公示",
        "公告",
        "通告",
        "通报",
        "汇总表",
        "一览表",
        "目录",
        "明细表",
        "统计表",
        "情况表",
        "信息表",
        "登记表",
        "结果",
        "情况",
        "通知",
        "名册",
        "备案表",
    ];
    let length = line.chars().count();
    (4..=80).contains(&length)
        && WORDS.iter().any(|word| line.contains(word))
        && !line.contains(['。', '；', ';'])
        && !speaks_of_period(&fold(line))
        && !line.starts_with("附件")
}

fn is_office(text: &str) -> bool {
    let bare = text.trim_end_matches(['。', '.']);
    let endings = [
        "局",
        "委",
        "委员会",
        "政府",
        "办公室",
        "计生委",
        "健康委",
        "保健院",
        "疾控中心",
        "疾病预防控制中心",
        "保健计划生育服务中心",
    ];
    (4..=40).contains(&bare.chars().count())
        && endings.iter().any(|ending| bare.ends_with(ending))
        && !bare.contains(['，', '：', ':', ',', '、'])
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn read(text: &str) -> Notice {
        super::read(text.lines())
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_notice_that_proposes() {
        let notice = read(
            "2025年第一批普惠性托育机构公示\n公示期为5个工作日：2025年9月26日—2025年10月9日。\n\
             拟认定为2025年第一批普惠性托育机构及普惠托班的名单\n江岸区卫生健康局 2025年9月25日",
        );
        assert_eq!(notice.titles.first().unwrap(), "2025年第一批普惠性托育机构公示");
        assert_eq!(notice.period, Some((date("2025-09-26"), Some(date("2025-10-09")))));
        assert_eq!((notice.date, notice.issuer.as_deref()), (Some(date("2025-09-25")), Some("江岸区卫生健康局")));
        assert!(notice.proposes);
    }

    #[test]
    fn the_period_below_its_heading_and_the_signature_on_two_lines() {
        let notice = read(
            "新会区普惠托育机构认定的公示\n发布日期:2025-09-28\n三、公示期限\n公示期为5个工作日,自2025年9月26日至10月9日\n新会区卫生健康局\n2025年9月26日",
        );
        assert_eq!(notice.period, Some((date("2025-09-26"), Some(date("2025-10-09")))));
        assert_eq!((notice.date, notice.issuer.as_deref()), (Some(date("2025-09-26")), Some("新会区卫生健康局")));
        let notice = read("公示期限\n2025年9月26日至2025年10月9日");
        assert_eq!(notice.period, Some((date("2025-09-26"), Some(date("2025-10-09")))));
    }

    #[test]
    fn a_list_of_what_holds() {
        let notice = read("武汉市备案通过的托育机构情况汇总表(截至2022年6月30号)\n填报单位：某局");
        assert_eq!((notice.as_of, notice.period, notice.proposes), (Some(date("2022-06-30")), None, false));
        assert_eq!(notice.titles.len(), 1);
    }

    #[test]
    fn days_in_sentences_are_no_signature() {
        assert_eq!(read("自2025年9月1日起受理申请，2025年9月20日前报送。").date, None);
        assert_eq!(read("").date, None);
    }
}
