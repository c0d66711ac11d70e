//! The closed word lists of front matter: one enum each, one code in the file, one term on the page.

use tuoyu_catalog::vocabulary;

vocabulary! {
    /// Whether a policy counts. That it has run out is never written here: it follows from its dates.
    PolicyState {
        /// Issued, and not replaced.
        InForce = "in-force" "现行",
        /// Published for comment or still being debated.
        Draft = "draft" "草案",
        /// Replaced or repealed.
        Superseded = "superseded" "已被替代",
    }
}

vocabulary! {
    /// Who a policy gives something to.
    Audience {
        /// Parents and others who bring up a child.
        Family = "family" "家庭",
        /// Who runs a childcare institution.
        Operator = "operator" "托育机构",
        /// Who employs parents.
        Employer = "employer" "用人单位",
    }
}

vocabulary! {
    /// What a policy is about.
    PolicyTopic {
        /// Subsidies and fees.
        Money = "money" "补贴与费用",
        /// Taxes, and prices of water, power, gas and heat.
        Tax = "tax" "税费减免",
        /// Registration and filing.
        Filing = "filing" "登记备案",
        /// Evaluation and standards of care.
        Quality = "quality" "质量与评估",
        /// Leave for parents.
        Leave = "leave" "假期",
        /// Health care and vaccination.
        Health = "health" "卫生健康",
        /// Buildings and sites.
        Premises = "premises" "场地与建筑",
        /// Laws and drafts of laws.
        Law = "law" "法律",
    }
}

vocabulary! {
    /// What a guidance text is about.
    GuidanceTopic {
        /// Milk, solid food, meals.
        Feeding = "feeding" "喂养",
        /// Sleep.
        Sleep = "sleep" "睡眠",
        /// Growth and development.
        Growth = "growth" "生长发育",
        /// Play, talk, screens.
        Play = "play" "玩耍与交流",
        /// Washing, nappies, teeth, daily habits.
        Care = "care" "日常照护",
        /// Common illnesses and vaccination.
        Illness = "illness" "常见病",
        /// Preventing and meeting injuries.
        Injury = "injury" "意外伤害",
        /// Feelings, of the child and of those who care for it.
        Emotions = "emotions" "情绪与陪伴",
        /// Choosing and starting childcare.
        Childcare = "childcare" "选托育与入托",
    }
}

vocabulary! {
    /// How well a source was seen.
    Confidence {
        /// The authority's own text was read.
        Verified = "verified" "已核对原文",
        /// Only copies of it were read.
        Secondary = "secondary" "据转载核对，待主管部门确认",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back_from_its_code() {
        for topic in PolicyTopic::ALL {
            assert_eq!(PolicyTopic::from_code(topic.code()), Some(*topic));
            assert_eq!(serde_json::to_value(topic).ok(), Some(topic.code().into()));
        }
        assert_eq!(GuidanceTopic::from_code("Sleep"), None);
    }
}
