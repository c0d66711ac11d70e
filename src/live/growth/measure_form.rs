//! Noting a measurement. A number that cannot be is refused with a reason; one that is unlikely is asked about first, and noted when
//! the family says that it is so. The controls have no names: no address can carry them.

use leptos::html::{Input, Select};
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::growth::Posture;

use super::desk::Desk;
use super::number::{self, Amiss};
use super::reading::doubts;
use crate::browser;
use crate::live::family::{Measured, use_records};
use crate::live::now::use_now;

/// What is typed, as it stands in the controls.
#[derive(Clone, Copy, Default)]
struct Controls {
    on: NodeRef<Input>,
    weight: NodeRef<Input>,
    length: NodeRef<Input>,
    posture: NodeRef<Select>,
    head: NodeRef<Input>,
}

/// The form; filled in with `old` where that is to be corrected.
#[component]
pub(super) fn MeasureForm(desk: Desk, birth: Date, old: Option<Measured>) -> impl IntoView {
    let records = use_records();
    let today = use_now().today;
    let controls = Controls::default();
    let (amiss, doubted) = (RwSignal::new(String::new()), RwSignal::new(None::<(Measured, Vec<String>)>));
    let note = move |measured: Measured| {
        records.change_child(|child| {
            if let Some(old) = &old {
                child.unmeasure(old);
            }
            child.measure(measured);
        });
        desk.noted(measured);
        browser::focus_soon("results");
    };
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        doubted.set(None);
        amiss.set(String::new());
        match controls.read(birth, today.get_untracked()) {
            Err(words) => amiss.set(words),
            Ok(measured) => {
                let asked = untrack(|| records.child()).map(|child| doubts(&child, &measured)).unwrap_or_default();
                if asked.is_empty() { note(measured) } else { doubted.set(Some((measured, asked))) }
            }
        }
    };
    let stand = move |_| {
        if let Some((measured, _)) = doubted.get_untracked() {
            note(measured);
        }
    };
    let questions = move || {
        let asked = doubted.get().map(|(_, asked)| asked).unwrap_or_default();
        asked.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()
    };
    let correcting = old.is_some();
    view! {
        <form class="ty-form ty-tool" method="get" autocomplete="off" aria-labelledby="measure" on:submit=enter>
            <h2 id="measure">{if correcting { "改这次测量" } else { "记一次测量" }}</h2>
            {controls.view(birth, old, today)}
            <p class="ty-warn" role="alert">{move || amiss.get()}</p>
            <div class="ty-doubt" role="alert" hidden=move || doubted.with(Option::is_none)>
                {questions}
                <button class="ty-button ty-button--quiet" type="button" on:click=stand>{"核对过了，就是这个数"}</button>
            </div>
            <div class="ty-actions">
                <button class="ty-button" type="submit">{"记下"}</button>
                <button class="ty-button ty-button--quiet" type="button" hidden=!correcting on:click=move |_| desk.editing.set(None)>{"不改了"}</button>
            </div>
        </form>
    }
}

impl Controls {
    fn view(self, birth: Date, old: Option<Measured>, today: RwSignal<Date>) -> impl IntoView {
        let on = old.map_or_else(|| today.get_untracked(), |old| old.on);
        let kilograms = old.and_then(|old| old.weight_g).map(|grams| number::decimal(grams, 3));
        let centimetres = |mm: Option<u32>| mm.map(|mm| number::decimal(mm, 1)).unwrap_or_default();
        let posture = old.and_then(|old| old.posture);
        let of = |posture: Posture| if posture == Posture::Lying { "lying" } else { "standing" };
        view! {
            <div class="ty-field">
                <label for="measured-on">{"哪天量的"}</label>
                <input id="measured-on" type="date" node_ref=self.on value=on.to_string() min=birth.to_string()
                    max=move || today.get().to_string()/>
            </div>
            <div class="ty-field">
                <label for="weight">{"体重（千克，不是斤）"}</label>
                <input id="weight" type="text" inputmode="decimal" node_ref=self.weight value=kilograms.unwrap_or_default()/>
            </div>
            <div class="ty-field">
                <label for="length">{"身长或身高（厘米）"}</label>
                <input id="length" type="text" inputmode="decimal" node_ref=self.length value=centimetres(old.and_then(|old| old.length_mm))/>
            </div>
            <div class="ty-field">
                <label for="posture">{"怎么量的"}</label>
                <select id="posture" node_ref=self.posture>
                    <option value="">{"不确定"}</option>
                    {Posture::ALL.map(|one| view! { <option value=of(one) selected=posture == Some(one)>{one.term()}</option> }).collect_view()}
                </select>
            </div>
            <div class="ty-field">
                <label for="head">{"头围（厘米）"}</label>
                <input id="head" type="text" inputmode="decimal" node_ref=self.head value=centimetres(old.and_then(|old| old.head_mm))/>
            </div>
        }
    }

