//! Every way an article can be wrong: one rule each, with its code, what is wrong and how to mend it.
//!
//! Codes are stable for ever: C1 front matter, C2 body, C3 the whole set. A new rule gets a new code.

pub use tuoyu_catalog::problem::Rule;

tuoyu_catalog::rules! {
    NO_FRONT_MATTER = Error "C101" "文件开头没有文章信息" => "第一行写 +++，下面写文章信息，再用一行 +++ 结束";
    UNTERMINATED = Error "C102" "文章信息没有结束" => "在文章信息的最后加一行 +++";
    TOML_SYNTAX = Error "C103" "文章信息写法有误" => "每行写成 名称 = \"内容\"，引号用英文双引号";
    UNKNOWN_KEY = Error "C104" "没有这一项" => "删去，或改成规定的名称";
    MISSING_KEY = Error "C105" "缺少必填项" => "补上这一项";
    WRONG_TYPE = Error "C106" "内容的类型不对" => "照格式说明改写";
    BLANK = Error "C107" "内容是空的" => "填上内容；可以不填的项整行删去";
    BAD_DATE = Error "C108" "不是有效日期" => "写成 \"2026-11-22\" 这样";
    UNKNOWN_WORD = Error "C109" "不是规定的词" => "改用规定的词";
    REPEATED = Error "C110" "同一内容写了两次" => "删去一个";
    BAD_REGION = Error "C111" "不是区划代码" => "写 6 位数字；全国适用的整行删去";
    DATES_OUT_OF_ORDER = Error "C112" "日期先后颠倒" => "核对原文件上的日期";
    EFFECTIVE_BEFORE_ISSUED = Warning "C113" "生效日早于印发日" => "核对原文件；确实如此就不必改";
    BAD_MONTHS = Error "C114" "月龄范围不对" => "from_month 要小于 to_month，to_month 不超过 36";
    NO_SOURCES = Error "C115" "没有写出处" => "至少写一个 [[sources]]";
    NOT_AUTHORITY = Error "C116" "不是主管部门自己的 https 地址" => "换成 gov.cn 或 who.int 的 https 地址；没有就只写题名和文号";
    TOO_LONG = Warning "C117" "太长，列表里放不下" => "改短";
    BAD_SLUG = Error "C118" "文件名不能用作网址" => "用小写英文字母、数字和连字符，如 childcare-subsidy.md";
    RAW_HTML = Error "C201" "正文里有 HTML" => "改用 Markdown 写法";
    IMAGE = Error "C202" "正文里有图片" => "删去图片，用文字说明";
    HEADING_LEVEL = Error "C203" "标题级别不对" => "正文里只用 ## 和 ###";
    NOT_ALLOWED = Error "C204" "这种写法不支持" => "只用标题、段落、列表、表格、**加粗**、链接和 > 提醒";
    LEFTOVER = Error "C205" "标记没有生效，会原样显示出来" => "标点放到 ** 外面，标记写完整，标题和表格按格式写";
    EMPTY_BODY = Error "C206" "没有正文" => "在文章信息后面写正文";
    LINK_FORM = Error "C207" "链接地址不对" => "站内写成 /policies/名称/，首尾都有斜线；站外只用主管部门的 https 地址";
    NO_WORDS = Error "C208" "标题或链接没有文字" => "写上文字，或删去";
    BRACKETS = Error "C209" "引注括号 〔 〕 不成对或是空的" => "补全括号和里面的条款";
    NO_SUCH_SOURCE = Error "C210" "没有这个来源" => "〔来源1〕 指第一个 [[sources]]，核对编号";
    FORBIDDEN_CHARACTER = Error "C211" "有看不见或显示不出的字符" => "删去这个字符，重新键入这一处";
    PERSONAL_NUMBER = Error "C212" "像是手机号或身份证号" => "删去；联系方式只写单位公开的固定电话";
    TOO_DEEP = Error "C213" "嵌套太深" => "列表最多两层，提醒里不再套提醒";
    ROW_WIDTH = Error "C214" "这一行的格数和表头不一样" => "补上或删去格子";
    HEADING_SKIPS = Warning "C215" "三级标题前面没有二级标题" => "改成 ##";
    DUPLICATE_SLUG = Error "C301" "两篇文章用了同一个名称" => "改一个文件名";
    NO_SUCH_POLICY = Error "C302" "没有这篇政策" => "核对名称，或删去这一项";
    NOT_MUTUAL = Error "C303" "替代关系只写了一边" => "新文件写 supersedes，旧文件写 superseded_by，两边要对上";
    CYCLE = Error "C304" "替代关系成了一个圈" => "核对哪个文件更新";
    UNKNOWN_REGION = Error "C305" "数据里没有这个区划" => "核对代码，或先在数据里加上这个区划";
    DEAD_LINK = Error "C306" "链接指向的页面不存在" => "核对地址";
    STATE_DISAGREES = Error "C307" "写了被哪个文件替代，状态却仍是现行" => "state 改为 \"superseded\"";
    LOCAL_VACCINES = Error "C308" "本地另加的疫苗不成立" => "照写出的原因改这个文件；每一剂的月龄、间隔和文件依据都要写";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_in_order() {
        assert!(ALL.is_sorted_by(|first, second| first.code < second.code));
    }
}
