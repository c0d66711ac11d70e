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
use crate::live::control;
use crate::live::family::{Measured, Records};
use crate::live::now::use_now;
use crate::live::piece::{Drawn, button, paragraph, piece};

/// The controls.
#[derive(Clone, Copy, Default)]
pub(super) struct Controls {
    on: NodeRef<Input>,
    weight: NodeRef<Input>,
    length: NodeRef<Input>,
    posture: NodeRef<Select>,
    head: NodeRef<Input>,
}

/// What came of the last attempt to note something.
#[derive(Clone, Debug, Default, PartialEq)]
enum Attempt {
    #[default]
    None,
    /// It cannot be, for this reason.
    Refused(String),
    /// It is unlikely, which is asked about.
    Doubted(Measured, Vec<String>),
}

/// The form, for a new measurement or for one to be corrected.
#[component]
pub(super) fn MeasureForm(desk: Desk, records: Records) -> impl IntoView {
    let today = use_now().today;
    let controls = desk.controls;
    let attempt = RwSignal::new(Attempt::None);
    let note = move |measured: Measured| {
        let old = desk.editing.get_untracked();
        records.change_child(|child| {
            if let Some(old) = &old {
                child.unmeasure(old);
            }
            child.measure(measured);
        });
        attempt.set(Attempt::None);
        desk.noted(measured, today.get_untracked());
        browser::focus_soon("results");
    };
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(child) = untrack(|| records.child()) else { return };
        match controls.read(child.birth, today.get_untracked()) {
            Err(words) => attempt.set(Attempt::Refused(words)),
            Ok(measured) => {
                let asked = doubts(&child, &measured);
                if asked.is_empty() { note(measured) } else { attempt.set(Attempt::Doubted(measured, asked)) }
            }
        }
    };
    let answer = Callback::new(move |_| {
        if let Attempt::Doubted(measured, _) = attempt.get_untracked() {
            note(measured);
        }
    });
    let told = Memo::new(move |_| match attempt.get() {
        Attempt::None => Vec::new(),
        Attempt::Refused(words) => vec![paragraph("ty-warn", words)],
        Attempt::Doubted(_, asked) => {
            let stand = button("stand".to_owned(), "核对过了，就是这个数");
            let asked = asked.into_iter().map(|words| paragraph("", words));
            vec![piece("div").class("ty-doubt").holding(asked).holding([stand])]
        }
    });
    let correcting = Signal::derive(move || desk.editing.with(Option::is_some));
    let title = Signal::derive(move || if correcting.get() { "改这次测量" } else { "记一次测量" }.to_owned());
    let give_up = Callback::new(move |()| {
        attempt.set(Attempt::None);
        desk.edit(None, today.get_untracked());
    });
    view! {
        <form class="ty-form ty-tool" method="get" autocomplete="off" aria-labelledby="measure"
            hidden=Signal::derive(move || records.nobody()) on:submit=enter>
            <h2 id="measure">{title}</h2>
            {controls.view()}
            <div class="ty-told" role="alert"><Drawn pieces=told on_press=answer/></div>
            <div class="ty-actions">
                <button class="ty-button" type="submit">{"记下"}</button>
                {control::button("不改了", Signal::derive(move || !correcting.get()), give_up)}
            </div>
        </form>
    }
}

impl Controls {
    fn view(self) -> impl IntoView {
        let postures = Posture::ALL.map(|posture| (code(posture), posture.term()));
        let postures = [("", "不确定")].into_iter().chain(postures).collect();
        view! {
            {control::typed("measured-on", "哪天量的", "date", "text", self.on)}
            {control::typed("weight", "体重（千克，不是斤）", "text", "decimal", self.weight)}
            {control::typed("length", "身长或身高（厘米）", "text", "decimal", self.length)}
            {control::chosen("posture", None, "怎么量的", postures, self.posture)}
            {control::typed("head", "头围（厘米）", "text", "decimal", self.head)}
        }
    }

    /// Shows a measurement, or none on a day.
    pub(super) fn fill(self, measured: Option<Measured>, today: Date) {
        let centimetres = |mm: Option<u32>| mm.map(|mm| number::decimal(mm, 1)).unwrap_or_default();
        let of = |field: fn(Measured) -> Option<u32>| measured.and_then(field);
        let kilograms = of(|measured| measured.weight_g).map(|grams| number::decimal(grams, 3)).unwrap_or_default();
        control::show(self.on, &measured.map_or(today, |measured| measured.on).to_string());
        control::show(self.weight, &kilograms);
        control::show(self.length, &centimetres(of(|measured| measured.length_mm)));
        control::show(self.head, &centimetres(of(|measured| measured.head_mm)));
        control::show_choice(self.posture, measured.and_then(|measured| measured.posture).map_or("", code));
    }

    /// What was measured, or what is amiss with it.
    fn read(self, birth: Date, today: Date) -> Result<Measured, String> {
        let chosen = control::choice(self.posture);
        let posture = Posture::ALL.into_iter().find(|posture| code(*posture) == chosen);
        let [on, weight, length, head] = [self.on, self.weight, self.length, self.head].map(control::value);
        Typed { on, weight, length, posture, head }.read(birth, today)
    }
}

fn code(posture: Posture) -> &'static str {
    match posture {
        Posture::Lying => "lying",
        Posture::Standing => "standing",
    }
}

/// What is typed.
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
