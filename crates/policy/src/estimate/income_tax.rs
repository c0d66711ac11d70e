//! Enterprise income tax under the two reliefs that meet in one return: income counted at 90 %, and the reduced rate.
//!
//! The ordinary rate is not in the facts. Where the asker gives none, the 90 % line is counted at the reduced rate if
//! that is likely, and the reduced-rate line shows the tax due and no saving. Other income left blank counts as none: few
//! institutions have any, and the formula shows the sum it was worked out from.

use tuoyu_catalog::Date;

use super::{Outcome, needs};
use crate::amount::Amount;
use crate::evaluate::{Verdict, evaluate};
use crate::facts::Facts;
use crate::figures::{Figure, Figures};
use crate::measure::Measure;
use crate::money::{Money, Rate};

/// The asker's accounts, as far as given.
struct Accounts {
    community: Money,
    other: Money,
    costs: Money,
}

impl Accounts {
    fn of(figures: &Figures) -> Option<Accounts> {
        Some(Accounts {
            community: figures.money(Figure::CommunityIncome)?,
            other: figures.money(Figure::OtherIncome).unwrap_or_default(),
            costs: figures.money(Figure::Costs)?,
        })
    }

    /// Income less costs, community income counting at `rate`; nothing in a year of loss.
    fn taxable(&self, rate: Rate) -> Money {
        self.community.share(rate).plus(self.other).minus(self.costs)
    }
}

/// The taxable income the accounts come to, community income counting at the share the likely measures give; `None` while
/// the accounts are not given.
pub(super) fn counted_income(measures: &[Measure], facts: &Facts, figures: &Figures, on: Date) -> Option<Money> {
    let accounts = Accounts::of(figures)?;
    let shares = measures.iter().filter_map(|measure| match measure.amount {
        Amount::CountedAt(rate) if evaluate(measure, facts, on).verdict.is_likely() => Some(rate),
        _ => None,
    });
    Some(accounts.taxable(shares.min().unwrap_or(Rate::percent(100))))
}

/// What the income-tax lines need of each other.
pub(super) struct IncomeTax {
    accounts: Option<Accounts>,
    /// The taxable income after the share at which community income counts, from the accounts or as stated.
    taxable: Option<Money>,
    /// The rate without relief, as given.
    ordinary: Option<Rate>,
    /// The reduced rate in effect, where it is likely.
    reduced: Option<Rate>,
    /// Whether the income is exempt already.
    is_exempt: bool,
}

impl IncomeTax {
    pub(super) fn of(answered: &[(&Measure, Verdict)], taxable: Option<Money>, figures: &Figures) -> IncomeTax {
        let likely = || answered.iter().filter(|(_, verdict)| verdict.is_likely()).map(|(measure, _)| &measure.amount);
        let exempts =
            |amount: &Amount| matches!(amount, Amount::Exempt(bills) if bills.contains(&Figure::ExemptIncomeTax));
        IncomeTax {
            accounts: Accounts::of(figures),
            taxable,
            ordinary: figures.rate(Figure::OrdinaryRate),
            reduced: likely().find_map(|amount| match amount {
                Amount::Reduced { counted, rate } => Some(counted.of(*rate)),
                _ => None,
            }),
            is_exempt: figures.money(Figure::ExemptIncomeTax).is_some() && likely().any(exempts),
        }
    }

    /// The line of community income that counts at `share` only.
    pub(super) fn counted_at(&self, share: Rate) -> (Outcome, String) {
        if self.is_exempt {
            return (Outcome::Saves(Money::ZERO), "已按非营利组织免税收入计算，不重复算".to_owned());
        }
        let Some(accounts) = &self.accounts else { return needs([Figure::CommunityIncome, Figure::Costs]) };
        let Some(rate) = self.ordinary.or(self.reduced) else { return needs([Figure::OrdinaryRate]) };
        let (before, after) = (accounts.taxable(Rate::percent(100)), accounts.taxable(share));
        let less = before.minus(after);
        let saved = less.share(rate);
        let formula = format!(
            "应纳税所得额 {before} → 社区托育收入 {} × {share}% 计入后 {after}，少 {less} × {rate}% = 省 {saved} 元",
            accounts.community
        );
        (Outcome::Saves(saved), formula)
    }

    /// The line of the reduced rate, on what is left to be taxed.
    pub(super) fn reduced(&self, counted: Rate, rate: Rate) -> (Outcome, String) {
        let Some(taxable) = self.taxable else { return needs([Figure::CommunityIncome, Figure::Costs]) };
        let real = counted.of(rate);
        let due = taxable.share(real);
        let formula = format!("应纳税所得额 {taxable} × {counted}% × {rate}% = 要交 {due} 元");
        match self.ordinary {
            None => (Outcome::Due(due), formula),
            Some(ordinary) => {
                let saved = taxable.share(ordinary).minus(due);
                (Outcome::Saves(saved), format!("{formula}；没有优惠时 {taxable} × {ordinary}%，省 {saved} 元"))
            }
        }
    }
}
