//! An institution in words, row by row, for the comparison, the shortlist and the paper one takes along.

use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::card::{Badge, Card};
use tuoyu_catalog::institution::{ClassBand, ClassOffer, FilingStatus, Institution, RecognitionState};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::runtime::Shard;
use tuoyu_catalog::scheme::{Scheme, SchemeKind};
use tuoyu_catalog::sheet::{Sheet, SheetCell, SheetRow, Sheets};

use crate::data::picture::Ground;
use crate::live::places::{Levels, badge_marks, badge_words};
use crate::live::shortlist::NO_CLASS;
use crate::text;

/// The sheets of a region.
pub fn sheets_of(
    shard: &Shard,
    institutions: &[Institution],
    schemes: &[Scheme],
    basemap: Option<&BasemapFile>,
) -> Sheets {
    let levels = Levels::of(schemes);
    let ground = basemap.and_then(|basemap| Ground::of(shard, basemap));
    let words = |one: &Institution| {
        let card = Card::of(one, schemes);
        let at = card.point.zip(ground.as_ref()).map(|(point, ground)| ground.at(point));
        Sheet { at, ..Words { one, card: &card, region: &shard.region, levels: &levels }.sheet() }
    };
    let mut sheets: Vec<Sheet> = institutions.iter().map(words).collect();
    sheets.sort_by(|a, b| a.id.cmp(&b.id));
    let row = |(term, note): (&str, &str)| SheetRow {
        term: term.to_owned(),
        note: note.to_owned(),
        own: ["地址", "电话", "资料截至"].contains(&term),
    };
    Sheets { rows: terms().into_iter().map(row).collect(), sheets, ground: ground.map(|ground| ground.sheet) }
}

/// What the rows are about, each with what must be known to read it.
fn terms() -> Vec<(&'static str, &'static str)> {
    let limit = |band: ClassBand| match band.most_per_carer() {
        Some(3) => "规定 1 位老师最多带 3 个",
        Some(5) => "规定 1 位老师最多带 5 个",
        Some(7) => "规定 1 位老师最多带 7 个",
        _ => "几个孩子配一位老师，国家标准没有写",
    };
    let first = ["还开着吗", "备案", "收托月龄", "托育方式", "工作日时间", "每月一共", "预收", "退费"];
    let last = ["供餐", "家长看视频", "检查记录", "类型", "地址", "电话", "资料截至"];
    let plain = |term: &'static str| (term, "");
    first
        .map(plain)
        .into_iter()
        .chain(ClassBand::ALL.iter().map(|band| (band.term(), limit(*band))))
        .chain([(SchemeKind::Quality.term(), "没有结果不等于不合格")])
        .chain(BADGES.map(|kind| (kind.term(), "")))
        .chain(last.map(plain))
        .collect()
}

/// The badges that have a row of their own, after quality.
const BADGES: [SchemeKind; 3] = [SchemeKind::Hygiene, SchemeKind::Affordable, SchemeKind::Model];

/// All one needs to word an institution.
struct Words<'a> {
    one: &'a Institution,
    card: &'a Card,
    region: &'a Region,
    levels: &'a Levels,
}

fn said(words: impl Into<String>) -> SheetCell {
    SheetCell { said: Some(words.into()), ..SheetCell::default() }
}

fn stated(words: Option<impl Into<String>>) -> SheetCell {
    SheetCell { said: words.map(Into::into), ..SheetCell::default() }
}

