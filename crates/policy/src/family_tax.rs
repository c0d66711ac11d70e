//! 3岁以下照护扣除 for a whole family: each calendar year with all children together, and what each split saves at the rates
//! the parents state.
//!
//! A split is shown only when the rates it needs are stated; a family with one parent is shown only the one it can choose.

use crate::deduction::{DeductionYear, Effect, Split, Unsettled, best, deduction_year, effects};
use crate::household::{Household, PARENTS};
use crate::measure::Measure;
use crate::money::{Money, Rate, range};

/// The age up to which months may count, in years.
const YEARS: i32 = 3;

/// One calendar year of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxYear {
    /// The calendar year.
    pub year: i32,
    /// What is certainly taken off the taxed income.
    pub low: Money,
    /// What may be.
    pub high: Money,
    /// Why the two differ.
    pub open: Vec<Unsettled>,
    /// What the splits save whose rates are stated.
    pub effects: Vec<Effect>,
    /// The split that saves most; `None` where all save the same or a rate is missing.
    pub best: Option<Split>,
}

impl TaxYear {
    /// What is taken off, in yuan: one figure, or from–to.
    pub fn amount(&self) -> String {
        range(self.low, self.high)
    }

    fn of(children: &[DeductionYear], year: i32, rates: [Option<Rate>; PARENTS], single: bool) -> TaxYear {
        let sum = |part: fn(&DeductionYear) -> Money| children.iter().map(part).fold(Money::ZERO, Money::plus);
        let mut open = Vec::new();
        for why in children.iter().flat_map(|child| &child.months).filter_map(|month| month.open) {
            if !open.contains(&why) {
                open.push(why);
            }
        }
        let [first, second] = rates;
        let stated = |effect: &Effect| match effect.split {
            Split::First => first.is_some(),
            Split::Second => second.is_some() && !single,
            Split::Halves => first.is_some() && second.is_some() && !single,
        };
        let found = effects(children, first.unwrap_or_default(), second.unwrap_or_default());
        TaxYear {
            year,
            low: sum(|child| child.low),
            high: sum(|child| child.high),
            open,
            effects: found.into_iter().filter(stated).collect(),
            best: if single { None } else { first.zip(second).and_then(|(first, second)| best(first, second)) },
        }
    }
}

/// Every calendar year in which a month of some child counts or may count, in order.
pub fn tax_years(measures: &[Measure], family: &Household) -> Vec<TaxYear> {
    let births = || family.children.iter().map(|child| child.birth.year());
    let (Some(first), Some(last)) = (births().min(), births().max()) else { return Vec::new() };
    let rates = family.parents.each_ref().map(|parent| parent.saves_at());
    let single = family.parents.iter().any(|parent| parent.is_nobody());
    let years = (first..=last + YEARS).filter_map(|year| {
        let children: Vec<_> =
            family.children.iter().map(|child| deduction_year(measures, child.birth, year)).collect();
        let counts = children.iter().any(|child| !child.months.is_empty());
        counts.then(|| TaxYear::of(&children, year, rates, single))
    });
    years.collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::document;

    fn years(fields: &str) -> Vec<TaxYear> {
        let pair = |field: &str| field.split_once('=').map(|(name, text)| (name.to_owned(), text.to_owned())).unwrap();
        let family = Household::read(&fields.split_whitespace().map(pair).collect::<Vec<_>>());
        tax_years(&document::shipped().unwrap(), &family)
    }

    /// Worked by hand. Born 2025-03-15 and 2026-06-01: in 2026 twelve months of the first and six of the second after its
    /// month of birth are certain, 18 × 2000 = 36000; with that month 38000.
    #[test]
    fn two_children_are_added_up_year_by_year() {
        let found = years("birth-1=2025-03-15 birth-2=2026-06-01 tax-1=yes rate-1=10 tax-2=yes rate-2=3");
        let amounts: Vec<_> = found.iter().map(|year| (year.year, year.amount())).collect();
        let expected = [
            (2025, "18000—20000"),
            (2026, "36000—38000"),
            (2027, "48000"),
            (2028, "28000—30000"),
            (2029, "10000—12000"),
        ];
        assert_eq!(amounts, expected.map(|(year, amount)| (year, amount.to_owned())));
        assert_eq!(found[1].open, [Unsettled::BirthMonth]);
        let whole = &found[2];
        assert_eq!(
            whole.effects.iter().map(|effect| effect.low.to_string()).collect::<Vec<_>>(),
            ["4800", "1440", "3120"]
        );
        assert_eq!((whole.best, whole.open.len()), (Some(Split::First), 0));
    }

    #[test]
    fn only_splits_whose_rates_are_stated_are_shown() {
        for (parents, splits) in [
            ("", vec![]),
            (" tax-1=yes rate-1=10", vec![Split::First]),
            (" tax-2=yes rate-2=10", vec![Split::Second]),
            (" tax-1=yes rate-1=10 tax-2=no", vec![Split::First, Split::Second, Split::Halves]),
            (" tax-1=yes rate-1=10 work-2=nobody", vec![Split::First]),
            (" tax-1=no tax-2=yes", vec![Split::First]),
        ] {
            let found = years(&format!("birth-1=2025-01-15{parents}"));
            let shown: Vec<_> = found[1].effects.iter().map(|effect| effect.split).collect();
            assert_eq!(shown, splits, "{parents}");
        }
        assert_eq!(years("birth-1=2025-01-15 tax-1=yes rate-1=10 work-2=nobody")[1].best, None);
        assert_eq!(years("tax-1=yes rate-1=10"), []);
    }
}
