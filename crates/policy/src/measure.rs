//! A measure: one thing one document grants, says or encourages, with everything needed to judge and to cite it.
//!
//! In `data/measures/` a file is one document with its measures; when read, each measure gets a copy of the document's
//! head, so that a page can carry any selection of them. When a document states no first day, the measure is taken to
//! hold from the day of issue, and where not even that is known, from the start of the year in its number.

use serde::Deserialize;
use tuoyu_catalog::institution::InstitutionKind;
use tuoyu_catalog::region::Strength;
use tuoyu_catalog::{Date, RegionCode, Source};
use tuoyu_content::vocabulary::{Audience, PolicyState};
use tuoyu_content::{Begins, Span, Validity};

use crate::amount::Amount;
use crate::condition::Condition;
use crate::facts::Facts;
use crate::question::{Question, once_each};
use crate::vocabulary::Topic;
use crate::words::joined;

/// One thing a document grants.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Stable for ever: lower-case letters, digits and hyphens.
    pub id: String,
    /// A plain name for lists.
    pub title: String,
    /// Who it is for.
    pub audience: Audience,
    /// What it is about.
    pub topic: Topic,
    /// How strongly the document says it.
    pub strength: Strength,
    /// What it gives, in one or two plain sentences.
    pub gives: String,
    /// The article that explains the document: a slug under `/policies/`.
    pub policy: String,
    /// The document.
    pub source: Source,
    /// The county or prefecture it holds in; `None` means the whole country.
    #[serde(default)]
    pub region: Option<RegionCode>,
    /// From when until when.
    pub period: Period,
    /// The day its facts were last checked.
    pub checked: Date,
    /// The clauses that say it, as cited: 二（二）3. Empty where no clause numbers are known.
    #[serde(default)]
    pub clauses: Vec<String>,
    /// What must be so, all of it.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    /// Kinds of place of which the document does not say whether they are meant.
    #[serde(default)]
    pub unclear_kinds: Vec<InstitutionKind>,
    /// How much.
    pub amount: Amount,
    /// What only the authority can settle; while it stands, the answer is never more than "maybe".
    #[serde(default)]
    pub to_confirm: Option<String>,
    /// Until when to apply, where that is not the end of the period.
    #[serde(default)]
    pub deadline: Option<Deadline>,
    /// What took its place.
    #[serde(default)]
    pub superseded: Option<Superseded>,
    /// Ids of the measures that carry the amount, where this one only refers to them.
    #[serde(default)]
    pub carried_by: Vec<String>,
    /// Whom to ask. Names an office and where the document charges it; says nothing of a right.
    #[serde(default)]
    pub ask: Vec<Office>,
    /// How to get it.
    pub apply: String,
    /// What to bring.
    #[serde(default)]
    pub papers: Vec<String>,
    /// What makes it fall away.
    #[serde(default)]
    pub breaks: Vec<String>,
    /// What the document leaves open.
    #[serde(default)]
    pub unclear: Vec<String>,
}

/// From when until when a document holds, as far as is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day, as the document states it.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day, as the document states it.
    #[serde(default)]
    pub until: Option<Date>,
    /// The day it was issued.
    #[serde(default)]
    pub issued: Option<Date>,
    /// The year in its number, where no day is known.
    #[serde(default)]
    pub year: Option<u16>,
    /// How the document words its validity, or that it does not.
    pub note: String,
}

impl Period {
    /// The first day it can have held.
    pub fn begins(&self) -> Option<Date> {
        self.from.or(self.issued).or_else(|| Date::new(i32::from(self.year?), 1, 1))
    }
}

/// The last day to apply.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The last day now; `None` while the authority has not confirmed it.
    #[serde(default)]
    pub last: Option<Date>,
    /// The last day before it was extended.
    #[serde(default)]
    pub was: Option<Date>,
    /// What changed it.
    pub note: String,
}

