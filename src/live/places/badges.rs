//! The five badges: filing, hygiene, quality, affordable, model. Told apart by shape and word, never by colour alone.

use leptos::prelude::*;
use tuoyu_catalog::card::{Badge, Card};
use tuoyu_catalog::institution::{FilingStatus, RecognitionState};
use tuoyu_catalog::scheme::SchemeKind;

use crate::live::places::Levels;

/// The badges a card shows, filing first. What is not stated is said in words for filing only.
#[component]
pub(crate) fn Badges<'a>(
    /// The card.
    card: &'a Card,
    /// The registry's levels.
    levels: &'a Levels,
) -> impl IntoView + use<> {
    view! {
        <ul class="ty-badges" aria-label="认定与评估">
            {badge_marks(card, levels).map(|(shape, words)| view! {
                <li><BadgeMark shape words/></li>
            }).collect_view()}
        </ul>
    }
}

/// What a card's badges look like and say, filing first.
pub(crate) fn badge_marks(card: &Card, levels: &Levels) -> impl Iterator<Item = (&'static str, String)> {
    let filing = match card.filing {
        Some(FilingStatus::Filed) => ("filed", "已备案".to_owned()),
        Some(status) => ("gone", status.term().to_owned()),
        None => ("unstated", "备案未说明".to_owned()),
    };
    let others = SchemeKind::ALL.iter().filter_map(|kind| card.badge(*kind));
    std::iter::once(filing).chain(others.map(|badge| (shape(badge), badge_words(badge, levels))))
}

/// One badge.
#[component]
pub(crate) fn BadgeMark(
    /// Its shape, a class modifier.
    shape: &'static str,
    /// What it says.
    words: String,
) -> impl IntoView {
    view! { <span class=format!("ty-badge ty-badge--{shape}")>{words}</span> }
}

fn shape(badge: &Badge) -> &'static str {
    match badge.kind {
        SchemeKind::Hygiene => "hygiene",
        SchemeKind::Quality => "quality",
        SchemeKind::Affordable => "affordable",
        SchemeKind::Model => "model",
        SchemeKind::Other => "other",
    }
}

/// What a badge says.
pub(crate) fn badge_words(badge: &Badge, levels: &Levels) -> String {
    let mut words = badge.kind.term().to_owned();
    if let Some(code) = &badge.level {
        words.push(' ');
        words.push_str(levels.name(&badge.scheme, code).unwrap_or(code));
    }
    if let Some(scheme) = levels.scheme(&badge.scheme) {
        words.push('（');
        words.push_str(scheme);
        words.push('）');
    }
    if badge.state == RecognitionState::Proposed {
        words.push_str("（公示期）");
    }
    words
}
