//! The doses of one child as they stand today: what the page shows of each, and what goes into a calendar.

use tuoyu_catalog::Date;
use tuoyu_childhealth::age::months_words;
use tuoyu_childhealth::vaccines::{CLINIC_DECIDES, Concern, Dose, Reviewed, Status, review};

use crate::calendar::Entry;
use crate::live::family::Child;
use crate::live::piece::{Piece, paragraph, piece};

/// One dose as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing {
    /// The dose's id.
    pub(super) id: String,
    /// 百白破疫苗第 2 剂.
    pub(super) name: String,
    /// From what age, what it prevents, what else to know.
    pub(super) about: String,
    /// Where it stands.
    pub(super) status: Status,
    /// The same in a sentence.
    pub(super) words: String,
    /// The day to note down.
    pub(super) day: Date,
    /// The day it was given.
    pub(super) given: Option<Date>,
    /// What is odd about that day.
    pub(super) concern: Option<Concern>,
}

/// Every one of these doses as it stands for a child's choices, in the schedule's order.
pub(super) fn standings(doses: &[Dose], child: &Child, today: Date) -> Vec<Standing> {
    let reviewed = review(doses, child.birth, child.choices, &child.given, today);
    let standing = |dose: &Dose| reviewed.iter().find(|one| one.dose.id == dose.id).map(standing);
    doses.iter().filter_map(standing).collect()
}

fn standing(reviewed: &Reviewed<'_>) -> Standing {
    let dose = reviewed.dose;
    Standing {
        id: dose.id.clone(),
        name: dose.name(),
        about: about(dose),
        status: reviewed.status,
        words: reviewed.words(),
        day: reviewed.day,
        given: (reviewed.status == Status::Given).then_some(reviewed.day),
        concern: reviewed.concern,
    }
}

/// From what age, what it prevents, what else to know: 满 2 个月起，防脊髓灰质炎.
pub(crate) fn about(dose: &Dose) -> String {
    let age = if dose.months == 0 { "出生后".to_owned() } else { format!("{}起", months_words(dose.months)) };
    let note = if dose.note.is_empty() { String::new() } else { format!("。{}", dose.note) };
    let local = if dose.local { "，本地另加" } else { "" };
    format!("{age}{local}，防{}{note}", dose.prevents)
}

/// What matters now, a sentence each: what is late, what may be given, what comes next.
pub(super) fn summary(standings: &[Standing], today: Date) -> Vec<String> {
    let named = |status: Status| {
        let names: Vec<&str> =
            standings.iter().filter(|one| one.status == status).map(|one| one.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join("、"))
    };
    if standings.iter().all(|one| one.given.is_none()) && named(Status::Overdue).is_some() {
        return vec!["还没有对照接种证。先把打过的日期填在下面，这里就会说清还差哪几剂、下一次什么时候。".to_owned()];
    }
    let next = standings.iter().filter(|one| one.status == Status::Waiting).map(|one| one.day).min();
    let next = next.map(|day| {
        let names = standings.iter().filter(|one| one.status == Status::Waiting && one.day == day);
        let names: Vec<&str> = names.map(|one| one.name.as_str()).collect();
        format!("下一次：最早 {day}（{}），{}。", day.age_on(today), names.join("、"))
    });
    let late = named(Status::Overdue).map(|names| format!("过了推荐年龄，还没有标上的：{names}。尽快联系接种单位。"));
    let due = named(Status::Due).map(|names| format!("到时候了：{names}。"));
    let said: Vec<String> = [late, due, next].into_iter().flatten().collect();
    if said.is_empty() { vec!["程序表里的剂次都标上了。".to_owned()] } else { said }
}

/// The doses still to come as calendar entries, by day; those late or due stand on the first day they are possible.
pub(super) fn entries(standings: &[Standing], child: &Child, today: Date) -> Vec<Entry> {
    let mut open: Vec<&Standing> = Vec::new();
    for one in standings.iter().filter(|one| matches!(one.status, Status::Waiting | Status::Due | Status::Overdue)) {
        // Inserted in place: each sort of a vector is two more kilobytes in the browser.
        let at = open.partition_point(|earlier| earlier.day <= one.day);
        open.insert(at, one);
    }
    let title = |one: &Standing| match &child.name {
        Some(name) => format!("{name}：{}", one.name),
        None => one.name.clone(),
    };
    let entry = |one: &Standing| Entry {
        uid: format!("{}-{}@tuoyu", one.id, child.birth),
        title: title(one),
        date: one.day,
        hours: None,
        place: None,
        notes: format!("{}\n{CLINIC_DECIDES}", one.about),
        stated: today,
        remind: true,
    };
    open.into_iter().map(entry).collect()
}

/// The card to print: every dose, when it is possible, and the day it was given, or room for it.
pub(super) fn card(standings: &[Standing], child: &Child, today: Date) -> Vec<Piece> {
    let cells = |name: &'static str, words: [String; 3]| {
        let cell = |words: String| {
            let cell = piece(name).words(words);
            if name == "th" { cell.with("scope", "col") } else { cell }
        };
        piece("tr").holding(words.map(cell))
    };
    let row = |one: &Standing| {
        let given = one.given.map(|day| day.to_string()).unwrap_or_default();
        let from = match one.status {
            Status::Given => String::new(),
            Status::Closed => "一般不再补".to_owned(),
            _ => one.day.to_string(),
        };
        cells("td", [one.name.clone(), from, given])
    };
    let head = cells("th", ["疫苗", "最早哪天", "打了（日期）"].map(str::to_owned));
    vec![
        paragraph("", child.printed_words(today)),
        piece("table")
            .class("ty-figures ty-vaccine-card")
            .holding([piece("thead").holding([head]), piece("tbody").holding(standings.iter().map(row))]),
    ]
}
