//! The columns, in the order they stand, and a record's cell in each.

use tuoyu_catalog::Date;
use tuoyu_catalog::institution::{
    ClassBand, ClassOffer, FilingStatus, Institution, InstitutionKind, LegalForm, Operation, Precision, Recognition,
    RecognitionState, ServiceMode,
};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::scheme::{Scheme, SchemeKind};

use super::hours;

/// What stands in the filing column where no list has said anything: an empty cell on a list of filed institutions means filed.
pub(crate) const UNSTATED: &str = "未说明";

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Not stated.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(u32),
    /// Degrees.
    Degrees(f64),
    /// A day.
    Day(Date),
}

/// What a cell of a column looks like, and which words it may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// Free words.
    Text,
    /// A whole number.
    Number,
    /// Degrees with a fraction.
    Degrees,
    /// A day.
    Day,
    /// 是 or 否.
    YesNo,
    /// One of these words.
    One(fn() -> Vec<&'static str>),
    /// Any of these words, with 、 between.
    Some(fn() -> Vec<&'static str>),
    /// A township of the region.
    Township,
}

/// A column.
#[derive(Debug)]
pub(crate) struct Column {
    /// Its header.
    pub(crate) header: &'static str,
    /// What it says, for those who read or fill it.
    pub(crate) about: &'static str,
    /// What its cells look like.
    pub(crate) form: Form,
    /// Whether a clerk is asked to fill it in.
    pub(crate) is_asked: bool,
    value: Value,
}

#[derive(Debug)]
enum Value {
    Of(fn(&Subject<'_>) -> Cell),
    Class(ClassBand, fn(&ClassOffer) -> Cell),
}

/// A record with what its cells are named by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    /// The record.
    pub(crate) one: &'a Institution,
    /// Its region.
    pub(crate) region: &'a Region,
    /// The scheme registry.
    pub(crate) schemes: &'a [Scheme],
}

impl Column {
    /// The record's cell.
    pub(crate) fn cell(&self, subject: &Subject<'_>) -> Cell {
        match self.value {
            Value::Of(value) => value(subject),
            Value::Class(band, value) => {
                let class = subject.one.classes.iter().flatten().find(|class| class.band == band);
                class.map_or(Cell::Empty, value)
            }
        }
    }
}

fn text(text: Option<impl Into<String>>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
}

fn number(number: Option<impl Into<u32>>) -> Cell {
    number.map_or(Cell::Empty, |number| Cell::Number(number.into()))
}

fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

fn yes(answer: Option<bool>) -> Cell {
    text(answer.map(|answer| if answer { "是" } else { "否" }))
}

/// Names with 、 between. One that holds such a mark itself would come back as two, so it is left out.
fn names(names: &[String]) -> Cell {
    let plain: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.contains(['、', ';', '；'])).collect();
    if plain.is_empty() { Cell::Empty } else { Cell::Text(plain.join("、")) }
}

/// 是 while a badge of this kind is held, 否 once it has ended; a proposal is neither.
fn badge(subject: &Subject<'_>, scheme: &str) -> Cell {
    let of_scheme = || subject.one.recognitions.iter().filter(|badge| badge.scheme == scheme);
    let has = |state: RecognitionState| of_scheme().any(|badge| badge.state == state);
    yes(if has(RecognitionState::Held) { Some(true) } else { has(RecognitionState::Ended).then_some(false) })
}

fn hygiene(subject: &Subject<'_>) -> Cell {
    let is_held = |badge: &&Recognition| badge.scheme == "hygiene" && badge.state == RecognitionState::Held;
    let badge = subject.one.recognitions.iter().find(is_held);
    let named = |badge: &Recognition| level(subject, &badge.scheme, badge.level.as_deref());
    text(badge.map(|badge| named(badge).unwrap_or_else(|| "合格".to_owned())))
}

/// The other badges, by the name of their scheme.
fn other_badges(subject: &Subject<'_>) -> Cell {
    let own = ["affordable", "model", "hygiene"];
    let held = subject.one.recognitions.iter().filter(|badge| badge.state == RecognitionState::Held);
    let others: Vec<String> = held
        .filter(|badge| !own.contains(&badge.scheme.as_str()))
        .map(|badge| {
            let scheme = subject.schemes.iter().find(|scheme| scheme.id == badge.scheme);
            let level = level(subject, &badge.scheme, badge.level.as_deref()).unwrap_or_default();
            format!("{}{level}", scheme.map_or(badge.scheme.as_str(), |scheme| scheme.name.as_str()))
        })
        .collect();
    if others.is_empty() { Cell::Empty } else { Cell::Text(others.join("、")) }
}

fn level(subject: &Subject<'_>, scheme: &str, level: Option<&str>) -> Option<String> {
    let scheme = subject.schemes.iter().find(|one| one.id == scheme)?;
    Some(scheme.level(level?)?.name.clone())
}

/// The newest quality result that is held.
fn result<'a>(subject: &Subject<'a>) -> Option<&'a tuoyu_catalog::institution::Evaluation> {
    let is_quality =
        |id: &str| subject.schemes.iter().any(|scheme| scheme.id == id && scheme.kind == SchemeKind::Quality);
    let held = subject.one.evaluations.iter().filter(|result| result.state == RecognitionState::Held);
    held.filter(|result| is_quality(&result.scheme)).max_by_key(|result| result.date)
}

