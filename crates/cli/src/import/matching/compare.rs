//! What speaks for and against two records being one institution.

use tuoyu_catalog::Institution;

use super::super::clean::{fold, name_key};

/// Whether both state a credit code and the two differ.
pub(super) fn codes_differ(a: &Institution, b: &Institution) -> bool {
    a.credit_code.as_ref().zip(b.credit_code.as_ref()).is_some_and(|(a, b)| a != b)
}

/// Whether two addresses are the same; `None` where one is not stated. One may say more than the other.
pub(super) fn addresses(a: &Institution, b: &Institution) -> Option<bool> {
    let (a, b) = (fold(a.address.as_ref()?), fold(b.address.as_ref()?));
    Some(a == b || a.ends_with(&b) || b.ends_with(&a))
}

/// Same code and same address, as far as both state them, and at least one of them stated by both.
pub(super) fn agrees(one: &Institution, stated: &Institution) -> bool {
    let codes = one.credit_code.as_ref().zip(stated.credit_code.as_ref()).map(|(a, b)| a == b);
    let places = addresses(one, stated);
    codes != Some(false) && places != Some(false) && (codes == Some(true) || places == Some(true))
}

/// Whether two rows of one list and one name are two places: something both state differs.
pub(super) fn tells_apart(a: &Institution, b: &Institution) -> bool {
    let townships = a.township.as_ref().zip(b.township.as_ref()).is_some_and(|(a, b)| a != b);
    codes_differ(a, b) || addresses(a, b) == Some(false) || townships
}

/// Whether one name is that of a branch, class or second place of the other.
pub(super) fn is_branch(a: &str, b: &str) -> bool {
    const WORDS: [&str; 17] = [
        "分公司",
        "分园",
        "分部",
        "分店",
        "校区",
        "园区",
        "总园",
        "总部",
        "二园",
        "三园",
        "二店",
        "三店",
        "店",
        "托班",
        "托育部",
        "幼儿园",
        "号园",
    ];
    let (a, b) = (name_key(a), name_key(b));
    let (shorter, longer) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    longer.contains(shorter.as_str()) || WORDS.iter().any(|word| a.contains(word) != b.contains(word)) || {
        let endings = |name: &str| WORDS.iter().find(|word| name.ends_with(*word)).copied();
        endings(&a).is_some() && endings(&a) == endings(&b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_classes_and_second_places_are_told_from_new_names() {
        for (one, other, branch) in [
            ("示例托育有限公司", "示例托育有限公司东湖分公司", true),
            ("示例幼儿园", "示例幼儿园托班", true),
            ("示例托育一店", "示例托育二店", true),
            ("示例托育东园区", "示例托育西园区", true),
            ("示例旧名托育", "示例新名托育", false),
            ("示例托育服务有限公司", "另例婴幼儿照护服务有限公司", false),
        ] {
            assert_eq!(is_branch(one, other), branch, "{one} {other}");
        }
    }
}
