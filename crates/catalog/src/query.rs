//! What a visitor asks of a list, as the query string says it.
//!
//! A [`Query`] is a text, a list of [`Choice`]s (one per facet at most) and where to look from. One choice is one chip on the
//! page and one `key=value` in the URL, so the form, the chips and the address can never disagree. A malformed query string
//! is repaired, not refused: what cannot be read is dropped, the rest kept, and printing gives one canonical order. A point that
//! is somebody's own is no part of a query: the address would say it to whoever sees it.

mod area;
mod choice;
mod origin;

use form_urlencoded::{Serializer, parse};

pub use area::Area;
pub use choice::{Choice, Evaluated, Facet, USUAL_RADIUS};
use choice::{clock_code, minute_of_day};
use origin::ORIGIN_KEYS;
pub use origin::{N_ORIGINS, Origin, RoughPoint};

use crate::vocabulary::vocabulary;

/// The oldest child, in months, that an institution here may take (up to the third birthday).
pub const MOST_MONTHS: u8 = 35;

/// The longest text searched for, in characters; what is longer is cut.
const LONGEST_TEXT: usize = 60;

/// The longest way to a place that can be asked about, in minutes.
const LONGEST_WAY: u16 = 180;

vocabulary! {
    /// The order of a list. What ranks better under the text comes first in each of them.
    Sort {
        /// The shortest way to all the places looked from, taken together; those without a position last.
        Distance = "distance" "总路程最短",
        /// The shortest way from the farthest of those places.
        Worst = "worst" "最远处最近",
        /// By the reading of the name.
        Name = "name" "按名称",
    }
}

/// What is asked of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words searched for; empty for none.
    pub text: String,
    choices: Vec<Choice>,
    /// The places distances are measured from: 家, 单位, 老人家.
    pub origins: [Option<Origin>; N_ORIGINS],
    /// The order asked for; `None` means by distance where there is something to measure from, else by name.
    pub sort: Option<Sort>,
    /// When work ends, in minutes after midnight.
    pub leave: Option<u16>,
    /// How long the way from there takes, in minutes.
    pub way: Option<u16>,
    /// The page of the list, from 1.
    page: u16,
}

impl Query {
    /// Reads a query string, without its `?`.
    pub fn parse(query_string: &str) -> Query {
        let mut query = Query::default();
        for (key, value) in parse(query_string.as_bytes()) {
            query.read(&key, &value);
        }
        query
    }

    fn read(&mut self, key: &str, value: &str) {
        match key {
            "q" => self.text = value.trim().chars().filter(|c| !c.is_control()).take(LONGEST_TEXT).collect(),
            "sort" => self.sort = Sort::from_code(value).filter(|sort| *sort != Sort::Distance),
            "leave" => self.leave = minute_of_day(value),
            "way" => self.way = value.parse().ok().filter(|minutes| (1..=LONGEST_WAY).contains(minutes)),
            "page" => self.page = value.parse().unwrap_or(1),
            _ => {
                if let Some(slot) = ORIGIN_KEYS.iter().position(|origin| *origin == key) {
                    self.set_origin(slot, Origin::parse(value));
                } else if let Some(choice) = Choice::read(key, value) {
                    // The usual radius applies by itself.
                    self.set(choice);
                    if self.choice(Facet::Within) == Some(&Choice::Within(Some(USUAL_RADIUS))) {
                        self.lift(Facet::Within);
                    }
                }
            }
        }
    }

