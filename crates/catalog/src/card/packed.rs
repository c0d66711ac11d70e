//! A card as one line of packed text.

use super::{Badge, Card};
use crate::institution::{ClassBand, FilingStatus, InstitutionKind, Operation, RecognitionState, ServiceMode};
use crate::packed::{Fields, Line, read_degrees, written, written_degrees};
use crate::scheme::SchemeKind;
use crate::{InstitutionId, TownshipCode};

/// Items of a list that say: stated, and nothing in it.
const NOTHING: [&str; 1] = ["-"];

impl Card {
    /// The card as one line, its end included.
    pub fn pack(&self) -> String {
        let badges = self.badges.iter().flat_map(|badge| {
            let date = badge.date.map(|date| date.to_string()).unwrap_or_default();
            [
                badge.kind.code().to_owned(),
                badge.scheme.clone(),
                badge.level.clone().unwrap_or_default(),
                badge.state.code().to_owned(),
                date,
            ]
        });
        Line::default()
            .field(Some(&self.id))
            .field(Some(&self.name))
            .list(Some(&self.other_names))
            .field(self.kind.map(InstitutionKind::code))
            .field(self.operator.as_ref())
            .field(self.township.as_ref())
            .field(self.address.as_ref())
            .field(self.point.map(|(lon, _)| written_degrees(lon)))
            .field(self.point.map(|(_, lat)| written_degrees(lat)))
            .field(Some(self.approximate).filter(|approximate| *approximate).map(u8::from))
            .list(codes(self.bands.as_deref(), ClassBand::code))
            .list(codes(self.modes.as_deref(), ServiceMode::code))
            .field(self.hours.map(|(open, _)| open))
            .field(self.hours.map(|(_, close)| close))
            .field(self.fee)
            .field(self.vacancies.map(|(free, _)| free))
            .field(self.vacancies.map(|(_, as_of)| as_of))
            .field(written(self.meals))
            .field(written(self.watch))
            .field(self.filing.map(FilingStatus::code))
            .list(Some(badges))
            .field(self.operation.map(Operation::code))
            .finish()
    }

    /// Reads a line; `None` where it is no card.
    pub fn unpack(line: &str) -> Option<Card> {
        let mut fields = Fields::of(line);
        Some(Card {
            id: InstitutionId::parse(fields.text()?).ok()?,
            name: fields.owned(),
            other_names: fields.list().map(str::to_owned).collect(),
            kind: fields.text().and_then(InstitutionKind::from_code),
            operator: fields.text().map(str::to_owned),
            township: fields.text().and_then(|code| TownshipCode::parse(code).ok()),
            address: fields.text().map(str::to_owned),
            point: fields.number().zip(fields.number()).map(|(lon, lat)| (read_degrees(lon), read_degrees(lat))),
            approximate: fields.text().is_some(),
            bands: values(&mut fields, ClassBand::from_code),
            modes: values(&mut fields, ServiceMode::from_code),
            hours: fields.number().zip(fields.number()).map(|(open, close)| (open as u16, close as u16)),
            fee: fields.number().map(|fee| fee as u32),
            vacancies: fields.number().zip(fields.value()).map(|(free, as_of)| (free as u16, as_of)),
            meals: fields.answer(),
            watch: fields.answer(),
            filing: fields.text().and_then(FilingStatus::from_code),
            badges: badges(&mut fields),
            operation: fields.text().and_then(Operation::from_code),
        })
    }
}

