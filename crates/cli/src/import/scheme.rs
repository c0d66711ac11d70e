//! The registry of schemes as an import needs it: which scheme a list is under, and which of its levels a row means.

use tuoyu_catalog::scheme::{Level, Scheme, SchemeKind};
use tuoyu_catalog::{Date, Problem, RegionCode};

use super::clean::fold;
use super::heading;
use super::kind::ListKind;
use super::mapping::Mapping;
use super::standing::Terms;

/// The registry, and what the import adds to it.
#[derive(Debug)]
pub(super) struct Schemes {
    /// The schemes, in the registry's order.
    pub(super) all: Vec<Scheme>,
    /// Whether any was added.
    pub(super) is_changed: bool,
    /// Decisions on levels.
    mapping: Mapping,
}

/// Words for a result that gives no badge.
const NEGATIVE: [&str; 6] = ["不合格", "未通过", "不通过", "不予", "未达标", "不达标"];
/// Words for a result that gives the badge, where the scheme has no levels.
const POSITIVE: [&str; 8] = ["合格", "通过", "同意", "是", "普惠", "示范", "认定", "达标"];

impl Schemes {
    /// The registry with the clerk's decisions.
    pub(super) fn new(all: Vec<Scheme>, mapping: &Mapping) -> Schemes {
        Schemes { all, is_changed: false, mapping: mapping.clone() }
    }

    /// The scheme with this id.
    pub(super) fn get(&self, id: &str) -> Option<&Scheme> {
        self.all.iter().find(|scheme| scheme.id == id)
    }

    /// Why a scheme that was named cannot be used.
    pub(super) fn unknown(&self, file: &str, id: &str) -> Problem {
        let known: Vec<&str> = self.all.iter().map(|scheme| scheme.id.as_str()).collect();
        let problem = Problem::error("E836", file, format!("没有登记办法 {id}"));
        problem.mend(format!("已登记的有：{}；新办法先写进 schemes.json", known.join("、")))
    }

    /// The one quality scheme in force on that day that has all these levels.
    pub(super) fn with_levels(&self, levels: &[String], on: Date) -> Option<String> {
        let fits = |scheme: &&Scheme| {
            scheme.kind == SchemeKind::Quality
                && !scheme.fictitious
                && scheme.effective.is_none_or(|from| from <= on)
                && !levels.is_empty()
                && levels.iter().all(|level| self.level(&scheme.id, level).is_some())
        };
        let mut fitting = self.all.iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none()).map(|scheme| scheme.id.clone())
    }

    /// The code of a level as a list writes it.
    pub(super) fn level(&self, scheme: &str, written: &str) -> Option<String> {
        let scheme = self.get(scheme)?;
        let text = self.mapping.level(written).map_or_else(|| fold(written), fold);
        let is_it = |level: &&Level| {
            let names = [fold(&level.code), fold(&level.name)];
            names.contains(&text)
                || heading::level(&text).is_some_and(|said| Some(said) == heading::level(&fold(&level.name)))
        };
        scheme.levels.iter().find(is_it).map(|level| level.code.clone())
    }

    /// Writes down a scheme of which only its results are known: its name, its levels in their order, no meaning of any.
    pub(super) fn add(&mut self, region: &RegionCode, kind: SchemeKind, terms: &Terms, levels: &[String]) -> String {
        let year = terms.date.unwrap_or(terms.as_of).year();
        let id = format!("{region}-{}-{year}", kind.code());
        if self.get(&id).is_some() {
            self.add_levels(&id, levels);
            return id;
        }
        self.all.push(Scheme {
            id: id.clone(),
            name: terms.source.title.clone(),
            kind,
            edition: Some(year.to_string()),
            issuer: terms.source.issuer.clone(),
            summary: format!("当地公布的评定结果，见《{}》；怎样评定以评定通知为准。", terms.source.title),
            levels: Vec::new(),
            dimensions: Vec::new(),
            veto_items: None,
            effective: None,
            replaces: None,
            fictitious: false,
            source: terms.source.clone(),
        });
        self.is_changed = true;
        self.add_levels(&id, levels);
        id
    }

    fn add_levels(&mut self, id: &str, levels: &[String]) {
        let new: Vec<Level> = levels
            .iter()
            .filter(|level| self.level(id, level).is_none())
            .map(|level| heading::level(&fold(level)).unwrap_or_else(|| level.clone()))
            .map(|name| Level { code: name.clone(), name, meaning: "含义以评定通知为准。".to_owned() })
            .collect();
        let Some(scheme) = self.all.iter_mut().find(|scheme| scheme.id == id) else { return };
        for level in new {
            if scheme.level(&level.code).is_none() {
                scheme.levels.push(level);
                self.is_changed = true;
            }
        }
        scheme.levels.sort_by_key(|level| rank(&level.code));
    }
}

/// Where a level stands among those of its own sort, the best first; others keep the order they were met in.
fn rank(level: &str) -> (usize, usize) {
    const ORDERS: [&str; 28] = [
        "五星级",
        "五星",
        "四星级",
        "四星",
        "三星级",
        "三星",
        "二星级",
        "一星级",
        "示范型",
        "规范型",
        "一级",
        "1级",
        "甲级",
        "甲等",
        "二级",
        "2级",
        "乙级",
        "乙等",
        "三级",
        "3级",
        "丙级",
        "四级",
        "五级",
        "优秀",
        "良好",
        "合格",
        "不合格",
        "",
    ];
    if level.chars().all(|one| one == 'A') {
        return (0, 10_usize.saturating_sub(level.len()));
    }
    (1, ORDERS.iter().position(|one| one == &level).unwrap_or(ORDERS.len()))
}

/// Whether a level says that the badge was not given.
pub(super) fn is_negative(level: &str) -> bool {
    NEGATIVE.iter().any(|word| level.contains(word))
}

/// Names the levels of a list that the scheme does not have.
pub(super) fn check_levels(
    levels: &[String],
    terms: &Terms,
    schemes: &Schemes,
    file: &str,
    problems: &mut Vec<Problem>,
) {
    let Some(scheme) = terms.scheme.as_deref().and_then(|id| schemes.get(id)) else { return };
    let is_badge = matches!(terms.kind, ListKind::Recognition(_));
    for level in levels {
        let says_only_yes = is_badge && (is_negative(level) || POSITIVE.iter().any(|word| level.contains(word)));
        if schemes.level(&scheme.id, level).is_some() || says_only_yes {
            continue;
        }
        let known: Vec<&str> = scheme.levels.iter().map(|level| level.code.as_str()).collect();
        let message = if known.is_empty() {
            format!("{} 不分等级，等级没有保存", scheme.id)
        } else {
            format!("{} 没有这个等级", scheme.id)
        };
        let make = if known.is_empty() { Problem::warning } else { Problem::error };
        let remedy = known.first().map_or_else(String::new, |code| {
            format!("在对照文件里写：等级 {level} = {code}（可用：{}）", known.join("、"))
        });
        problems.push(make("E837", file, message).in_field("评定等级", level).mend(remedy));
    }
}
