//! What each field of an institution's record is called and means, in Chinese: for the page that documents the open data, for
//! the list of changes, for whoever reads the schema.
//!
//! The paths are those of the JSON Schema; a test of the `tuoyu` command holds the two against each other.

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldNote {
    /// Its path, such as `fees.care` or `classes[].band`.
    pub path: &'static str,
    /// What it is called.
    pub term: &'static str,
    /// What it means, where the name does not say.
    pub about: &'static str,
}

const fn note(path: &'static str, term: &'static str, about: &'static str) -> FieldNote {
    FieldNote { path, term, about }
}

/// Every field, in the record's order. A [`crate::Source`] is described once, below `sources[]`.
#[rustfmt::skip]
pub const FIELDS: &[FieldNote] = &[
    note("id", "机构编号", "本站给的编号，永远不变，不再给别家"),
    note("name", "机构名称", "全称"),
    note("aliases[]", "别名", "平时叫的名字"),
    note("former_names[]", "曾用名", "以前的全称"),
    note("credit_code", "统一社会信用代码", "18 位，末位是校验码（GB 32100）；分园和幼儿园托班可以同用一个"),
    note("legal_form", "机构性质", "在哪里登记"),
    note("registration_authority", "登记机关", "发证照的机关"),
    note("kind", "机构类型", ""),
    note("operator", "举办单位", "举办或运营的单位"),
    note("region", "区县", "GB/T 2260 六位代码"),
    note("township", "镇街", "九位代码"),
    note("locality", "所在地点", "名单上写的社区、村等"),
    note("address", "地址", "家庭托育点不含楼栋房号"),
    note("position", "位置", ""),
    note("position.lon", "经度", "度，WGS-84（等同 CGCS2000）"),
    note("position.lat", "纬度", "度，WGS-84（等同 CGCS2000）"),
    note("position.datum", "来源坐标系", "原名单用的坐标系；经纬度已经换算"),
    note("position.precision", "位置精度", "家庭托育点只给约 1 公里的模糊位置"),
    note("telephone", "联系电话", "机构的固定电话"),
    note("hours[]", "服务时间", "七项，周一到周日；null 是当天不开"),
    note("hours[].open", "开门", "当天 0 点起的分钟数"),
    note("hours[].close", "关门", "当天 0 点起的分钟数；过了午夜大于 1440"),
    note("modes[]", "服务形式", ""),
    note("classes[]", "班型", ""),
    note("classes[].band", "班型名称", ""),
    note("classes[].places", "班型托位", "这个班型的托位数"),
    note("classes[].enrolled", "在托人数", "这个班型现有几个孩子"),
    note("classes[].vacancies", "空余托位", "这个班型还能收几个"),
    note("classes[].as_of", "托位数据日期", "在托和空余是哪一天的"),
    note("classes[].children_per_carer", "每人照护", "每名保育人员照护几个孩子"),
    note("places", "托位数", "只公布了总数时才有；否则看各班型"),
    note("fees", "收费", "全日托，每月，元"),
    note("fees.care", "保育费", "元/月"),
    note("fees.meals", "膳食费", "元/月"),
    note("fees.other", "其他费用", "元/月"),
    note("fees.ceiling", "普惠限价", "保育费最高多少，元/月"),
    note("fees.prepaid_months", "预收月数", "一次预收几个月"),
    note("fees.refund", "退费办法", ""),
    note("fees.as_of", "收费数据日期", "收费是哪一天的"),
    note("meals", "是否供餐", ""),
    note("food_licence", "食品经营许可证", "有没有"),
    note("video_days", "录像保存天数", ""),
    note("parents_may_watch", "家长可看监控", ""),
    note("parents_committee", "家长委员会", "有没有"),
    note("insured", "责任保险", "有没有"),
    note("filing", "备案", "没有这一项，是备案名单还没有说过它，不是没有备案"),
    note("filing.status", "备案状态", ""),
    note("filing.receipt", "备案编号", "备案回执的编号"),
    note("filing.date", "备案日期", "现在的状态从哪一天起"),
    note("filing.reasons", "不予备案或注销的理由", ""),
    note("filing.history[]", "备案历史", "以前的状态，从早到晚"),
    note("filing.history[].date", "历史日期", "从哪一天起"),
    note("filing.history[].status", "历史状态", ""),
    note("filing.history[].note", "历史说明", ""),
    note("filing.source", "备案来源", "同 sources[]"),
    note("recognitions[]", "认定", "卫生评价、普惠、示范等，互不相同"),
    note("recognitions[].scheme", "认定办法", "schemes 里的编号"),
    note("recognitions[].state", "认定状态", ""),
    note("recognitions[].level", "认定等级", "办法里的等级代码"),
    note("recognitions[].date", "认定日期", ""),
    note("recognitions[].until", "认定有效期至", "公示期内的，是公示到哪一天"),
    note("recognitions[].source", "认定来源", "同 sources[]"),
    note("evaluations[]", "质量评估", "从早到晚；没有这一项，是没有参评或没有公布，不是不合格"),
    note("evaluations[].scheme", "评估办法", "schemes 里的编号；办法不同，等级不能比"),
    note("evaluations[].state", "评估状态", ""),
    note("evaluations[].level", "评估等级", "办法里的等级代码"),
    note("evaluations[].date", "评估日期", ""),
    note("evaluations[].until", "评估有效期至", ""),
    note("evaluations[].score", "评估得分", ""),
    note("evaluations[].dimension_scores[]", "各维度得分", "按办法的维度顺序；没有公布就没有"),
    note("evaluations[].veto_note", "否决项说明", ""),
    note("evaluations[].next_due", "下次评估", "应在哪一天以前"),
    note("evaluations[].source", "评估来源", "同 sources[]"),
    note("inspections[]", "检查", "从早到晚"),
    note("inspections[].date", "检查日期", ""),
    note("inspections[].authority", "检查机关", ""),
    note("inspections[].finding", "检查结果", "照公布的文字"),
    note("inspections[].put_right", "是否改正", ""),
    note("inspections[].source", "检查来源", "同 sources[]"),
    note("operation", "开放状态", ""),
    note("operation_since", "开放状态日期", "从哪一天起"),
    note("as_of", "数据日期", "这一条里最新的一件事是哪一天说的"),
    note("sources[]", "数据来源", "取自哪些文件"),
    note("sources[].title", "来源题名", ""),
    note("sources[].number", "来源文号", ""),
    note("sources[].clause", "来源条款", ""),
    note("sources[].issuer", "来源机关", ""),
    note("sources[].date", "来源日期", "印发或公布的日期"),
    note("sources[].url", "来源网址", "机关自己的网址"),
];

/// What a field is called; of a list that has no note of its own, what its items are called.
pub fn term(path: &str) -> Option<&'static str> {
    FIELDS.iter().find(|field| field.path.trim_end_matches("[]") == path).map(|field| field.term)
}
