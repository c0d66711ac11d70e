//! The policies and what they grant, for the pages that speak of them.

use tuoyu_catalog::institution::Institution;
use tuoyu_catalog::region::Region;
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{Date, RegionCode};
use tuoyu_content::vocabulary::Audience;
use tuoyu_content::{Policy, PolicyEntry};
use tuoyu_policy::checklist::{self, Checklist};
use tuoyu_policy::departments::{self, Matter};
use tuoyu_policy::document::{self, MeasureError};
use tuoyu_policy::promises::{self, Promises};
use tuoyu_policy::{Facts, Measure, on_date};

/// All that is known of policies.
#[derive(Clone, Debug)]
pub struct Library {
    /// The documents, newest first.
    pub policies: Vec<PolicyEntry>,
    /// What they grant.
    pub measures: Vec<Measure>,
    /// What people bring to an office.
    pub matters: Vec<Matter>,
    /// What a place can be held against.
    pub checklists: Vec<Checklist>,
    /// What the plans promise.
    pub promises: Promises,
}

/// Why there is no library.
#[derive(Debug)]
pub enum LibraryError {
    /// The measures do not hold together.
    Measures(Vec<MeasureError>),
    /// Another of the policy crate's files cannot be read.
    File(serde_json::Error),
}

impl std::fmt::Display for LibraryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            LibraryError::Measures(errors) => errors.iter().try_for_each(|error| writeln!(f, "{error}")),
            LibraryError::File(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LibraryError {}

impl Library {
    /// The library of a site with these policies. A measure of a document the site does not explain is left out: there would be
    /// nowhere to read about it.
    ///
    /// # Errors
    /// If the data of the policy crate is wrong.
    pub fn of(policies: Vec<PolicyEntry>) -> Result<Library, LibraryError> {
        let mut measures = document::shipped().map_err(LibraryError::Measures)?;
        measures.retain(|measure| policies.iter().any(|policy| policy.slug == measure.policy));
        Ok(Library {
            policies,
            measures,
            matters: departments::shipped().map_err(LibraryError::File)?,
            checklists: checklist::shipped().map_err(LibraryError::File)?,
            promises: promises::shipped().map_err(LibraryError::File)?,
        })
    }

    /// The document with this slug.
    pub fn policy(&self, slug: &str) -> Option<&PolicyEntry> {
        self.policies.iter().find(|policy| policy.slug == slug)
    }

    /// What a document grants, in its own order.
    pub fn measures_of(&self, slug: &str) -> Vec<Measure> {
        self.measures.iter().filter(|measure| measure.policy == slug).cloned().collect()
    }

    /// The documents of a county: its own, and those of the city and the province above it.
    pub fn local(&self, county: &RegionCode) -> Vec<&PolicyEntry> {
        let here = |policy: &&PolicyEntry| policy.region.as_ref().is_some_and(|region| region.contains(county));
        self.policies.iter().filter(here).collect()
    }

    /// What was replaced, beside what took its place, for a document that is one or the other.
    pub fn replaced(&self, slug: &str) -> Vec<(Measure, Measure)> {
        let pairs = on_date::replaced(&self.measures);
        let ours = pairs.into_iter().filter(|(old, new)| old.policy == slug || new.policy == slug);
        ours.map(|(old, new)| (old.clone(), new.clone())).collect()
    }

    /// The documents that state a last day, soonest first.
    pub fn expiring(&self) -> Vec<&PolicyEntry> {
        let mut expiring: Vec<&PolicyEntry> = self.policies.iter().filter(|policy| policy.until.is_some()).collect();
        expiring.sort_by_key(|policy| (policy.until, policy.slug.as_str()));
        expiring
    }

    /// What operators are granted that this place, by what is published of it, already meets.
    pub fn met_by(&self, place: &Institution, schemes: &[Scheme], today: Date) -> Vec<Measure> {
        let facts = Facts::of(place, schemes, today);
        let met = |measure: &&Measure| {
            let counts = measure.span().on(today).answer() != Some(false);
            measure.audience == Audience::Operator && counts && measure.is_met_by(&facts, today)
        };
        self.measures.iter().filter(met).cloned().collect()
    }
}

/// A policy's page.
#[derive(Clone, Debug)]
pub struct PolicyBody {
    /// The article.
    pub policy: Policy,
    /// Its line in the list.
    pub entry: PolicyEntry,
    /// What the document grants.
    pub measures: Vec<Measure>,
    /// What was replaced, beside what took its place.
    pub replaced: Vec<(Measure, Measure)>,
}

/// A region's page of offices.
#[derive(Clone, Debug)]
pub struct RegionDepartmentsBody {
    /// The region.
    pub region: Region,
    /// The plan that names the offices, where the site explains it.
    pub plan: Option<PolicyEntry>,
    /// The matters people bring.
    pub matters: Vec<Matter>,
    /// What the plan promises.
    pub promises: Promises,
}
