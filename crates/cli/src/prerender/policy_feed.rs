//! The feed of policy changes: what was issued, began, is about to end, ended or was replaced, as an Atom document (RFC 4287).
//!
//! An entry is the event, not the page: its id is made of the document's slug, what happened and on which day, so that it stays the
//! same wherever the site stands and whether or not its address is known. `tag:` would need a domain that nobody here owns, so ids
//! are name-based UUIDs (RFC 9562, version 8). Without an origin, links are relative, which Atom allows.

use sha2::{Digest, Sha256};
use tuoyu_catalog::Date;
use tuoyu_content::PolicyEntry;
use tuoyu_content::validity::NEAR_EXPIRY_DAYS;
use tuoyu_site::route::{POLICY_FEED, Route, file_href};

/// How many events the feed tells of.
const MOST_ENTRIES: usize = 60;

/// What can happen to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Issued,
    Begins,
    EndsSoon,
    Ended,
    Replaced,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Kind::Issued => "issued",
            Kind::Begins => "begins",
            Kind::EndsSoon => "ends-soon",
            Kind::Ended => "ended",
            Kind::Replaced => "replaced",
        }
    }

    fn words(self, policy: &PolicyEntry) -> String {
        let name = &policy.short;
        match (self, policy.until) {
            (Kind::Issued, _) => format!("印发：{name}"),
            (Kind::Begins, _) => format!("施行：{name}"),
            (Kind::EndsSoon, Some(until)) => format!("半年内到期：{name}，到 {until}"),
            (Kind::EndsSoon, None) => format!("半年内到期：{name}"),
            (Kind::Ended, _) => format!("已到期：{name}"),
            (Kind::Replaced, _) => format!("已被替代：{name}"),
        }
    }
}

/// Something that happened to a document on a day.
#[derive(Clone, Copy, Debug)]
struct Event<'a> {
    day: Date,
    kind: Kind,
    policy: &'a PolicyEntry,
}

/// All that has happened by today, newest first.
fn events<'a>(policies: &'a [PolicyEntry], today: Date) -> Vec<Event<'a>> {
    let of = |policy: &'a PolicyEntry| {
        let PolicyEntry { issued, effective, until, replaced, .. } = policy;
        let days = [
            (Kind::Issued, *issued),
            (Kind::Begins, effective.filter(|day| Some(*day) != *issued)),
            (Kind::EndsSoon, until.map(|until| until.plus_days(-NEAR_EXPIRY_DAYS))),
            (Kind::Ended, until.map(|until| until.plus_days(1))),
            (Kind::Replaced, *replaced),
        ];
        days.into_iter().filter_map(move |(kind, day)| Some(Event { day: day?, kind, policy }))
    };
    let mut events: Vec<Event<'_>> = policies.iter().flat_map(of).filter(|event| event.day <= today).collect();
    events.sort_by(|a, b| (b.day, &a.policy.slug, a.kind).cmp(&(a.day, &b.policy.slug, b.kind)));
    events.truncate(MOST_ENTRIES);
    events
}

/// The feed on a day; `origin` without a last slash.
pub(super) fn write(policies: &[PolicyEntry], publisher: &str, origin: Option<&str>, today: Date) -> String {
    let events = events(policies, today);
    let address = |href: String| escape(&format!("{}{href}", origin.unwrap_or_default()));
    let updated = events.first().map_or(today, |event| event.day);
    let entries: String = events.iter().map(|event| entry(*event, &address)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n\
         <title>托育政策变化</title>\n<id>{id}</id>\n<updated>{updated}</updated>\n<author><name>{author}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n\
         {entries}</feed>\n",
        id = urn(&format!("feed {publisher}")),
        updated = instant(updated),
        author = escape(publisher),
        own = address(file_href(POLICY_FEED)),
        page = address(Route::Policies.href()),
    )
}

