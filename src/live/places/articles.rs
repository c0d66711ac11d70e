//! The policies and guidance texts that the same words find, below the places.
//!
//! What they are searched in is fetched once somebody has typed: see `tuoyu_catalog::runtime::ArticleList`.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tuoyu_catalog::Date;
use tuoyu_catalog::runtime::{ArticleEntry, ArticleKind};
use tuoyu_search::{Index, Readings, Record};

use crate::live::now::use_now;
use crate::live::places::links::{Link, Links};
use crate::live::places::results::{Answer, Results};
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
    policies: Memo<Vec<Link>>,
    guidance: Memo<Vec<Link>>,
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
    let is_wanted = Memo::new(move |_| answer.with(|answer| answer.searched.is_some()));
    let data = results.data.clone();
    // The list comes from the network: an effect, because there is nothing to derive it from.
    Effect::new(move |_| {
        let wanted = is_wanted.try_get() == Some(true) && shelf.try_with_untracked(Option::is_none) == Some(true);
        let Some(file) = data.articles.clone().filter(|_| wanted) else { return };
        let region = data.region.code.clone();
        spawn_local(async move {
            // Without it the places are still found; the next search asks again.
            let Ok(list) = load::articles(&file).await else { return };
            let articles = list.articles.iter().filter(|one| one.concerns(region.as_str())).cloned().collect();
            shelf.try_set(Some(Rc::new(Shelf::of(articles, &list.readings))));
        });
    });
    let found = move |kind: ArticleKind| {
        let find = |shelf: &Rc<Shelf>| answer.with(|answer| shelf.find(answer, kind, today.get()));
        shelf.with(|shelf| shelf.as_ref().map(find)).unwrap_or_default()
    };
    Reading {
        policies: Memo::new(move |_| found(ArticleKind::Policy)),
        guidance: Memo::new(move |_| found(ArticleKind::Guidance)),
    }
}

/// Above the places: that articles stand below them.
#[component]
pub(crate) fn ArticlesBelow(reading: Reading) -> impl IntoView {
    view! {
        <p hidden=move || reading.count() == 0>
            <a class="ty-go" href="#articles">{move || format!("下面还有 {} 篇政策和养育文章", reading.count())}</a>
        </p>
    }
}

/// Below the places: the articles, grouped.
#[component]
pub(crate) fn Articles(reading: Reading) -> impl IntoView {
    view! {
        <div id="articles">
            <Group kind=ArticleKind::Policy items=reading.policies/>
            <Group kind=ArticleKind::Guidance items=reading.guidance/>
        </div>
    }
}

/// The articles of one kind.
#[component]
fn Group(kind: ArticleKind, items: Memo<Vec<Link>>) -> impl IntoView {
    view! {
        <section hidden=move || items.with(Vec::is_empty)>
            <h2>{kind.term()}</h2>
            <Links class="ty-plain" label=kind.term() link="ty-found" items/>
        </section>
    }
}

impl Shelf {
    fn of(articles: Vec<ArticleEntry>, readings: &str) -> Shelf {
        let index = Index::of(articles.iter().map(record), &Readings::parse(readings));
        Shelf { articles, index }
    }

    fn find(&self, answer: &Answer, kind: ArticleKind, today: Date) -> Vec<Link> {
        let Some((query, _)) = &answer.searched else { return Vec::new() };
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

fn link(one: &ArticleEntry, today: Date) -> Link {
    let route = match one.kind {
        ArticleKind::Policy => Route::Policy(one.slug.clone()),
        ArticleKind::Guidance => Route::Article(one.slug.clone()),
    };
    let is_over = one.until.is_some_and(|until| until < today);
    let note = one.note.clone().or_else(|| is_over.then(|| "已过期".to_owned()));
    let tail = note.map_or_else(|| one.summary.clone(), |note| format!("{note}。{}", one.summary));
    Link { href: route.href(), words: one.title.clone(), tail, is_current: false }
}
