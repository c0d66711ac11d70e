//! This month and the next, found from a birthday the tools already know, else from a birth month that is all this page asks.
//!
//! The birth month is kept on the device once it is entered, as the page says beside the button, and can be forgotten again. Of a
//! month nobody said the day, so the 15th is reckoned with.

use leptos::html::Select;
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::age::CORRECTION_WORDS;
use tuoyu_childhealth::{Age, CorrectedAge, Gestation, corrected_age};

use super::months::{Month, Reading};
use crate::browser;
use crate::browser::store;
use crate::live::family::use_records;
use crate::live::now::use_now;
use crate::route::Route;

/// What the birth month is kept under: `2025-03` or `2025-03 34`.
const KEY: &str = "ty-birth-month";

/// The articles are for children younger than this, in months.
const OLDEST: i32 = 36;

/// A birth month and, for a preterm child, the weeks in the womb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Born {
    on: Date,
    gestation: Option<Gestation>,
}

impl Born {
    fn parse(text: &str) -> Option<Born> {
        let (month, weeks) = text.split_once(' ').unwrap_or((text, ""));
        let on = format!("{month}-15").parse().ok()?;
        Some(Born { on, gestation: weeks.parse().ok().and_then(|weeks| Gestation::new(weeks, 0)) })
    }

    fn print(self) -> String {
        let weeks = self.gestation.map(|gestation| format!(" {}", gestation.weeks())).unwrap_or_default();
        format!("{:04}-{:02}{weeks}", self.on.year(), self.on.month())
    }

    /// The month of age to read by, and that since birth; `None` before birth and from three years on. Before 40 weeks are reached
    /// a preterm child counts as newborn.
    fn months(self, today: Date) -> Option<(u8, u8)> {
        // Born this month, and the 15th not yet reached: newborn.
        let today = today.max(self.on);
        let since_birth = Age::between(self.on, today)?.months;
        let corrected = match self.gestation.and_then(|gestation| corrected_age(self.on, gestation, today)) {
            Some(CorrectedAge::Age(age)) => age.months,
            Some(CorrectedAge::BeforeTerm { .. }) => 0,
            _ => since_birth,
        };
        (since_birth < OLDEST).then_some(())?;
        Some((u8::try_from(corrected).ok()?, u8::try_from(since_birth).ok()?))
    }
}

/// What to read this month and the next.
#[component]
pub(super) fn ThisMonth(
    /// All articles.
    reading: Reading,
) -> impl IntoView {
    let records = use_records();
    let today = use_now().today;
    let entered = RwSignal::new(None::<Born>);
    // What is kept on the device is known once the page has been taken over.
    Effect::new(move |_| {
        let kept = store::read(KEY).ok().flatten();
        if let Some(born) = kept.as_deref().and_then(Born::parse) {
            entered.set(Some(born));
        }
    });
    let child = Memo::new(move |_| records.child().map(|child| (child.label(), Born { on: child.birth, gestation: child.gestation })));
    let born = Memo::new(move |_| child.get().map(|(_, born)| born).or(entered.get()));
    let months = Memo::new(move |_| born.get().and_then(|born| born.months(today.get())));
    let whose = move || match (child.get(), born.get()) {
        (Some((label, _)), _) => format!("按“{label}”的出生日期看。要换孩子、改资料，在工具页里改。"),
        (None, Some(born)) => format!("按 {} 年 {} 月出生看。", born.on.year(), born.on.month()),
        (None, None) => String::new(),
    };
    let older = move || born.get().is_some() && months.get().is_none();
    let corrected = move || months.get().filter(|(month, since_birth)| month != since_birth);
    let corrected_words = move || {
        corrected().map(|(month, since_birth)| {
            format!("实际 {since_birth} 个月，矫正 {month} 个月。下面的文章按矫正月龄选；体检和疫苗按出生日期算。{CORRECTION_WORDS}")
        })
    };
    let shown = move || {
        let (month, since_birth) = months.get()?;
        Some(view! { <Month reading=reading.clone() month since_birth/> })
    };
    let forget = move |_| {
        // Where the device refuses, nothing was kept there.
        let _ = store::remove(KEY);
        entered.set(None);
        browser::focus_soon("birth-year");
    };
    view! {
        <section class="ty-tool" aria-labelledby="by-age">
            <h2 id="by-age">{"孩子现在多大"}</h2>
            {move || born.get().is_none().then(|| view! { <MonthForm entered/> })}
            <p role="status">{whose}</p>
            <p hidden=move || !older()>{"满三岁了。下面的文章写到三岁，可以按主题看。"}</p>
            <p class="ty-note" hidden=move || corrected().is_none()>
                {corrected_words} <a href=Route::Article("corrected-age".to_owned()).href()>{"矫正月龄怎么算"}</a>
            </p>
            <div class="ty-actions" hidden=move || entered.get().is_none() || child.with(Option::is_some)>
                <button class="ty-button ty-button--quiet" type="button" on:click=forget>{"去掉出生年月"}</button>
            </div>
            <p hidden=move || child.with(Option::is_none)><a class="ty-go" href=Route::Tools.href()>{"去工具页"}</a></p>
        </section>
        {shown}
    }
}

