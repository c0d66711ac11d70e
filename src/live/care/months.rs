//! What there is to read and to do at one month of age.

use serde::{Deserialize, Serialize};
use tuoyu_content::vocabulary::GuidanceTopic;

use crate::live::piece::{Piece, paragraph, piece};
use crate::route::Route;

/// An article is for this age in particular when its span is no longer than this, in months.
const NARROW: u8 = 12;

/// All articles, as far as choosing among them by month needs, and what else a month brings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The articles.
    pub titles: Vec<Title>,
    /// What is due at each month counted from birth, from 0 on; empty where nothing is.
    pub due: Vec<String>,
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Title {
    /// Its name in the address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it is filed under.
    pub topic: GuidanceTopic,
    /// The first month of age it is for.
    pub from: u8,
    /// The month of age it is no longer for.
    pub to: u8,
}

impl Title {
    fn is_for(&self, month: u8) -> bool {
        (self.from..self.to).contains(&month)
    }

    fn span(&self) -> u8 {
        self.to.saturating_sub(self.from)
    }
}

impl Reading {
    /// The articles for this age in particular, the narrowest span first.
    fn sharp(&self, month: u8) -> Vec<&Title> {
        self.chosen(|title| title.is_for(month) && title.span() <= NARROW)
    }

    /// The articles of a topic for this month, the narrowest span first.
    fn of_topic(&self, topic: GuidanceTopic, month: u8) -> Vec<&Title> {
        self.chosen(|title| title.topic == topic && title.is_for(month))
    }

    /// The articles that begin with this month.
    fn beginning(&self, month: u8) -> Vec<&Title> {
        self.chosen(|title| title.from == month)
    }

    fn chosen(&self, fits: impl Fn(&Title) -> bool) -> Vec<&Title> {
        let mut chosen: Vec<&Title> = Vec::new();
        for title in self.titles.iter().filter(|title| fits(title)) {
            // Inserted in place: each sort of a vector is two more kilobytes in the browser.
            let at = chosen.partition_point(|earlier| earlier.span() <= title.span());
            chosen.insert(at, title);
        }
        chosen
    }
}

/// What is due at a month, counted from birth: the visit and the doses whose least age it is. Empty where nothing is.
#[cfg(any(feature = "ssr", test))]
pub(crate) fn due(month: i32) -> String {
    use tuoyu_childhealth::checks::VISITS;
    use tuoyu_childhealth::vaccines::{Choices, Schedule};

    let visit = VISITS.iter().find(|visit| visit.months() == month);
    let visit = visit.map(|visit| format!("儿保体检（{}）", visit.when_words()));
    let schedule = Schedule::national().ok();
    let doses = schedule.iter().flat_map(|schedule| schedule.doses(Choices::default()));
    let doses = doses.filter(|dose| dose.months == month).map(|dose| dose.name());
    visit.into_iter().chain(doses).collect::<Vec<String>>().join("、")
}

/// What there is to read and to do at one month of age, and what the next brings. `since_birth` is the month counted from birth,
/// where `month` is corrected for preterm birth: vaccination and visits go by it.
pub(super) fn month(reading: &Reading, month: u8, since_birth: u8) -> Vec<Piece> {
    let next = month.saturating_add(1);
    let beginning = reading.beginning(next);
    let nothing_new =
        if beginning.is_empty() { "没有新增的，接着看这个月的。" } else { "新用得上的：" };
    let topics = GuidanceTopic::ALL.iter().filter_map(|topic| {
        let titles = reading.of_topic(*topic, month);
        let round = piece("div").class("ty-round").holding([piece("h3").words(topic.term()), list(&titles)]);
        (!titles.is_empty()).then_some(round)
    });
    vec![
        section("this-month", format!("这个月：{}", month_words(month)))
            .holding(due_words(reading, since_birth))
            .holding([list(&reading.sharp(month))]),
        section("next-month", format!("下个月：{}", month_words(next)))
            .holding(due_words(reading, since_birth.saturating_add(1)))
            .holding([paragraph("", nothing_new), list(&beginning)]),
        section("month-topics", "这个月都用得上的，按主题".to_owned())
            .holding([piece("div").class("ty-rounds").holding(topics)]),
    ]
}

fn section(id: &'static str, title: String) -> Piece {
    piece("section").with("aria-labelledby", id).holding([piece("h2").with("id", id).words(title)])
}

fn due_words(reading: &Reading, month: u8) -> Option<Piece> {
    let due = reading.due.get(usize::from(month)).filter(|due| !due.is_empty())?;
    Some(paragraph("", format!("该安排的：{due}。")))
}

fn list(titles: &[&Title]) -> Piece {
    let row = |title: &&Title| {
        let link = piece("a").class("ty-go").with("href", Route::Article(title.slug.clone()).href());
        piece("li").holding([link.words(title.title.clone())])
    };
    piece("ul").class("ty-plain").holding(titles.iter().map(row))
}

/// 出生头一个月、满 8 个月.
fn month_words(month: u8) -> String {
    if month == 0 { "出生头一个月".to_owned() } else { format!("满 {month} 个月") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(slug: &str, topic: GuidanceTopic, from: u8, to: u8) -> Title {
        Title { slug: slug.to_owned(), title: slug.to_owned(), topic, from, to }
    }

    fn slugs(titles: Vec<&Title>) -> Vec<&str> {
        titles.into_iter().map(|title| title.slug.as_str()).collect()
    }

    #[test]
    fn a_month_shows_what_is_for_it_the_most_fitting_first() {
        use GuidanceTopic::{Feeding, Play};
        let titles = vec![
            title("always", Feeding, 0, 36),
            title("second-half", Feeding, 6, 18),
            title("first-bites", Feeding, 5, 9),
            title("crawling", Play, 6, 12),
            title("later", Play, 9, 12),
        ];
        let reading = Reading { titles, due: Vec::new() };
        assert_eq!(slugs(reading.sharp(8)), ["first-bites", "crawling", "second-half"]);
        assert_eq!(slugs(reading.of_topic(Feeding, 8)), ["first-bites", "second-half", "always"]);
        assert_eq!(slugs(reading.of_topic(Feeding, 9)), ["second-half", "always"]);
        assert_eq!((slugs(reading.beginning(9)), slugs(reading.beginning(10))), (vec!["later"], vec![]));
    }

    #[test]
    fn what_is_due_is_counted_from_birth() {
        assert_eq!(due(8), "儿保体检（满 8 个月）、麻腮风疫苗第 1 剂、乙脑减毒活疫苗第 1 剂");
        assert_eq!(due(7), "");
        assert!(due(0).contains("乙肝疫苗第 1 剂"));
    }
}
