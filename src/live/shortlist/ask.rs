//! What to ask on a visit, ticked off one by one for each institution. One list is open at a time.

use leptos::prelude::*;
use tuoyu_catalog::InstitutionId;
use tuoyu_catalog::institution::ClassBand;

use super::device::use_device;
use super::questions::{Question, QuestionGroup, Questions};
use crate::live::piece::{Drawn, Piece, paragraph, piece};

/// The institution whose questions are open.
#[derive(Clone, Copy)]
pub(super) struct Open(pub(super) RwSignal<Option<InstitutionId>>);

/// The questions of one institution, behind a button.
#[component]
pub(super) fn Asking(id: InstitutionId, name: Memo<String>, questions: StoredValue<Questions>) -> impl IntoView {
    let (device, Open(open)) = (use_device(), expect_context::<Open>());
    let (asked, turned, shown) = (id.clone(), id.clone(), id.clone());
    let place = format!("ask-{id}");
    let is_open = Memo::new(move |_| open.with(|open| open.as_ref() == Some(&asked)));
    let count = Memo::new(move |_| device.note(&id).asked.len());
    let turn =
        move |_| open.update(|open| *open = if open.as_ref() == Some(&turned) { None } else { Some(turned.clone()) });
    view! {
        <button class="ty-button ty-button--quiet" type="button" aria-expanded=move || if is_open.get() { "true" } else { "false" }
            aria-controls=place.clone() on:click=turn>
            {"去看时问什么"} <span class="ty-hidden">{move || name.get()}</span>
            {move || (count.get() > 0).then(|| format!("（勾了 {}）", count.get()))}
        </button>
        <div id=place class="ty-kept__ask">
            {move || is_open.get().then(|| view! { <Groups id=shown.clone() questions/> })}
        </div>
    }
}

#[component]
fn Groups(id: InstitutionId, questions: StoredValue<Questions>) -> impl IntoView {
    let device = use_device();
    let of = id.clone();
    let pieces = Memo::new(move |_| {
        // Ticking draws nothing anew, or the place of whoever ticks would be lost.
        let asked = untrack(|| device.note(&of).asked);
        let of = |group: &QuestionGroup| one_group(group, &asked);
        questions.with_value(|all| {
            let groups = all.of(device.band.get()).flat_map(of);
            groups.chain([paragraph("ty-quiet", sources(all))]).collect::<Vec<_>>()
        })
    });
    let turn = move |question: String| {
        device.change_note(&id, |note| {
            let before = note.asked.len();
            note.asked.retain(|known| *known != question);
            if note.asked.len() == before {
                note.asked.push(question);
            }
        });
    };
    view! {
        <Band id="band"/>
        <Drawn pieces on_press=Callback::new(turn)/>
    }
}

fn one_group(group: &QuestionGroup, asked: &[String]) -> [Piece; 2] {
    let all = group.questions.iter().map(|one| question(one, asked.contains(&one.id)));
    [piece("h4").words(group.title.clone()), piece("ul").class("ty-checklist").holding(all)]
}

fn question(one: &Question, is_asked: bool) -> Piece {
    let id = format!("asked-{}", one.id);
    let tick = piece("input").with("type", "checkbox").with("autocomplete", "off").with("id", id.clone());
    let tick = tick.with("data-press", one.id.clone());
    let tick = if is_asked { tick.with("checked", "") } else { tick };
    let label = piece("label").with("for", id).words(format!("{} ", one.text)).holding(cite(one));
    piece("li").class("ty-tick").holding([tick, label])
}

/// Which document says so, and where; nothing for plain advice.
pub(super) fn cite(one: &Question) -> Option<Piece> {
    (!one.cite.is_empty()).then(|| piece("span").class("ty-cite").words(one.cite.clone()))
}

/// The documents that are cited.
pub(super) fn sources(questions: &Questions) -> String {
    let named = |(number, name): &(usize, String)| format!("来源{number} {name}");
    format!("依据：{}", questions.sources.iter().map(named).collect::<Vec<_>>().join("；"))
}

/// The class the child goes to, which decides on the questions.
#[component]
pub(super) fn Band(id: &'static str) -> impl IntoView {
    let device = use_device();
    let option = move |band: &'static ClassBand| {
        let (from, to) = band.months();
        let label = format!("{}（{from}–{to} 个月）", band.term());
        view! { <option value=band.code() prop:selected=move || device.band.get() == Some(*band)>{label}</option> }
    };
    view! {
        <div class="ty-field">
            <label for=id>{"孩子进哪个班"}</label>
            <select id=id autocomplete="off" on:change=move |event| device.choose(ClassBand::from_code(&event_target_value(&event)))>
                <option value="">{"先不选，只看每家都问的"}</option>
                {ClassBand::ALL.iter().filter(|band| **band != ClassBand::Mixed).map(option).collect_view()}
            </select>
        </div>
    }
}
