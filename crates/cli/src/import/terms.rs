//! What an import is taken to be, where the command line leaves it open: which kind of list, of which day, proposed or held,
//! under which scheme. Every reading that was not given is a warning that names how to give it.

use tuoyu_catalog::institution::RecognitionState;
use tuoyu_catalog::scheme::SchemeKind;
use tuoyu_catalog::{Date, Problem, RegionCode, Source};

use super::Args;
use super::clean::{fold, tidy};
use super::kind::ListKind;
use super::notice::Notice;
use super::scheme::{self, Schemes};
use super::standing::{Ending, Terms};
use crate::clock;

/// What is known before the terms are settled.
pub(super) struct Given<'a> {
    /// The command line.
    pub(super) args: &'a Args,
    /// What the notices say, the first that says it.
    pub(super) notice: &'a Notice,
    /// The files' names, for want of a better title.
    pub(super) files: &'a [String],
    /// Whether a column of a list speaks of filing.
    pub(super) has_filing_columns: bool,
    /// The newest day a row gives for itself.
    pub(super) rows_as_of: Option<Date>,
    /// The levels the rows write.
    pub(super) levels: &'a [String],
}

/// Settles the terms. `Err` where there is no title to name as the source.
pub(super) fn settle(given: &Given<'_>, schemes: &mut Schemes, problems: &mut Vec<Problem>) -> Option<Terms> {
    let notice = given.notice;
    let title = given
        .args
        .source
        .as_deref()
        .map(tidy)
        .filter(|title| !title.is_empty())
        .or_else(|| notice.titles.first().cloned());
    let Some(title) = title else {
        problems.push(Problem::error("E834", first_file(given), "没有名单的标题").mend("用 --source 写明名单的全称"));
        return None;
    };
    let as_of = as_of(given, problems);
    let titles = || [&title].into_iter().chain(&notice.titles);
    let (kind, is_given) = kind(given, &title, problems);
    let state = state(given, &kind, titles().any(|title| title.contains("公示")), problems);
    let source = Source { title: title.clone(), issuer: notice.issuer.clone(), date: notice.date, ..Source::default() };
    let by_then = |day: Option<Date>| day.filter(|day| *day <= as_of);
    let begin = notice.period.map(|(from, _)| from).filter(|_| state == RecognitionState::Proposed);
    let mut terms = Terms {
        kind,
        scheme: None,
        state,
        date: by_then(begin).or(by_then(notice.date)),
        until: notice.period.and_then(|(_, until)| until).filter(|_| state == RecognitionState::Proposed),
        ending: Ending::of(&titles().map(String::as_str).collect::<String>()),
        as_of,
        source,
    };
    choose_scheme(given, &mut terms, is_given, schemes, problems);
    Some(terms)
}

fn first_file<'a>(given: &'a Given<'_>) -> &'a str {
    given.files.first().map_or("", String::as_str)
}

fn as_of(given: &Given<'_>, problems: &mut Vec<Problem>) -> Date {
    let notice = given.notice;
    let begin = notice.period.map(|(from, _)| from);
    let stated = given.args.as_of.or(notice.as_of).or(given.rows_as_of).or(notice.date.max(begin));
    stated.unwrap_or_else(|| {
        let today = clock::today();
        let problem = Problem::warning("E833", first_file(given), format!("名单没有写日期，按今天（{today}）算"));
        problems.push(problem.mend("用 --as-of 写明名单的日期"));
        today
    })
}

/// What the list is about, and whether the command line said so.
fn kind(given: &Given<'_>, title: &str, problems: &mut Vec<Problem>) -> (ListKind, bool) {
    if let Some(kind) = &given.args.list {
        return (kind.clone(), true);
    }
    let titles = [title].into_iter().chain(given.notice.titles.iter().map(String::as_str));
    let by_title = titles.filter_map(ListKind::guess).next();
    let by_file =
        || given.files.iter().find_map(|file| ListKind::guess(file.rsplit(['/', '\\']).next().unwrap_or(file)));
    let by_columns = given.has_filing_columns.then_some(ListKind::Filing);
    let kind = by_title.or(by_columns).or_else(by_file).unwrap_or_else(|| {
        let problem = Problem::warning("E831", first_file(given), "标题没有说明是什么名单，只导入机构信息，备案和认定不变");
        let remedy = "用 --list 写明：filing（备案）、recognition:affordable（普惠）、evaluation:办法（评估）、closure（注销停业）";
        problems.push(problem.mend(remedy));
        ListKind::Facts
    });
    (kind, false)
}

