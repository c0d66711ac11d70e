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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use tuoyu_catalog::institution::{Evaluation, Fees, FilingStatus};
    use tuoyu_catalog::institution::{Filing, Institution};
    use tuoyu_catalog::region::Region;
    use tuoyu_catalog::scheme::{Level, Scheme};
    use tuoyu_catalog::sheet::Sheets;
    use tuoyu_catalog::{InstitutionId, RegionCode, Source};

    const TODAY: &str = "2026-11-22";

    fn scheme(id: &str) -> Scheme {
        Scheme {
            id: id.to_owned(),
            name: format!("示例办法 {id}"),
            kind: SchemeKind::Quality,
            edition: None,
            issuer: None,
            summary: String::new(),
            levels: vec![Level { code: "a".to_owned(), name: "一级".to_owned(), meaning: String::new() }],
            dimensions: Vec::new(),
            veto_items: None,
            effective: None,
            replaces: None,
            fictitious: true,
            source: Source::default(),
        }
    }

    fn one(id: &str) -> Institution {
        let code = RegionCode::parse("410305").unwrap();
        Institution::named(InstitutionId::parse(id).unwrap(), format!("示例{id}"), code, TODAY.parse().unwrap())
    }

    fn compared(all: &[Institution]) -> Vec<Row> {
        let schemes = [scheme("old"), scheme("new")];
        let region: Region = serde_json::from_value(serde_json::json!({
            "code": "410305", "name": "示例区", "full_name": "示例市示例区", "townships": [],
        }))
        .unwrap();
        let sheets = Sheets::of(&region, all, &schemes);
        rows(&sheets.sheets, &Levels::of(&schemes), TODAY.parse().unwrap())
    }

    fn row<'a>(rows: &'a [Row], term: &str) -> &'a Row {
        rows.iter().find(|row| row.term == term).unwrap()
    }

    fn told(row: &Row) -> Vec<Option<&str>> {
        row.cells.iter().map(|cell| cell.said.as_deref()).collect()
    }

    #[test]
    fn what_is_not_stated_is_no_difference() {
        let (mut a, mut b, c) = (one("a1"), one("b2"), one("c3"));
        let fees = |care| Some(Fees { care: Some(care), meals: Some(300), ..Fees::default() });
        (a.fees, b.fees) = (fees(1800), fees(1800));
        let rows = compared(&[a.clone(), b.clone(), c.clone()]);
        assert_eq!(told(row(&rows, "每月一共")), [Some("2,100 元"), Some("2,100 元"), None]);
        assert_eq!(row(&rows, "每月一共").verdict(), Verdict::Open);
        assert_eq!(row(&rows, "退费").verdict(), Verdict::Unstated);
        assert_eq!(row(&rows, "还开着吗").verdict(), Verdict::Same);
        b.fees = fees(2400);
        assert_eq!(row(&compared(&[a, b, c]), "每月一共").verdict(), Verdict::Differs);
    }

    #[test]
    fn a_class_stands_beside_the_limit_and_above_it_is_said_to_be() {
        let class = |most: u8| ClassOffer {
            band: ClassBand::Infant,
            places: Some(10),
            enrolled: None,
            vacancies: Some(2),
            as_of: Some("2026-11-01".parse().unwrap()),
            children_per_carer: Some(most),
        };
        let (mut a, mut b, mut c) = (one("a1"), one("b2"), one("c3"));
        (a.classes, b.classes, c.classes) = (Some(vec![class(3)]), Some(vec![class(4)]), Some(Vec::new()));
        let rows = compared(&[a, b, c]);
        let infants = row(&rows, ClassBand::Infant.term());
        assert!(infants.note.contains("最多带 3 个"));
        assert_eq!(
            told(infants),
            [Some("1 位老师带 3 个，10 个托位"), Some("1 位老师带 4 个，10 个托位"), Some("没有这个班")]
        );
        assert_eq!(infants.cells.iter().map(|cell| cell.over).collect::<Vec<_>>(), [false, true, false]);
        assert!(infants.cells.first().unwrap().aside.contains("空 2 个（2026-11-01，21 天前）"));
        assert!(!rows.iter().any(|row| row.term == ClassBand::Older.term()), "a class nobody has is no row");
    }

    #[test]
    fn results_of_two_schemes_are_said_not_to_be_comparable() {
        let result = |scheme: &str| Evaluation {
            scheme: scheme.to_owned(),
            state: RecognitionState::Held,
            level: Some("a".to_owned()),
            date: "2024-03-05".parse().unwrap(),
            until: None,
            score: None,
            dimension_scores: Vec::new(),
            veto_note: None,
            next_due: None,
            source: None,
        };
        let with = |id: &str, scheme: &str| Institution { evaluations: vec![result(scheme)], ..one(id) };
        let alike = compared(&[with("a1", "new"), with("b2", "new"), one("c3")]);
        let quality = row(&alike, SchemeKind::Quality.term());
        assert_eq!(quality.verdict(), Verdict::Open, "no result is no difference");
        assert!(!quality.note.contains("不能直接比") && quality.note.contains("不等于不合格"));
        let mixed = compared(&[with("a1", "new"), with("b2", "old")]);
        assert!(row(&mixed, SchemeKind::Quality.term()).note.contains("不能直接比"));
    }

    #[test]
    fn a_place_that_is_closed_or_not_filed_says_so() {
        let filing =
            |status| Filing { status, receipt: None, date: None, reasons: None, history: Vec::new(), source: None };
        let mut a = one("a1");
        a.operation = Some(tuoyu_catalog::institution::Operation::Closed);
        a.filing = Some(filing(FilingStatus::Lapsed));
        let rows = compared(&[a, one("b2")]);
        assert_eq!(row(&rows, "还开着吗").verdict(), Verdict::Differs);
        assert_eq!(told(row(&rows, "备案")), [Some(FilingStatus::Lapsed.term()), None]);
    }
}
