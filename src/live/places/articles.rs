//! The policies and guidance texts that the same words find, below the places.
//!
//! What they are searched in is fetched once somebody has typed: see `tuoyu_catalog::runtime::ArticleList`.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tuoyu_catalog::Date;
use tuoyu_catalog::runtime::{ArticleEntry, ArticleKind};
use tuoyu_search::{Index, Readings, Record};

use crate::live::now::use_now;
use crate::live::piece::{Drawn, paragraph, piece};
use crate::live::places::links::{Item, listed};
use crate::live::places::results::Results;
use crate::load;
use crate::route::Route;

/// How many articles of a kind are shown.
const MOST_OF_A_KIND: usize = 4;

/// The articles as they are searched: those that concern the region.
struct Shelf {
    articles: Vec<ArticleEntry>,
    index: Index,
}

/// What the words find among policies and guidance, each kind by itself.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    policies: Memo<Vec<Item>>,
    guidance: Memo<Vec<Item>>,
}

impl Reading {
    /// How many of both are shown.
    pub(crate) fn count(self) -> usize {
        self.policies.with(Vec::len) + self.guidance.with(Vec::len)
    }
}

/// The articles that the address's words find.
pub(crate) fn use_articles(results: &Results) -> Reading {
    let answer = results.answer;
    let today = use_now().today;
    let shelf = RwSignal::new_local(None::<Rc<Shelf>>);
    let is_asked = Rc::new(Cell::new(false));
    let data = results.data.clone();
    // The list comes from the network: an effect, because there is nothing to derive it from.
    Effect::new(move |_| {
        let is_wanted = answer.try_with(|answer| answer.searched.is_some()) == Some(true) && !is_asked.get();
        let Some(file) = data.articles.clone().filter(|_| is_wanted) else { return };
        is_asked.set(true);
        let (region, is_asked) = (data.region.code.clone(), is_asked.clone());
        spawn_local(async move {
            // Without it the places are still found; the next search asks again.
            let Ok(list) = load::articles(&file).await else { return is_asked.set(false) };
            let articles = list.articles.iter().filter(|one| one.concerns(region.as_str())).cloned().collect();
            shelf.try_set(Some(Rc::new(Shelf::of(articles, &list.readings))));
        });
    });
    let found = move |kind: ArticleKind| {
        let find = |shelf: &Rc<Shelf>| {
            answer.with(|answer| answer.searched.as_ref().map(|(query, _)| shelf.find(query, kind, today.get())))
        };
        shelf.with(|shelf| shelf.as_ref().and_then(find)).unwrap_or_default()
    };
    Reading {
        policies: Memo::new(move |_| found(ArticleKind::Policy)),
        guidance: Memo::new(move |_| found(ArticleKind::Guidance)),
    }
}

/// Above the places: that articles stand below them.
#[component]
pub(crate) fn ArticlesBelow(reading: Reading) -> impl IntoView {
    let pieces = Memo::new(move |_| {
        let words = |count: usize| format!("下面还有 {count} 篇政策和养育文章");
        let link = |count| piece("a").class("ty-go").with("href", "#articles").words(words(count));
        let some = Some(reading.count()).filter(|count| *count > 0);
        some.into_iter().map(|count| paragraph("", "").holding([link(count)])).collect()
    });
    view! { <Drawn pieces/> }
}

/// Below the places: the articles, grouped.
#[component]
pub(crate) fn Articles(reading: Reading) -> impl IntoView {
    let pieces = Memo::new(move |_| {
        let group = |kind: ArticleKind, items: &[Item]| match items {
            [] => Vec::new(),
            items => vec![piece("h2").words(kind.term()), listed("ty-plain", kind.term(), "ty-found", items)],
        };
        let mut pieces = reading.policies.with(|items| group(ArticleKind::Policy, items));
        pieces.extend(reading.guidance.with(|items| group(ArticleKind::Guidance, items)));
        pieces
    });
    view! { <div id="articles"><Drawn pieces/></div> }
}

impl Shelf {
    fn of(articles: Vec<ArticleEntry>, readings: &str) -> Shelf {
        let index = Index::of(articles.iter().map(record), &Readings::parse(readings));
        Shelf { articles, index }
    }

    fn find(&self, query: &tuoyu_search::Query, kind: ArticleKind, today: Date) -> Vec<Item> {
        let found = self.index.find(query);
        let articles = found.iter().filter_map(|found| self.articles.get(found.record as usize));
        articles.filter(|one| one.kind == kind).take(MOST_OF_A_KIND).map(|one| link(one, today)).collect()
    }
}

/// The texts of an article that a search looks in.
fn record(one: &ArticleEntry) -> Record<'_> {
    Record {
        name: &one.title,
        aliases: one.also.iter().map(String::as_str).collect(),
        address: &one.summary,
        ..Record::default()
    }
}

fn link(one: &ArticleEntry, today: Date) -> Item {
    let route = match one.kind {
        ArticleKind::Policy => Route::Policy(one.slug.clone()),
        ArticleKind::Guidance => Route::Article(one.slug.clone()),
    };
    let is_over = one.until.is_some_and(|until| until < today);
    let note = one.note.clone().or_else(|| is_over.then(|| "已过期".to_owned()));
    let tail = note.map_or_else(|| one.summary.clone(), |note| format!("{note}。{}", one.summary));
    Item { to: route.href(), words: one.title.clone(), tail, is_current: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: ArticleKind, slug: &str, title: &str, also: &str) -> ArticleEntry {
        ArticleEntry {
            kind,
            slug: slug.to_owned(),
            title: title.to_owned(),
            summary: String::new(),
            also: vec![also.to_owned()],
            region: None,
            until: "2025-12-31".parse().ok().filter(|_| kind == ArticleKind::Policy),
            note: None,
        }
    }

    #[test]
    fn the_same_words_find_articles_kind_by_kind_and_what_has_run_out_says_so() {
        let articles = vec![
            entry(ArticleKind::Policy, "filing-rules", "登记和备案", "国卫办〔2019〕25号"),
            entry(ArticleKind::Guidance, "fever", "发热了在家怎么办", "退烧"),
            entry(ArticleKind::Guidance, "papers", "入托要看备案回执", "体检"),
        ];
        let shelf = Shelf::of(articles, "an案bei备fa发re热shao烧tui退");
        let found = |text: &str, kind, day: &str| {
            let links = shelf.find(&tuoyu_search::Query::parse(text), kind, day.parse().unwrap_or_default());
            links.into_iter().map(|link| format!("{} {}", link.words, link.tail)).collect::<Vec<_>>()
        };
        assert_eq!(found("beian", ArticleKind::Policy, "2025-12-31"), ["登记和备案 "]);
        assert_eq!(found("备案", ArticleKind::Policy, "2026-01-01"), ["登记和备案 已过期。"]);
        assert_eq!(found("备案", ArticleKind::Guidance, "2026-01-01"), ["入托要看备案回执 "]);
        assert_eq!(found("tuishao", ArticleKind::Guidance, "2026-01-01"), ["发热了在家怎么办 "]);
        assert_eq!(found("25号", ArticleKind::Policy, "2025-01-01").len(), 1);
        assert!(found("没有这样的词", ArticleKind::Policy, "2025-01-01").is_empty());
    }
}
