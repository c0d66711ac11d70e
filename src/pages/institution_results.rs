//! What two results of an institution have to do with each other: by rule nothing, unless one scheme's one edition gave both.

use tuoyu_catalog::institution::{Evaluation, RecognitionState};
use tuoyu_catalog::scheme::Scheme;

/// Why a result is not to be compared with the one before it; `None` where the same edition gave both.
pub(crate) fn not_comparable(later: &Evaluation, earlier: &Evaluation, schemes: &[Scheme]) -> Option<String> {
    if later.scheme == earlier.scheme {
        return None;
    }
    let named = |id: &str| schemes.iter().find(|scheme| scheme.id == id);
    let replaced = named(&later.scheme).is_some_and(|scheme| scheme.replaces.as_deref() == Some(&earlier.scheme));
    let edition =
        |id: &str| named(id).and_then(|scheme| scheme.edition.as_ref()).map(|edition| format!("{edition} 版"));
    Some(match (replaced, edition(&later.scheme), edition(&earlier.scheme)) {
        (true, Some(new), Some(old)) => format!("评估办法从{old}换成了{new}，和上次不能直接比。"),
        (true, ..) => "评估办法换了新版，和上次不能直接比。".to_owned(),
        (false, ..) => "和上次用的不是同一个评估办法，不能直接比。".to_owned(),
    })
}

/// What a result's state means for a family; `None` where it is in force.
pub(crate) fn state_note(state: RecognitionState) -> Option<&'static str> {
    match state {
        RecognitionState::Held => None,
        RecognitionState::Proposed => Some("结果正在公示，还没有定下来。"),
        RecognitionState::Ended => Some("这个结果已经失效，不代表现在。"),
    }
}

/// What the last day of a result or a badge is called by its state.
pub(crate) fn until_words(state: RecognitionState) -> &'static str {
    match state {
        RecognitionState::Proposed => "公示到 ",
        RecognitionState::Held | RecognitionState::Ended => "有效期到 ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tuoyu_catalog::scheme::SchemeKind;
    use tuoyu_catalog::{Date, Source};

    fn result(scheme: &str) -> Evaluation {
        Evaluation {
            scheme: scheme.to_owned(),
            state: RecognitionState::Held,
            level: None,
            date: Date::default(),
            until: None,
            score: None,
            dimension_scores: Vec::new(),
            veto_note: None,
            next_due: None,
            source: None,
        }
    }

    fn scheme(id: &str, edition: Option<&str>, replaces: Option<&str>) -> Scheme {
        Scheme {
            id: id.to_owned(),
            name: "示例办法".to_owned(),
            kind: SchemeKind::Quality,
            edition: edition.map(str::to_owned),
            issuer: None,
            summary: String::new(),
            levels: Vec::new(),
            dimensions: Vec::new(),
            veto_items: None,
            effective: None,
            replaces: replaces.map(str::to_owned),
            fictitious: true,
            source: Source::default(),
        }
    }

    #[test]
    fn only_results_of_one_edition_are_comparable() {
        let schemes = [
            scheme("old", Some("2021"), None),
            scheme("new", Some("2024"), Some("old")),
            scheme("newest", None, Some("new")),
        ];
        let said = |later, earlier| not_comparable(&result(later), &result(earlier), &schemes);
        assert_eq!(said("new", "new"), None);
        assert_eq!(said("new", "old").as_deref(), Some("评估办法从2021 版换成了2024 版，和上次不能直接比。"));
        assert_eq!(said("newest", "new").as_deref(), Some("评估办法换了新版，和上次不能直接比。"));
        // Two editions apart, or another scheme altogether.
        for (later, earlier) in [("newest", "old"), ("old", "new"), ("new", "unknown"), ("unknown", "old")] {
            assert!(said(later, earlier).is_some_and(|words| words.contains("不是同一个")), "{later} {earlier}");
        }
    }
}
