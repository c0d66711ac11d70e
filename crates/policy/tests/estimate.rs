//! The yearly estimate against cases worked by hand.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::sync::LazyLock;

use proptest::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_policy::estimate::{Estimate, Line, Outcome};
use tuoyu_policy::{Facts, Figure, Figures, Measure, Money, Question, document, estimate};

/// Read once: reading also checks every measure.
static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| document::shipped().unwrap());

/// An enterprise in 涧西区 that serves its community from rented premises.
const ENTERPRISE: &str = "region=410305 kind=centre legal_form=enterprise community=yes filed=yes tenure=rented \
                          undertakings=none affordable=yes exempt_status=no employees=12 assets=500000";

fn facts(fields: &str) -> Facts {
    let mut facts = Facts::default();
    for field in fields.split_whitespace() {
        let (code, value) = field.split_once('=').unwrap();
        facts.answer(Question::from_code(code).unwrap(), value).unwrap();
    }
    facts
}

fn figures(fields: &str) -> Figures {
    let mut figures = Figures::default();
    for field in fields.split_whitespace() {
        let (code, value) = field.split_once('=').unwrap();
        figures.answer(Figure::from_code(code).unwrap(), value).unwrap();
    }
    figures
}

fn on(measures: &[Measure], who: &str, numbers: &str, day: &str) -> (Money, Money) {
    let found = estimate(measures, &facts(who), &figures(numbers), day.parse().unwrap());
    (found.yearly, found.once)
}

fn line<'a, 'm>(found: &'a Estimate<'m>, id: &str) -> &'a Line<'m> {
    found.lines.iter().find(|line| line.measure.id == id).expect(id)
}

fn yuan(text: &str) -> Money {
    text.parse().unwrap()
}

const ACCOUNTS: &str = "community_income=1000000 costs=800000 ordinary_rate=25 vat=30000 property_tax=5000 \
                        power_used=12000 power_price=0.8 power_resident=0.56";

#[test]
fn a_small_enterprise_worked_by_hand() {
    let measures = &*MEASURES;
    let day: Date = "2026-11-22".parse().unwrap();
    let found = estimate(measures, &facts(ENTERPRISE), &figures(ACCOUNTS), day);
    for (id, saved, formula) in [
        ("community-vat-2026", "30000", "原本要交的增值税 30000 → 免 = 省 30000 元"),
        // 200000 before, 900000 − 800000 = 100000 after; 100000 less at 25 %.
        (
            "community-income-2026",
            "25000",
            "应纳税所得额 200000 → 社区托育收入 1000000 × 90% 计入后 100000，少 100000 × 25% = 省 25000 元",
        ),
        (
            "small-low-profit",
            "20000",
            "应纳税所得额 100000 × 25% × 20% = 要交 5000 元；没有优惠时 100000 × 25%，省 20000 元",
        ),
        ("community-property-2026", "5000", "原本要交的房产税 5000 → 免 = 省 5000 元"),
        ("jianxi-utilities", "2880", "电 12000 ×（0.8 − 0.56）= 2880，合计 2880 元"),
    ] {
        let line = line(&found, id);
        assert_eq!((&line.outcome, line.formula.as_str()), (&Outcome::Saves(yuan(saved)), formula));
        assert!(line.is_counted(), "{id}");
    }
    // 50000 of income tax becomes 5000; with 30000, 5000 and 2880.
    assert_eq!((found.yearly, found.once), (yuan("82880"), Money::ZERO));
    // What may also save the same money is shown, and not counted again.
    assert!(!line(&found, "vat-law-nursery").is_counted());
    assert!(!line(&found, "resident-utilities").is_counted());
}

#[test]
fn without_the_ordinary_rate_only_what_is_known_is_counted() {
    let measures = &*MEASURES;
    let numbers = "community_income=1000000 costs=800000";
    let found = estimate(measures, &facts(ENTERPRISE), &figures(numbers), "2026-11-22".parse().unwrap());
    assert_eq!(line(&found, "community-income-2026").outcome, Outcome::Saves(yuan("5000")));
    assert_eq!(line(&found, "small-low-profit").outcome, Outcome::Due(yuan("5000")));
    assert_eq!(line(&found, "community-vat-2026").outcome, Outcome::Needs(vec![Figure::Vat]));
    assert_eq!(found.yearly, yuan("5000"));
}

#[test]
fn a_stated_taxable_income_serves_where_there_are_no_accounts() {
    let day: Date = "2026-11-22".parse().unwrap();
    let who = facts(&format!("{ENTERPRISE} taxable_income=200000"));
    let stated = estimate(&MEASURES, &who, &figures("ordinary_rate=25"), day);
    assert_eq!(line(&stated, "small-low-profit").outcome, Outcome::Saves(yuan("40000")));
    // The accounts go before what was stated beside them.
    let both = estimate(&MEASURES, &who, &figures(ACCOUNTS), day);
    assert_eq!(line(&both, "small-low-profit").outcome, Outcome::Saves(yuan("20000")));
}

