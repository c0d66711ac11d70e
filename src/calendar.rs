//! Days and hours as a calendar file (iCalendar, RFC 5545) that phones and computers read.
//!
//! Written here rather than by a crate: the browser needs it too, where the crate for it measured 88 KB against 2 KB. The tests read
//! the files back with that crate. Times are written in UTC, so that no file has to carry a time zone's rules; the clock is
//! China's, eight hours ahead.

use tuoyu_catalog::Date;

/// The media type of a calendar file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// The longest line, in bytes, that RFC 5545 §3.1 lets stand unfolded.
const LINE: usize = 75;

/// China's clock is this many minutes ahead of UTC.
const AHEAD: u16 = 8 * 60;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Something that stands in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its own name, the same in every file it is written to, so that a calendar replaces it rather than doubling it.
    pub uid: String,
    /// What it is.
    pub title: String,
    /// The day.
    pub date: Date,
    /// From when to when, in minutes after midnight; `None` for the whole day.
    pub hours: Option<(u16, u16)>,
    /// Where; `None` where not stated.
    pub place: Option<String>,
    /// What else there is to know; may have lines.
    pub notes: String,
    /// The day this was stated.
    pub stated: Date,
    /// Whether to remind at nine in the morning of the day before.
    pub remind: bool,
}

/// A calendar file of this name.
pub fn calendar(name: &str, entries: impl IntoIterator<Item = Entry>) -> String {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//tuoyu//tuoyu//ZH");
    file.line("CALSCALE", "GREGORIAN");
    file.text("X-WR-CALNAME", name);
    for entry in entries {
        file.entry(&entry);
    }
    file.line("END", "VCALENDAR");
    file.0
}

struct File(String);

impl File {
    fn entry(&mut self, entry: &Entry) {
        self.line("BEGIN", "VEVENT");
        self.text("UID", &entry.uid);
        self.line("DTSTAMP", &format!("{}T000000Z", digits(entry.stated)));
        match entry.hours {
            Some((from, to)) => {
                self.line("DTSTART", &moment(entry.date, from));
                self.line("DTEND", &moment(entry.date, to));
            }
            None => {
                self.line("DTSTART;VALUE=DATE", &digits(entry.date));
                self.line("DTEND;VALUE=DATE", &digits(entry.date.plus_days(1)));
            }
        }
        self.text("SUMMARY", &entry.title);
        if let Some(place) = &entry.place {
            self.text("LOCATION", place);
        }
        if !entry.notes.is_empty() {
            self.text("DESCRIPTION", &entry.notes);
        }
        if entry.remind {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.text("DESCRIPTION", &entry.title);
            self.line("TRIGGER", &before(entry.hours.map_or(0, |(from, _)| from)));
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
    }

    /// A property whose value is text: what would end it is escaped.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for character in value.chars() {
            match character {
                '\\' | ';' | ',' => escaped.extend(['\\', character]),
                '\n' => escaped.push_str("\\n"),
                other if other.is_control() => {}
                other => escaped.push(other),
            }
        }
        self.line(name, &escaped);
    }

    /// A line, folded between characters where it is too long.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if width + character.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(character);
            width += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// 20261127.
fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A moment in UTC, given in China's minutes after midnight, which may lie past the next midnight.
fn moment(date: Date, minutes: u16) -> String {
    let (days, rest) = if minutes < AHEAD { (-1, minutes + DAY - AHEAD) } else { (0, minutes - AHEAD) };
    let date = date.plus_days(days + i32::from(rest / DAY));
    format!("{}T{:02}{:02}00Z", digits(date), rest % DAY / 60, rest % 60)
}

/// How long before the beginning nine in the morning of the day before is.
fn before(begins: u16) -> String {
    format!("-PT{}M", begins + 15 * 60)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use icalendar::{CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, EventLike};
    use proptest::prelude::*;

    use super::*;

    fn entry(title: &str, hours: Option<(u16, u16)>) -> Entry {
        Entry {
            uid: "dtap-1@tuoyu".to_owned(),
            title: title.to_owned(),
            date: "2026-11-27".parse().unwrap(),
            hours,
            place: Some("示例社区；二楼, 左手".to_owned()),
            notes: "带接种证\n空着肚子不行".to_owned(),
            stated: "2026-11-01".parse().unwrap(),
            remind: true,
        }
    }

    /// The one event of a file, as the crate reads it.
    fn read(text: &str) -> icalendar::Event {
        let calendar: icalendar::Calendar = text.parse().unwrap();
        match &calendar.components[0] {
            CalendarComponent::Event(event) => event.clone(),
            other => unreachable!("{other:?}"),
        }
    }

    #[test]
    fn what_is_written_is_what_another_program_reads() {
        let event = read(&calendar("一岁", [entry("百白破疫苗，第 1 剂; 提醒\\核对", None)]));
        assert_eq!(event.get_uid(), Some("dtap-1@tuoyu"));
        assert_eq!(event.get_summary(), Some("百白破疫苗，第 1 剂; 提醒\\核对"));
        assert_eq!(event.get_location(), Some("示例社区；二楼, 左手"));
        assert_eq!(event.get_description(), Some("带接种证\n空着肚子不行"));
        let day = |text: &str| DatePerhapsTime::Date(text.parse().unwrap());
        assert_eq!(event.get_start(), Some(day("2026-11-27")));
        assert_eq!(event.get_end(), Some(day("2026-11-28")));
    }

    #[test]
    fn the_clock_is_chinas() {
        for (hours, start, end) in [
            ((600, 690), "2026-11-27T02:00:00Z", "2026-11-27T03:30:00Z"),
            ((420, 480), "2026-11-26T23:00:00Z", "2026-11-27T00:00:00Z"),
            ((1380, 1500), "2026-11-27T15:00:00Z", "2026-11-27T17:00:00Z"),
        ] {
            let event = read(&calendar("", [entry("课", Some(hours))]));
            let utc = |text: &str| Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(text.parse().unwrap())));
            assert_eq!((event.get_start(), event.get_end()), (utc(start), utc(end)));
        }
        assert_eq!((before(0), before(570)), ("-PT900M".into(), "-PT1470M".into()));
    }

    #[test]
    fn lines_are_short_and_end_as_they_must() {
        let text = calendar("名", [entry(&"长".repeat(200), None)]);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])), "{text}");
        assert_eq!(read(&text).get_summary().unwrap(), "长".repeat(200));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(title in "[^\\pC]{1,60}", notes in "[^\\pC]{1,200}") {
            let mut one = entry(&title, None);
            one.notes = notes.clone();
            let event = read(&calendar("", [one]));
            prop_assert_eq!(event.get_summary(), Some(title.as_str()));
            prop_assert_eq!(event.get_description(), Some(notes.as_str()));
        }
    }
}
