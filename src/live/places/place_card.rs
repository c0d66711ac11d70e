//! A place in a list: name, where, what it takes, badges, in that order.

use leptos::prelude::*;
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::card::Card;

use crate::live::SaveButton;
use crate::live::places::{BadgeMark, Badges, Levels};
use crate::route::Route;
use crate::text;

/// A place in a list. The heading is a level 3.
#[component]
pub(crate) fn PlaceCard<'a>(
    /// The place.
    card: &'a Card,
    /// The registry's levels.
    levels: &'a Levels,
    /// The name of its township, where known.
    township: Option<String>,
    /// Metres from where the list looks.
    #[prop(optional_no_strip)]
    metres: Option<f64>,
) -> impl IntoView + use<> {
    let far = metres.map(|metres| {
        let about = if card.approximate { "约 " } else { "" };
        format!("{about}{}", text::distance(metres))
    });
    let address = card.address.clone().unwrap_or_else(|| format!("地址{}", text::UNSTATED));
    let region = card.township.as_ref().and_then(|code| RegionCode::parse(code.region()).ok());
    let place: Vec<String> = far.into_iter().chain(township).chain([address]).collect();
    let modes = card.modes.as_ref().map_or_else(
        || format!("托育方式{}", text::UNSTATED),
        |modes| modes.iter().map(|mode| mode.term()).collect::<Vec<_>>().join("、"),
    );
    view! {
        <article class="ty-card">
            <h3 class="ty-card__name"><a href=Route::Institution(card.id.clone()).href()>{card.name.clone()}</a></h3>
            <p class="ty-card__where">{place.join(" · ")}</p>
            <ul class="ty-card__facts">
                <li>{text::months(card)}</li>
                <li>{modes}</li>
                <li>{text::hours(card)}</li>
                <li>{text::fee(card)}</li>
            </ul>
            {card.operation.map(|operation| view! {
                <p class="ty-card__state"><BadgeMark shape="gone" words=operation.term().to_owned()/></p>
            })}
            <Badges card levels/>
            <SaveButton id=card.id.clone() region name=card.name.clone()/>
        </article>
    }
}
