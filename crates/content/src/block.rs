//! An article's body: a tree of blocks, each holding runs of inlines.
//!
//! The tree knows only what the site styles. There is no node for HTML, images or code, so a page cannot show any.

use serde::{Deserialize, Serialize};

/// One block of a body, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A section's heading, at the top level of a body only.
    Heading {
        /// 2 or 3; 1 is the page's title.
        level: u8,
        /// `s1`, `s2`, … by order in the body: ASCII, unique, the same as long as the order stays.
        id: String,
        /// The heading's words.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; a list within an item is the deepest there is.
    List {
        /// Numbered from 1, or with bullets.
        ordered: bool,
        /// What each item holds.
        items: Vec<Vec<Block>>,
    },
    /// A table; every row is as wide as the head.
    Table {
        /// The cells of the head.
        head: Vec<Vec<Inline>>,
        /// The cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A caution set apart.
    Quote(Vec<Block>),
}

/// A run of text within a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that matter more.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// `/…/` within the site, or `https://…` of an authority.
        to: String,
        /// The linked words.
        inlines: Vec<Inline>,
    },
    /// A citation, without its brackets 〔〕: a clause such as 二（一）3, or 来源1; see [`crate::citation`].
    Clause(String),
}

/// A line of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry<'a> {
    /// 2 or 3.
    pub level: u8,
    /// The heading's id.
    pub id: &'a str,
    /// The heading's words without citations.
    pub text: String,
}

/// The headings of a body, in order.
pub fn contents(blocks: &[Block]) -> Vec<ContentsEntry<'_>> {
    let entry = |block| match block {
        &Block::Heading { level, ref id, ref inlines } => Some(ContentsEntry { level, id, text: inline_text(inlines) }),
        _ => None,
    };
    blocks.iter().filter_map(entry).collect()
}

/// The words of a body for a search index: one line a block, item or cell, without citations.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    push_blocks(blocks, &mut text);
    text.truncate(text.trim_end().len());
    text
}

/// The words of some inlines, without citations.
pub fn inline_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(inlines, &mut text);
    text
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { inlines, .. } | Block::Paragraph(inlines) => push_line(inlines, text),
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(item, text)),
            Block::Table { head, rows } => {
                std::iter::once(head).chain(rows).flatten().for_each(|cell| push_line(cell, text));
            }
            Block::Quote(inner) => push_blocks(inner, text),
        }
    }
}

fn push_line(inlines: &[Inline], text: &mut String) {
    push_inlines(inlines, text);
    text.push('\n');
}

fn push_inlines(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => push_inlines(inner, text),
            Inline::Clause(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn body() -> Vec<Block> {
        vec![
            Block::Heading { level: 2, id: "s1".to_owned(), inlines: words("谁能用上") },
            Block::Paragraph(vec![
                Inline::Strong(words("家庭")),
                Inline::Text("可以申领".to_owned()),
                Inline::Clause("第三条".to_owned()),
            ]),
            Block::List { ordered: true, items: vec![vec![Block::Paragraph(words("先登记"))], vec![]] },
            Block::Table { head: vec![words("月龄")], rows: vec![vec![words("6–12")]] },
            Block::Quote(vec![Block::Heading { level: 3, id: "s2".to_owned(), inlines: words("注意") }]),
        ]
    }

    #[test]
    fn plain_text_keeps_words_and_drops_citations() {
        assert_eq!(plain_text(&body()), "谁能用上\n家庭可以申领\n先登记\n月龄\n6–12\n注意");
        assert_eq!(plain_text(&[]), "");
    }

    #[test]
    fn contents_lists_top_level_headings() {
        let body = body();
        assert_eq!(contents(&body), [ContentsEntry { level: 2, id: "s1", text: "谁能用上".to_owned() }]);
    }

    #[test]
    fn the_json_form_is_short_and_reads_back() -> Result<(), serde_json::Error> {
        let body = body();
        let json = serde_json::to_string(&body)?;
        assert!(json.starts_with(r#"[{"heading":{"level":2,"id":"s1","inlines":[{"text":"谁能用上"}]}}"#), "{json}");
        assert_eq!(serde_json::from_str::<Vec<Block>>(&json)?, body);
        Ok(())
    }
}