fn filing(subject: &Subject<'_>) -> Cell {
    Cell::Text(subject.one.filing.as_ref().map_or(UNSTATED, |filing| filing.status.term()).to_owned())
}

fn sources(subject: &Subject<'_>) -> Cell {
    let titles: Vec<&str> = subject.one.sources.iter().map(|source| source.title.as_str()).collect();
    if titles.is_empty() { Cell::Empty } else { Cell::Text(titles.join("；")) }
}

macro_rules! words {
    ($name:ident of $vocabulary:ident) => {
        fn $name() -> Vec<&'static str> {
            $vocabulary::ALL.iter().map(|word| word.term()).collect()
        }
    };
}
words!(kinds of InstitutionKind);
words!(legal_forms of LegalForm);
words!(modes of ServiceMode);
words!(bands of ClassBand);
words!(precisions of Precision);
words!(statuses of FilingStatus);
words!(operations of Operation);

const fn shown(header: &'static str, form: Form, value: fn(&Subject<'_>) -> Cell, about: &'static str) -> Column {
    Column { header, about, form, is_asked: false, value: Value::Of(value) }
}

const fn asked(header: &'static str, form: Form, value: fn(&Subject<'_>) -> Cell, about: &'static str) -> Column {
    Column { header, about, form, is_asked: true, value: Value::Of(value) }
}

/// What is said of a class band.
const fn class(
    header: &'static str,
    band: ClassBand,
    form: Form,
    value: fn(&ClassOffer) -> Cell,
    about: &'static str,
) -> Column {
    Column { header, about, form, is_asked: !matches!(form, Form::Day), value: Value::Class(band, value) }
}

const PLACES: fn(&ClassOffer) -> Cell = |class| number(class.places);
const ENROLLED: fn(&ClassOffer) -> Cell = |class| number(class.enrolled);
const VACANCIES: fn(&ClassOffer) -> Cell = |class| number(class.vacancies);
const RATIO: fn(&ClassOffer) -> Cell = |class| number(class.children_per_carer);
const STATED: fn(&ClassOffer) -> Cell = |class| day(class.as_of);

