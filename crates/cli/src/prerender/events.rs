//! A region's events as files that come by themselves: a calendar file, and a feed (Atom, RFC 4287) for readers of news.

use quick_xml::escape::escape;
use tuoyu_catalog::runtime::{Services, Site};
use tuoyu_catalog::service::Event;
use tuoyu_site::calendar::{Entry, calendar};
use tuoyu_site::pages::{CALENDAR, FEED};
use tuoyu_site::route::{Route, file_href};

use super::dataset::RegionData;

/// The files beside a region's services page: each name below the published folder, and its text. `origin` is the address of the
/// site, where it is known; without one the feed's links are those of its own host.
pub(super) fn files(site: &Site, region: &RegionData, origin: &str) -> Vec<(String, String)> {
    let (services, entry) = (&region.services, &region.shard.region);
    if services.events.is_empty() {
        return Vec::new();
    }
    let page = Route::RegionServices(entry.code.clone());
    let name = format!("{}的亲子活动", entry.name);
    let place = |event: &Event| {
        let township = event.township.as_ref().and_then(|code| entry.township(code)).map(|one| one.name.clone());
        let parts: Vec<String> = [township, event.venue.clone()].into_iter().flatten().collect();
        Some(parts.join("，")).filter(|place| !place.is_empty())
    };
    let entries = services.events.iter().map(|event| Entry {
        uid: format!("{}@tuoyu", event.id),
        title: event.title.clone(),
        date: event.date,
        hours: event.hours.map(|hours| (hours.open, hours.close)),
        place: place(event),
        notes: notes(event).join("\n"),
        stated: event.as_of,
        remind: false,
    });
    let feed = Feed { name: &name, publisher: &site.publisher, page: &page, origin: origin.trim_end_matches('/') };
    vec![(page.beside(CALENDAR), calendar(&name, entries)), (page.beside(FEED), feed.write(services))]
}

/// What a family needs to know besides the day and the place.
fn notes(event: &Event) -> Vec<String> {
    let months = event.months.map(|(from, to)| format!("适合 {from}–{to} 个月的孩子"));
    let fee = event.fee.map(|fee| if fee == 0 { "免费".to_owned() } else { format!("{fee} 元") });
    let kind = Some(event.kind.term().to_owned());
    let as_of = Some(format!("资料截至 {}", event.as_of));
    [kind, months, fee, event.booking.clone(), event.organiser.clone(), as_of].into_iter().flatten().collect()
}

/// The feed of a region.
struct Feed<'a> {
    name: &'a str,
    publisher: &'a str,
    page: &'a Route,
    origin: &'a str,
}

impl Feed<'_> {
    fn write(&self, services: &Services) -> String {
        let link = |path: &str| escape(format!("{}{path}", self.origin)).into_owned();
        let updated = services.events.iter().map(|event| event.as_of).max().unwrap_or_default();
        let mut text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n\
             <id>urn:x-tuoyu:{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n\
             <link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n",
            self.page.path(),
            escape(self.name),
            moment(updated),
            escape(self.publisher),
            link(&file_href(&self.page.beside(FEED))),
            link(&self.page.href()),
        );
        for event in &services.events {
            let when = event.hours.map(|hours| {
                let clock = |minutes: u16| format!("{}:{:02}", minutes / 60 % 24, minutes % 60);
                format!(" {}–{}", clock(hours.open), clock(hours.close))
            });
            text += &format!(
                "<entry>\n<id>urn:x-tuoyu:event:{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<link href=\"{}\"/>\n\
                 <content type=\"text\">{}</content>\n</entry>\n",
                escape(&event.id),
                escape(format!("{} {}", event.date, event.title)),
                moment(event.as_of),
                link(&format!("{}#{}", self.page.href(), event.id)),
                escape(format!("{}{}\n{}", event.date, when.unwrap_or_default(), notes(event).join("\n"))),
            );
        }
        text + "</feed>\n"
    }
}

/// The beginning of a day in China, as a feed writes moments.
fn moment(date: tuoyu_catalog::Date) -> String {
    format!("{date}T00:00:00+08:00")
}
