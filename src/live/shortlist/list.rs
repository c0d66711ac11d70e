//! The shortlist's page.

use leptos::prelude::*;
use tuoyu_catalog::InstitutionId;

use super::ask::Open;
use super::backup::Entry;
use super::device::{Device, use_device};
use super::given::Given;
use super::keep::{Bring, Take};
use super::known::use_known;
use super::one::One;
use super::questions::Questions;
use super::takeaway::Takeaway;
use crate::live::now::use_now;
use crate::live::on_device;
use crate::live::piece::{Drawn, Piece, button, paragraph, piece};
use crate::route::Route;
use crate::saved::{MOST, MOST_COMPARED, Pick, ask, asked};

/// The shortlist.
#[component]
pub(super) fn List(
    /// What to ask on a visit.
    questions: Questions,
) -> impl IntoView {
    let (now, device) = (use_now(), use_device());
    provide_context(Open(RwSignal::new(None)));
    let given = Memo::new(move |_| now.query.with(|query| asked(query, MOST).0));
    let kept =
        Memo::new(move |_| device.with(|all| all.iter().map(|entry| entry.saved.pick.clone()).collect::<Vec<_>>()));
    let both = Memo::new(move |_| kept.get().into_iter().chain(given.get()).collect::<Vec<Pick>>());
    let known = use_known(both);
    let picked = Picked { chosen: RwSignal::new(None), kept };
    let questions = StoredValue::new(questions);
    let any = Memo::new(move |_| kept.with(|kept| !kept.is_empty()));
    let one = move |entry: Entry| view! { <One entry known picked questions/> };
    view! {
        <div class="ty-beyond-sheet">
            <Given given known/>
            <section aria-labelledby="kept-title">
                <h2 id="kept-title">{move || title(device)}</h2>
                <p role="status">{move || state(device)}</p>
                <Removed device/>
                {on_device(move || view! {
                    <ol class="ty-kept-list">
                        <For each=move || device.entries() key=move |entry| key(device, entry) children=one/>
                    </ol>
                })}
                <CompareLink picked/>
                {on_device(move || move || any.get().then(|| view! { <Take known/> }))}
            </section>
            <Bring/>
        </div>
        {on_device(move || move || any.get().then(|| view! { <Takeaway known questions/> }))}
    }
}

/// What is brought from elsewhere is shown anew.
fn key(device: Device, entry: &Entry) -> (InstitutionId, u32) {
    (entry.saved.pick.id.clone(), device.epoch.get_untracked())
}

fn title(device: Device) -> String {
    match device.with(<[Entry]>::len) {
        0 => "收藏的机构".to_owned(),
        count => format!("收藏的机构（{count} 家）"),
    }
}

fn state(device: Device) -> &'static str {
    match (device.closed.get(), device.with(<[Entry]>::is_empty)) {
        (true, _) => "这台设备不让保存，收藏留不下来。看中的可以复制网址，或者截图。",
        (_, true) => "还没有收藏。在名单里或机构的页面上按“收藏”，就会到这里来。",
        (_, false) => "只存在这台设备上，别人看不到，也不会上传。清空浏览器数据会没有，记得存一份。",
    }
}

/// What was taken off last can be put back.
#[component]
fn Removed(device: Device) -> impl IntoView {
    let pieces = Memo::new(move |_| {
        let back = || paragraph("ty-actions", "").holding([button(String::new(), "刚才去掉的放回来")]);
        device.removed.with(|removed| removed.iter().map(|_| back()).collect())
    });
    view! { <Drawn pieces on_press=Callback::new(move |_| device.put_back())/> }
}

/// Which of the list are compared: the first few, until somebody chooses.
#[derive(Clone, Copy)]
pub(super) struct Picked {
    chosen: RwSignal<Option<Vec<InstitutionId>>>,
    kept: Memo<Vec<Pick>>,
}

impl Picked {
    /// Those compared, in the order of the list. Tracks.
    fn picks(self) -> Vec<Pick> {
        let chosen = self.chosen.get();
        let is_chosen = |pick: &Pick| chosen.as_ref().is_none_or(|chosen| chosen.contains(&pick.id));
        self.kept.with(|kept| kept.iter().filter(|pick| is_chosen(pick)).take(MOST_COMPARED).cloned().collect())
    }

    /// Whether this one is among them. Tracks.
    pub(super) fn holds(self, id: &InstitutionId) -> bool {
        self.picks().iter().any(|pick| pick.id == *id)
    }

    /// Whether there is room for no more. Tracks.
    pub(super) fn is_full(self) -> bool {
        self.picks().len() >= MOST_COMPARED
    }

    /// Adds one, or takes it away.
    pub(super) fn turn(self, id: &InstitutionId) {
        let mut ids: Vec<InstitutionId> = untrack(|| self.picks()).into_iter().map(|pick| pick.id).collect();
        let before = ids.len();
        ids.retain(|known| known != id);
        if ids.len() == before {
            ids.push(id.clone());
        }
        self.chosen.set(Some(ids));
    }
}

/// The way to the comparison.
#[component]
fn CompareLink(picked: Picked) -> impl IntoView {
    let pieces =
        Memo::new(move |_| if picked.kept.with(Vec::is_empty) { Vec::new() } else { compare(&picked.picks()) });
    view! { <Drawn pieces/> }
}

fn compare(picks: &[Pick]) -> Vec<Piece> {
    let link = (picks.len() > 1).then(|| {
        let words = format!("对比勾选的 {} 家", picks.len());
        paragraph("", "")
            .holding([piece("a").class("ty-button").with("href", Route::Compare.href_with(&ask(picks))).words(words)])
    });
    let words = match picks.len() {
        0 | 1 => "勾上“对比”，两家起，最多四家，放在一起看。",
        MOST_COMPARED => "一次最多对比四家。要换一家，先去掉一家的勾。",
        _ => "",
    };
    link.into_iter().chain([paragraph("ty-quiet", words)]).collect()
}
