//! The yearly estimate: for each measure that may reach the asker, what it comes to, with the formula written out.
//!
//! Only lines answered "likely" are added up; a line that is still open is shown beside the sum, never in it. The measures
//! on enterprise income tax build on each other and are counted in this order: exempt income first, then income counted at
//! 90 %, then the reduced rate, so that no yuan is saved twice.

mod income_tax;

use tuoyu_catalog::Date;

use crate::amount::Amount;
use crate::evaluate::{Verdict, evaluate};
use crate::facts::Facts;
use crate::figures::{Figure, Figures};
use crate::measure::Measure;
use crate::money::{Money, Rate};
use crate::vocabulary::{Sum, Utility};
use crate::words::joined;

use income_tax::IncomeTax;

/// The whole estimate.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate<'a> {
    /// One line for each measure with a rule for an amount that does not fail, in the order of the measures.
    pub lines: Vec<Line<'a>>,
    /// What the likely lines come to in a year.
    pub yearly: Money,
    /// What the likely lines come to once.
    pub once: Money,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// What it answers.
    pub verdict: Verdict,
    /// What it comes to.
    pub outcome: Outcome,
    /// The sum written out; empty while figures are missing.
    pub formula: String,
    /// Whether it comes once and not every year.
    pub is_once: bool,
}

/// What a line comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// These figures have to be given first.
    Needs(Vec<Figure>),
    /// So much less to pay.
    Saves(Money),
    /// So much to receive.
    Receives(Money),
    /// So much may be deducted; what that saves depends on the rest of the accounts.
    Deductible(Money),
    /// So many posts may be asked for.
    Posts(u32),
    /// So much tax at the reduced rate; what that saves needs the ordinary rate.
    Due(Money),
}

impl Outcome {
    /// The same in plain words; what is still needed, where it cannot be worked out yet.
    pub fn words(&self) -> String {
        match self {
            Outcome::Needs(figures) => {
                format!("填了这些才能算：{}", joined(&mut figures.iter().map(|figure| figure.term()), "、"))
            }
            Outcome::Saves(money) => format!("少付 {money} 元"),
            Outcome::Receives(money) => format!("得到 {money} 元"),
            Outcome::Deductible(money) => format!("能在税前扣 {money} 元，省多少看其他账目"),
            Outcome::Posts(posts) => format!("{posts} 个岗位"),
            Outcome::Due(money) => format!("按优惠要交 {money} 元，省多少要先填没有优惠时的税率"),
        }
    }

    /// What it adds to the sum.
    fn counted(&self) -> Money {
        match self {
            Outcome::Saves(money) | Outcome::Receives(money) => *money,
            _ => Money::ZERO,
        }
    }
}

impl Line<'_> {
    /// Whether it is part of the sums.
    pub fn is_counted(&self) -> bool {
        self.verdict.is_likely() && matches!(self.outcome, Outcome::Saves(_) | Outcome::Receives(_))
    }
}

/// The facts with the taxable income worked out from the accounts, where they are given; only without them is the one
/// stated in the facts used.
pub fn with_income(measures: &[Measure], facts: &Facts, figures: &Figures, on: Date) -> Facts {
    let mut facts = facts.clone();
    if let Some(income) = income_tax::counted_income(measures, &facts, figures, on) {
        facts.set_sum(Sum::TaxableIncome, Some(income));
    }
    facts
}

/// What the measures come to for these facts and figures, on a day; the income is that of [`with_income`].
pub fn estimate<'a>(measures: &'a [Measure], facts: &Facts, figures: &Figures, on: Date) -> Estimate<'a> {
    let facts = with_income(measures, facts, figures, on);
    let answered: Vec<(&Measure, Verdict)> = measures
        .iter()
        .map(|measure| (measure, evaluate(measure, &facts, on).verdict))
        .filter(|(_, verdict)| !matches!(verdict, Verdict::No(_)))
        .collect();
    let income_tax = IncomeTax::of(&answered, facts.sum(Sum::TaxableIncome), figures);
    let lines: Vec<Line<'_>> = answered
        .into_iter()
        .filter_map(|(measure, verdict)| {
            let (outcome, formula) = outcome(&measure.amount, figures, &income_tax)?;
            Some(Line { measure, verdict, outcome, formula, is_once: is_once(&measure.amount) })
        })
        .collect();
    let sum = |once: bool| {
        let counted = lines.iter().filter(|line| line.is_counted() && line.is_once == once);
        counted.fold(Money::ZERO, |sum, line| sum.plus(line.outcome.counted()))
    };
    Estimate { yearly: sum(false), once: sum(true), lines }
}

