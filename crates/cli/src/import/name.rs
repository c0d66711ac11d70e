//! What the name of an institution looks like: needed where no column says so, in plain text and in tables without a header.

use super::clean::{fold, is_han, without_brackets};

/// Words that names of institutions hold.
const INSTITUTION_WORDS: [&str; 33] = [
    "托育",
    "托儿",
    "托班",
    "托幼",
    "托管",
    "安心托",
    "幼儿园",
    "幼托",
    "幼稚园",
    "早教",
    "早期教育",
    "婴幼",
    "育婴",
    "育儿",
    "婴童",
    "保育",
    "儿童之家",
    "儿童成长",
    "成长中心",
    "亲子",
    "照护",
    "宝宝",
    "宝贝",
    "幼教",
    "幼儿",
    "儿童",
    "有限公司",
    "分公司",
    "服务部",
    "服务站",
    "服务中心",
    "工作室",
    "之家",
];

/// What headings, sentences and the names of offices end with.
const OTHER_ENDINGS: [&str; 44] = [
    "名单",
    "名册",
    "公示",
    "公告",
    "通告",
    "通知",
    "通报",
    "期限",
    "时间",
    "结果",
    "情况",
    "办法",
    "标准",
    "方案",
    "意见",
    "要求",
    "如下",
    "一览表",
    "汇总表",
    "统计表",
    "目录",
    "附件",
    "信息",
    "清单",
    "概况",
    "简介",
    "指南",
    "公开",
    "健康局",
    "健康委",
    "委员会",
    "卫健局",
    "卫健委",
    "人民政府",
    "办公室",
    "说明",
    "工作",
    "评定",
    "认定",
    "评估",
    "电话",
    "类",
    "级",
    "示范单位",
];

/// Whether a line or cell is the name of an institution.
pub(super) fn is_likely(text: &str) -> bool {
    let folded = fold(text);
    let length = folded.chars().count();
    (4..=60).contains(&length)
        && !has_sentence_marks(&folded)
        && INSTITUTION_WORDS.iter().any(|word| folded.contains(word))
        && !ends_otherwise(&folded)
}

/// Whether a numbered item could be a name, though no word in it says so: 小天使, 早安树.
pub(super) fn is_possible(text: &str) -> bool {
    let folded = fold(text);
    let length = folded.chars().count();
    (2..=60).contains(&length)
        && !has_sentence_marks(&folded)
        && folded.chars().any(|one| is_han(one) || one.is_ascii_alphabetic())
        && !ends_otherwise(&folded)
}

/// With or without what stands in brackets: 一级托育机构(5家) is a heading.
fn ends_otherwise(folded: &str) -> bool {
    let bare = without_brackets(folded);
    OTHER_ENDINGS.iter().any(|ending| folded.ends_with(ending) || bare.ends_with(ending)) || is_generic(&bare)
}

/// Words that all institutions share: 新会区普惠性托育服务机构 names none of them.
const GENERIC: [&str; 38] = [
    "托育",
    "托幼",
    "服务",
    "机构",
    "普惠性",
    "普惠",
    "示范性",
    "示范",
    "等级",
    "星级",
    "一级",
    "二级",
    "三级",
    "四级",
    "五星",
    "四星",
    "三星",
    "甲级",
    "乙级",
    "州级",
    "市级",
    "县级",
    "区级",
    "省级",
    "婴幼儿",
    "照护",
    "认定",
    "评定",
    "备案",
    "以下",
    "第一批",
    "第二批",
    "幼儿园",
    "托班",
    "已",
    "拟",
    "及",
    "的",
];

/// Whether nothing is left of a text, or only a county's name, when the shared words are taken away.
fn is_generic(bare: &str) -> bool {
    if !bare.ends_with("机构") && !bare.ends_with("托班") && !bare.ends_with("幼儿园") {
        return false;
    }
    let rest = GENERIC.iter().fold(bare.to_owned(), |rest, word| rest.replace(word, ""));
    let rest = rest.trim_matches(|one: char| one.is_ascii() || "年、和“”".contains(one));
    rest.is_empty() || rest.ends_with(['区', '县', '市', '州', '省', '镇'])
}

fn has_sentence_marks(folded: &str) -> bool {
    folded.trim_end_matches(['。', '.', ';', ',']).contains(['。', ',', ';', ':', '?', '!', '？', '！', '|', '/', '《'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_headings_and_sentences() {
        for name in [
            "江门市新会区好儿女儿童托育服务有限公司",
            "江门市新会区多多乐园托育服务有限公司。",
            "早安树儿童之家",
            "同文托育",
            "示例街道吉林社区安心托",
            "示例幼儿园(托班部)",
            "向阳托育机构",
        ] {
            assert!(is_likely(name), "{name}");
        }
        for other in [
            "一、认定机构名单",
            "2025年新会区普惠性托育服务机构认定的公示",
            "新会区卫生健康局",
            "一级托育机构",
            "新会区普惠性托育服务机构",
            "舞钢市托育机构信息",
            "一级托育机构(5家)",
            "公示期为5个工作日,自2025年9月26日至2025年10月09日",
            "监督电话:0750-6123456",
            "发布日期:2025-09-26",
            "经示例托育有限公司申请,现予公示",
            "托育",
        ] {
            assert!(!is_likely(other), "{other}");
        }
        assert!(is_possible("小天使") && !is_likely("小天使"));
        assert!(!is_possible("12") && !is_possible("受理单位:示例局"));
    }
}
