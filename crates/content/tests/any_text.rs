//! No text breaks the parser, and what it lets through is safe to show.
#![expect(clippy::panic, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use tuoyu_content::{Block, Inline, parse_guidance, parse_help, parse_policy};

/// Pieces that mean something in front matter or Markdown.
const PIECES: [&str; 48] = [
    "+++\n",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "#",
    "## ",
    "### ",
    "- ",
    "1. ",
    "2) ",
    "> ",
    "|",
    "|---|---|\n",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "</b>",
    "<!--",
    "&#x202E;",
    "&amp;",
    "\\",
    "---\n",
    "〔",
    "〕",
    "来源",
    "1",
    "9",
    "/policies/a/",
    "https://www.gov.cn/",
    "javascript:",
    "育儿",
    "a",
    "\"",
    " = ",
    "\u{202E}",
    "[[sources]]\n",
];

const HELP: &str = "+++\ntitle = \"关于\"\nsummary = \"本站。\"\nupdated = \"2026-11-22\"\n+++\n";

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => (0..PIECES.len()).prop_map(|index| PIECES.get(index).copied().unwrap_or_default().to_owned()),
        1 => any::<char>().prop_map(String::from),
    ]
    .boxed();
    // Short soups are often sound, long ones never.
    let length = prop_oneof![0..6_usize, 0..60_usize];
    length.prop_flat_map(move |length| prop::collection::vec(piece.clone(), length)).prop_map(|pieces| pieces.concat())
}

/// Every text and address in a body, and how deep it goes.
fn walk(blocks: &[Block], depth: u32, visit: &mut impl FnMut(&str, Option<&str>)) {
    assert!(depth <= 3, "too deep");
    for block in blocks {
        match block {
            Block::Heading { level, inlines, .. } => {
                assert!(depth == 0 && (2..=3).contains(level));
                walk_inlines(inlines, visit);
            }
            Block::Paragraph(inlines) => walk_inlines(inlines, visit),
            Block::List { items, .. } => items.iter().for_each(|item| walk(item, depth + 1, visit)),
            Block::Table { head, rows } => {
                assert!(rows.iter().all(|row| row.len() == head.len()));
                std::iter::once(head).chain(rows).flatten().for_each(|cell| walk_inlines(cell, visit));
            }
            Block::Quote(inner) => walk(inner, depth + 1, visit),
        }
    }
}

fn walk_inlines(inlines: &[Inline], visit: &mut impl FnMut(&str, Option<&str>)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Clause(text) => visit(text, None),
            Inline::Strong(inner) => walk_inlines(inner, visit),
            Inline::Link { to, inlines } => {
                visit("", Some(to));
                walk_inlines(inlines, visit);
            }
        }
    }
}

fn check_body(body: &[Block]) {
    assert!(!body.is_empty());
    walk(body, 0, &mut |text, to| {
        assert!(!text.chars().any(|character| character.is_control() || character == '\u{202E}'), "{text:?}");
        assert!(!text.contains("**") && !text.contains("]("), "{text:?}");
        let safe = |to: &str| to.starts_with("https://www.gov.cn/") || to.starts_with('/') && to.ends_with('/');
        assert!(to.is_none_or(safe), "{to:?}");
    });
}

proptest! {
    #[test]
    fn arbitrary_text_never_panics(text in ".*", slug in ".{0,8}") {
        let rows = text.matches('\n').count() + 1;
        for problem in parse_policy("a.md", &slug, &text).problems {
            prop_assert!(problem.row.is_some_and(|row| (1..=rows).contains(&(row as usize))));
        }
    }

    #[test]
    fn arbitrary_front_matter_never_panics(front in soup(), body in soup()) {
        let text = format!("+++\n{front}\n+++\n{body}");
        parse_policy("a.md", "a", &text);
        parse_guidance("a.md", "a", &text);
    }

    #[test]
    fn whatever_body_is_let_through_is_safe(body in soup()) {
        let parsed = parse_help("a.md", "a", &format!("{HELP}{body}"));
        if let Some(help) = parsed.article {
            check_body(&help.body);
            let json = serde_json::to_string(&help).unwrap_or_else(|error| panic!("{error}"));
            prop_assert_eq!(serde_json::from_str(&json).ok(), Some(help));
        } else {
            prop_assert!(!parsed.problems.is_empty());
        }
    }
}

#[test]
fn deep_nesting_is_reported_and_does_not_exhaust_the_stack() {
    for nest in ["> ", "- ", "1. ", "*a **b ", "[", "![", "**[", "〔"] {
        let text = format!("{HELP}{}甲{}", nest.repeat(5_000), "*".repeat(5_000));
        assert!(parse_help("a.md", "a", &text).article.is_none(), "{nest}");
    }
    let brackets = format!("+++\na = {}\n+++\n甲", "[".repeat(20_000));
    assert!(parse_help("a.md", "a", &brackets).article.is_none());
}
