//! A family as it states itself: its children, where it lives, and what its parents do.
//!
//! The form asks each parent one plain question on work and one on tax; the facts of the measures ("at least one of them
//! …") follow from both. A parent about whom nothing is said leaves a fact open, never turns it into a no. Each child is
//! asked about apart: a measure may reach one and not the other.

use tuoyu_catalog::{Date, vocabulary};

use crate::evaluate::{Answer, Verdict, evaluate};
use crate::facts::Facts;
use crate::measure::Measure;
use crate::money::Rate;
use crate::question::{NO, Question, YES};
use crate::stated::{Fields, Stated, Wrong, number, text};
use crate::vocabulary::{Count, Flag};

/// How many children the form has room for.
pub const MOST_CHILDREN: usize = 6;

/// How many parents or guardians.
pub const PARENTS: usize = 2;

vocabulary! {
    /// What a parent does.
    Work {
        /// Works for an employer.
        Employed = "employed" "在单位上班",
        /// Has an employer, and is away to care for the child.
        OnLeave = "on_leave" "有单位，请假或离岗在家带孩子",
        /// Left work to care for the child, and has no employer any more.
        Left = "left" "为带孩子离开了工作",
        /// Neither.
        Other = "other" "其他（自己做事、务农、没有上班等）",
        /// There is no such parent.
        Nobody = "nobody" "没有这一位家长",
    }
}

impl Work {
    fn is_employed(self) -> bool {
        matches!(self, Work::Employed | Work::OnLeave)
    }

    fn is_off_work(self) -> bool {
        matches!(self, Work::OnLeave | Work::Left)
    }
}

/// A family's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Household {
    /// The children whose birth date is given, in the order of the form.
    pub children: Vec<Child>,
    /// The parents or guardians.
    pub parents: [Parent; PARENTS],
    /// The fields that cannot be read.
    pub wrong: Vec<Wrong>,
    shared: Facts,
}

/// A child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Its place in the form, from 1.
    pub place: usize,
    /// Its birth date.
    pub birth: Date,
    order: Option<u32>,
}

/// A parent or guardian; what is not stated is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parent {
    /// What they do.
    pub work: Option<Work>,
    /// Whether they pay income tax.
    pub pays_tax: Option<bool>,
    /// The highest rate they pay it at; asked only of those who pay.
    pub rate: Option<Rate>,
}

impl Parent {
    /// Whether there is no such parent.
    pub fn is_nobody(&self) -> bool {
        self.work == Some(Work::Nobody)
    }

    /// The rate a deduction saves at: nothing for whoever pays no tax; `None` while it is not stated.
    pub fn saves_at(&self) -> Option<Rate> {
        if self.pays_tax()? { self.rate } else { Some(Rate::default()) }
    }

    fn pays_tax(&self) -> Option<bool> {
        if self.is_nobody() { Some(false) } else { self.pays_tax }
    }
}

/// What a measure answers to one child, or to the family as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The child's place in the form; `None` where all children, or none, are meant alike.
    pub child: Option<usize>,
    /// The answer.
    pub answer: Answer,
}

/// The name of a field that every child or parent has one of.
pub fn field(code: &str, place: usize) -> String {
    format!("{code}-{place}")
}

impl Household {
    /// Reads a form.
    pub fn read(fields: &Fields) -> Household {
        let mut stated = Stated::read(fields);
        let children = (1..=MOST_CHILDREN).filter_map(|place| child(fields, place, &mut stated)).collect();
        let parents = std::array::from_fn(|at| parent(fields, at + 1, &mut stated));
        let any = |is: fn(&Parent) -> Option<bool>| any_of(parents.each_ref().map(is));
        stated.facts.set_flag(Flag::Employed, any(|parent| parent.work.map(Work::is_employed)));
        stated.facts.set_flag(Flag::OffWork, any(|parent| parent.work.map(Work::is_off_work)));
        stated.facts.set_flag(Flag::PaysIncomeTax, any(Parent::pays_tax));
        Household { children, parents, wrong: stated.wrong, shared: stated.facts }
    }

    /// The facts about one child, or about the family alone.
    pub fn facts(&self, child: Option<&Child>) -> Facts {
        let mut facts = self.shared.clone();
        if let Some(child) = child {
            facts.birth = Some(child.birth);
            facts.set_count(Count::Order, child.order);
        }
        facts
    }

    /// What a measure answers: once where it does not depend on the child or all children fare alike, else child by child.
    pub fn answers(&self, measure: &Measure, on: Date) -> Vec<Told> {
        let by_child = measure.asks(Question::Birth) || measure.asks(Question::Count(Count::Order));
        let told = |child: Option<&Child>| Told {
            child: child.map(|child| child.place),
            answer: evaluate(measure, &self.facts(child), on),
        };
        let mut answers: Vec<Told> = match self.children.as_slice() {
            children if by_child && !children.is_empty() => children.iter().map(|child| told(Some(child))).collect(),
            _ => vec![told(None)],
        };
        let alike =
            answers.split_first().is_some_and(|(first, rest)| rest.iter().all(|one| one.answer == first.answer));
        if alike {
            answers.truncate(1);
            answers.iter_mut().for_each(|one| one.child = None);
        }
        answers
    }
}

/// The firmest of several answers: where a measure reaches one child, it reaches the family.
pub fn firmest(answers: &[Told]) -> Option<&Verdict> {
    answers.iter().map(|told| &told.answer.verdict).min_by_key(|verdict| verdict.standing())
}

fn child(fields: &Fields, place: usize, stated: &mut Stated) -> Option<Child> {
    let name = field(Question::Birth.code(), place);
    stated.take(&name, Question::Birth.code(), text(fields, &name));
    let birth = stated.facts.birth.take()?;
    let name = field(Count::Order.code(), place);
    stated.take(&name, Count::Order.code(), text(fields, &name));
    let order = stated.facts.count(Count::Order);
    stated.facts.set_count(Count::Order, None);
    Some(Child { place, birth, order })
}