fn entry(event: Event<'_>, address: &impl Fn(String) -> String) -> String {
    let policy = event.policy;
    let document = policy.doc_no.as_ref().map_or_else(String::new, |number| format!("（{number}）"));
    format!(
        "<entry>\n<title>{title}</title>\n<id>{id}</id>\n<updated>{updated}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n<summary>{summary}</summary>\n</entry>\n",
        title = escape(&event.kind.words(policy)),
        id = urn(&format!("{} {} {}", policy.slug, event.kind.code(), event.day)),
        updated = instant(event.day),
        page = address(Route::Policy(policy.slug.clone()).href()),
        summary = escape(&format!("《{}》{document}。{}", policy.title, policy.summary)),
    )
}

/// The beginning of a day in China.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00+08:00")
}

/// A UUID of a name: version 8, from its SHA-256.
fn urn(name: &str) -> String {
    let digest = Sha256::digest(format!("tuoyu policy {name}"));
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn policy(slug: &str, dates: [&str; 4]) -> PolicyEntry {
        let [issued, effective, until, replaced] = dates.map(|day| day.parse().ok());
        PolicyEntry {
            slug: slug.to_owned(),
            title: "示例 & 文件".to_owned(),
            short: "示例".to_owned(),
            summary: "一句话。".to_owned(),
            doc_no: Some("示〔2020〕1号".to_owned()),
            issuer: "示例局".to_owned(),
            region: None,
            issued,
            effective,
            until,
            state: tuoyu_content::vocabulary::PolicyState::InForce,
            to_confirm: false,
            superseded_by: None,
            replaced,
            audience: Vec::new(),
            topics: Vec::new(),
            checked: "2026-11-21".parse().unwrap(),
        }
    }

    fn told(policies: &[PolicyEntry], today: &str) -> Vec<String> {
        let events = events(policies, today.parse().unwrap());
        events.iter().map(|event| format!("{} {} {}", event.day, event.policy.slug, event.kind.code())).collect()
    }

    #[test]
    fn each_event_is_told_from_its_day_on_newest_first() {
        let all = [
            policy("a", ["2022-08-08", "2022-08-08", "2027-08-07", ""]),
            policy("b", ["2026-01-20", "2026-01-01", "", ""]),
            policy("c", ["", "", "", "2026-01-01"]),
        ];
        assert_eq!(
            told(&all, "2026-11-22"),
            ["2026-01-20 b issued", "2026-01-01 b begins", "2026-01-01 c replaced", "2022-08-08 a issued"]
        );
        assert_eq!(told(&all, "2027-02-08").first().map(String::as_str), Some("2027-02-08 a ends-soon"));
        assert_eq!(told(&all, "2027-08-07").first().map(String::as_str), Some("2027-02-08 a ends-soon"));
        assert_eq!(told(&all, "2027-08-08").first().map(String::as_str), Some("2027-08-08 a ended"));
        assert!(told(&all, "2022-08-07").is_empty());
    }

    #[test]
    fn ids_stay_whatever_the_address() {
        let all = [policy("a", ["2022-08-08", "", "", ""])];
        let ids = |feed: &str| {
            let after = |part: &str| part.split("</id>").next().map(str::to_owned);
            feed.split("<id>").skip(1).filter_map(after).collect::<Vec<_>>()
        };
        let today = "2026-11-22".parse().unwrap();
        let (bare, placed) =
            (write(&all, "示例局", None, today), write(&all, "示例局", Some("https://example.gov.cn"), today));
        assert_eq!(ids(&bare), ids(&placed));
        assert_eq!(ids(&bare).len(), 2);
        for id in ids(&bare) {
            let uuid = id.strip_prefix("urn:uuid:").unwrap();
            assert!(uuid.len() == 36 && uuid.get(14..15) == Some("8") && uuid.get(19..20) == Some("8"), "{id}");
        }
        assert!(
            bare.contains("href=\"/policies/a/\"") && placed.contains("href=\"https://example.gov.cn/policies/a/\"")
        );
        assert!(bare.contains("示例 &amp; 文件") && bare.contains("<updated>2022-08-08T00:00:00+08:00</updated>"));
    }
}