/// What a rule comes to, with its formula; `None` for rules that are no sum for an operator or employer.
fn outcome(amount: &Amount, figures: &Figures, income_tax: &IncomeTax) -> Option<(Outcome, String)> {
    Some(match amount {
        Amount::Exempt(bills) => exempt(bills, figures),
        Amount::CountedAt(rate) => income_tax.counted_at(*rate),
        Amount::Reduced { counted, rate } => income_tax.reduced(*counted, *rate),
        Amount::ResidentPrice(utilities) => resident_price(utilities, figures),
        Amount::WelfareUpTo(rate) => welfare(*rate, figures),
        Amount::PerNewPlace(yuan) => new_places(*yuan, figures),
        Amount::OnePostPer(children) => posts(*children, figures),
        _ => return None,
    })
}

fn is_once(amount: &Amount) -> bool {
    match amount {
        Amount::PerNewPlace(_) => true,
        Amount::Exempt(bills) => bills.iter().all(|bill| bill.is_once()),
        _ => false,
    }
}

/// The outcome of a line whose figures are not all there.
fn needs(figures: impl IntoIterator<Item = Figure>) -> (Outcome, String) {
    (Outcome::Needs(figures.into_iter().collect()), String::new())
}

/// Bills that fall away whole; of several, those given are added up.
fn exempt(bills: &[Figure], figures: &Figures) -> (Outcome, String) {
    let given: Vec<_> = bills.iter().filter_map(|bill| Some((bill.term(), figures.money(*bill)?))).collect();
    if given.is_empty() {
        return needs(bills.iter().copied());
    }
    let sum = given.iter().fold(Money::ZERO, |sum, (_, money)| sum.plus(*money));
    let parts: Vec<String> = given.iter().map(|(term, money)| format!("{term} {money}")).collect();
    (
        Outcome::Saves(sum),
        format!("原本要交的{} → 免 = 省 {sum} 元", joined(&mut parts.iter().map(String::as_str), " + ")),
    )
}

/// Use times the difference of prices; nothing where the household price is the higher one.
fn resident_price(utilities: &[Utility], figures: &Figures) -> (Outcome, String) {
    let mut sum = Money::ZERO;
    let mut parts = Vec::new();
    for utility in utilities {
        let [used, price, resident] = Figure::of_utility(*utility);
        let given = (figures.count(used), figures.price(price), figures.price(resident));
        let (Some(used), Some(price), Some(resident)) = given else { continue };
        let saved = price.minus(resident).for_units(used);
        sum = sum.plus(saved);
        parts.push(format!("{} {used} ×（{price} − {resident}）= {saved}", utility.term()));
    }
    if parts.is_empty() {
        return needs(utilities.iter().flat_map(|utility| Figure::of_utility(*utility)));
    }
    (Outcome::Saves(sum), format!("{}，合计 {sum} 元", joined(&mut parts.iter().map(String::as_str), "；")))
}

/// The ceiling on staff welfare, and what of the money spent stays under it.
fn welfare(rate: Rate, figures: &Figures) -> (Outcome, String) {
    let (Some(payroll), Some(spent)) = (figures.money(Figure::Payroll), figures.money(Figure::Welfare)) else {
        return needs([Figure::Payroll, Figure::Welfare]);
    };
    let ceiling = payroll.share(rate);
    let deductible = spent.min(ceiling);
    let formula = format!("工资薪金 {payroll} × {rate}% = 上限 {ceiling}；花了 {spent}，能扣 {deductible} 元");
    (Outcome::Deductible(deductible), formula)
}

fn new_places(yuan: Money, figures: &Figures) -> (Outcome, String) {
    let Some(places) = figures.count(Figure::NewPlaces) else { return needs([Figure::NewPlaces]) };
    let sum = yuan.times(places);
    (Outcome::Receives(sum), format!("新增托位 {places} × {yuan} = {sum} 元"))
}

/// Whole posts only: whether a remainder brings another is not written anywhere.
fn posts(children: u32, figures: &Figures) -> (Outcome, String) {
    let Some(infants) = figures.count(Figure::Infants) else { return needs([Figure::Infants]) };
    let posts = infants.checked_div(children).unwrap_or(0);
    let formula =
        format!("孩子 {infants} ÷ {children} = {posts} 个岗位（不足 {children} 的零头能不能申请，文件没有写）");
    (Outcome::Posts(posts), formula)
}
