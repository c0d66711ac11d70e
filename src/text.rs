//! Words that stand in more than one place. What is said once is said where it stands.
//!
//! One language, so a constant is all a word needs; the terms of the register come from the catalog's vocabularies.

use tuoyu_catalog::card::Card;
use tuoyu_catalog::institution::ClassBand;
#[cfg(feature = "ssr")]
use tuoyu_catalog::institution::InstitutionKind;

/// What stands where the source says nothing.
pub(crate) const UNSTATED: &str = "未说明";

/// Minutes after midnight as a clock shows them; past midnight as 次日.
pub(crate) fn clock(minutes: u16) -> String {
    let (day, rest) = if minutes >= 1440 { ("次日 ", minutes - 1440) } else { ("", minutes) };
    format!("{day}{}:{:02}", rest / 60, rest % 60)
}

/// An amount with its thousands apart: 2,100.
pub(crate) fn thousands(amount: u32) -> String {
    let digits = amount.to_string();
    let head = digits.len() % 3;
    digits.char_indices().fold(String::new(), |mut out, (at, digit)| {
        if at > 0 && at % 3 == head {
            out.push(',');
        }
        out.push(digit);
        out
    })
}

/// The character that stands in the mark of a kind on a map.
#[cfg(feature = "ssr")]
pub(crate) fn kind_character(kind: Option<InstitutionKind>) -> &'static str {
    match kind {
        Some(InstitutionKind::Centre) => "独",
        Some(InstitutionKind::Community) => "社",
        Some(InstitutionKind::Kindergarten) => "幼",
        Some(InstitutionKind::Employer) => "单",
        Some(InstitutionKind::Home) => "家",
        Some(InstitutionKind::PublicContracted) => "营",
        Some(InstitutionKind::Public) => "公",
        None => "·",
    }
}

/// The class of a mark of a kind on a map.
#[cfg(feature = "ssr")]
pub(crate) fn mark_class(kind: Option<InstitutionKind>) -> &'static str {
    match kind {
        Some(InstitutionKind::Centre) => "ty-mark ty-mark--centre",
        Some(InstitutionKind::Community) => "ty-mark ty-mark--community",
        Some(InstitutionKind::Kindergarten) => "ty-mark ty-mark--kindergarten",
        Some(InstitutionKind::Employer) => "ty-mark ty-mark--employer",
        Some(InstitutionKind::Home) => "ty-mark ty-mark--home",
        Some(InstitutionKind::PublicContracted) => "ty-mark ty-mark--contracted",
        Some(InstitutionKind::Public) => "ty-mark ty-mark--public",
        None => "ty-mark",
    }
}

/// A distance in whole metres as people say it: 350 米, 1.2 公里; never less than 50 米, since a building has more than one door.
pub(crate) fn distance(metres: u32) -> String {
    // In whole steps: a fraction written by the standard library costs 12 KB of WASM.
    let hundreds = (metres + 50) / 100;
    if metres < 950 {
        format!("{} 米", ((metres + 25) / 50 * 50).max(50))
    } else {
        format!("{}.{} 公里", hundreds / 10, hundreds % 10)
    }
}

/// The month ages a place takes.
pub(crate) fn months(card: &Card) -> String {
    card.month_span().map_or_else(|| format!("收托月龄{UNSTATED}"), |(from, to)| format!("收 {from}–{to} 个月"))
}

/// What a place asks a month.
pub(crate) fn fee(card: &Card) -> String {
    card.fee.map_or_else(|| format!("费用{UNSTATED}"), |fee| format!("每月 {} 元", thousands(fee)))
}

/// When a place is open on every working day.
pub(crate) fn hours(card: &Card) -> String {
    card.hours
        .map_or_else(|| format!("时间{UNSTATED}"), |(open, close)| format!("工作日 {}–{}", clock(open), clock(close)))
}

/// The class a child of this month age goes to.
pub(crate) fn band_of(month: u8) -> &'static str {
    let fits = |band: &&ClassBand| (band.months().0..band.months().1).contains(&month);
    ClassBand::ALL.iter().find(fits).map_or("", |band| band.term())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_distances_and_times_read_as_people_say_them() {
        for (amount, said) in [(0, "0"), (999, "999"), (1000, "1,000"), (2100, "2,100"), (1234567, "1,234,567")] {
            assert_eq!(thousands(amount), said);
        }
        assert_eq!(
            [distance(0), distance(340), distance(949), distance(1234)],
            ["50 米", "350 米", "950 米", "1.2 公里"].map(str::to_owned)
        );
        assert_eq!((clock(450), clock(1080), clock(1500)), ("7:30".into(), "18:00".into(), "次日 1:00".into()));
    }

    #[test]
    fn a_child_of_twenty_months_goes_to_the_younger_class() {
        assert_eq!((band_of(6), band_of(20), band_of(30), band_of(3)), ("乳儿班", "托小班", "托大班", ""));
    }
}