impl Words<'_> {
    fn sheet(&self) -> Sheet {
        let (one, card) = (self.one, self.card);
        let not_filed = card.filing.filter(|status| *status != FilingStatus::Filed).map(FilingStatus::term);
        let township = one.township.as_ref().and_then(|code| self.region.township(code));
        let address = card.address.clone().unwrap_or_else(|| format!("地址{}", text::UNSTATED));
        let place: Vec<String> = township.map(|township| township.name.clone()).into_iter().chain([address]).collect();
        Sheet {
            id: one.id.clone(),
            name: one.name.clone(),
            notice: card.operation.map(|operation| operation.term()).or(not_filed).unwrap_or_default().to_owned(),
            place: place.join(" · "),
            telephone: one.telephone.clone().unwrap_or_default(),
            taken: [text::months(card), text::hours(card), text::fee(card)].join("；"),
            badges: badge_marks(card, self.levels).map(|(shape, words)| (shape.to_owned(), words)).collect(),
            as_of: one.as_of,
            at: None,
            cells: self.cells(),
        }
    }

    /// A cell for each of [`terms`], in their order.
    fn cells(&self) -> Vec<SheetCell> {
        let (one, card) = (self.one, self.card);
        let yes_no = |answer: Option<bool>, yes, no| stated(answer.map(|is| if is { yes } else { no }));
        let fees = one.fees.as_ref();
        let modes = |modes: &Vec<_>| {
            modes
                .iter()
                .map(|mode: &tuoyu_catalog::institution::ServiceMode| mode.term())
                .collect::<Vec<_>>()
                .join("、")
        };
        let mut cells = vec![
            said(card.operation.map_or("没有停办的消息", |operation| operation.term())),
            stated(card.filing.map(FilingStatus::term)),
            stated(card.month_span().map(|(from, to)| format!("{from}–{to} 个月"))),
            stated(card.modes.as_ref().map(modes)),
            stated(card.hours.map(|(open, close)| format!("{}–{}", text::clock(open), text::clock(close)))),
            self.fee(),
            stated(fees.and_then(|fees| fees.prepaid_months).map(prepaid)),
            stated(fees.and_then(|fees| fees.refund.clone())),
        ];
        cells.extend(ClassBand::ALL.iter().map(|band| self.class(*band)));
        cells.push(self.badge(SchemeKind::Quality));
        cells.extend(BADGES.map(|kind| self.badge(kind)));
        cells.extend([
            yes_no(card.meals, "供餐", "不供餐"),
            yes_no(card.watch, "可以", "不可以"),
            self.inspections(),
            stated(card.kind.map(|kind| kind.term())),
            stated(card.address.clone()),
            stated(one.telephone.clone()),
            SheetCell { day: Some(one.as_of), ..said("") },
        ]);
        cells
    }

    fn fee(&self) -> SheetCell {
        let Some(fees) = &self.one.fees else { return SheetCell::default() };
        let part = |name: &str, amount: Option<u32>| amount.map(|amount| format!("{name} {}", text::thousands(amount)));
        let parts = [part("保育费", fees.care), part("膳食费", fees.meals), part("其他", fees.other)];
        let Some(monthly) = fees.monthly() else { return SheetCell::default() };
        SheetCell {
            aside: parts.into_iter().flatten().collect::<Vec<_>>().join("；"),
            day: fees.as_of,
            ..said(format!("{} 元", text::thousands(monthly)))
        }
    }

    fn class(&self, band: ClassBand) -> SheetCell {
        let Some(all) = &self.one.classes else { return SheetCell::default() };
        all.iter().find(|class| class.band == band).map_or_else(|| said(NO_CLASS), class_cell)
    }

    fn badge(&self, kind: SchemeKind) -> SheetCell {
        match self.card.badge(kind) {
            Some(badge) => held(badge, self.levels),
            None => {
                let is_ended = |one: &Badge| one.kind == kind && one.state == RecognitionState::Ended;
                stated(self.card.badges.iter().any(is_ended).then_some("以前有，已失效"))
            }
        }
    }

    fn inspections(&self) -> SheetCell {
        let all = self.one.inspections.len();
        let open = self.one.inspections.iter().filter(|inspection| inspection.put_right != Some(true)).count();
        stated((all > 0).then(|| match open {
            0 => format!("公布 {all} 次，都已整改"),
            open => format!("公布 {all} 次，{open} 次没有说明已整改"),
        }))
    }
}

fn prepaid(months: u8) -> String {
    if months == 0 { "不预收".to_owned() } else { format!("{months} 个月") }
}

