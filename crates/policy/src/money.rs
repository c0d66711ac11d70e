//! Money in whole fen, rates in hundredths of a percent, unit prices in ten-thousandths of a yuan.
//!
//! Never a float: the browser and the prerenderer must show the same fen. Amounts cannot be negative and stop at
//! [`Money::MOST`] instead of wrapping; a share of an amount is rounded to the nearest fen, half a fen up (四舍五入到分).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// An amount of money, 0 to 100 billion yuan. In JSON and in forms it is a text of yuan, such as `3600` or `0.56`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(u64);

/// A share between 0 and 100 percent. In JSON and in forms it is a text of percent, such as `90` or `2.5`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u32);

/// The price of one unit, such as a kilowatt hour, with four decimals of a yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Price(u64);

/// Why a text is not a number of the form that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberError {
    /// What the form should be, in Chinese.
    pub form: &'static str,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.form)
    }
}

impl std::error::Error for NumberError {}

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);
    /// The largest amount, 100 billion yuan; sums stop here.
    pub const MOST: Money = Money(10_000_000_000_000);

    /// Whole yuan.
    pub fn from_yuan(yuan: u32) -> Money {
        Money(u64::from(yuan) * 100)
    }

    /// Fen, at most [`Money::MOST`].
    pub fn from_fen(fen: u64) -> Money {
        Money(fen.min(Money::MOST.0))
    }

    /// The amount in fen.
    pub fn fen(self) -> u64 {
        self.0
    }

    /// Both together.
    pub fn plus(self, other: Money) -> Money {
        Money::from_fen(self.0 + other.0)
    }

    /// What is left of it; nothing when the other is more.
    pub fn minus(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }

    /// So many times.
    pub fn times(self, count: u32) -> Money {
        Money::from_fen(self.0.saturating_mul(u64::from(count)))
    }

    /// The share of it, to the nearest fen.
    pub fn share(self, rate: Rate) -> Money {
        Money(rounded(self.0 * u64::from(rate.0), 10_000))
    }
}

impl Rate {
    /// Whole percent, at most 100.
    pub fn percent(percent: u32) -> Rate {
        Rate(percent.min(100) * 100)
    }

    /// This share of that share, to the nearest hundredth of a percent.
    pub fn of(self, other: Rate) -> Rate {
        Rate(rounded(u64::from(self.0) * u64::from(other.0), 10_000) as u32)
    }

    pub(crate) fn hundredths(self) -> u64 {
        u64::from(self.0)
    }

    pub(crate) fn from_hundredths(hundredths: u64) -> Rate {
        Rate(hundredths.min(10_000) as u32)
    }
}

impl Price {
    pub(crate) fn from_ten_thousandths(value: u64) -> Price {
        Price(value)
    }

    /// What is left; nothing when the other is more.
    pub fn minus(self, other: Price) -> Price {
        Price(self.0.saturating_sub(other.0))
    }

    /// What so many units cost, to the nearest fen.
    pub fn for_units(self, units: u32) -> Money {
        Money::from_fen(rounded(self.0.saturating_mul(u64::from(units)), 100))
    }
}

/// The quotient to the nearest whole, a half up.
fn rounded(value: u64, divisor: u64) -> u64 {
    value.saturating_add(divisor / 2) / divisor
}

/// A range in words; one figure where both ends are the same.
pub(crate) fn range(low: Money, high: Money) -> String {
    if low == high { low.to_string() } else { format!("{low}—{high}") }
}

/// A plain decimal of at most `places` decimals, in units of its last place; `None` for any other text or above `most`.
pub(crate) fn decimal(text: &str, places: usize, most: u64) -> Option<u64> {
    let (whole, part) = text.trim_ascii().split_once('.').unwrap_or((text.trim_ascii(), ""));
    if whole.is_empty() || part.len() > places || text.trim_ascii().ends_with('.') {
        return None;
    }
    let digits = whole.bytes().chain(part.bytes()).chain(std::iter::repeat_n(b'0', places - part.len()));
    let mut value = 0_u64;
    for digit in digits {
        let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
        value = value.checked_mul(10)?.checked_add(digit).filter(|value| *value <= most)?;
    }
    Some(value)
}

