//! The sums, prices and counts an operator or employer puts into the yearly estimate.
//!
//! The facts hold no VAT, deed-tax or property-tax rates, and no ordinary enterprise rate: so the asker gives the bill that
//! would be due, or the rate, and the estimate says so. Each figure is a form field of its code.

use tuoyu_catalog::vocabulary;

use crate::money::{Money, NumberError, Price, Rate, decimal};
use crate::vocabulary::Utility;

vocabulary! {
    /// One number of the yearly estimate.
    Figure {
        /// Income from community childcare in a year.
        CommunityIncome = "community_income" "一年的社区托育收入",
        /// Other income in a year.
        OtherIncome = "other_income" "一年的其他收入",
        /// Costs in a year that may be deducted.
        Costs = "costs" "一年能税前扣除的成本费用",
        /// The rate without any relief.
        OrdinaryRate = "ordinary_rate" "没有优惠时的企业所得税税率（百分比）",
        /// VAT that would be due in a year.
        Vat = "vat" "增值税",
        /// Enterprise income tax that would be due on the exempt income in a year.
        ExemptIncomeTax = "exempt_income_tax" "符合免税条件的收入的企业所得税",
        /// Property tax that would be due in a year.
        PropertyTax = "property_tax" "房产税",
        /// Land-use tax that would be due in a year.
        LandUseTax = "land_use_tax" "城镇土地使用税",
        /// Deed tax that would be due.
        DeedTax = "deed_tax" "契税",
        /// Fees on land and its registration that would be due.
        LandFees = "land_fees" "不动产登记费、耕地开垦费、土地复垦费、土地闲置费",
        /// The fee for municipal infrastructure that would be due.
        InfrastructureFee = "infrastructure_fee" "城市基础设施配套费",
        /// The fee in place of an air-raid shelter that would be due.
        ShelterFee = "shelter_fee" "防空地下室易地建设费",
        /// Places added this year.
        NewPlaces = "new_places" "今年新增的普惠托位数",
        /// Children enrolled.
        Infants = "infants" "照护的婴幼儿人数",
        /// Wages and salaries in a year.
        Payroll = "payroll" "全年工资薪金总额",
        /// Staff welfare spent in a year.
        Welfare = "welfare" "全年职工福利费",
        /// Water in a year.
        WaterUsed = "water_used" "一年用水量（吨）",
        /// Its price today.
        WaterPrice = "water_price" "现在的水价（元/吨）",
        /// Its price for households.
        WaterResident = "water_resident" "当地居民水价（元/吨）",
        /// Power in a year.
        PowerUsed = "power_used" "一年用电量（度）",
        /// Its price today.
        PowerPrice = "power_price" "现在的电价（元/度）",
        /// Its price for households.
        PowerResident = "power_resident" "当地居民电价（元/度）",
        /// Gas in a year.
        GasUsed = "gas_used" "一年用气量（立方米）",
        /// Its price today.
        GasPrice = "gas_price" "现在的气价（元/立方米）",
        /// Its price for households.
        GasResident = "gas_resident" "当地居民气价（元/立方米）",
        /// Heat in a year, in the unit it is billed by.
        HeatUsed = "heat_used" "一年用热量（按账单上的单位）",
        /// Its price today.
        HeatPrice = "heat_price" "现在的热价（元/单位）",
        /// Its price for households.
        HeatResident = "heat_resident" "当地居民热价（元/单位）",
    }
}

/// What a figure is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Yuan, two decimals.
    Money,
    /// Percent, two decimals.
    Rate,
    /// Yuan for one unit, four decimals.
    Price,
    /// A whole number.
    Count,
}

impl Figure {
    /// What it is measured in.
    pub fn unit(self) -> Unit {
        use Figure::*;
        match self {
            OrdinaryRate => Unit::Rate,
            NewPlaces | Infants | WaterUsed | PowerUsed | GasUsed | HeatUsed => Unit::Count,
            WaterPrice | WaterResident | PowerPrice | PowerResident | GasPrice | GasResident | HeatPrice
            | HeatResident => Unit::Price,
            _ => Unit::Money,
        }
    }

    /// Whether the bill comes once and not every year.
    pub fn is_once(self) -> bool {
        use Figure::*;
        matches!(self, DeedTax | LandFees | InfrastructureFee | ShelterFee | NewPlaces)
    }

