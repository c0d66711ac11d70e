//! Measures as a page carries them: they come back whole, and no other text is taken for measures.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::sync::LazyLock;

use proptest::prelude::*;
use tuoyu_policy::{Condition, Measure, Measures, document};

/// Read once: reading also checks every measure.
static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| document::shipped().unwrap());

#[test]
fn every_measure_comes_back_whole() {
    let measures = Measures(MEASURES.clone());
    let json = serde_json::to_string(&measures).unwrap();
    assert_eq!(serde_json::from_str::<Measures>(&json).unwrap(), measures);
    assert_eq!(Measures::decode("").unwrap(), Measures::default());
}

#[test]
fn every_condition_comes_back_also_those_no_document_uses_yet() {
    let first = MEASURES.first().unwrap().clone();
    for json in [
        r#"{"kind":["home","centre"]}"#,
        r#"{"grade":{"scheme":"wst821-2023","levels":["A","B"]}}"#,
        r#"{"count":{"of":"order","at_least":2}}"#,
        r#"{"count":{"of":"places","at_least":10,"at_most":150}}"#,
        r#"{"born":{"until":"2024-12-31"}}"#,
        r#"{"under_months":18}"#,
        r#"{"any_of":[{"kind":["public","centre"]},{"count":{"of":"places","at_most":5}}]}"#,
    ] {
        let mut measure = first.clone();
        measure.conditions = vec![serde_json::from_str(json).unwrap(), Condition::UnderMonths(36)];
        let one = Measures(vec![measure]);
        assert_eq!(Measures::decode(&one.encode()).as_ref(), Ok(&one), "{json}");
    }
}

#[test]
fn a_text_that_is_not_ours_is_refused_with_its_line() {
    let measures = &*MEASURES;
    let text = Measures(measures.clone()).encode();
    let grants = text.lines().position(|line| line.contains("\tgrants\t")).unwrap() + 1;
    for (broken, line) in [
        ("M\tx".to_owned(), 1),
        ("D\tx".to_owned(), 1),
        (format!("{text}?"), text.lines().count() + 1),
        (text.replacen("\tgrants\t", "\tmust\t", 1), grants),
        (text.replacen("D\t", "E\t", 1), 1),
    ] {
        assert_eq!(Measures::decode(&broken).unwrap_err().line, line, "{broken:.40}");
    }
    assert!(serde_json::from_str::<Measures>("\"M\"").is_err() && serde_json::from_str::<Measures>("[]").is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[DM]?(\t|\n|any |is |[a-z0-9~|; -]|、){0,60}") {
        if let Ok(read) = Measures::decode(&text) {
            prop_assert!(read.0.len() <= text.lines().count());
        }
    }

    #[test]
    fn a_text_cut_short_never_gives_other_measures(cut in any::<prop::sample::Index>()) {
        let whole = Measures(MEASURES.clone());
        let text = whole.encode();
        let at = (0..=cut.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        if let Ok(read) = Measures::decode(text.get(..at).unwrap()) {
            // Only the last measure can be affected, by a text that ends early.
            let sound = read.0.len().saturating_sub(1);
            prop_assert_eq!(read.0.get(..sound), whole.0.get(..sound));
        }
    }
}
