//! The closed word lists of measures and of the questions asked about them: one code in data and forms, one term on the page.
//!
//! A topic has the code of its row in `data/promises.json`, so that a test can hold each local measure against what its clause
//! promises.

use tuoyu_catalog::vocabulary;

vocabulary! {
    /// What a measure is about.
    Topic {
        /// 育儿补贴.
        Allowance = "allowance" "育儿补贴",
        /// 个人所得税专项附加扣除.
        IncomeTax = "income-tax-deduction" "个人所得税扣除",
        /// Leave, flexible hours, going back to work.
        Leave = "leave-and-work" "假期与工作",
        /// Vouchers.
        Vouchers = "vouchers" "服务体验券",
        /// Guidance for families.
        Guidance = "guidance" "科学育儿指导",
        /// Public-health services.
        Health = "public-health" "健康服务",
        /// Nursing rooms and step-free access.
        NursingRooms = "nursing-rooms" "母婴设施",
        /// Taxes and fees.
        Tax = "tax" "税费",
        /// Water, power, gas, heat.
        Utilities = "utilities" "水电气热",
        /// Land, premises, rent.
        Land = "land-and-premises" "用地与场地",
        /// Subsidies, loans, insurance.
        Money = "money" "补贴与资金",
        /// Public-welfare posts and training.
        Posts = "posts-and-training" "岗位与培训",
        /// Forms of childcare that are supported.
        Kinds = "kinds" "支持的办托方式",
        /// Registration and filing.
        Filing = "register-and-file" "登记与备案",
    }
}

vocabulary! {
    /// How the premises are held.
    Tenure {
        /// Owned.
        Owned = "owned" "自有",
        /// Rented.
        Rented = "rented" "承租",
        /// Used without payment.
        Free = "free" "无偿使用",
    }
}

vocabulary! {
    /// What an operator is about to do; several may hold at once.
    Undertaking {
        /// Acquire land or a building.
        Acquire = "acquire" "取得（买入、受让）房屋或土地",
        /// Build or extend, as a construction project.
        Build = "build" "新建、扩建（建设项目）",
        /// Build where no air-raid shelter can be built.
        NoShelter = "no_shelter" "因地质条件等原因无法修建防空地下室",
        /// Apply for land.
        Land = "land" "申请建设用地",
        /// Convert idle premises.
        Convert = "convert" "改造闲置的房屋、设施",
        /// Rent state-owned premises.
        RentState = "rent_state" "租用国有营业场地",
        /// Add affordable places.
        AddPlaces = "add_places" "新增普惠托位",
    }
}

vocabulary! {
    /// What is simply so or not.
    Flag {
        /// A parent has an employer.
        Employed = "employed" "父母至少一方是职工",
        /// A parent left work to care for the child.
        OffWork = "off_work" "父母有一方离岗带孩子",
        /// A parent pays income tax.
        PaysIncomeTax = "pays_income_tax" "父母至少一方要交个人所得税",
        /// In a community, for its residents (公告2026年第7号第三条).
        Community = "community" "在社区有固定场所，为社区居民提供托育",
        /// On the county's list.
        Filed = "filed" "已在卫生健康部门备案",
        /// Recognised as affordable.
        Affordable = "affordable" "已认定为普惠",
        /// Exempt as a non-profit organisation.
        ExemptStatus = "exempt_status" "已取得非营利组织免税资格",
        /// An employer that pays enterprise income tax.
        PaysEnterpriseTax = "pays_enterprise_tax" "单位要交企业所得税",
        /// An enterprise that still runs welfare of its own, with a nursery.
        OwnNursery = "own_nursery" "企业还没有分离办社会职能，并有内设托儿所",
    }
}

vocabulary! {
    /// What is counted.
    Count {
        /// First, second, third child.
        Order = "order" "第几个孩子",
        /// 托位.
        Places = "places" "托位数",
        /// People who work there.
        Employees = "employees" "从业人数",
    }
}

vocabulary! {
    /// Sums of money a condition looks at.
    Sum {
        /// 应纳税所得额 of a year.
        TaxableIncome = "taxable_income" "全年应纳税所得额",
        /// 资产总额.
        Assets = "assets" "资产总额",
    }
}

vocabulary! {
    /// What a utility supplies.
    Utility {
        /// Water.
        Water = "water" "水",
        /// Power.
        Power = "power" "电",
        /// Gas.
        Gas = "gas" "气",
        /// Heat.
        Heat = "heat" "热",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back_from_its_code() {
        for topic in Topic::ALL {
            assert_eq!(Topic::from_code(topic.code()), Some(*topic));
            assert_eq!(serde_json::to_value(topic).ok(), Some(topic.code().into()));
        }
        assert_eq!(Flag::from_code("Filed"), None);
    }
}
