//! What a family has kept for a closer look: which institutions, in which order. On the device only.
//!
//! The list is a line an institution, so that every room can add one and take one away with no more code than that. A link that
//! carries a list carries ids and nothing else: no name, no note, no day.

use tuoyu_catalog::{InstitutionId, RegionCode};

/// Where the list is kept on the device.
pub(crate) const KEY: &str = "ty-saved";

/// What an institution's notes are kept under, before its id.
pub(crate) const NOTE: &str = "ty-note-";

/// The most that are kept: more is no longer a short list, and its link must stay short.
pub(crate) const MOST: usize = 30;

/// The most that are compared.
pub(crate) const MOST_COMPARED: usize = 4;

/// An institution that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Saved {
    /// Which.
    pub(crate) pick: Pick,
    /// What it was called then; empty where only its id was brought.
    pub(crate) name: String,
}

/// An institution picked out by its id, and the region whose files hold it, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pick {
    /// The institution.
    pub(crate) id: InstitutionId,
    /// Its region.
    pub(crate) region: Option<RegionCode>,
}

impl Pick {
    /// The one with this id; where no region is given, the one the id itself names.
    pub(crate) fn new(id: InstitutionId, region: Option<RegionCode>) -> Pick {
        let region = region.or_else(|| region_in(&id));
        Pick { id, region }
    }

    /// Reads `id` or `id@region`.
    pub(crate) fn parse(text: &str) -> Option<Pick> {
        let (id, region) = match text.split_once('@') {
            Some((id, region)) => (id, Some(RegionCode::parse(region).ok()?)),
            None => (text, None),
        };
        Some(Pick::new(InstitutionId::parse(id).ok()?, region))
    }

    /// The id, and the region where the id does not say it.
    pub(crate) fn print(&self) -> String {
        match &self.region {
            Some(region) if region_in(&self.id).as_ref() != Some(region) => format!("{}@{region}", self.id),
            _ => self.id.to_string(),
        }
    }
}

/// The region an id names: its one run of exactly six digits, as in `410305-0001`. The id is only a name, so this is tried and not
/// relied on: no such region, no such file, and the place is said not to be found.
fn region_in(id: &InstitutionId) -> Option<RegionCode> {
    let mut runs = id.as_str().split(|one: char| !one.is_ascii_digit()).filter(|run| run.len() == 6);
    runs.next().and_then(|run| RegionCode::parse(run).ok())
}

/// The list a text stands for. What cannot be read is left out, what stands twice counts once.
pub(crate) fn parse(text: &str) -> Vec<Saved> {
    let line = |line: &str| {
        let (pick, name) = line.split_once(' ').unwrap_or((line, ""));
        Some(Saved { pick: Pick::parse(pick)?, name: name.trim().to_owned() })
    };
    let mut list: Vec<Saved> = Vec::new();
    for saved in text.lines().filter_map(line) {
        if list.len() < MOST && !holds(&list, &saved.pick.id) {
            list.push(saved);
        }
    }
    list
}

/// The list as text.
pub(crate) fn print(list: &[Saved]) -> String {
    let line = |saved: &Saved| {
        // A name never breaks the line it stands on.
        let name: String = saved.name.chars().filter(|one| !one.is_control()).collect();
        format!("{} {name}", saved.pick.print())
    };
    list.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether the list holds this institution.
pub(crate) fn holds(list: &[Saved], id: &InstitutionId) -> bool {
    list.iter().any(|saved| saved.pick.id == *id)
}

/// The places a query string names under `ids`, in order, each once, at most `most`; and whether there were more.
pub(crate) fn asked(query: &str, most: usize) -> (Vec<Pick>, bool) {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("ids=")).unwrap_or_default();
    // Messengers encode the comma and the at sign.
    let plain = value.replace("%2C", ",").replace("%2c", ",").replace("%40", "@");
    let mut places: Vec<Pick> = Vec::new();
    for place in plain.split(',').filter_map(Pick::parse) {
        if !places.iter().any(|known| known.id == place.id) {
            places.push(place);
        }
    }
    let more = places.len() > most;
    places.truncate(most);
    (places, more)
}

/// The query string that names these places.
pub(crate) fn ask<'a>(places: impl IntoIterator<Item = &'a Pick>) -> String {
    let ids: Vec<String> = places.into_iter().map(Pick::print).collect();
    if ids.is_empty() { String::new() } else { format!("ids={}", ids.join(",")) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pick(text: &str) -> Pick {
        Pick::parse(text).unwrap()
    }

    #[test]
    fn a_region_is_read_from_the_id_or_said_beside_it() {
        for (text, region, printed) in [
            ("demo-410305-001", Some("410305"), "demo-410305-001"),
            ("410305-0001", Some("410305"), "410305-0001"),
            ("410305-0001@140525", Some("140525"), "410305-0001@140525"),
            ("410305-0001@410305", Some("410305"), "410305-0001"),
            ("sunshine@140525", Some("140525"), "sunshine@140525"),
            ("sunshine", None, "sunshine"),
            ("a-4103051", None, "a-4103051"),
        ] {
            let read = pick(text);
            assert_eq!(read.region.as_ref().map(RegionCode::as_str), region, "{text}");
            assert_eq!(read.print(), printed, "{text}");
        }
        for text in ["", "A", "a b", "x@", "x@41", "sunshine@abcdef", "../etc"] {
            assert_eq!(Pick::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_out_and_the_rest_kept() {
        let list = parse("410305-0001 示例一\n\nBAD\n410305-0002\n410305-0001 again\nx@1 y\n");
        let names: Vec<(&str, &str)> = list.iter().map(|one| (one.pick.id.as_str(), one.name.as_str())).collect();
        assert_eq!(names, [("410305-0001", "示例一"), ("410305-0002", "")]);
        let many: String = (0..99).map(|nth| format!("demo-{nth} x\n")).collect();
        assert_eq!(parse(&many).len(), MOST);
    }

    #[test]
    fn a_query_names_places_in_order_once_and_no_more_than_asked_for() {
        let ids = |query: &str, most: usize| {
            let (places, more) = asked(query, most);
            (places.iter().map(Pick::print).collect::<Vec<_>>().join(" "), more)
        };
        for (query, most, found) in [
            ("ids=a1,b2,a1", 4, ("a1 b2", false)),
            ("x=1&ids=a1%2Cb2%40410305&y", 4, ("a1 b2@410305", false)),
            ("ids=a1,b2,c3", 2, ("a1 b2", true)),
            ("ids=<script>,,A1,b2", 4, ("b2", false)),
            ("ids=", 4, ("", false)),
            ("", 4, ("", false)),
        ] {
            assert_eq!(ids(query, most), (found.0.to_owned(), found.1), "{query}");
        }
        assert_eq!(ask(&[pick("a1"), pick("b2@410305")]), "ids=a1,b2@410305");
        assert_eq!(ask(&[]), "");
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_what_was_read_is_written_the_same(text in "[a-z0-9@ \\n\\-%,示例]{0,200}") {
            let list = parse(&text);
            prop_assert_eq!(parse(&print(&list)), list.clone());
            let places: Vec<Pick> = list.into_iter().map(|one| one.pick).collect();
            prop_assert_eq!(asked(&ask(&places), MOST), (places, false));
        }
    }
}