#[test]
fn days_of_loss_the_ceiling_and_the_calendar() {
    let measures = &*MEASURES;
    for (numbers, day, yearly) in [
        // A loss: nothing to tax, nothing saved.
        ("community_income=500000 costs=800000 ordinary_rate=25", "2026-11-22", "0"),
        // The tenth eats the whole profit and no more.
        ("community_income=1000000 costs=950000 ordinary_rate=25", "2026-11-22", "12500"),
        // Exactly 3000000 taxable after the tenth: 400000 × 25 % + 3000000 × 20 %.
        ("community_income=4000000 costs=600000 ordinary_rate=25", "2026-11-22", "700000"),
        // A fen more, and the reduced rate is gone: only the tenth is left.
        ("community_income=4000000 costs=599999.99 ordinary_rate=25", "2026-11-22", "100000"),
        // The first and the last day of both rules, and the day after.
        ("vat=1000", "2026-01-01", "1000"),
        ("vat=1000", "2027-12-31", "1000"),
        ("vat=1000", "2028-01-01", "0"),
        ("vat=1000", "2025-12-31", "0"),
        // The household price is higher: nothing is saved, nothing is lost.
        ("power_used=100 power_price=0.5 power_resident=0.56", "2026-11-22", "0"),
        // The plan of 涧西区 ends.
        ("power_used=100 power_price=0.6 power_resident=0.5", "2027-08-07", "10"),
        ("power_used=100 power_price=0.6 power_resident=0.5", "2027-08-08", "0"),
    ] {
        assert_eq!(on(measures, ENTERPRISE, numbers, day).0, yuan(yearly), "{numbers} {day}");
    }
}

#[test]
fn what_comes_once_is_summed_apart() {
    let measures = &*MEASURES;
    let builder =
        ENTERPRISE.replace("undertakings=none", "undertakings=acquire undertakings=build undertakings=add_places");
    let numbers = "deed_tax=90000 infrastructure_fee=20000 new_places=60";
    assert_eq!(on(measures, &builder, numbers, "2026-11-22"), (Money::ZERO, yuan("110000")));
    let found = estimate(measures, &facts(&builder), &figures(numbers), "2026-11-22".parse().unwrap());
    let places = line(&found, "affordable-places");
    assert_eq!(places.outcome, Outcome::Receives(yuan("600000")));
    assert!(!places.is_counted() && places.is_once);
}

#[test]
fn a_non_profit_counts_its_exemption_and_not_the_tenth_again() {
    let measures = &*MEASURES;
    let who = ENTERPRISE.replace("enterprise", "social_service").replace("exempt_status=no", "exempt_status=yes");
    let numbers = format!("{ACCOUNTS} exempt_income_tax=50000 infants=250");
    let found = estimate(measures, &facts(&who), &figures(&numbers), "2026-11-22".parse().unwrap());
    assert_eq!(line(&found, "nonprofit-exempt-income").outcome, Outcome::Saves(yuan("50000")));
    assert_eq!(line(&found, "community-income-2026").outcome, Outcome::Saves(Money::ZERO));
    assert_eq!(line(&found, "jianxi-posts").outcome, Outcome::Posts(2));
    assert!(found.lines.iter().all(|line| line.measure.id != "small-low-profit"));
    assert_eq!(found.yearly, yuan("87880"));
}

#[test]
fn posts_are_whole_and_welfare_has_a_ceiling() {
    let measures = &*MEASURES;
    let who = "region=410305 legal_form=social_service pays_enterprise_tax=yes";
    for (numbers, id, outcome) in [
        ("infants=99", "jianxi-posts", Outcome::Posts(0)),
        ("infants=100", "jianxi-posts", Outcome::Posts(1)),
        ("infants=199", "jianxi-posts", Outcome::Posts(1)),
        ("payroll=10000000 welfare=1400000", "employee-welfare", Outcome::Deductible(yuan("1400000"))),
        ("payroll=10000000 welfare=1400000.01", "employee-welfare", Outcome::Deductible(yuan("1400000"))),
        ("payroll=10000000 welfare=5", "employee-welfare", Outcome::Deductible(yuan("5"))),
        ("welfare=5", "employee-welfare", Outcome::Needs(vec![Figure::Payroll, Figure::Welfare])),
    ] {
        let found = estimate(measures, &facts(who), &figures(numbers), "2026-11-22".parse().unwrap());
        assert_eq!(line(&found, id).outcome, outcome, "{numbers}");
        assert_eq!(found.yearly, Money::ZERO);
    }
}

proptest! {
    /// More to pay means more saved, and the income-tax lines never save more than the tax.
    #[test]
    fn savings_grow_with_the_bill_and_never_pass_the_tax(
        income in 0_u32..20_000_000, costs in 0_u32..20_000_000, rate in 5_u32..=100, vat in 0_u32..1_000_000, more in 0_u32..1_000_000,
    ) {
        let measures = &*MEASURES;
        let numbers = |vat: u32| format!("community_income={income} costs={costs} ordinary_rate={rate} vat={vat}");
        let found = |vat: u32| on(measures, ENTERPRISE, &numbers(vat), "2026-11-22").0;
        let (low, high) = (found(vat), found(vat + more));
        prop_assert_eq!(high.minus(low), Money::from_yuan(more));
        let tax = u64::from(income.saturating_sub(costs)) * u64::from(rate);
        prop_assert!(found(0).fen() <= tax + 1);
    }
}
