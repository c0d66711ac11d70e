//! Decimals as people write them, made of whole numbers: keeps the machinery that prints floats out of the browser.

/// `value` to at most `places` decimals, without trailing zeros; the minus sign is a real one (−).
pub(crate) fn decimal(value: f64, places: u32) -> String {
    let (sign, whole, fraction) = parts(value, places);
    let width = places as usize;
    let digits = format!("{fraction:0width$}");
    match digits.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        digits => format!("{sign}{whole}.{digits}"),
    }
}

/// A Z-score, always with two decimals and its sign: −0.04, +1.20, 0.00.
pub fn score_text(z: f64) -> String {
    let (sign, whole, fraction) = parts(z, 2);
    let sign = if sign.is_empty() && whole + fraction > 0 { "+" } else { sign };
    format!("{sign}{whole}.{fraction:02}")
}

fn parts(value: f64, places: u32) -> (&'static str, i64, i64) {
    let scale = 10_i64.pow(places);
    let rounded = (value * scale as f64).round() as i64;
    (if rounded < 0 { "−" } else { "" }, rounded.abs() / scale, rounded.abs() % scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_read_as_written_by_hand() {
        for (value, places, text) in [
            (9.6, 2, "9.6"),
            (76.0, 1, "76"),
            (0.05, 2, "0.05"),
            (-0.004, 2, "0"),
            (12.345, 2, "12.35"),
            (-1.5, 1, "−1.5"),
        ] {
            assert_eq!(decimal(value, places), text);
        }
        assert_eq!([score_text(-0.0437), score_text(1.2), score_text(0.001)], ["−0.04", "+1.20", "0.00"]);
    }
}
