//! Measures to text, in the order `read` takes the fields back.

use std::fmt::Display;

use crate::amount::Amount;
use crate::condition::Condition;
use crate::measure::Measure;

/// Stands for a bound that is not stated.
pub(super) const OPEN: &str = "-";

pub(super) fn measures(measures: &[Measure]) -> String {
    let mut out = String::new();
    let mut before = String::new();
    for measure in measures {
        let head = head(measure);
        if head != before {
            out.push_str(&head);
            before = head;
        }
        out.push_str(&line(measure));
    }
    out
}

fn head(measure: &Measure) -> String {
    let (source, period) = (&measure.source, &measure.period);
    row(
        "D",
        [
            measure.policy.clone(),
            optional(&measure.region),
            measure.checked.to_string(),
            optional(&period.from),
            optional(&period.until),
            optional(&period.issued),
            optional(&period.year),
            period.note.clone(),
            source.title.clone(),
            optional(&source.number),
            optional(&source.issuer),
            optional(&source.date),
            optional(&source.url),
        ],
    )
}

fn line(measure: &Measure) -> String {
    let conditions: Vec<_> = measure.conditions.iter().map(condition).collect();
    let offices = measure.ask.iter().map(|ask| format!("{}~{}", ask.office, optional(&ask.clause)));
    let deadline = measure
        .deadline
        .as_ref()
        .map(|deadline| format!("{}~{}~{}", optional(&deadline.last), optional(&deadline.was), deadline.note));
    row(
        "M",
        [
            measure.id.clone(),
            measure.title.clone(),
            measure.audience.code().to_owned(),
            measure.topic.code().to_owned(),
            measure.strength.code().to_owned(),
            measure.gives.clone(),
            measure.clauses.join("|"),
            conditions.join("|"),
            words(measure.unclear_kinds.iter().map(|kind| kind.code())),
            amount(&measure.amount),
            optional(&measure.to_confirm),
            deadline.unwrap_or_default(),
            measure.superseded.as_ref().map(|by| format!("{}~{}", by.by, by.from)).unwrap_or_default(),
            measure.carried_by.join("|"),
            offices.collect::<Vec<_>>().join("|"),
            measure.apply.clone(),
            measure.papers.join("|"),
            measure.breaks.join("|"),
            measure.unclear.join("|"),
        ],
    )
}

fn condition(condition: &Condition) -> String {
    let bound = |bound: Option<String>| bound.unwrap_or_else(|| OPEN.to_owned());
    match condition {
        Condition::Is(flag) => format!("is {}", flag.code()),
        Condition::Kind(kinds) => format!("kind {}", words(kinds.iter().map(|kind| kind.code()))),
        Condition::LegalForm(forms) => format!("form {}", words(forms.iter().map(|form| form.code()))),
        Condition::Tenure(ways) => format!("tenure {}", words(ways.iter().map(|way| way.code()))),
        Condition::Undertakes(any) => format!("does {}", words(any.iter().map(|one| one.code()))),
        Condition::Grade { scheme, levels } => format!("grade {scheme} {}", levels.join(" ")),
        Condition::Count { of, at_least, at_most } => {
            let (least, most) = (at_least.map(|n| n.to_string()), at_most.map(|n| n.to_string()));
            format!("count {} {} {}", of.code(), bound(least), bound(most))
        }
        Condition::AtMost { of, yuan } => format!("most {} {yuan}", of.code()),
        Condition::Born { from, until } => {
            format!("born {} {}", bound(from.map(|day| day.to_string())), bound(until.map(|day| day.to_string())))
        }
        Condition::UnderMonths(months) => format!("under {months}"),
        Condition::WithinYearsOfBirth(years) => format!("years {years}"),
        Condition::AnyOf(any) => format!("any {}", any.iter().map(self::condition).collect::<Vec<_>>().join(";")),
    }
}

fn amount(amount: &Amount) -> String {
    match amount {
        Amount::NotStated => "not_stated".to_owned(),
        Amount::Carried => "carried".to_owned(),
        Amount::Service => "service".to_owned(),
        Amount::PerYear(yuan) => format!("year {yuan}"),
        Amount::PerMonth(yuan) => format!("month {yuan}"),
        Amount::Deduction(yuan) => format!("deduction {yuan}"),
        Amount::PerNewPlace(yuan) => format!("place {yuan}"),
        Amount::Exempt(bills) => format!("exempt {}", words(bills.iter().map(|bill| bill.code()))),
        Amount::CountedAt(rate) => format!("counted {rate}"),
        Amount::Reduced { counted, rate } => format!("reduced {counted} {rate}"),
        Amount::ResidentPrice(of) => format!("resident {}", words(of.iter().map(|utility| utility.code()))),
        Amount::WelfareUpTo(rate) => format!("welfare {rate}"),
        Amount::OnePostPer(children) => format!("post {children}"),
    }
}

fn row<const N: usize>(kind: &str, fields: [String; N]) -> String {
    format!("{kind}\t{}\n", fields.join("\t"))
}

fn words<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

fn optional<T: Display>(value: &Option<T>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}
