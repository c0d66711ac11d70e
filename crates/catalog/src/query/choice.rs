//! Facets and the choices made in them: what a list may be narrowed by.

use crate::institution::{InstitutionKind, ServiceMode};
use crate::query::{Area, MOST_MONTHS};
use crate::vocabulary::vocabulary;

/// The radius that applies wherever distances are measured and none is chosen, in kilometres: what nine families in ten accept.
pub const USUAL_RADIUS: u8 = 3;

vocabulary! {
    /// What a list may be narrowed by, in the order of the address and of the chips.
    Facet {
        /// The child's age.
        Month = "month" "月龄",
        /// How the child attends.
        Mode = "mode" "托育方式",
        /// When it closes.
        Closes = "closes" "关门时间",
        /// What it costs.
        Fee = "fee" "费用",
        /// How far it is.
        Within = "within" "位置",
        /// Which part of the map it is in.
        Area = "area" "地图上的位置",
        /// Whether it holds 普惠.
        Affordable = "affordable" "普惠",
        /// What sort of place it is.
        Kind = "kind" "类型",
        /// Whether it has a free 托位.
        Vacancy = "vacancy" "空位",
        /// What its quality was found to be.
        Evaluated = "evaluated" "评估结果",
        /// Whether it serves meals.
        Meals = "meals" "供餐",
        /// Whether parents may watch the video.
        Watch = "watch" "看视频",
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
    /// Open until this minute of the day or later on every working day.
    Closes(u16),
    /// Costs at most this many yuan a month in all.
    Fee(u32),
    /// Lies within so many kilometres of one of the places looked from; `None` is any distance.
    Within(Option<u8>),
    /// Lies in this part of the map.
    Area(Area),
    /// Holds 普惠, or does not any more.
    Affordable(bool),
    /// Is of this kind.
    Kind(InstitutionKind),
    /// States a free 托位 not older than this many days.
    Vacancy(u16),
    /// Has this quality result.
    Evaluated(Evaluated),
    /// Serves meals, or does not.
    Meals(bool),
    /// Lets parents watch the video, or does not.
    Watch(bool),
    /// Does not state what this facet asks: an answer of its own, neither yes nor no.
    Unstated(Facet),
}

impl Choice {
    /// The facet it is made in.
    pub fn facet(&self) -> Facet {
        match self {
            Choice::Month(_) => Facet::Month,
            Choice::Mode(_) => Facet::Mode,
            Choice::Closes(_) => Facet::Closes,
            Choice::Fee(_) => Facet::Fee,
            Choice::Within(_) => Facet::Within,
            Choice::Area(_) => Facet::Area,
            Choice::Affordable(_) => Facet::Affordable,
            Choice::Kind(_) => Facet::Kind,
            Choice::Vacancy(_) => Facet::Vacancy,
            Choice::Evaluated(_) => Facet::Evaluated,
            Choice::Meals(_) => Facet::Meals,
            Choice::Watch(_) => Facet::Watch,
            Choice::Unstated(facet) => *facet,
        }
    }

    /// The value in the URL.
    pub fn value(&self) -> String {
        let word = match self {
            Choice::Month(number) | Choice::Within(Some(number)) => return number.to_string(),
            Choice::Fee(yuan) => return yuan.to_string(),
            Choice::Area(area) => return area.to_string(),
            Choice::Vacancy(days) => return days.to_string(),
            Choice::Closes(minute) => return clock_code(*minute),
            Choice::Evaluated(Evaluated::Scheme { scheme, level: Some(level) }) => return format!("{scheme}.{level}"),
            Choice::Evaluated(Evaluated::Scheme { scheme, level: None }) => scheme,
            Choice::Evaluated(Evaluated::Any) => "any",
            Choice::Evaluated(Evaluated::None) => "none",
            Choice::Within(None) => "all",
            Choice::Mode(mode) => mode.code(),
            Choice::Kind(kind) => kind.code(),
            Choice::Affordable(true) | Choice::Meals(true) | Choice::Watch(true) => "yes",
            Choice::Affordable(false) | Choice::Meals(false) | Choice::Watch(false) => "no",
            Choice::Unstated(_) => "unstated",
        };
        word.to_owned()
    }

    /// Reads one `key=value`; `None` for a key or a value that means nothing here.
    pub fn read(key: &str, value: &str) -> Option<Choice> {
        let facet = Facet::from_code(key)?;
        let number = |range: std::ops::RangeInclusive<u32>| value.parse().ok().filter(|number| range.contains(number));
        let answer = || match value {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        if value == "unstated" && facet != Facet::Evaluated {
            return Some(Choice::Unstated(facet));
        }
        Some(match facet {
            Facet::Month => Choice::Month(number(0..=MOST_MONTHS.into())? as u8),
            Facet::Mode => Choice::Mode(ServiceMode::from_code(value)?),
            Facet::Closes => Choice::Closes(minute_of_day(value)?),
            Facet::Fee => Choice::Fee(number(1..=100_000)?),
            Facet::Within if value == "all" => Choice::Within(None),
            Facet::Within => Choice::Within(Some(number(1..=100)? as u8)),
            Facet::Area => Choice::Area(Area::parse(value)?),
            Facet::Affordable => Choice::Affordable(answer()?),
            Facet::Kind => Choice::Kind(InstitutionKind::from_code(value)?),
            Facet::Vacancy => Choice::Vacancy(number(1..=366)? as u16),
            Facet::Evaluated => Choice::Evaluated(Evaluated::read(value)?),
            Facet::Meals => Choice::Meals(answer()?),
            Facet::Watch => Choice::Watch(answer()?),
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

/// Minutes after midnight as `HHMM`.
pub(super) fn clock_code(minute: u16) -> String {
    format!("{:02}{:02}", minute / 60, minute % 60)
}

/// `HHMM` as minutes after midnight; hours run to 27 so that a place open past midnight can be asked for.
pub(super) fn minute_of_day(value: &str) -> Option<u16> {
    let number = value.parse::<u32>().ok().filter(|_| value.len() == 4)? as u16;
    let (hours, minutes) = (number / 100, number % 100);
    (hours <= 27 && minutes < 60).then_some(hours * 60 + minutes)
}