/// Every column.
#[rustfmt::skip]
pub(crate) const COLUMNS: &[Column] = &[
    shown("机构编号", Form::Text, |of| Cell::Text(of.one.id.to_string()), "本站的编号，永远不变；原样导入就认得是同一家"),
    asked("机构名称", Form::Text, |of| Cell::Text(of.one.name.clone()), "登记证书或备案回执上的全称，必填"),
    asked("别名", Form::Text, |of| names(&of.one.aliases), "平时叫的名字，几个之间用顿号"),
    asked("曾用名", Form::Text, |of| names(&of.one.former_names), "以前的全称，几个之间用顿号"),
    asked("统一社会信用代码", Form::Text, |of| text(of.one.credit_code.as_ref().map(ToString::to_string)), "18 位"),
    asked("机构类型", Form::One(kinds), |of| text(of.one.kind.map(InstitutionKind::term)), "按下拉的词选"),
    asked("机构性质", Form::One(legal_forms), |of| text(of.one.legal_form.map(LegalForm::term)), "在哪里登记，按下拉的词选"),
    asked("登记机关", Form::Text, |of| text(of.one.registration_authority.clone()), "发营业执照或登记证书的机关"),
    asked("举办单位", Form::Text, |of| text(of.one.operator.clone()), "举办或运营的单位，不写个人"),
    asked("所属区县", Form::Text, |of| Cell::Text(of.region.name.clone()), "区县的名称；整份名单是一个区县的可以不写"),
    shown("区划代码", Form::Text, |of| Cell::Text(of.one.region.to_string()), "GB/T 2260，六位"),
    asked("所属镇街", Form::Township, |of| text(of.one.township.as_ref().and_then(|code| of.region.township(code)).map(|one| one.name.clone())), "街道或乡镇的全称"),
    shown("镇街代码", Form::Text, |of| text(of.one.township.as_ref().map(ToString::to_string)), "九位"),
    asked("所在地点", Form::Text, |of| text(of.one.locality.clone()), "社区、村，或名单上写的不是镇街的地方"),
    asked("地址", Form::Text, |of| text(of.one.address.clone()), "门牌地址；家庭托育点不写楼栋房号"),
    asked("经度(WGS84)", Form::Degrees, |of| of.one.position.map_or(Cell::Empty, |at| Cell::Degrees(at.lon)), "WGS-84 或 CGCS2000；从高德、百度地图取的，把列名改成 经度(GCJ02) 或 经度(BD09)"),
    asked("纬度(WGS84)", Form::Degrees, |of| of.one.position.map_or(Cell::Empty, |at| Cell::Degrees(at.lat)), "同上"),
    asked("位置精度", Form::One(precisions), |of| text(of.one.position.map(|at| at.precision.term())), "位置准到什么程度"),
    asked("联系电话", Form::Text, |of| text(of.one.telephone.clone()), "机构的固定电话，不写个人手机号"),
    asked("服务时间", Form::Text, |of| text(of.one.hours.as_ref().map(hours::line)), "例如 周一至周五 08:00-18:00；周六至周日 休息"),
    asked("服务形式", Form::Some(modes), |of| text(of.one.modes.as_ref().map(|modes| modes.iter().map(|mode| mode.term()).collect::<Vec<_>>().join("、"))), "全日托、半日托、计时托、临时托，几个之间用顿号"),
    asked("托位数", Form::Number, |of| number(of.one.total_places()), "托位总数"),
    asked("班型", Form::Some(bands), |of| text(of.one.classes.as_ref().map(|classes| classes.iter().map(|class| class.band.term()).collect::<Vec<_>>().join("、"))), "乳儿班、托小班、托大班、混合编班，几个之间用顿号"),
    class("乳儿班托位", ClassBand::Infant, Form::Number, PLACES, "6—12 个月"),
    class("乳儿班在托人数", ClassBand::Infant, Form::Number, ENROLLED, "现在有几个孩子"),
    class("乳儿班空余托位", ClassBand::Infant, Form::Number, VACANCIES, "现在还能收几个"),
    class("乳儿班每人照护", ClassBand::Infant, Form::Number, RATIO, "每名保育人员照护几个孩子；标准是不超过 3 个"),
    class("乳儿班数据日期", ClassBand::Infant, Form::Day, STATED, "在托和空余是哪一天的"),
    class("托小班托位", ClassBand::Younger, Form::Number, PLACES, "12—24 个月"),
    class("托小班在托人数", ClassBand::Younger, Form::Number, ENROLLED, "现在有几个孩子"),
    class("托小班空余托位", ClassBand::Younger, Form::Number, VACANCIES, "现在还能收几个"),
    class("托小班每人照护", ClassBand::Younger, Form::Number, RATIO, "标准是不超过 5 个"),
    class("托小班数据日期", ClassBand::Younger, Form::Day, STATED, "在托和空余是哪一天的"),
    class("托大班托位", ClassBand::Older, Form::Number, PLACES, "24—36 个月"),
    class("托大班在托人数", ClassBand::Older, Form::Number, ENROLLED, "现在有几个孩子"),
    class("托大班空余托位", ClassBand::Older, Form::Number, VACANCIES, "现在还能收几个"),
    class("托大班每人照护", ClassBand::Older, Form::Number, RATIO, "标准是不超过 7 个"),
    class("托大班数据日期", ClassBand::Older, Form::Day, STATED, "在托和空余是哪一天的"),
    class("混合班托位", ClassBand::Mixed, Form::Number, PLACES, "18 个月以上混合编班"),
    class("混合班在托人数", ClassBand::Mixed, Form::Number, ENROLLED, "现在有几个孩子"),
    class("混合班空余托位", ClassBand::Mixed, Form::Number, VACANCIES, "现在还能收几个"),
    class("混合班每人照护", ClassBand::Mixed, Form::Number, RATIO, "每名保育人员照护几个孩子"),
    class("混合班数据日期", ClassBand::Mixed, Form::Day, STATED, "在托和空余是哪一天的"),
    asked("保育费(元/月)", Form::Number, |of| number(of.one.fees.as_ref().and_then(|fees| fees.care)), "全日托每月的保育费"),
    asked("膳食费(元/月)", Form::Number, |of| number(of.one.fees.as_ref().and_then(|fees| fees.meals)), "每月的膳食费"),
    asked("其他费用(元/月)", Form::Number, |of| number(of.one.fees.as_ref().and_then(|fees| fees.other)), "每月的其他费用"),
    asked("最高收费(元/月)", Form::Number, |of| number(of.one.fees.as_ref().and_then(|fees| fees.ceiling)), "普惠机构保育费的限价"),
    asked("预收费月数", Form::Number, |of| number(of.one.fees.as_ref().and_then(|fees| fees.prepaid_months)), "一次预收几个月"),
    asked("退费办法", Form::Text, |of| text(of.one.fees.as_ref().and_then(|fees| fees.refund.clone())), "怎么退"),
    shown("收费数据日期", Form::Day, |of| day(of.one.fees.as_ref().and_then(|fees| fees.as_of)), "收费是哪一天的"),
    asked("是否供餐", Form::YesNo, |of| yes(of.one.meals), "提供餐食"),
    asked("食品经营许可证", Form::YesNo, |of| yes(of.one.food_licence), "有没有"),
    asked("录像保存天数", Form::Number, |of| number(of.one.video_days), "监控录像保存几天；规范是不少于 90 天"),
    asked("家长可看监控", Form::YesNo, |of| yes(of.one.parents_may_watch), "家长能不能看"),
    asked("家长委员会", Form::YesNo, |of| yes(of.one.parents_committee), "有没有"),
    asked("责任保险", Form::YesNo, |of| yes(of.one.insured), "有没有投保"),
    asked("备案状态", Form::One(statuses), filing, "空着按已备案；名单没有说明的，发布时写“未说明”"),
    asked("备案时间", Form::Day, |of| day(of.one.filing.as_ref().and_then(|filing| filing.date)), "现在这个备案状态是哪一天起的"),
    asked("备案编号", Form::Text, |of| text(of.one.filing.as_ref().and_then(|filing| filing.receipt.clone())), "备案回执的编号"),
    asked("不予备案原因", Form::Text, |of| text(of.one.filing.as_ref().and_then(|filing| filing.reasons.clone())), "不予备案或注销的理由"),
    asked("是否普惠", Form::YesNo, |of| badge(of, "affordable"), "现在是不是普惠托育机构"),
    asked("是否示范", Form::YesNo, |of| badge(of, "model"), "现在是不是示范机构"),
    asked("卫生评价结果", Form::Text, hygiene, "合格的写合格"),
    shown("其他认定", Form::Text, other_badges, "其他现在生效的认定"),
    shown("质量评估办法", Form::Text, |of| text(result(of).map(|result| of.schemes.iter().find(|scheme| scheme.id == result.scheme).map_or_else(|| result.scheme.clone(), |scheme| scheme.name.clone()))), "最近一次生效的评估结果是按哪个办法评的；办法不同，等级不能比"),
    shown("质量评估等级", Form::Text, |of| text(result(of).and_then(|result| level(of, &result.scheme, result.level.as_deref()))), "办法里的等级"),
    shown("质量评估日期", Form::Day, |of| day(result(of).map(|result| result.date)), "公布结果的日期"),
    shown("质量评估有效期至", Form::Day, |of| day(result(of).and_then(|result| result.until)), "到哪一天"),
    shown("质量评估得分", Form::Number, |of| number(result(of).and_then(|result| result.score)), "总分，公布了才有"),
    shown("开放状态", Form::One(operations), |of| text(of.one.operation.map(Operation::term)), "开放、暂停服务或已停止服务"),
    shown("开放状态日期", Form::Day, |of| day(of.one.operation_since), "暂停或停止是从哪一天起的"),
    shown("数据日期", Form::Day, |of| Cell::Day(of.one.as_of), "这一条里最新的一件事是哪一天说的"),
    shown("数据来源", Form::Text, sources, "取自哪些名单"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_unique() {
        let mut headers: Vec<&str> = COLUMNS.iter().map(|column| column.header).collect();
        headers.sort_unstable();
        headers.dedup();
        assert_eq!(headers.len(), COLUMNS.len());
    }
}
