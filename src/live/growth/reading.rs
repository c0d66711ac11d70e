//! One measurement read by a standard: at the age since birth and, for a preterm child, at the corrected age too.

use tuoyu_catalog::Date;
use tuoyu_childhealth::growth::{self, Assessment, Measurement, Question, Sex, Standard, assess};
use tuoyu_childhealth::{Age, CorrectedAge};

use crate::live::family::{Child, Measured};

/// Which of a child's two ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Since birth.
    FromBirth,
    /// Since 40 weeks.
    Corrected,
}

impl Counted {
    /// 实际月龄 or 矫正月龄.
    pub(super) fn term(self) -> &'static str {
        match self {
            Counted::FromBirth => "实际月龄",
            Counted::Corrected => "矫正月龄",
        }
    }
}

/// A measurement read at one age.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) counted: Counted,
    pub(super) age: Age,
    pub(super) measurement: Measurement,
    pub(super) assessment: Assessment,
}

/// The ages to read a day's measurement at: since birth, and corrected where that is another.
pub(super) fn ages(child: &Child, on: Date) -> Vec<(Counted, Age)> {
    let since_birth = child.age(on).map(|age| (Counted::FromBirth, age));
    let corrected = match child.corrected(on) {
        CorrectedAge::Age(age) => Some((Counted::Corrected, age)),
        CorrectedAge::NotNeeded | CorrectedAge::BeforeTerm { .. } => None,
    };
    since_birth.into_iter().chain(corrected).collect()
}

/// A measurement read at every age it has; empty where the sex is not said, for both standards are by sex.
pub(super) fn readings(standard: Standard, child: &Child, measured: &Measured) -> Vec<Reading> {
    let Some(sex) = child.sex else { return Vec::new() };
    let read = |(counted, age)| {
        let measurement = measurement(sex, age, measured);
        Reading { counted, age, measurement, assessment: assess(standard, &measurement) }
    };
    ages(child, measured.on).into_iter().map(read).collect()
}

fn measurement(sex: Sex, age: Age, measured: &Measured) -> Measurement {
    Measurement {
        sex,
        age,
        weight_kg: measured.weight_g.map(|grams| f64::from(grams) / 1000.0),
        length_cm: measured.length_mm.map(|mm| f64::from(mm) / 10.0),
        posture: measured.posture,
        head_cm: measured.head_mm.map(|mm| f64::from(mm) / 10.0),
    }
}

/// What to ask about a measurement before it is noted. A preterm child is asked about at its corrected age, and not before 40
/// weeks; where the sex is not said, only what would be asked of a boy and of a girl alike.
pub(super) fn doubts(child: &Child, measured: &Measured) -> Vec<String> {
    if matches!(child.corrected(measured.on), CorrectedAge::BeforeTerm { .. }) {
        return Vec::new();
    }
    let Some((_, age)) = ages(child, measured.on).pop() else { return Vec::new() };
    let asked = |sex| growth::questions(&measurement(sex, age, measured));
    let words = |questions: Vec<Question>| questions.into_iter().map(|question| question.sentence).collect();
    match child.sex {
        Some(sex) => words(asked(sex)),
        None => {
            let girl = asked(Sex::Girl);
            let of_both = |question: &Question| girl.iter().any(|other| other.indicator == question.indicator);
            words(asked(Sex::Boy).into_iter().filter(of_both).collect())
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::live::family::tests::{born, day};
    use crate::live::family::{About, Family};
    use tuoyu_childhealth::Gestation;

    fn child(about: About) -> Child {
        let mut family = Family::default();
        family.add(about);
        family.child().unwrap().clone()
    }

    fn weighed(on: &str, weight_g: u32) -> Measured {
        Measured { on: day(on), weight_g: Some(weight_g), length_mm: None, posture: None, head_mm: None }
    }

    #[test]
    fn a_preterm_child_is_read_at_both_ages_and_others_at_one() {
        let preterm = About { sex: Some(Sex::Girl), gestation: Gestation::new(32, 0), ..born("2026-01-01") };
        let counted = |child: &Child, on| {
            let found = readings(Standard::Who2006, child, &weighed(on, 5000));
            found.into_iter().map(|reading| (reading.counted, reading.age.months)).collect::<Vec<_>>()
        };
        let both = counted(&child(preterm.clone()), "2026-06-26");
        assert_eq!(both, [(Counted::FromBirth, 5), (Counted::Corrected, 4)]);
        assert_eq!(
            counted(&child(preterm.clone()), "2026-02-01").len(),
            1,
            "before 40 weeks there is none to correct to"
        );
        assert_eq!(counted(&child(About { gestation: None, ..preterm.clone() }), "2026-06-26").len(), 1);
        assert_eq!(counted(&child(About { sex: None, ..preterm }), "2026-06-26"), []);
    }

    #[test]
    fn an_unlikely_weight_is_doubted_whether_or_not_the_sex_is_said() {
        for sex in [None, Some(Sex::Girl), Some(Sex::Boy)] {
            let child = child(About { sex, ..born("2025-11-22") });
            let in_jin = doubts(&child, &weighed("2026-11-22", 20_000));
            assert!(in_jin.iter().any(|words| words.contains("不是斤")), "{in_jin:?}");
            assert_eq!(doubts(&child, &weighed("2026-11-22", 9_500)), Vec::<String>::new());
        }
    }

    #[test]
    fn a_preterm_newborn_is_not_doubted_for_being_small() {
        let early = About { sex: Some(Sex::Boy), gestation: Gestation::new(27, 0), ..born("2026-01-01") };
        assert_eq!(doubts(&child(early.clone()), &weighed("2026-01-01", 980)), Vec::<String>::new());
        assert_eq!(doubts(&child(early), &weighed("2026-05-10", 4300)), Vec::<String>::new());
    }
}
