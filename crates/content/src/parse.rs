//! Files to articles: front matter and Markdown read together, every problem found and located.
//!
//! Reading never stops at the first fault, and never yields half an article: there is one exactly when no problem is an
//! error. What can only be judged beside other articles is noted as [`Reference`]s for [`crate::check`].

mod body;
mod characters;
mod fields;
mod front_matter;
mod meta;
mod name;
mod report;
mod text;

use tuoyu_catalog::Problem;

use crate::block::Block;
use crate::guidance::Guidance;
use crate::help::Help;
use crate::policy::Policy;
use crate::rule;
use fields::Fields;
use name::is_slug;
use report::Report;

/// What came of reading one file.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    /// The file, as it was named to the parser.
    pub file: String,
    /// The name the file gives the article.
    pub slug: String,
    /// The article; `Some` exactly when no problem is an error.
    pub article: Option<T>,
    /// What the file points to, whether or not there is an article.
    pub references: Vec<Reference>,
    /// What is wrong with the file, by line.
    pub problems: Vec<Problem>,
}

/// Something a file points to that must exist elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What is pointed to.
    pub kind: ReferenceKind,
    /// The path, slug or code, as written.
    pub to: String,
    /// The line, counted from 1.
    pub row: u32,
}

/// What a [`Reference`] points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A page of the site, by path.
    Page,
    /// The region a policy holds in.
    Region,
    /// A policy this one replaces.
    Supersedes,
    /// The policy that replaced this one.
    SupersededBy,
}

/// Reads a policy; `file` is named in problems, `slug` is the file's name without `.md`.
pub fn parse_policy(file: &str, slug: &str, text: &str) -> Parsed<Policy> {
    parse(file, slug, text, |fields| fields.policy(), |slug, meta, body| Policy { slug, meta, body })
}

/// Reads a guidance text; `file` is named in problems, `slug` is the file's name without `.md`.
pub fn parse_guidance(file: &str, slug: &str, text: &str) -> Parsed<Guidance> {
    parse(file, slug, text, |fields| fields.guidance(), |slug, meta, body| Guidance { slug, meta, body })
}

/// Reads a help page; `file` is named in problems, `slug` is the file's name without `.md`.
pub fn parse_help(file: &str, slug: &str, text: &str) -> Parsed<Help> {
    parse(file, slug, text, |fields| fields.help(), |slug, meta, body| Help { slug, meta, body })
}

fn parse<M, T>(
    file: &str,
    slug: &str,
    text: &str,
    read_meta: impl FnOnce(&mut Fields<'_>) -> Option<M>,
    assemble: impl FnOnce(String, M, Vec<Block>) -> T,
) -> Parsed<T> {
    let mut report = Report::new(file, text);
    if !is_slug(slug) {
        report.raise(rule::BAD_SLUG, 0, "", slug);
    }
    let parts = front_matter::split(&mut report, text).map(|(front, body)| {
        let (meta, sources) = front_matter::read(&mut report, text, front, read_meta);
        (meta, body::read(&mut report, text, body, sources))
    });
    characters::check_file(&mut report, text);
    let (references, problems) = report.finish();
    let sound = !problems.iter().any(Problem::is_error);
    let article =
        parts.filter(|_| sound).and_then(|(meta, body)| meta.map(|meta| assemble(slug.to_owned(), meta, body)));
    Parsed { file: file.to_owned(), slug: slug.to_owned(), article, references, problems }
}
