//! What regions add to the national vaccination schedule: `content/vaccines/<code>.json`, an `Extra` of `tuoyu-childhealth`.
//!
//! A file names the region's document and its doses. A dose whose ages, intervals or id do not fit the national schedule is reported,
//! and nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tuoyu_catalog::Problem;
use tuoyu_catalog::check::SiteFiles;
use tuoyu_childhealth::vaccines::{Extra, Schedule, ScheduleError};
use tuoyu_content::authority;
use tuoyu_content::rule::{LOCAL_VACCINES, NOT_AUTHORITY, Rule, UNKNOWN_REGION};
use tuoyu_site::live::care::LocalDoses;

/// The files, each read or the reason why not, by path.
#[derive(Debug, Default)]
pub(super) struct LocalVaccines(BTreeMap<PathBuf, Result<Extra, ScheduleError>>);

impl LocalVaccines {
    /// Reads a folder; one that is not there holds nothing.
    pub(super) fn read(folder: &Path) -> Result<LocalVaccines> {
        let mut files = BTreeMap::new();
        if folder.is_dir() {
            let cannot_read = || format!("不能读 {}", folder.display());
            for entry in fs::read_dir(folder).with_context(cannot_read)? {
                let path = entry.with_context(cannot_read)?.path();
                if path.extension().is_some_and(|extension| extension == "json") {
                    let bytes = fs::read(&path).with_context(|| format!("不能读 {}", path.display()))?;
                    let read = Extra::from_json(&String::from_utf8_lossy(&bytes));
                    files.insert(path, read);
                }
            }
        }
        Ok(LocalVaccines(files))
    }

    /// Everything wrong with them.
    pub(super) fn check(&self, site: &SiteFiles) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (path, read) in &self.0 {
            if entry(site, path).is_none() {
                problems.push(problem(UNKNOWN_REGION, path, "", &stem(path)));
            }
            let fits = |extra: &Extra| Schedule::national()?.with(extra.clone()).map(drop);
            if let Err(error) = read.as_ref().map_err(Clone::clone).and_then(fits) {
                problems.push(problem(LOCAL_VACCINES, path, "doses", &error.to_string()));
            }
            let url = read.as_ref().ok().and_then(|extra| extra.source.url.as_deref());
            if let Some(url) = url.filter(|url| !authority::is_authority_url(url)) {
                problems.push(problem(NOT_AUTHORITY, path, "source.url", url));
            }
        }
        problems
    }

    /// The doses by region, in the regions' order.
    pub(super) fn of(&self, site: &SiteFiles) -> Vec<LocalDoses> {
        let of_file = |(path, read): (&PathBuf, &Result<Extra, ScheduleError>)| {
            Some(LocalDoses { region: entry(site, path)?.clone(), extra: read.as_ref().ok()?.clone() })
        };
        self.0.iter().filter_map(of_file).collect()
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn entry<'a>(site: &'a SiteFiles, path: &Path) -> Option<&'a tuoyu_catalog::export::RegionEntry> {
    let code = stem(path);
    site.regions.iter().map(|row| &row.record).find(|entry| entry.code.as_str() == code)
}

fn problem(rule: &'static Rule, path: &Path, field: &str, value: &str) -> Problem {
    let found = Problem::error(rule.code, path.to_string_lossy(), rule.message).mend(rule.remedy);
    found.in_field(field, value)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const LOCAL: &str = r#"{"source": {"title": "示例：本地增加的疫苗"}, "doses": [{"id": "varv-1", "vaccine": "水痘疫苗", "abbr": "VarV",
        "prevents": "水痘", "number": 1, "months": 12, "live_injected": true, "route": "皮下注射", "amount": "0.5 毫升"}]}"#;

    fn codes(name: &str, text: &str) -> Vec<&'static str> {
        let files = LocalVaccines(BTreeMap::from([(PathBuf::from(name), Extra::from_json(text))]));
        let mut site = SiteFiles::default();
        let entry = r#"{"code": "410305", "name": "涧西区", "full_name": "河南省洛阳市涧西区"}"#;
        site.regions.push(tuoyu_catalog::check::Row { record: serde_json::from_str(entry).unwrap(), row: 1 });
        assert_eq!(files.of(&site).len(), usize::from(name == "410305.json" && Extra::from_json(text).is_ok()));
        files.check(&site).iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn local_doses_are_taken_where_they_fit_and_reported_where_not() {
        assert_eq!(codes("410305.json", LOCAL), [""; 0]);
        assert_eq!(codes("999999.json", LOCAL), [UNKNOWN_REGION.code]);
        assert_eq!(codes("410305.json", "{}"), [LOCAL_VACCINES.code]);
        assert_eq!(codes("410305.json", &LOCAL.replace("varv-1", "mmr-1")), [LOCAL_VACCINES.code]);
        assert_eq!(
            codes("410305.json", &LOCAL.replace("\"source\"", "\"from\"")),
            [LOCAL_VACCINES.code],
            "no figure without a source"
        );
        let linked = LOCAL.replace("\"title\"", "\"url\": \"https://example.com/a\", \"title\"");
        assert_eq!(codes("410305.json", &linked), [NOT_AUTHORITY.code]);
    }
}
