//! Text to measures. Every field may be wrong, and then there is no measure.

use std::str::{FromStr, Split};

use tuoyu_catalog::institution::{InstitutionKind, LegalForm};
use tuoyu_catalog::region::Strength;
use tuoyu_catalog::{Date, RegionCode, Source};
use tuoyu_content::vocabulary::Audience;

use super::write::OPEN;
use crate::amount::Amount;
use crate::condition::Condition;
use crate::figures::Figure;
use crate::measure::{Deadline, Measure, Office, Period, Superseded};
use crate::vocabulary::{Count, Flag, Sum, Tenure, Topic, Undertaking, Utility};

/// What the measures of one document share.
pub(super) struct Head {
    policy: String,
    region: Option<RegionCode>,
    checked: Date,
    period: Period,
    source: Source,
}

/// The fields of a line. A field that is missing or wrong is taken as empty and remembered: giving up at once, in the
/// middle of a value of twenty fields, would cost the browser code to drop what was read so far, twenty times over.
struct Fields<'a> {
    fields: Split<'a, char>,
    sound: bool,
}

impl<'a> Fields<'a> {
    fn of(text: &'a str) -> Fields<'a> {
        Fields { fields: text.split('\t'), sound: true }
    }

    fn next(&mut self) -> &'a str {
        let field = self.fields.next();
        self.sound &= field.is_some();
        field.unwrap_or_default()
    }

    /// What the field stands for; nothing where it is wrong.
    fn read<T>(&mut self, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = read(self.next());
        self.sound &= value.is_some();
        value
    }

    /// What the field stands for, where it is not empty.
    fn stated<T>(&mut self, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.read(|text| if text.is_empty() { Some(None) } else { read(text).map(Some) }).flatten()
    }

    fn text(&mut self) -> String {
        self.next().to_owned()
    }

    fn texts(&mut self) -> Vec<String> {
        self.list('|', owned)
    }

    fn list<T>(&mut self, separator: char, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.read(|text| all(text, separator, &read)).unwrap_or_default()
    }

    /// The value, if every field was sound and none is left.
    fn whole<T>(mut self, value: T) -> Option<T> {
        (self.sound && self.fields.next().is_none()).then_some(value)
    }
}

pub(super) fn head(text: &str) -> Option<Head> {
    let mut fields = Fields::of(text);
    let head = Head {
        policy: fields.text(),
        region: fields.stated(|code| RegionCode::parse(code).ok()),
        checked: fields.read(day).unwrap_or_default(),
        period: Period {
            from: fields.stated(day),
            until: fields.stated(day),
            issued: fields.stated(day),
            year: fields.stated(|year| year.parse().ok()),
            note: fields.text(),
        },
        source: Source {
            title: fields.text(),
            number: fields.stated(owned),
            clause: None,
            issuer: fields.stated(owned),
            date: fields.stated(day),
            url: fields.stated(owned),
        },
    };
    fields.whole(head)
}

pub(super) fn measure(head: &Head, text: &str) -> Option<Measure> {
    let mut fields = Fields::of(text);
    let measure = Measure {
        id: fields.text(),
        title: fields.text(),
        audience: fields.read(Audience::from_code).unwrap_or(Audience::Family),
        topic: fields.read(Topic::from_code).unwrap_or(Topic::Kinds),
        strength: fields.read(Strength::from_code).unwrap_or(Strength::Mentions),
        gives: fields.text(),
        policy: head.policy.clone(),
        source: head.source.clone(),
        region: head.region.clone(),
        period: head.period.clone(),
        checked: head.checked,
        clauses: fields.texts(),
        conditions: fields.list('|', condition),
        unclear_kinds: fields.list(' ', InstitutionKind::from_code),
        amount: fields.read(amount).unwrap_or(Amount::NotStated),
        to_confirm: fields.stated(owned),
        deadline: fields.stated(deadline),
        superseded: fields.stated(superseded),
        carried_by: fields.texts(),
        ask: fields.list('|', office),
        apply: fields.text(),
        papers: fields.texts(),
        breaks: fields.texts(),
        unclear: fields.texts(),
    };
    fields.whole(measure)
}

