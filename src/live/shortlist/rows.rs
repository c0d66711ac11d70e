//! A comparison, row by row: what each institution states, and where they differ. What one does not state is no difference.

use tuoyu_catalog::Date;
use tuoyu_catalog::card::Badge;
use tuoyu_catalog::institution::{ClassBand, ClassOffer, RecognitionState};
use tuoyu_catalog::scheme::SchemeKind;
use tuoyu_catalog::sheet::Sheet;

use crate::live::places::{Levels, badge_words};
use crate::text;

/// What one institution states in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// What is compared; `None` where nothing is stated.
    pub(super) said: Option<String>,
    /// More about it, such as its day; may be empty.
    pub(super) aside: String,
    /// Whether it is more than the standard allows.
    pub(super) over: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What it is about.
    pub(super) term: String,
    /// What must be known to read it; may be empty.
    pub(super) note: &'static str,
    /// A cell for each institution.
    pub(super) cells: Vec<Cell>,
}

/// How the institutions stand to each other in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// All state the same.
    Same,
    /// Those that state something state different things.
    Differs,
    /// Some state nothing, the others the same.
    Open,
    /// None states anything.
    Unstated,
}

impl Row {
    /// How they stand to each other.
    pub(super) fn verdict(&self) -> Verdict {
        let mut stated = self.cells.iter().filter_map(|cell| cell.said.as_deref());
        let Some(first) = stated.next() else { return Verdict::Unstated };
        if stated.any(|other| other != first) {
            Verdict::Differs
        } else if self.cells.iter().any(|cell| cell.said.is_none()) {
            Verdict::Open
        } else {
            Verdict::Same
        }
    }
}

fn said(words: impl Into<String>) -> Cell {
    Cell { said: Some(words.into()), ..Cell::default() }
}

fn stated(words: Option<String>) -> Cell {
    Cell { said: words, ..Cell::default() }
}

/// All rows of these institutions.
pub(super) fn rows(sheets: &[Sheet], levels: &Levels, today: Date) -> Vec<Row> {
    let row = |term: &str, cell: &dyn Fn(&Sheet) -> Cell| Row {
        term: term.to_owned(),
        note: "",
        cells: sheets.iter().map(cell).collect(),
    };
    let badge = |kind: SchemeKind| row(kind.term(), &|sheet| badge(sheet, kind, levels, today));
    let answer =
        |answer: Option<bool>, yes: &str, no: &str| stated(answer.map(|is| if is { yes } else { no }.to_owned()));
    let mut rows = vec![
        row("还开着吗", &|sheet| said(sheet.card.operation.map_or("没有停办的消息", |operation| operation.term()))),
        row("备案", &|sheet| stated(sheet.card.filing.map(|status| status.term().to_owned()))),
        row("收托月龄", &|sheet| stated(sheet.card.month_span().map(|(from, to)| format!("{from}–{to} 个月")))),
        row("托育方式", &|sheet| {
            stated(
                sheet
                    .card
                    .modes
                    .as_ref()
                    .map(|modes| modes.iter().map(|mode| mode.term()).collect::<Vec<_>>().join("、")),
            )
        }),
        row("工作日时间", &|sheet| {
            stated(sheet.card.hours.map(|(open, close)| format!("{}–{}", text::clock(open), text::clock(close))))
        }),
        row("每月一共", &|sheet| fee(sheet, today)),
        row("预收", &|sheet| stated(sheet.fees.as_ref().and_then(|fees| fees.prepaid_months).map(prepaid))),
        row("退费", &|sheet| stated(sheet.fees.as_ref().and_then(|fees| fees.refund.clone()))),
    ];
    rows.extend(ClassBand::ALL.iter().filter_map(|band| classes(sheets, *band, today)));
    rows.push(quality(sheets, levels, today));
    rows.extend([SchemeKind::Hygiene, SchemeKind::Affordable, SchemeKind::Model].map(badge));
    rows.extend([
        row("供餐", &|sheet| answer(sheet.card.meals, "供餐", "不供餐")),
        row("家长看视频", &|sheet| answer(sheet.card.watch, "可以", "不可以")),
        row("检查记录", &inspections),
        row("类型", &|sheet| stated(sheet.card.kind.map(|kind| kind.term().to_owned()))),
        row("地址", &|sheet| stated(sheet.card.address.clone())),
        row("电话", &|sheet| stated(sheet.telephone.clone())),
        row("资料截至", &|sheet| Cell {
            said: Some(sheet.as_of.to_string()),
            aside: sheet.as_of.age_on(today),
            over: false,
        }),
    ]);
    rows
}

