//! What somebody has told us about a child, an institution or an employer, each question by its form field.
//!
//! Everything may be missing: a fact not stated is `None` and never counts as "no". One [`Facts`] holds one child; a family
//! with two asks twice. Nothing here leaves the device.

use tuoyu_catalog::institution::{Institution, InstitutionKind, LegalForm, RecognitionState};
use tuoyu_catalog::scheme::{Scheme, SchemeKind};
use tuoyu_catalog::{Date, RegionCode};

use crate::money::{Money, decimal};
use crate::question::{AnswerError, NO, NONE, Question, YES};
use crate::vocabulary::{Count, Flag, Sum, Tenure, Undertaking};

/// The facts known so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The county or district.
    pub region: Option<RegionCode>,
    /// The child's birth date.
    pub birth: Option<Date>,
    /// What sort of place it is.
    pub kind: Option<InstitutionKind>,
    /// The form it is registered in.
    pub legal_form: Option<LegalForm>,
    /// How its premises are held.
    pub tenure: Option<Tenure>,
    /// What it is about to do; an empty list means nothing of the kind.
    pub undertakings: Option<Vec<Undertaking>>,
    /// The result of its quality evaluation.
    pub grade: Option<Grade>,
    flags: Vec<(Flag, bool)>,
    counts: Vec<(Count, u32)>,
    sums: Vec<(Sum, Money)>,
}

/// A level under a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The scheme's id.
    pub scheme: String,
    /// The level's code.
    pub level: String,
}

/// Puts a value in place of an earlier one, or takes it back.
fn put<K: PartialEq, V>(list: &mut Vec<(K, V)>, key: K, value: Option<V>) {
    list.retain(|(known, _)| *known != key);
    list.extend(value.map(|value| (key, value)));
}

impl Facts {
    /// Only a child's birth date.
    pub fn born(birth: Date) -> Facts {
        Facts { birth: Some(birth), ..Facts::default() }
    }

    /// Whether it is so; `None` where not stated.
    pub fn flag(&self, flag: Flag) -> Option<bool> {
        self.flags.iter().find(|(known, _)| *known == flag).map(|(_, value)| *value)
    }

    /// How many; `None` where not stated.
    pub fn count(&self, count: Count) -> Option<u32> {
        self.counts.iter().find(|(known, _)| *known == count).map(|(_, value)| *value)
    }

    /// How much; `None` where not stated.
    pub fn sum(&self, sum: Sum) -> Option<Money> {
        self.sums.iter().find(|(known, _)| *known == sum).map(|(_, value)| *value)
    }

    /// States a flag, or takes it back.
    pub fn set_flag(&mut self, flag: Flag, value: Option<bool>) {
        put(&mut self.flags, flag, value);
    }

    /// States a count, or takes it back.
    pub fn set_count(&mut self, count: Count, value: Option<u32>) {
        put(&mut self.counts, count, value);
    }

    /// States a sum, or takes it back.
    pub fn set_sum(&mut self, sum: Sum, value: Option<Money>) {
        put(&mut self.sums, sum, value);
    }

    /// Takes in a form field's value; an empty one takes the fact back. Several values of one field are given one after
    /// the other, and add up. A value that is none is refused and leaves the facts as they were.
    pub fn answer(&mut self, question: Question, value: &str) -> Result<(), AnswerError> {
        let value = Some(value.trim_ascii()).filter(|value| !value.is_empty());
        let refused = || AnswerError { question };
        /// What the value stands for: nothing for an empty one, an error for one that stands for nothing.
        fn read<T>(
            value: Option<&str>,
            refused: impl Fn() -> AnswerError,
            of: impl Fn(&str) -> Option<T>,
        ) -> Result<Option<T>, AnswerError> {
            value.map(|value| of(value).ok_or_else(&refused)).transpose()
        }
        match question {
            Question::Region => self.region = read(value, refused, |text| RegionCode::parse(text).ok())?,
            Question::Birth => self.birth = read(value, refused, |text| text.parse().ok())?,
            Question::Kind => self.kind = read(value, refused, InstitutionKind::from_code)?,
            Question::LegalForm => self.legal_form = read(value, refused, LegalForm::from_code)?,
            Question::Tenure => self.tenure = read(value, refused, Tenure::from_code)?,
            Question::Grade => self.grade = read(value, refused, Grade::from_form)?,
            Question::Undertakings => match value {
                None => self.undertakings = None,
                Some(NONE) => self.undertakings = Some(Vec::new()),
                Some(code) => {
                    let one = Undertaking::from_code(code).ok_or_else(refused)?;
                    self.undertakings.get_or_insert_default().push(one);
                }
            },
            Question::Flag(flag) => self.set_flag(flag, read(value, refused, yes_no)?),
            Question::Count(count) => self.set_count(count, read(value, refused, whole)?),
            Question::Sum(sum) => self.set_sum(sum, read(value, refused, |text| text.parse().ok())?),
        }
        Ok(())
    }

