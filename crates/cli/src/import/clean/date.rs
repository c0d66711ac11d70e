//! Days as notices and sheets write them: 2024年3月5日, 2024.3.5, 2024/03/05, 20240305, 二〇二四年三月五日, a sheet's serial number.

use tuoyu_catalog::Date;

use super::tidy;

/// What a cell that should hold a day holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Day {
    /// A day.
    Exact(Date),
    /// Only a month or a year: no day can be made of it without inventing one.
    Coarse,
    /// The calendar has no such day.
    Impossible,
    /// No day at all.
    Nothing,
}

/// The day 0 of a sheet's serial numbers, 1899-12-30: day 61 is 1900-03-01 in every program.
const SERIAL_EPOCH_UNIX_DAYS: i32 = -25_569;

/// Reads a cell. A bare number from 20,000 to 80,000 (1954 to 2119) is a sheet's serial number.
pub(in crate::import) fn read(cell: &str) -> Day {
    let text = tidy(cell);
    if let Some(serial) = serial(&text) {
        return Date::from_unix_days(serial + SERIAL_EPOCH_UNIX_DAYS).map_or(Day::Impossible, Day::Exact);
    }
    match find_all(&text).first() {
        Some(Found { date: Some(date), .. }) => Day::Exact(*date),
        Some(_) => Day::Impossible,
        None if has_year(&text) => Day::Coarse,
        None => Day::Nothing,
    }
}

fn serial(text: &str) -> Option<i32> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let number: i32 = whole.parse().ok()?;
    (20_000..80_000)
        .contains(&number)
        .then_some(number)
        .filter(|_| text.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

fn has_year(text: &str) -> bool {
    let digits = to_digits(text);
    let mut numbers = digits.split(|one: char| !one.is_ascii_digit());
    numbers.any(|run| matches!(run.len(), 4 | 6) && (run.starts_with("19") || run.starts_with("20")))
}

/// A day found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Found {
    /// `None` where the calendar has no such day.
    pub(in crate::import) date: Option<Date>,
    /// Where it begins, in characters of the text.
    pub(in crate::import) at: usize,
}

/// Every day in a tidy text, in order. A day without a year (自2025年9月26日至10月9日) takes the year of the one before.
pub(in crate::import) fn find_all(text: &str) -> Vec<Found> {
    let characters: Vec<char> = to_digits(text).chars().collect();
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let rest = characters.get(at..).unwrap_or_default();
        let year = found.last().and_then(|one| one.date).map(Date::year);
        match full_day(rest).or_else(|| compact_day(rest)).or_else(|| month_and_day(rest, year?)) {
            Some(([year, month, day], length)) => {
                found.push(Found { date: Date::new(year, month as u32, day as u32), at });
                at += length;
            }
            // The rest of a longer number is no number of its own.
            None => at += rest.iter().take_while(|one| one.is_ascii_digit()).count().max(1),
        }
    }
    found
}

type Parsed = ([i32; 3], usize);

/// 2024年3月5日 and its like, with the characters it takes.
fn full_day(rest: &[char]) -> Option<Parsed> {
    let (year, a) = number(rest, 4, 4)?;
    let between = *rest.get(a)?;
    "年.-/".contains(between).then_some(())?;
    let (month, b) = number(rest.get(a + 1..)?, 1, 2)?;
    let at = a + 1 + b;
    let second = *rest.get(at)?;
    (second == between || (between == '年' && second == '月')).then_some(())?;
    let (day, c) = number(rest.get(at + 1..)?, 1, 2)?;
    let end = at + 1 + c;
    let closing = usize::from(rest.get(end).is_some_and(|one| "日号".contains(*one)));
    Some(([year, month, day], end + closing))
}

/// 20240305.
fn compact_day(rest: &[char]) -> Option<Parsed> {
    let (whole, length) = number(rest, 8, 8)?;
    (1900_0101..2200_0101).contains(&whole).then_some(([whole / 10_000, whole / 100 % 100, whole % 100], length))
}

