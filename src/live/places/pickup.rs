//! Whether somebody who leaves work then is there before a place closes.

use tuoyu_catalog::Card;

use crate::text;

/// What is said of that on a card, and in which tone.
pub(crate) fn pickup(card: &Card, arrival: u16) -> (&'static str, String) {
    let there = text::clock(arrival);
    match card.hours {
        None => ("ty-note", format!("{there} 到：几点关门未说明，先问清楚")),
        Some((_, close)) if close < arrival => {
            ("ty-warn", format!("来不及：{there} 到，{} 就关门", text::clock(close)))
        }
        Some((_, close)) => ("ty-note", format!("来得及：{there} 到，{} 关门", text::clock(close))),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_place_closes_too_early_in_time_or_does_not_say() {
        let card = |hours| Card { hours, ..Card::unpack("a-1\t示例").unwrap() };
        let said = |close: u16, arrival| pickup(&card(Some((450, close))), arrival);
        // Leaving at 18:00 with 35 minutes to go.
        assert_eq!(said(1080, 1115), ("ty-warn", "来不及：18:35 到，18:00 就关门".to_owned()));
        assert_eq!(said(1115, 1115), ("ty-note", "来得及：18:35 到，18:35 关门".to_owned()));
        assert_eq!(said(1500, 1115).0, "ty-note", "closing past midnight is late");
        assert_eq!(pickup(&card(None), 1115).1, "18:35 到：几点关门未说明，先问清楚");
    }
}
