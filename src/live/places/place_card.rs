//! A place in a list: name, where, what it takes, badges, in that order.

use leptos::prelude::*;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::card::Card;

use crate::live::SaveButton;
use crate::live::places::marks::{self, Marked};
use crate::live::places::{BadgeMark, Badges, Levels};
use crate::route::Route;
use crate::text;

/// What a list says of a place beyond its card.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    /// How far it is, in words.
    pub(crate) far: Vec<String>,
    /// Its name with what was searched for marked.
    pub(crate) name: Option<Marked>,
    /// Its address, likewise.
    pub(crate) address: Option<Marked>,
    /// What else is to be said, each with the class of its tone.
    pub(crate) notes: Vec<(&'static str, Marked)>,
}

impl Extras {
    /// A place so many metres away, where that is known.
    #[cfg(feature = "ssr")]
    pub(crate) fn at(card: &Card, metres: Option<f64>) -> Extras {
        let about = if card.approximate { "约 " } else { "" };
        let far = metres.map(|metres| format!("{about}{}", text::distance(metres as u32)));
        Extras { far: far.into_iter().collect(), ..Extras::default() }
    }
}

/// A place in a list. The heading is a level 3.
#[component]
pub(crate) fn PlaceCard<'a>(
    /// The place.
    card: &'a Card,
    /// The registry's levels.
    levels: &'a Levels,
    /// The name of its township, where known.
    township: Option<String>,
    /// What the list says of it.
    extras: Extras,
) -> impl IntoView + use<> {
    let address = card.address.clone().unwrap_or_else(|| format!("地址{}", text::UNSTATED));
    let region = card.township.as_ref().and_then(|code| RegionCode::parse(code.region()).ok());
    let before: String = extras.far.into_iter().chain(township).map(|part| format!("{part} · ")).collect();
    let modes = card.modes.as_ref().map_or_else(
        || format!("托育方式{}", text::UNSTATED),
        |modes| modes.iter().map(|mode| mode.term()).collect::<Vec<_>>().join("、"),
    );
    let name = extras.name.unwrap_or_else(|| marks::plain(&card.name));
    let mut address = extras.address.unwrap_or_else(|| marks::plain(&address));
    address.insert(0, (before, None));
    let note = |(class, words): (&'static str, Marked)| view! { <p class=class>{marks::show(words)}</p> };
    view! {
        <article class="ty-card">
            <h3 class="ty-card__name"><a href=Route::Institution(card.id.clone()).href()>{marks::show(name)}</a></h3>
            <p class="ty-card__where">{marks::show(address)}</p>
            <ul class="ty-card__facts">
                <li>{text::months(card)}</li>
                <li>{modes}</li>
                <li>{text::hours(card)}</li>
                <li>{text::fee(card)}</li>
            </ul>
            {extras.notes.into_iter().map(note).collect_view()}
            {card.operation.map(|operation| view! {
                <p class="ty-card__state"><BadgeMark shape="gone" words=operation.term().to_owned()/></p>
            })}
            <Badges card levels/>
            <SaveButton id=card.id.clone() region name=card.name.clone()/>
        </article>
    }
}