    /// How much is used, today's price and the household price of a utility.
    pub fn of_utility(utility: Utility) -> [Figure; 3] {
        use Figure::*;
        match utility {
            Utility::Water => [WaterUsed, WaterPrice, WaterResident],
            Utility::Power => [PowerUsed, PowerPrice, PowerResident],
            Utility::Gas => [GasUsed, GasPrice, GasResident],
            Utility::Heat => [HeatUsed, HeatPrice, HeatResident],
        }
    }
}

/// The figures given so far; one not given is not stated, never zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(Vec<(Figure, u64)>);

impl Figures {
    /// Takes in a form field's text; an empty text takes the figure back.
    pub fn answer(&mut self, figure: Figure, text: &str) -> Result<(), NumberError> {
        let text = text.trim_ascii();
        self.0.retain(|(known, _)| *known != figure);
        if text.is_empty() {
            return Ok(());
        }
        let value = match figure.unit() {
            Unit::Money => text.parse::<Money>()?.fen(),
            Unit::Rate => text.parse::<Rate>()?.hundredths(),
            Unit::Price => {
                decimal(text, 4, 100_000_000).ok_or(NumberError { form: "单价写成数字，最多四位小数" })?
            }
            Unit::Count => decimal(text, 0, 100_000_000).ok_or(NumberError { form: "写成整数，例如 1200" })?,
        };
        self.0.push((figure, value));
        Ok(())
    }

    fn get(&self, figure: Figure, unit: Unit) -> Option<u64> {
        self.0.iter().find(|(known, _)| *known == figure && known.unit() == unit).map(|(_, value)| *value)
    }

    /// An amount of money; `None` where not given.
    pub fn money(&self, figure: Figure) -> Option<Money> {
        self.get(figure, Unit::Money).map(Money::from_fen)
    }

    /// A rate.
    pub fn rate(&self, figure: Figure) -> Option<Rate> {
        self.get(figure, Unit::Rate).map(Rate::from_hundredths)
    }

    /// A unit price.
    pub fn price(&self, figure: Figure) -> Option<Price> {
        self.get(figure, Unit::Price).map(Price::from_ten_thousandths)
    }

    /// A whole number.
    pub fn count(&self, figure: Figure) -> Option<u32> {
        self.get(figure, Unit::Count).and_then(|value| value.try_into().ok())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_in_its_own_unit() {
        let mut figures = Figures::default();
        figures.answer(Figure::Vat, "1200.5").unwrap();
        figures.answer(Figure::OrdinaryRate, " 25 ").unwrap();
        figures.answer(Figure::PowerPrice, "0.8125").unwrap();
        figures.answer(Figure::PowerUsed, "12000").unwrap();
        assert_eq!(figures.money(Figure::Vat), Some(Money::from_fen(120_050)));
        assert_eq!(figures.rate(Figure::OrdinaryRate), Some(Rate::percent(25)));
        assert_eq!(figures.price(Figure::PowerPrice).unwrap().to_string(), "0.8125");
        assert_eq!(figures.count(Figure::PowerUsed), Some(12_000));
        assert_eq!(figures.money(Figure::PowerUsed), None);
    }

    #[test]
    fn an_empty_field_is_not_zero_and_a_wrong_one_is_refused() {
        let mut figures = Figures::default();
        figures.answer(Figure::Vat, "5").unwrap();
        figures.answer(Figure::Vat, "").unwrap();
        assert_eq!(figures, Figures::default());
        for (figure, text) in [
            (Figure::Vat, "-5"),
            (Figure::NewPlaces, "1.5"),
            (Figure::OrdinaryRate, "101"),
            (Figure::GasPrice, "3.12345"),
            (Figure::Payroll, "一百万"),
        ] {
            assert!(figures.answer(figure, text).is_err(), "{text}");
        }
        assert_eq!(figures, Figures::default());
    }

    #[test]
    fn a_utility_has_a_use_and_two_prices() {
        for utility in Utility::ALL {
            let units = Figure::of_utility(*utility).map(Figure::unit);
            assert_eq!(units, [Unit::Count, Unit::Price, Unit::Price], "{}", utility.term());
        }
    }
}
