//! Weights and lengths as families type and read them, in whole grams and millimetres. No floats: printing one costs 12 KB.

use tuoyu_childhealth::growth::{Finding, Indicator};

use crate::live::family::Measured;

/// Why a text is not a weight or a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amiss {
    /// Not a number.
    Form,
    /// A weight in 斤, half a kilogram, which families say and scales show.
    Jin,
    /// Zero, or longer than any number here can be.
    Size,
}

impl Amiss {
    /// What to do about it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Amiss::Form => "请只填数字，比如 9.2。",
            Amiss::Jin => "请换成千克：2 斤是 1 千克。",
            Amiss::Size => "这个数不对，请再看看。",
        }
    }
}

/// Reads a weight in kilograms as grams; `None` where nothing is typed.
pub(super) fn grams(text: &str) -> Result<Option<u32>, Amiss> {
    let text = text.trim();
    let text = ["公斤", "千克", "kg", "KG", "Kg"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    if text.ends_with('斤') { Err(Amiss::Jin) } else { thousandths(text) }
}

/// Reads a length in centimetres as millimetres, rounded; `None` where nothing is typed.
pub(super) fn millimetres(text: &str) -> Result<Option<u32>, Amiss> {
    let text = text.trim();
    let text = ["厘米", "公分", "cm", "CM"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    match thousandths(text)?.map(|thousandths| (thousandths + 50) / 100) {
        Some(0) => Err(Amiss::Size),
        length => Ok(length),
    }
}

/// A decimal in thousandths. Input methods type full-width digits, and 。 for a point.
fn thousandths(text: &str) -> Result<Option<u32>, Amiss> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (mut number, mut after_point) = (0_u32, None);
    for c in text.chars() {
        let digit = c.to_digit(10).or_else(|| ('０'..='９').position(|full| full == c).map(|digit| digit as u32));
        match (digit, after_point) {
            (Some(_), Some(3..)) => {}
            (Some(digit), places) => {
                number = number.checked_mul(10).and_then(|number| number.checked_add(digit)).ok_or(Amiss::Size)?;
                after_point = places.map(|places| places + 1);
            }
            (None, None) if ".．。,，".contains(c) => after_point = Some(0),
            _ => return Err(Amiss::Form),
        }
    }
    let scale = 10_u32.pow(3 - after_point.unwrap_or(0));
    match number.checked_mul(scale) {
        Some(1..=300_000) => Ok(number.checked_mul(scale)),
        _ => Err(Amiss::Size),
    }
}

/// A whole number of `10^-places` as people write it: 9200 at 3 is 9.2.
pub(super) fn decimal(value: u32, places: u32) -> String {
    let scale = 10_u32.pow(places);
    let width = places as usize;
    let fraction = format!("{:0width$}", value % scale);
    match fraction.trim_end_matches('0') {
        "" => (value / scale).to_string(),
        fraction => format!("{}.{fraction}", value / scale),
    }
}

/// 体重 9.2 千克，身长 74.5 厘米（躺着量），头围 45 厘米.
pub(super) fn words(measured: &Measured) -> String {
    let weight = measured.weight_g.map(|grams| format!("体重 {} 千克", decimal(grams, 3)));
    let posture = measured.posture.map(|posture| format!("（{}）", posture.term())).unwrap_or_default();
    let length = measured.length_mm.map(|mm| format!("身长（身高） {} 厘米{posture}", decimal(mm, 1)));
    let head = measured.head_mm.map(|mm| format!("头围 {} 厘米", decimal(mm, 1)));
    [weight, length, head].into_iter().flatten().collect::<Vec<_>>().join("，")
}

/// The value a standard was asked about, with its unit: 9.2 千克.
pub(super) fn value(finding: &Finding) -> String {
    let hundredths = (finding.value * 100.0).round() as u32;
    let value = match finding.indicator {
        Indicator::Weight | Indicator::WeightForLength => decimal(hundredths, 2),
        _ => decimal((finding.value * 10.0).round() as u32, 1),
    };
    format!("{value} {}", finding.indicator.unit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_families_type_them() {
        for (text, expected) in [
            ("9.2", Ok(Some(9200))),
            (" 9。25 ", Ok(Some(9250))),
            ("９．２", Ok(Some(9200))),
            ("9,235", Ok(Some(9235))),
            ("9.2357", Ok(Some(9235))),
            ("12 公斤", Ok(Some(12_000))),
            ("9.2kg", Ok(Some(9200))),
            ("", Ok(None)),
            ("18斤", Err(Amiss::Jin)),
            ("九", Err(Amiss::Form)),
            ("9.2.1", Err(Amiss::Form)),
            ("-9", Err(Amiss::Form)),
            ("9e3", Err(Amiss::Form)),
            ("0", Err(Amiss::Size)),
            ("9200", Err(Amiss::Size)),
            ("99999999999999", Err(Amiss::Size)),
        ] {
            assert_eq!(grams(text), expected, "{text}");
        }
        for (text, expected) in
            [("74.5", Ok(Some(745))), ("74.55厘米", Ok(Some(746))), ("75", Ok(Some(750))), ("0.04", Err(Amiss::Size))]
        {
            assert_eq!(millimetres(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_without_needless_zeros() {
        assert_eq!(
            [decimal(9200, 3), decimal(9000, 3), decimal(9005, 3), decimal(745, 1)],
            ["9.2", "9", "9.005", "74.5"]
        );
    }
}
