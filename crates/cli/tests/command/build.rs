//! `tuoyu build`: the same bytes twice, everything reachable from the pointers, old files kept until they are pruned.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::folder::{Folder, files, root, tuoyu};
use serde_json::Value;
use tuoyu_catalog::export::InstitutionsFile;
use tuoyu_catalog::runtime::{FilingList, NameList, NamePlace, Pointer, Shard, Site};
use tuoyu_cli::export::write::sha256;
use tuoyu_content::{GuidanceEntry, PolicyEntry};
use tuoyu_search::Index;

fn built(name: &str) -> Folder {
    let folder = Folder::new(name);
    assert_eq!(tuoyu(&folder.0, &["demo", "--export", "."]).status.code(), Some(0));
    build(&folder.0, &[]);
    folder
}

fn build(folder: &Path, more: &[&str]) -> Value {
    let content = root().join("content");
    let arguments = ["build", ".", "--format", "json", "--content", content.to_str().unwrap()];
    let output = tuoyu(folder, &[&arguments[..], more].concat());
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{answer}");
    answer
}

fn pointer(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Pointer {
    serde_json::from_slice(&files[path]).unwrap()
}

#[test]
fn two_builds_are_byte_equal_and_a_third_changes_nothing() {
    let (one, two) = (built("build-one"), built("build-two"));
    let first = files(&one.0);
    assert!(first == files(&two.0));
    build(&one.0, &[]);
    assert!(first == files(&one.0));
}

#[test]
fn every_file_a_pointer_names_is_there_with_its_bytes_and_hash() {
    let folder = built("build-pointers");
    let files = files(&folder.0);
    let pointers: Vec<&String> = files.keys().filter(|path| path.ends_with("runtime.json")).collect();
    assert_eq!(pointers.len(), 6);
    let mut named = 0;
    for path in pointers {
        for entry in pointer(&files, path).files {
            let bytes = &files[&entry.path];
            assert_eq!((bytes.len() as u64, sha256(bytes)), (entry.bytes, entry.sha256.clone()), "{}", entry.path);
            let ending = if entry.path.starts_with("runtime/names.") { "tysx" } else { "json" };
            assert!(entry.path.ends_with(&format!(".{}.{ending}", &entry.sha256[..16])), "{}", entry.path);
            named += 1;
        }
    }
    assert_eq!(named, files.keys().filter(|path| path.starts_with("runtime/")).count());
}

#[test]
fn the_names_of_all_regions_are_one_index_that_says_which_institution_each_is() {
    let folder = built("build-names");
    let files = files(&folder.0);
    let top = pointer(&files, "runtime.json");
    let bytes = |stem: &str| files[&top.file(stem).unwrap().path].clone();
    let index = Index::decode(&bytes("names")).unwrap();
    let packed: String = serde_json::from_slice(&bytes("names-places")).unwrap();
    let list = NameList::unpack(&packed).unwrap();
    assert_eq!(index.n_records(), list.places.len());
    let mut seen = 0;
    for code in ["410305", "410481", "140525", "370303", "340602"] {
        let own = pointer(&files, &format!("{code}/runtime.json"));
        let filings: FilingList =
            serde_json::from_slice(&files[&own.file(&format!("{code}-filing")).unwrap().path]).unwrap();
        for one in &filings.institutions {
            // Two regions may have a place of the same name.
            let found = index.search(&one.name, 20).best.into_iter().map(|found| &list.places[found.record as usize]);
            let is_it =
                |place: &NamePlace| (place.region.as_str(), &place.id, place.status) == (code, &one.id, one.status);
            assert!(found.into_iter().any(is_it), "{}", one.name);
            seen += 1;
        }
    }
    assert_eq!(seen, list.places.len());
}

#[test]
fn the_app_finds_each_file_by_its_stem_and_reads_it() {
    let folder = built("build-read");
    let files = files(&folder.0);
    let top = pointer(&files, "runtime.json");
    let bytes = |pointer: &Pointer, stem: &str| files[&pointer.file(stem).unwrap().path].clone();
    let site: Site = serde_json::from_slice(&bytes(&top, "site")).unwrap();
    assert_eq!(site.regions.len(), 5);
    let policies: Vec<PolicyEntry> = serde_json::from_slice(&bytes(&top, "policies")).unwrap();
    let guidance: Vec<GuidanceEntry> = serde_json::from_slice(&bytes(&top, "guidance")).unwrap();
    assert!(policies.iter().all(|policy| top.file(&format!("policy-{}", policy.slug)).is_some()));
    assert!(guidance.iter().all(|article| top.file(&format!("guidance-{}", article.slug)).is_some()));
    assert!(
        ["help", "about", "accessibility", "privacy"].iter().all(|slug| top.file(&format!("help-{slug}")).is_some())
    );
    for summary in &site.regions {
        let code = summary.entry.code.as_str();
        let own = pointer(&files, &format!("{code}/runtime.json"));
        let shard: Shard = serde_json::from_slice(&bytes(&own, code)).unwrap();
        let details: InstitutionsFile = serde_json::from_slice(&bytes(&own, &format!("{code}-details"))).unwrap();
        let source: InstitutionsFile = serde_json::from_slice(&files[&format!("{code}/institutions.json")]).unwrap();
        assert_eq!(details, source, "{code}: nothing is lost on the way to the app");
        let filed = source.institutions.iter().filter(|one| one.is_filed() == Some(true) && !one.is_closed()).count();
        assert_eq!((shard.cards.len(), summary.filed as usize), (source.institutions.len(), filed), "{code}");
    }
}

#[test]
fn old_files_stay_for_open_tabs_until_they_are_pruned() {
    let folder = built("build-prune");
    let before: Vec<String> = files(&folder.0).into_keys().filter(|path| path.starts_with("runtime/")).collect();
    let schemes = folder.0.join("schemes.json");
    let text =
        fs::read_to_string(&schemes).unwrap().replace("\"最高", "\"极高").replace("也是最高的等级", "也就是头一个等级");
    fs::write(&schemes, text).unwrap();
    assert_eq!(tuoyu(&folder.0, &["validate", "."]).status.code(), Some(1), "the manifest is older than the file");
    assert_eq!(tuoyu(&folder.0, &["seal", "."]).status.code(), Some(0));
    build(&folder.0, &[]);
    let after = files(&folder.0);
    assert!(before.iter().all(|path| after.contains_key(path)), "an open tab's file is gone");
    assert_eq!(build(&folder.0, &["--prune"])["pruned"], 1);
    assert_eq!(files(&folder.0).len(), after.len() - 1);
}

#[test]
fn one_fault_anywhere_and_no_file_is_written() {
    let folder = built("build-fault");
    let list = folder.0.join("340602/institutions.json");
    let text = fs::read_to_string(&list).unwrap().replacen("\"open\": ", "\"open\": 9", 1);
    fs::write(&list, text).unwrap();
    let before = files(&folder.0);
    let output = tuoyu(&folder.0, &["build", ".", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(files(&folder.0) == before);
}
