//! The form that says who a child is. Only the birthday must be given. Its controls have no names, so that no browser can put what
//! stands in them into an address.

use leptos::html::{Input, Select};
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::Gestation;
use tuoyu_childhealth::growth::Sex;

use super::child::{About, LONGEST_NAME};
use crate::live::control;

/// The controls of the form.
#[derive(Clone, Copy, Default)]
pub(super) struct ChildForm {
    birth: NodeRef<Input>,
    sex: NodeRef<Select>,
    name: NodeRef<Input>,
    weeks: NodeRef<Input>,
    days: NodeRef<Input>,
}

/// What is typed.
#[derive(Default)]
struct Typed {
    birth: String,
    sex: String,
    name: String,
    weeks: String,
    days: String,
}

impl ChildForm {
    /// Shows what is said of a child, or nothing.
    pub(super) fn fill(self, about: Option<About>) {
        let gestation = about.as_ref().and_then(|about| about.gestation);
        let number = |of: fn(Gestation) -> u8| gestation.map(|gestation| of(gestation).to_string()).unwrap_or_default();
        control::show(self.weeks, &number(Gestation::weeks));
        control::show(self.days, &number(Gestation::days));
        control::show(self.birth, &about.as_ref().map(|about| about.birth.to_string()).unwrap_or_default());
        control::show_choice(self.sex, about.as_ref().and_then(|about| about.sex).map_or("", code));
        control::show(self.name, about.as_ref().and_then(|about| about.name.as_deref()).unwrap_or_default());
    }

    /// What is said of the child, or what is amiss with it. Nothing may be noted before birth: `first_note` is the first day on which
    /// something was.
    pub(super) fn read(self, today: Date, first_note: Option<Date>) -> Result<About, &'static str> {
        let [birth, name, weeks, days] = [self.birth, self.name, self.weeks, self.days].map(control::value);
        Typed { birth, sex: control::choice(self.sex), name, weeks, days }.read(today, first_note)
    }

    /// The controls as they stand in the page.
    pub(super) fn view(self) -> impl IntoView {
        let sexes = [("", "不填")].into_iter().chain(Sex::ALL.map(|sex| (code(sex), sex.term()))).collect();
        view! {
            {control::typed("child-birth", "出生日期", "date", "text", self.birth)}
            {control::chosen("child-sex", None, "性别（看生长曲线要用）", sexes, self.sex)}
            {control::typed("child-name", "小名（可以不填）", "text", "text", self.name)}
            {control::typed("child-weeks", "早产的宝宝：出生时几周", "text", "numeric", self.weeks)}
            {control::typed("child-days", "零几天", "text", "numeric", self.days)}
        }
    }
}

impl Typed {
    fn read(self, today: Date, first_note: Option<Date>) -> Result<About, &'static str> {
        let birth: Date = self.birth.parse().map_err(|_| "请填出生日期。")?;
        if birth > today {
            return Err("这个日期还没到，请核对出生日期。");
        }
        if first_note.is_some_and(|note| note < birth) {
            return Err("有记录比这个日期还早，请核对出生日期，或先删掉那些记录。");
        }
        let sex = Sex::ALL.into_iter().find(|sex| code(*sex) == self.sex);
        Ok(About { name: nickname(&self.name), birth, sex, gestation: gestation(&self.weeks, &self.days)? })
    }
}

/// A nickname as typed: one line, short, or none.
fn nickname(text: &str) -> Option<String> {
    let name: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn gestation(weeks: &str, days: &str) -> Result<Option<Gestation>, &'static str> {
    if weeks.is_empty() {
        return Ok(None);
    }
    let days = if days.is_empty() { Some(0) } else { days.parse().ok() };
    let gestation = weeks.parse().ok().zip(days).and_then(|(weeks, days)| Gestation::new(weeks, days));
    gestation.map(Some).ok_or("出生时几周，请填 20 到 44 的数；零几天填 0 到 6。不清楚就空着。")
}

fn code(sex: Sex) -> &'static str {
    match sex {
        Sex::Boy => "boy",
        Sex::Girl => "girl",
    }
}

#[cfg(test)]
mod tests {
    use super::super::child::tests::day;
    use super::*;

    fn typed(birth: &str, weeks: &str, days: &str) -> Typed {
        Typed { birth: birth.to_owned(), weeks: weeks.to_owned(), days: days.to_owned(), ..Typed::default() }
    }

    #[test]
    fn a_birthday_is_a_day_not_after_today_nor_after_what_was_noted() {
        let today = day("2026-11-22");
        let birth = |text: &str, first_note| typed(text, "", "").read(today, first_note).map(|about| about.birth);
        assert_eq!(birth("2026-11-22", None), Ok(today));
        assert!(birth("2026-11-23", None).is_err_and(|words| words.contains("还没到")));
        assert!(birth("", None).is_err_and(|words| words.contains("请填")));
        let noted = Some(day("2026-05-01"));
        assert!(birth("2026-05-02", noted).is_err_and(|words| words.contains("还早")));
        assert!(birth("2026-05-01", noted).is_ok());
    }

    #[test]
    fn a_nickname_is_trimmed_or_none() {
        assert_eq!(nickname(" 小满\u{7} "), Some("小满".to_owned()));
        assert_eq!((nickname(" \u{3000}"), nickname("")), (None, None));
        assert_eq!(nickname(&"满".repeat(30)).map(|name| name.chars().count()), Some(LONGEST_NAME));
    }

    #[test]
    fn weeks_are_those_somebody_can_be_born_at_or_not_said() {
        assert_eq!(gestation("", "3"), Ok(None));
        assert_eq!(gestation("34", ""), Ok(Gestation::new(34, 0)));
        assert_eq!(gestation("34", "2"), Ok(Gestation::new(34, 2)));
        for (weeks, days) in [("3", ""), ("34", "7"), ("三十", ""), ("34", "x")] {
            assert!(gestation(weeks, days).is_err(), "{weeks} {days}");
        }
    }
}