fn prepaid(months: u8) -> String {
    if months == 0 { "不预收".to_owned() } else { format!("{months} 个月") }
}

fn fee(sheet: &Sheet, today: Date) -> Cell {
    let Some(fees) = &sheet.fees else { return Cell::default() };
    let part = |name: &str, amount: Option<u32>| amount.map(|amount| format!("{name} {}", text::thousands(amount)));
    let parts = [part("保育费", fees.care), part("膳食费", fees.meals), part("其他", fees.other)];
    let day = fees.as_of.map(|day| format!("{day}，{}", day.age_on(today)));
    Cell {
        said: fees.monthly().map(|fee| format!("{} 元", text::thousands(fee))),
        aside: parts.into_iter().flatten().chain(day).collect::<Vec<_>>().join("；"),
        over: false,
    }
}

/// The row of a class band; none where no institution has it.
fn classes(sheets: &[Sheet], band: ClassBand, today: Date) -> Option<Row> {
    let of = |sheet: &Sheet| sheet.classes.as_ref().map(|all| all.iter().find(|class| class.band == band).cloned());
    sheets.iter().any(|sheet| matches!(of(sheet), Some(Some(_)))).then(|| Row {
        term: band.term().to_owned(),
        note: match band.most_per_carer() {
            Some(3) => "规定 1 位老师最多带 3 个",
            Some(5) => "规定 1 位老师最多带 5 个",
            Some(7) => "规定 1 位老师最多带 7 个",
            _ => "几个孩子配一位老师，国家标准没有写",
        },
        cells: sheets
            .iter()
            .map(|sheet| of(sheet).map_or_else(Cell::default, |class| class_cell(class, today)))
            .collect(),
    })
}

fn class_cell(class: Option<ClassOffer>, today: Date) -> Cell {
    let Some(class) = class else { return said("没有这个班") };
    let ratio = class.children_per_carer.map(|most| format!("1 位老师带 {most} 个"));
    let places = class.places.map(|places| format!("{places} 个托位"));
    let free = class.vacancies.map(|free| {
        let day = class.as_of.map(|day| format!("（{day}，{}）", day.age_on(today))).unwrap_or_default();
        format!("空 {free} 个{day}")
    });
    let over = class.children_per_carer.zip(class.band.most_per_carer()).is_some_and(|(has, most)| has > most);
    let told: Vec<String> = ratio.into_iter().chain(places).collect();
    Cell {
        said: Some(if told.is_empty() { "有".to_owned() } else { told.join("，") }),
        aside: free.unwrap_or_default(),
        over,
    }
}

/// The results of quality evaluation. Only results of one scheme's one edition can be held against each other.
fn quality(sheets: &[Sheet], levels: &Levels, today: Date) -> Row {
    let schemes: Vec<&str> = sheets
        .iter()
        .filter_map(|sheet| sheet.card.badge(SchemeKind::Quality))
        .map(|badge| badge.scheme.as_str())
        .collect();
    let is_one = schemes.iter().all(|scheme| Some(scheme) == schemes.first());
    Row {
        term: SchemeKind::Quality.term().to_owned(),
        note: if is_one {
            "没有结果不等于不合格"
        } else {
            "不是同一个评估办法，不能直接比。没有结果不等于不合格"
        },
        cells: sheets.iter().map(|sheet| badge(sheet, SchemeKind::Quality, levels, today)).collect(),
    }
}

fn badge(sheet: &Sheet, kind: SchemeKind, levels: &Levels, today: Date) -> Cell {
    let day = |badge: &Badge| badge.date.map(|day| format!("{day}，{}", day.age_on(today))).unwrap_or_default();
    match sheet.card.badge(kind) {
        Some(badge) => Cell { said: Some(badge_words(badge, levels)), aside: day(badge), over: false },
        None => {
            let ended = sheet.card.badges.iter().any(|one| one.kind == kind && one.state == RecognitionState::Ended);
            stated(ended.then(|| "以前有，已失效".to_owned()))
        }
    }
}

fn inspections(sheet: &Sheet) -> Cell {
    stated(sheet.inspections.map(|(all, open)| match open {
        0 => format!("公布 {all} 次，都已整改"),
        open => format!("公布 {all} 次，{open} 次没有说明已整改"),
    }))
}
