//! Where distances are measured from, as far as an address may say it: a township, or a point so rough that it names no home.

use std::fmt;

use crate::TownshipCode;

/// The places a list can be looked at from: 家, 单位, 老人家.
pub const N_ORIGINS: usize = 3;

/// The keys of those places in the URL.
pub(super) const ORIGIN_KEYS: [&str; N_ORIGINS] = ["near", "work", "elder"];

/// A place that an address may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A township, known by the mean of its institutions' points.
    Township(TownshipCode),
    /// A point that somebody shared on purpose.
    Point(RoughPoint),
}

impl Origin {
    /// Reads a township's code or a rough point.
    pub fn parse(text: &str) -> Option<Origin> {
        match text.split_once('_') {
            Some((lon, lat)) => {
                let point = RoughPoint { lon: hundredths(lon, 180)?, lat: hundredths(lat, 90)? };
                Some(Origin::Point(point))
            }
            None => TownshipCode::parse(text).ok().map(Origin::Township),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Township(code) => f.write_str(code.as_str()),
            Origin::Point(RoughPoint { lon, lat }) => {
                write_hundredths(f, *lon)?;
                f.write_str("_")?;
                write_hundredths(f, *lat)
            }
        }
    }
}

/// A point rounded to 0.01°, about a kilometre each way: longitude and latitude in hundredths of a degree, WGS-84.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoughPoint {
    lon: i32,
    lat: i32,
}

impl RoughPoint {
    /// The rough point nearest to a point in degrees.
    pub fn near((lon, lat): (f64, f64)) -> RoughPoint {
        let rough = |degrees: f64| (degrees * 100.0).round() as i32;
        RoughPoint { lon: rough(lon), lat: rough(lat) }
    }

    /// Longitude and latitude in degrees.
    pub fn degrees(self) -> (f64, f64) {
        (f64::from(self.lon) / 100.0, f64::from(self.lat) / 100.0)
    }
}

/// Degrees with any number of decimals, of which two are kept: an address that says more is not believed more.
pub(super) fn hundredths(text: &str, most: i32) -> Option<i32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let part: String = part.chars().chain(['0', '0']).take(2).collect();
    let degrees: i32 = whole.parse().ok().filter(|degrees| *degrees < most && is_number(whole) && is_number(&part))?;
    Some(sign * (degrees * 100 + part.parse::<i32>().ok()?))
}

pub(super) fn write_hundredths(f: &mut fmt::Formatter<'_>, number: i32) -> fmt::Result {
    let sign = if number < 0 { "-" } else { "" };
    let number = number.unsigned_abs();
    write!(f, "{sign}{}.{:02}", number / 100, number % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_township_and_a_rough_point_are_read_back() {
        for text in ["410305001", "112.43_34.66", "-0.05_-12.30", "0.00_0.00"] {
            assert_eq!(Origin::parse(text).map(|origin| origin.to_string()), Some(text.to_owned()));
        }
    }

    #[test]
    fn what_says_more_than_two_decimals_is_cut_and_what_is_no_place_is_nothing() {
        let read = |text| Origin::parse(text).map(|origin| origin.to_string());
        assert_eq!(read("112.439999_34.66123"), Some("112.43_34.66".to_owned()));
        assert_eq!(read("112_34.6"), Some("112.00_34.60".to_owned()));
        for text in
            ["spot", "", "_", "112.43", "181.00_34.66", "112.43_95.00", "1e2_34", "112.4x_34.66", "+1_+2", "--1_2"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_rough_point_lies_within_a_kilometre_of_the_point() {
        let (lon, lat) = RoughPoint::near((112.43512, 34.66489)).degrees();
        assert_eq!((lon, lat), (112.44, 34.66));
    }
}
