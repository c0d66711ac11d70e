//! Where the device is.

use leptos::prelude::window;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::PositionOptions;

/// The longest a position is waited for, and how old it may be, in milliseconds.
const LONGEST_WAIT: u32 = 15_000;
const OLDEST: u32 = 60_000;

/// From what inaccuracy on, in metres, a position is only approximate.
const COARSE: f64 = 300.0;

/// The code of a failure that is a refusal (`GeolocationPositionError.PERMISSION_DENIED`).
const REFUSED: f64 = 1.0;

/// Why the position cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPosition {
    /// The reader, or the device for them, refused.
    Refused,
    /// The browser has none, or none in time.
    Unavailable,
}

/// Where the device is: longitude and latitude in degrees, and whether that is only approximate.
pub(crate) type Position = Result<((f64, f64), bool), NoPosition>;

/// Asks once where the device is. The browser asks the reader first; nothing of it is kept or sent.
pub(crate) fn locate(answer: impl Fn(Position) + 'static) {
    // WeChat and pages without TLS may have no geolocation at all.
    let Some(geolocation) = window().navigator().geolocation().ok().filter(|found| !found.is_undefined()) else {
        return answer(Err(NoPosition::Unavailable));
    };
    // A position has coordinates, a failure has a code: one function hears of both.
    let heard = Closure::once_into_js(move |heard: JsValue| answer(read(&heard)));
    let options = PositionOptions::new();
    options.set_timeout(LONGEST_WAIT);
    options.set_maximum_age(OLDEST);
    let hear: &js_sys::Function = heard.unchecked_ref();
    // It throws only for what is no function.
    let _ = geolocation.get_current_position_with_error_callback_and_options(hear, Some(hear), &options);
}

fn read(heard: &JsValue) -> Position {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or_default();
    let coords = get(heard, "coords");
    let number = |name: &str| get(&coords, name).as_f64();
    match (number("longitude"), number("latitude")) {
        (Some(lon), Some(lat)) => Ok(((lon, lat), number("accuracy").is_none_or(|metres| metres > COARSE))),
        _ if get(heard, "code") == REFUSED => Err(NoPosition::Refused),
        _ => Err(NoPosition::Unavailable),
    }
}