fn held(badge: &Badge, levels: &Levels) -> SheetCell {
    SheetCell { day: badge.date, scheme: badge.scheme.clone(), ..said(badge_words(badge, levels)) }
}

fn class_cell(class: &ClassOffer) -> SheetCell {
    let ratio = class.children_per_carer.map(|most| format!("1 位老师带 {most} 个"));
    let places = class.places.map(|places| format!("{places} 个托位"));
    let told: Vec<String> = ratio.into_iter().chain(places).collect();
    let limit = class.children_per_carer.zip(class.band.most_per_carer());
    SheetCell {
        aside: class.vacancies.map(|free| format!("空 {free} 个")).unwrap_or_default(),
        day: class.vacancies.and(class.as_of),
        over: limit.is_some_and(|(has, most)| has > most),
        ..said(if told.is_empty() { "有".to_owned() } else { told.join("，") })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use tuoyu_catalog::institution::{Fees, Operation};
    use tuoyu_catalog::{InstitutionId, RegionCode};

    fn one(id: &str) -> Institution {
        let code = RegionCode::parse("410305").unwrap();
        let day = "2026-11-22".parse().unwrap();
        Institution::named(InstitutionId::parse(id).unwrap(), format!("示例{id}"), code, day)
    }

    fn worded(all: &[Institution]) -> Sheets {
        let region = serde_json::json!({
            "code": "410305", "name": "示例区", "full_name": "示例市示例区", "townships": [],
        });
        sheets_of(&Shard::of(serde_json::from_value(region).unwrap(), all, &[]), all, &[], None)
    }

    fn cell(sheets: &Sheets, term: &str) -> SheetCell {
        let at = sheets.rows.iter().position(|row| row.term == term).unwrap();
        sheets.sheets.first().unwrap().cells.get(at).unwrap().clone()
    }

    #[test]
    fn every_row_has_a_cell_and_what_is_not_stated_is_said_of_none() {
        let sheets = worded(&[one("a1")]);
        assert_eq!(sheets.sheets.first().unwrap().cells.len(), sheets.rows.len());
        for term in ["备案", "每月一共", "退费", "质量评估", "供餐", "电话", ClassBand::Infant.term()] {
            assert_eq!(cell(&sheets, term).said, None, "{term}");
        }
        assert_eq!(cell(&sheets, "还开着吗").said.as_deref(), Some("没有停办的消息"));
    }

    #[test]
    fn a_class_says_its_ratio_and_whether_that_is_above_the_limit() {
        for (most, over) in [(3, false), (4, true)] {
            let class = ClassOffer {
                band: ClassBand::Infant,
                places: Some(10),
                enrolled: None,
                vacancies: Some(2),
                as_of: Some("2026-11-01".parse().unwrap()),
                children_per_carer: Some(most),
            };
            let sheets = worded(&[Institution { classes: Some(vec![class]), ..one("a1") }]);
            let found = cell(&sheets, ClassBand::Infant.term());
            assert_eq!(found.said, Some(format!("1 位老师带 {most} 个，10 个托位")));
            assert_eq!((found.aside.as_str(), found.over), ("空 2 个", over));
            assert_eq!(cell(&sheets, ClassBand::Older.term()).said.as_deref(), Some(NO_CLASS));
        }
    }

    #[test]
    fn fees_are_added_up_and_a_closed_place_says_so_first() {
        let fees = Fees { care: Some(1800), meals: Some(300), ..Fees::default() };
        let closed = Institution { fees: Some(fees), operation: Some(Operation::Closed), ..one("a1") };
        let sheets = worded(&[closed]);
        assert_eq!(cell(&sheets, "每月一共").said.as_deref(), Some("2,100 元"));
        assert_eq!(cell(&sheets, "每月一共").aside, "保育费 1,800；膳食费 300");
        assert_eq!(sheets.sheets.first().unwrap().notice, Operation::Closed.term());
    }
}
