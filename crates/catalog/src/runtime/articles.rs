//! `runtime/articles.<hash>.json`: what a search looks in of every policy and guidance text.
//!
//! A file of its own, fetched when somebody first types: in every finder's page it would double the page, which most readers never
//! search for an article. One JSON string of packed text.

use crate::Date;
use crate::packed::{Fields, Line};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Which of the two an article is.
    ArticleKind {
        /// A policy explained.
        Policy = "policy" "政策说明",
        /// A guidance text.
        Guidance = "guidance" "养育指导",
    }
}

/// Every article, policies first, and how the characters of their texts are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleList {
    /// In the form of `tuoyu_search::Readings`.
    pub readings: String,
    /// The articles.
    pub articles: Vec<ArticleEntry>,
}

/// An article as a search knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleEntry {
    /// Which of the two it is.
    pub kind: ArticleKind,
    /// Its name in the URL.
    pub slug: String,
    /// What it is called in lists.
    pub title: String,
    /// What it says, in a sentence.
    pub summary: String,
    /// Other words it is known by: official title, document number, key words, topics.
    pub also: Vec<String>,
    /// The region a policy holds in, by its code; `None` means the whole country.
    pub region: Option<String>,
    /// The last day a policy holds.
    pub until: Option<Date>,
    /// Why it does not hold, its dates apart.
    pub note: Option<String>,
}

impl ArticleEntry {
    /// Whether it concerns a region: it holds everywhere, there, or in a place above it.
    pub fn concerns(&self, region: &str) -> bool {
        self.region.as_ref().is_none_or(|code| {
            let above = code.strip_suffix("0000").or_else(|| code.strip_suffix("00")).unwrap_or(code);
            region.starts_with(above)
        })
    }
}

impl ArticleList {
    /// The list as packed text.
    pub fn pack(&self) -> String {
        let head = Line::default().field(Some(&self.readings)).finish();
        let line = |one: &ArticleEntry| {
            Line::default()
                .field(Some(one.kind.code()))
                .field(Some(&one.slug))
                .field(Some(&one.title))
                .field(Some(&one.summary))
                .list(Some(&one.also))
                .field(one.region.as_ref())
                .field(one.until)
                .field(one.note.as_ref())
                .finish()
        };
        std::iter::once(head).chain(self.articles.iter().map(line)).collect()
    }

    /// Reads packed text; `None` where a line is no article.
    pub fn unpack(text: &str) -> Option<ArticleList> {
        let mut lines = text.lines();
        let readings = Fields::of(lines.next()?).owned();
        let article = |line| {
            let mut fields = Fields::of(line);
            Some(ArticleEntry {
                kind: ArticleKind::from_code(fields.text()?)?,
                slug: fields.owned(),
                title: fields.owned(),
                summary: fields.owned(),
                also: fields.list().map(str::to_owned).collect(),
                region: fields.text().map(str::to_owned),
                until: fields.value(),
                note: fields.text().map(str::to_owned),
            })
        };
        Some(ArticleList { readings, articles: lines.map(article).collect::<Option<_>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(region: Option<&str>) -> ArticleEntry {
        ArticleEntry {
            kind: ArticleKind::Policy,
            slug: "filing-rules".to_owned(),
            title: "登记和备案".to_owned(),
            summary: "怎样登记、怎样备案。".to_owned(),
            also: vec!["国卫办人口发〔2019〕25号".to_owned(), "登记备案".to_owned()],
            region: region.map(str::to_owned),
            until: "2027-12-31".parse().ok(),
            note: None,
        }
    }

    #[test]
    fn a_list_is_read_back() {
        let guidance = ArticleEntry { kind: ArticleKind::Guidance, until: None, also: Vec::new(), ..entry(None) };
        let list = ArticleList { readings: "an安bei备".to_owned(), articles: vec![entry(Some("410300")), guidance] };
        assert_eq!(ArticleList::unpack(&list.pack()), Some(list));
        assert_eq!(ArticleList::unpack("\nzoo\tx"), None);
        assert_eq!(ArticleList::unpack(""), None);
    }

    #[test]
    fn a_policy_concerns_its_own_region_and_those_below() {
        for (holds_in, concerned) in [
            (None, true),
            (Some("410305"), true),
            (Some("410300"), true),
            (Some("410000"), true),
            (Some("410311"), false),
        ] {
            assert_eq!(entry(holds_in).concerns("410305"), concerned, "{holds_in:?}");
        }
        assert!(!entry(Some("330110")).concerns("330113"));
    }
}