    /// What is known of an institution on the list. Badges count only while they are held on `today`; one that is not
    /// listed is not stated, because no list names those without it.
    pub fn of(institution: &Institution, schemes: &[Scheme], today: Date) -> Facts {
        let mut facts = Facts {
            region: Some(institution.region.clone()),
            kind: institution.kind,
            legal_form: institution.legal_form,
            ..Facts::default()
        };
        facts.set_flag(Flag::Filed, institution.is_filed());
        facts.set_count(Count::Places, institution.total_places().map(u32::from));
        let held = |state: RecognitionState, until: Option<Date>| {
            state == RecognitionState::Held && until.is_none_or(|until| today <= until)
        };
        let is_affordable =
            |id: &str| schemes.iter().any(|scheme| scheme.id == id && scheme.kind == SchemeKind::Affordable);
        let affordable =
            institution.recognitions.iter().any(|badge| held(badge.state, badge.until) && is_affordable(&badge.scheme));
        facts.set_flag(Flag::Affordable, affordable.then_some(true));
        let graded = institution.evaluations.iter().rev().find(|result| held(result.state, result.until));
        facts.grade =
            graded.and_then(|result| Some(Grade { scheme: result.scheme.clone(), level: result.level.clone()? }));
        facts
    }
}

impl Grade {
    fn from_form(text: &str) -> Option<Grade> {
        let (scheme, level) = text.split_once(':')?;
        (!scheme.is_empty() && !level.is_empty()).then(|| Grade { scheme: scheme.to_owned(), level: level.to_owned() })
    }
}

fn yes_no(text: &str) -> Option<bool> {
    match text {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}

fn whole(text: &str) -> Option<u32> {
    decimal(text, 0, 1_000_000_000).and_then(|value| value.try_into().ok())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use tuoyu_catalog::InstitutionId;
    use tuoyu_catalog::institution::{Evaluation, Recognition};

    use super::*;

    #[test]
    fn fields_become_facts_and_empty_fields_take_them_back() {
        let mut facts = Facts::default();
        let fields = [
            ("region", "410305"),
            ("birth", "2024-02-29"),
            ("legal_form", "social_service"),
            ("undertakings", "build"),
            ("undertakings", "no_shelter"),
            ("filed", "yes"),
            ("employees", "12"),
            ("assets", "300000.50"),
            ("grade", "wst821-2023:A"),
        ];
        for (code, value) in fields {
            facts.answer(Question::from_code(code).unwrap(), value).unwrap();
        }
        assert_eq!(facts.legal_form, Some(LegalForm::SocialService));
        assert_eq!(facts.undertakings, Some(vec![Undertaking::Build, Undertaking::NoShelter]));
        assert_eq!((facts.flag(Flag::Filed), facts.count(Count::Employees)), (Some(true), Some(12)));
        assert_eq!(facts.sum(Sum::Assets), Some(Money::from_fen(30_000_050)));
        assert_eq!(facts.grade.as_ref().unwrap().level, "A");
        for (code, _) in fields {
            facts.answer(Question::from_code(code).unwrap(), " ").unwrap();
        }
        assert_eq!(facts, Facts::default());
        facts.answer(Question::Undertakings, NONE).unwrap();
        assert_eq!(facts.undertakings, Some(Vec::new()));
    }

    #[test]
    fn a_wrong_value_is_refused_and_changes_nothing() {
        for (code, value) in [
            ("region", "涧西区"),
            ("birth", "2023-02-29"),
            ("kind", "school"),
            ("undertakings", "sell"),
            ("filed", "true"),
            ("employees", "1.5"),
            ("assets", "-1"),
            ("grade", "A"),
        ] {
            let mut facts = Facts::default();
            let question = Question::from_code(code).unwrap();
            let error = facts.answer(question, value).unwrap_err();
            assert!(error.to_string().starts_with(question.term()), "{error}");
            assert_eq!(facts, Facts::default(), "{code}");
        }
    }

    #[test]
    fn an_institution_answers_only_what_its_record_states() {
        let region = RegionCode::parse("410305").unwrap();
        let today: Date = "2026-11-22".parse().unwrap();
        let id = InstitutionId::parse("410305-0001").unwrap();
        let mut institution = Institution::named(id, "示例托育".to_owned(), region, today);
        let bare = Facts::of(&institution, &[], today);
        assert_eq!((bare.flag(Flag::Filed), bare.flag(Flag::Affordable), bare.grade), (None, None, None));

        let scheme = serde_json::from_value(serde_json::json!({
            "id": "affordable", "name": "普惠", "kind": "affordable", "summary": "示例", "source": {"title": "示例"}
        }));
        let badge = |until: &str| Recognition {
            scheme: "affordable".to_owned(),
            state: RecognitionState::Held,
            level: None,
            date: None,
            until: until.parse().ok(),
            source: None,
        };
        let schemes = [scheme.unwrap()];
        for (until, held) in [("", Some(true)), ("2026-11-22", Some(true)), ("2026-11-21", None)] {
            institution.recognitions = vec![badge(until)];
            assert_eq!(Facts::of(&institution, &schemes, today).flag(Flag::Affordable), held, "{until}");
        }
        let result = |date: &str, level: Option<&str>| Evaluation {
            scheme: "wst821-2023".to_owned(),
            state: RecognitionState::Held,
            level: level.map(str::to_owned),
            date: date.parse().unwrap(),
            until: None,
            score: None,
            dimension_scores: Vec::new(),
            veto_note: None,
            next_due: None,
            source: None,
        };
        institution.evaluations = vec![result("2025-05-01", Some("B")), result("2026-05-01", Some("A"))];
        assert_eq!(Facts::of(&institution, &schemes, today).grade.unwrap().level, "A");
    }
}
