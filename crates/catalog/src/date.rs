//! Civil dates: the day a notice was issued, a fact was stated, a rule begins or ends.
//!
//! A thin coat over `chrono::NaiveDate` that reads and writes only `YYYY-MM-DD`, so that chrono's format machinery stays
//! out of the browser. There is no time of day and no time zone: a date here is a date on a Chinese document.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar between the years 1900 and 2199; by default 1970-01-01.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// Why a text is not a [`Date`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text is not of the form `YYYY-MM-DD`.
    Form,
    /// The form is right, but the calendar has no such day, or the year is outside 1900–2199.
    NoSuchDay,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DateError::Form => "日期应写作 YYYY-MM-DD",
            DateError::NoSuchDay => "日历上没有这一天",
        })
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The day `day` of `month` of `year`; `None` where there is no such day or the year is outside 1900–2199.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if !(1900..2200).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Date)
    }

    /// The day `days` days after 1970-01-01, `None` outside 1900–2199.
    pub fn from_unix_days(days: i32) -> Option<Date> {
        let date = NaiveDate::from_epoch_days(days)?;
        Date::new(date.year(), date.month(), date.day())
    }

    /// Days since 1970-01-01, negative before.
    pub fn unix_days(self) -> i32 {
        self.0.to_epoch_days()
    }

    /// The year, 1900–2199.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> usize {
        self.0.weekday().num_days_from_monday() as usize
    }

    /// The day `days` later (or earlier, when negative), kept within 1900–2199 by standing still.
    pub fn plus_days(self, days: i32) -> Date {
        let step = Days::new(u64::from(days.unsigned_abs()));
        let moved = if days < 0 { self.0.checked_sub_days(step) } else { self.0.checked_add_days(step) };
        moved.and_then(|date| Date::new(date.year(), date.month(), date.day())).unwrap_or(self)
    }

    /// The same day `months` months later; where that month is shorter, its last day. Stands still outside 1900–2199.
    pub fn plus_months(self, months: i32) -> Date {
        let step = Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(step) } else { self.0.checked_add_months(step) };
        moved.and_then(|date| Date::new(date.year(), date.month(), date.day())).unwrap_or(self)
    }

    /// Whole days from `earlier` to this day, negative when `earlier` is later.
    pub fn days_since(self, earlier: Date) -> i32 {
        self.unix_days() - earlier.unix_days()
    }

    /// Completed months from `earlier` to this day: 2024-01-31 to 2024-02-29 is 0, to 2024-03-31 is 2. Negative when
    /// `earlier` is later.
    pub fn months_since(self, earlier: Date) -> i32 {
        let months = (self.year() - earlier.year()) * 12 + self.month() as i32 - earlier.month() as i32;
        if months > 0 && self.day() < earlier.day() {
            months - 1
        } else if months < 0 && self.day() > earlier.day() {
            months + 1
        } else {
            months
        }
    }

    /// How long ago this day was as seen from `today`, in plain Chinese: 今天、12 天前、20 个月前、4 年前; 3 天后 when ahead.
    pub fn age_on(self, today: Date) -> String {
        let days = today.days_since(self);
        if days == 0 {
            return "今天".to_owned();
        }
        let (span, suffix) =
            if days > 0 { (today.months_since(self), "前") } else { (self.months_since(today), "后") };
        match span {
            0 => format!("{} 天{suffix}", days.abs()),
            1..24 => format!("{span} 个月{suffix}"),
            _ => format!("{} 年{suffix}", span / 12),
        }
    }
}

impl Date {
    /// `YYYY-MM-DD` as ASCII.
    fn form(self) -> [u8; 10] {
        let digit = |number: u32, place: u32| b'0' + (number / place % 10) as u8;
        let (year, month, day) = (self.year().unsigned_abs(), self.month(), self.day());
        let [y1, y2, y3, y4] = [1000, 100, 10, 1].map(|place| digit(year, place));
        let [m1, m2, d1, d2] = [digit(month, 10), digit(month, 1), digit(day, 10), digit(day, 1)];
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.form()).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Err(DateError::Form) };
        let number = |digits: &[&u8]| {
            digits.iter().try_fold(0_u32, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + u32::from(*digit - b'0')).ok_or(DateError::Form)
            })
        };
        let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
        Date::new(year as i32, month, day).ok_or(DateError::NoSuchDay)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.form();
        serializer.serialize_str(str::from_utf8(&form).map_err(serde::ser::Error::custom)?)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(|error| serde::de::Error::custom(format!("{text}: {error}")))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn only_real_days_in_the_one_form_are_read() {
        assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
        for (text, error) in [
            ("2023-02-29", DateError::NoSuchDay),
            ("2024-13-01", DateError::NoSuchDay),
            ("0024-01-01", DateError::NoSuchDay),
            ("2024-2-29", DateError::Form),
            ("2024/02/29", DateError::Form),
            ("２０２４-01", DateError::Form),
            ("", DateError::Form),
        ] {
            assert_eq!(text.parse::<Date>(), Err(error), "{text}");
        }
    }

    #[test]
    fn months_end_on_the_last_day_of_a_shorter_month() {
        assert_eq!(date("2024-01-31").plus_months(1), date("2024-02-29"));
        assert_eq!(date("2024-02-29").plus_months(12), date("2025-02-28"));
        assert_eq!(date("2024-03-31").plus_months(-1), date("2024-02-29"));
    }

    #[test]
    fn months_since_counts_completed_months() {
        assert_eq!(date("2024-02-29").months_since(date("2024-01-31")), 0);
        assert_eq!(date("2024-03-31").months_since(date("2024-01-31")), 2);
        assert_eq!(date("2024-01-15").months_since(date("2024-03-15")), -2);
        assert_eq!(date("2024-01-16").months_since(date("2024-03-15")), -1);
    }

    #[test]
    fn ages_read_as_people_say_them() {
        let today = date("2026-11-22");
        for (then, said) in [
            ("2026-11-22", "今天"),
            ("2026-11-21", "1 天前"),
            ("2025-03-05", "20 个月前"),
            ("2022-08-08", "4 年前"),
            ("2026-11-30", "8 天后"),
            ("2027-08-07", "8 个月后"),
        ] {
            assert_eq!(date(then).age_on(today), said, "{then}");
        }
    }

    proptest::proptest! {
        #[test]
        fn text_and_day_number_round_trip(days in -25_000_i32..80_000) {
            let day = Date::from_unix_days(days).unwrap();
            proptest::prop_assert_eq!(day.unix_days(), days);
            proptest::prop_assert_eq!(day.to_string().parse::<Date>().unwrap(), day);
        }
    }
}