fn parent(fields: &Fields, place: usize, stated: &mut Stated) -> Parent {
    let pays_tax = match text(fields, &field("tax", place)) {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    };
    let name = field("rate", place);
    let typed = number(text(fields, &name));
    let read =
        (pays_tax == Some(true) && !typed.is_empty()).then(|| typed.trim_end_matches(['%', '％']).parse::<Rate>());
    if let Some(Err(error)) = &read {
        stated.wrong.push(Wrong { field: name, message: error.form.to_owned() });
    }
    Parent { work: Work::from_code(text(fields, &field("work", place))), pays_tax, rate: read.and_then(Result::ok) }
}

/// Yes as soon as one is; no only when none is.
fn any_of(answers: [Option<bool>; PARENTS]) -> Option<bool> {
    if answers.contains(&Some(true)) {
        return Some(true);
    }
    if answers.contains(&None) { None } else { Some(false) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::document;
    use crate::evaluate::Standing;

    fn family(fields: &str) -> Household {
        let pair = |field: &str| field.split_once('=').map(|(name, text)| (name.to_owned(), text.to_owned())).unwrap();
        Household::read(&fields.split_whitespace().map(pair).collect::<Vec<_>>())
    }

    #[test]
    fn what_at_least_one_parent_is_follows_from_both() {
        for (fields, employed, off_work, pays) in [
            ("", None, None, None),
            ("work-1=employed", Some(true), None, None),
            ("work-1=employed work-2=left", Some(true), Some(true), None),
            ("work-1=on_leave work-2=other", Some(true), Some(true), None),
            ("work-1=other", None, None, None),
            ("work-1=other work-2=nobody", Some(false), Some(false), None),
            ("work-1=other work-2=other tax-1=no tax-2=no", Some(false), Some(false), Some(false)),
            ("work-2=nobody tax-1=no", None, None, Some(false)),
            ("tax-1=yes tax-2=no", None, None, Some(true)),
            ("tax-1=no", None, None, None),
        ] {
            let facts = family(fields).facts(None);
            let flags = [Flag::Employed, Flag::OffWork, Flag::PaysIncomeTax].map(|flag| facts.flag(flag));
            assert_eq!(flags, [employed, off_work, pays], "{fields}");
        }
    }

    #[test]
    fn rates_are_read_as_people_write_them() {
        for (fields, rate, wrong) in [
            ("tax-1=yes rate-1=10", Some(Rate::percent(10)), 0),
            ("tax-1=yes rate-1=１０％", Some(Rate::percent(10)), 0),
            ("tax-1=yes", None, 0),
            ("tax-1=no rate-1=10", Some(Rate::percent(0)), 0),
            ("rate-1=x", None, 0),
            ("work-1=nobody", Some(Rate::percent(0)), 0),
            ("tax-1=yes rate-1=101", None, 1),
            ("tax-1=yes rate-1=十", None, 1),
        ] {
            let found = family(fields);
            assert_eq!((found.parents[0].saves_at(), found.wrong.len()), (rate, wrong), "{fields}");
        }
        assert_eq!(family("tax-2=yes rate-2=x").wrong[0].field, "rate-2");
    }

    #[test]
    fn children_are_asked_about_apart_and_told_together_where_they_fare_alike() {
        let measures = document::shipped().unwrap();
        let find = |id: &str| measures.iter().find(|measure| measure.id == id).unwrap();
        let on: Date = "2026-11-22".parse().unwrap();
        let one_each = family("birth-1=2022-05-01 birth-3=2025-03-01 tax-1=yes");
        assert_eq!(one_each.children.iter().map(|child| child.place).collect::<Vec<_>>(), [1, 3]);
        let told = one_each.answers(find("special-deduction"), on);
        let standings: Vec<_> = told.iter().map(|one| (one.child, one.answer.verdict.standing())).collect();
        assert_eq!(standings, [(Some(1), Standing::No), (Some(3), Standing::Likely)]);
        assert_eq!(firmest(&told).map(Verdict::standing), Some(Standing::Likely));

        let twins = family("birth-1=2025-03-01 birth-2=2025-03-01 tax-1=yes");
        let told = twins.answers(find("special-deduction"), on);
        assert_eq!((told.len(), told[0].child), (1, None));
        // What does not depend on the child is answered once, also before any child is named.
        assert_eq!(one_each.answers(find("jianxi-leave"), on).len(), 1);
        assert_eq!(family("").answers(find("special-deduction"), on).len(), 1);
    }

    #[test]
    fn the_order_of_a_child_is_its_own() {
        let mut measure = document::shipped().unwrap().remove(0);
        measure.region = None;
        measure.to_confirm = None;
        measure.period = crate::measure::Period::default();
        measure.conditions = vec![serde_json::from_str(r#"{"count":{"of":"order","at_least":2}}"#).unwrap()];
        let found = family("birth-1=2023-05-01 order-1=1 birth-2=2025-03-01 order-2=2");
        let told = found.answers(&measure, "2026-11-22".parse().unwrap());
        assert_eq!(told[0].answer.verdict.standing(), Standing::No);
        assert_ne!(told[1].answer.verdict.standing(), Standing::No);
    }

    #[test]
    fn a_date_that_is_none_is_named_and_is_no_child() {
        let found = family("birth-1=2023-02-29 birth-2=2025-03-01");
        assert_eq!((found.children.len(), found.wrong[0].field.as_str()), (1, "birth-1"));
        assert_eq!(found.facts(None).birth, None);
    }
}
