//! The children a family follows with these tools, and all that was noted of them.
//!
//! It exists in the page, on the device when the family asked for that, and in the file the family takes away; nowhere else, never in
//! an address. Weights are whole grams and lengths whole millimetres, as precise as any scale and free of what floats do in files.

use serde::{Deserialize, Serialize};
use tuoyu_catalog::Date;
use tuoyu_childhealth::growth::{Posture, Sex};
use tuoyu_childhealth::milestones::Answer;
use tuoyu_childhealth::vaccines::{Choices, Given};
use tuoyu_childhealth::{Age, CorrectedAge, Gestation, corrected_age};

/// The form in which a family is written down. A field more is another version: older code would lose it.
pub(crate) const VERSION: u32 = 1;

/// The longest nickname, in characters.
pub(crate) const LONGEST_NAME: usize = 20;

/// Which of a family's children; a number of this family's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct ChildId(pub(crate) u32);

/// A family's children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Family {
    /// [`VERSION`]; under a name that also says what the file is.
    #[serde(rename = "tuoyu_children")]
    pub(super) version: u32,
    /// The child being looked at.
    pub(super) chosen: Option<ChildId>,
    /// In the order they were entered.
    pub(crate) children: Vec<Child>,
}

/// A child, as far as the family has said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Child {
    /// Which one.
    pub(crate) id: ChildId,
    /// What the family calls it here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// The day of birth.
    pub(crate) birth: Date,
    /// `None` where the family does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sex: Option<Sex>,
    /// `None` where the family does not say; then nothing is corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gestation: Option<Gestation>,
    /// By day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) measurements: Vec<Measured>,
    /// The doses marked as given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) given: Vec<Given>,
    /// The vaccines chosen where there is a choice.
    #[serde(default)]
    pub(crate) choices: Choices,
    /// What was answered about warning signs, by age.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) signs: Vec<Signs>,
}

/// What was measured on one day. Two are the same when they say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measured {
    /// The day.
    pub(crate) on: Date,
    /// Weight in grams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) weight_g: Option<u32>,
    /// Length or height in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) length_mm: Option<u32>,
    /// How it was measured; `None` is as usual at that age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) posture: Option<Posture>,
    /// Head circumference in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) head_mm: Option<u32>,
}

/// The answers about one age's four signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signs {
    /// The age, one of `tuoyu_childhealth::milestones::AGES`.
    pub(crate) months: i32,
    /// Sign by sign; `None` where nothing was answered.
    pub(crate) answers: [Option<Answer>; 4],
    /// The day of the last answer.
    pub(crate) on: Date,
}

/// What a family says of a child itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) name: Option<String>,
    pub(crate) birth: Date,
    pub(crate) sex: Option<Sex>,
    pub(crate) gestation: Option<Gestation>,
}

impl Default for Family {
    fn default() -> Family {
        Family { version: VERSION, chosen: None, children: Vec::new() }
    }
}

impl Family {
    /// The child being looked at: the one chosen, else the first.
    pub(crate) fn child(&self) -> Option<&Child> {
        self.children.iter().find(|child| Some(child.id) == self.chosen).or(self.children.first())
    }

    /// The child with this id.
    pub(crate) fn child_mut(&mut self, id: ChildId) -> Option<&mut Child> {
        self.children.iter_mut().find(|child| child.id == id)
    }

    /// Looks at another child.
    pub(crate) fn choose(&mut self, id: ChildId) {
        self.chosen = Some(id);
    }

    /// Enters a child and looks at it.
    pub(crate) fn add(&mut self, about: About) -> ChildId {
        let id = ChildId(self.children.iter().map(|child| child.id.0).max().map_or(1, |last| last.saturating_add(1)));
        let About { name, birth, sex, gestation } = about;
        self.children.push(Child {
            id,
            name,
            birth,
            sex,
            gestation,
            measurements: Vec::new(),
            given: Vec::new(),
            choices: Choices::default(),
            signs: Vec::new(),
        });
        self.chosen = Some(id);
        id
    }

    /// Lets go of a child and all that was noted of it.
    pub(crate) fn remove(&mut self, id: ChildId) {
        self.children.retain(|child| child.id != id);
        self.chosen = None;
    }
}

impl Child {
    /// What the family says of it.
    pub(crate) fn about(&self) -> About {
        About { name: self.name.clone(), birth: self.birth, sex: self.sex, gestation: self.gestation }
    }

    /// Says something else of it.
    pub(crate) fn say(&mut self, about: About) {
        About { name: self.name, birth: self.birth, sex: self.sex, gestation: self.gestation } = about;
    }

    /// The first day of which something is noted.
    pub(crate) fn first_note(&self) -> Option<Date> {
        let measured = self.measurements.iter().map(|one| one.on);
        measured.chain(self.given.iter().map(|given| given.on)).chain(self.signs.iter().map(|signs| signs.on)).min()
    }

