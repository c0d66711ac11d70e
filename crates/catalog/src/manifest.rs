//! The manifest: what an export is, how old, from whom, and the size and hash of each of its files.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{Date, Source};

/// The export's schema: a reader refuses another major version and ignores what a later minor version adds.
pub const SCHEMA_MAJOR: u32 = 1;

/// The minor version this code writes.
pub const SCHEMA_MINOR: u32 = 1;

vocabulary! {
    /// Whether the institutions are real.
    Provenance {
        /// Fictitious institutions, to show the site.
        Demonstration = "demonstration" "演示数据",
        /// An authority's own list.
        Official = "official" "主管部门公布",
    }
}

/// `manifest.json`, written last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manifest {
    /// `major.minor`.
    pub schema_version: String,
    /// The newest day any of its facts was stated.
    pub as_of: Date,
    /// Whether the institutions are real.
    pub provenance: Provenance,
    /// Who publishes the export.
    pub publisher: String,
    /// Where the list comes from.
    pub source: Source,
    /// On what terms others may use the data; `None` where the publisher has not said. Since 1.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// Every file of the export but this one, in path order.
    pub files: Vec<FileEntry>,
}

/// The terms on which others may use the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Licence {
    /// What it is called, such as CC BY 4.0, or the terms in a sentence.
    pub name: String,
    /// Where its text is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One file of the export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileEntry {
    /// Path below the manifest's folder, with `/`.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of its content, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// Why an export is not of a version this code reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionError {
    /// The version the manifest states.
    pub found: String,
}

impl std::fmt::Display for VersionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "数据格式版本是 {}，这里只认 {SCHEMA_MAJOR}.x", self.found)
    }
}

impl std::error::Error for VersionError {}

impl Manifest {
    /// The version this code writes.
    pub fn current_version() -> String {
        format!("{SCHEMA_MAJOR}.{SCHEMA_MINOR}")
    }

    /// Whether this code reads the export: the major version is its own.
    pub fn check_version(&self) -> Result<(), VersionError> {
        Manifest::version_is_ours(&self.schema_version)
    }

    /// Whether a later version of the same major wrote it, so that it may hold fields nobody here knows.
    pub fn is_later_minor(&self) -> bool {
        let minor = self.schema_version.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok());
        self.check_version().is_ok() && minor.is_some_and(|minor| minor > SCHEMA_MINOR)
    }

    /// Whether a `major.minor` text states the major version this code reads.
    pub fn version_is_ours(schema_version: &str) -> Result<(), VersionError> {
        let major = schema_version.split('.').next().and_then(|major| major.parse::<u32>().ok());
        if major == Some(SCHEMA_MAJOR) { Ok(()) } else { Err(VersionError { found: schema_version.to_owned() }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(version: &str) -> Option<Manifest> {
        Some(Manifest {
            schema_version: version.to_owned(),
            as_of: Date::new(2026, 11, 1)?,
            provenance: Provenance::Demonstration,
            publisher: String::new(),
            source: Source::default(),
            licence: None,
            files: Vec::new(),
        })
    }

    #[test]
    fn another_major_version_is_refused_and_a_later_minor_one_read() {
        for (version, ok) in [("1.0", true), ("1.7", true), ("2.0", false), ("0.9", false), ("x", false), ("", false)] {
            assert_eq!(manifest(version).map(|manifest| manifest.check_version().is_ok()), Some(ok), "{version}");
            let later = manifest(version).map(|manifest| manifest.is_later_minor());
            assert_eq!(later, Some(version == "1.7"), "{version}");
        }
    }
}
