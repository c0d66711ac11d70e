//! What a visitor asks of a list, as the query string says it.
//!
//! A [`Query`] is a text, a list of [`Choice`]s (one per facet at most) and where to look from. One choice is one chip on the
//! page and one `key=value` in the URL, so the form, the chips and the address can never disagree. A malformed query string
//! is repaired, not refused: what cannot be read is dropped, the rest kept, and printing gives one canonical order.

use form_urlencoded::{Serializer, parse};

use crate::TownshipCode;
use crate::institution::{InstitutionKind, ServiceMode};
use crate::vocabulary::vocabulary;

/// The oldest child, in months, that an institution here may take (up to the third birthday).
pub const MOST_MONTHS: u8 = 35;

/// The longest text searched for, in characters; what is longer is cut.
const LONGEST_TEXT: usize = 60;

vocabulary! {
    /// The three answers to any question put to a register.
    Answer {
        /// It is stated, and so.
        Yes = "yes" "是",
        /// It is stated, and not so.
        No = "no" "否",
        /// It is not stated.
        Unstated = "unstated" "未说明",
    }
}

impl Answer {
    /// The answer a three-valued field gives.
    pub fn of(value: Option<bool>) -> Answer {
        match value {
            Some(true) => Answer::Yes,
            Some(false) => Answer::No,
            None => Answer::Unstated,
        }
    }
}

/// Which quality result is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evaluated {
    /// Any result that is in force.
    Any,
    /// No result published. This says nothing about quality.
    None,
    /// This scheme, at this level where one is given.
    Scheme {
        /// The scheme's id.
        scheme: String,
        /// The level's code.
        level: Option<String>,
    },
}

/// One facet set to one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Takes a child of this month age, 0–35.
    Month(u8),
    /// Offers this way of attending.
    Mode(ServiceMode),
    /// Is of this kind.
    Kind(InstitutionKind),
    /// Holds 普惠, does not any more, or has not said.
    Affordable(Answer),
    /// Has this quality result.
    Evaluated(Evaluated),
    /// Open until this minute of the day or later on every working day.
    Closes(u16),
    /// Costs at most this many yuan a month in all.
    Fee(u32),
    /// States a free 托位 not older than this many days.
    Vacancy(u16),
    /// Serves meals.
    Meals(Answer),
    /// Lets parents watch the video.
    Watch(Answer),
}

impl Choice {
    /// The facet's key in the URL, and the order of the facets.
    pub const KEYS: &'static [&'static str] =
        &["month", "mode", "closes", "fee", "affordable", "kind", "vacancy", "evaluated", "meals", "watch"];

    /// This facet's key in the URL.
    pub fn key(&self) -> &'static str {
        match self {
            Choice::Month(_) => "month",
            Choice::Mode(_) => "mode",
            Choice::Closes(_) => "closes",
            Choice::Fee(_) => "fee",
            Choice::Affordable(_) => "affordable",
            Choice::Kind(_) => "kind",
            Choice::Vacancy(_) => "vacancy",
            Choice::Evaluated(_) => "evaluated",
            Choice::Meals(_) => "meals",
            Choice::Watch(_) => "watch",
        }
    }

    /// The value in the URL.
    pub fn value(&self) -> String {
        match self {
            Choice::Month(months) => months.to_string(),
            Choice::Mode(mode) => mode.code().to_owned(),
            Choice::Closes(minute) => format!("{:02}{:02}", minute / 60, minute % 60),
            Choice::Fee(yuan) => yuan.to_string(),
            Choice::Kind(kind) => kind.code().to_owned(),
            Choice::Vacancy(days) => days.to_string(),
            Choice::Affordable(answer) | Choice::Meals(answer) | Choice::Watch(answer) => answer.code().to_owned(),
            Choice::Evaluated(Evaluated::Any) => "any".to_owned(),
            Choice::Evaluated(Evaluated::None) => "none".to_owned(),
            Choice::Evaluated(Evaluated::Scheme { scheme, level: None }) => scheme.clone(),
            Choice::Evaluated(Evaluated::Scheme { scheme, level: Some(level) }) => format!("{scheme}.{level}"),
        }
    }

    /// Reads one `key=value`; `None` for a key or a value that means nothing here.
    pub fn read(key: &str, value: &str) -> Option<Choice> {
        Some(match key {
            "month" => Choice::Month(value.parse().ok().filter(|months| *months <= MOST_MONTHS)?),
            "mode" => Choice::Mode(ServiceMode::from_code(value)?),
            "closes" => Choice::Closes(minute_of_day(value)?),
            "fee" => Choice::Fee(value.parse().ok().filter(|yuan| (1..=100_000).contains(yuan))?),
            "affordable" => Choice::Affordable(Answer::from_code(value)?),
            "kind" => Choice::Kind(InstitutionKind::from_code(value)?),
            "vacancy" => Choice::Vacancy(value.parse().ok().filter(|days| (1..=366).contains(days))?),
            "evaluated" => Choice::Evaluated(Evaluated::read(value)?),
            "meals" => Choice::Meals(Answer::from_code(value)?),
            "watch" => Choice::Watch(Answer::from_code(value)?),
            _ => return None,
        })
    }
}

