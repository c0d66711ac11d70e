//! Every way an export can be wrong: one rule each, with its code, what is wrong and how to mend it.
//!
//! Codes are stable for ever: E1 reading a file, E2 the manifest, E3 identity and references, E4 positions, E5 dates,
//! E6 numbers, E7 texts. A new rule gets a new code; a code that is given up is not used again.

pub use crate::problem::Rule;

crate::rules! {
    FILE_MISSING = Error "E101" "缺少文件" => "补上这个文件；不再需要这个区县就从 regions.json 里删去";
    FILE_TOO_LARGE = Error "E102" "文件太大，没有读" => "一个文件不超过 64 MB；一个区县一个文件夹，分开放";
    NOT_JSON = Error "E103" "不是完整的 JSON" => "在指出的行列附近找缺的引号、逗号或括号；文件可能没有传完";
    WRONG_FORM = Error "E104" "值的形式不对" => "照 schema/v1 里的数据格式改写";
    NO_SUCH_DATE = Error "E105" "日期不存在，或写法不对" => "核对原名单，写成 2026-11-01 这样";
    MISSING_FIELD = Error "E106" "缺少必填项" => "补上这一项";
    UNKNOWN_WORD = Error "E107" "不是规定的词" => "改用 schema/v1 里列出的词";
    UNKNOWN_FIELD = Warning "E108" "没有这一项，内容不会显示" => "核对名称；确实不需要就删去";
    INTERRUPTED = Error "E109" "上一次写入没有完成" => "再运行一次那个命令，它会接着写完";
    VERSION = Error "E201" "数据格式的版本不认识" => "用同一版本的 tuoyu 重新生成数据，或升级 tuoyu";
    WRONG_BYTES = Error "E202" "文件大小与清单不符" => "文件可能没有传完，请重新复制；如果是有意改的，运行 tuoyu seal 重写清单";
    WRONG_HASH = Error "E203" "文件内容与清单不符" => "请重新复制；如果是有意改的，运行 tuoyu seal 重写清单";
    UNLISTED = Warning "E204" "清单里没有这个文件" => "要发布就运行 tuoyu seal 写进清单，不要就删去";
    UNSAFE_PATH = Error "E205" "清单里的路径指到了数据目录外面" => "路径写成目录里面的相对路径，用 / 分隔";
    NEWER_THAN_MANIFEST = Error "E206" "记录的数据日期晚于清单的数据日期" => "核对日期，或把清单的 as_of 改成最新的那一天";
    DUPLICATE_ID = Error "E301" "机构编号重复" => "给后来的机构换一个新编号；编号一经公布不再改动";
    DUPLICATE_CODE = Error "E302" "代码重复" => "删去重复的一条";
    WRONG_REGION = Error "E303" "区划代码与所在文件夹不一致" => "核对这条记录属于哪个区县，放进那个文件夹";
    UNKNOWN_TOWNSHIP = Error "E304" "本区县没有这个镇街" => "核对九位代码；名单写的不是镇街就改填 locality";
    UNKNOWN_SCHEME = Error "E305" "没有登记这个认定或评估办法" => "在 schemes.json 里登记它，或改正编号";
    UNKNOWN_LEVEL = Error "E306" "这个办法没有这个等级" => "改成办法里有的等级代码";
    UNKNOWN_PREDECESSOR = Error "E307" "被替换的办法没有登记" => "补登旧办法，或删去 replaces";
    FOREIGN_TOWNSHIP = Error "E308" "镇街代码的前六位不是本区县" => "核对镇街代码";
    WRONG_SCHEME_KIND = Error "E309" "办法的类别不对" => "质量评估写在 evaluations，其他认定写在 recognitions";
    NO_REASONS = Warning "E310" "不予备案没有写理由" => "补上公开的理由；公告没写就保持空白";
    SAME_NAME = Warning "E311" "同一区县有两家机构名称相同" => "核对是不是同一家；是分园就在名称里写明";
    UNKNOWN_POLICY = Error "E312" "没有这篇解读方案的文章" => "在 content/policies 里写这一篇，或改正 plan.policy";
    BADGE_TWICE = Warning "E313" "同一认定或评估写了两次" => "留一条，删去另一条";
    REGION_NAMES = Error "E314" "区县的名称与 regions.json 不一致" => "两处写成一样";
    OUTSIDE_REGION = Error "E401" "位置在本区县之外" => "核对经纬度";
    DWELLING_EXACT = Error "E402" "家庭托育点公布了准确位置" => "经纬度只留两位小数，precision 写 blurred";
    NOT_BLURRED = Error "E403" "标为模糊位置，经纬度却太细" => "经纬度只留两位小数（约 1 公里）";
    DATUM = Warning "E404" "整批位置像是坐标系不对" => "核对原名单用的坐标系，写在列名里重新导入，例如 经度(GCJ02)、纬度(GCJ02)";
    BAD_RING = Error "E405" "边界不是闭合的环" => "每个环至少四个点，首尾相同；可以用 tuoyu basemap 重新取";
    NO_OUTLINE = Warning "E406" "没有本区县的边界，位置没有核对" => "运行 tuoyu basemap 取边界";
    ABROAD = Error "E407" "位置不在中国境内" => "核对经纬度，看是不是写反了";
    SAME_POINT = Warning "E408" "几家地址不同的机构在同一个点上" => "核对经纬度；只知道镇街的，precision 写 township";
    AFTER_AS_OF = Error "E501" "日期晚于这条记录的数据日期" => "核对日期；名单确实更新过，就把 as_of 改成新的那一天";
    EVALUATED_BEFORE_FILING = Warning "E502" "评估早于备案" => "核对两个日期；确实如此就不必改";
    UNTIL_BEFORE_DATE = Error "E503" "截止日早于起始日" => "核对两个日期";
    HISTORY_ORDER = Warning "E504" "备案历史不是从早到晚" => "按日期从早到晚排列";
    EXPIRED = Warning "E505" "有效期已过，状态还写着生效" => "核对；已经失效就把 state 改成 ended";
    RESULT_ORDER = Warning "E506" "评估或检查不是从早到晚" => "按日期从早到晚排列";
    OVER_PLACES = Error "E601" "在托人数多于托位" => "核对两个数";
    VACANCIES_OVER_PLACES = Error "E602" "空位多于托位" => "核对两个数";
    TOO_MANY_TAKEN = Warning "E603" "在托人数加空位多于托位" => "核对三个数";
    RATIO = Warning "E604" "每名保育人员照护的孩子超过设置标准" => "核对数字；属实请按设置标准督促改正";
    DIMENSION_COUNT = Error "E605" "维度得分的个数与办法不符" => "按办法的维度顺序一个不少地写，没有公布就整项不写";
    DIMENSION_OVER = Error "E606" "维度得分超过该维度的满分" => "核对得分和维度的顺序";
    SCORE_SUM = Warning "E607" "总分不等于各维度得分之和" => "核对总分和各维度得分";
    HOURS = Error "E608" "关门时间不晚于开门时间" => "写当天 0 点起的分钟数；过了午夜就加 1440";
    DWELLING_PLACES = Warning "E609" "家庭托育点超过 5 个托位" => "核对托位；超过 5 人应按托育机构办理";
    BAND_TWICE = Warning "E610" "同一班型写了两次" => "合并成一条，托位相加";
    PLACES_SUM = Warning "E611" "托位总数不等于各班型之和" => "核对托位";
    VIDEO_DAYS = Warning "E612" "录像保存不足 90 天" => "核对天数；属实请按管理规范督促改正";
    OVER_CEILING = Warning "E613" "保育费高于普惠限价" => "核对两个数；属实请督促改正";
    MONTHS = Error "E614" "月龄范围不对" => "起始月龄要小于截止月龄";
    OVER_FULL_SCORE = Error "E615" "总分超过办法的满分" => "核对总分";
    RESIDENTS_SUM = Error "E616" "各镇街人口之和多于全区人口" => "核对人口数，看是不是同一次统计";
    MOBILE = Error "E701" "像是个人手机号" => "删去；只公布机构的固定电话";
    IDENTITY_NUMBER = Error "E702" "像是身份证号" => "删去；任何文件里都不能有身份证号";
    FORBIDDEN_CHARACTER = Error "E703" "有看不见的控制字符" => "删去这个字符，重新键入这一处";
    BLANK = Error "E704" "内容是空的" => "填上内容；不知道就整项不写";
    NOT_MARKED = Error "E705" "演示数据的名称没有以“示例”开头" => "改名；真实名单请把清单的 provenance 写成 official";
    TELEPHONE = Warning "E706" "不像电话号码" => "写成 0379-12345678 这样，几个号码用顿号隔开";
    LINK = Error "E707" "不是主管部门自己的 https 地址" => "换成 gov.cn 的 https 地址；没有就不写 url，只写题名和文号";
    DWELLING_UNIT = Error "E708" "家庭托育点的地址写到了楼栋或房号" => "地址只写到门牌号";
    MAIL = Error "E709" "不像邮箱地址" => "写成 name@example.gov.cn 这样的单位邮箱；没有就不写";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_in_order() {
        assert!(ALL.is_sorted_by(|first, second| first.code < second.code));
    }
}