/// Writes `value` in units of the last of `places` decimals, without the zeros at its end.
fn write_decimal(f: &mut fmt::Formatter<'_>, value: u64, unit: u64, places: usize) -> fmt::Result {
    let (whole, part) = (value / unit, value % unit);
    if part == 0 {
        return write!(f, "{whole}");
    }
    let digits = format!("{part:0places$}");
    // An amount of money keeps its second decimal: 0.50, not 0.5.
    let digits = if places == 2 { digits.as_str() } else { digits.trim_end_matches('0') };
    write!(f, "{whole}.{digits}")
}

macro_rules! as_text {
    ($name:ident, $places:literal, $unit:literal, $most:expr, $form:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_decimal(f, self.0.into(), $unit, $places)
            }
        }

        impl FromStr for $name {
            type Err = NumberError;

            fn from_str(text: &str) -> Result<$name, NumberError> {
                let value = decimal(text, $places, $most).ok_or(NumberError { form: $form })?;
                value.try_into().map($name).map_err(|_| NumberError { form: $form })
            }
        }
    };
}

as_text!(Money, 2, 100, Money::MOST.0, "金额写成数字，最多两位小数，例如 12000 或 12000.50");
as_text!(Rate, 2, 100, 10_000, "百分比写成 0 到 100 的数字，例如 10");
as_text!(Price, 4, 10_000, 100_000_000, "单价写成数字，最多四位小数，例如 0.56");

macro_rules! from_text {
    ($($name:ident)+) => {
        $(impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(|error| serde::de::Error::custom(format!("{text}: {error}")))
            }
        })+
    };
}

from_text!(Money Rate);

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_and_written_without_loss() {
        for (text, fen, written) in [
            ("0", 0, "0"),
            ("3600", 360_000, "3600"),
            (" 12000.5 ", 1_200_050, "12000.50"),
            ("0.05", 5, "0.05"),
            ("007", 700, "7"),
            ("100000000000", 10_000_000_000_000, "100000000000"),
        ] {
            let money: Money = text.parse().unwrap();
            assert_eq!((money.fen(), money.to_string().as_str()), (fen, written), "{text}");
        }
        for text in ["", ".", "1.", ".5", "-1", "1.234", "1e3", "1,000", "１２", "100000000000.01", "十"] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }

    #[test]
    fn rates_and_prices_have_their_own_decimals() {
        assert_eq!("2.5".parse::<Rate>().unwrap(), Rate(250));
        assert!("100.01".parse::<Rate>().is_err() && "2.555".parse::<Rate>().is_err());
        assert_eq!(Rate(250).to_string(), "2.50");
        assert_eq!(Rate::percent(25).of(Rate::percent(20)), Rate::percent(5));
        assert_eq!("0.5453".parse::<Price>().unwrap().to_string(), "0.5453");
        assert_eq!("0.5".parse::<Price>().unwrap().to_string(), "0.5");
        assert!("0.54531".parse::<Price>().is_err());
    }

    #[test]
    fn half_a_fen_is_rounded_up() {
        assert_eq!(Money(50).share(Rate(100)), Money(1));
        assert_eq!(Money(49).share(Rate(100)), Money(0));
        assert_eq!(Price(50).for_units(1), Money(1));
        assert_eq!(Price(49).for_units(1), Money(0));
        assert_eq!("0.5453".parse::<Price>().unwrap().for_units(1000), Money::from_yuan(545).plus(Money(30)));
    }

    #[test]
    fn sums_stop_instead_of_wrapping() {
        assert_eq!(Money::MOST.plus(Money(1)), Money::MOST);
        assert_eq!(Money::MOST.times(u32::MAX), Money::MOST);
        assert_eq!(Money(1).minus(Money(2)), Money::ZERO);
        assert_eq!(Price(u64::MAX).for_units(2), Money::MOST);
    }

    proptest::proptest! {
        #[test]
        fn text_round_trips(fen in 0_u64..=10_000_000_000_000) {
            proptest::prop_assert_eq!(Money(fen).to_string().parse::<Money>().unwrap(), Money(fen));
        }

        #[test]
        fn a_share_grows_with_amount_and_rate(a in 0_u64..=10_000_000_000_000, b in 0_u64..=10_000_000_000_000,
                                              low in 0_u32..=10_000, high in 0_u32..=10_000) {
            let (small, large) = (Money(a.min(b)), Money(a.max(b)));
            let (low, high) = (Rate(low.min(high)), Rate(low.max(high)));
            proptest::prop_assert!(small.share(low) <= large.share(low));
            proptest::prop_assert!(large.share(low) <= large.share(high));
            proptest::prop_assert!(large.share(high) <= large);
        }
    }
}