    /// What to call it: its nickname, else its birthday.
    pub(crate) fn label(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("{} 出生的孩子", self.birth))
    }

    /// The age since birth; `None` before it.
    pub(crate) fn age(&self, on: Date) -> Option<Age> {
        Age::between(self.birth, on)
    }

    /// What correcting for preterm birth gives. Without a stated gestation nothing is corrected.
    pub(crate) fn corrected(&self, on: Date) -> CorrectedAge {
        let corrected = self.gestation.and_then(|gestation| corrected_age(self.birth, gestation, on));
        corrected.unwrap_or(CorrectedAge::NotNeeded)
    }

    /// Notes a measurement in its place by day; one that says the same is not noted twice.
    pub(crate) fn measure(&mut self, measured: Measured) {
        if !self.measurements.contains(&measured) {
            let at = self.measurements.partition_point(|earlier| earlier.on <= measured.on);
            self.measurements.insert(at, measured);
        }
    }

    /// Takes a measurement back.
    pub(crate) fn unmeasure(&mut self, measured: &Measured) {
        self.measurements.retain(|other| other != measured);
    }

    /// The answers about an age's signs.
    pub(crate) fn signs_at(&self, months: i32) -> [Option<Answer>; 4] {
        self.signs.iter().find(|signs| signs.months == months).map(|signs| signs.answers).unwrap_or_default()
    }

    /// Answers about one sign, 0–3, of an age.
    pub(crate) fn answer(&mut self, months: i32, sign: usize, answer: Option<Answer>, on: Date) {
        let at = self.signs.partition_point(|signs| signs.months < months);
        if self.signs.get(at).is_none_or(|signs| signs.months != months) {
            self.signs.insert(at, Signs { months, answers: [None; 4], on });
        }
        if let Some(signs) = self.signs.get_mut(at) {
            signs.on = signs.on.max(on);
            if let Some(place) = signs.answers.get_mut(sign) {
                *place = answer;
            }
            if signs.answers == [None; 4] {
                self.signs.remove(at);
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    pub(crate) fn born(birth: &str) -> About {
        About { name: None, birth: day(birth), sex: None, gestation: None }
    }

    fn weighed(on: &str, weight_g: u32) -> Measured {
        Measured { on: day(on), weight_g: Some(weight_g), length_mm: None, posture: None, head_mm: None }
    }

    #[test]
    fn the_child_entered_last_is_looked_at_and_after_it_goes_the_first() {
        let mut family = Family::default();
        assert_eq!(family.child(), None);
        let first = family.add(born("2025-03-05"));
        let second = family.add(born("2026-01-31"));
        assert_eq!(family.child().unwrap().id, second);
        family.choose(first);
        assert_eq!(family.child().unwrap().label(), "2025-03-05 出生的孩子");
        family.choose(second);
        family.remove(second);
        assert_eq!(family.child().unwrap().id, first);
        assert_eq!(family.add(born("2026-01-31")), second, "the number is free again");
    }

    #[test]
    fn measurements_stand_by_day_and_the_same_one_once() {
        let mut family = Family::default();
        let id = family.add(born("2025-03-05"));
        let child = family.child_mut(id).unwrap();
        for one in [weighed("2025-06-05", 6200), weighed("2025-04-05", 4300), weighed("2025-06-05", 6200)] {
            child.measure(one);
        }
        child.measure(weighed("2025-06-05", 6300));
        let noted: Vec<_> = child.measurements.iter().map(|one| one.weight_g.unwrap()).collect();
        assert_eq!(noted, [4300, 6200, 6300]);
        child.unmeasure(&weighed("2025-06-05", 6200));
        assert_eq!(child.measurements.len(), 2);
    }

    #[test]
    fn an_answer_taken_back_leaves_nothing() {
        let mut family = Family::default();
        let id = family.add(born("2025-03-05"));
        let child = family.child_mut(id).unwrap();
        let today = day("2026-11-22");
        child.answer(6, 1, Some(Answer::Absent), today);
        child.answer(3, 3, Some(Answer::Present), today);
        assert_eq!(child.signs.iter().map(|signs| signs.months).collect::<Vec<_>>(), [3, 6]);
        assert_eq!(child.signs_at(6), [None, Some(Answer::Absent), None, None]);
        assert_eq!(child.signs_at(8), [None; 4]);
        child.answer(6, 1, None, today);
        assert_eq!(child.signs.len(), 1);
    }

    #[test]
    fn only_a_child_said_to_be_preterm_is_corrected() {
        let mut family = Family::default();
        let id = family.add(born("2026-01-01"));
        let child = family.child_mut(id).unwrap();
        let on = day("2026-06-26");
        assert_eq!(child.corrected(on), CorrectedAge::NotNeeded);
        child.gestation = Gestation::new(32, 0);
        assert!(matches!(child.corrected(on), CorrectedAge::Age(age) if age.months == 4));
    }
}
