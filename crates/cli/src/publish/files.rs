//! The files of a folder, measured, and what their names say of them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_catalog::runtime::Pointer;

use crate::disk;
use crate::export::write::hexadecimal;

/// Files by path, with `/` between.
pub(super) type Listing = BTreeMap<String, FileEntry>;

/// Hexadecimal digits by which a name counts as its content's hash.
const DIGITS: usize = 16;

/// Bytes that are hashed in one go.
const AT_ONCE: usize = 64 << 10;

/// Every file below a folder, but for what a killed command has staged.
///
/// # Errors
/// If a folder or file cannot be read.
pub(super) fn list(folder: &Path) -> Result<Listing> {
    let mut listing = Listing::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((place, prefix)) = open.pop() {
        let cannot_read = || format!("不能读 {}", place.display());
        for entry in fs::read_dir(&place).with_context(cannot_read)? {
            let entry = entry.with_context(cannot_read)?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                open.push((entry.path(), format!("{path}/")));
            } else if !disk::is_staged(&entry.path()) {
                listing.insert(path.clone(), measure(&entry.path(), &path)?);
            }
        }
    }
    Ok(listing)
}

/// A file's length and hash.
///
/// # Errors
/// If it cannot be read.
pub(super) fn measure(place: &Path, path: &str) -> Result<FileEntry> {
    let cannot_read = || format!("不能读 {}", place.display());
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    let mut file = BufReader::with_capacity(AT_ONCE, File::open(place).with_context(cannot_read)?);
    loop {
        let read = file.fill_buf().with_context(cannot_read)?;
        if read.is_empty() {
            return Ok(FileEntry { path: path.to_owned(), bytes, sha256: hexadecimal(&hash.finalize()) });
        }
        hash.update(read);
        let n_read = read.len();
        bytes += n_read as u64;
        file.consume(n_read);
    }
}

/// Whether the name holds its content's hash, so that what it names never changes.
pub(super) fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_hash =
        |part: &str| part.len() >= DIGITS && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    name.split(['.', '-', '_']).any(is_hash)
}

/// How late a file is moved to its place: what points at others comes after them.
pub(super) fn rank(path: &str) -> u8 {
    match path {
        "data/manifest.json" => 4,
        "data/runtime.json" => 3,
        "data/open/index.json" => 2,
        _ if path.starts_with("data/") && path.ends_with("/runtime.json") => 1,
        _ => 0,
    }
}

/// Holds every file the pointers name against what they say of it.
///
/// # Errors
/// If a pointer cannot be read, or what it names is missing or other than it says: the folder is not a whole site.
pub(super) fn check_pointers(folder: &Path, listing: &Listing) -> Result<()> {
    for path in listing.keys().filter(|path| path.starts_with("data/") && path.ends_with("runtime.json")) {
        let place = folder.join(path);
        let bytes = fs::read(&place).with_context(|| format!("不能读 {}", place.display()))?;
        let pointer: Pointer = serde_json::from_slice(&bytes).with_context(|| place.display().to_string())?;
        for entry in pointer.files {
            let found = listing.get(&format!("data/{}", entry.path));
            let agrees = found.is_some_and(|found| (found.bytes, &found.sha256) == (entry.bytes, &entry.sha256));
            ensure!(agrees, "{path} 指向的 {} 不在或不对：再运行 tuoyu build 和 tuoyu prerender", entry.path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_their_contents_hash_are_known() {
        for (path, hashed) in [
            ("data/runtime/site.0123456789abcdef.json", true),
            ("places-0123456789abcdef.js", true),
            ("places-0123456789abcdef_bg.wasm", true),
            ("boot-0123456789abcdef.js", true),
            ("index.html", false),
            ("410305/institutions/410305-0001/index.html", false),
            ("data/0123456789abcdef/runtime.json", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }

    #[test]
    fn what_points_comes_after_what_it_points_at() {
        let order = ["data/410305/institutions.json", "data/410305/runtime.json", "data/open/index.json"];
        let order = order.into_iter().chain(["data/runtime.json", "data/manifest.json"]);
        assert!(order.map(rank).is_sorted_by(|a, b| a < b));
    }
}