/// The form that asks for a birth month. Its controls have no names, so that no browser can put what stands in them into an address.
#[component]
fn MonthForm(entered: RwSignal<Option<Born>>) -> impl IntoView {
    let today = use_now().today;
    let (year, month, weeks) = (NodeRef::<Select>::new(), NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let amiss = RwSignal::new("");
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let value = |of: NodeRef<Select>| of.get_untracked().map(|select| select.value()).unwrap_or_default();
        let text = format!("{}-{:0>2} {}", value(year), value(month), value(weeks));
        let now = today.get_untracked();
        match Born::parse(&text) {
            Some(born) if (born.on.year(), born.on.month()) <= (now.year(), now.month()) => {
                if store::write(KEY, &born.print()).is_err() {
                    browser::say("这台设备不让保存，离开这一页就没有了");
                }
                entered.set(Some(born));
                browser::focus_soon("by-age");
            }
            Some(_) => amiss.set("这个月还没到，请核对出生年月。"),
            None => amiss.set("请选出生的年和月。"),
        }
    };
    let years = move || {
        let last = today.get().year();
        (0..4).map(|ago| view! { <option value=last - ago>{format!("{} 年", last - ago)}</option> }).collect_view()
    };
    view! {
        <form class="ty-form" method="get" autocomplete="off" on:submit=enter>
            <div class="ty-field">
                <label for="birth-year">{"出生的年"}</label>
                <select id="birth-year" node_ref=year><option value="">{"选年"}</option>{years}</select>
            </div>
            <div class="ty-field">
                <label for="birth-month">{"出生的月"}</label>
                <select id="birth-month" node_ref=month>
                    <option value="">{"选月"}</option>
                    {(1..=12).map(|month| view! { <option value=month>{format!("{month} 月")}</option> }).collect_view()}
                </select>
            </div>
            <div class="ty-field">
                <label for="birth-weeks">{"早产的，怀孕多少周出生"}</label>
                <select id="birth-weeks" node_ref=weeks>
                    <option value="">{"不是早产"}</option>
                    {(22..37).map(|weeks| view! { <option value=weeks>{format!("{weeks} 周")}</option> }).collect_view()}
                </select>
            </div>
            <p class="ty-warn" role="alert">{move || amiss.get()}</p>
            <div class="ty-actions"><button class="ty-button" type="submit">{"看这个月"}</button></div>
            <p class="ty-note">{"按一下就记在这台设备上，不会上传；随时可以去掉。"}</p>
        </form>
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn months(text: &str, today: &str) -> Option<(u8, u8)> {
        Born::parse(text).unwrap().months(today.parse().unwrap())
    }

    #[test]
    fn a_birth_month_is_read_back() {
        for text in ["2025-03", "2025-12 34"] {
            assert_eq!(Born::parse(text).unwrap().print(), text);
        }
        for text in ["", "2025", "2025-13", "x 34"] {
            assert_eq!(Born::parse(text), None, "{text}");
        }
        assert_eq!(Born::parse("2025-03 99").unwrap().gestation, None);
    }

    #[test]
    fn the_month_to_read_by_is_corrected_for_a_preterm_child() {
        assert_eq!(months("2026-03", "2026-11-22"), Some((8, 8)));
        assert_eq!(months("2026-03 32", "2026-11-22"), Some((6, 8)));
        assert_eq!(months("2026-11 30", "2026-11-22"), Some((0, 0)), "before term");
        assert_eq!(months("2026-11", "2026-11-03"), Some((0, 0)), "in the month of birth");
        assert_eq!(months("2024-10 30", "2026-11-22"), Some((25, 25)), "from two years on nothing is corrected");
        assert_eq!(months("2023-11", "2026-11-22"), None, "three years old");
        assert_eq!(months("2023-12", "2026-11-22"), Some((35, 35)));
    }
}
