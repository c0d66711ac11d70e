//! Counts and sums of money, with the unit the column or the cell names. A range or an estimate is no number.

use super::fold;

/// A whole number with nothing beside it but a unit: 50, 50个, 1,200, 50.0. `None` for 约50, 30-40, 暂无.
pub(in crate::import) fn count(cell: &str) -> Option<u32> {
    if is_plain(cell) {
        return cell.parse().ok();
    }
    let text = fold(cell).replace(',', "");
    let bare = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    let bare = bare.strip_suffix(".0").or(bare.strip_suffix(".00")).unwrap_or(bare);
    if bare.is_empty() || bare.len() > 9 || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    bare.parse().ok()
}

/// Digits and nothing else, no more than nine of them.
fn is_plain(cell: &str) -> bool {
    (1..=9).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit())
}

const UNITS: [&str; 11] = ["个托位", "托位", "个月", "个", "人", "名", "位", "天", "分", "月", "日"];

/// Yuan a month, with the header's or the cell's unit: 1980元/月, 1980元/人·月, 1980. `None` where it is a range, by the day
/// or by the term, since a monthly sum would be a guess.
pub(in crate::import) fn yuan_a_month(cell: &str, header: &str) -> Option<u32> {
    let header = fold(header);
    let is_other = |unit: &str| OTHER_SPANS.iter().any(|span| unit.starts_with(span));
    if header.split('/').skip(1).any(is_other) {
        return None;
    }
    if is_plain(cell) {
        return cell.parse().ok().filter(|sum| *sum < 1_000_000);
    }
    let text = fold(cell).replace(',', "");
    let unit = text.trim_start_matches(|one: char| one.is_ascii_digit() || one == '.');
    if OTHER_SPANS.iter().any(|span| unit.contains(span)) {
        return None;
    }
    let digits: String =
        text.trim_start_matches(['¥', '￥']).chars().take_while(|one| one.is_ascii_digit() || *one == '.').collect();
    let rest = text.trim_start_matches(['¥', '￥']).get(digits.len()..)?;
    let is_unit = rest.is_empty() || MONTHLY.contains(&rest);
    let sum: f64 = digits.parse().ok().filter(|_| is_unit)?;
    // Fees are kept in whole yuan; 1980.50 is not one.
    (sum.fract() == 0.0 && (0.0..1_000_000.0).contains(&sum)).then_some(sum as u32)
}

const OTHER_SPANS: [&str; 8] = ["学期", "天", "日", "年", "小时", "次", "周", "万元"];

const MONTHLY: [&str; 14] = [
    "元",
    "元/月",
    "元每月",
    "/月",
    "元/人/月",
    "元/人.月",
    "元/人·月",
    "元/生/月",
    "元/生.月",
    "元/生·月",
    "元/月/人",
    "元/月·人",
    "元/月.人",
    "元/月/生",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_a_bare_number_with_its_unit() {
        for (cell, number) in [
            ("50", Some(50)),
            ("５０个", Some(50)),
            ("1,200", Some(1200)),
            ("50.0", Some(50)),
            ("60个托位", Some(60)),
            ("3个月", Some(3)),
            ("约50", None),
            ("30-40", None),
            ("-5", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(count(cell), number, "{cell}");
        }
    }

    #[test]
    fn a_fee_is_a_sum_for_a_month() {
        for (cell, header, sum) in [
            ("1980", "收费标准(元/月)", Some(1980)),
            ("1980元/月", "收费", Some(1980)),
            ("¥1980元/生·月", "收费", Some(1980)),
            ("1,980.00", "保育费", Some(1980)),
            ("1800-2200元/月", "收费", None),
            ("80元/天", "收费", None),
            ("9000", "收费(元/学期)", None),
            ("面议", "收费", None),
        ] {
            assert_eq!(yuan_a_month(cell, header), sum, "{cell}");
        }
    }
}
