//! Names and addresses that nobody has. Every name begins 示例, every road is a 示例 road.

use tuoyu_catalog::institution::InstitutionKind;

use super::chance::Chance;

/// At least as many as a county has institutions, so that no name comes twice in one.
pub(super) const WORDS: [&str; 66] = [
    "小橡果",
    "青禾",
    "向阳",
    "豆芽",
    "小鹿",
    "蒲公英",
    "月亮船",
    "石榴籽",
    "云朵",
    "麦田",
    "小脚印",
    "萤火虫",
    "春芽",
    "橙子",
    "木棉",
    "星河",
    "小松鼠",
    "暖窝",
    "童心",
    "彩虹桥",
    "晨曦",
    "稻穗",
    "小海豚",
    "金果果",
    "蓝天",
    "七色花",
    "桃李",
    "小蜗牛",
    "葵花",
    "长乐",
    "朵朵",
    "小荷",
    "棉花糖",
    "大树",
    "竹蜻蜓",
    "百灵",
    "风铃",
    "小骆驼",
    "山楂",
    "芽芽",
    "布谷",
    "小河",
    "柚子",
    "绿洲",
    "启明",
    "摇篮",
    "苗圃",
    "甜枣",
    "银杏",
    "纸飞机",
    "小鲸",
    "花生",
    "小太阳",
    "牧童",
    "和风",
    "泉水",
    "小燕",
    "玉米",
    "晴天",
    "海棠",
    "榕树",
    "丁香",
    "小舟",
    "重阳",
    "行知",
    "单桥",
];

const EMPLOYERS: [&str; 6] = ["纺织厂", "医院", "产业园", "轴承厂", "学校", "矿山"];

/// The official name of a place of this kind.
pub(super) fn name(kind: InstitutionKind, word: &str, chance: &mut Chance) -> String {
    let tail = match kind {
        InstitutionKind::Centre => chance.pick(&["托育中心", "托育园", "儿童之家", "托育服务有限公司"]),
        InstitutionKind::Community => chance.pick(&["社区托育点", "社区托育园"]),
        InstitutionKind::Kindergarten => chance.pick(&["幼儿园托班", "实验幼儿园托班"]),
        InstitutionKind::Employer => Some("职工托育点"),
        InstitutionKind::Home => Some("家庭托育点"),
        InstitutionKind::PublicContracted => Some("托育服务园"),
        InstitutionKind::Public => chance.pick(&["托育综合服务中心", "妇幼托育部"]),
    };
    let employer = chance.pick(&EMPLOYERS).filter(|_| kind == InstitutionKind::Employer);
    format!("示例{word}{}{}", employer.unwrap_or_default(), tail.unwrap_or_default())
}

/// Who runs a place of this kind.
pub(super) fn operator(kind: InstitutionKind, word: &str) -> String {
    match kind {
        InstitutionKind::Kindergarten => format!("示例{word}幼儿园"),
        InstitutionKind::Employer => format!("示例{word}集团工会"),
        InstitutionKind::Public => "示例妇幼保健服务中心".to_owned(),
        InstitutionKind::Home => format!("示例{word}家庭托育服务部"),
        _ => format!("示例{word}托育服务有限公司"),
    }
}

/// An address; a dwelling's has no building and no unit.
pub(super) fn address(kind: InstitutionKind, region: &str, chance: &mut Chance) -> String {
    let side = chance.pick(&["东", "西", "南", "北", "中"]).unwrap_or_default();
    let number = chance.within(1, 188);
    match kind {
        InstitutionKind::Home => format!("{region}示例{side}路示例家园小区"),
        InstitutionKind::Community => format!("{region}示例{side}路 {number} 号社区服务中心一楼"),
        _ => format!("{region}示例{side}路 {number} 号"),
    }
}
