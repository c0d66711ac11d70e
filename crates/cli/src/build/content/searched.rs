//! What a finder's search looks in of the articles.

use tuoyu_catalog::runtime::{ArticleEntry, ArticleKind, ArticleList};
use tuoyu_content::vocabulary::PolicyState;
use tuoyu_content::{Guidance, Policy};
use tuoyu_search::build::readings_of;

/// Every article with the words it is known by, and the readings of all those words.
pub(super) fn list(policies: &[&Policy], guidance: &[&Guidance]) -> ArticleList {
    let articles: Vec<ArticleEntry> =
        policies.iter().map(|policy| of_policy(policy)).chain(guidance.iter().map(|one| of_guidance(one))).collect();
    let texts = articles.iter().flat_map(|one| [&one.title, &one.summary].into_iter().chain(&one.also));
    ArticleList { readings: readings_of(texts.map(String::as_str)).to_text(), articles }
}

fn of_policy(policy: &Policy) -> ArticleEntry {
    let meta = &policy.meta;
    let topics = meta.topics.iter().map(|topic| topic.term().to_owned());
    let known_by = [Some(meta.title.clone()), meta.doc_no.clone()].into_iter().flatten();
    ArticleEntry {
        kind: ArticleKind::Policy,
        slug: policy.slug.clone(),
        title: meta.short.clone(),
        summary: meta.summary.clone(),
        also: known_by.chain(topics).filter(|word| *word != meta.short).collect(),
        region: meta.region.as_ref().map(ToString::to_string),
        until: meta.until,
        note: (meta.state != PolicyState::InForce).then(|| meta.state.term().to_owned()),
    }
}

fn of_guidance(article: &Guidance) -> ArticleEntry {
    let meta = &article.meta;
    let topics = meta.topics.iter().map(|topic| topic.term().to_owned());
    ArticleEntry {
        kind: ArticleKind::Guidance,
        slug: article.slug.clone(),
        title: meta.title.clone(),
        summary: meta.summary.clone(),
        also: meta.keywords.iter().cloned().chain(topics).collect(),
        region: None,
        until: None,
        note: None,
    }
}
