//! How much a measure gives, as a rule and not as a sum: what it comes to depends on figures only the asker knows.
//!
//! [`Amount::NotStated`] is the commonest: most local plans promise support and name no figure. It is said in words and
//! never filled in.

use serde::Deserialize;

use crate::figures::Figure;
use crate::money::{Money, Rate};
use crate::vocabulary::Utility;
use crate::words::joined;

/// The rule for an amount.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Amount {
    /// The document names no figure.
    NotStated,
    /// Given by the measures named in [`crate::Measure::carried_by`], not by this document itself.
    Carried,
    /// A service or a duty, not money.
    Service,
    /// Yuan for each child and year.
    PerYear(Money),
    /// Yuan for each child and month that counts.
    PerMonth(Money),
    /// Yuan for each child and month, taken off the income that is taxed. Not paid out.
    Deduction(Money),
    /// Yuan for each new 托位, once.
    PerNewPlace(Money),
    /// These bills are not to be paid.
    Exempt(Vec<Figure>),
    /// Income from community childcare counts only at this share (减按 90% 计入收入总额).
    CountedAt(Rate),
    /// This share of the taxable income counts, and is taxed at this rate (减按 25% 计入, 20% 税率).
    Reduced {
        /// The share that counts.
        counted: Rate,
        /// The rate on it.
        rate: Rate,
    },
    /// The price households pay, for these.
    ResidentPrice(Vec<Utility>),
    /// Staff welfare may be deducted up to this share of the payroll.
    WelfareUpTo(Rate),
    /// One public-welfare post for so many children.
    OnePostPer(u32),
}

impl Amount {
    /// The figures the yearly estimate works it out from; none where the rule is no sum for an operator or employer.
    pub fn figures(&self) -> Vec<Figure> {
        use Figure::*;
        match self {
            Amount::Exempt(bills) => bills.clone(),
            Amount::CountedAt(_) | Amount::Reduced { .. } => vec![CommunityIncome, OtherIncome, Costs, OrdinaryRate],
            Amount::ResidentPrice(utilities) => {
                utilities.iter().flat_map(|utility| Figure::of_utility(*utility)).collect()
            }
            Amount::WelfareUpTo(_) => vec![Payroll, Welfare],
            Amount::PerNewPlace(_) => vec![NewPlaces],
            Amount::OnePostPer(_) => vec![Infants],
            _ => Vec::new(),
        }
    }

    /// The rule in plain words.
    pub fn words(&self) -> String {
        match self {
            Amount::NotStated => "文件没有写金额".to_owned(),
            Amount::Carried => "金额按国家规定，本文件没有另写".to_owned(),
            Amount::Service => "是服务或职责，不是发钱".to_owned(),
            Amount::PerYear(yuan) => format!("每孩每年 {yuan} 元"),
            Amount::PerMonth(yuan) => format!("每孩按应补月数，每月 {yuan} 元"),
            Amount::Deduction(yuan) => format!("每孩每月在算个税前扣 {yuan} 元，不是发钱"),
            Amount::PerNewPlace(yuan) => format!("每新增一个托位 {yuan} 元，一次"),
            Amount::Exempt(bills) => format!("免：{}", joined(&mut bills.iter().map(|bill| bill.term()), "、")),
            Amount::CountedAt(rate) => format!("社区托育收入按 {rate}% 计入收入总额"),
            Amount::Reduced { counted, rate } => {
                format!("应纳税所得额按 {counted}% 计入，税率 {rate}%，实际 {}%", counted.of(*rate))
            }
            Amount::ResidentPrice(utilities) => {
                format!("{}按居民价格", joined(&mut utilities.iter().map(|utility| utility.term()), "、"))
            }
            Amount::WelfareUpTo(rate) => format!("职工福利费最多扣到工资薪金总额的 {rate}%"),
            Amount::OnePostPer(children) => format!("原则上每 {children} 个孩子 1 个岗位"),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn rules_read_as_the_documents_word_them() {
        for (json, words) in [
            (r#""not_stated""#, "文件没有写金额"),
            (r#"{"per_year":"3600"}"#, "每孩每年 3600 元"),
            (r#"{"deduction":"2000"}"#, "每孩每月在算个税前扣 2000 元，不是发钱"),
            (r#"{"exempt":["property_tax","land_use_tax"]}"#, "免：房产税、城镇土地使用税"),
            (r#"{"counted_at":"90"}"#, "社区托育收入按 90% 计入收入总额"),
            (r#"{"reduced":{"counted":"25","rate":"20"}}"#, "应纳税所得额按 25% 计入，税率 20%，实际 5%"),
            (r#"{"resident_price":["water","power","gas"]}"#, "水、电、气按居民价格"),
            (r#"{"one_post_per":100}"#, "原则上每 100 个孩子 1 个岗位"),
        ] {
            let amount: Amount = serde_json::from_str(json).unwrap();
            assert_eq!(amount.words(), words);
        }
        assert!(serde_json::from_str::<Amount>(r#"{"per_year":3600}"#).is_err());
    }
}
