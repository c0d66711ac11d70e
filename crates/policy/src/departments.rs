//! Whom to ask: the matters people bring to an office, and which of a region's offices answers for each.
//!
//! A plan lists offices and what each is charged with; people come with a matter. `data/matters.json` names the words by which a
//! duty is recognised as being about a matter, so that any county's duties are found the same way, with nothing entered twice. A
//! duty is read part by part (`；`): only the parts about the matter are an answer to it.

use serde::Deserialize;
use tuoyu_catalog::Source;
use tuoyu_catalog::region::Duty;

/// A matter somebody brings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// Its place on the page, stable for ever.
    pub id: String,
    /// As people ask it.
    pub ask: String,
    /// A word more; may be empty.
    #[serde(default)]
    pub more: String,
    /// A part of a duty is about it when it has one of these words,
    any: Vec<String>,
    /// and none of these.
    #[serde(default)]
    not: Vec<String>,
    /// The row of the checklist that is about it.
    #[serde(default)]
    pub promise: Option<String>,
    /// What holds in the whole country.
    #[serde(default)]
    pub national: Option<String>,
    /// Where that stands.
    #[serde(default)]
    pub source: Option<Source>,
    /// The article that explains it.
    #[serde(default)]
    pub policy: Option<String>,
}

/// Offices that share a duty, as far as it is about a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge<'a> {
    /// The offices, in the plan's order.
    pub offices: Vec<&'a str>,
    /// What they do about it.
    pub does: String,
    /// The clause.
    pub clause: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    matters: Vec<Matter>,
}

/// The matters that come with the crate, in the order they are shown.
pub fn shipped() -> Result<Vec<Matter>, serde_json::Error> {
    serde_json::from_str::<File>(include_str!("../data/matters.json")).map(|file| file.matters)
}

impl Matter {
    /// The parts of a duty that are about this matter.
    pub fn parts<'a>(&self, duty: &'a Duty) -> impl Iterator<Item = &'a str> {
        let has = |part: &str, words: &[String]| words.iter().any(|word| part.contains(word.as_str()));
        duty.text.split('；').filter(move |part| has(part, &self.any) && !has(part, &self.not))
    }

    /// Who answers for it, offices with the same words under the same clause together.
    pub fn charges<'a>(&self, duties: &'a [Duty]) -> Vec<Charge<'a>> {
        let mut charges: Vec<Charge<'a>> = Vec::new();
        for duty in duties {
            let does = self.parts(duty).collect::<Vec<_>>().join("；");
            if does.is_empty() {
                continue;
            }
            match charges.iter_mut().find(|charge| charge.clause == duty.clause && charge.does == does) {
                Some(charge) => charge.offices.push(&duty.office),
                None => charges.push(Charge { offices: vec![&duty.office], does, clause: &duty.clause }),
            }
        }
        charges
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn matter(any: &[&str], not: &[&str]) -> Matter {
        serde_json::from_value(serde_json::json!({ "id": "x", "ask": "问", "any": any, "not": not })).unwrap()
    }

    fn duty(office: &str, text: &str, clause: &str) -> Duty {
        Duty { office: office.to_owned(), text: text.to_owned(), clause: clause.to_owned() }
    }

    #[test]
    fn only_the_parts_about_the_matter_answer_it() {
        let duties = [
            duty("甲局", "办理备案；管食堂", "一"),
            duty("乙局", "办理备案；宣传", "一"),
            duty("丙局", "消防备案", "二"),
        ];
        let charges = matter(&["备案"], &["消防"]).charges(&duties);
        assert_eq!(charges, [Charge { offices: vec!["甲局", "乙局"], does: "办理备案".to_owned(), clause: "一" }]);
        assert_eq!(matter(&["备案"], &[]).charges(&duties).len(), 2);
        assert!(matter(&["水费"], &[]).charges(&duties).is_empty());
    }
}