/// What took a measure's place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Superseded {
    /// The other measure's id.
    pub by: String,
    /// The first day on which this one certainly no longer holds. Later than the other's beginning where that is not
    /// certain: both may then have held in between.
    pub from: Date,
}

/// An office to ask.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// The office, as the document names it.
    pub office: String,
    /// Where the document names it.
    #[serde(default)]
    pub clause: Option<String>,
}

impl Measure {
    /// Whether it holds on the day.
    pub fn validity(&self, on: Date) -> Validity {
        let replaced = self.superseded.as_ref().is_some_and(|by| by.from <= on);
        let state = if replaced { PolicyState::Superseded } else { PolicyState::InForce };
        Validity::on(on, state, self.period.begins(), self.period.until)
    }

    /// Whether it holds in this county: everywhere, in the county itself, or in the city or province it belongs to.
    pub fn covers(&self, county: &RegionCode) -> bool {
        self.region.as_ref().is_none_or(|region| region.contains(county))
    }

    /// From when until when it counts, as far as is known.
    pub fn span(&self) -> Span {
        let period = &self.period;
        let day = period.from.map(Begins::On).or(period.issued.map(Begins::Issued));
        let begins = day.or(period.year.map(|year| Begins::In(i32::from(year))));
        Span {
            state: PolicyState::InForce,
            begins: begins.unwrap_or(Begins::By(self.checked)),
            until: period.until,
            replaced: self.superseded.as_ref().map(|by| by.from),
            to_confirm: self.to_confirm.is_some(),
        }
    }

    /// Whether what is known of somebody already meets every condition, with none left open. A measure without conditions
    /// is about nobody in particular and is met by nobody.
    pub fn is_met_by(&self, facts: &Facts, on: Date) -> bool {
        let here = facts.region.as_ref().is_some_and(|county| self.covers(county));
        let meant = facts.kind.is_none_or(|kind| !self.unclear_kinds.contains(&kind));
        let met = self.conditions.iter().all(|condition| condition.holds(facts, on) == Some(true));
        here && meant && met && !self.conditions.is_empty()
    }

    /// The document and the clauses, as one cites them: 洛涧政办〔2022〕10号 二（一）3. The title where there is no number.
    pub fn citation(&self) -> String {
        let document = self.source.number.clone().unwrap_or_else(|| format!("《{}》", self.source.title));
        match self.clauses.as_slice() {
            [] => document,
            clauses => format!("{document} {}", joined(&mut clauses.iter().map(String::as_str), "、")),
        }
    }

    /// The questions its answer depends on.
    pub fn questions(&self) -> Vec<Question> {
        let mut questions = Vec::new();
        questions.extend(self.region.is_some().then_some(Question::Region));
        questions.extend((!self.unclear_kinds.is_empty()).then_some(Question::Kind));
        self.conditions.iter().for_each(|condition| condition.add_questions(&mut questions));
        questions
    }

    /// Whether its answer depends on this question.
    pub fn asks(&self, question: Question) -> bool {
        self.questions().contains(&question)
    }
}

/// What a form has to ask for these measures, each question once, in the order questions are put.
pub fn questions(measures: &[Measure]) -> Vec<Question> {
    let mut asked = Vec::new();
    for measure in measures {
        asked.extend(measure.questions());
    }
    once_each(&asked)
}

/// The measures that look at a quality level, each with its scheme and levels: the table from grade to money. Empty
/// where no document ties money to a grade.
pub fn by_grade(measures: &[Measure]) -> Vec<(&Measure, &str, &[String])> {
    measures.iter().filter_map(|measure| graded(measure).map(|(scheme, levels)| (measure, scheme, levels))).collect()
}

fn graded(measure: &Measure) -> Option<(&str, &[String])> {
    measure.conditions.iter().find_map(|condition| match condition {
        Condition::Grade { scheme, levels } => Some((scheme.as_str(), levels.as_slice())),
        _ => None,
    })
}