impl Evaluated {
    fn read(value: &str) -> Option<Evaluated> {
        let is_name = |name: &str| {
            (1..=40).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        match value {
            "any" => Some(Evaluated::Any),
            "none" => Some(Evaluated::None),
            _ => {
                let (scheme, level) = match value.split_once('.') {
                    Some((scheme, level)) => (scheme, Some(level)),
                    None => (value, None),
                };
                (is_name(scheme) && level.is_none_or(is_name))
                    .then(|| Evaluated::Scheme { scheme: scheme.to_owned(), level: level.map(str::to_owned) })
            }
        }
    }
}

/// `HHMM` as minutes after midnight; hours run to 27 so that a place open past midnight can be asked for.
fn minute_of_day(value: &str) -> Option<u16> {
    let number: u16 = value.parse().ok().filter(|_| value.len() == 4)?;
    let (hours, minutes) = (number / 100, number % 100);
    (hours <= 27 && minutes < 60).then_some(hours * 60 + minutes)
}

vocabulary! {
    /// The order of a list.
    Sort {
        /// By the reading of the name.
        Name = "name" "按名称",
        /// Nearest first; those without a position last.
        Distance = "distance" "按距离",
    }
}

/// What is asked of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words searched for; empty for none.
    pub text: String,
    choices: Vec<Choice>,
    /// The township distances are measured from.
    pub near: Option<TownshipCode>,
    /// The order asked for; `None` means nearest first where `near` is set, else by name.
    pub sort: Option<Sort>,
    /// The page of the list, from 1.
    page: u16,
}

impl Query {
    /// Reads a query string, without its `?`.
    pub fn parse(query_string: &str) -> Query {
        let mut query = Query::default();
        for (key, value) in parse(query_string.as_bytes()) {
            match key.as_ref() {
                "q" => query.text = value.trim().chars().filter(|c| !c.is_control()).take(LONGEST_TEXT).collect(),
                "near" => query.near = TownshipCode::parse(&value).ok(),
                "sort" => query.sort = Sort::from_code(&value),
                "page" => query.page = value.parse().unwrap_or(1),
                _ => {
                    if let Some(choice) = Choice::read(&key, &value) {
                        query.set(choice);
                    }
                }
            }
        }
        if query.sort == Some(query.default_sort()) || query.near.is_none() {
            query.sort = None;
        }
        query
    }

    /// The canonical query string, without `?`; empty when nothing is asked.
    pub fn print(&self) -> String {
        let mut out = Serializer::new(String::new());
        if !self.text.is_empty() {
            out.append_pair("q", &self.text);
        }
        for choice in &self.choices {
            out.append_pair(choice.key(), &choice.value());
        }
        if let Some(near) = &self.near {
            out.append_pair("near", near.as_str());
        }
        if let Some(sort) = self.sort {
            out.append_pair("sort", sort.code());
        }
        if self.page() > 1 {
            out.append_pair("page", &self.page.to_string());
        }
        out.finish()
    }

    /// The choices made, in facet order.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The choice made in the facet with this key.
    pub fn choice(&self, key: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.key() == key)
    }

    /// Makes a choice, in place of an earlier one in the same facet, and goes back to the first page.
    pub fn set(&mut self, choice: Choice) {
        self.lift(choice.key());
        let rank = |choice: &Choice| Choice::KEYS.iter().position(|key| *key == choice.key());
        let at = self.choices.iter().position(|other| rank(other) > rank(&choice)).unwrap_or(self.choices.len());
        self.choices.insert(at, choice);
    }

    /// Takes back the choice in the facet with this key, and goes back to the first page.
    pub fn lift(&mut self, key: &str) {
        self.choices.retain(|choice| choice.key() != key);
        self.page = 1;
    }

    /// The same query with this choice.
    pub fn with(&self, choice: Choice) -> Query {
        let mut query = self.clone();
        query.set(choice);
        query
    }

    /// The same query without the choice in the facet with this key.
    pub fn without(&self, key: &str) -> Query {
        let mut query = self.clone();
        query.lift(key);
        query
    }

    /// The same query on another page.
    pub fn on_page(&self, page: u16) -> Query {
        Query { page, ..self.clone() }
    }

    /// The page of the list, from 1.
    pub fn page(&self) -> u16 {
        self.page.max(1)
    }

    /// The order that applies.
    pub fn order(&self) -> Sort {
        self.sort.unwrap_or_else(|| self.default_sort())
    }

    /// Whether anything narrows the list.
    pub fn narrows(&self) -> bool {
        !self.text.is_empty() || !self.choices.is_empty()
    }

    fn default_sort(&self) -> Sort {
        if self.near.is_some() { Sort::Distance } else { Sort::Name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_prints_in_one_order_whatever_order_it_came_in() {
        let query = Query::parse("kind=community&closes=1800&q=%E9%98%B3%E5%85%89&month=18&near=410305001");
        assert_eq!(query.print(), "q=%E9%98%B3%E5%85%89&month=18&closes=1800&kind=community&near=410305001");
        assert_eq!(query.order(), Sort::Distance);
        assert_eq!(Query::parse(&query.print()), query);
    }

    #[test]
    fn what_cannot_be_read_is_dropped_and_the_rest_kept() {
        for (given, kept) in [
            ("month=99&mode=full_day", "mode=full_day"),
            ("closes=2575&fee=0&kind=zoo", ""),
            ("near=abc&sort=distance", ""),
            ("page=-3", ""),
            ("page=0&q=%FF%20", "q=%EF%BF%BD"),
            ("evaluated=../x&meals=unstated", "meals=unstated"),
            ("month=12&month=24", "month=24"),
            ("&&==&%", ""),
        ] {
            assert_eq!(Query::parse(given).print(), kept, "{given}");
        }
    }

    #[test]
    fn a_new_choice_goes_back_to_the_first_page() {
        let query = Query::parse("month=12&page=4");
        assert_eq!(query.page(), 4);
        assert_eq!(query.with(Choice::Meals(Answer::Yes)).print(), "month=12&meals=yes");
        assert_eq!(query.without("month").print(), "");
    }

    proptest::proptest! {
        #[test]
        fn printing_what_was_read_is_stable(text in ".{0,200}") {
            let query = Query::parse(&text);
            proptest::prop_assert_eq!(Query::parse(&query.print()).print(), query.print());
        }
    }
}
