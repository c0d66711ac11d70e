//! Which fields each kind of article has, and how they must agree with each other.

use tuoyu_catalog::{Date, RegionCode, Source};

use super::ReferenceKind;
use super::fields::Fields;
use super::name::is_slug;
use super::text::TextRun;
use crate::authority::is_authority_url;
use crate::block::Inline;
use crate::guidance::GuidanceMeta;
use crate::help::HelpMeta;
use crate::policy::PolicyMeta;
use crate::rule::{self, Rule};
use crate::source::CitedSource;
use crate::vocabulary::{Audience, Confidence, GuidanceTopic, PolicyState, PolicyTopic};

/// How long a plain name may be so that it stays on one line of a list on a narrow phone.
const SHORT_LIMIT: usize = 14;
/// How long a guidance text's title may be: two lines of a card.
const TITLE_LIMIT: usize = 24;
/// How long a summary may be: what search engines show of a description.
const SUMMARY_LIMIT: usize = 60;

impl Fields<'_> {
    /// A policy's fields.
    pub(super) fn policy(&mut self) -> Option<PolicyMeta> {
        let title = self.required("title", Fields::text);
        let short = self.required("short", |fields, key| fields.short_text(key, SHORT_LIMIT));
        let summary = self.required("summary", |fields, key| fields.short_text(key, SUMMARY_LIMIT));
        let doc_no = self.text("doc_no");
        let issuer = self.required("issuer", Fields::text);
        let region = self.region();
        let (issued, effective, until) = (self.date("issued"), self.date("effective"), self.date("until"));
        let validity_note = self.required("validity_note", Fields::text);
        let state = self.required("state", |fields, key| fields.word(key, PolicyState::ALL, PolicyState::code));
        let to_confirm = self.yes("to_confirm");
        let (supersedes, superseded_by) = (self.supersedes(), self.superseded_by());
        let audience = self.words("audience", Audience::ALL, Audience::code);
        let topics = self.at_least_one("topics", |fields, key| fields.words(key, PolicyTopic::ALL, PolicyTopic::code));
        let checked = self.required("checked", Fields::date);
        let sources = self.required_sources();
        self.in_order(rule::DATES_OUT_OF_ORDER, "until", effective.or(issued), until);
        self.in_order(rule::DATES_OUT_OF_ORDER, "checked", issued, checked);
        self.in_order(rule::EFFECTIVE_BEFORE_ISSUED, "effective", issued, effective);
        Some(PolicyMeta {
            title: title?,
            short: short?,
            summary: summary?,
            doc_no,
            issuer: issuer?,
            region,
            issued,
            effective,
            until,
            validity_note: validity_note?,
            state: state?,
            to_confirm,
            supersedes,
            superseded_by,
            audience,
            topics,
            checked: checked?,
            sources,
        })
    }

    /// A guidance text's fields.
    pub(super) fn guidance(&mut self) -> Option<GuidanceMeta> {
        let title = self.required("title", |fields, key| fields.short_text(key, TITLE_LIMIT));
        let summary = self.required("summary", |fields, key| fields.short_text(key, SUMMARY_LIMIT));
        let topics =
            self.at_least_one("topics", |fields, key| fields.words(key, GuidanceTopic::ALL, GuidanceTopic::code));
        let (from_month, to_month) =
            (self.required("from_month", Fields::month), self.required("to_month", Fields::month));
        let author_role = self.required("author_role", Fields::text);
        let (reviewed, review_by) = (self.required("reviewed", Fields::date), self.required("review_by", Fields::date));
        let see_doctor = self.cited_texts("see_doctor");
        let keywords = self.texts("keywords");
        let sources = self.required_sources();
        self.in_order(rule::DATES_OUT_OF_ORDER, "review_by", reviewed, review_by);
        if let (Some(from), Some(to)) = (from_month, to_month)
            && from >= to
        {
            self.raise_at_key(rule::BAD_MONTHS, "to_month", &to.to_string(), "");
        }
        Some(GuidanceMeta {
            title: title?,
            summary: summary?,
            topics,
            from_month: from_month?,
            to_month: to_month?,
            author_role: author_role?,
            reviewed: reviewed?,
            review_by: review_by?,
            see_doctor,
            keywords,
            sources,
        })
    }

    /// A help page's fields.
    pub(super) fn help(&mut self) -> Option<HelpMeta> {
        let title = self.required("title", Fields::text);
        let summary = self.required("summary", |fields, key| fields.short_text(key, SUMMARY_LIMIT));
        let updated = self.required("updated", Fields::date);
        let sources = self.sources();
        Some(HelpMeta { title: title?, summary: summary?, updated: updated?, sources })
    }

    /// How many sources the article names.
    pub(super) fn n_sources(&self) -> usize {
        self.count("sources").unwrap_or(0)
    }

    fn required_sources(&mut self) -> Vec<CitedSource> {
        if self.n_sources() == 0 {
            self.raise_at_key(rule::NO_SOURCES, "sources", "", "");
        }
        self.sources()
    }

    fn sources(&mut self) -> Vec<CitedSource> {
        self.tables("sources", |fields| {
            let title = fields.required("title", Fields::text);
            let number = fields.text("number");
            let clause = fields.text("clause");
            let issuer = fields.text("issuer");
            let date = fields.date("date");
            let url = fields.parsed("url", rule::NOT_AUTHORITY, |text| is_authority_url(text).then(|| text.to_owned()));
            let confidence =
                fields.required("confidence", |fields, key| fields.word(key, Confidence::ALL, Confidence::code));
            let document = Source { title: title?, number, clause, issuer, date, url };
            Some(CitedSource { document, confidence: confidence? })
        })
    }

    fn region(&mut self) -> Option<RegionCode> {
        let region = self.parsed("region", rule::BAD_REGION, |text| RegionCode::parse(text).ok());
        self.refer(ReferenceKind::Region, "region", region.as_ref().map(RegionCode::as_str));
        region
    }

    fn superseded_by(&mut self) -> Option<String> {
        let key = "superseded_by";
        let slug = self.parsed(key, rule::BAD_SLUG, |text| is_slug(text).then(|| text.to_owned()));
        self.refer(ReferenceKind::SupersededBy, key, slug.as_deref());
        slug
    }

    fn supersedes(&mut self) -> Vec<String> {
        let key = "supersedes";
        let slugs = self.texts(key);
        for slug in slugs.iter().filter(|slug| !is_slug(slug)) {
            self.raise_at_key(rule::BAD_SLUG, key, slug, "");
        }
        self.refer(ReferenceKind::Supersedes, key, slugs.iter().map(String::as_str));
        slugs
    }

    /// Texts that may hold citations.
    fn cited_texts(&mut self, key: &'static str) -> Vec<Vec<Inline>> {
        let n_sources = self.n_sources();
        self.list(key, |fields, value| {
            let text = fields.plain_text(key, value)?;
            let mut run = TextRun::default();
            run.push(text, fields.offset_of(value));
            Some(run.into_inlines(fields.report, key, Some(n_sources)))
        })
    }

    fn at_least_one<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Self, &'static str) -> Vec<T>) -> Vec<T> {
        let items = self.required(key, |fields, key| Some(read(fields, key))).unwrap_or_default();
        if self.count(key) == Some(0) {
            self.raise_at_key(rule::BLANK, key, "[]", "");
        }
        items
    }

    /// Breaks `rule` by the date under `key` when it comes before `first`.
    fn in_order(&mut self, rule: &Rule, key: &str, first: Option<Date>, second: Option<Date>) {
        if let (Some(first), Some(second)) = (first, second)
            && second < first
        {
            self.raise_at_key(rule, key, &second.to_string(), &format!("早于 {first}"));
        }
    }

    fn refer<'s>(&mut self, kind: ReferenceKind, key: &str, targets: impl IntoIterator<Item = &'s str>) {
        let offset = self.offset(key);
        for target in targets {
            self.report.refer(kind, offset, target);
        }
    }
}