fn codes<T: Copy>(values: Option<&[T]>, code: fn(T) -> &'static str) -> Option<Vec<&'static str>> {
    let values = values?;
    Some(if values.is_empty() { NOTHING.to_vec() } else { values.iter().map(|value| code(*value)).collect() })
}

fn values<T>(fields: &mut Fields<'_>, value: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let codes = fields.text()?;
    Some(Fields::of(codes).list().filter_map(value).collect())
}

fn badges(fields: &mut Fields<'_>) -> Vec<Badge> {
    let mut items = fields.list();
    let mut badges = Vec::new();
    while let (Some(kind), Some(scheme), Some(level), Some(state), Some(date)) =
        (items.next(), items.next(), items.next(), items.next(), items.next())
    {
        if let (Some(kind), Some(state)) = (SchemeKind::from_code(kind), RecognitionState::from_code(state)) {
            let level = Some(level.to_owned()).filter(|level| !level.is_empty());
            badges.push(Badge { kind, scheme: scheme.to_owned(), level, state, date: date.parse().ok() });
        }
    }
    badges
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Date;

    fn card() -> impl Strategy<Value = Card> {
        let text = || proptest::option::of("[^\\p{Cc}]{1,12}");
        let place = (
            text(),
            proptest::option::of("[0-9]{9}"),
            text(),
            proptest::option::of((-17_999_999..18_000_000_i32, -8_999_999..9_000_000_i32)),
            any::<bool>(),
        );
        let offer = (
            proptest::option::of(proptest::collection::vec(proptest::sample::select(ClassBand::ALL), 0..4)),
            proptest::option::of(proptest::collection::vec(proptest::sample::select(ServiceMode::ALL), 0..4)),
            proptest::option::of((0..1440_u16, 0..1700_u16)),
            proptest::option::of(0..100_000_u32),
            proptest::option::of((0..500_u16, day())),
        );
        let standing = (
            proptest::option::of(any::<bool>()),
            proptest::option::of(any::<bool>()),
            proptest::option::of(proptest::sample::select(FilingStatus::ALL)),
            proptest::collection::vec(badge(), 0..3),
            proptest::option::of(proptest::sample::select(Operation::ALL)),
        );
        let names = (
            "[a-z0-9][a-z0-9-]{1,20}",
            "[^\\p{Cc}]{1,20}",
            proptest::collection::vec("[^\\p{Cc}]{1,8}", 0..3),
            proptest::option::of(proptest::sample::select(InstitutionKind::ALL)),
        );
        (names, place, offer, standing).prop_map(
            |((id, name, other_names, kind), (operator, township, address, point, approximate), offer, standing)| {
                Card {
                    id: InstitutionId::parse(&id).unwrap(),
                    name,
                    other_names,
                    kind,
                    operator,
                    township: township.map(|code| TownshipCode::parse(&code).unwrap()),
                    address,
                    point: point.map(|(lon, lat)| (read_degrees(lon), read_degrees(lat))),
                    approximate,
                    bands: offer.0,
                    modes: offer.1,
                    hours: offer.2,
                    fee: offer.3,
                    vacancies: offer.4,
                    meals: standing.0,
                    watch: standing.1,
                    filing: standing.2,
                    badges: standing.3,
                    operation: standing.4,
                }
            },
        )
    }

    fn day() -> impl Strategy<Value = Date> {
        (0..20_000_i32).prop_map(|days| Date::from_unix_days(days).unwrap())
    }

    fn badge() -> impl Strategy<Value = Badge> {
        let kind = proptest::sample::select(SchemeKind::ALL);
        let state = proptest::sample::select(RecognitionState::ALL);
        let level = proptest::option::of("[^\\p{Cc}]{1,6}");
        (kind, "[a-z0-9-]{1,12}", level, state, proptest::option::of(day()))
            .prop_map(|(kind, scheme, level, state, date)| Badge { kind, scheme, level, state, date })
    }

    proptest! {
        #[test]
        fn a_card_is_read_back_from_its_line(card in card()) {
            let line = card.pack();
            prop_assert_eq!(line.matches('\n').count(), 1);
            prop_assert_eq!(Card::unpack(line.trim_end_matches('\n')), Some(card));
        }

        #[test]
        fn any_line_is_a_card_or_nothing(line in "[a-z0-9\t\r,.-]{0,80}") {
            let _ = Card::unpack(&line);
        }
    }

    #[test]
    fn a_control_character_cannot_break_a_line() {
        let card = Card { name: "a\tb\nc\rd".to_owned(), ..Card::unpack("a-1\tx").unwrap() };
        assert_eq!(Card::unpack(card.pack().trim_end_matches('\n')).map(|card| card.name), Some("a b c d".to_owned()));
    }
}
