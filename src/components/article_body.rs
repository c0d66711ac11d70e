//! An article's text, from its tree to elements. Every element here is one the site styles; nothing is markup in a string.

use leptos::prelude::*;
use tuoyu_content::block::inline_text;
use tuoyu_content::citation::cited_sources;
use tuoyu_content::{Block, Inline};

use crate::route::base;

/// An article's text.
#[component]
pub(crate) fn ArticleBody(
    /// Its blocks.
    blocks: Vec<Block>,
    /// The name under which the bulleted lists' items, boxes to tick, are kept on the device; without one they are plain lists.
    #[prop(optional)]
    ticks: &'static str,
    /// The clauses that lead to a place on the page, each with the place's id.
    #[prop(optional)]
    clauses: Vec<(String, String)>,
) -> impl IntoView {
    let is_ticked = |block: &Block| !ticks.is_empty() && matches!(block, Block::List { ordered: false, .. });
    let each = blocks.into_iter().enumerate().map(|(at, one)| match one {
        Block::List { items, .. } if is_ticked(&one) => ticked(items, ticks, at),
        one => block(one, &clauses),
    });
    view! { <div class="ty-prose">{each.collect_view()}</div> }
}

/// A list of boxes that stay ticked: each is kept under its own words, so that a reworded item is open again.
fn ticked(items: Vec<Vec<Block>>, ticks: &str, list: usize) -> AnyView {
    let item = |(at, blocks): (usize, Vec<Block>)| {
        let inlines: Vec<Inline> = blocks.into_iter().flat_map(paragraph).collect();
        let (id, kept) = (format!("tick-{list}-{at}"), format!("{ticks}/{}", inline_text(&inlines)));
        view! {
            <li class="ty-tick">
                <input type="checkbox" id=id.clone() data-keep=kept/>
                <label for=id>{inlines.into_iter().map(unlinked).collect_view()}</label>
            </li>
        }
    };
    view! { <ul class="ty-checklist">{items.into_iter().enumerate().map(item).collect_view()}</ul> }.into_any()
}

fn paragraph(block: Block) -> Vec<Inline> {
    match block {
        Block::Paragraph(inlines) => inlines,
        _ => Vec::new(),
    }
}

/// A citation that is no link: a finger that ticks must not be led away.
fn unlinked(one: Inline) -> AnyView {
    match one {
        Inline::Clause(clause) => view! { <span class="ty-cite">{clause}</span> }.into_any(),
        other => inline(other, &[]),
    }
}

/// Clauses, and the ids of the places they lead to.
type Clauses = [(String, String)];

fn all(blocks: Vec<Block>, clauses: &Clauses) -> AnyView {
    blocks.into_iter().map(|one| block(one, clauses)).collect_view().into_any()
}

fn block(block: Block, clauses: &Clauses) -> AnyView {
    match block {
        Block::Heading { level: 2, id, inlines } => view! { <h2 id=id>{text(inlines, clauses)}</h2> }.into_any(),
        Block::Heading { id, inlines, .. } => view! { <h3 id=id>{text(inlines, clauses)}</h3> }.into_any(),
        Block::Paragraph(inlines) => view! { <p>{text(inlines, clauses)}</p> }.into_any(),
        Block::List { ordered: true, items } => view! { <ol>{each_item(items, clauses)}</ol> }.into_any(),
        Block::List { items, .. } => view! { <ul>{each_item(items, clauses)}</ul> }.into_any(),
        Block::Table { head, rows } => table(head, rows, clauses),
        Block::Quote(blocks) => view! { <blockquote>{all(blocks, clauses)}</blockquote> }.into_any(),
    }
}

fn each_item(items: Vec<Vec<Block>>, clauses: &Clauses) -> AnyView {
    let tight = |blocks: Vec<Block>| {
        let of = |one: Block| match one {
            Block::Paragraph(inlines) => text(inlines, clauses),
            other => block(other, clauses),
        };
        view! { <li>{blocks.into_iter().map(of).collect_view()}</li> }
    };
    items.into_iter().map(tight).collect_view().into_any()
}

fn table(head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>>, clauses: &Clauses) -> AnyView {
    let label = head.iter().map(|cell| inline_text(cell)).collect::<Vec<_>>().join("、");
    view! {
        <div class="ty-scroll" role="region" aria-label=format!("表格：{label}") tabindex="0">
            <table>
                <thead><tr>{head.into_iter().map(|cell| view! { <th scope="col">{text(cell, clauses)}</th> }).collect_view()}</tr></thead>
                <tbody>
                    {rows.into_iter().map(|row| view! {
                        <tr>{row.into_iter().map(|cell| view! { <td>{text(cell, clauses)}</td> }).collect_view()}</tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A run of inlines.
pub(crate) fn inlines(inlines: Vec<Inline>) -> AnyView {
    text(inlines, &[])
}

fn text(inlines: Vec<Inline>, clauses: &Clauses) -> AnyView {
    inlines.into_iter().map(|one| inline(one, clauses)).collect_view().into_any()
}

fn inline(inline: Inline, clauses: &Clauses) -> AnyView {
    match inline {
        Inline::Text(words) => words.into_any(),
        Inline::Strong(inner) => view! { <strong>{text(inner, clauses)}</strong> }.into_any(),
        Inline::Link { to, inlines } => match to.strip_prefix('/') {
            Some(path) => view! { <a href=format!("{}{path}", base())>{text(inlines, clauses)}</a> }.into_any(),
            None => view! { <a href=to rel="external noopener">{text(inlines, clauses)}</a> }.into_any(),
        },
        Inline::Clause(clause) => {
            let source = cited_sources(&clause).first().map(|number| format!("source-{number}"));
            let place = source.or_else(|| clauses.iter().find(|(known, _)| *known == clause).map(|(_, id)| id.clone()));
            match place {
                Some(id) => view! { <a class="ty-cite" href=format!("#{id}")>{clause}</a> }.into_any(),
                None => view! { <span class="ty-cite">{clause}</span> }.into_any(),
            }
        }
    }
}
