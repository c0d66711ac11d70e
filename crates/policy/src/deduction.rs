//! 3岁以下婴幼儿照护专项附加扣除: what is taken off the taxed income in a year, and what each way to split it saves.
//!
//! Three things are not settled in the facts: whether the month of birth counts, whether the month of the third birthday
//! counts, and from which month of 2023 the higher amount applies. So a year is a range from what is certain to what is
//! possible; in most years both are the same. The tax bands are not in the facts either: the rate is the asker's own.

use tuoyu_catalog::Date;

use crate::amount::Amount;
use crate::measure::Measure;
use crate::money::{Money, Rate, range};
use crate::vocabulary::Topic;

/// Said beside every effect on tax.
pub const RATE_WORDS: &str = "省下的税 = 扣除额 × 您填的税率。税率表不在本站核对的资料里，请看去年的汇算结果；\
                              扣除跨过两档税率时，实际会少一些；本来不用交税的人，扣了也不会多出钱来。";

/// What one child takes off in a calendar year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeductionYear {
    /// The calendar year.
    pub year: i32,
    /// The months that count or may count.
    pub months: Vec<DeductionMonth>,
    /// What is certain.
    pub low: Money,
    /// What is possible.
    pub high: Money,
}

/// One month of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeductionMonth {
    /// 1–12.
    pub month: u32,
    /// What is certain.
    pub low: Money,
    /// What is possible.
    pub high: Money,
    /// Why the two differ.
    pub open: Option<Unsettled>,
}

/// Why a month is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// The month of birth.
    BirthMonth,
    /// The month of the third birthday.
    ThirdBirthday,
    /// Two amounts may have applied.
    Amount,
}

impl Unsettled {
    /// The same in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Unsettled::BirthMonth => "出生当月算不算，以税务机关的口径为准",
            Unsettled::ThirdBirthday => "满 3 岁当月算不算，以税务机关的口径为准",
            Unsettled::Amount => "这个月按新标准还是旧标准，待主管部门确认",
        }
    }
}

/// How two parents may split it; fixed for a whole tax year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The first takes all.
    First,
    /// The second takes all.
    Second,
    /// Each takes half.
    Halves,
}

/// What a split saves in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The split.
    pub split: Split,
    /// What is certain.
    pub low: Money,
    /// What is possible.
    pub high: Money,
    /// How it is worked out.
    pub formula: String,
}

impl Effect {
    /// What it saves, in yuan: one figure, or from–to.
    pub fn amount(&self) -> String {
        range(self.low, self.high)
    }
}

impl Split {
    /// The three ways.
    pub const ALL: [Split; 3] = [Split::First, Split::Second, Split::Halves];

    /// The same in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Split::First => "全部由第一位家长扣（100%）",
            Split::Second => "全部由第二位家长扣（100%）",
            Split::Halves => "两人各扣一半（50%）",
        }
    }

    fn formula(self, deduction: &str, first: Rate, second: Rate) -> String {
        match self {
            Split::First => format!("扣除 {deduction} 元 × {first}%"),
            Split::Second => format!("扣除 {deduction} 元 × {second}%"),
            Split::Halves => format!("扣除 {deduction} 元 × 50% × {first}% + {deduction} 元 × 50% × {second}%"),
        }
    }

    /// What the deduction saves at the two parents' own rates, to the nearest fen.
    fn saves(self, deduction: Money, first: Rate, second: Rate) -> Money {
        let half = deduction.share(Rate::percent(50));
        match self {
            Split::First => deduction.share(first),
            Split::Second => deduction.share(second),
            Split::Halves => half.share(first).plus(deduction.minus(half).share(second)),
        }
    }
}

/// What a child born on this day takes off in a calendar year; nothing in a year the measures do not reach.
pub fn deduction_year(measures: &[Measure], birth: Date, year: i32) -> DeductionYear {
    let months: Vec<_> = (1..=12).filter_map(|month| deduction_month(measures, birth, year, month)).collect();
    let sum = |part: fn(&DeductionMonth) -> Money| months.iter().map(part).fold(Money::ZERO, Money::plus);
    DeductionYear { year, low: sum(|month| month.low), high: sum(|month| month.high), months }
}

fn deduction_month(measures: &[Measure], birth: Date, year: i32, month: u32) -> Option<DeductionMonth> {
    let first_day = Date::new(year, month, 1)?;
    let age = (year - birth.year()) * 12 + month as i32 - birth.month() as i32;
    if !(0..=36).contains(&age) {
        return None;
    }
    let (mut low, high) = levels(measures, first_day)?;
    let mut open = (low != high).then_some(Unsettled::Amount);
    if age == 0 || age == 36 {
        low = Money::ZERO;
        open = Some(if age == 0 { Unsettled::BirthMonth } else { Unsettled::ThirdBirthday });
    }
    Some(DeductionMonth { month, low, high, open })
}

/// The lowest and the highest amount that may have applied in the month beginning on this day.
fn levels(measures: &[Measure], first_day: Date) -> Option<(Money, Money)> {
    let amounts =
        measures.iter().filter(|measure| measure.topic == Topic::IncomeTax).filter_map(|measure| {
            match measure.amount {
                Amount::Deduction(yuan) if measure.validity(first_day).holds() => Some(yuan),
                _ => None,
            }
        });
    amounts.fold(None, |range, yuan| match range {
        None => Some((yuan, yuan)),
        Some((low, high)) => Some((yuan.min(low), yuan.max(high))),
    })
}