    /// What was measured, or what is amiss with it.
    fn read(self, birth: Date, today: Date) -> Result<Measured, String> {
        let typed = |of: NodeRef<Input>| of.get_untracked().map(|input| input.value()).unwrap_or_default();
        let posture = match self.posture.get_untracked().map(|select| select.value()).as_deref() {
            Some("lying") => Some(Posture::Lying),
            Some("standing") => Some(Posture::Standing),
            _ => None,
        };
        let typed = Typed {
            on: typed(self.on),
            weight: typed(self.weight),
            length: typed(self.length),
            posture,
            head: typed(self.head),
        };
        typed.read(birth, today)
    }
}

/// What is typed.
#[derive(Default)]
struct Typed {
    on: String,
    weight: String,
    length: String,
    posture: Option<Posture>,
    head: String,
}

impl Typed {
    fn read(&self, birth: Date, today: Date) -> Result<Measured, String> {
        let on: Date = self.on.trim().parse().map_err(|_| "请填哪天量的。".to_owned())?;
        if on > today {
            return Err("这个日期还没到，请核对。".to_owned());
        }
        if on < birth {
            return Err("这个日期在出生以前，请核对。".to_owned());
        }
        let told = |what: &'static str| move |amiss: Amiss| format!("{what}：{}", amiss.words());
        let weight_g = number::grams(&self.weight).map_err(told("体重"))?;
        let length_mm = number::millimetres(&self.length).map_err(told("身长或身高"))?;
        let head_mm = number::millimetres(&self.head).map_err(told("头围"))?;
        if weight_g.or(length_mm).or(head_mm).is_none() {
            return Err("体重、身长、头围，至少填一样。".to_owned());
        }
        Ok(Measured { on, weight_g, length_mm, posture: self.posture.filter(|_| length_mm.is_some()), head_mm })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::family::tests::day;

    #[test]
    fn what_is_amiss_is_said_by_field() {
        let typed = |on: &str, weight: &str, length: &str, head: &str| {
            let [on, weight, length, head] = [on, weight, length, head].map(str::to_owned);
            Typed { on, weight, length, posture: Some(Posture::Lying), head }.read(day("2025-03-05"), day("2026-11-22"))
        };
        for (found, expected) in [
            (typed("", "9", "", ""), "哪天"),
            (typed("2026-11-23", "9", "", ""), "还没到"),
            (typed("2025-03-04", "9", "", ""), "出生以前"),
            (typed("2026-11-22", "", "", ""), "至少填一样"),
            (typed("2026-11-22", "18斤", "", ""), "体重：请换成千克"),
            (typed("2026-11-22", "9", "七十", ""), "身长或身高：请只填数字"),
            (typed("2026-11-22", "9", "", "0"), "头围：这个数不对"),
        ] {
            assert!(found.as_ref().is_err_and(|words| words.contains(expected)), "{found:?} {expected}");
        }
        let weighed =
            Measured { on: day("2025-03-05"), weight_g: Some(3300), length_mm: None, posture: None, head_mm: None };
        assert_eq!(typed("2025-03-05", "3.3", "", ""), Ok(weighed), "without a length there is no posture");
    }
}