/// Words of a notice that takes badges away.
const ENDING: [&str; 6] = ["取消", "撤销", "退出", "摘牌", "终止", "收回"];

fn state(given: &Given<'_>, kind: &ListKind, title_proposes: bool, problems: &mut Vec<Problem>) -> RecognitionState {
    if !matches!(kind, ListKind::Recognition(_) | ListKind::Evaluation(_)) {
        return RecognitionState::Held;
    }
    let titles = given.args.source.iter().chain(&given.notice.titles);
    if titles.take(2).any(|title| ENDING.iter().any(|word| title.contains(word))) {
        return RecognitionState::Ended;
    }
    if given.notice.proposes || given.notice.period.is_some() {
        return RecognitionState::Proposed;
    }
    if title_proposes {
        let problem = Problem::warning("E835", first_file(given), "标题写的是公示，没有写公示期，按公示期内登记");
        problems.push(problem.mend("正式公布以后，用公告的标题再导入一次"));
        return RecognitionState::Proposed;
    }
    RecognitionState::Held
}

/// The scheme: the one named, the one whose levels these are, or one that only this list tells of.
fn choose_scheme(
    given: &Given<'_>,
    terms: &mut Terms,
    is_given: bool,
    schemes: &mut Schemes,
    problems: &mut Vec<Problem>,
) {
    let (id, kind) = match &terms.kind {
        ListKind::Recognition(id) => (Some(id.clone()), SchemeKind::Other),
        ListKind::Evaluation(id) => (id.clone(), SchemeKind::Quality),
        _ => return,
    };
    let region = &given.args.region;
    let id = match id {
        Some(id) if schemes.get(&id).is_none() => {
            problems.push(schemes.unknown(first_file(given), &id));
            return;
        }
        // 州级示范 with AAAA and AAA: the plain scheme has no levels, so this list's own is written down.
        Some(id)
            if !is_given
                && id == "model"
                && given.levels.iter().any(|level| super::heading::level(&fold(level)).is_some()) =>
        {
            new_scheme(region, SchemeKind::Model, terms, given, schemes, problems)
        }
        Some(id) => {
            let fits = schemes
                .get(&id)
                .is_some_and(|scheme| (scheme.kind == SchemeKind::Quality) == (kind == SchemeKind::Quality));
            if !fits {
                let problem = Problem::error("E836", first_file(given), format!("办法 {id} 的类别与名单不合"));
                problems.push(problem.mend("质量评估写 --list evaluation:办法，其他认定写 --list recognition:办法"));
            }
            id
        }
        None => match schemes.with_levels(given.levels, terms.date.unwrap_or(terms.as_of)) {
            Some(id) => {
                let problem = Problem::warning("E838", first_file(given), format!("没有写明评估办法，按等级认作 {id}"));
                problems.push(problem.mend(format!("用 --list evaluation:{id} 或别的办法写明")));
                id
            }
            None => new_scheme(region, SchemeKind::Quality, terms, given, schemes, problems),
        },
    };
    terms.scheme = Some(id);
    scheme::check_levels(given.levels, terms, schemes, first_file(given), problems);
}

fn new_scheme(
    region: &RegionCode,
    kind: SchemeKind,
    terms: &Terms,
    given: &Given<'_>,
    schemes: &mut Schemes,
    problems: &mut Vec<Problem>,
) -> String {
    let id = schemes.add(region, kind, terms, given.levels);
    let problem = Problem::warning("E838", first_file(given), format!("没有登记过这个评定办法，按名单新登记为 {id}"));
    problems.push(problem.mend("在 schemes.json 里写明办法的名称和每个等级的含义"));
    id
}
