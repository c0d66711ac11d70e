//! The shortlist as a text that is taken away and brought back: with notes as a file of ours, without them as any text that names
//! institutions by their addresses, such as a link or a message.
//!
//! Whatever is brought back is checked whole before any of it counts, and bringing back only ever adds.

use serde::{Deserialize, Serialize};

use super::note::Note;
use crate::route::Route;
use crate::saved::{self, MOST, Pick, Saved};

/// The version of the file.
const VERSION: u32 = 1;

/// An institution on the list, with what is noted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Which.
    pub(super) saved: Saved,
    /// The notes.
    pub(super) note: Note,
}

/// Why a text is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It names no institution.
    NotOurs,
    /// Written by a later version of this site.
    Newer,
    /// One of ours, but what it says cannot be: changed by hand, or damaged.
    Wrong,
}

impl Refusal {
    /// Why, in plain Chinese.
    pub(super) fn words(self) -> &'static str {
        match self {
            Refusal::NotOurs => "没有加进来：里面没有找到机构。请整段复制，或者选本站存出来的文件。",
            Refusal::Newer => "没有加进来：这份收藏是更新版的页面存出来的。请刷新这一页再试。",
            Refusal::Wrong => "没有加进来：里面有对不上的地方，可能被改动过，或者没有存全。",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct File {
    tuoyu_shortlist: u32,
    places: Vec<Place>,
}

#[derive(Serialize, Deserialize)]
struct Place {
    id: String,
    name: String,
    #[serde(default)]
    note: Note,
}

/// The list as the text of a file.
pub(super) fn print(entries: &[Entry]) -> String {
    let place = |entry: &Entry| Place {
        id: entry.saved.pick.print(),
        name: entry.saved.name.clone(),
        note: entry.note.clone(),
    };
    let file = File { tuoyu_shortlist: VERSION, places: entries.iter().map(place).collect() };
    // Plain values with text keys: there is nothing in them JSON cannot say.
    serde_json::to_string(&file).unwrap_or_default()
}

/// The list a text stands for: a file of ours, or any text that names institutions by address.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, Refusal> {
    /// As much as any version has.
    #[derive(Deserialize)]
    struct Stamp {
        tuoyu_shortlist: u32,
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with('{') {
        return named(text);
    }
    let stamp: Stamp = serde_json::from_str(text).map_err(|_| Refusal::Wrong)?;
    if stamp.tuoyu_shortlist > VERSION {
        return Err(Refusal::Newer);
    }
    let file: File = serde_json::from_str(text).map_err(|_| Refusal::Wrong)?;
    let entry = |place: Place| {
        let pick = Pick::parse(&place.id)?;
        let name: String = place.name.chars().filter(|one| !one.is_control()).take(120).collect();
        place.note.holds().then_some(Entry { saved: Saved { pick, name }, note: place.note })
    };
    let entries: Option<Vec<Entry>> = file.places.into_iter().map(entry).collect();
    entries.filter(|entries| entries.len() <= MOST).ok_or(Refusal::Wrong)
}

/// The institutions whose addresses, or a list's address, stand in a text.
fn named(text: &str) -> Result<Vec<Entry>, Refusal> {
    let until = |text: &str, ends: &[char]| text.split(ends).next().map(str::to_owned).unwrap_or_default();
    let mut picks: Vec<Pick> = Vec::new();
    for after in text.split("ids=").skip(1) {
        let ids = until(after, &[' ', '\n', '\r', '\t', '&', '#', '　']);
        picks.extend(saved::asked(&format!("ids={ids}"), MOST).0);
    }
    picks.extend(text.split_whitespace().filter_map(page_named));
    let mut entries: Vec<Entry> = Vec::new();
    for pick in picks {
        let known = entries.iter().any(|entry| entry.saved.pick.id == pick.id);
        if !known && entries.len() < MOST {
            entries.push(Entry { saved: Saved { pick, name: String::new() }, note: Note::default() });
        }
    }
    if entries.is_empty() { Err(Refusal::NotOurs) } else { Ok(entries) }
}

/// The institution whose page an address names, whichever site that is on.
fn page_named(word: &str) -> Option<Pick> {
    let path = word.split(['?', '#']).next()?.trim_end_matches(|one: char| !one.is_ascii_alphanumeric());
    let mut last = path.rsplit('/');
    let (id, section) = (last.next()?, last.next()?);
    match Route::parse(&format!("{section}/{id}")) {
        Route::Institution(id) => Some(Pick::new(id, None)),
        _ => None,
    }
}

/// What bringing a list back has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Added {
    /// Institutions that are new.
    pub(super) places: usize,
    /// Notes that are new, or say more than before.
    pub(super) notes: usize,
    /// Institutions for which there was no room.
    pub(super) left_out: usize,
}

impl Added {
    /// What was done, in plain Chinese.
    pub(super) fn words(self) -> String {
        let full = match self.left_out {
            0 => String::new(),
            count => format!("收藏最多 {MOST} 家，还有 {count} 家没放下。"),
        };
        let done = match (self.places, self.notes) {
            (0, 0) if self.left_out > 0 => String::new(),
            (0, 0) => "里面的这里都有了，没有变化。".to_owned(),
            (0, notes) => format!("补上了 {notes} 家的笔记，原来的都在。"),
            (places, 0) => format!("加进来 {places} 家，原来的都在。"),
            (places, notes) => format!("加进来 {places} 家、{notes} 家的笔记，原来的都在。"),
        };
        done + &full
    }
}

/// Adds a list to another.
pub(super) fn take_in(ours: &mut Vec<Entry>, theirs: Vec<Entry>) -> Added {
    let mut added = Added::default();
    for entry in theirs {
        let room = ours.len() < MOST;
        match ours.iter_mut().find(|one| one.saved.pick.id == entry.saved.pick.id) {
            Some(known) => {
                if known.saved.name.is_empty() {
                    known.saved.name = entry.saved.name;
                }
                added.notes += usize::from(known.note.take_in(entry.note));
            }
            None if room => {
                added.places += 1;
                added.notes += usize::from(!entry.note.is_empty());
                ours.push(entry);
            }
            None => added.left_out += 1,
        }
    }
    added
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn entry(id: &str, text: &str) -> Entry {
        let saved = Saved { pick: Pick::parse(id).unwrap(), name: format!("示例{id}") };
        Entry { saved, note: Note { text: text.to_owned(), ..Note::default() } }
    }

    fn ids(entries: &[Entry]) -> Vec<String> {
        entries.iter().map(|entry| entry.saved.pick.print()).collect()
    }

    #[test]
    fn a_file_brings_back_all_of_the_list() {
        let list = vec![entry("410305-0001", "老师多"), entry("sunshine@140525", "")];
        assert_eq!(read(&print(&list)).unwrap(), list);
        assert_eq!(read(&format!("\u{feff} {}\n", print(&list))).unwrap(), list);
    }

    #[test]
    fn what_is_cut_changed_or_newer_is_refused_whole() {
        let whole = print(&[entry("410305-0001", "老师多")]);
        let cut: String = whole.chars().take(whole.chars().count() - 3).collect();
        for (text, refusal) in [
            (cut, Refusal::Wrong),
            (whole.replace("410305-0001", "../x"), Refusal::Wrong),
            (whole.replace("\"tuoyu_shortlist\":1", "\"tuoyu_shortlist\":2"), Refusal::Newer),
            (r#"{"tuoyu_children":1}"#.to_owned(), Refusal::Wrong),
            ("你好".to_owned(), Refusal::NotOurs),
            (String::new(), Refusal::NotOurs),
        ] {
            assert_eq!(read(&text), Err(refusal), "{text}");
        }
        let many: Vec<Entry> = (0..=MOST).map(|nth| entry(&format!("demo-{nth}"), "")).collect();
        assert_eq!(read(&print(&many)), Err(Refusal::Wrong));
    }

    #[test]
    fn links_and_messages_name_institutions_too() {
        for (text, found) in [
            (
                "看看这几家 https://a.gov.cn/shortlist/?ids=410305-0001,sunshine@140525 好吗",
                vec!["410305-0001", "sunshine@140525"],
            ),
            (
                "https://a.gov.cn/tuoyu/shortlist/?x=1&ids=410305-0001%2C410305-0002#y",
                vec!["410305-0001", "410305-0002"],
            ),
            (
                "1. 示例 网页：https://a.gov.cn/i/410305-0001/\n2. 示例 http://a/i/410305-0002/ /i/410305-0001/",
                vec!["410305-0001", "410305-0002"],
            ),
        ] {
            assert_eq!(ids(&read(text).unwrap()), found, "{text}");
        }
        assert_eq!(read("https://a.gov.cn/shortlist/?ids=<b>&/i/B/"), Err(Refusal::NotOurs));
    }

    #[test]
    fn bringing_back_adds_and_never_takes_away() {
        let mut ours = vec![entry("a1", "我的")];
        let added = take_in(&mut ours, vec![entry("a1", "你的"), entry("b2", "别的"), entry("c3", "")]);
        assert_eq!(added, Added { places: 2, notes: 2, left_out: 0 });
        assert_eq!(ids(&ours), ["a1", "b2", "c3"]);
        assert_eq!(ours.first().unwrap().note.text, "我的\n你的");
        assert_eq!(take_in(&mut ours, vec![entry("a1", "你的")]).words(), "里面的这里都有了，没有变化。");
        let many: Vec<Entry> = (0..MOST).map(|nth| entry(&format!("demo-{nth}"), "")).collect();
        let added = take_in(&mut ours, many);
        assert_eq!((added.places, added.left_out, ours.len()), (MOST - 3, 3, MOST));
    }
}
