//! Codes that identify things for ever: regions, townships, institutions, registered organisations.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares a checked text type: `parse` admits a text or says why not, serde goes through `parse`.
macro_rules! code {
    ($(#[$meta:meta])* $name:ident, $pattern:literal, $valid:expr, $why:literal) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Reads a code; the error says in Chinese what the form is.
            pub fn parse(text: &str) -> Result<$name, String> {
                let valid: fn(&str) -> bool = $valid;
                if valid(text) { Ok($name(text.to_owned())) } else { Err(format!("{text}：{}", $why)) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<$name, String> {
                $name::parse(&text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

code! {
    /// A county, district or prefecture: six digits of GB/T 2260, such as `410305`.
    RegionCode, "^\\d{6}$", |text| is_digits(text, 6), "区划代码是 6 位数字（GB/T 2260）"
}

code! {
    /// A 镇街: nine digits, the first six its region's, such as `410305001`.
    TownshipCode, "^\\d{9}$", |text| is_digits(text, 9), "镇街代码是 9 位数字"
}

code! {
    /// An institution on this site: lower-case letters, digits and hyphens, at most 40; never reused, never changed.
    InstitutionId, "^[a-z0-9][a-z0-9-]{1,39}$",
    |text| (2..=40).contains(&text.len())
        && !text.starts_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
    "机构编号是 2 到 40 个小写字母、数字或连字符"
}

code! {
    /// 统一社会信用代码: 18 characters with the check character of GB 32100-2015 5.
    CreditCode, "^[0-9A-HJ-NPQRTUWXY]{18}$", credit_code_holds,
    "统一社会信用代码是 18 位，末位是校验码（GB 32100-2015）"
}

impl RegionCode {
    /// Whether `county` is this region or lies in it, by the zeros at the end of the code: 410300 is 洛阳市, 410305 its 涧西区.
    pub fn contains(&self, county: &RegionCode) -> bool {
        let code = self.as_str();
        let stem = code.strip_suffix("0000").or_else(|| code.strip_suffix("00")).unwrap_or(code);
        county.as_str().starts_with(stem)
    }
}

impl TownshipCode {
    /// The region a township belongs to by its code.
    pub fn region(&self) -> &str {
        self.0.get(..6).unwrap_or_default()
    }
}

/// The characters of GB 32100-2015, in the order of their values 0–30 (no I, O, S, V, Z).
const CREDIT_ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn credit_value(character: char) -> Option<usize> {
    CREDIT_ALPHABET.bytes().position(|one| char::from(one) == character)
}

/// The check character for the first 17 characters, `None` where one of them is outside the alphabet
/// (GB 32100-2015 Appendix A: weights 3^(i-1) mod 31).
pub fn credit_check_character(first_17: &str) -> Option<char> {
    let mut weight = 1_usize;
    let mut sum = 0_usize;
    for character in first_17.chars() {
        sum += credit_value(character)? * weight;
        weight = weight * 3 % 31;
    }
    CREDIT_ALPHABET.chars().nth((31 - sum % 31) % 31)
}

fn credit_code_holds(text: &str) -> bool {
    text.is_ascii() && text.len() == 18 && text.get(..17).and_then(credit_check_character) == text.chars().last()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn region_and_township_codes_are_digits_only() {
        assert!(RegionCode::parse("410305").is_ok());
        let region = |code: &str| RegionCode::parse(code).unwrap();
        for (above, below, contains) in [
            ("410300", "410305", true),
            ("410000", "410305", true),
            ("410305", "410305", true),
            ("410305", "410300", false),
        ] {
            assert_eq!(region(above).contains(&region(below)), contains, "{above} {below}");
        }
        assert!(RegionCode::parse("41030").is_err());
        assert!(RegionCode::parse("４10305").is_err());
        assert_eq!(TownshipCode::parse("410305001").map(|code| code.region().to_owned()), Ok("410305".to_owned()));
    }

    #[test]
    fn institution_ids_are_safe_in_a_path() {
        for (id, ok) in
            [("410305-0001", true), ("demo-a", true), ("A1", false), ("-a", false), ("a/b", false), ("a", false)]
        {
            assert_eq!(InstitutionId::parse(id).is_ok(), ok, "{id}");
        }
    }

    #[test]
    fn the_credit_code_check_character_follows_gb_32100() {
        // The worked example every registry prints: 91350100M000100Y4 followed by its check character 3.
        assert_eq!(credit_check_character("91350100M000100Y4"), Some('3'));
        assert!(CreditCode::parse("91350100M000100Y43").is_ok());
        assert!(CreditCode::parse("91350100M000100Y44").is_err());
        assert!(CreditCode::parse("91350100I000100Y43").is_err());
        assert!(CreditCode::parse("９1350100M000100Y43").is_err());
    }

    #[test]
    fn reading_from_json_goes_through_the_same_check() {
        assert!(serde_json::from_str::<RegionCode>("\"410305\"").is_ok());
        assert!(serde_json::from_str::<RegionCode>("\"涧西\"").is_err());
    }
}