    /// The canonical query string, without `?`; empty when nothing is asked.
    pub fn print(&self) -> String {
        let mut out = Serializer::new(String::new());
        let mut pair = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                out.append_pair(key, &value);
            }
        };
        pair("q", Some(self.text.clone()).filter(|text| !text.is_empty()));
        for choice in &self.choices {
            pair(choice.facet().code(), Some(choice.value()));
        }
        for (key, origin) in ORIGIN_KEYS.into_iter().zip(&self.origins) {
            pair(key, origin.as_ref().map(Origin::to_string));
        }
        pair("sort", self.sort.map(|sort| sort.code().to_owned()));
        pair("leave", self.leave.map(clock_code));
        pair("way", self.way.map(|minutes| minutes.to_string()));
        pair("page", Some(self.page.to_string()).filter(|_| self.page > 1));
        out.finish()
    }

    /// The choices made, in facet order.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The choice made in a facet.
    pub fn choice(&self, facet: Facet) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.facet() == facet)
    }

    /// Makes a choice, in place of an earlier one in the same facet, and goes back to the first page.
    pub fn set(&mut self, choice: Choice) {
        let facet = choice.facet();
        self.lift(facet);
        let at = self.choices.iter().position(|other| other.facet() > facet).unwrap_or(self.choices.len());
        self.choices.insert(at, choice);
    }

    /// Takes back the choice in a facet, and goes back to the first page.
    pub fn lift(&mut self, facet: Facet) {
        self.choices.retain(|choice| choice.facet() != facet);
        self.page = 1;
    }

    /// Says where one of the places looked from is, and goes back to the first page.
    pub fn set_origin(&mut self, slot: usize, origin: Option<Origin>) {
        if let Some(place) = self.origins.get_mut(slot) {
            *place = origin;
        }
        self.page = 1;
    }

    /// The same query with this choice.
    pub fn with(&self, choice: Choice) -> Query {
        let mut query = self.clone();
        query.set(choice);
        query
    }

    /// The same query without the choice in this facet. Where distances are measured, no radius is a choice of its own.
    pub fn without(&self, facet: Facet) -> Query {
        let mut query = self.clone();
        match facet {
            Facet::Within => query.set(Choice::Within(None)),
            _ => query.lift(facet),
        }
        query
    }

    /// The same query without its text.
    pub fn without_text(&self) -> Query {
        Query { text: String::new(), page: 1, ..self.clone() }
    }

    /// The same query as it is applied: with the usual radius where distances are measured and none is chosen, without any
    /// where they are not.
    pub fn applied(&self, is_measured: bool) -> Query {
        let mut query = self.clone();
        let page = query.page;
        match (is_measured, query.choice(Facet::Within)) {
            (true, None) => query.set(Choice::Within(Some(USUAL_RADIUS))),
            (false, Some(_)) => query.lift(Facet::Within),
            _ => {}
        }
        query.page = page;
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

    /// When somebody who leaves work then would be there, in minutes after midnight.
    pub fn arrival(&self) -> Option<u16> {
        Some(self.leave? + self.way.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_prints_in_one_order_whatever_order_it_came_in() {
        let query = Query::parse(
            "kind=community&way=35&elder=112.43_34.66&closes=1800&q=%E9%98%B3%E5%85%89&within=5&month=18&near=410305001&leave=1800",
        );
        assert_eq!(
            query.print(),
            "q=%E9%98%B3%E5%85%89&month=18&closes=1800&within=5&kind=community&near=410305001&elder=112.43_34.66\
             &leave=1800&way=35"
        );
        assert_eq!(Query::parse(&query.print()), query);
    }

    #[test]
    fn what_cannot_be_read_is_dropped_and_the_rest_kept() {
        for (given, kept) in [
            ("month=99&mode=full_day", "mode=full_day"),
            ("closes=2575&fee=0&kind=zoo", ""),
            ("near=abc&sort=distance", ""),
            ("near=spot&work=112.4399_34.6666", "work=112.43_34.66"),
            ("leave=9999&way=0&within=0", ""),
            ("within=3&sort=worst", "sort=worst"),
            ("page=-3", ""),
            ("page=0&q=%FF%20", "q=%EF%BF%BD"),
            ("evaluated=../x&meals=unstated", "meals=unstated"),
            ("evaluated=none&closes=unstated&within=unstated", "closes=unstated&within=unstated&evaluated=none"),
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
        assert_eq!(query.with(Choice::Meals(true)).print(), "month=12&meals=yes");
        assert_eq!(query.without(Facet::Month).print(), "");
    }

    #[test]
    fn the_usual_radius_applies_where_distances_are_measured_and_no_other_is_chosen() {
        let radius = |given: &str, is_measured| {
            let applied = Query::parse(given).applied(is_measured);
            (applied.choice(Facet::Within).map(Choice::value), applied.page())
        };
        assert_eq!(radius("page=2", true), (Some("3".to_owned()), 2));
        assert_eq!(radius("within=5", true), (Some("5".to_owned()), 1));
        assert_eq!(radius("within=all", true), (Some("all".to_owned()), 1));
        assert_eq!(radius("within=5&page=3", false), (None, 3));
        assert_eq!(Query::parse("").without(Facet::Within).print(), "within=all");
    }

    #[test]
    fn leaving_and_the_way_make_the_time_of_arrival() {
        assert_eq!(Query::parse("leave=1800&way=35").arrival(), Some(18 * 60 + 35));
        assert_eq!(Query::parse("leave=1730").arrival(), Some(17 * 60 + 30));
        assert_eq!(Query::parse("way=35").arrival(), None);
    }

    proptest::proptest! {
        #[test]
        fn printing_what_was_read_is_stable(text in ".{0,200}") {
            let query = Query::parse(&text);
            proptest::prop_assert_eq!(Query::parse(&query.print()).print(), query.print());
        }

        #[test]
        fn no_address_ever_says_more_than_two_decimals(lon in -179.0_f64..179.0, lat in -89.0_f64..89.0) {
            let mut query = Query::default();
            query.set_origin(0, Some(Origin::Point(RoughPoint::near((lon, lat)))));
            let printed = query.print();
            let decimals = printed.split(['=', '_']).filter_map(|part| Some(part.split_once('.')?.1.len()));
            proptest::prop_assert!(decimals.eq([2, 2]));
            proptest::prop_assert_eq!(Query::parse(&printed), query);
            let exact = Query::parse(&format!("near={lon:.6}_{lat:.6}")).print();
            proptest::prop_assert!(exact.len() <= "near=-179.00_-89.00".len());
        }
    }
}