/// What each split saves in one year for all children together, at the two parents' rates.
pub fn effects(children: &[DeductionYear], first: Rate, second: Rate) -> [Effect; 3] {
    let sum = |part: fn(&DeductionYear) -> Money| children.iter().map(part).fold(Money::ZERO, Money::plus);
    let (low, high) = (sum(|year| year.low), sum(|year| year.high));
    Split::ALL.map(|split| Effect {
        split,
        low: split.saves(low, first, second),
        high: split.saves(high, first, second),
        formula: split.formula(&range(low, high), first, second),
    })
}

/// The split that saves most; `None` where all save the same. Halves never save more than the better whole.
pub fn best(first: Rate, second: Rate) -> Option<Split> {
    match first.cmp(&second) {
        std::cmp::Ordering::Greater => Some(Split::First),
        std::cmp::Ordering::Less => Some(Split::Second),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::document;

    static MEASURES: std::sync::LazyLock<Vec<Measure>> = std::sync::LazyLock::new(|| document::shipped().unwrap());

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn yuan(yuan: u32) -> Money {
        Money::from_yuan(yuan)
    }

    #[test]
    fn a_year_is_exact_inside_and_a_range_at_its_edges() {
        let measures = document::shipped().unwrap();
        for (birth, year, months, low, high) in [
            // Born in May 2024: May itself is open, then seven months; whole years; January to April 2027, and May open.
            ("2024-05-20", 2024, 8, 14_000, 16_000),
            ("2024-05-20", 2025, 12, 24_000, 24_000),
            ("2024-05-20", 2026, 12, 24_000, 24_000),
            ("2024-05-20", 2027, 5, 8_000, 10_000),
            ("2024-05-20", 2028, 0, 0, 0),
            ("2024-05-20", 2023, 0, 0, 0),
            // The edges of the year and the leap day.
            ("2024-01-01", 2024, 12, 22_000, 24_000),
            ("2023-12-31", 2026, 12, 22_000, 24_000),
            ("2023-12-31", 2027, 0, 0, 0),
            ("2024-01-01", 2027, 1, 0, 2_000),
            ("2024-02-29", 2027, 2, 2_000, 4_000),
            // 2022 at 1000 a month; nothing before; 2023 between the two amounts.
            ("2020-06-01", 2021, 0, 0, 0),
            ("2021-06-01", 2022, 12, 12_000, 12_000),
            ("2021-06-01", 2023, 12, 12_000, 24_000),
            ("2021-06-01", 2024, 6, 10_000, 12_000),
        ] {
            let found = deduction_year(&measures, date(birth), year);
            assert_eq!((found.months.len(), found.low, found.high), (months, yuan(low), yuan(high)), "{birth} {year}");
        }
    }

    #[test]
    fn each_open_month_says_why() {
        let measures = document::shipped().unwrap();
        let open = |birth: &str, year: i32| {
            let months = deduction_year(&measures, date(birth), year).months;
            months.iter().filter_map(|month| Some((month.month, month.open?))).collect::<Vec<_>>()
        };
        assert_eq!(open("2024-05-20", 2024), [(5, Unsettled::BirthMonth)]);
        assert_eq!(open("2024-05-20", 2027), [(5, Unsettled::ThirdBirthday)]);
        assert_eq!(open("2024-05-20", 2025), []);
        assert_eq!(open("2023-11-01", 2023), [(11, Unsettled::BirthMonth), (12, Unsettled::Amount)]);
    }

    #[test]
    fn splits_are_weighed_at_each_parents_own_rate() {
        let measures = document::shipped().unwrap();
        let child = deduction_year(&measures, date("2024-05-20"), 2025);
        for (children, first, second, saved, winner) in [
            (1, 10, 3, [2_400, 720, 1_560], Some(Split::First)),
            (1, 3, 20, [720, 4_800, 2_760], Some(Split::Second)),
            (2, 10, 10, [4_800, 4_800, 4_800], None),
            (1, 0, 0, [0, 0, 0], None),
        ] {
            let children = vec![child.clone(); children];
            let (first, second) = (Rate::percent(first), Rate::percent(second));
            let found = effects(&children, first, second);
            assert!(found.iter().all(|effect| effect.low == effect.high));
            assert_eq!(found.map(|effect| effect.low), saved.map(yuan));
            assert_eq!(best(first, second), winner);
        }
        let edge = deduction_year(&measures, date("2024-01-01"), 2024);
        let found = effects(&[edge], Rate::percent(10), Rate::percent(3));
        assert_eq!(
            found.map(|effect| effect.formula),
            [
                "扣除 22000—24000 元 × 10%",
                "扣除 22000—24000 元 × 3%",
                "扣除 22000—24000 元 × 50% × 10% + 22000—24000 元 × 50% × 3%",
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn the_range_is_ordered_and_the_best_split_is_best(
            birth in 17_000_i32..24_000, year in 2019_i32..2032, first in 0_u32..=100, second in 0_u32..=100,
        ) {
            let child = deduction_year(&MEASURES, Date::from_unix_days(birth).unwrap(), year);
            proptest::prop_assert!(child.low <= child.high && child.high <= yuan(24_000));
            let (first, second) = (Rate::percent(first), Rate::percent(second));
            let found = effects(std::slice::from_ref(&child), first, second);
            let most = found.iter().map(|effect| effect.low).max().unwrap();
            let winner = best(first, second).unwrap_or(Split::First);
            proptest::prop_assert!(found.iter().any(|effect| effect.split == winner && effect.low == most));
            proptest::prop_assert!(found.iter().all(|effect| effect.low <= effect.high));
        }
    }
}