/// Of several conditions none can be of several again: a text cannot make the reader call itself without end.
fn condition(text: &str) -> Option<Condition> {
    match text.split_once(' ')? {
        ("any", any) => Some(Condition::AnyOf(all(any, ';', one_condition)?)),
        _ => one_condition(text),
    }
}

fn one_condition(text: &str) -> Option<Condition> {
    let (rule, rest) = text.split_once(' ')?;
    Some(match rule {
        "is" => Condition::Is(Flag::from_code(rest)?),
        "kind" => Condition::Kind(all(rest, ' ', InstitutionKind::from_code)?),
        "form" => Condition::LegalForm(all(rest, ' ', LegalForm::from_code)?),
        "tenure" => Condition::Tenure(all(rest, ' ', Tenure::from_code)?),
        "does" => Condition::Undertakes(all(rest, ' ', Undertaking::from_code)?),
        "grade" => {
            let (scheme, levels) = rest.split_once(' ')?;
            Condition::Grade { scheme: scheme.to_owned(), levels: all(levels, ' ', owned)? }
        }
        "count" => {
            let (of, bounds) = rest.split_once(' ')?;
            let (at_least, at_most) = bounds_of(bounds)?;
            Condition::Count { of: Count::from_code(of)?, at_least, at_most }
        }
        "most" => {
            let (of, yuan) = rest.split_once(' ')?;
            Condition::AtMost { of: Sum::from_code(of)?, yuan: yuan.parse().ok()? }
        }
        "born" => {
            let (from, until) = bounds_of(rest)?;
            Condition::Born { from, until }
        }
        "under" => Condition::UnderMonths(rest.parse().ok()?),
        "years" => Condition::WithinYearsOfBirth(rest.parse().ok()?),
        _ => return None,
    })
}

fn amount(text: &str) -> Option<Amount> {
    let (rule, rest) = text.split_once(' ').unwrap_or((text, ""));
    Some(match rule {
        "not_stated" => Amount::NotStated,
        "carried" => Amount::Carried,
        "service" => Amount::Service,
        "year" => Amount::PerYear(rest.parse().ok()?),
        "month" => Amount::PerMonth(rest.parse().ok()?),
        "deduction" => Amount::Deduction(rest.parse().ok()?),
        "place" => Amount::PerNewPlace(rest.parse().ok()?),
        "exempt" => Amount::Exempt(all(rest, ' ', Figure::from_code)?),
        "counted" => Amount::CountedAt(rest.parse().ok()?),
        "reduced" => {
            let (counted, rate) = rest.split_once(' ')?;
            Amount::Reduced { counted: counted.parse().ok()?, rate: rate.parse().ok()? }
        }
        "resident" => Amount::ResidentPrice(all(rest, ' ', Utility::from_code)?),
        "welfare" => Amount::WelfareUpTo(rest.parse().ok()?),
        "post" => Amount::OnePostPer(rest.parse().ok()?),
        _ => return None,
    })
}

fn deadline(text: &str) -> Option<Deadline> {
    let mut parts = text.splitn(3, '~');
    let mut stated = || parts.next().map(|text| if text.is_empty() { Some(None) } else { day(text).map(Some) })?;
    Some(Deadline { last: stated()?, was: stated()?, note: parts.next()?.to_owned() })
}

fn superseded(text: &str) -> Option<Superseded> {
    let (by, from) = text.split_once('~')?;
    Some(Superseded { by: by.to_owned(), from: from.parse().ok()? })
}

fn office(text: &str) -> Option<Office> {
    let (office, clause) = text.split_once('~')?;
    Some(Office {
        office: office.to_owned(),
        clause: Some(clause).filter(|clause| !clause.is_empty()).map(str::to_owned),
    })
}

/// Two bounds, each of which may be open.
fn bounds_of<T: FromStr>(text: &str) -> Option<(Option<T>, Option<T>)> {
    let (low, high) = text.split_once(' ')?;
    let bound = |text: &str| if text == OPEN { Some(None) } else { text.parse().ok().map(Some) };
    Some((bound(low)?, bound(high)?))
}

/// All parts of a list, or nothing when one is wrong; an empty text is an empty list.
fn all<T>(text: &str, separator: char, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut list = Vec::new();
    for part in text.split(separator).filter(|part| !part.is_empty()) {
        list.push(read(part)?);
    }
    Some(list)
}

fn owned(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}
