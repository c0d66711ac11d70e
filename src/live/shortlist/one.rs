//! One institution on the shortlist: what is known of it, the day of the visit, the notes.

use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_catalog::sheet::Sheet;

use super::ask::Asking;
use super::backup::Entry;
use super::device::use_device;
use super::known::{Found, Known};
use super::list::Picked;
use super::note::{LONGEST, is_time};
use super::questions::Questions;
use crate::browser;
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, button, paragraph, piece};
use crate::route::Route;

/// One institution. It is made once; what changes of it is followed.
#[component]
pub(super) fn One(
    /// The institution and its note as they were when it came up.
    entry: Entry,
    /// What the export says.
    known: Known,
    /// Which are compared.
    picked: Picked,
    /// What to ask on a visit.
    questions: StoredValue<Questions>,
) -> impl IntoView {
    let device = use_device();
    let pick = entry.saved.pick.clone();
    let id = pick.id.clone();
    let found = {
        let pick = pick.clone();
        Memo::new(move |_| known.find(&pick))
    };
    let kept_name = entry.saved.name.clone();
    let name = Memo::new(move |_| {
        found.with(|found| match found {
            Found::Here(sheet) => sheet.name.clone(),
            _ if kept_name.is_empty() => id.to_string(),
            _ => kept_name.clone(),
        })
    });
    let today = use_now().today;
    let pieces = Memo::new(move |_| found.with(|found| facts(found, today.get())));
    let (remove, href) = (pick.id.clone(), Route::Institution(pick.id.clone()).href());
    view! {
        <li class="ty-kept">
            <h3 class="ty-kept__name"><a href=href>{move || name.get()}</a></h3>
            <Drawn pieces on_press=Callback::new(move |_| known.again())/>
            <Notes entry=entry.clone()/>
            <Asking id=pick.id.clone() name questions/>
            <div class="ty-actions">
                <Compared id=pick.id.clone() name picked/>
                <button class="ty-button ty-button--quiet" type="button" aria-label=move || format!("去掉 {}", name.get())
                    on:click=move |_| { device.remove(&remove); browser::focus_soon("kept-title"); }>{"去掉"}</button>
            </div>
        </li>
    }
}

/// What the export says of it, as far as it has come.
fn facts(found: &Found, today: Date) -> Vec<Piece> {
    match found {
        Found::Here(sheet) => summary(sheet, today),
        Found::Waiting => vec![paragraph("ty-quiet", "正在取名单…")],
        Found::Missing => vec![paragraph("ty-quiet", "名单上现在没有这家。可能撤下了，也可能是编号不对。")],
        Found::Failed(words) => {
            vec![paragraph("ty-quiet", format!("{words}。笔记都在。")), button("again".to_owned(), "再取一次")]
        }
    }
}

fn summary(sheet: &Sheet, today: Date) -> Vec<Piece> {
    let mark = |(shape, words): &(String, String)| {
        piece("li").holding([piece("span").with("class", format!("ty-badge ty-badge--{shape}")).words(words.clone())])
    };
    let gone = (!sheet.notice.is_empty()).then(|| {
        paragraph("", "").holding([piece("span").class("ty-badge ty-badge--gone").words(sheet.notice.clone())])
    });
    let place = if sheet.telephone.is_empty() {
        paragraph("", format!("{} 电话未说明", sheet.place))
    } else {
        let digits: String = sheet.telephone.chars().filter(char::is_ascii_digit).collect();
        let call = piece("a").class("ty-go").with("href", format!("tel:{digits}")).words(sheet.telephone.clone());
        paragraph("", format!("{} ", sheet.place)).holding([call])
    };
    let badges = piece("ul").class("ty-badges").with("aria-label", "认定与评估");
    let as_of = format!("资料截至 {}，{}", sheet.as_of, sheet.as_of.age_on(today));
    gone.into_iter()
        .chain([
            place,
            paragraph("", sheet.taken.clone()),
            badges.holding(sheet.badges.iter().map(mark)),
            paragraph("ty-quiet", as_of),
        ])
        .collect()
}

/// The day and the words a family notes.
#[component]
fn Notes(entry: Entry) -> impl IntoView {
    let device = use_device();
    let (id, note) = (entry.saved.pick.id, entry.note);
    let named = |part: &str| format!("{part}-{id}");
    let (day_id, time_id, text_id) = (named("day"), named("time"), named("note"));
    let (of_day, of_time, of_text) = (id.clone(), id.clone(), id.clone());
    view! {
        <div class="ty-kept__notes">
            <div class="ty-field">
                <label for=day_id.clone()>{"去看的日子"}</label>
                <input id=day_id type="date" autocomplete="off" prop:value=note.day.map(|day| day.to_string()).unwrap_or_default()
                    on:change=move |event| {
                        let day = event_target_value(&event).parse().ok();
                        device.change_note(&of_day, |note| note.day = day);
                    }/>
            </div>
            <div class="ty-field">
                <label for=time_id.clone()>{"几点"}</label>
                <input id=time_id type="time" autocomplete="off" prop:value=note.time.clone()
                    on:change=move |event| {
                        let time = Some(event_target_value(&event)).filter(|time| is_time(time)).unwrap_or_default();
                        device.change_note(&of_time, |note| note.time = time);
                    }/>
            </div>
            <div class="ty-field ty-kept__words">
                <label for=text_id.clone()>{"笔记"}</label>
                <textarea id=text_id rows="2" maxlength=LONGEST.to_string() autocomplete="off" prop:value=note.text.clone()
                    on:input=move |event| {
                        let text: String = event_target_value(&event).chars().take(LONGEST).collect();
                        device.change_note(&of_text, |note| note.text = text);
                    }></textarea>
            </div>
        </div>
    }
}

/// The tick that puts it beside others.
#[component]
fn Compared(id: tuoyu_catalog::InstitutionId, name: Memo<String>, picked: Picked) -> impl IntoView {
    let tick = format!("compare-{id}");
    let (asked, turned) = (id.clone(), id.clone());
    let is_on = Memo::new(move |_| picked.holds(&asked));
    view! {
        <div class="ty-tick">
            <input id=tick.clone() type="checkbox" autocomplete="off" prop:checked=is_on
                prop:disabled=move || !is_on.get() && picked.is_full() on:change=move |_| picked.turn(&turned)/>
            <label for=tick>{"对比"} <span class="ty-hidden">{move || name.get()}</span></label>
        </div>
    }
}
