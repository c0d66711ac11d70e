//! The changes as an Atom feed (RFC 4287). Ids are made of the content, so the same change has the same id for ever; links are
//! relative to the feed, because a build does not know where its site will stand.

use anyhow::{Context, Result};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use tuoyu_catalog::Date;
use tuoyu_catalog::changes::{Change, ChangeKind};
use tuoyu_site::route::Route;

use crate::export::write::sha256;

/// The most entries of a feed; the rest is in `changes.json`.
const MOST_ENTRIES: usize = 100;

/// What a feed is about.
pub(super) struct About<'a> {
    /// Its title.
    pub(super) title: String,
    /// Who publishes the data.
    pub(super) publisher: &'a str,
    /// The newest day of the data.
    pub(super) as_of: Date,
    /// The page that shows the same.
    pub(super) page: Route,
    /// Where the site's root is, from the feed.
    pub(super) root: &'static str,
}

/// Writes a feed; `name` is how a region's code is said.
pub(super) fn write(about: &About<'_>, changes: &[Change], name: &dyn Fn(&Change) -> String) -> Result<Vec<u8>> {
    let mut feed = Feed { xml: Writer::new_with_indent(Vec::new(), b' ', 1), root: about.root };
    feed.xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let start =
        BytesStart::new("feed").with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "zh-CN")]);
    feed.xml.write_event(Event::Start(start))?;
    feed.text("id", &urn(&["feed", about.publisher, &about.page.path()]))?;
    feed.text("title", &about.title)?;
    feed.text("updated", &moment(about.as_of))?;
    feed.link("self", "changes.xml")?;
    feed.link("alternate", &feed.page(&about.page))?;
    feed.xml.create_element("author").write_inner_content(|xml| {
        xml.create_element("name").write_text_content(BytesText::new(about.publisher))?;
        Ok(())
    })?;
    changes.iter().take(MOST_ENTRIES).try_for_each(|change| feed.entry(change, &name(change)))?;
    feed.xml.write_event(Event::End(BytesEnd::new("feed")))?;
    let mut bytes = feed.xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

struct Feed {
    xml: Writer<Vec<u8>>,
    root: &'static str,
}

impl Feed {
    fn text(&mut self, name: &str, text: &str) -> Result<()> {
        self.xml.create_element(name).write_text_content(BytesText::new(text)).context("the feed")?;
        Ok(())
    }

    fn link(&mut self, relation: &str, to: &str) -> Result<()> {
        let attributes = [("rel", relation), ("href", to)];
        self.xml.create_element("link").with_attributes(attributes).write_empty()?;
        Ok(())
    }

    fn page(&self, page: &Route) -> String {
        format!("{}{}", self.root, page.path().trim_start_matches('/'))
    }

    fn entry(&mut self, change: &Change, region: &str) -> Result<()> {
        self.xml.write_event(Event::Start(BytesStart::new("entry")))?;
        let day = change.date.to_string();
        self.text("id", &urn(&[change.id.as_str(), &day, change.kind.code(), &change.text]))?;
        self.text("title", &format!("{region}：{}，{}", change.name, change.text))?;
        self.text("updated", &moment(change.date))?;
        // What is not published any more has no page.
        let page = match change.kind {
            ChangeKind::Gone => Route::RegionChanges(change.region.clone()),
            _ => Route::Institution(change.id.clone()),
        };
        self.link("alternate", &self.page(&page))?;
        let category = [("term", change.kind.code()), ("label", change.kind.term())];
        self.xml.create_element("category").with_attributes(category).write_empty()?;
        self.text("summary", &change.text)?;
        self.xml.write_event(Event::End(BytesEnd::new("entry")))?;
        Ok(())
    }
}

/// A day as the moment it begins in China.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00+08:00")
}

/// A name made of what is named: a UUID of version 8 (RFC 9562) from its SHA-256.
fn urn(parts: &[&str]) -> String {
    let hash = sha256(parts.join("\n").as_bytes());
    let digits = |from: usize, to: usize| hash.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-a{}-{}", digits(0, 8), digits(8, 12), digits(13, 16), digits(17, 20), digits(20, 32))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use tuoyu_catalog::{InstitutionId, RegionCode};

    use super::*;

    #[test]
    fn what_a_name_holds_never_becomes_markup_and_ids_are_the_contents() {
        let region = RegionCode::parse("410305").unwrap();
        let change = Change {
            date: "2026-11-01".parse().unwrap(),
            region: region.clone(),
            id: InstitutionId::parse("410305-0001").unwrap(),
            name: "示例<b>&\"甲\"".to_owned(),
            kind: ChangeKind::Filed,
            text: "完成备案".to_owned(),
            fields: Vec::new(),
        };
        let about = About {
            title: "变化".to_owned(),
            publisher: "示例<局>",
            as_of: change.date,
            page: Route::RegionChanges(region),
            root: "../../../",
        };
        let feed = || write(&about, std::slice::from_ref(&change), &|_| "涧西区".to_owned()).unwrap();
        let text = String::from_utf8(feed()).unwrap();
        assert!(text.contains("涧西区：示例&lt;b&gt;&amp;") && !text.contains("<b>"), "{text}");
        assert!(text.contains("href=\"../../../i/410305-0001/\""), "{text}");
        assert_eq!(feed(), text.as_bytes());
        let ids = text.matches("<id>urn:uuid:").count();
        assert_eq!(ids, 2);
    }
}