/// 10月9日, after a day that has a year.
fn month_and_day(rest: &[char], year: i32) -> Option<Parsed> {
    let (month, a) = number(rest, 1, 2)?;
    (*rest.get(a)? == '月').then_some(())?;
    let (day, b) = number(rest.get(a + 1..)?, 1, 2)?;
    let end = a + 1 + b;
    rest.get(end).filter(|one| "日号".contains(**one))?;
    Some(([year, month, day], end + 1))
}

/// A whole run of digits, perhaps after a blank, if it has between `least` and `most` of them.
fn number(rest: &[char], least: usize, most: usize) -> Option<(i32, usize)> {
    let blank = usize::from(rest.first() == Some(&' '));
    let digits: String = rest.iter().skip(blank).take_while(|one| one.is_ascii_digit()).collect();
    if !(least..=most).contains(&digits.len()) {
        return None;
    }
    digits.parse().ok().map(|number| (number, blank + digits.len()))
}

/// 二〇二四年三月十五日 with digits: 2024年3月15日. Only the numerals beside 年, 月, 日 are turned.
fn to_digits(text: &str) -> String {
    if !text.chars().any(|one| "〇○零一二三四五六七八九".contains(one)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for character in text.chars() {
        if "〇○零一二三四五六七八九十".contains(character) {
            run.push(character);
            continue;
        }
        match numeral(&run).filter(|_| "年月日号".contains(character)) {
            Some(number) => out.push_str(&number),
            None => out.extend(run.iter()),
        }
        run.clear();
        out.push(character);
    }
    out.extend(run.iter());
    out
}

fn numeral(run: &[char]) -> Option<String> {
    let digit = |one: char| {
        if one == '○' { Some(0) } else { "〇一二三四五六七八九".chars().position(|each| each == one) }
    };
    let digits =
        |part: &[char]| part.iter().map(|one| digit(*one).or((*one == '零').then_some(0))).collect::<Option<Vec<_>>>();
    let Some(ten) = run.iter().position(|one| *one == '十') else {
        return digits(run).filter(|all| !all.is_empty()).map(|all| all.iter().map(ToString::to_string).collect());
    };
    let (tens, ones) = (digits(run.get(..ten)?)?, digits(run.get(ten + 1..)?)?);
    match (tens.as_slice(), ones.as_slice()) {
        ([] | [_], [] | [_]) => Some((tens.first().unwrap_or(&1) * 10 + ones.first().unwrap_or(&0)).to_string()),
        _ => None,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::Exact(text.parse().unwrap())
    }

    #[test]
    fn one_day_in_all_its_spellings() {
        for text in [
            "2024年3月5日",
            "2024年03月05号",
            "2024.3.5",
            "2024-3-5",
            "2024/03/05",
            "２０２４年３月５日",
            "20240305",
            "2024-03-05 00:00:00",
            "二〇二四年三月五日",
            "2024 年 3 月 5 日",
            "2024. 3. 5",
            "45356",
            "45356.0",
            "2024年3月5日备案",
        ] {
            assert_eq!(read(text), day("2024-03-05"), "{text}");
        }
        assert_eq!(read("二○二四年十一月二十五日"), day("2024-11-25"));
    }

    #[test]
    fn what_is_no_day_is_said_to_be_none() {
        for (text, found) in [
            ("2024年3月", Day::Coarse),
            ("2024", Day::Coarse),
            ("2023-02-29", Day::Impossible),
            ("1024年3月5日", Day::Impossible),
            ("19000230", Day::Impossible),
            ("", Day::Nothing),
            ("已备案", Day::Nothing),
            ("12", Day::Nothing),
            ("0750-6123456", Day::Nothing),
        ] {
            assert_eq!(read(text), found, "{text}");
        }
    }

    #[test]
    fn serial_numbers_are_those_of_sheets() {
        for (serial, text) in [("36526", "2000-01-01"), ("25569", "1970-01-01"), ("46000", "2025-12-09")] {
            assert_eq!(read(serial), day(text), "{serial}");
        }
    }

    #[test]
    fn a_period_without_the_second_year_has_two_days() {
        let days = find_all("公示期为5个工作日,自2025年9月26日至10月9日");
        let dates: Vec<_> = days.iter().map(|one| one.date.unwrap().to_string()).collect();
        assert_eq!(dates, ["2025-09-26", "2025-10-09"]);
    }
}
