//! Results against the plain reading of a query: every card asked every question, sorted by comparing.

use proptest::prelude::*;

use super::*;
use crate::institution::{ClassBand, FilingStatus, Institution, InstitutionKind, ServiceMode};
use crate::query::Evaluated;
use crate::{InstitutionId, RegionCode};

fn day(text: &str) -> Date {
    text.parse().unwrap_or_default()
}

fn blank(number: usize) -> Card {
    let (id, region) = (InstitutionId::parse(&format!("c-{number}")), RegionCode::parse("410305"));
    let (Ok(id), Ok(region)) = (id, region) else { unreachable!("both are codes") };
    Card::of(&Institution::named(id, format!("示例 {number}"), region, Date::default()), &[])
}

/// A card that states everything: 12–24 months, full day, open until 18:00, 2,000 yuan.
fn full() -> Card {
    Card {
        kind: Some(InstitutionKind::Community),
        point: Some((112.4, 34.6)),
        bands: Some(vec![ClassBand::Younger]),
        modes: Some(vec![ServiceMode::FullDay]),
        hours: Some((480, 1080)),
        fee: Some(2000),
        vacancies: Some((2, day("2026-10-23"))),
        meals: Some(true),
        watch: Some(false),
        ..blank(0)
    }
}

#[test]
fn what_is_stated_fits_its_own_values_and_what_is_not_fits_only_that() {
    let legs = Legs([Some(3000), None, None]);
    let fits_both = |query: &str| {
        let today = day("2026-11-22");
        let query = Query::parse(query);
        let all = |card: &Card, legs| query.choices().iter().all(|choice| fits(card, legs, choice, today));
        (all(&full(), legs), all(&blank(1), Legs::default()))
    };
    for (query, stated, unstated) in [
        ("month=12", true, false),
        ("month=24", false, false),
        ("month=unstated", false, true),
        ("mode=full_day", true, false),
        ("mode=drop_in", false, false),
        ("mode=unstated", false, true),
        ("closes=1800", true, false),
        ("closes=1801", false, false),
        ("closes=unstated", false, true),
        ("fee=2000", true, false),
        ("fee=1999", false, false),
        ("fee=unstated", false, true),
        ("within=all", true, true),
        ("within=2", false, false),
        ("within=10", true, false),
        ("within=unstated", false, true),
        ("kind=community", true, false),
        ("kind=unstated", false, true),
        ("vacancy=30", true, false),
        ("vacancy=29", false, false),
        ("vacancy=unstated", false, true),
        ("meals=yes", true, false),
        ("meals=no", false, false),
        ("meals=unstated", false, true),
        ("watch=no", true, false),
        ("watch=unstated", false, true),
        ("evaluated=none", true, true),
        ("evaluated=any", false, false),
        ("affordable=unstated", true, true),
    ] {
        assert_eq!(fits_both(query), (stated, unstated), "{query}");
    }
}

#[test]
fn an_evaluation_fits_by_scheme_and_by_level() {
    let badge = |state| crate::card::Badge {
        kind: SchemeKind::Quality,
        scheme: "wst".to_owned(),
        level: Some("A".to_owned()),
        state,
        date: None,
    };
    let held = Card { badges: vec![badge(RecognitionState::Held)], ..blank(0) };
    let proposed = Card { badges: vec![badge(RecognitionState::Proposed)], ..blank(0) };
    let fits = |card: &Card, value: &str| {
        let choice = Choice::read("evaluated", value);
        choice.is_some_and(|choice| fits(card, Legs::default(), &choice, Date::default()))
    };
    for (value, expected) in
        [("any", true), ("none", false), ("wst", true), ("wst.A", true), ("wst.B", false), ("other", false)]
    {
        assert_eq!(fits(&held, value), expected, "{value}");
        assert_eq!(fits(&proposed, value), value == "none", "{value} while proposed");
    }
    assert!(Evaluated::None != Evaluated::Any);
}

#[test]
fn legs_are_nearest_farthest_and_all_together() {
    let legs = Legs([Some(300), None, Some(1200)]);
    assert_eq!((legs.nearest(), legs.worst(), legs.total()), (Some(300), Some(1200), Some(1500)));
    assert_eq!((Legs::default().nearest(), Legs::default().total()), (None, None));
}

/// A list, its ways, its ranks, and a query.
type Asked = (Vec<Card>, Vec<Legs>, Vec<Option<u8>>, Query);

