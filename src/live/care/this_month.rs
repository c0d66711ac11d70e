//! This month and the next, found from a birthday the tools already know, else from a birth month that is all this page asks.
//!
//! The birth month is kept on the device once it is entered, as the page says beside the button, and can be forgotten again. Of a
//! month nobody said the day, so the 15th is reckoned with.

use leptos::html::Select;
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::age::CORRECTION_WORDS;
use tuoyu_childhealth::{Age, CorrectedAge, Gestation, corrected_age};

use super::months::{Reading, month};
use crate::browser;
use crate::browser::store;
use crate::live::control;
use crate::live::family::{Child, use_records};
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, piece};
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
    let born = move || {
        let of_child = |child: &Child| Born { on: child.birth, gestation: child.gestation };
        records.with(|family| family.child().map(of_child)).or(entered.get())
    };
    let months = move || born().and_then(|born| born.months(today.get()));
    let whose = Signal::derive(move || {
        records.with(|family| whose(family.child().map(|child| child.label()), born(), months()))
    });
    let corrected = Signal::derive(move || months().and_then(corrected_words).unwrap_or_default());
    let uncorrected = Signal::derive(move || corrected.with(String::is_empty));
    let shown = Memo::new(move |_| {
        months().map(|(of_age, since_birth)| month(&reading, of_age, since_birth)).unwrap_or_default()
    });
    let forget = Callback::new(move |()| {
        // Where the device refuses, nothing was kept there.
        let _ = store::remove(KEY);
        entered.set(None);
        browser::focus_soon("birth-year");
    });
    let no_month_entered = Signal::derive(move || entered.get().is_none() || !records.nobody());
    let no_child = Signal::derive(move || records.nobody());
    view! {
        <section class="ty-tool" aria-labelledby="by-age">
            <h2 id="by-age" tabindex="-1">{"孩子现在多大"}</h2>
            <MonthForm entered hidden=Signal::derive(move || born().is_some())/>
            <p role="status">{whose}</p>
            <p class="ty-note" hidden=uncorrected>
                {corrected} {" "} <a href=Route::Article("corrected-age".to_owned()).href()>{"矫正月龄怎么算"}</a>
            </p>
            <div class="ty-actions">{control::button("去掉出生年月", no_month_entered, forget)}</div>
            <p hidden=no_child><a class="ty-go" href=Route::Tools.href()>{"换孩子、改资料，去工具页"}</a></p>
        </section>
        <Drawn pieces=shown/>
    }
}

/// Whose month is shown, or why none is.
fn whose(label: Option<String>, born: Option<Born>, months: Option<(u8, u8)>) -> String {
    let said = match (label, born) {
        (Some(label), _) => format!("按“{label}”的出生日期看。"),
        (None, Some(born)) => format!("按 {} 年 {} 月出生看。", born.on.year(), born.on.month()),
        (None, None) => return String::new(),
    };
    let older =
        if months.is_none() { "满三岁了。下面的文章写到三岁，可以按主题看。" } else { "" };
    format!("{said}{older}")
}

/// What correcting changes, where it changes anything.
fn corrected_words((month, since_birth): (u8, u8)) -> Option<String> {
    let words = || {
        format!(
            "实际 {since_birth} 个月，矫正 {month} 个月。下面的文章按矫正月龄选；体检和疫苗按出生日期算。{CORRECTION_WORDS}"
        )
    };
    (month != since_birth).then(words)
}

/// The form that asks for a birth month. Its controls have no names, so that no browser can put what stands in them into an address.
#[component]
fn MonthForm(entered: RwSignal<Option<Born>>, hidden: Signal<bool>) -> impl IntoView {
    let today = use_now().today;
    let (year, month, weeks) = (NodeRef::<Select>::new(), NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let amiss = RwSignal::new("");
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = format!("{}-{} {}", control::choice(year), control::choice(month), control::choice(weeks));
        let now = today.get_untracked();
        match Born::parse(&text) {
            Some(born) if (born.on.year(), born.on.month()) <= (now.year(), now.month()) => {
                if store::write(KEY, &born.print()).is_err() {
                    browser::say("这台设备不让保存，离开这一页就没有了");
                }
                amiss.set("");
                entered.set(Some(born));
                browser::focus_soon("by-age");
            }
            Some(_) => amiss.set("这个月还没到，请核对出生年月。"),
            None => amiss.set("请选出生的年和月。"),
        }
    };
    // The years to choose from follow from the day, which is known only in the browser.
    Effect::new(move |_| {
        let (Some(today), Some(Some(select))) = (today.try_get(), year.try_get()) else { return };
        let chosen = select.value();
        browser::draw(&select, &years(today));
        select.set_value(&chosen);
    });
    view! {
        <form class="ty-form" method="get" autocomplete="off" hidden=hidden on:submit=enter>
            {control::chosen("birth-year", None, "出生的年", Vec::new(), year)}
            {control::chosen("birth-month", None, "出生的月", MONTHS.to_vec(), month)}
            {control::chosen("birth-weeks", None, "早产的，怀孕多少周出生", WEEKS.to_vec(), weeks)}
            <p class="ty-warn" role="alert">{Signal::derive(move || amiss.get())}</p>
            <div class="ty-actions"><button class="ty-button" type="submit">{"看这个月"}</button></div>
            <p class="ty-note">{"按一下就记在这台设备上，不会上传；随时可以去掉。"}</p>
        </form>
    }
}

fn years(today: Date) -> Vec<Piece> {
    let option = |value: String, words: String| piece("option").with("value", value).words(words);
    let years = (0..4).map(|ago| (today.year() - ago).to_string());
    let first = option(String::new(), "选年".to_owned());
    [first].into_iter().chain(years.map(|year| option(year.clone(), format!("{year} 年")))).collect()
}

/// The months of a year, as values and words.
const MONTHS: [(&str, &str); 13] = [
    ("", "选月"),
    ("01", "1 月"),
    ("02", "2 月"),
    ("03", "3 月"),
    ("04", "4 月"),
    ("05", "5 月"),
    ("06", "6 月"),
    ("07", "7 月"),
    ("08", "8 月"),
    ("09", "9 月"),
    ("10", "10 月"),
    ("11", "11 月"),
    ("12", "12 月"),
];

/// The weeks in the womb that count as preterm, as values and words.
const WEEKS: [(&str, &str); 16] = [
    ("", "不是早产"),
    ("36", "36 周"),
    ("35", "35 周"),
    ("34", "34 周"),
    ("33", "33 周"),
    ("32", "32 周"),
    ("31", "31 周"),
    ("30", "30 周"),
    ("29", "29 周"),
    ("28", "28 周"),
    ("27", "27 周"),
    ("26", "26 周"),
    ("25", "25 周"),
    ("24", "24 周"),
    ("23", "23 周"),
    ("22", "22 周"),
];

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
    fn it_is_said_whose_month_is_shown_and_what_correcting_changes() {
        let born = Born::parse("2026-03 32");
        assert_eq!(whose(None, None, None), "");
        assert_eq!(whose(None, born, Some((6, 8))), "按 2026 年 3 月出生看。");
        assert!(whose(Some("小满".to_owned()), born, None).contains("满三岁了"));
        assert_eq!(corrected_words((8, 8)), None);
        assert!(corrected_words((6, 8)).is_some_and(|words| words.starts_with("实际 8 个月，矫正 6 个月。")));
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