fn asked() -> impl Strategy<Value = Asked> {
    let card = (
        proptest::option::of(0..3_u32),
        proptest::option::of(any::<bool>()),
        proptest::option::of(prop_oneof![Just(ServiceMode::FullDay), Just(ServiceMode::DropIn)]),
        any::<bool>(),
    );
    let leg = || proptest::option::of(0..6000_u32);
    let row = (card, [leg(), leg(), leg()], proptest::option::of(0..3_u8));
    let part = |choices: &'static [&'static str]| proptest::sample::select(choices);
    let query = (
        part(&["", "fee=1", "fee=2", "fee=unstated"]),
        part(&["", "meals=yes", "meals=unstated"]),
        part(&["", "mode=full_day"]),
        part(&["", "within=1", "within=all", "within=unstated"]),
        part(&["", "sort=worst", "sort=name"]),
        any::<bool>(),
    );
    (proptest::collection::vec(row, 0..24), query).prop_map(|(rows, (fee, meals, mode, within, sort, has_text))| {
        let card = |number: usize, (fee, meals, mode, closed): &(_, _, Option<ServiceMode>, bool)| Card {
            fee: *fee,
            meals: *meals,
            modes: mode.map(|mode| vec![mode]),
            filing: closed.then_some(FilingStatus::Lapsed),
            point: Some((112.0, 34.0)),
            ..blank(number)
        };
        let cards = rows.iter().enumerate().map(|(number, row)| card(number, &row.0)).collect();
        let ranks = rows.iter().filter(|_| has_text).map(|row| row.2).collect();
        let query = Query::parse(&[fee, meals, mode, within, sort].join("&")).applied(true);
        (cards, rows.iter().map(|row| Legs(row.1)).collect(), ranks, query)
    })
}

/// The order of two cards, comparing what counts one by one.
fn before(asked: &Asked, a: usize, b: usize) -> std::cmp::Ordering {
    let (cards, legs, ranks, query) = asked;
    let gone = |at: usize| cards.get(at).is_some_and(Card::is_gone);
    let rank = |at: usize| ranks.get(at).copied().flatten();
    let way = |at: usize| {
        let legs: Vec<u32> = legs.get(at).iter().flat_map(|legs| legs.0).flatten().collect();
        let way = match query.sort {
            Some(Sort::Name) => Some(0),
            Some(Sort::Worst) => legs.iter().copied().max(),
            _ => legs.iter().copied().reduce(|sum, leg| sum + leg),
        };
        way.unwrap_or(u32::MAX)
    };
    gone(a).cmp(&gone(b)).then(rank(a).cmp(&rank(b))).then(way(a).cmp(&way(b))).then(a.cmp(&b))
}

/// The conditions of the query that a card misses, each asked by itself.
fn missed(asked: &Asked, index: usize) -> usize {
    let (cards, legs, ranks, query) = asked;
    let (Some(card), Some(legs)) = (cards.get(index), legs.get(index)) else { return 0 };
    let text = !ranks.is_empty() && ranks.get(index).copied().flatten().is_none();
    let choices = query.choices().iter().filter(|choice| !fits(card, *legs, choice, Date::default()));
    choices.count() + usize::from(text)
}

proptest! {
    #[test]
    fn the_list_is_what_fits_every_condition_in_the_order_asked_for(asked in asked()) {
        let (cards, legs, ranks, query) = &asked;
        let measure = Measure { ranks, legs, today: Date::default() };
        let misses = sift(cards, query, &measure);
        let mut expected: Vec<usize> = (0..cards.len()).filter(|at| missed(&asked, *at) == 0).collect();
        expected.sort_by(|a, b| before(&asked, *a, *b));
        prop_assert_eq!(found(cards, &misses, query.sort, &measure), expected);
    }

    #[test]
    fn every_number_is_what_that_query_would_find(asked in asked(), key in proptest::sample::select(&["fee", "meals", "mode", "within"][..])) {
        let (cards, legs, ranks, query) = &asked;
        let measure = Measure { ranks, legs, today: Date::default() };
        let misses = sift(cards, query, &measure);
        for value in ["1", "2", "yes", "no", "full_day", "all", "unstated"] {
            let Some(choice) = Choice::read(key, value) else { continue };
            let other = query.with(choice.clone());
            let n_found = found(cards, &sift(cards, &other, &measure), None, &measure).len();
            prop_assert_eq!(count_with(cards, &misses, &choice, &measure), n_found);
            let facet = choice.facet();
            let without = query.without(facet);
            let n_without = found(cards, &sift(cards, &without, &measure), None, &measure).len();
            prop_assert_eq!(count_without(&misses, Condition::Facet(facet)), n_without);
        }
        let text = Measure { ranks: &[], ..measure };
        let n_without_text = found(cards, &sift(cards, query, &text), None, &text).len();
        prop_assert_eq!(count_without(&misses, Condition::Text), n_without_text);
    }

    #[test]
    fn what_nearly_fits_misses_the_fewest_choices(asked in asked()) {
        let (cards, legs, ranks, query) = &asked;
        let measure = Measure { ranks, legs, today: Date::default() };
        let misses = sift(cards, query, &measure);
        let has_text = |at: &usize| ranks.is_empty() || ranks.get(*at).copied().flatten().is_some();
        let is_open = |at: &usize| cards.get(*at).is_some_and(|card| !card.is_gone());
        let mut expected: Vec<usize> = (0..cards.len()).filter(has_text).filter(is_open).collect();
        expected.sort_by(|a, b| missed(&asked, *a).cmp(&missed(&asked, *b)).then(before(&asked, *a, *b)));
        expected.truncate(3);
        prop_assert_eq!(nearly(cards, &misses, query.sort, &measure, 3), expected);
    }
}
